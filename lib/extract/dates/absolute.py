"""Dates that name a day, month, season, quarter or year; where they name no year, the tense and the publication date give it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from lib.extract.dates import calendar as cal
from lib.extract.dates.calendar import Interval
from lib.extract.dates.context import (
    Context,
    Reading,
    Unresolvable,
    anchor_of,
    around,
    beginning_after,
    ended_before,
    hint,
    leading_year,
    nearest,
    today_of,
    which_year,
)
from lib.extract.dates.known import known_year
from lib.extract.dates.words import DECADES, month_number, number, weekday_number, year_number

if TYPE_CHECKING:
    import re
    from collections.abc import Callable


def _named_year(match: re.Match[str], context: Context) -> int | None:
    """The year that a match's groups name, in figures or as "last year"."""
    groups = match.groupdict()
    if written := groups.get("year") or groups.get("year2"):
        return year_number(written)
    if which := groups.get("which2"):
        return which_year(which.lower(), context)
    return None


def _yearly(match: re.Match[str], context: Context, build: Callable[[int], Interval]) -> Reading:
    """A day, month or quarter of a year that is named, or of the nearest year that fits the tense."""
    year = _named_year(match, context)
    if year is not None:
        written = match.groupdict().get("year") or match.groupdict().get("year2")
        return Reading(build(year), "stated" if written else "relative")
    ahead = False if match.groupdict().get("last") else hint(match, context)
    leading = None if ahead else leading_year(match, context)
    if leading is not None:
        return Reading(build(leading), "relative", False)
    candidates = around(context, build)
    if weekday := match.groupdict().get("weekday"):
        agreeing = [one for one in candidates if one.start.weekday() == weekday_number(weekday)]
        candidates = agreeing or candidates
    return Reading(nearest(candidates, context, ahead), "relative", ahead)


def _iso(match: re.Match[str], context: Context) -> Reading:
    return Reading(cal.day(date(int(match["year"]), int(match["month"]), int(match["day"]))), "stated")


def _numeric(match: re.Match[str], context: Context) -> Reading:
    """17/06/2025: day first unless the second figure, or another such date in the text, can only be a day."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    day_first = first > 12 or (second <= 12 and context.day_first is not False)
    return Reading(cal.day(date(year, second, first) if day_first else date(year, first, second)), "stated")


def _month_day(match: re.Match[str], context: Context) -> Reading:
    month, first = month_number(match["month"]), number(match["day"]) or 0
    last = number(match["day2"]) if match["day2"] else first

    def build(year: int) -> Interval:
        start, end = date(year, month, first), date(year, month, last or first)
        if end < start:
            raise Unresolvable
        return Interval(start, end, "day")

    reading = _yearly(match, context, build)
    if reading.basis == "relative" and (year := known_year((month, first), reading.interval, context, match)):
        return Reading(build(year), "relative", False)
    return reading


def _month(match: re.Match[str], context: Context) -> Reading:
    return _yearly(match, context, lambda year: cal.month(year, month_number(match["month"])))


def _month_which(match: re.Match[str], context: Context) -> Reading:
    which, today, wanted = " ".join(match["which"].lower().split()), today_of(context), month_number(match["month"])
    candidates = around(context, lambda year: cal.month(year, wanted))
    if which in ("next", "coming", "following", "this coming"):
        return Reading(beginning_after(candidates, today), "relative", True)
    if which in ("last", "past", "previous", "this past"):
        return Reading(ended_before(candidates, today), "relative", False)
    if which == "that":
        return Reading(cal.month(anchor_of(context).start.year, wanted), "relative")
    return Reading(cal.month(today.year, wanted), "relative")


def _year(match: re.Match[str], context: Context) -> Reading:
    return Reading(cal.years(year_number(match["year"])), "stated")


def _year_range(match: re.Match[str], context: Context) -> Reading:
    first, last = int(match["year"]), int(match["last"])
    if last < 100:
        last += first // 100 * 100
    if not first < last <= first + 100:
        raise Unresolvable
    return Reading(cal.years(first, last - first + 1)._replace(unit="window"), "stated")


def _decade(match: re.Match[str], context: Context) -> Reading:
    if match["year"]:
        return Reading(cal.years(int(match["year"]), 10), "stated")
    tens = int(match["short"]) if match["short"] else DECADES[match["name"].lower()]
    limit = context.published.year if context.published else 9999
    return Reading(cal.years(max(base + tens for base in (1800, 1900, 2000) if base + tens <= limit), 10), "stated")


def _century(match: re.Match[str], context: Context) -> Reading:
    return Reading(cal.years(((number(match["nth"]) or 1) - 1) * 100 or 1, 100), "stated")


def _season(match: re.Match[str], context: Context) -> Reading:
    name, which = match["season"].lower(), " ".join((match["which"] or "").lower().split())
    if not which or match["year"] or match["which2"]:
        return _yearly(match, context, lambda year: cal.season(year, name))
    candidates, today = around(context, lambda year: cal.season(year, name)), today_of(context)
    if which in ("last", "previous", "this past", "past"):
        return Reading(ended_before(candidates, today), "relative", False)
    if which in ("next", "coming", "this coming", "upcoming"):
        return Reading(beginning_after(candidates, today), "relative", True)
    same_year = [one for one in candidates if today.year in (one.start.year, one.end.year)]
    return Reading(nearest(same_year, context, hint(match, context)), "relative")


def _quarter(match: re.Match[str], context: Context) -> Reading:
    nth = 4 if match["nth"].lower() == "final" else number(match["nth"]) or 1
    is_half = match["size"].lower() == "half"
    if is_half and nth > 2:
        raise Unresolvable

    def build(year: int) -> Interval:
        return cal.half(year, nth) if is_half else cal.quarter(year, nth)

    year = match["year"] or match["year2"]
    if year or match["which2"]:
        if not year and match["which2"].lower() == "the":
            return Reading(build(today_of(context).year), "relative")
        return _yearly(match, context, build)
    candidates, today, ahead = around(context, build), today_of(context), hint(match, context)
    which = (match["which"] or "").lower()
    if "year" in match.group().lower().split(match["nth"].lower())[0] and which in ("last", "next", "this"):
        return Reading(build(which_year(which, context)), "relative")
    if match["ago"]:
        return Reading(ended_before(candidates, cal.shift(today, -1, "year")), "relative", False)
    return Reading(nearest(candidates, context, ahead), "relative", ahead)


def _quarter_code(match: re.Match[str], context: Context) -> Reading:
    nth, year, build = int(match["nth"] or match["nth2"]), match["year"] or match["year2"], cal.quarter
    if (match["size"] or match["size2"]).upper() == "H":
        build = cal.half
        if nth > 2:
            raise Unresolvable
    if year:
        return Reading(build(int(year), nth), "stated")
    return Reading(nearest(around(context, lambda y: build(y, nth)), context, hint(match, context)), "relative")


def _holiday(match: re.Match[str], context: Context) -> Reading:
    name = " ".join(match["holiday"].lower().replace("’", "").replace("'", "").split())
    which = (match["which"] or "").lower()

    def build(year: int) -> Interval:
        return _holiday_in(name, year)

    if match["year"] or not which:
        return _yearly(match, context, build)
    candidates, today = around(context, build), today_of(context)
    if which == "last":
        return Reading(ended_before(candidates, today), "relative", False)
    return Reading(beginning_after(candidates, today), "relative", True)


def _holiday_in(name: str, year: int) -> Interval:
    fixed = {
        "christmas eve": (12, 24),
        "boxing day": (12, 26),
        "new years day": (1, 1),
        "new year day": (1, 1),
        "new years eve": (12, 31),
        "new year eve": (12, 31),
    }
    if name in fixed:
        return cal.day(date(year, *fixed[name]))
    if name.startswith("thanksgiving"):
        first = date(year, 11, 1)
        return cal.day(first + timedelta(days=(3 - first.weekday()) % 7 + 21))
    if name == "easter week":
        return cal.week(cal.easter(year))
    offsets = {"easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2, "palm sunday": -7}
    if name in offsets:
        return cal.day(cal.easter(year) + timedelta(days=offsets[name]))
    return cal.day(date(year, 12, 25))


RESOLVERS: dict[str, Callable[[re.Match[str], Context], Reading]] = {
    "iso": _iso,
    "numeric": _numeric,
    "day_month": _month_day,
    "month_day": _month_day,
    "month_year": _month,
    "month_which": _month_which,
    "month": _month,
    "year": _year,
    "year_range": _year_range,
    "year_spoken": _year,
    "fiscal": _year,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "quarter": _quarter,
    "quarter_code": _quarter_code,
    "holiday": _holiday,
}
