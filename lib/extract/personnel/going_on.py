"""Lone numbers that go on about people counted just before: "some 10,000 have walked", "down from 178", "14 on a staircase"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.personnel.settle import FORCES
from lib.extract.personnel.words import VERBAL, Fate

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from lib.extract.personnel.settle import Claim
    from lib.extract.personnel.units import Counted

#: Words that set a figure beside one told in the same sentence.
_BESIDE = re.compile(
    r"\b(?:(?:down|up|fell|fallen|rose|risen|sharply\s+up|an?\s+(?:increase|rise|drop|fall))\s+from|against|compared\s+(?:with|to)|not|previously|and\s+then|,\s+then"
    r"|instead\s+of|rather\s+than|later|earlier)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
#: Words that give the figure of what was counted before: "the number was down to", "puts the figure at".
_FIGURE = re.compile(
    r"\b(?:the|that|this|its|their|his|her|official|earlier|latest|new|final|previous|first)\s+(?:figure|number|count|total|tally|toll)"
    r"(?:\s+(?:then|now|later|since))?\s+(?:(?:had|has|have|was|is|were|rose|fell|grew|dropped|stood|reached|climbed|down|up|been|risen|fallen"
    r"|grown|dwindled|shrunk|put|now|still|then|already|only|by\s+\w+\s+\w+|on\s+[A-Z]\w+)\s+)*(?:(?:at|to|as)\s+)?$",
    re.IGNORECASE,
)
#: Tokens back in which the people may have been counted.
_NEAR = 45
_SUBJECT = frozenset({"nsubj", "nsubjpass"})


def read_going_on(sent: Span, counted: Counted, value: int, before: str, same: list[Claim], claims: list[Claim]) -> Fate | None:
    """The fate of a number without a noun that counts on; None where no people were counted near it, or the words tell of no such thing."""
    if counted.unit is not None or counted.noun is not None or value == 1 or not claims:
        return None
    last = claims[-1]
    if counted.first - last.counted.last > _NEAR:
        return None
    if _FIGURE.search(before) and not any(token.like_num for token in sent.doc[max(sent.start, last.counted.last + 1) : counted.first]):
        return last.fate
    if same and (_BESIDE.search(before) or _is_gapped(counted, last)):
        return last.fate
    verb = counted.head.head
    if counted.head.dep_ in _SUBJECT and verb.pos_ in VERBAL and counted.last < verb.i and _reaches(sent, counted, verb):
        status = "present" if last.unit.kind in FORCES else "none"
        return Fate(status, verb, "noun", "plain")
    return None


def _is_gapped(counted: Counted, last: Claim) -> bool:
    """ "72 landed at La Restinga and 136 on Tenerife": the number behind "and" that a preposition follows."""
    doc = counted.head.doc
    opening, behind = doc[counted.first - 1], counted.last + 1
    if opening.lower_ not in ("and", ",", ";") or behind >= len(doc) or doc[behind].tag_ not in ("IN", "TO"):
        return False
    return not any(token.pos_ == "VERB" and token.i > last.fate.cue.i for token in doc[last.counted.last + 1 : counted.first])


def _reaches(sent: Span, counted: Counted, verb: Token) -> bool:
    """Whether nothing but auxiliaries, adverbs and "of them" stands between the number and its verb."""
    return all(
        token.pos_ in ("AUX", "ADV", "PART", "ADP", "PRON") or token.dep_ in ("neg", "aux", "auxpass")
        for token in sent.doc[counted.last + 1 : verb.i]
    )
