"""Across articles: the same meeting, the same claim and the same event get one id.

An id is the ``fact_id`` of the first row that told of it, so stored ids never change: new rows join known ones. Rows are compared only with
those filed under the same key (a name and a month, a number and a subject), so that the work grows with the rows and not with their pairs.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lib.link.claims import claim_blocks, same_claim
from lib.link.events import event_blocks, same_event
from lib.link.keys import write_key
from lib.link.meetings import meeting_blocks, meeting_distance, same_meeting

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from lib.schema import Row

    Tables = dict[str, list[Row]]
    Same = Callable[[Row, Row], bool]
    Distance = Callable[[Row, Row], tuple[int, ...]]
    Blocks = Callable[[Row], tuple[Iterable[Hashable], Iterable[Hashable]]]

#: What tells two reports of one thing apart from a third's point of view: of those that agree in all of it, one is kept for comparing. Of
#: meetings two, for an article tells a meeting once and is not compared with itself.
_TELLING = ("country_code", "resolved_place", "date_start", "date_end", "count_rule", "unit", "status", "mode")
_MEETING = ("participants", "roles", "parties", "date_prec", "date_basis", "where_prec", "admin1", "lat", "lon")
#: UCDP ``date_prec`` above which a report that fits several meetings is left by itself.
_DAYS = 2


def link(new: Tables, known: Tables | None = None) -> Tables:
    """The new rows with ``meeting_id``, ``claim_id`` and ``event_id`` set; ``known`` are linked rows of other articles.

    Rows are taken in the order of their dates, so that the outcome does not hang on the order in which articles were read.
    """
    linked = dict(new)
    for table, (column, blocks, same, distance) in _LINKS.items():
        linked[table] = _link_table(new.get(table, []), (known or {}).get(table, []), column, blocks, same, distance)
    return linked


def filed_under(table: str, row: Row) -> list[str]:
    """The keys that a row is filed under when it is stored, in order; none for tables that are not linked.

    >>> filed_under("quotes", {})
    []
    """
    return sorted({write_key(key) for key in _LINKS[table][1](row)[0]}) if table in _LINKS else []


def sought_by(table: str, rows: Iterable[Row]) -> set[str]:
    """The keys under which other reports of what new rows tell may be filed: ``link`` needs to know of no other stored row."""
    return {write_key(key) for row in rows for key in _LINKS[table][1](row)[1]} if table in _LINKS else set()


def _link_table(new: list[Row], known: list[Row], column: str, blocks: Blocks, same: Same, distance: Distance | None) -> list[Row]:
    """Give each new row the id of what it tells of among the rows filed under its keys, else its own ``fact_id``."""
    keys = {row["fact_id"]: blocks(row) for row in new}
    wanted = {key for _, sought in keys.values() for key in sought}
    shelves: dict[Hashable, dict[Hashable, list[Row]]] = defaultdict(lambda: defaultdict(list))
    names = _TELLING + _MEETING if distance else _TELLING

    def file(row: Row, filed: Iterable[Hashable]) -> None:
        values = (row.get(name) for name in names)
        telling = (row[column], *(tuple(value) if isinstance(value, list) else value for value in values))
        for key in filed:
            if key in wanted:
                alike = shelves[key][telling]
                if not alike or (distance and len(alike) == 1 and alike[0]["article_id"] != row["article_id"]):
                    alike.append(row)

    for row in known:
        file(row, blocks(row)[0])
    ids: dict[str, str] = {}
    for row in sorted(new, key=_precise_first):
        filed, sought = keys[row["fact_id"]]
        near = (alike for key in sought if key in shelves for alike in shelves[key].values())
        candidates = {other["fact_id"]: other for alike in near for other in alike}
        ids[row["fact_id"]] = _choose(row, candidates.values(), column, same, distance) or row["fact_id"]
        file(row | {column: ids[row["fact_id"]]}, filed)
    return [row | {column: ids[row["fact_id"]]} for row in new]


def _choose(row: Row, candidates: Iterable[Row], column: str, same: Same, distance: Distance | None) -> str | None:
    """The id of the same thing; where there are several, the closest, and none where a vague date leaves it open which."""
    if distance is None:
        return next((other[column] for other in candidates if same(row, other)), None)
    twins = sorted((distance(row, other), str(other[column])) for other in candidates if same(row, other))
    if not twins or ((row["date_prec"] or 9) > _DAYS and len({twin[1] for twin in twins if twin[0][:-1] == twins[0][0][:-1]}) > 1):
        return None
    return twins[0][1]


def _precise_first(row: Row) -> tuple[int, str, str]:
    return row["date_prec"] or 9, str(row["date_start"]), row["fact_id"]


_LINKS: dict[str, tuple[str, Blocks, Same, Distance | None]] = {
    "meetings": ("meeting_id", meeting_blocks, same_meeting, meeting_distance),
    "personnel": ("claim_id", claim_blocks, same_claim, None),
    "events": ("event_id", event_blocks, same_event, None),
}
