"""Linking with all that is stored, the plain way: what reading only some of it must come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.link import link
from lib.schema import FACT_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lib.extract.facts import Facts
    from lib.schema import Row

    Tables = dict[str, list[Row]]

LINKS = {"meetings": "meeting_id", "personnel": "claim_id", "events": "event_id"}


def gather(found: Sequence[Facts]) -> Tables:
    """The rows of some articles, table by table."""
    return {table: [row for facts in found for row in facts.tables[table]] for table in FACT_TABLES}


def link_with_all(found: Sequence[Facts], stored: Tables) -> Tables:
    """The rows of some articles, linked with all stored rows; what articles told before and tell unchanged keeps its link."""
    ids = {facts.article.article_id for facts in found}
    new = gather(found)
    kept = {row["fact_id"]: row for table in LINKS for row in stored[table] if _told(row) in map(_told, new[table])}
    known = {table: [row for row in rows if row["article_id"] not in ids or row["fact_id"] in kept] for table, rows in stored.items()}
    linked = link({table: [row for row in rows if row["fact_id"] not in kept] for table, rows in new.items()}, known)
    all_linked = {row["fact_id"]: row for rows in linked.values() for row in rows} | kept
    return {table: [all_linked[row["fact_id"]] for row in rows] for table, rows in new.items()}


def _told(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in LINKS.values()}


def ids_by_fact(tables: Mapping[str, Iterable[Row]]) -> dict[str, str]:
    """fact_id -> the meeting, claim or event that it tells of."""
    return {row["fact_id"]: row[column] for table, column in LINKS.items() for row in tables[table]}
