"""Article -> spaCy Doc whose character offsets are the article's own and whose sentences never cross a block."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, pairwise, tee
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc

from lib.errors import DatelineError
from lib.extract.entities import name_entities
from lib.extract.forms import COMPONENTS, form_setter
from lib.extract.version import find_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

    from lib.read.article import Article

#: Characters parsed at a time: some 100 blocks of news. Less costs time a block, more gains none and takes memory.
_BATCH = 16_000


@lru_cache(maxsize=1)
def load_model() -> Language:
    """The small English model, loaded once a process.

    Raises:
        DatelineError: no model is installed.
    """
    return spacy.load(find_model())


def parse(articles: Iterable[Article]) -> Iterator[Doc]:
    """One Doc an article, in order; ``token.idx`` counts code points in ``article.text``, and no sentence crosses a block.

    Each block is parsed by itself: the model reads the start of a paragraph better without the end of the one before it.
    """
    for_parser, for_merging = tee(articles)
    parsed = parse_texts(chunk for article in for_parser for chunk in _chunks(article))
    for article in for_merging:
        doc = Doc.from_docs(list(islice(parsed, len(_bounds(article)) - 1)), ensure_whitespace=False)
        if doc is None or doc.text != article.text:
            raise DatelineError(
                "The parsed text is not the article's.", place=f"article {article.article_id}", remedy="Report this as a bug."
            )
        yield doc


def parse_texts(texts: Iterable[str]) -> Iterator[Doc]:
    """One Doc a text, in order, with all that the whole model would set but morphology.

    ``forms`` and ``entities`` say why some of its components do not run as they are.
    """
    nlp = load_model()
    set_forms, recogniser = form_setter(nlp), nlp.get_pipe("ner")
    for batch in _batches(texts):
        docs = list(nlp.pipe(batch, batch_size=len(batch), disable=[*COMPONENTS, "ner"]))
        for doc in docs:
            set_forms(doc)
        name_entities(recogniser, docs)
        yield from docs


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _bounds(article: Article) -> list[int]:
    """Where the text is cut for parsing: its start, the starts of its blocks and credits between them, its end."""
    return sorted({0, *(block.start for block in article.blocks), len(article.text)})


def _chunks(article: Article) -> Iterator[str]:
    for start, end in pairwise(_bounds(article)):
        yield article.text[start:end]
