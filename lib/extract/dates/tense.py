"""Whether the words around a date look back or ahead."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Literal

from lib.extract.dates.words import grammar

#: How far a cue may stand from its date, in characters: a long sentence.
_REACH_BACK, _REACH_ON = 240, 120
#: A verb of saying more words than this before a date does not govern it, if a verb that looks ahead follows the date.
_SPEECH_REACH = 3

_SAID = frozenset(
    """said says told announced reported wrote added confirmed stated warned claimed insisted argued denied declared noted posted
    according""".split()
)
#: Past forms that do not end in -ed; "could" alone tells of what was or was not possible.
_PAST = frozenset(
    """was were had has have did met held took left came went began became made broke fell rose struck shot found gave got sent saw won lost
    spoke hit flew fought built bought brought drove grew kept knew led ran sold stood thought withdrew put tore wore drew threw fled sank
    swore chose dealt dug froze hung hid laid lay lent meant paid rode sought slept spent stole stuck swept taught understood wept felt
    heard ate bore died could cannot""".split()
)
_MODALS = "will won shall would should could might must can ll".split()
_PLANS = """due set scheduled expected planned slated tipped poised ready plan plans planning intends intend hopes hope aims aim wants want
    agreed vowed pledged promised invited called""".split()
_TO_BE = "is are was were be been being".split()
_FUTURE_FIRST = frozenset(
    """going to upcoming forthcoming ahead expires expire deadline take takes begins opens resumes convenes kick kicks get gets go goes head
    heads arrives leaves departs travels hosts meets flies""".split()
).union(_MODALS, _PLANS, _TO_BE)
_FUTURE = re.compile(
    grammar(
        rf"""(?!could~not|couldn)
        (?:(?:
            (?:{"|".join(_MODALS)})(?:['’]t)?\b|going~to|to~be\b
            |(?:(?:{"|".join(_TO_BE)})~(?:also~|now~)?(?:to|due|set|scheduled|expected|planned|slated|poised|likely)|(?:{"|".join(_PLANS)})~to)\b
              (?!~(?:to~)?(?:the|a|an|its|his|her|their)\b)
            |(?:due|set|scheduled|slated|plan|plans|planned|planning|expected|called)~for\b
          )(?:~(?:not|also|then|to|have|only|likely))*(?:~(?:be|been)~\w+|~\w+)?
        |takes?~place|begins|opens|resumes|convenes|kicks?~off|gets?~under~way|(?:go|goes|head|heads)~to~the~polls|arrives|leaves|departs|travels|hosts|meets|flies
        |upcoming|forthcoming|ahead~of|expires?|scheduled|planned|deadline)"""
    ),
    re.VERBOSE | re.IGNORECASE,
)
#: Words right before a date that set a term, which may lie ahead whatever the tense ("extended the truce to"), and how far back they reach.
_TERM_REACH, _NEGATED_REACH = 40, 80
_TERM = re.compile(
    grammar(
        r"""\b(?:(?P<by>(?:(?P<inf>to)~(?-i:[a-z])\w+~(?:\w+~){0,3}?)?by)
        |until|till|through|effective|payable|expiring|due|deadline(?:~of|~on)?|(?:extended|postponed|delayed)~to|as~(?:soon|early)~as)
        ~(?:the~)?(?:(?:\d{1,2}(?:[:.]\d\d)?(?:~?[ap]\.?m\.?)?|noon|midnight)~(?:[A-Z]{2,4}~)?(?:on~)?)?(?:last~|next~|early~|late~)?$"""
    ),
    re.VERBOSE | re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s+(?:the\s+|last\s+)?$", re.IGNORECASE)
_TOLD = re.compile(r",?\s+that\s")
_NEGATED = re.compile(r"\b(?:not|never)\b|n[’']t\b", re.IGNORECASE)
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


def direction(cues: Cues, text: str, start: int, end: int, term: bool | None = None) -> bool | None:
    """Whether the clause of a date at ``start`` to ``end`` looks ahead ("will meet on"): True, back: False, or does not say: None.

    ``term`` is the answer for a date that ends a term ("until Sunday"), whatever the tense.
    """
    sentence = bisect_right(cues.sentences, start) - 1
    first = max(cues.sentences[sentence], start - _REACH_BACK)
    last = min(cues.sentences[sentence + 1] if sentence + 1 < len(cues.sentences) else len(text), end + _REACH_ON)
    before = bisect_left(cues.starts, start) - 1
    after = bisect_left(cues.starts, end)
    following = cues.kinds[after] if after < len(cues.starts) and cues.starts[after] < last else None
    preceding = cues.kinds[before] if before >= 0 and cues.starts[before] >= first else None
    if preceding != "future" and (ending := _TERM.search(text, max(first, start - _TERM_REACH), start)):
        if _NEGATED.search(text, max(first, start - _NEGATED_REACH), start):
            return None
        done = ending["by"] and not ending["inf"] and (preceding == "past" or following in ("past", "said"))
        return None if term is None else not done
    if _SINCE.search(text, first, start):
        return False
    if preceding == "said" and _TOLD.match(text, end):
        return False  # "told them by telephone on Friday that he stands ready"
    if preceding is None:
        return None if following is None else following == "future"
    if preceding == "said" and len(text[cues.ends[before] : start].split()) > _SPEECH_REACH:
        return True if following == "future" else None
    return preceding == "future"
