"""The store: one Delta table for each table of the codebook, which articles enter whole. Nothing else knows Delta and Polars.

An append writes the facts first and the articles last, in one commit a table. Every row carries the revision (a hash of the whole) of the
article that it belongs to, and readers see only facts whose revision the articles table names: so the articles' commit shows everything at
once, and what a killed process left behind is never seen and is swept away by the next append.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
from deltalake import write_deltalake
from deltalake.exceptions import DeltaError

from lib.context import column_types
from lib.errors import SchemaError
from lib.lock import locked
from lib.schema import FACT_TABLES, check, column_names
from lib.store.delta import Store, exists, explain, has_table, open_table, table_path, table_schema, version, version_of_facts
from lib.store.entry import make_entries
from lib.store.frames import to_pandas
from lib.store.snapshot import collect

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from lib.filters import Filters
    from lib.schema import Row

__all__ = [
    "DEFAULT_URI",
    "Store",
    "Written",
    "append",
    "append_reviews",
    "exists",
    "open_store",
    "parser_versions",
    "read",
    "read_reviews",
    "read_rows",
    "read_tables",
    "version",
    "version_of_facts",
]

DEFAULT_URI = "data/store"
#: So many commits of reviews are packed into one file.
_PACKED = 200


@dataclass(frozen=True, slots=True)
class Written:
    """What an append did: numbers of articles new, replaced (their facts changed) and left as they were."""

    added: int
    replaced: int
    unchanged: int


def open_store(uri: str | Path = DEFAULT_URI) -> Store:
    """The store in a folder, which need not exist yet."""
    return Store(str(uri))


def append(store: Store, articles: Sequence[Row], facts: Mapping[str, Iterable[Row]]) -> Written:
    """Store articles with all their facts, in one step for every reader: all of it is there afterwards, or none.

    The same article with the same facts changes nothing; with other facts (a newer parser, a new link) they take the place of the old ones.

    Raises:
        SchemaError: a row breaks the codebook; nothing is written.
        StoreError: the disk is full or the folder cannot be written; what was stored before is unchanged.
    """
    entries = make_entries(articles, facts)
    with explain(store, "written"), locked(store.uri, "append"):
        stored = _stored(store)
        old = {entry.article_id: stored[entry.article_id] for entry in entries if entry.article_id in stored}
        changed = [entry for entry in entries if entry.article_id not in old or old[entry.article_id]["revision"] != entry.revision]
        replaced = sum(entry.article_id in old for entry in changed)
        if changed or not exists(store):
            _sweep(store)
            for table in FACT_TABLES:
                _add(store, table, [row for entry in changed for row in entry.facts[table]])
            rows = [entry.article | {"added_at": old.get(entry.article_id, entry.article)["added_at"]} for entry in changed]
            _commit(store, rows, merge=replaced > 0)
        if replaced:
            _sweep(store)
    return Written(len(changed) - replaced, replaced, len(entries) - len(changed))


def append_reviews(store: Store, rows: Sequence[Row]) -> None:
    """Store people's decisions about facts, in one commit: all of them are there afterwards, or none; nothing is ever edited.

    Who reviews never waits for articles that are being stored: nothing of theirs is touched.

    Raises:
        SchemaError: a row breaks the codebook; nothing is written.
        StoreError: the disk is full or the folder cannot be written; what was stored before is unchanged.
    """
    check("reviews", rows)
    with explain(store, "written"), locked(store.uri, "review"):
        _add(store, "reviews", rows)
        if rows and (opened := open_table(store, "reviews")).version() % _PACKED == 0:
            with suppress(DeltaError, OSError):  # what was decided is stored already
                opened.optimize.compact()  # a decision is a file of its own, and many files are slow to read


def parser_versions(store: Store) -> dict[str, str]:
    """article_id -> version of the code that read it; empty where nothing is stored yet."""
    with explain(store, "read"):
        return {article_id: row["parser_version"] for article_id, row in _stored(store).items()}


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


def read_tables(store: Store, filters: Filters | None = None) -> dict[str, pd.DataFrame]:
    """All of the codebook's tables but ``reviews``, filtered, from one and the same version of the store."""
    tables = ["articles", *FACT_TABLES]
    frames = collect(store, tables, filters)
    return {table: to_pandas(frame.to_arrow(), column_types(table)) for table, frame in zip(tables, frames, strict=True)}


def read_reviews(store: Store) -> list[Row]:
    """All decisions, the earliest first: without the rest of the store, for they are read again whenever somebody decides."""
    with explain(store, "read"):
        if not has_table(store, "reviews"):
            return []
        frame = pl.scan_delta(open_table(store, "reviews")).select(column_names("reviews")).collect()
        return frame.sort("reviewed_at", "review_id").to_dicts()


def read_rows(store: Store, table: str) -> list[Row]:
    """One table as rows with exactly the codebook's columns, as extraction gave them."""
    (frame,) = collect(store, [table], None, column_names(table))
    return frame.to_dicts()


def _stored(store: Store) -> dict[str, Row]:
    """article_id -> revision, added_at and parser_version of what is there."""
    if not exists(store):
        return {}
    names = ["article_id", "revision", "added_at", "parser_version"]
    return {row["article_id"]: row for row in pl.scan_delta(open_table(store, "articles")).select(names).collect().iter_rows(named=True)}


def _add(store: Store, table: str, rows: Sequence[Row]) -> None:
    """Append rows in one commit; a table that is not there yet is made, even without rows."""
    if rows or not has_table(store, table):
        write_deltalake(str(table_path(store, table)), pl.DataFrame(rows, schema=table_schema(table)), mode="append")


def _commit(store: Store, rows: Sequence[Row], *, merge: bool) -> None:
    """Write articles in one commit, which makes their facts visible."""
    if not merge:
        _add(store, "articles", rows)
        return
    frame = pl.DataFrame(rows, schema=table_schema("articles"))
    merger = open_table(store, "articles").merge(frame, "old.article_id = new.article_id", source_alias="new", target_alias="old")
    merger.when_matched_update_all().when_not_matched_insert_all().execute()


def _sweep(store: Store) -> None:
    """Delete facts that no article names: those of a write that was cut short, and those that others have replaced."""
    live = {row["revision"] for row in _stored(store).values()}
    for table in FACT_TABLES:
        if has_table(store, table):
            found = pl.scan_delta(open_table(store, table)).select("revision").unique().collect()["revision"]
            if dead := sorted(set(found) - live):
                open_table(store, table).delete(f"revision IN ({', '.join(map(repr, dead))})")
