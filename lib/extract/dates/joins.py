"""Dates that other words stretch or tie together: "since Friday", "the week of 9 June", "between Tuesday and Sunday of last week"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from lib.extract.dates import calendar as cal
from lib.extract.dates.calendar import Interval
from lib.extract.dates.context import Context, Reading
from lib.extract.dates.resolve import resolve
from lib.extract.dates.words import WEEKDAYS, grammar, number

if TYPE_CHECKING:
    from datetime import date

#: How far before a date the words that stretch it may begin, in characters.
_REACH = 40

_SINCE = re.compile(grammar(r"\b(?:ever~)?since~(?P<the>the~)?$"), re.VERBOSE | re.IGNORECASE)
_NIGHT = re.compile(grammar(r"\b(?:overnight~(?:(?:on|into|to|from)~)?|night~(?:of|to)~)(?:the~)?$"), re.VERBOSE | re.IGNORECASE)
#: "The first visit since 2019": the date is not that of the visit.
_COMPARED = re.compile(
    grammar(r"\b(?:first|second|third|only|most|highest|lowest|worst|biggest|largest|deadliest|\w{3,}est)\b[^.;]{0,40}$"),
    re.VERBOSE | re.IGNORECASE,
)
_WEEK_OF = re.compile(
    grammar(r"\b(?P<unit>week|weekend)~(?P<how>of|beginning|starting|ending|ended|from|to)~(?:on~)?(?:the~)?$"), re.VERBOSE | re.IGNORECASE
)
_FIRST_OF = re.compile(
    grammar(
        r"\b(?P<end>first|opening|last|final|second|third|fourth)~(?:(?P<num>{NUMBER})~)?(?P<unit>day|week|weekend|month|quarter|{WEEKDAY})(?P<many>s)?~(?:of|in)~(?:the~)?$"
    ),
    re.VERBOSE | re.IGNORECASE,
)
_TO = re.compile(grammar(r"(?:~(?:to|until|till|through|thru)~(?:the~)?|\s?[-‐‑–—]\s?)"), re.VERBOSE | re.IGNORECASE)
_AND = re.compile(grammar(r",?~and~(?:(?:on|in)~)?(?:the~)?"), re.VERBOSE | re.IGNORECASE)
#: Units that make one stretch where "and" joins them, and rules that differ only in whether the year is named or where the day stands.
_LISTED = ("day", "month", "year", "week", "quarter")
_SAME_KIND = {"month_year": "month", "day_month": "month_day"}
_BETWEEN = re.compile(grammar(r"\bbetween~(?:the~)?$"), re.VERBOSE | re.IGNORECASE)
_FROM = re.compile(grammar(r"\bfrom~(?:the~)?$"), re.VERBOSE | re.IGNORECASE)


class Found(NamedTuple):
    """Words that look like a date: the rule's name and its match."""

    rule: str
    match: re.Match[str]


class Resolved(NamedTuple):
    """Words and what they mean; ``found`` is the last date in them."""

    start: int
    end: int
    rule: str
    reading: Reading
    found: Found


def stretch(date_words: Resolved, text: str, published: date | None, floor: int) -> Resolved:
    """A date with the words before it that change its length; ``floor`` is where the date before it ends."""
    low = max(floor, date_words.start - _REACH)
    before, interval = text[low : date_words.start], date_words.reading.interval
    if match := _SINCE.search(before):
        possessive = text[date_words.end : date_words.end + 2] in ("'s", "’s")
        names_a_thing = possessive or (match["the"] and interval.unit in ("day", "month", "year"))  # "since the June 2023 raid"
        if published is None or interval.start > published or names_a_thing:
            return date_words
        start = low + match.start()
        rule = "compared_since" if _COMPARED.search(text, max(floor, date_words.start - 60), start) else "since"
        reading = date_words.reading._replace(interval=Interval(interval.start, published, "window"), future=False)
        return date_words._replace(start=start, rule=rule, reading=reading)
    if interval.unit == "day" and (match := _NIGHT.search(before)):
        morning = cal.day(interval.end) if (interval.end - interval.start).days == 1 else interval  # a night is dated by the day it ends on
        return date_words._replace(start=low + match.start(), rule="night", reading=date_words.reading._replace(interval=morning))
    if interval.unit == "day" and (match := _WEEK_OF.search(before)):
        changed = _week_of(match["how"].lower(), interval.start) if match["unit"].lower() == "week" else cal.weekend(interval.start)
        return date_words._replace(start=low + match.start(), rule="week_of", reading=date_words.reading._replace(interval=changed))
    if match := _FIRST_OF.search(before):
        part = _first_of(match, interval)
        if part:
            return date_words._replace(start=low + match.start(), rule="first_of", reading=date_words.reading._replace(interval=part))
    return date_words


def _week_of(how: str, when: date) -> Interval:
    if how in ("ending", "ended", "to"):
        return Interval(when - timedelta(days=6), when, "window")
    return cal.week(when) if how == "of" else Interval(when, when + timedelta(days=6), "window")


def _first_of(match: re.Match[str], whole: Interval) -> Interval | None:
    """The first, last or so-manieth days, weeks or months of a period; None where they do not fit."""
    count, unit, end = number(match["num"] or "one"), match["unit"].lower(), match["end"].lower()
    nth = {"first": 0, "opening": 0, "second": 1, "third": 2, "fourth": 3}.get(end)
    if not count or whole.unit == "day":
        return None
    if match["many"] and not match["num"]:
        return cal.third(whole, 1 if nth == 0 else 3) if nth in (0, None) else None
    if unit in WEEKDAYS:
        edge, weekday = (whole.start, WEEKDAYS[unit]) if nth is not None else (whole.end, WEEKDAYS[unit])
        step = (weekday - edge.weekday()) % 7 + 7 * (nth or 0) if nth is not None else -((edge.weekday() - weekday) % 7)
        return cal.day(edge + timedelta(days=step)) if whole.start <= edge + timedelta(days=step) <= whole.end else None
    if unit == "weekend":
        first = cal.weekend(whole.start + timedelta(days=7 * (nth or 0)))
        chosen = first if nth is not None else cal.weekend(whole.end)
        return chosen if whole.start <= chosen.start <= whole.end else None
    if nth is not None:
        begin = cal.shift(whole.start, nth * count, unit)
        part = Interval(begin, cal.shift(begin, count, unit) - timedelta(days=1), "window")
    else:
        part = Interval(cal.shift(whole.end + timedelta(days=1), -count, unit), whole.end, "window")
    return part if whole.start <= part.start and part.end <= whole.end else None


def join(first: Resolved, second: Resolved, context: Context) -> Resolved | None:
    """Two dates as one stretch where the words between say so: "to", "until", a dash, "between ... and", or "and" between like units."""
    text = context.text
    gap = text[first.end : second.start]
    if len(gap) > 16 or first.rule in ("since", "compared_since", "second_time_within"):
        return None
    before = text[max(0, first.start - 14) : first.start]
    between, spanning = _BETWEEN.search(before), _TO.fullmatch(gap)
    listed = _AND.fullmatch(gap)
    if not spanning and not listed:
        return None
    units = first.reading.interval.unit, second.reading.interval.unit
    alike = units[0] == units[1]
    if listed and not between and not (alike and _kind(first) == _kind(second) and units[0] in _LISTED):
        return None
    if spanning and gap.strip() in ("to", "until", "till") and not _FROM.search(before) and not alike:
        return None
    left, right = _agree(first, second, context)
    if listed and not between:
        left, right = min(
            ((left, right), tuple(sorted((first.reading, second.reading), key=lambda one: one.interval.start))),
            key=lambda pair: abs((pair[1].interval.end - pair[0].interval.start).days),
        )
    if right.interval.end < left.interval.start:
        return None
    if listed and not between and (right.interval.start - left.interval.end).days > 1:
        return None  # "in 2008 and 2012" names two years, not five
    hull = Interval(left.interval.start, right.interval.end, units[0] if alike else "window")
    basis = right.basis if left.basis == right.basis else "relative"
    future = right.future if right.future is not None else left.future
    return Resolved(first.start, second.end, "range", Reading(hull, basis, future), second.found)


def _kind(date_words: Resolved) -> str:
    return _SAME_KIND.get(date_words.rule, date_words.rule)


def _agree(first: Resolved, second: Resolved, context: Context) -> tuple[Reading, Reading]:
    """Both ends, the one that names no year or week read by the light of the other."""
    left, right = first.reading, second.reading
    if (left.basis == "relative" and first.found.rule == second.found.rule) or right.basis == "stated":
        back = _reread(first.found, context, right.interval.end, ahead=False)
        if left.basis == "relative" and back is not None:
            return back._replace(basis=right.basis), right
    if right.basis == "relative" and right.interval.end < left.interval.start:
        on = _reread(second.found, context, left.interval.start, ahead=True)
        if on is not None:
            return left, on
    return left, right


def _reread(found: Found, context: Context, today: date, *, ahead: bool) -> Reading | None:
    return resolve(found.rule, found.match, Context(context.text, today, context.day_first, ahead=ahead, cues=context.cues))
