"""Article -> spaCy Doc whose character offsets are the article's own and whose sentences never cross a block."""

from __future__ import annotations

import gc
from functools import lru_cache
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, TypeVar

import spacy
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, SENT_START, TAG
from spacy.tokens import Doc

from lib.errors import DatelineError
from lib.extract.embeddings import embed_words_once
from lib.extract.entities import name_entities
from lib.extract.forms import COMPONENTS, form_setter
from lib.extract.pieces import cut_pieces
from lib.extract.version import find_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.language import Language

    from lib.read.article import Article

#: Characters parsed at a time: some 100 blocks of news. Less costs time a block, more gains none and takes memory.
_BATCH = 16_000
#: Words that a model may know before it is loaded anew; it holds 1 to 2 kB for each. 700 reports have as many, and
#: loading takes the time of 25.
_WORDS = 20_000
#: What the rules read of a word, besides what it is.
_READ = [TAG, POS, LEMMA, DEP, HEAD, SENT_START, ENT_IOB, ENT_TYPE]
_Item = TypeVar("_Item")


@lru_cache(maxsize=1)
def load_model() -> Language:
    """The small English model, loaded once until it has met too many words.

    Raises:
        DatelineError: no model is installed.
    """
    nlp = spacy.load(find_model())
    for words in (nlp.get_pipe("tok2vec").model, nlp.get_pipe("ner").model.layers[0].layers[0]):  # type: ignore[attr-defined]
        embed_words_once(words)
    return nlp


def parse(articles: Iterable[Article]) -> Iterator[Doc]:
    """One Doc an article, in order; ``token.idx`` counts code points in ``article.text``, and no sentence crosses a block.

    Each block is parsed by itself: the model reads the start of a paragraph better without the end of the one before it.
    One of more than some hundred words is parsed in ``pieces``.
    """
    for group in _batches(articles, lambda article: len(article.text)):
        cut = [_chunks(article) for article in group]
        parsed = parse_texts(chain.from_iterable(cut))
        for article, chunks in zip(group, cut, strict=True):
            doc = Doc.from_docs(list(islice(parsed, len(chunks))), ensure_whitespace=False, attrs=_READ)
            if doc is None or doc.text != article.text:
                raise DatelineError(
                    "The parsed text is not the article's.", place=f"article {article.article_id}", remedy="Report this as a bug."
                )
            yield doc


def parse_texts(texts: Iterable[str]) -> Iterator[Doc]:
    """One Doc a text, in order, with all that the whole model would set but morphology.

    ``embeddings``, ``forms`` and ``entities`` say what of it does not run as it is, and why.
    """
    nlp = _fresh_model()
    set_forms, recogniser = form_setter(nlp), nlp.get_pipe("ner")
    for batch in _batches(texts, len):
        docs = list(nlp.pipe(batch, batch_size=len(batch), disable=[*COMPONENTS, "ner"]))
        for doc in docs:
            set_forms(doc)
        name_entities(recogniser, docs)
        yield from docs


def _fresh_model() -> Language:
    """The model, loaded anew where it has met too many words, for it forgets none; Docs keep the words of the one that made them."""
    if len(load_model().vocab) > _WORDS:
        load_model.cache_clear()
        form_setter.cache_clear()
        gc.collect()  # before the next is loaded, so that there are never two
    return load_model()


def _batches(items: Iterable[_Item], size: Callable[[_Item], int]) -> Iterator[list[_Item]]:
    batch: list[_Item] = []
    total = 0
    for item in items:
        batch.append(item)
        total += size(item)
        if total >= _BATCH:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch


def _chunks(article: Article) -> list[str]:
    """The text cut for parsing: at the starts of its blocks, of the credits between them, and of their pieces."""
    bounds = sorted({0, *(block.start for block in article.blocks), len(article.text)})
    blocks = (article.text[start:end] for start, end in pairwise(bounds))
    return [piece for block in blocks for piece in cut_pieces(block)]
