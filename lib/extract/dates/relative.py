"""Dates counted from the publication date or from another date of the text."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from lib.extract.dates import calendar as cal
from lib.extract.dates.calendar import Interval
from lib.extract.dates.context import Context, Reading, Unresolvable, anchor_of, hint, nearest, today_of
from lib.extract.dates.words import number, weekday_number

if TYPE_CHECKING:
    from collections.abc import Callable

#: What makes the day of "Friday's summit" one that lies ahead.
_BEFORE_IT = re.compile(r"\b(?:ahead of|before|upcoming|for)\s+(?:the\s+)?$", re.IGNORECASE)
_ALONE = re.compile(r"\s+(?:was|were|had)\b|[,.;]")
#: What was due may have come: of the two such days the nearer one is meant.
_WAS_DUE = re.compile(r"\b(?:was|were|been)\s+(?:due|set|scheduled|expected|slated|planned|to)\b[^.;]*$", re.IGNORECASE)
_AHEAD_FROM_HERE = re.compile(r"\b(?:in|over|for|within|during|throughout)\s+the\s+$", re.IGNORECASE)
_SUNDAY = 6
_COMPARED = re.compile(r"\d|\b(?:compared|comparison|from|than|versus|against|up|down)\b", re.IGNORECASE)


def _period(match: re.Match[str], context: Context) -> Reading:
    which, unit, today = " ".join(match["which"].lower().split()), match["unit"].lower(), today_of(context)
    the = context.text[max(0, match.start("which") - 4) : match.start("which")].lower() == "the "
    if which in ("past", "this past") or (which == "last" and the and unit in ("day", "week", "month", "year", "quarter", "decade")):
        return Reading(Interval(cal.shift(today, -1, unit), today, "window"), "relative", False)
    if which == "next" and _AHEAD_FROM_HERE.search(context.text, max(0, match.start() - 16), match.start("which")):
        return Reading(Interval(today, cal.shift(today, 1, unit), "window"), "relative", True)
    if which in ("that", "same", "the same"):
        return Reading(cal.period(unit, anchor_of(context).start), "relative")
    if which in ("following", "preceding", "previous") or (which == "next" and the):
        base = anchor_of(context)
        return Reading(cal.period(unit, cal.shift(base.start, 1 if which in ("following", "next") else -1, unit)), "relative")
    step = {"last": -1, "next": 1, "coming": 1, "upcoming": 1, "this coming": 1}.get(which, 0)
    if which == "latest":
        step = -1
    if unit == "weekend" and which == "last" and today.weekday() >= 5:
        step = -1
    if unit == "night":
        return Reading(cal.day(today - timedelta(days=1)), "relative", False)
    return Reading(cal.period(unit, cal.shift(today, step, unit)), "relative", {-1: False, 1: True}.get(step))


def _period_the(match: re.Match[str], context: Context) -> Reading:
    unit, today, ahead = match["unit"].lower(), today_of(context), hint(match, context)
    if unit == "quarter" and not match["part"]:
        return Reading(context.anchor_quarter or cal.quarter(today.year, (today.month + 2) // 3 - 1), "relative")
    if unit == "weekend":
        this = cal.weekend(today)
        back = this if today >= this.start else cal.weekend(today - timedelta(days=7))
        return Reading(this if ahead else back, "relative", ahead)
    return Reading(cal.period(unit, today), "relative", ahead)


def _before_last(match: re.Match[str], context: Context) -> Reading:
    unit, today = match["unit"].lower(), today_of(context)
    if unit in ("week", "weekend", "month", "year"):
        return Reading(cal.period(unit, cal.shift(today, -2, unit)), "relative", False)
    back = (today.weekday() - weekday_number(unit)) % 7 or 7
    return Reading(cal.day(today - timedelta(days=back + 7)), "relative", False)


def _window(match: re.Match[str], context: Context) -> Reading:
    """ "In the past three weeks": from so long before publication to publication itself, both days included."""
    count, today, which = number(match["num"]), today_of(context), match["which"].lower()
    unit = match["unit"].lower().replace("centurie", "century")
    if count is None:
        if unit != "day":
            raise Unresolvable
        count = 7  # "the past few days": a week at the most
    if unit == "hour":
        count, unit = -(-count // 24), "day"
    if which in ("next", "coming"):
        return Reading(Interval(today, cal.shift(today, count, unit), "window"), "relative", True)
    base = anchor_of(context) if which in ("previous", "following") else cal.day(today)
    if which == "following":
        return Reading(Interval(base.start, cal.shift(base.end, count, unit), "window"), "relative")
    return Reading(Interval(cal.shift(base.start, -count, unit), base.end, "window"), "relative", False)


def _distance(match: re.Match[str], context: Context) -> Reading:
    count, way = number(match["num"]), " ".join(match["dir"].lower().split())
    unit = match["unit"].lower().replace("centurie", "century")
    if unit == "hour" and count is not None:
        count, unit = count // 24, "day"
    sign = 1 if way in ("later", "after", "from now", "hence") else -1
    from_today = way in ("ago", "from now", "hence")
    if count is None:
        return _loose_distance(unit, sign, context) if from_today else _give_up()
    if way in ("later", "after") and context.anchor is None:
        raise Unresolvable
    base = cal.day(today_of(context)) if from_today else anchor_of(context)
    if unit == "year" and count == 1 and sign < 0 and context.anchor_quarter and _compares(match, context):
        return Reading(cal.period("quarter", cal.shift(context.anchor_quarter.start, -1, "year")), "relative", False)
    if unit in ("day", "night", "week", "fortnight") and not from_today and (before := context.day_before(match)):
        base = before
    if base.unit == "quarter" and unit == "year":
        return Reading(cal.period("quarter", cal.shift(base.start, sign * count, unit)), "relative")
    if base.unit == "month" and unit == "year":
        return Reading(cal.period("month", cal.shift(base.start, sign * count, unit)), "relative")
    if unit in ("week", "fortnight") and base.unit == "day" and not from_today and match.start("num") == match.start():
        return Reading(cal.day(cal.shift(base.start, sign * count, unit)), "relative")  # "a week earlier", not "about a week earlier"
    grain = {"decade": "year", "century": "decade"}.get(unit, unit)  # "a decade ago" is a year, not ten
    if match["half"] and grain == "year":
        count, unit = (12 * count + 6, "month") if unit == "year" else (10 * count + 5, "year")
    return Reading(cal.period(grain, cal.shift(base.start, sign * count, unit)), "relative", sign > 0 if from_today else None)


def _compares(match: re.Match[str], context: Context) -> bool:
    """Whether "a year earlier" stands beside a figure: it then means the same quarter of the year before."""
    return _COMPARED.search(context.text, max(0, match.start() - 60), match.start()) is not None


def _give_up() -> Reading:
    raise Unresolvable


def _loose_distance(unit: str, sign: int, context: Context) -> Reading:
    """ "A few days ago": two to seven days; longer units are too loose to be dates."""
    if unit != "day" or sign > 0:
        raise Unresolvable
    today = today_of(context)
    return Reading(Interval(today - timedelta(days=7), today - timedelta(days=2), "window"), "relative", False)


def _year_ago(match: re.Match[str], context: Context) -> Reading:
    today = today_of(context)
    if "quarter" in match.group() or "period" in match.group() or context.anchor_quarter:
        base = context.anchor_quarter or cal.quarter(today.year, (today.month + 2) // 3 - 1)
        return Reading(cal.period("quarter", cal.shift(base.start, -1, "year")), "relative", False)
    return Reading(cal.years(today.year - 1), "relative", False)


def _to_the_day(match: re.Match[str], context: Context) -> Reading:
    count = number(match["num"])
    if count is None:
        raise Unresolvable
    base = (context.anchor_day or cal.day(today_of(context))).start
    return Reading(cal.day(cal.shift(base, -count, match["unit"].lower())), "relative", False)


def _deictic(match: re.Match[str], context: Context) -> Reading:
    step = {"yesterday": -1, "tomorrow": 1}.get(match["day"].lower(), 0)
    if match["off"]:
        step *= 2
    return Reading(cal.day(today_of(context) + timedelta(days=step)), "relative", {-1: False, 1: True}.get(step // (abs(step) or 1)))


def _daypart(match: re.Match[str], context: Context) -> Reading:
    which, today = " ".join(match["which"].lower().split()), today_of(context)
    if which in ("this", "last"):
        return Reading(cal.day(today if which == "this" else today - timedelta(days=1)), "relative")
    base = context.day_before(match)
    if base is None:
        raise Unresolvable
    return Reading(cal.day(base.start + timedelta(days=which in ("next", "following"))), "relative")


def _weekday(match: re.Match[str], context: Context) -> Reading:
    """The last such day, publication day included, unless the words look ahead; "next Friday" is that of the next calendar week."""
    today, wanted = today_of(context), weekday_number(match["weekday"])
    groups = match.groupdict()
    which = " ".join((groups.get("which") or "").lower().split())
    if week := groups.get("which2"):
        step = {"last": -7, "next": 7}.get(week.lower(), 0)
        return Reading(
            cal.day(cal.week(today + timedelta(days=step)).start + timedelta(days=wanted)), "relative", {-7: False, 7: True}.get(step)
        )
    back, on = (today.weekday() - wanted) % 7, (wanted - today.weekday()) % 7
    if which == "next":
        if wanted == _SUNDAY:  # the day that much of the world begins its week with
            return Reading(cal.day(today + timedelta(days=on or 7)), "relative", True)
        return Reading(cal.day(cal.week(today).end + timedelta(days=1 + wanted)), "relative", True)
    if which in ("coming", "this coming", "upcoming"):
        return Reading(cal.day(today + timedelta(days=on or 7)), "relative", True)
    if which in ("last", "past", "this past"):
        return Reading(cal.day(today - timedelta(days=back or 7)), "relative", False)
    if which in ("previous", "preceding", "following", "that", "same"):
        base = (context.anchor_day or cal.day(today)).start
        step = (wanted - base.weekday()) % 7 if which == "following" else -((base.weekday() - wanted) % 7 or 7)
        return Reading(
            cal.day(base + timedelta(days=0 if which in ("that", "same") and base.weekday() == wanted else step or 7)), "relative"
        )
    ahead = hint(match, context, term=True)
    if context.text[match.end() - 2 : match.end()] in ("'s", "’s"):
        alone = _ALONE.match(context.text, match.end()) is not None  # "their last talks before Tuesday's were in Quito"
        ahead = not alone and _BEFORE_IT.search(context.text, max(0, match.start() - 16), match.start()) is not None
    if ahead and back < on and _WAS_DUE.search(context.text, max(0, match.start() - 80), match.start()):
        ahead = None
    if which == "this" and ahead is None:
        return Reading(cal.day(cal.week(today).start + timedelta(days=wanted)), "relative")
    return Reading(cal.day(today + timedelta(days=on) if ahead else today - timedelta(days=back)), "relative", ahead)


def _day_of_month(match: re.Match[str], context: Context) -> Reading:
    wanted, today = int(match["day"]), today_of(context)
    which = " ".join((match["which"] or "").lower().split())
    if which in ("last", "next", "this"):
        first = cal.shift(today.replace(day=1), {"last": -1, "next": 1, "this": 0}[which], "month")
        return Reading(cal.day(first.replace(day=wanted)), "relative")
    if which:
        return Reading(cal.day(anchor_of(context).start.replace(day=wanted)), "relative")
    if context.month is not None and "\n\n" not in context.text[context.month_end : match.start()]:
        return Reading(cal.day(context.month.start.replace(day=wanted)), "relative")  # "Late in August ... on the 27th"
    candidates = []
    for step in range(-2, 3):
        first = cal.shift(today.replace(day=1), step, "month")
        if wanted <= cal.month(first.year, first.month).end.day:
            candidates.append(cal.day(first.replace(day=wanted)))
    ahead = hint(match, context)
    return Reading(nearest(candidates, context, bool(ahead)), "relative", ahead)


def _same_day(match: re.Match[str], context: Context) -> Reading:
    if context.anchor_day is None and match["in"] is None:
        raise Unresolvable
    base = (context.day_before(match) or cal.day(today_of(context))).start
    which, off = (match["which"] or "").lower(), (match["off"] or "").lower()
    step = 1 if off == "after" or which in ("next", "following") else -1 if off == "before" or which == "previous" or match["eve"] else 0
    return Reading(cal.day(base + timedelta(days=step)), "relative")


def _second_time_within(match: re.Match[str], context: Context) -> Reading:
    """ "For the second time in under two weeks" bounds the other time: from so long before publication to publication."""
    count, today = number(match["num"]), today_of(context)
    if count is None:
        raise Unresolvable
    return Reading(Interval(cal.shift(today, -count, match["unit"].lower()), today, "window"), "bounded", False)


RESOLVERS: dict[str, Callable[[re.Match[str], Context], Reading]] = {
    "period": _period,
    "period_the": _period_the,
    "before_last": _before_last,
    "window": _window,
    "distance": _distance,
    "year_ago": _year_ago,
    "to_the_day": _to_the_day,
    "deictic": _deictic,
    "daypart": _daypart,
    "weekday": _weekday,
    "day_of_month": _day_of_month,
    "same_day": _same_day,
    "second_time_within": _second_time_within,
}
