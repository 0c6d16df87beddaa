"""Days as people write them; figures, tables and sentences all use these words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def say_day(day: date | None) -> str:
    """A day in words, "" where none is known (None or NaT).

    >>> from datetime import date
    >>> say_day(date(2025, 6, 7))
    '7 June 2025'
    """
    return f"{day.day} {day:%B %Y}" if day is not None and day == day else ""


def say_days(first: date | None, last: date | None) -> str:
    """The days from first to last, both included, in as few words as they need; an end that is not known is left open.

    >>> from datetime import date
    >>> say_days(date(2025, 6, 7), date(2025, 6, 9)), say_days(date(2024, 12, 30), date(2025, 1, 2)), say_days(None, date(2025, 6, 9))
    ('7 to 9 June 2025', '30 December 2024 to 2 January 2025', 'by 9 June 2025')
    """
    if not say_day(first) or not say_day(last):
        return f"from {say_day(first)}" if say_day(first) else f"by {say_day(last)}" if say_day(last) else ""
    assert first is not None
    assert last is not None
    if first == last:
        return say_day(first)
    if first.year != last.year:
        return f"{say_day(first)} to {say_day(last)}"
    start = str(first.day) if first.month == last.month else f"{first.day} {first:%B}"
    return f"{start} to {say_day(last)}"
