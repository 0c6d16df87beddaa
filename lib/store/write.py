"""Articles enter the store whole and leave it whole, and whoever was overtaken by another's commit is told so.

Facts are written first and the articles that name them last, in one commit. Each append marks its rows with a revision of its own (a hash
of the whole article and eight random digits), so that facts left behind by a writer that was killed or overtaken are never seen by anybody;
``compact`` clears them away.
"""

from __future__ import annotations

import secrets
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import polars as pl
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import DeltaError

from lib.lock import locked
from lib.schema import FACT_TABLES
from lib.store.delta import Store, explain, find_table, open_table, scan_table, storage_options, table_schema, table_uri, table_version
from lib.store.entry import make_entries, mark_entry, said_of
from lib.store.frames import to_frame
from lib.store.versions import APP, HOOKS, LOG_FOREVER, NOBODY, Commit, Overtaken, commit_properties, other_versions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from deltalake import CommitProperties

    from lib.schema import Row
    from lib.store.entry import Entry, Story

#: Commits lost to others before giving up, where the caller leaves it to the store to try again.
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Written:
    """What an append did: numbers of articles new, replaced (their facts changed) and left as they were."""

    added: int
    replaced: int
    unchanged: int


def append(
    store: Store,
    articles: Sequence[Row],
    facts: Mapping[str, Iterable[Row]],
    commit: Commit = NOBODY,
    *,
    at: int | None = None,
    stories: Mapping[str, Story] | None = None,
) -> Written:
    """Store articles with all their facts, in one step for every reader: all of it is there afterwards, or none.

    The same article with the same facts changes nothing; with other facts (a newer parser, a new link) they take the place of the old ones.
    ``at`` is the version (``latest``) that the facts were linked with; ``stories`` are the articles' wire stories, by article_id.

    Raises:
        SchemaError: a row breaks the codebook; nothing is written.
        Overtaken: somebody else's commit came after ``at``; nothing is shown of this one.
        StoreError: the disk is full or the place cannot be written; what was stored before is unchanged.
    """
    entries = make_entries(articles, facts, stories or {})
    with explain(store, "written"), locked(store.uri, "append"):
        for _ in range(_TRIES - 1):
            with suppress(Overtaken) if at is None else nullcontext():
                return _append(store, entries, commit, at)
        return _append(store, entries, commit, at)


def remove(store: Store, article_ids: Iterable[str], commit: Commit = NOBODY) -> int:
    """Take articles out with all their facts, in one step; how many of them were there. Nothing else changes, ids and links neither.

    Earlier versions still show them until ``compact`` and ``vacuum`` clear them away.

    Raises:
        StoreError: there is no store, or it cannot be written; nothing is removed.
    """
    ids = set(article_ids)
    with explain(store, "written"), locked(store.uri, "append"):
        for _ in range(_TRIES - 1):
            with suppress(Overtaken):
                return _remove(store, ids, commit)
        return _remove(store, ids, commit)


def stored_articles(
    opened: DeltaTable, ids: Collection[str] | None = None, names: Sequence[str] = ("revision", "added_at")
) -> dict[str, Row]:
    """article_id -> some columns of the articles that are there, of all or of those of ``ids``, the earliest stored first."""
    rows = scan_table(opened).sort("added_at", "article_id").select("article_id", *names)
    if ids is not None:
        rows = rows.filter(pl.col("article_id").is_in(list(ids)))
    return {row["article_id"]: row for row in rows.collect().iter_rows(named=True)}


def _append(store: Store, entries: Sequence[Entry], commit: Commit, at: int | None) -> Written:
    opened = find_table(store, "articles")
    _hold(store, opened, at)
    old = stored_articles(opened, {entry.article_id for entry in entries}) if opened else {}
    mark = secrets.token_hex(4)
    new = [entry for entry in entries if entry.article_id not in old]
    other = [entry for entry in entries if entry.article_id in old and said_of(old[entry.article_id]["revision"]) != entry.said]
    changed = [mark_entry(entry, mark, old.get(entry.article_id, entry.article)["added_at"]) for entry in (*new, *other)]
    if changed or opened is None:
        tables = {table: add_rows(store, table, [row for entry in changed for row in entry.facts[table]]) for table in FACT_TABLES}
        done = {"kind": "append", "mark": mark, "added": len(new), "replaced": len(other), "removed": 0, "tables": tables}
        _commit(store, opened, [entry.article for entry in changed], commit, done, merge=bool(other))
    return Written(len(new), len(other), len(entries) - len(changed))


def _remove(store: Store, ids: Collection[str], commit: Commit) -> int:
    opened = open_table(store, "articles")
    there = sorted(stored_articles(opened, ids))
    if there:
        mark = secrets.token_hex(4)
        done = {"kind": "remove", "mark": mark, "added": 0, "replaced": 0, "removed": len(there), "articles": opened.count() - len(there)}
        properties = commit_properties(commit, opened.version() + 1, done | other_versions(store))
        with _unless_overtaken(store, opened.version(), mark):
            merger = opened.merge(
                pl.DataFrame({"article_id": there}),
                "old.article_id = gone.article_id",
                source_alias="gone",
                target_alias="old",
                commit_properties=properties,
                post_commithook_properties=HOOKS,
            )
            merger.when_matched_delete().execute()
    return len(there)


def add_rows(store: Store, table: str, rows: Sequence[Row]) -> int:
    """Append rows to a table other than the articles in one commit, and its version then; a table that is not there is made, even empty.

    What others do to the table meanwhile (make it, pack it, clear dead rows away) stands in no row's way, so that it is tried again.
    """
    frame = to_frame(rows, table_schema(table))
    for attempt in range(_TRIES):
        opened = find_table(store, table)
        try:
            if opened is None:
                _create(store, table, frame, None)
                return 0
            if rows:
                _extend(opened, frame, None)
            return opened.version()
        except DeltaError:
            there = find_table(store, table)
            if there is None or there.version() == (opened.version() if opened else -1) or attempt == _TRIES - 1:
                raise
            if rows and _holds(there, table, rows[0]):  # it was committed, and only the answer was lost
                return there.version()
    raise AssertionError("the last attempt returns or raises")


def _holds(opened: DeltaTable, table: str, row: Row) -> bool:
    same = (pl.col(name) == row[name] for name in (("review_id",) if table == "reviews" else ("fact_id", "revision")))
    return bool(scan_table(opened).filter(*same).select(pl.len()).collect().item())


def _commit(store: Store, opened: DeltaTable | None, rows: Sequence[Row], commit: Commit, done: dict[str, Any], *, merge: bool) -> None:
    """Write articles in one commit, which makes their facts visible; it is the version after that of ``opened``, or none."""
    frame = to_frame(rows, table_schema("articles"))
    number = opened.version() if opened else -1
    told = done | {"articles": (opened.count() if opened else 0) + done["added"], "reviews": table_version(store, "reviews")}
    properties = commit_properties(commit, number + 1, told)
    with _unless_overtaken(store, number, done["mark"]):
        if opened is None:
            _create(store, "articles", frame, properties)
        elif merge:
            merger = opened.merge(
                frame,
                "old.article_id = new.article_id",
                source_alias="new",
                target_alias="old",
                merge_schema=not _has_columns(opened, frame),
                commit_properties=properties,
                post_commithook_properties=HOOKS,
            )
            merger.when_matched_update_all().when_not_matched_insert_all().execute()
        else:
            _extend(opened, frame, properties)


def _create(store: Store, table: str, frame: pl.DataFrame, properties: CommitProperties | None) -> None:
    write_deltalake(
        table_uri(store, table),
        frame,
        mode="error",
        configuration=LOG_FOREVER,
        storage_options=storage_options(store),
        commit_properties=properties or commit_properties(NOBODY, 0, {}),
        post_commithook_properties=HOOKS,
    )


def _extend(opened: DeltaTable, frame: pl.DataFrame, properties: CommitProperties | None) -> None:
    schema_mode: Literal["merge"] | None = None if _has_columns(opened, frame) else "merge"
    write_deltalake(opened, frame, mode="append", schema_mode=schema_mode, commit_properties=properties, post_commithook_properties=HOOKS)


def _has_columns(opened: DeltaTable, frame: pl.DataFrame) -> bool:
    """Whether a table has all columns that are written now; one of an earlier release may lack some."""
    return set(frame.columns) <= {field.name for field in opened.schema().fields}


def _hold(store: Store, opened: DeltaTable | None, at: int | None) -> None:
    number = opened.version() if opened else -1
    if at is not None and number != at:
        raise _overtaken(store, at)


@contextmanager
def _unless_overtaken(store: Store, number: int, mark: str) -> Iterator[None]:
    """Tell a commit that lost to another one's after version ``number`` from one that failed, and from one that was made all the same.

    A put may reach a bucket while its answer is lost; tried again by the library, it finds its own file there and takes it for another's.
    """
    try:
        yield
    except DeltaError as error:
        there = find_table(store, "articles")
        if there is None or there.version() <= number:
            raise
        commits = {commit["version"]: commit.get(APP) or {} for commit in there.history(there.version() - number)}
        if commits.get(number + 1, {}).get("mark") != mark:
            raise _overtaken(store, number) from error


def _overtaken(store: Store, number: int) -> Overtaken:
    cause = f"Somebody else stored articles after version {number}."
    return Overtaken(cause, place=store.uri, remedy="Try again; what they stored is kept, and nothing of this is stored yet.")
