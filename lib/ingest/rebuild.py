"""Stored articles, to be read again by today's parser without their files."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from lib import store as stores
from lib.extract.version import parser_version
from lib.ingest.work import Stored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lib.store import Store


def find_stored(store: Store, batch: int) -> Iterator[Stored]:
    """The stored articles in the order of their ids, ``batch`` by ``batch``, but for batches that this parser has read as a whole.

    So the batches of a rebuild that was cut short and begun again are the same ones.
    """
    versions = stores.parser_versions(store)
    ids = iter(sorted(versions))
    while group := list(islice(ids, batch)):
        if any(versions[article_id] != parser_version() for article_id in group):
            rows = stores.read_articles(store, group)
            yield from (Stored({"article_id": article_id} | rows[article_id]) for article_id in group if article_id in rows)
