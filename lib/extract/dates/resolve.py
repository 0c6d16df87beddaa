"""Matched words -> days: each rule's reading in the light of the publication date and of the dates already read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.dates import absolute as date_absolute
from lib.extract.dates import calendar as cal
from lib.extract.dates import relative as date_relative
from lib.extract.dates.context import Context, Reading, Unresolvable

if TYPE_CHECKING:
    import re

_RESOLVERS = date_absolute.RESOLVERS | date_relative.RESOLVERS


def resolve(name: str, match: re.Match[str], context: Context) -> Reading | None:
    """The days that a rule's match means; None where the text and the publication date cannot place them."""
    resolver = _RESOLVERS[name]
    try:
        reading = resolver(match, context)
    except (Unresolvable, ValueError, OverflowError):
        return None  # no such day, or none within the calendar's years 1 to 9999
    part = match.groupdict().get("part")
    return _narrow(reading, part.lower(), context) if part and name not in ("daypart",) else reading


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
