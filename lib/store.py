"""The store: Delta tables that one article at a time enters whole. The only module that knows Delta and Polars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from lib.filters import Filters
    from lib.schema import Row

DEFAULT_URI = "data/store"


@dataclass(frozen=True, slots=True)
class Store:
    """A store, by the folder that holds one Delta table for each table of the codebook."""

    uri: str


@dataclass(frozen=True, slots=True)
class Written:
    """What an append did: numbers of articles new, replaced (their facts changed) and left as they were."""

    added: int
    replaced: int
    unchanged: int


def open_store(uri: str = DEFAULT_URI) -> Store:
    """The store in a folder, which need not exist yet."""
    raise NotImplementedError


def exists(store: Store) -> bool:
    """Whether anything has ever been stored there."""
    raise NotImplementedError


def append(store: Store, articles: Sequence[Row], facts: Mapping[str, Iterable[Row]]) -> Written:
    """Store articles with all their facts, in one step for every reader: all of it is there afterwards, or none.

    The same article with the same facts changes nothing; with other facts (a newer parser, a new link) they take the place of the old ones.
    """
    raise NotImplementedError


def append_reviews(store: Store, rows: Sequence[Row]) -> None:
    """Store people's decisions about facts; nothing is ever edited."""
    raise NotImplementedError


def version(store: Store) -> str:
    """A short token that changes with each commit, cheap to ask for on every rerun: the key for caches."""
    raise NotImplementedError


def parser_versions(store: Store) -> dict[str, str]:
    """article_id -> version of the code that read it; empty where nothing is stored yet."""
    raise NotImplementedError


def read(store: Store, table: str, filters: Filters | None = None, columns: Sequence[str] | None = None) -> pd.DataFrame:
    """One table's rows that pass the filters, with the codebook's columns and the context columns of ``lib.context`` (or ``columns`` of
    them).

    Dates are ``datetime.date`` or None in object columns, lists are lists of str, integers are ``Int64`` (``pd.NA`` where null), times are
    UTC; ``first_day``/``last_day`` are ``datetime64`` for filtering. Rows stand in the order of publication, article and text.
    """
    raise NotImplementedError


def read_tables(store: Store, filters: Filters | None = None) -> dict[str, pd.DataFrame]:
    """All of the codebook's tables but ``reviews``, filtered, from one and the same version of the store."""
    raise NotImplementedError


def read_rows(store: Store, table: str) -> list[Row]:
    """One table as rows with exactly the codebook's columns, as extraction gave them."""
    raise NotImplementedError
