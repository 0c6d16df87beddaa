"""Packing and clearing, on command only: many small files into few, and away with what no version of some time needs."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING

import polars as pl
from deltalake import write_deltalake
from deltalake.exceptions import CommitFailedError

from lib.errors import StoreError
from lib.lock import locked
from lib.schema import FACT_TABLES
from lib.store.delta import Store, explain, has_table, open_table, scan_table, table_schema
from lib.store.refile import LINKED, refile
from lib.store.versions import HOOKS, Commit, Overtaken, commit_properties, other_versions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from deltalake import CommitProperties, DeltaTable

#: A file of a write that is under way is younger than this; nobody can be kept from writing to a bucket meanwhile.
_UNDER_WAY = timedelta(hours=1)


def compact(store: Store) -> None:
    """Pack each table's small files into large ones, and clear away facts that no article names: of writes that were cut short, of articles
    replaced or removed. What an earlier release stored is filed for linking. What readers see stays the same, and earlier versions can
    still be read (until ``vacuum``).

    Raises:
        Overtaken: somebody wrote meanwhile; nothing is lost.
        StoreError: there is no store, or it cannot be written.
    """
    with explain(store, "packed"), locked(store.uri, "append"), locked(store.uri, "review"), _unless_overtaken(store):
        before = _find_versions(store)
        if dead := _find_dead(store):
            _note(store)  # whoever has written such facts and not yet named them is overtaken from here on, and writes them anew
            for table, revisions in dead.items():
                _clear(open_table(store, table), revisions)
        refile(store, lambda opened, table: _properties(store, opened, table))
        for table in before:
            opened = open_table(store, table)
            opened.optimize.compact(commit_properties=_properties(store, opened, table), post_commithook_properties=HOOKS)
        if _find_versions(store) != before:
            _note(store)


def file_facts_anew(store: Store) -> None:
    """File facts by today's rules that an earlier release filed by others: until then, whoever links reads all of them each time.

    What readers see stays the same. Somebody who writes meanwhile goes first, and the facts stay as they are filed.

    Raises:
        StoreError: the store is half written or damaged, or cannot be written.
    """
    with suppress(Overtaken), explain(store, "written"), locked(store.uri, "append"), _unless_overtaken(store):
        if has_table(store, "articles"):
            refile(store, lambda opened, table: None, LINKED)


def vacuum(store: Store, keep: timedelta) -> int:
    """Delete the files that only versions older than ``keep`` need; the number of files. Those versions can no longer be read.

    To be rid of what articles removed said, ``compact`` first.

    Raises:
        StoreError: there is no store, it cannot be written, or the time is so short that a write under way might lose its files.
    """
    least = _UNDER_WAY if store.remote else timedelta(0)
    if keep < least:
        raise StoreError("The time is too short.", place=f"{store.uri}, keep {keep}", remedy=f"Keep at least {least}.")
    hours = ceil(keep / timedelta(hours=1))
    with explain(store, "cleared"), locked(store.uri, "append"), locked(store.uri, "review"):
        return sum(
            len(
                open_table(store, table).vacuum(
                    hours, dry_run=False, enforce_retention_duration=False, full=True, post_commithook_properties=HOOKS
                )
            )
            for table in _find_versions(store)
        )


def _find_versions(store: Store) -> dict[str, int]:
    tables = [*FACT_TABLES, *(["reviews"] if has_table(store, "reviews") else []), "articles"]
    return {table: open_table(store, table).version() for table in tables}


def _find_dead(store: Store) -> dict[str, list[str]]:
    """Fact table -> revisions in it that no article names."""
    found = {table: scan_table(open_table(store, table)).select("revision").unique().collect() for table in FACT_TABLES}
    live = scan_table(open_table(store, "articles")).select("revision").collect()
    dead = {table: rows.join(live, on="revision", how="anti")["revision"].to_list() for table, rows in found.items()}
    return {table: revisions for table, revisions in dead.items() if revisions}


def _clear(opened: DeltaTable, revisions: Sequence[str]) -> None:
    gone = pl.DataFrame({"revision": revisions})
    merger = opened.merge(gone, "old.revision = gone.revision", source_alias="gone", target_alias="old", post_commithook_properties=HOOKS)
    merger.when_matched_delete().execute()


def _note(store: Store) -> None:
    """A commit of the articles table that changes no row, and notes the other tables' versions."""
    articles = open_table(store, "articles")
    rows = pl.DataFrame(schema=table_schema("articles")).select(field.name for field in articles.schema().fields)
    write_deltalake(
        articles, rows, mode="append", commit_properties=_properties(store, articles, "articles"), post_commithook_properties=HOOKS
    )


def _properties(store: Store, opened: DeltaTable, table: str) -> CommitProperties | None:
    if table != "articles":
        return None
    done = {"kind": "compact", "added": 0, "replaced": 0, "removed": 0, "articles": opened.count()}
    return commit_properties(Commit(message="packed"), opened.version() + 1, done | other_versions(store))


@contextmanager
def _unless_overtaken(store: Store) -> Iterator[None]:
    try:
        yield
    except CommitFailedError as error:
        raise Overtaken("Somebody wrote while the store was packed.", place=store.uri, remedy="Try again; nothing is lost.") from error
