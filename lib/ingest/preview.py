"""What would be stored of a document, before anything is: its facts, whether it is there already, and who else prints its story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib import store as stores
from lib.ingest.work import extract_items
from lib.link.stories import same_story
from lib.read.documents import Refused, read_document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lib.extract.facts import Facts
    from lib.read.article import Article
    from lib.read.documents import Document
    from lib.store import Store

#: Other prints of a story that are named, and articles that are looked at for them.
_TWINS, _LIKELY = 20, 100


@dataclass(frozen=True, slots=True)
class Twin:
    """A stored article that prints the same story."""

    article_id: str
    title: str
    source: str
    published: date | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be stored: an article and its facts, not yet linked; ``known`` where the store has the article, by whatever parser.

    ``keys`` are those of its story (``story_keys``), and ``twins`` the stored articles that print it.
    """

    article: Article
    facts: Facts
    known: bool
    keys: tuple[str, ...]
    twins: tuple[Twin, ...]


def preview(document: Document, store: Store) -> Preview:
    """What would be stored of a document. It takes the language model, and a moment: run it where nobody waits for something else.

    Raises:
        DatelineError: the document cannot be read, or its facts cannot be extracted.
        StoreError: the store cannot be read.
    """
    return preview_article(read_document(document), store)


def preview_article(article: Article, store: Store) -> Preview:
    """What would be stored of an article, for instance of one that a person has dated: its ``published_basis`` is "metadata" then.

    Raises:
        DatelineError: its facts cannot be extracted.
        StoreError: the store cannot be read.
    """
    (found,) = extract_items([article.title], [article], [0])
    if isinstance(found, Refused):
        raise found.error
    assert found is not None
    known = bool(stores.parser_versions(store, [article.article_id]))
    return Preview(article, found.facts, known, found.keys, find_twins(article, found.keys, store))


def find_twins(article: Article, keys: Sequence[str], store: Store) -> tuple[Twin, ...]:
    """Stored articles that print the article's story, whose ``story_keys`` are given; the likest first."""
    names = ["title", "source", "published", "text"]
    near = stores.near_prints(store, {article.article_id: keys}, _LIKELY, names)[article.article_id]
    same = [row for row in near if row["article_id"] != article.article_id and same_story(row["text"], article.text)]
    return tuple(Twin(row["article_id"], row["title"], row["source"], row["published"]) for row in same[:_TWINS])
