"""When a meeting was, where its own sentence gives no day: the day that the story is telling of."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from lib.extract.dates.words import FRAGMENTS, number
from lib.extract.meetings.reach import is_in_reach
from lib.extract.syntax.clauses import children, governing_verb, token_at
from lib.extract.syntax.when import dates_in, is_reporting, precision, stated_date
from lib.extract.values import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from lib.extract.meetings.merge import Meeting
    from lib.extract.values import Reading

#: Days before publication within which a day named earlier in the story is the one that it goes on telling of.
_NEWS_DAYS = 6
#: "A day after being received", "hours after meeting X": words between that and the deed, at most.
_COUNT = rf"\b(?P<count>{FRAGMENTS['NUMBER'].replace('~', ' ').replace('{GAP}', '[- ]')})"
_OFF = re.compile(
    rf"(?:{_COUNT} (?P<unit>hour|day|week)s?|\b(?:hours|minutes|shortly|soon|right)) (?P<way>after|before)"
    r" (?P<words>(?:[\w’'-]+ ){0,7})$",
    re.IGNORECASE,
)
#: What somebody else's deed begins with: "four days before leaving he had met".
_DOING = re.compile(r"\b(?!being|having)\w{2,}ing\b")
_OFF_THING = re.compile(
    rf"{_COUNT} (?P<unit>day|week)s? (?P<way>after|before) (?:the|his|her|their|its|that|this|(?!being|having)\w+ing)\b", re.IGNORECASE
)
_THING_REACH = 80
_BY = re.compile(r"\b(?:by|before|until|till)\s+(?:the\s+)?$", re.IGNORECASE)
_BY_REACH = 14
_SINCE = re.compile(r"\bsince\s*(?:the\s*)?(?:$|\w+)", re.IGNORECASE)
_SAME_DAY = re.compile(r"\b(?:(?:that|the same) (?:day|morning|afternoon|evening|night))\b", re.IGNORECASE)


def own_day(reading: Reading, sent: Span, anchor: int) -> DateMention | None:
    """The date in the sentence that belongs to the meeting told at ``anchor`` (a character), or what "that day" there stands for."""
    token = token_at(reading.doc, anchor)
    near = [each for each in dates_in(reading, sent.start_char, sent.end_char) if is_in_reach(token_at(reading.doc, each.start), token)]
    stated = stated_date(reading, sent, anchor, near)
    if stated is not None and _is_since(reading, stated):
        stated = None
    return _day_off(reading, sent, anchor) or stated or _same_day(reading, sent)


def _day_off(reading: Reading, sent: Span, anchor: int) -> DateMention | None:
    """The day that a distance from something else gives: "a day after being received", "hours after she met X", "X had met her four days
    before the crash" (of whose day the paragraph has told)."""
    text = reading.article.text
    found = _OFF.search(text, sent.start_char, anchor)
    if found is not None and not _DOING.search(found["words"]):
        named = [each for each in dates_in(reading, sent.start_char, sent.end_char) if each.date_prec == 1 and each.start < found.start()]
        base, sign = named[-1] if named else _day_before(reading, sent.start_char), -1
    else:
        found = _OFF_THING.search(text, anchor, min(sent.end_char, anchor + _THING_REACH))
        before = _days_before(reading, sent.start_char) if found is not None else []
        base, sign = before[-1] if before and before[-1].start >= _paragraph_start(reading, sent) else None, 1
    if base is None or found is None:
        return None
    days = 0 if found["unit"] in (None, "hour") else (number(found["count"]) or 0) * (7 if found["unit"] == "week" else 1)
    day = base.date_start + timedelta(days=sign * days * (-1 if found["way"] == "before" else 1))
    return DateMention(found.start(), found.end("way"), found[0][: found.end("way") - found.start()], day, day, 1, "relative", "day_off")


def within_news(reading: Reading, meeting: Meeting) -> DateMention | None:
    """The meeting's date without the days that its status rules out: held "this week" was by the day of publication."""
    date, published = meeting.date, reading.article.published
    if date is None or published is None or date.date_prec == 1:
        return date
    start, end = date.date_start, date.date_end
    if meeting.status == "held" and start <= published < end:
        end = published
    elif meeting.status == "planned" and published < end and (start < published or _is_term(reading, date)):
        start = published
    return replace(date, date_start=start, date_end=end, date_prec=precision(start, end))


def _is_term(reading: Reading, mention: DateMention) -> bool:
    """Whether the words only set an end: "by the end of the month", "before next week"."""
    return bool(_BY.search(reading.article.text[max(0, mention.start - _BY_REACH) : mention.start]))


def _is_since(reading: Reading, mention: DateMention) -> bool:
    """Whether the day only tells since when: "his first trip to Lima since 2017"."""
    return bool(_SINCE.search(mention.text) or _SINCE.search(reading.article.text[max(0, mention.start - 8) : mention.start]))


def story_day(reading: Reading, sent: Span, anchor: int, cue: Token) -> DateMention | None:
    """The day of speech in the sentence, else the last day of the news named before it, else that of publication; marked ``published``.

    What lies before the story ("he had met the king") has the days that its own paragraph names before all.
    """
    if is_denied_ahead(cue) or _OFF_THING.search(reading.article.text, sent.start_char, sent.end_char):
        return None
    if _is_earlier(cue) and (found := _day_before(reading, sent.start_char, _paragraph_start(reading, sent))) is not None:
        return found
    spoken = [each for each in dates_in(reading, sent.start_char, sent.end_char) if _is_spoken(reading, each)]
    if spoken:
        return replace(spoken[0], basis="published")
    found = _day_before(reading, sent.start_char)
    published = reading.article.published
    if found is not None or published is None:
        return found
    return DateMention(anchor, anchor, "", published, published, 1, "published", "publication_date")


def is_denied_ahead(cue: Token) -> bool:
    """Whether something to come is denied ("will not take place"), so that no day is known."""
    verb = governing_verb(cue)
    return bool(children(verb, "neg")) and any(child.lower_ in ("will", "wo", "would") for child in children(verb, "aux"))


def _is_spoken(reading: Reading, mention: DateMention) -> bool:
    """Whether somebody says something on that day: the story's day, near enough."""
    return mention.date_prec == 1 and not mention.future and is_reporting(governing_verb(token_at(reading.doc, mention.start)))


def _same_day(reading: Reading, sent: Span) -> DateMention | None:
    """The day that "that day" or "the same afternoon" in the sentence stands for: the last one named before."""
    words = _SAME_DAY.search(sent.text)
    if words is None:
        return None
    before = _days_before(reading, sent.start_char + words.start())
    return replace(before[-1], basis="bounded", rule="same_day") if before else None


def _is_earlier(cue: Token) -> bool:
    """Whether the verb tells of something before what the story tells: "had met"."""
    verb = governing_verb(cue)
    return verb.tag_ == "VBN" and any(child.lower_ in ("had", "’d", "'d") for child in verb.children if child.dep_ == "aux")


def _days_before(reading: Reading, char: int) -> list[DateMention]:
    last = bisect_left(reading.dates, char, key=lambda mention: mention.start)
    return [each for each in reading.dates[:last] if each.date_prec == 1 and not each.future]


def _paragraph_start(reading: Reading, sent: Span) -> int:
    """Where the block of the text that holds the sentence begins."""
    return next((block.start for block in reading.article.blocks if block.start <= sent.start_char < block.end), sent.start_char)


def _day_before(reading: Reading, char: int, since: int = 0) -> DateMention | None:
    published = reading.article.published
    if published is None:
        return None
    for mention in reversed(_days_before(reading, char)):
        if mention.start < since:
            return None
        if published - timedelta(days=_NEWS_DAYS) <= mention.date_start <= published:
            return replace(mention, basis="published", rule="story_day")
    return None
