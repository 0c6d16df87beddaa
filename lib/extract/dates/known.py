"""Days that the world knows by day and month alone: "the 7 October attack", "the Jan. 6 riot"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lib.extract.dates.context import Context, today_of
from lib.lookups import load_lookup, split_cell

if TYPE_CHECKING:
    import re

    from lib.extract.dates.calendar import Interval

#: A day less than this many days ago needs no event to explain it; and how near the event's words must stand, in characters.
_RECENT, _NEAR, _NEXT = 60, 60, 18


def known_year(month_and_day: tuple[int, int], read: Interval, context: Context, match: re.Match[str]) -> int | None:
    """The year of a day that the world knows by its day and month ("the 7 October attack"), where the words around it name the event."""
    ago = (today_of(context) - read.end).days
    if 0 <= ago < _RECENT:
        return None
    known = _known_days().get(month_and_day)
    if known is None or known[0] >= read.start.year:
        return None
    if ago < 0:  # a day ahead may be an anniversary: only "the 7 October attack" itself is the known one
        around_it = context.text[match.end() : match.end() + _NEXT].lower()
    else:
        around_it = context.text[max(0, match.start() - _NEAR) : match.end() + _NEAR].lower()
    return known[0] if any(word in around_it for word in known[1]) else None


@cache
def _known_days() -> dict[tuple[int, int], tuple[int, list[str]]]:
    return {(int(row["month"]), int(row["day"])): (int(row["year"]), split_cell(row["words"])) for row in load_lookup("known_days")}
