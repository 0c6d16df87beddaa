"""Versions of the store: each import or removal is one, with who did it, why, and what the other tables were at that moment.

A version is a commit of the articles table. Its metadata names the versions of the fact tables and of the reviews, so that it can be read
again whole, for as long as ``vacuum`` leaves its files. Commits of packing and clearing belong to the version before them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from deltalake import CommitProperties, PostCommitHookProperties, Transaction

from lib.errors import StoreError
from lib.schema import FACT_TABLES
from lib.store.delta import Store, explain, has_table, open_table, table_version, token_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deltalake import DeltaTable

#: Key of our metadata in a commit of the articles table, and the application's name in its transaction.
APP = "dateline"
#: The history is the tables' own log, so that it is never cleaned up by itself.
HOOKS = PostCommitHookProperties(cleanup_expired_logs=False)
LOG_FOREVER = {"delta.enableExpiredLogCleanup": "false"}

_AS_OF = re.compile(r"(\d{1,9})(?:\.(\d{1,9}|none))?")
#: Operations of Delta that change no row.
_UPKEEP = ("OPTIMIZE", "VACUUM", "SET TBLPROPERTIES", "ADD FEATURE", "FSCK")


class Overtaken(StoreError):
    """Somebody else stored articles between reading and writing: read again, link again, try again."""


@dataclass(frozen=True, slots=True)
class Commit:
    """Who stores or removes articles, and why, in their own words."""

    author: str = ""
    message: str = ""


#: Whoever says neither.
NOBODY = Commit()


@dataclass(frozen=True, slots=True)
class Version:
    """What one import or removal did: numbers of articles added, replaced and removed, and how many there were then."""

    number: int
    at: datetime
    author: str
    message: str
    added: int
    replaced: int
    removed: int
    articles: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """One commit of the articles table: its version, what it recorded, and whether it changed any row."""

    version: Version
    upkeep: bool
    tables: Mapping[str, int] = field(default_factory=dict)
    reviews: int | None = None
    """The version of the reviews before this one: -1 where there were none; None where the commit does not say."""


def commit_properties(commit: Commit, number: int, done: Mapping[str, Any]) -> CommitProperties:
    """Metadata of a commit of the articles table that must become version ``number`` or fail.

    Two commits with a transaction of one application conflict in Delta, and a commit that may not be tried again conflicts with any.
    """
    told = {"userName": commit.author, "userMetadata": commit.message, APP: dict(done)}
    return CommitProperties(custom_metadata=told, max_commit_retries=0, app_transactions=[Transaction(APP, number)])


def other_versions(store: Store) -> dict[str, Any]:
    """The versions of the fact tables and of the reviews, for a commit's metadata."""
    return {"tables": {table: table_version(store, table) for table in FACT_TABLES}, "reviews": table_version(store, "reviews")}


def latest(store: Store) -> int:
    """The number of the latest commit of articles, for ``append(at=)``; -1 where nothing is stored yet."""
    with explain(store, "read"):
        return table_version(store, "articles")


def history(store: Store) -> list[Version]:
    """All imports and removals, the newest first; a store of before they were noted has no author, message or numbers of removals.

    Raises:
        StoreError: there is no store, or it cannot be read.
    """
    with explain(store, "read"):
        return [entry.version for entry in reversed(_entries(store)) if not entry.upkeep]


def version(store: Store, as_of: str | None = None) -> str:
    """A short token that changes with each commit, cheap to ask for on every rerun: the key for caches. ``as_of`` as in ``read_tables``."""
    with explain(store, "read"):
        if as_of is not None:
            number, reviews = resolve(store, as_of)
            return f"{token_of(open_table(store, 'articles', number))}.{_token_of_reviews(store, reviews)}"
        return f"{token_of(open_table(store, 'articles'))}.{_token_of_reviews(store, None)}"


def short_version(version: str) -> str:
    """A version as people cite it, and as ``as_of`` takes it.

    >>> short_version("5b0c1d2e-12.99aa01bc-5"), short_version("5b0c1d2e-12.none")
    ('12.5', '12.none')
    """
    return ".".join(part.rpartition("-")[2] for part in version.split("."))


def version_of_facts(version: str) -> str:
    """The part of a version that changes with articles and their facts alone, and not with reviews."""
    return version.rpartition(".")[0]


def resolve(store: Store, as_of: str) -> tuple[int, int | None]:
    """The versions of the articles table and of the reviews (None the latest, -1 none) that ``as_of`` means.

    "12" is import 12 as it was last seen: with the decisions that were made until the next import. "12.5" is import 12 with the reviews up
    to their version 5, "12.none" without any.

    Raises:
        StoreError: it is no version, or the store has none of that number.
    """
    found, remedy = _AS_OF.fullmatch(as_of.strip()), "Choose one of the list of versions."
    if not found:
        raise StoreError("It is not a version.", place=f"{store.uri}, version {as_of[:40]!r}", remedy="Write 12, or 12.5 for reviews too.")
    number, entries = int(found[1]), _entries(store)
    if number > entries[-1].version.number:
        raise StoreError("There is no such version.", place=f"{store.uri}, version {number}", remedy=remedy)
    if found[2]:
        reviews = -1 if found[2] == "none" else int(found[2])
        if reviews > table_version(store, "reviews"):
            raise StoreError("There is no such version of the reviews.", place=f"{store.uri}, version {as_of}", remedy=remedy)
        return number, reviews
    after = next((entry for entry in entries if entry.version.number > number and not entry.upkeep), None)
    return number, None if after is None else _reviews_before(store, after)


def open_as_of(store: Store, number: int) -> dict[str, DeltaTable]:
    """Articles and facts at the version of that number, as later packing left them."""
    entries = _entries(store)
    until = next((entry.version.number for entry in entries if entry.version.number > number and not entry.upkeep), None)
    own = [entry for entry in entries if until is None or entry.version.number < until]
    noted = next((entry for entry in reversed(own) if not entry.upkeep or entry.tables), own[-1])
    tables = noted.tables or {table: _version_by(store, table, noted.version.at) for table in FACT_TABLES}
    opened = {"articles": open_table(store, "articles", own[-1].version.number)}
    return opened | {table: open_table(store, table, tables[table]) for table in FACT_TABLES}


def _reviews_before(store: Store, entry: _Entry) -> int:
    if entry.reviews is not None:
        return entry.reviews
    return _version_by(store, "reviews", entry.version.at) if has_table(store, "reviews") else -1


def _version_by(store: Store, table: str, at: datetime) -> int:
    """The version that a table had at a time, for commits that note no other's; -1 where there was none."""
    commits = open_table(store, table).history()
    return max((commit["version"] for commit in commits if _time(commit) <= at), default=-1)


def _token_of_reviews(store: Store, number: int | None) -> str:
    return "none" if number == -1 or not has_table(store, "reviews") else token_of(open_table(store, "reviews", number))


def _entries(store: Store) -> tuple[_Entry, ...]:
    opened = open_table(store, "articles")
    return _read_log(store, token_of(opened), opened.version())


@lru_cache(maxsize=4)
def _read_log(store: Store, token: str, number: int) -> tuple[_Entry, ...]:
    """The commits of the articles table, the oldest first; ``token`` is the cache's key."""
    entries: list[_Entry] = []
    for commit in sorted(open_table(store, "articles", number).history(), key=lambda commit: commit["version"]):
        entries.append(_read_commit(commit, entries[-1].version.articles if entries else 0))
    return tuple(entries)


def _read_commit(commit: Mapping[str, Any], before: int) -> _Entry:
    done, metrics = commit.get(APP) or {}, commit.get("operationMetrics") or {}
    upkeep = done.get("kind") == "compact" if done else str(commit.get("operation")).startswith(_UPKEEP)
    added = int(done.get("added", metrics.get("num_target_rows_inserted", 0 if upkeep else metrics.get("num_added_rows", 0))))
    replaced = int(done.get("replaced", metrics.get("num_target_rows_updated", 0)))
    removed = int(done.get("removed", metrics.get("num_deleted_rows", 0)))
    articles = int(done.get("articles", before + added - removed))
    told = str(commit.get("userName") or ""), str(commit.get("userMetadata") or "")
    version = Version(commit["version"], _time(commit), *told, added, replaced, removed, articles)
    return _Entry(version, upkeep, done.get("tables") or {}, done.get("reviews"))


def _time(commit: Mapping[str, Any]) -> datetime:
    return datetime.fromtimestamp(commit["timestamp"] / 1000, UTC)
