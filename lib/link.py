"""Across articles: the same meeting, the same claim and the same event get one id.

An id is the ``fact_id`` of the first row that told of it, so stored ids never change: new rows join known ones.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from lib.schema import Row

    Tables = dict[str, list[Row]]

#: Reports of one strike differ by a day at the date line and by how long the rescue took; a toll is taken up for about a week.
_TOLL_SLACK = timedelta(days=7)
_VISIT_MODES = frozenset({"visit", "in_person", "multilateral"})
#: UCDP ``date_prec`` above which an interval is too wide to tell one meeting of the same people from another.
_WIDEST = 3
_SUFFERED = frozenset({"killed", "wounded", "casualties", "captured", "missing"})


def link(new: Tables, known: Tables | None = None) -> Tables:
    """The new rows with ``meeting_id``, ``claim_id`` and ``event_id`` set; ``known`` are linked rows of other articles.

    Rows are taken in the order of their dates, so that the outcome does not hang on the order in which articles were read.
    """
    linked = dict(new)
    for table, (column, blocks, same) in _LINKS.items():
        linked[table] = _link_table(new.get(table, []), (known or {}).get(table, []), column, blocks, same)
    return linked


def _link_table(
    new: list[Row], known: list[Row], column: str, blocks: Callable[[Row], Iterable[Hashable]], same: Callable[[Row, Row], bool]
) -> list[Row]:
    """Give each new row the id of the first row of its block that tells of the same thing, else its own ``fact_id``."""
    seen: dict[Hashable, list[Row]] = defaultdict(list)
    for row in known:
        for block in blocks(row):
            seen[block].append(row)
    ids: dict[str, str] = {}
    for row in sorted(new, key=_precise_first):
        keys = list(blocks(row))
        twin = next((other for key in keys for other in seen[key] if same(row, other)), None)
        done = row | {column: twin[column] if twin is not None else row["fact_id"]}
        ids[row["fact_id"]] = done[column]
        for key in keys:
            seen[key].append(done)
    return [row | {column: ids[row["fact_id"]]} for row in new]


def _precise_first(row: Row) -> tuple[int, str, str]:
    return row["date_prec"] or 9, str(row["date_start"]), row["fact_id"]


def _overlap(one: Row, other: Row, slack: timedelta = timedelta(0)) -> bool:
    if one["date_start"] is None or other["date_start"] is None:
        return False
    return bool(one["date_start"] - slack <= other["date_end"] and other["date_start"] - slack <= one["date_end"])


def _meeting_blocks(row: Row) -> list[Hashable]:
    return [name.casefold() for name in row["participants"]]


def _same_meeting(one: Row, other: Row) -> bool:
    """The same people (or fewer of them), in a way that fits, in one country where both name it, on days that meet."""
    if one["article_id"] == other["article_id"]:
        return False
    mine, theirs = set(_meeting_blocks(one)), set(_meeting_blocks(other))
    if not (mine <= theirs or theirs <= mine):
        return False
    if one["mode"] != other["mode"] and not {one["mode"], other["mode"]} <= _VISIT_MODES:
        return False
    if one["country_code"] and other["country_code"] and one["country_code"] != other["country_code"]:
        return False
    return _overlap(one, other) and min(one["date_prec"], other["date_prec"]) <= _WIDEST and one["parties"][:1] != []


def _claim_blocks(row: Row) -> list[Hashable]:
    return [(row["force"], row["status"], row["unit"], row["count_low"], row["count_best"], row["count_high"], row["country_code"])]


def _same_claim(one: Row, other: Row) -> bool:
    """The same number of the same people; tolls that are not a force's also need the same place, within days of each other."""
    if one["force"] is not None or one["status"] not in _SUFFERED:
        return True
    return bool(one["resolved_place"] == other["resolved_place"] and _overlap(one, other, _TOLL_SLACK))


def _event_blocks(row: Row) -> list[Hashable]:
    place = row["resolved_place"] if row["event_type"] == "ASSAULT" else tuple(sorted(row["actor"]))
    return [(row["event_type"], place, row["country_code"] if row["event_type"] == "ASSAULT" else None)]


def _same_event(one: Row, other: Row) -> bool:
    return one["article_id"] != other["article_id"] and _overlap(one, other)


_LINKS: dict[str, tuple[str, Callable[[Row], Iterable[Hashable]], Callable[[Row, Row], bool]]] = {
    "meetings": ("meeting_id", _meeting_blocks, _same_meeting),
    "personnel": ("claim_id", _claim_blocks, _same_claim),
    "events": ("event_id", _event_blocks, _same_event),
}
