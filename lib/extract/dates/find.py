"""Dates in text: find the words, then resolve them to the tightest interval that they and the publication date support."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from lib.extract.dates.calendar import precision
from lib.extract.dates.context import Context
from lib.extract.dates.guards import is_date
from lib.extract.dates.joins import Found, Resolved, join, stretch
from lib.extract.dates.resolve import resolve
from lib.extract.dates.rules import BY_FIRST_WORD
from lib.extract.values import DateMention

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[A-Za-z]+(?:\d(?!\d))?|\d+")
_FIGURES = {1: "##", 2: "##", 3: "##", 4: "####"}
_NUMERIC = re.compile(r"(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:19|20)\d\d(?![\w/-])")


def find_dates(text: str, published: date | None) -> list[DateMention]:
    """Every date expression of a text in order, none overlapping another.

    Each has the tightest closed interval that its own words and ``published`` support; without ``published`` only dates that name their
    year are read. ``basis`` is ``stated`` (the text names the year), ``relative`` (computed from the publication date or another date of
    the text) or ``bounded``. Periods are the calendar's ("last week" is Monday to Sunday) and seasons the northern ones.

    ``rule`` names the kind of expression. Two kinds bound something else than what the clause tells and so date nothing themselves:
    ``second_time_within`` ("for the second time in two weeks") and ``compared_since`` ("the first visit since 2019").

    >>> [(m.text, str(m.date_start)) for m in find_dates("They met on Tuesday.", date(2025, 6, 19))]
    [('Tuesday', '2025-06-17')]
    """
    context = Context(text, published, day_first=_day_first(text))
    resolved: list[Resolved] = []
    for found in _scan(text):
        reading = resolve(found.rule, found.match, context)
        if reading is None:
            continue
        context.remember(found.rule, reading.interval, found.match)
        single = Resolved(*found.match.span(), found.rule, reading, found)
        joined = join(resolved[-1], single, context) if resolved else None
        if joined is not None:
            resolved[-1] = joined
        else:
            resolved.append(stretch(single, text, published, resolved[-1].end if resolved else 0))
    return [_mention(text, one, published) for one in resolved]


def _scan(text: str) -> Iterator[Found]:
    """The longest match at each word that can begin a date, left to right."""
    position = 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < position:
            continue
        first = word.group()
        rules = BY_FIRST_WORD.get(_FIGURES.get(len(first), "") if first[0].isdigit() else first.lower())
        if rules is None:
            continue
        best: Found | None = None
        for candidate in rules:
            match = candidate.pattern.match(text, start)
            if match and (best is None or match.end() > best.match.end()) and is_date(candidate.name, match, text):
                best = Found(candidate.name, match)
        if best is not None:
            position = best.match.end()
            yield best


def _day_first(text: str) -> bool | None:
    """What the text's unambiguous numeric dates say of its ambiguous ones: 13/06/2025 day first, 06/13/2025 month first."""
    for match in _NUMERIC.finditer(text):
        if int(match[1]) > 12:
            return True
        if int(match[3]) > 12:
            return False
    return None


def _mention(text: str, resolved: Resolved, published: date | None) -> DateMention:
    start, end, rule, (interval, basis, future), _ = resolved
    if published and ((future and interval.end < published) or (future is False and interval.start > published)):
        future = None  # the words point one way and the days lie the other
    return DateMention(
        start=start,
        end=end,
        text=text[start:end],
        date_start=interval.start,
        date_end=interval.end,
        date_prec=precision(interval.start, interval.end),
        basis=basis,
        rule=rule,
        future=future,
    )
