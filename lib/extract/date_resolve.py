"""Matched words -> days: each rule's reading in the light of the publication date and of the dates already read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from lib.extract import date_calendar as cal
from lib.extract.date_calendar import Interval
from lib.extract.date_tense import Cues, direction, find_cues
from lib.extract.date_words import DECADES, month_number, number, weekday_number, year_number

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from lib.extract.values import DateBasis

#: Without a hint from the tense, a month or day that lies ahead is meant only where it is this many times nearer than the one that lies behind.
AHEAD = 2.0


@dataclass(slots=True)
class Context:
    """What is known where the words stand: the publication date, and the last dates that the text named."""

    text: str
    published: date | None
    day_first: bool | None = None
    anchor: Interval | None = None
    anchor_day: Interval | None = None
    anchor_quarter: Interval | None = None
    ahead: bool | None = None  # set where the direction is known from elsewhere, and the tense is not asked
    cues: Cues | None = None  # found when first asked for

    def remember(self, interval: Interval) -> None:
        """Make an interval the one that "the same day" or "a year earlier" counts from."""
        if interval.unit == "window":
            return
        self.anchor = interval
        if interval.unit == "day":
            self.anchor_day = interval
        if interval.unit == "quarter":
            self.anchor_quarter = interval


class Reading(NamedTuple):
    """The days that words mean, how that is known, and whether the words point ahead (None: they do not say)."""

    interval: Interval
    basis: DateBasis
    future: bool | None = None


class Unresolvable(Exception):  # noqa: N818 - no error: the words are a date that nothing here can place
    """The words need a publication date or an earlier date that is missing."""


def resolve(name: str, match: re.Match[str], context: Context) -> Reading | None:
    """The days that a rule's match means; None where the text and the publication date cannot place them."""
    resolver = _RESOLVERS[name]
    try:
        reading = resolver(match, context)
    except (Unresolvable, ValueError, OverflowError, LookupError, StopIteration):
        return None  # no such day, or none within the calendar's years 1 to 9999
    part = match.groupdict().get("part")
    return _narrow(reading, part.lower(), context) if part and name not in ("daypart",) else reading


def _published(context: Context) -> date:
    if context.published is None:
        raise Unresolvable
    return context.published


def _anchor(context: Context) -> Interval:
    return context.anchor or cal.day(_published(context))


def _narrow(reading: Reading, part: str, context: Context) -> Reading:
    whole, today = reading.interval, context.published
    if part == "earlier":
        return reading._replace(interval=whole.clip(last=today), future=False)
    if part == "later":
        holds = today is not None and whole.start <= today <= whole.end
        return reading._replace(interval=whole.clip(first=today) if holds else whole, future=True if holds else reading.future)
    if part.endswith("half"):
        return reading._replace(interval=cal.split(whole, 1 if part.startswith("first") else 2))
    place = {"early": 1, "beginning": 1, "start": 1, "turn": 1, "mid": 2, "middle": 2}.get(part, 3)
    return reading._replace(interval=cal.third(whole, place))


def _hint(match: re.Match[str], context: Context) -> bool | None:
    if context.ahead is not None:
        return context.ahead
    if context.cues is None:
        context.cues = find_cues(context.text)
    return direction(context.cues, context.text, match.start(), match.end())


def _nearest(candidates: list[Interval], context: Context, ahead: bool | None) -> Interval:
    """The interval that was last (``ahead`` False), comes next (True), or lies nearest, the past preferred (None)."""
    today = _published(context)
    past = [one for one in candidates if one.start <= today]
    coming = [one for one in candidates if one.end >= today]
    if not past or not coming:
        return past[-1] if past else coming[0]
    if ahead is not None:
        return coming[0] if ahead else past[-1]
    behind, before = (today - past[-1].end).days, (coming[0].start - today).days
    return past[-1] if behind <= 0 or behind < before * AHEAD else coming[0]


def _around(context: Context, build: Callable[[int], Interval]) -> list[Interval]:
    """What ``build`` makes of the years around publication; years that lack the day (29 February) are left out."""
    found = []
    for year in range(_published(context).year - 4, _published(context).year + 5):
        try:
            found.append(build(year))
        except ValueError:
            continue
    if not found:
        raise Unresolvable
    return found


def _named_year(match: re.Match[str], context: Context) -> int | None:
    """The year that a match's groups name, in figures or as "last year"."""
    groups = match.groupdict()
    if written := groups.get("year") or groups.get("year2"):
        return year_number(written)
    if which := groups.get("which2"):
        return _which_year(which.lower(), context)
    return None


def _which_year(which: str, context: Context) -> int:
    if which in ("that", "the same"):
        return _anchor(context).start.year
    if which in ("the following", "the previous"):
        return _anchor(context).start.year + (1 if which == "the following" else -1)
    return _published(context).year + {"last": -1, "next": 1}.get(which, 0)


def _yearly(match: re.Match[str], context: Context, build: Callable[[int], Interval]) -> Reading:
    """A day, month or quarter of a year that is named, or of the nearest year that fits the tense."""
    year = _named_year(match, context)
    if year is not None:
        written = match.groupdict().get("year") or match.groupdict().get("year2")
        return Reading(build(year), "stated" if written else "relative")
    ahead = _hint(match, context)
    candidates = _around(context, build)
    if weekday := match.groupdict().get("weekday"):
        agreeing = [one for one in candidates if one.start.weekday() == weekday_number(weekday)]
        candidates = agreeing or candidates
    return Reading(_nearest(candidates, context, ahead), "relative", ahead)


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

    return _yearly(match, context, build)


def _month(match: re.Match[str], context: Context) -> Reading:
    return _yearly(match, context, lambda year: cal.month(year, month_number(match["month"])))


def _month_which(match: re.Match[str], context: Context) -> Reading:
    which, today, wanted = " ".join(match["which"].lower().split()), _published(context), month_number(match["month"])
    candidates = _around(context, lambda year: cal.month(year, wanted))
    if which in ("next", "coming", "following", "this coming"):
        return Reading(next(one for one in candidates if one.start > today), "relative", True)
    if which in ("last", "past", "previous", "this past"):
        return Reading([one for one in candidates if one.end < today][-1], "relative", False)
    if which == "that":
        return Reading(cal.month(_anchor(context).start.year, wanted), "relative")
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
    candidates, today = _around(context, lambda year: cal.season(year, name)), _published(context)
    if which in ("last", "previous", "this past", "past"):
        return Reading([one for one in candidates if one.end < today][-1], "relative", False)
    if which in ("next", "coming", "this coming", "upcoming"):
        return Reading(next(one for one in candidates if one.start > today), "relative", True)
    same_year = [one for one in candidates if today.year in (one.start.year, one.end.year)]
    return Reading(_nearest(same_year, context, _hint(match, context)), "relative")


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
            return Reading(build(_published(context).year), "relative")
        return _yearly(match, context, build)
    candidates, today, ahead = _around(context, build), _published(context), _hint(match, context)
    which = (match["which"] or "").lower()
    if "year" in match.group().lower().split(match["nth"].lower())[0] and which in ("last", "next", "this"):
        return Reading(build(_which_year(which, context)), "relative")
    done = [one for one in candidates if one.end < today]
    if match["ago"]:
        return Reading(done[-2], "relative", False)
    if ahead:
        return Reading(next(one for one in candidates if one.end >= today), "relative", True)
    return Reading(done[-1], "relative", ahead)


def _quarter_code(match: re.Match[str], context: Context) -> Reading:
    nth, year = int(match["nth"] or match["nth2"]), match["year"] or match["year2"]
    if year:
        return Reading(cal.quarter(int(year), nth), "stated")
    return Reading(_nearest(_around(context, lambda y: cal.quarter(y, nth)), context, _hint(match, context)), "relative")


def _period(match: re.Match[str], context: Context) -> Reading:
    which, unit, today = " ".join(match["which"].lower().split()), match["unit"].lower(), _published(context)
    the = context.text[max(0, match.start("which") - 4) : match.start("which")].lower() == "the "
    if which in ("past", "this past") or (which == "last" and the and unit in ("day", "week", "month", "year", "quarter", "decade")):
        return Reading(Interval(cal.shift(today, -1, unit), today, "window"), "relative", False)
    if which in ("that", "same", "the same"):
        return Reading(cal.period(unit, _anchor(context).start), "relative")
    if which in ("following", "preceding", "previous") or (which == "next" and the):
        base = _anchor(context)
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
    unit, today, ahead = match["unit"].lower(), _published(context), _hint(match, context)
    if unit == "quarter" and not match["part"]:
        return Reading(context.anchor_quarter or cal.quarter(today.year, (today.month + 2) // 3 - 1), "relative")
    if unit == "weekend":
        this = cal.weekend(today)
        back = this if today >= this.start else cal.weekend(today - timedelta(days=7))
        return Reading(this if ahead else back, "relative", ahead)
    return Reading(cal.period(unit, today), "relative", ahead)


def _window(match: re.Match[str], context: Context) -> Reading:
    """ "In the past three weeks": from so long before publication to publication itself, both days included."""
    count, today, which = number(match["num"]), _published(context), match["which"].lower()
    if count is None:
        raise Unresolvable
    unit = match["unit"].lower().replace("centurie", "century")
    if unit == "hour":
        count, unit = -(-count // 24), "day"
    if which in ("next", "coming"):
        return Reading(Interval(today, cal.shift(today, count, unit), "window"), "relative", True)
    base = _anchor(context) if which in ("previous", "following") else cal.day(today)
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
    base = cal.day(_published(context)) if from_today else _anchor(context)
    if unit in ("day", "night", "week", "fortnight") and not from_today and context.anchor_day:
        base = context.anchor_day
    if base.unit == "quarter" and unit == "year":
        return Reading(cal.period("quarter", cal.shift(base.start, sign * count, unit)), "relative")
    if base.unit == "month" and unit == "year":
        return Reading(cal.period("month", cal.shift(base.start, sign * count, unit)), "relative")
    return Reading(cal.period(unit, cal.shift(base.start, sign * count, unit)), "relative", sign > 0 if from_today else None)


def _give_up() -> Reading:
    raise Unresolvable


def _loose_distance(unit: str, sign: int, context: Context) -> Reading:
    """ "A few days ago": two to seven days; longer units are too loose to be dates."""
    if unit != "day" or sign > 0:
        raise Unresolvable
    today = _published(context)
    return Reading(Interval(today - timedelta(days=7), today - timedelta(days=2), "window"), "relative", False)


def _year_ago(match: re.Match[str], context: Context) -> Reading:
    today = _published(context)
    if "quarter" in match.group() or "period" in match.group() or (context.anchor and context.anchor.unit == "quarter"):
        base = context.anchor_quarter or cal.quarter(today.year, (today.month + 2) // 3 - 1)
        return Reading(cal.period("quarter", cal.shift(base.start, -1, "year")), "relative", False)
    return Reading(cal.years(today.year - 1), "relative", False)


def _to_the_day(match: re.Match[str], context: Context) -> Reading:
    count = number(match["num"])
    if count is None:
        raise Unresolvable
    base = (context.anchor_day or cal.day(_published(context))).start
    return Reading(cal.day(cal.shift(base, -count, match["unit"].lower())), "relative", False)


def _deictic(match: re.Match[str], context: Context) -> Reading:
    step = {"yesterday": -1, "tomorrow": 1}.get(match["day"].lower(), 0)
    if match["off"]:
        step *= 2
    return Reading(cal.day(_published(context) + timedelta(days=step)), "relative", {-1: False, 1: True}.get(step // (abs(step) or 1)))


def _daypart(match: re.Match[str], context: Context) -> Reading:
    which, today = " ".join(match["which"].lower().split()), _published(context)
    if which in ("this", "last"):
        return Reading(cal.day(today if which == "this" else today - timedelta(days=1)), "relative")
    base = context.anchor_day or cal.day(today)
    return Reading(cal.day(base.start + timedelta(days=which in ("next", "following"))), "relative")


def _weekday(match: re.Match[str], context: Context) -> Reading:
    """The last such day, publication day included, unless the words look ahead; "next Friday" is that of the next calendar week."""
    today, wanted = _published(context), weekday_number(match["weekday"])
    groups = match.groupdict()
    which = " ".join((groups.get("which") or "").lower().split())
    if week := groups.get("which2"):
        step = {"last": -7, "next": 7}.get(week.lower(), 0)
        return Reading(
            cal.day(cal.week(today + timedelta(days=step)).start + timedelta(days=wanted)), "relative", {-7: False, 7: True}.get(step)
        )
    back, on = (today.weekday() - wanted) % 7, (wanted - today.weekday()) % 7
    if which == "next":
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
    ahead = _hint(match, context)
    if which == "this" and ahead is None:
        return Reading(cal.day(cal.week(today).start + timedelta(days=wanted)), "relative")
    return Reading(cal.day(today + timedelta(days=on) if ahead else today - timedelta(days=back)), "relative", ahead)


def _day_of_month(match: re.Match[str], context: Context) -> Reading:
    wanted, today = int(match["day"]), _published(context)
    which = " ".join((match["which"] or "").lower().split())
    if which in ("last", "next", "this"):
        first = cal.shift(today.replace(day=1), {"last": -1, "next": 1, "this": 0}[which], "month")
        return Reading(cal.day(first.replace(day=wanted)), "relative")
    if which:
        return Reading(cal.day(_anchor(context).start.replace(day=wanted)), "relative")
    candidates = []
    for step in range(-2, 3):
        first = cal.shift(today.replace(day=1), step, "month")
        if wanted <= cal.month(first.year, first.month).end.day:
            candidates.append(cal.day(first.replace(day=wanted)))
    ahead = _hint(match, context)
    return Reading(_nearest(candidates, context, bool(ahead)), "relative", ahead)


def _same_day(match: re.Match[str], context: Context) -> Reading:
    base = (context.anchor_day or cal.day(_published(context))).start
    which, off = (match["which"] or "").lower(), (match["off"] or "").lower()
    step = 1 if off == "after" or which in ("next", "following") else -1 if off == "before" or which == "previous" else 0
    return Reading(cal.day(base + timedelta(days=step)), "relative")


def _second_time_within(match: re.Match[str], context: Context) -> Reading:
    """ "For the second time in under two weeks" bounds the other time: from so long before publication to publication."""
    count, today = number(match["num"]), _published(context)
    if count is None:
        raise Unresolvable
    return Reading(Interval(cal.shift(today, -count, match["unit"].lower()), today, "window"), "bounded", False)


def _holiday(match: re.Match[str], context: Context) -> Reading:
    name = " ".join(match["holiday"].lower().replace("’", "").replace("'", "").split())
    which = (match["which"] or "").lower()

    def build(year: int) -> Interval:
        return _holiday_in(name, year)

    if match["year"] or not which:
        return _yearly(match, context, build)
    candidates, today = _around(context, build), _published(context)
    if which == "last":
        return Reading([one for one in candidates if one.end < today][-1], "relative", False)
    return Reading(next(one for one in candidates if one.start > today), "relative", True)


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


_RESOLVERS: dict[str, Callable[[re.Match[str], Context], Reading]] = {
    "iso": _iso,
    "numeric": _numeric,
    "day_month": _month_day,
    "month_day": _month_day,
    "month_year": _month,
    "month_which": _month_which,
    "month": _month,
    "year": _year,
    "year_range": _year_range,
    "year_hyphen": _year,
    "year_spoken": _year,
    "fiscal": _year,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "quarter": _quarter,
    "quarter_code": _quarter_code,
    "period": _period,
    "period_the": _period_the,
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
    "holiday": _holiday,
}
