"""The store: one Delta table for each table of the codebook, which articles enter whole. Nothing else knows Delta and Polars.

An append writes the facts first and the articles last, in one commit a table. Every row carries the revision (a hash of the whole and the
append's own mark) of the article that it belongs to, and readers see only facts whose revision the articles table names: so the articles'
commit shows everything at once, and what a killed process left behind is never seen. Each such commit is a version that can be read again.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lib.check import check
from lib.context import column_types
from lib.errors import SchemaError, StoreError
from lib.lock import locked
from lib.schema import FACT_TABLES, column_names
from lib.store.delta import Store, exists, explain, has_table, open_table, scan_table
from lib.store.entry import Story
from lib.store.filed import candidates, near_prints, story_ids
from lib.store.frames import to_pandas
from lib.store.maintain import compact, file_facts_anew, vacuum
from lib.store.snapshot import collect, pick
from lib.store.versions import Commit, Overtaken, Version, history, latest, resolve, short_version, version, version_of_facts
from lib.store.write import Written, add_rows, append, remove, stored_articles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from lib.filters import Filters
    from lib.schema import Row

__all__ = [
    "DEFAULT_URI",
    "Commit",
    "Overtaken",
    "Store",
    "Story",
    "Version",
    "Written",
    "append",
    "append_reviews",
    "candidates",
    "compact",
    "exists",
    "file_facts_anew",
    "history",
    "latest",
    "near_prints",
    "open_store",
    "parser_versions",
    "read",
    "read_articles",
    "read_reviews",
    "read_rows",
    "read_tables",
    "remove",
    "short_version",
    "story_ids",
    "vacuum",
    "version",
    "version_of_facts",
]

DEFAULT_URI = "data/store"


def open_store(uri: str | Path = DEFAULT_URI) -> Store:
    """The store in a folder or at ``s3://bucket/prefix``, which need not exist yet.

    Credentials and endpoint of a bucket come from the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_ENDPOINT_URL).

    Raises:
        StoreError: it is an address of another kind.
    """
    scheme, mark, place = str(uri).partition("://")
    if mark and not (scheme == "s3" and place.strip("/")):
        raise StoreError("It is neither a folder nor a bucket.", place=str(uri), remedy="Name a folder, or s3://bucket/prefix.")
    return Store(f"s3://{place.strip('/')}" if mark else str(uri))


def append_reviews(store: Store, rows: Sequence[Row]) -> None:
    """Store people's decisions about facts, in one commit: all of them are there afterwards, or none; nothing is ever edited.

    Who reviews never waits for articles that are being stored: nothing of theirs is touched.

    Raises:
        SchemaError: a row breaks the codebook; nothing is written.
        StoreError: the disk is full or the folder cannot be written; what was stored before is unchanged.
    """
    check("reviews", rows)
    with explain(store, "written"), locked(store.uri, "review"):
        add_rows(store, "reviews", rows)


def parser_versions(store: Store, ids: Iterable[str] | None = None) -> dict[str, str]:
    """article_id -> version of the code that read it, of all articles or of some, in the order in which they were first stored.

    Empty where nothing is stored yet.
    """
    with explain(store, "read"):
        if not exists(store):
            return {}
        found = stored_articles(open_table(store, "articles"), None if ids is None else set(ids), ["parser_version"])
        return {article_id: row["parser_version"] for article_id, row in found.items()}


def read_articles(store: Store, ids: Iterable[str]) -> dict[str, Row]:
    """article_id -> the article's row, with the codebook's columns, of those that are there; reads no facts."""
    with explain(store, "read"):
        names = [name for name in column_names("articles") if name != "article_id"]
        return stored_articles(open_table(store, "articles"), set(ids), names)


def read(store: Store, table: str, filters: Filters | None = None, columns: Sequence[str] | None = None) -> pd.DataFrame:
    """One table's rows that pass the filters, with the codebook's columns and those of ``lib.context`` (or only ``columns``).

    Dates are ``datetime.date`` or None in object columns, lists are lists of str, integers are ``Int64`` (``pd.NA`` where null), times are
    UTC; ``first_day`` and ``last_day`` are ``datetime64`` for filtering. Rows stand in the order of publication, article and text.

    Raises:
        StoreError: there is no store, it is half written or damaged, or a fact's words are not where it says.
    """
    types = column_types(table)
    if unknown := sorted(set(columns or ()) - set(types)):
        raise SchemaError(f"No column {', '.join(unknown)}.", place=f"table {table}", remedy="Use the columns of lib/schema.py.")
    (frame,) = collect(store, [table], filters, columns)
    return to_pandas(frame.to_arrow(), types)


def read_tables(store: Store, filters: Filters | None = None, as_of: str | None = None) -> dict[str, pd.DataFrame]:
    """All of the codebook's tables but ``reviews``, filtered, from one and the same version of the store.

    The latest, or ``as_of``: "12" is the twelfth version, "12.5" the same with the reviews up to their version 5 (``read_reviews``).

    Raises:
        StoreError: besides what ``read`` raises, there is no such version, or ``vacuum`` has cleared it away.
    """
    tables = ["articles", *FACT_TABLES]
    frames = collect(store, tables, filters, as_of=as_of)
    return {table: to_pandas(frame.to_arrow(), column_types(table)) for table, frame in zip(tables, frames, strict=True)}


def read_reviews(store: Store, as_of: str | None = None) -> list[Row]:
    """All decisions, the earliest first: without the rest of the store, for they are read again whenever somebody decides.

    ``as_of`` "12": those made until the next import or removal after version 12; "12.5": those up to version 5 of the reviews.
    """
    with explain(store, "read"):
        number = None if as_of is None else resolve(store, as_of)[1]
        if number == -1 or not has_table(store, "reviews"):
            return []
        frame = scan_table(open_table(store, "reviews", number)).select(column_names("reviews")).collect()
        # two who read one data package back into a bucket at once store its decisions twice
        return frame.unique("review_id", keep="any").sort("reviewed_at", "review_id").to_dicts()


def read_rows(store: Store, table: str, article_ids: Iterable[str] | None = None) -> list[Row]:
    """One table as rows with exactly the codebook's columns, as extraction gave them, in the order of ``read``.

    Those of some articles (of ``articles`` or a table of facts) are picked out without going through the rest of the store.

    Raises:
        StoreError: there is no store, or it is half written or damaged.
    """
    if article_ids is None:
        (frame,) = collect(store, [table], None, column_names(table))
    else:
        frame = pick(store, table, article_ids)
    return frame.to_dicts()
