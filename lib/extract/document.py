"""Article -> spaCy Doc whose character offsets are the article's own and whose sentences never cross a block."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, pairwise, tee
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc

from lib.errors import DatelineError
from lib.extract.version import find_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

    from lib.read.article import Article


@lru_cache(maxsize=1)
def load_model() -> Language:
    """The small English model, loaded once a process.

    Raises:
        DatelineError: no model is installed.
    """
    return spacy.load(find_model())


def parse(articles: Iterable[Article], batch_size: int = 64) -> Iterator[Doc]:
    """One Doc an article, in order; ``token.idx`` counts code points in ``article.text``, and no sentence crosses a block.

    Each block is parsed by itself: the model reads the start of a paragraph better without the end of the one before it.
    """
    nlp = load_model()
    for_parser, for_merging = tee(articles)
    parsed = nlp.pipe((chunk for article in for_parser for chunk in _chunks(article)), batch_size=batch_size)
    for article in for_merging:
        doc = Doc.from_docs(list(islice(parsed, len(_bounds(article)) - 1)), ensure_whitespace=False)
        if doc is None or doc.text != article.text:
            raise DatelineError(
                "The parsed text is not the article's.", place=f"article {article.article_id}", remedy="Report this as a bug."
            )
        yield doc


def _bounds(article: Article) -> list[int]:
    """Where the text is cut for parsing: its start, the starts of its blocks and credits between them, its end."""
    return sorted({0, *(block.start for block in article.blocks), len(article.text)})


def _chunks(article: Article) -> Iterator[str]:
    for start, end in pairwise(_bounds(article)):
        yield article.text[start:end]
