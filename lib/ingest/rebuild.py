"""Stored articles, to be read again by today's parser without their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib import store as stores
from lib.extract.version import parser_version
from lib.ingest.work import Stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lib.store import Store


def choose_batches(versions: Mapping[str, str], batch: int) -> list[list[str]]:
    """Ids of the articles to read again, ``batch`` by ``batch``; ``versions`` holds the parser of each stored article, the earliest first.

    Batches that this parser has read as a whole are left out, so that those of a rebuild that was cut short and begun again are the same
    ones. Articles that were stored together are in one file of the store, which is written anew once and not by every batch.
    """
    ids = list(versions)
    batches = (ids[start : start + batch] for start in range(0, len(ids), batch))
    return [group for group in batches if any(versions[article_id] != parser_version() for article_id in group)]


def read_stored(store: Store, batches: Iterable[Sequence[str]]) -> Iterator[Stored]:
    """The stored articles of some batches of ids, read batch by batch; those that were removed meanwhile are left out."""
    for group in batches:
        rows = stores.read_articles(store, group)
        yield from (Stored({"article_id": article_id} | rows[article_id]) for article_id in group if article_id in rows)
