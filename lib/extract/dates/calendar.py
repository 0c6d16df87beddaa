"""Calendar arithmetic: closed intervals of days, their parts and their neighbours."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal, NamedTuple

Unit = Literal["day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century", "window"]

#: Meteorological seasons of the northern hemisphere, by first month: what English-language agencies mean unless they say otherwise.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

#: First and last third of a period, as (months or days) counted from its start: "early June" is 1-10 June, "mid-2024" May to August.
_THIRDS: dict[Unit, tuple[int, int]] = {
    "year": (4, 8),
    "season": (1, 2),
    "quarter": (1, 2),
    "half": (2, 4),
    "decade": (48, 84),
    "century": (396, 792),
}


class Interval(NamedTuple):
    """Days from ``start`` to ``end``, both inclusive, and the unit of the calendar that the words named."""

    start: date
    end: date
    unit: Unit

    def clip(self, first: date | None = None, last: date | None = None) -> Interval:
        """The part between two days; unchanged where nothing would be left."""
        start = max(self.start, first) if first else self.start
        end = min(self.end, last) if last else self.end
        return Interval(start, end, "window") if start <= end and (start, end) != self[:2] else self


def precision(start: date, end: date) -> int:
    """UCDP date precision of a closed interval: 1 day; 2 two to six days; 3 week or fortnight; 4 month; 5 longer.

    >>> precision(date(2025, 6, 4), date(2025, 6, 16))
    3
    """
    days = (end - start).days + 1
    return next((level for level, most in ((1, 1), (2, 6), (3, 14), (4, 31)) if days <= most), 5)


def day(when: date) -> Interval:
    """One day."""
    return Interval(when, when, "day")


def week(when: date) -> Interval:
    """The week, Monday to Sunday, that holds a day."""
    monday = when - timedelta(days=when.weekday())
    return Interval(monday, monday + timedelta(days=6), "week")


def weekend(when: date) -> Interval:
    """Saturday and Sunday of the week that holds a day."""
    monday = week(when).start
    return Interval(monday + timedelta(days=5), monday + timedelta(days=6), "weekend")


def months(year: int, month: int, count: int, unit: Unit) -> Interval:
    """``count`` whole months from a month on; ``month`` may lie outside 1 to 12."""
    first, last = _month_start(year, month), _month_start(year, month + count)
    return Interval(first, last - timedelta(days=1), unit)


def month(year: int, number: int) -> Interval:
    """A calendar month."""
    return months(year, number, 1, "month")


def quarter(year: int, number: int) -> Interval:
    """A calendar quarter, 1 to 4."""
    return months(year, 3 * number - 2, 3, "quarter")


def half(year: int, number: int) -> Interval:
    """A half year, 1 or 2."""
    return months(year, 6 * number - 5, 6, "half")


def season(year: int, name: str) -> Interval:
    """A season; winter is counted to the year in which it begins."""
    return months(year, SEASONS[name], 3, "season")


def years(first: int, count: int = 1) -> Interval:
    """``count`` calendar years: a year, a decade, a century."""
    unit: Unit = {1: "year", 10: "decade", 100: "century"}.get(count, "window")  # type: ignore[assignment]
    return Interval(date(first, 1, 1), date(first + count - 1, 12, 31), unit)


def period(unit: str, when: date) -> Interval:
    """The calendar unit (day, weekend, week, month, quarter, year, decade, century) that holds a day."""
    match unit:
        case "weekend":
            return weekend(when)
        case "week" | "fortnight":
            return week(when)
        case "month":
            return month(when.year, when.month)
        case "quarter":
            return quarter(when.year, (when.month + 2) // 3)
        case "year":
            return years(when.year)
        case "decade":
            return years(when.year // 10 * 10, 10)
        case "century":
            return years(when.year // 100 * 100, 100)
        case _:
            return day(when)


def shift(when: date, count: int, unit: str) -> date:
    """A day moved by ``count`` units; the day of the month is cut to the month's length (31 January + 1 month = 28 February).

    Raises:
        OverflowError, ValueError: the day would leave the years 1 to 9999.
    """
    days = {"hour": 0, "day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit)
    if days is not None:
        return when + timedelta(days=days * count)
    first = _month_start(
        when.year, when.month + count * {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}[unit]
    )
    return first.replace(day=min(when.day, monthrange(first.year, first.month)[1]))


def third(whole: Interval, number: int) -> Interval:
    """The first (1), middle (2) or last (3) third of a period, as "early", "mid" and "late" mean it."""
    if whole.unit == "week":
        first, last = ((0, 2), (2, 4), (4, 6))[number - 1]
        return Interval(whole.start + timedelta(days=first), whole.start + timedelta(days=last), "window")
    if whole.unit == "month":
        start = whole.start.replace(day=(1, 11, 21)[number - 1])
        return Interval(start, whole.end if number == 3 else whole.start.replace(day=10 * number), "window")
    if whole.unit not in _THIRDS:
        return whole
    cuts = (0, *_THIRDS[whole.unit])
    start = shift(whole.start, cuts[number - 1], "month")
    return Interval(start, whole.end if number == 3 else shift(whole.start, cuts[number], "month") - timedelta(days=1), "window")


def split(whole: Interval, number: int) -> Interval:
    """The first (1) or second (2) half of a period."""
    if whole.unit == "month":
        start = whole.start.replace(day=1 if number == 1 else 16)
        return Interval(start, whole.end if number == 2 else whole.start.replace(day=15), "window")
    if whole.unit == "year":
        return half(whole.start.year, number)
    middle = whole.start + (whole.end - whole.start) // 2
    return Interval(whole.start, middle, "window") if number == 1 else Interval(middle + timedelta(days=1), whole.end, "window")


def easter(year: int) -> date:
    """Western Easter Sunday (Meeus, Jones and Butcher's rule for the Gregorian calendar).

    >>> easter(2025)
    datetime.date(2025, 4, 20)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    number = (h + weekday - 7 * m + 90) // 25
    return date(year, number, (h + weekday - 7 * m + 33 * number + 19) % 32)


def _month_start(year: int, number: int) -> date:
    shifted, index = divmod(number - 1, 12)
    return date(year + shifted, index + 1, 1)
