"""Claims about numbers of people: so many soldiers sent, so many killed, so many detained."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from lib.extract.personnel.going_on import read_going_on
from lib.extract.personnel.nouns import read_bodies
from lib.extract.personnel.numbers import Number, find_numbers
from lib.extract.personnel.parts import claims_in, find_total, is_joint, is_of_pronoun, listed_total, part_by_place, total_in_list
from lib.extract.personnel.plain import read_plain
from lib.extract.personnel.settle import FORCES, Claim, are_in_training, settle_force, settle_status
from lib.extract.personnel.settle_unit import settle_unit
from lib.extract.personnel.shares import share_of
from lib.extract.personnel.singles import find_singles
from lib.extract.personnel.status import find_fate
from lib.extract.personnel.tolls import find_toll
from lib.extract.personnel.unit_words import Unit, unit_of
from lib.extract.personnel.units import Counted, find_counted
from lib.extract.personnel.words import Fate, is_supposed, noun_status
from lib.extract.syntax.clauses import token_at
from lib.gazetteer.countries import demonym_code

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from lib.extract.values import Reading

#: How many tokens back "them" may reach, and a lone number.
_NEAR, _RECENT = 60, 90
#: How many characters back words right before a number may begin: "including among them at least the ".
_ADJACENT = 80
#: What stands before the end of a number of thousands of digits, where the parse had to cut it.
_CUT = re.compile(r"\d[.,]?$")
#: Fewer than this "were in the car": no claim about a force.
_FEW = 10
#: Four bare digits without a noun are a year: news writes "2,025 were hurt".
_YEAR = re.compile(r"(?:19|20)\d\d")
_RATE = re.compile(r"\s*(?:,\s*)?(?:(?:a|per|each|every)\s+(?:day|week|month|year|hour|minute|night)\b|daily\b|annually\b|monthly\b)", re.I)
_BACK = re.compile(r"\b(?:the|these|those|both|all|his|her|their|its|other)\s+$", re.I)


def find_claims(reading: Reading) -> list[Claim]:
    """Every claim of the article's factual sentences, in order, duplicates not yet joined."""
    claims: list[Claim] = []
    for sent in reading.sentences():
        words = sent.text
        for number in sorted((*find_numbers(words), *find_singles(sent)), key=lambda number: number.start):
            if number.start == 0 and _CUT.search(reading.article.text, max(0, sent.start_char - 2), sent.start_char):
                continue
            claim = _read_claim(reading, sent, words, number, claims)
            if claim is not None:
                claims.append(claim)
    return claims


def _read_claim(reading: Reading, sent: Span, words: str, number: Number, claims: list[Claim]) -> Claim | None:
    doc = reading.doc
    first = token_at(doc, sent.start_char + number.start).i
    after = token_at(doc, sent.start_char + number.end - 1).i + 1
    counted = find_counted(doc, sent, number, first, after)
    if counted is not None and counted.unit is None and _YEAR.fullmatch(words[number.core_start : number.core_end]):
        return None
    if counted is None or (_RATE.match(words, doc[counted.last].idx + len(doc[counted.last]) - sent.start_char)):
        return None
    same = claims_in(sent, claims)
    before = words[: number.start]
    if _is_age(doc, counted, number) or _of_things(counted, same, claims) or _is_back_reference(before, number, counted, claims):
        return None
    part_of = find_total(before, counted, same, claims) or listed_total(sent, before, number, counted, same)
    fate, unit, start = _find_fate(doc, sent, counted, part_of, same, claims, before)
    if (whole := share_of(sent, counted, claims)) is not None:
        fate, part_of = whole.fate, whole.total or whole
    if fate is None and part_of is None and (part_of := part_by_place(reading, counted, number, same)) is not None:
        fate = part_of.fate
    fate = (
        fate or read_plain(reading, counted, unit, number.value, same) or read_going_on(sent, counted, number.value, before, same, claims)
    )
    if fate is None or not _is_claim(counted, number, fate, part_of):
        return None
    part_of = total_in_list(sent, counted, fate, part_of, same)
    return _settle(reading, sent, number, counted, fate, unit, start, part_of, claims)


def _settle(
    reading: Reading,
    sent: Span,
    number: Number,
    counted: Counted,
    fate: Fate,
    unit: Unit | None,
    start: int,
    part_of: Claim | None,
    claims: list[Claim],
) -> Claim | None:
    """The claim with unit, status and force in the codebook's words; None where such people are not counted for such a reason."""
    doc, same = reading.doc, claims_in(sent, claims)
    source = part_of or _context(claims, same, sent)
    unit = settle_unit(reading, sent, counted, unit, fate, source, number.value)
    status = settle_status(reading, unit, fate)
    if status == "present" and fate.status == "captured":
        fate = replace(fate, status=status)
    if status == "deployed" and are_in_training(sent, fate):
        status = "trained"
    if status is None:
        return None
    force, sure = settle_force(reading, counted, unit, fate, source, claims, start)
    end = _end_of_phrase(doc, sent, counted, fate)
    begin = min(doc[start].idx, sent.start_char + number.start)
    return Claim(number, counted, unit, fate, status or None, force, begin, end, sent, counted.unit is None, sure, part_of)


def _is_claim(counted: Counted, number: Number, fate: Fate, part_of: Claim | None) -> bool:
    """Whether the words tell a fact about people: nothing denied or feared, no few who just are somewhere, no craft that is shot down."""
    if counted.unit is None and _is_of_craft(fate):
        return False
    if fate.cue.lemma_ == "be" and number.value < _FEW:
        return False
    if number.value == 1 and ((counted.unit is None and part_of is not None and fate is part_of.fate) or not _is_one_person(counted, fate)):
        return False
    return fate.rule == "bodies_of" or not is_supposed(fate.cue, fate.status)


def _find_fate(
    doc: Doc, sent: Span, counted: Counted, part_of: Claim | None, same: list[Claim], claims: list[Claim], before: str
) -> tuple[Fate | None, Unit | None, int]:
    """The fate, the unit and the token at which the phrase begins, from the phrase, the words before it, or an earlier claim."""
    fate, unit, start = read_bodies(doc, counted, before) or find_fate(doc, sent, counted), counted.unit, counted.first
    if fate is not None and unit is None and (fate.cue.lemma_ == "stand" or (fate.cue.lemma_ == "reach" and fate.role == "object")):
        fate = None
    if (
        fate is not None
        and part_of is not None
        and fate.cue.lemma_ in ("include", "count", "be", "stand", "number")
        and fate.role != "adjective"
    ):
        fate = None
    if unit is None or fate is None:
        toll = find_toll(doc, sent, counted)
        if toll is not None:
            fate, unit = fate or toll.fate, unit or toll.unit
            start = toll.start if toll.near else start
    if fate is None and part_of is not None:
        fate = part_of.fate
    if fate is None and same and is_joint(sent, same[-1], counted):
        fate = same[-1].fate
    if fate is None and unit is not None and unit.kind in FORCES:
        if _is_on_hand(counted):
            fate = Fate("present", counted.head, "noun", "on_hand")
        elif claims and not same and sent.start - claims[-1].sent.end < 60 and before.rstrip().endswith(":"):
            fate = claims[-1].fate
    if (
        fate is None
        and counted.noun is not None
        and noun_status(counted.noun) == "captured"
        and counted.noun.dep_ in ("dobj", "pobj", "nsubjpass")
    ):
        fate = Fate("captured", counted.noun, "noun", "captives")
    return fate, unit, start


def _is_of_craft(fate: Fate) -> bool:
    """ "shot down 41 of them", "brought down at least three": what falls from the sky is no people."""
    return fate.cue.lemma_ in ("shoot", "bring", "take") and any(child.lower_ == "down" for child in fate.cue.children)


def _is_age(doc: Doc, counted: Counted, number: Number) -> bool:
    """ "Scott, 43, was": a number in commas behind a name."""
    if counted.unit is not None or counted.first < 2 or number.rule != "exact" or number.value > 120:
        return False
    after = doc[counted.last + 1].text if counted.last + 1 < len(doc) else ""
    named = doc[counted.first - 2].tag_ in ("NNP", "NNPS") or doc[counted.first - 2].lower_ in (
        "man",
        "woman",
        "boy",
        "girl",
    )
    return named and doc[counted.first - 1].text in (",", "(") and after in (",", ")", ";", ".", "of", "from")


def _is_back_reference(before: str, number: Number, counted: Counted, claims: list[Claim]) -> bool:
    """ "the two men", "those three": people told of before; "the 11,000 men whom they sent" is news."""
    if not _BACK.search(before, len(before) - _ADJACENT) or counted.partitive:
        return False
    if any(claim.number.value == number.value for claim in claims):
        return True
    doc = counted.head.doc
    told = counted.last + 1 < len(doc) and doc[counted.last + 1].tag_ == "VBN"
    return number.value <= 10 and number.rule == "exact" and not told


def _of_things(counted: Counted, same: list[Claim], claims: list[Claim]) -> bool:
    """ "fired seven missiles; two of them were shot down", "9,000 cases, 3,200 of them in": what the pronoun stands for is no people."""
    if not (counted.partitive and counted.unit is None and is_of_pronoun(counted)):
        return False
    first, doc = counted.first, counted.head.doc
    if claims and not same:
        nouns = [token for token in doc[doc[first].sent.start : first] if token.tag_ == "NNS"]
        if not any(unit_of(token.lower_) for token in nouns) and any(map(_is_numbered, nouns)):
            return True
    if claims and first - claims[-1].sent.end < _NEAR:
        return False
    nouns = [token for token in doc[max(0, first - _NEAR) : first] if token.tag_ in ("NNS", "NNPS")]
    return bool(nouns) and not any(unit_of(token.lower_) or demonym_code(token.text.rstrip("s")) for token in nouns)


def _is_numbered(noun: Token) -> bool:
    return any(child.dep_ == "nummod" for child in noun.children)


def _is_on_hand(counted: Counted) -> bool:
    """ "has 3,000 troops", "with 200 police": forces at somebody's disposal."""
    head = counted.head
    if head.dep_ in ("dobj", "attr", "nsubj") and head.head.lemma_ in ("have", "be", "remain", "number", "total"):
        return True
    return head.dep_ == "pobj" and head.head.lower_ == "with"


def _is_one_person(counted: Counted, fate: Fate) -> bool:
    """ "one" counts only where it is told what became of that one person."""
    if fate.status not in ("killed", "wounded", "missing", "captured", "casualties"):
        return False
    return counted.unit is not None or fate.rule in ("predicate", "fate_adjective", "object")


def _context(claims: list[Claim], same: list[Claim], sent: Span) -> Claim | None:
    """The claim whose people a lone number may go on counting."""
    if same:
        whole = [claim for claim in same if claim.total is None]
        return whole[-1] if whole else same[-1]
    near = takewhile(lambda claim: sent.start - claim.sent.end < _RECENT, reversed(claims))
    recent = [claim for claim in near if claim.total is None][::-1]
    return next((claim for claim in recent if claim.sent.start == recent[-1].sent.start), None)


def _end_of_phrase(doc: Doc, sent: Span, counted: Counted, fate: Fate) -> int:
    """Where the words of the claim end: at its noun; for a lone number at the adjective that stands for one ("12 dead")."""
    last = counted.last
    if counted.unit is None and fate.rule == "fate_adjective" and last < fate.cue.i <= last + 2 and fate.cue.i < sent.end:
        last = fate.cue.i
    end: int = doc[last].idx + len(doc[last])
    tail = re.match(r" in (?:all|total)\b| altogether\b", doc[last : last + 3].text[len(doc[last]) :])
    return end + (tail.end() if tail else 0)
