"""Whether the words around a date look back or ahead."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Literal

from lib.extract.date_words import grammar

#: How far a cue may stand from its date, in characters: a long sentence.
_REACH_BACK, _REACH_ON = 240, 120
#: A verb of saying more words than this before a date does not govern it, if a verb that looks ahead follows the date.
_SPEECH_REACH = 3

_SAID = frozenset(
    "said says told announced reported wrote added confirmed stated warned claimed insisted argued denied declared noted posted according".split()
)
_PAST = frozenset(
    """was were had has have did met held took left came went began became made broke fell rose struck shot found gave got sent saw won lost spoke hit flew fought
    built bought brought drove grew kept knew led ran sold stood thought withdrew""".split()
)
_MODALS = "will won shall would should could might must can ll"
_PLANS = "due set scheduled expected planned slated tipped poised ready plan plans planning intends intend hopes hope aims aim wants want agreed vowed pledged promised invited called"
_FUTURE_FIRST = frozenset(
    f"{_MODALS} {_PLANS} going to is are was were be been being upcoming forthcoming ahead expires expire deadline".split()
)
_FUTURE = re.compile(
    grammar(
        rf"""(?:
        (?:(?:{"|".join(_MODALS.split())})(?:['’]t)?\b|going~to|to~be\b|(?:is|are|was|were|be|been|being)~(?:also~|now~)?(?:to|due|set|scheduled|expected|planned|slated|poised|likely)\b
        |(?:{"|".join(_PLANS.split())})~(?:to|for)\b)(?:~(?:not|also|then|to|have|only|likely))*(?:~(?:be|been)~\w+|~\w+)?
        |upcoming|forthcoming|ahead~of|expires?|scheduled|planned|deadline)"""
    ),
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]+")
_SENTENCE_START = re.compile(r"[.!?;][\"”’)]*\s+(?=[A-Z\"“‘(])|\n\n|\n(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of a text that look back or ahead, in order, and where its sentences start."""

    starts: list[int]
    ends: list[int]
    kinds: list[Literal["future", "said", "past"]]
    sentences: list[int]


def find_cues(text: str) -> Cues:
    """All cues of a text, in one pass over its words."""
    cues = Cues([], [], [], [0, *(match.end() for match in _SENTENCE_START.finditer(text))])
    done = 0
    for word in _WORD.finditer(text):
        start, end = word.span()
        if start < done:
            continue
        form = word.group().lower()
        kind: Literal["future", "said", "past"]
        if form in _FUTURE_FIRST and (future := _FUTURE.match(text, start)):
            kind, end = "future", future.end()
        elif form in _SAID:
            kind = "said"
        elif form in _PAST or (len(form) > 3 and form.endswith("ed")):
            kind = "past"
        else:
            continue
        done = end
        cues.starts.append(start)
        cues.ends.append(end)
        cues.kinds.append(kind)
    return cues


def direction(cues: Cues, text: str, start: int, end: int) -> bool | None:
    """True where the clause of a date at ``start`` to ``end`` looks ahead ("will meet on"), False where it looks back, None where it does not say."""
    sentence = bisect_right(cues.sentences, start) - 1
    first = max(cues.sentences[sentence], start - _REACH_BACK)
    last = min(cues.sentences[sentence + 1] if sentence + 1 < len(cues.sentences) else len(text), end + _REACH_ON)
    before = bisect_left(cues.starts, start) - 1
    after = bisect_left(cues.starts, end)
    following = cues.kinds[after] if after < len(cues.starts) and cues.starts[after] < last else None
    if before < 0 or cues.starts[before] < first:
        return None if following is None else following == "future"
    if cues.kinds[before] == "said" and following == "future" and len(text[cues.ends[before] : start].split()) > _SPEECH_REACH:
        return True
    return cues.kinds[before] == "future"
