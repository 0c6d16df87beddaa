"""When a meeting was, where its own sentence gives no day: the day that the story is telling of."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from lib.extract.meetings.reach import is_in_reach
from lib.extract.syntax.clauses import governing_verb, token_at
from lib.extract.syntax.when import dates_in, is_reporting, stated_date
from lib.extract.values import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from lib.extract.values import Reading

#: Days before publication within which a day named earlier in the story is the one that it goes on telling of.
_NEWS_DAYS = 6
_SINCE = re.compile(r"\bsince\s*(?:the\s*)?(?:$|\w+)", re.IGNORECASE)
_SAME_DAY = re.compile(r"\b(?:(?:that|the same) (?:day|morning|afternoon|evening|night))\b", re.IGNORECASE)


def own_day(reading: Reading, sent: Span, anchor: int) -> DateMention | None:
    """The date in the sentence that belongs to the meeting told at ``anchor`` (a character), or what "that day" there stands for."""
    token = token_at(reading.doc, anchor)
    near = [each for each in dates_in(reading, sent.start_char, sent.end_char) if is_in_reach(token_at(reading.doc, each.start), token)]
    stated = stated_date(reading, sent, anchor, near)
    if stated is not None and _is_since(reading, stated):
        stated = None
    return stated or _same_day(reading, sent)


def _is_since(reading: Reading, mention: DateMention) -> bool:
    """Whether the day only tells since when: "his first trip to Lima since 2017"."""
    return bool(_SINCE.search(mention.text) or _SINCE.search(reading.article.text[max(0, mention.start - 8) : mention.start]))


def story_day(reading: Reading, sent: Span, anchor: int, cue: Token) -> DateMention | None:
    """The day of speech in the sentence, else the last day of the news named before it, else that of publication; marked ``published``.

    What lies before the story ("he had met the king") has only the days that its own paragraph names, else none.
    """
    if _is_earlier(cue):
        return _day_before(reading, sent.start_char, _paragraph_start(reading, sent))
    spoken = [each for each in dates_in(reading, sent.start_char, sent.end_char) if _is_spoken(reading, each)]
    if spoken:
        return replace(spoken[0], basis="published")
    found = _day_before(reading, sent.start_char)
    published = reading.article.published
    if found is not None or published is None:
        return found
    return DateMention(anchor, anchor, "", published, published, 1, "published", "publication_date")


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
