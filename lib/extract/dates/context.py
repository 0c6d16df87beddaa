"""What a date's resolution knows: the publication date, the dates before it, the tense around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from lib.extract.dates import calendar as cal
from lib.extract.dates.calendar import Interval
from lib.extract.dates.tense import Cues, direction, find_cues

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from lib.extract.values import DateBasis

#: A month, season or day of an unnamed year lies ahead where the one ahead is this many times nearer than the one behind, by what the
#: tense says (nothing, back, ahead); fitted on TimeBank and AQUAINT, where 1.2 to 2 do as well as 1.5.
#: A day weighs less against the tense than a month: nobody writes "on 3 December" of a day eleven months gone.
AHEAD = {None: 1.5, False: 400.0, True: 0.1}
AHEAD_DAY = {None: 1.5, False: 6.0, True: 0.1}
#: Words by which a day is that of a speech ("said on", "told reporters late"), how far back they reach, and where a sentence ends.
_SPOKEN = re.compile(
    r"\b(?:said|says|told|announced|reported|wrote|added|confirmed|stated|warned|claimed|declared|posted|insisted|denied)"
    r"(?:\s+[a-z]+){0,2}\s+$"
)
_SPEECH_REACH = 40
_BREAK = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z\"“‘(])|\n")
_LED_BY_YEAR = re.compile(r"\s{0,3}[\"“]?(?:Back |Early |Late )?[Ii]n (?:early |late |mid-)?((?:19|20)\d\d)\b(?! and| to|[-–])")


@dataclass(slots=True)
class Context:
    """What is known where the words stand: the publication date, and the last dates that the text named."""

    text: str
    published: date | None
    day_first: bool | None = None
    anchor: Interval | None = None
    anchor_day: Interval | None = None
    anchor_end: int = 0  # the character behind the words of ``anchor_day``
    story_day: Interval | None = None
    month: Interval | None = None  # the last month named without a day
    month_end: int = 0
    anchor_quarter: Interval | None = None
    ahead: bool | None = None  # set where the direction is known from elsewhere, and the tense is not asked
    cues: Cues | None = None  # found when first asked for

    def remember(self, rule: str, interval: Interval, match: re.Match[str]) -> None:
        """Make an interval the one that "the same day" or "a year earlier" counts from.

        The day on which somebody speaks of what befell on another day that the sentence names is not the one that the story goes on from.
        """
        if interval.unit == "day":
            if self.anchor_day is None or not self._is_spoken(match):
                self.anchor = self.anchor_day = interval
                self.anchor_end = match.end()
                if self.story_day is None or self.text[match.end() - 2 : match.end()] not in ("'s", "’s"):
                    self.story_day = interval
            return
        if rule.startswith("month") and rule != "month_day":
            self.month, self.month_end = interval, match.end()
        if rule not in ("distance", "year_ago", "window") and interval.unit != "window":
            self.anchor = interval
            if interval.unit == "quarter":
                self.anchor_quarter = interval

    def _is_spoken(self, match: re.Match[str]) -> bool:
        spoken = _SPOKEN.search(self.text, max(0, match.start() - _SPEECH_REACH), match.start())
        return spoken is not None and not _BREAK.search(self.text, self.anchor_end, match.start())

    def day_before(self, match: re.Match[str]) -> Interval | None:
        """The day that "a day earlier" or "the next morning" counts from: the last one named.

        Where a paragraph begins with it, a day that only told a thing apart ("Tuesday's strike") is forgotten.
        """
        return self.story_day if self.text.endswith("\n\n", 0, match.start()) else self.anchor_day


class Reading(NamedTuple):
    """The days that words mean, how that is known, and whether the words point ahead (None: they do not say)."""

    interval: Interval
    basis: DateBasis
    future: bool | None = None


class Unresolvable(Exception):
    """The words need a publication date or an earlier date that is missing."""


def today_of(context: Context) -> date:
    """The publication date.

    Raises:
        Unresolvable: there is none.
    """
    if context.published is None:
        raise Unresolvable
    return context.published


def anchor_of(context: Context) -> Interval:
    """The last date that the text named, else the publication date."""
    return context.anchor or cal.day(today_of(context))


def hint(match: re.Match[str], context: Context, term: bool | None = None) -> bool | None:
    """What the tense around a match says; ``term`` answers for "until" and "by"."""
    if context.ahead is not None:
        return context.ahead
    if context.cues is None:
        context.cues = find_cues(context.text)
    return direction(context.cues, context.text, match.start(), match.end(), term)


def leading_year(match: re.Match[str], context: Context) -> int | None:
    """The year before publication that a match's sentence begins with ("In 2011, when the rising began in March")."""
    if context.cues is None or context.published is None:
        return None
    start = context.cues.sentences[bisect_right(context.cues.sentences, match.start()) - 1]
    led = _LED_BY_YEAR.match(context.text, start)
    return int(led[1]) if led and led.end() <= match.start() and int(led[1]) < context.published.year else None


def ended_before(candidates: list[Interval], today: date) -> Interval:
    """The last that was over by a day."""
    done = [one for one in candidates if one.end < today]
    if not done:
        raise Unresolvable
    return done[-1]


def beginning_after(candidates: list[Interval], today: date) -> Interval:
    """The first that begins after a day."""
    coming = [one for one in candidates if one.start > today]
    if not coming:
        raise Unresolvable
    return coming[0]


def nearest(candidates: list[Interval], context: Context, ahead: bool | None) -> Interval:
    """The interval that lies nearest to publication, those ahead weighed by what the tense says."""
    today = today_of(context)
    past = [one for one in candidates if one.start <= today]
    coming = [one for one in candidates if one.end >= today]
    if not past or not coming:
        return past[-1] if past else coming[0]
    behind, before = (today - past[-1].end).days, (coming[0].start - today).days
    weights = AHEAD if coming[0].unit in ("month", "season") else AHEAD_DAY
    return past[-1] if behind <= 0 or behind < before * weights[ahead] else coming[0]


def around(context: Context, build: Callable[[int], Interval]) -> list[Interval]:
    """What ``build`` makes of the years around publication; years that lack the day (29 February) are left out."""
    found = []
    for year in range(today_of(context).year - 4, today_of(context).year + 5):
        try:
            found.append(build(year))
        except ValueError:
            continue
    if not found:
        raise Unresolvable
    return found


def which_year(which: str, context: Context) -> int:
    """The year that "last", "next", "that" or "the following" means before "year"."""
    if which in ("that", "the same"):
        return anchor_of(context).start.year
    if which in ("the following", "the previous"):
        return anchor_of(context).start.year + (1 if which == "the following" else -1)
    return today_of(context).year + {"last": -1, "next": 1}.get(which, 0)
