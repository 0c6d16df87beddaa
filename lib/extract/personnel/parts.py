"""Which claim another is a part of: "30 dead, two of them children", "nine hostages, four near Rafah"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.syntax.where import places_in
from lib.gazetteer.countries import country_code

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from lib.extract.personnel.numbers import Number
    from lib.extract.personnel.settle import Claim
    from lib.extract.personnel.units import Counted
    from lib.extract.personnel.words import Fate
    from lib.extract.values import Reading

_PART = re.compile(
    r"(?:\b(?:including|among\s+(?:them|those|whom)|includes?|included|along\s+with|counting)(?:\s+(?:was|were|is|are))?\s*:?|\bof\s+(?:them|whom|which|those),?)\s*(?:at\s+least\s+|the\s+)?$",
    re.I,
)
_AMONG = re.compile(
    r"(?:[\w-]+\s+){0,3}(?:was|were|is|are)\s+(?:also\s+)?among\s+(?:them|those|the\s+(?:dead|victims|killed|wounded|injured))\b", re.I
)
#: How many characters back words right before a number may begin: "including among them at least the ".
_ADJACENT = 80
_JOINED = re.compile(
    r"(?:\s+\w+){0,2}?\s*(?:,|and|as\s+well\s+as|or|,\s*and|plus|,\s*as\s+well\s+as|along\s+with|together\s+with)\s*(?:the\s+)?$", re.I
)
_GAPPED = re.compile(r"\s*,?\s*(?:and\s+)?((?:the\s+)?[A-Z][\w.]*(?:\s+[A-Z]\w+){0,2})\s+")
_AT = re.compile(r"\s+(?:in|near|at|on|off|outside|around)\s+(?:the\s+(?:\w+\s+){0,2}(?:of\s+)?)?")
#: Characters behind a number in which its place begins.
_REACH = 40


def find_total(before: str, counted: Counted, same: list[Claim], claims: list[Claim]) -> Claim | None:
    """The claim that this one is a part of, where the words say so."""
    if _PART.search(before, len(before) - _ADJACENT):
        whole = [claim for claim in (same or _last_sentence(claims)) if claim.total is None]
        return whole[-1] if whole and (same or before[:5].lower() == "among") else None
    behind = counted.head.doc[counted.last + 1 : counted.last + 9].text
    if (counted.partitive and counted.noun is None) or is_of_pronoun(counted) or _AMONG.match(behind):
        whole = [claim for claim in (same or claims[-1:]) if claim.total is None]
        return whole[-1] if whole else None
    return None


def _last_sentence(claims: list[Claim]) -> list[Claim]:
    return claims_in(claims[-1].sent, claims) if claims else []


def claims_in(sent: Span, claims: list[Claim]) -> list[Claim]:
    """The claims of a sentence, the last that has any."""
    first = len(claims)
    while first and claims[first - 1].sent.start == sent.start:
        first -= 1
    return claims[first:]


def is_of_pronoun(counted: Counted) -> bool:
    """ "two of them journalists": the whole was told before."""
    doc = counted.head.doc
    return counted.partitive and counted.head.i + 2 < len(doc) and doc[counted.head.i + 2].lower_ in ("them", "whom", "these", "those")


def part_by_place(reading: Reading, counted: Counted, number: Number, same: list[Claim]) -> Claim | None:
    """ "20 hostages, seven near Rafah and 13 in Jabalia": the claim before that a lone number and its place share out, if any."""
    if counted.unit is not None or not same:
        return None
    end = counted.head.doc[counted.last].idx + len(counted.head.doc[counted.last])
    behind = next(iter(places_in(reading, end, end + _REACH)), None)
    if behind is None or _AT.fullmatch(reading.article.text, end, behind.start) is None:
        return None
    return next((claim for claim in reversed(same) if claim.total is None and claim.number.value > number.value), None)


def is_of_part(clause: Token) -> bool:
    """ "1,500 men, of whom 100 were sent": what a part of them did."""
    return any(token.lower_ in ("whom", "which") and token.head.lower_ == "of" for token in clause.subtree)


def listed_total(sent: Span, before: str, number: Number, counted: Counted, same: list[Claim]) -> Claim | None:
    """ "killed 40: 12 policemen and 28 pilgrims": the figure before the colon that a list makes up."""
    if not same:
        return None
    last = same[-1]
    if last.total is None:
        return last if before.rstrip().endswith(":") and number.value < last.number.value else None
    return last.total if last.fate is last.total.fate and is_joint(sent, last, counted) else None


def total_in_list(sent: Span, counted: Counted, fate: Fate, part_of: Claim | None, same: list[Claim]) -> Claim | None:
    """The whole once the fate is known: the next of a list is a part where it has the fate of the one before, and none where not."""
    if not same or same[-1].total is None:
        return part_of
    if part_of is same[-1].total and fate.rule in ("fate_noun", "fate_adjective") and fate.status != part_of.fate.status:
        return None
    if part_of is None and fate.cue == same[-1].fate.cue and is_joint(sent, same[-1], counted):
        return same[-1].total
    return part_of


def is_joint(sent: Span, previous: Claim, counted: Counted) -> bool:
    """ "900 police, 40 medics": the second goes on with the fate of the first; so does "Jamaica sent 23, Guatemala 150"."""
    between = sent.text[previous.end - sent.start_char : sent.doc[counted.first].idx - sent.start_char]
    if counted.unit is None and (gap := _GAPPED.fullmatch(between)) is not None:
        return country_code(gap[1]) is not None
    return counted.unit is not None and len(between) < 24 and _JOINED.fullmatch(between) is not None
