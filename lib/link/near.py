"""Whether two rows may be of one day and one place: intervals with their precision, places with what holds them."""

from __future__ import annotations

from datetime import date, timedelta
from math import cos, hypot, radians
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lib.schema import Row

Places = Literal["same", "inside", "holds", "unknown", "apart"]

#: Two names of one spot (a district and its town's centre, a hotel and its street) stand no further apart than this.
_SAME_SPOT_KM = 25
#: A report of the same day may bear the next day's date, or the one after where it was printed.
_AFTER = timedelta(days=2)
#: UCDP ``where_prec`` up to which a place is a town or district, that of a province, and that of a whole country.
_LOCAL, _PROVINCE, _COUNTRY = 3, 4, 6
#: Years that an interval may span and still be filed under its months.
_MOST_MONTHS = 24


def gap(one: Row, other: Row) -> int | None:
    """Days between two intervals: 0 where they meet, None where one of them is not known."""
    mine, theirs = days(one), days(other)
    if mine is None or theirs is None:
        return None
    return max((theirs[0] - mine[1]).days, (mine[0] - theirs[1]).days, 0)


def days(row: Row) -> tuple[date, date] | None:
    """First and last day; a day known only by its report may lie a little before it."""
    start, end = row["date_start"] or row["date_end"], row["date_end"] or row["date_start"]
    if start is None:
        return None
    return (start - _AFTER if row.get("date_basis") == "published" else start), end


def is_told(row: Row) -> bool:
    """Whether the text itself says when, to within some days; a date of publication says only by when."""
    return row.get("date_basis") in (None, "stated", "relative", "bounded") and (row["date_prec"] or 9) <= 2


def months(row: Row, slack: timedelta = timedelta(0)) -> Iterator[tuple[int, int]]:
    """The months that an interval touches: what happened in one of them can only be found under them. None for an interval of years."""
    span = days(row)
    if span is None:
        return
    first, last = span[0] - slack, span[1] + slack
    count = (last.year - first.year) * 12 + last.month - first.month
    if count > _MOST_MONTHS:
        return
    for month in range(first.month - 1, first.month + count):
        yield first.year + month // 12, month % 12 + 1


def compare_places(one: Row, other: Row) -> Places:
    """How two rows' places lie to each other: ``inside`` where the first is a part of the second."""
    if one["country_code"] and other["country_code"] and one["country_code"] != other["country_code"]:
        return "apart"
    if not (one.get("resolved_place") and other.get("resolved_place")):
        return "unknown"
    if one["resolved_place"] == other["resolved_place"] or _same_spot(one, other):
        return "same"
    if one["country_code"] is None or other["country_code"] is None:
        return "apart"
    if _holds(other, one):
        return "inside"
    return "holds" if _holds(one, other) else "apart"


def is_local(row: Row) -> bool:
    """Whether the row's place is a town, a district or a spot in them."""
    return bool(row.get("resolved_place")) and (row.get("where_prec") or 1) <= _LOCAL


def _holds(whole: Row, part: Row) -> bool:
    wide, narrow = whole.get("where_prec") or 1, part.get("where_prec") or 1
    if wide == _COUNTRY:
        return narrow != _COUNTRY
    return wide == _PROVINCE and narrow < _PROVINCE and whole["resolved_place"] == part.get("admin1")


def _same_spot(one: Row, other: Row) -> bool:
    if not (is_local(one) and is_local(other)) or None in (one.get("lat"), other.get("lat")):
        return False
    north, east = one["lat"] - other["lat"], (one["lon"] - other["lon"]) * cos(radians(one["lat"]))
    return hypot(north, east) * 111.2 <= _SAME_SPOT_KM  # kilometres in a degree of latitude
