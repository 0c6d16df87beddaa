"""What a claim takes from its surroundings: its unit, its status in the codebook's words, and whose people they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.extract.clauses import subjects
from lib.extract.personnel_force import countries_named, country_of, force_of, force_told
from lib.extract.personnel_words import word_status
from lib.extract.unit_words import Unit, unit_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from lib.extract.numbers import Number
    from lib.extract.personnel_units import Counted
    from lib.extract.personnel_words import Fate
    from lib.extract.values import Reading


@dataclass(slots=True)
class Claim:
    """A number of people with what the words around it say; offsets are code points in the article, indices count tokens."""

    number: Number
    counted: Counted
    unit: Unit
    fate: Fate
    status: str | None
    force: str | None
    start: int
    end: int
    sent: Span
    elliptic: bool
    total: Claim | None = None


PEOPLE = Unit("people", "generic")
#: Kinds of unit for which a number of people on hand is a fact in itself.
FORCES = ("force", "armed", "worker")
HIT = frozenset({"killed", "wounded", "casualties", "missing"})
#: A figure so many times an earlier one tells of more than the same event.
FAR_MORE = 10
_MEN = frozenset("troops officers generals commanders engineers builders deminers recruits sailors pilots".split())
_MILITARY = frozenset({"deployed", "pledged", "present", "withdrawn", "trained", "requested"})


def settle_unit(reading: Reading, sent: Span, counted: Counted, unit: Unit | None, fate: Fate, source: Claim | None, value: int) -> Unit:
    """The canonical unit; a lone number or a bare "people", "men" takes that of the words that it goes on from."""
    doc = reading.doc
    if unit is None and counted.partitive and source is None:
        return _nearest_noun(doc, counted.first) or PEOPLE
    if unit is None and source is None and fate.status in _MILITARY:
        return _nearest_noun(doc, counted.first) or PEOPLE
    if unit is None:
        return source.unit if source is not None and _goes_on(source, counted, fate, value) else PEOPLE
    if source is not None and source.sent.start == sent.start and counted.noun is not None and counted.noun.lower_ == "others":
        return source.unit
    if unit.kind == "generic" and unit.name == "people":
        if counted.noun is not None and counted.noun.lower_ == "men" and fate.cue.lemma_ == "lose":
            return _lost_unit(reading, fate, source)
        if (
            counted.noun is not None
            and counted.noun.lower_ == "men"
            and fate.status in _MILITARY
            and fate.role != "crowd"
            and source is None
        ):
            return Unit("troops", "force")
        apposed = _apposed(doc, sent, counted.first)
        if apposed is not None:
            return apposed
        named = counted.noun is not None and counted.noun.lower_ in ("men", "casualties", "deaths", "lives", "losses", "fatalities")
        demonym = counted.noun is not None and counted.noun.text[:1].isupper()
        if source is not None and source.unit.kind in FORCES and (named or fate.status in _MILITARY or demonym):
            return source.unit
        if (
            fate.status in _MILITARY
            and fate.role != "crowd"
            and (noun := _nearest_noun(doc, counted.first)) is not None
            and noun.kind == "force"
        ):
            return noun
    return unit


def _goes_on(source: Claim, counted: Counted, fate: Fate, value: int) -> bool:
    """Whether a lone number still counts the people of an earlier claim: "killed 12" in a new sentence tells of others."""
    if source.sent.start == counted.head.sent.start or fate.status not in HIT:
        return True
    if source.status in HIT:
        return value <= FAR_MORE * source.number.value
    return fate.rule not in ("object", "verb_before") and value <= source.number.value


def _lost_unit(reading: Reading, fate: Fate, source: Claim | None) -> Unit:
    """ "lost 300 men": a state's soldiers, or the fighters told of before."""
    if any(country_of(reading, subject) for subject in subjects(fate.cue)):
        return Unit("troops", "force")
    return source.unit if source is not None and source.unit.kind in FORCES else Unit("troops", "force")


def _apposed(doc: Doc, sent: Span, first: int) -> Unit | None:
    """ "a division of builders, two brigades - 5,000 people": who they are is said before the dash or comma."""
    index = first - 1
    if index < sent.start or doc[index].text not in ("-", "–", "—", "--", ",", ":", "("):
        return None
    for token in reversed(doc[max(sent.start, index - 12) : index]):
        if token.pos_ == "VERB":
            return None
        unit = unit_of(token.lower_)
        if unit is not None and unit.kind in ("force", "worker"):
            return unit
    return None


def _antecedent(doc: Doc, first: int) -> Token | None:
    """The nearest plural noun for people before a token: what "them" stands for."""
    for token in reversed(doc[max(0, first - 60) : first]):
        unit = unit_of(token.lower_) if token.tag_ in ("NNS", "NNPS") else None
        if unit is not None and unit.kind not in ("label", "generic"):
            return token
    return None


def _nearest_noun(doc: Doc, first: int) -> Unit | None:
    token = _antecedent(doc, first)
    return unit_of(token.lower_) if token is not None else None


def settle_status(unit: Unit, fate: Fate) -> str | None:
    """The codebook's status, "" where it has no word for the fate; None where such people are not counted for such a reason."""
    status = fate.status
    if status == "withdrawn" and unit.kind == "worker" and fate.cue.lemma_ == "pull":
        return ""
    if unit.kind in FORCES or fate.role == "crowd":
        return "" if status == "none" else status
    if status in _MILITARY:
        if (
            (crowd := word_status(fate.cue, "crowd")) is not None
            or fate.cue.lemma_ == "carry"
            or fate.cue.lower_ in ("aboard", "board", "on")
        ):
            return crowd or "present"
        if status == "present" and unit.name in ("refugees", "migrants"):
            return status
        moving = status == "withdrawn" or (unit.name in ("migrants", "refugees", "pilgrims") and fate.role in ("subject", "noun"))
        return "" if moving else None
    return "" if status == "none" else status


def are_in_training(sent: Span, fate: Fate) -> bool:
    """ "have arrived in the east, where they are being trained": the later of the two is what they are doing."""
    return any(
        token.lemma_ == "train" and token.i > fate.cue.i and any(child.lower_ == "they" for child in token.children)
        for token in sent.doc[fate.cue.i : sent.end]
    )


def settle_force(
    reading: Reading, counted: Counted, unit: Unit, fate: Fate, source: Claim | None, claims: list[Claim], start: int
) -> str | None:
    """Whose people, ISO 3166-1 alpha-3; None for civilians, armed groups and men of several countries."""
    if unit.kind not in ("force", "worker"):
        return None
    doc = reading.doc
    codes: tuple[str, ...] = ()
    if fate.rule == "toll":
        codes = countries_named(doc, fate.cue.i, min(counted.first, fate.cue.i + 7))[:1]
    codes = codes or force_of(reading, counted, fate if fate.rule != "toll" else None)
    if not codes and start < counted.first:
        codes = countries_named(doc, max(start - 4, 0), counted.first)
    if codes:
        return codes[0] if len(codes) == 1 else None
    trainer = _trainer(reading, counted, fate, source)
    if trainer is not None:
        return trainer
    if source is not None and source.unit.kind == "force" and _is_kin(unit, source.unit, counted):
        return source.force
    if counted.partitive and (noun := _antecedent(doc, counted.first)) is not None:
        codes = countries_named(doc, max(noun.i - 3, 0), noun.i)
        return codes[0] if len(codes) == 1 else None
    if unit.kind == "force":
        earlier = {claim.force for claim in claims if claim.unit.kind == "force"}
        if len(earlier) == 1 and _is_kin(unit, claims[-1].unit, counted):
            return earlier.pop()
        if not earlier and unit.name in _MEN:
            return force_told(doc, counted.first)
    return None


def _is_kin(unit: Unit, other: Unit, counted: Counted) -> bool:
    """Whether men of one unit can be told to be the other's countrymen without a word: officers of troops, not police of observers."""
    return counted.unit is None or unit.name == other.name or (unit.name in _MEN and other.name in _MEN)


def _trainer(reading: Reading, counted: Counted, fate: Fate, source: Claim | None) -> str | None:
    """ "Peru is training 500 soldiers": its own, unless the same sentence has said whose they are."""
    if fate.status != "trained" or fate.cue.pos_ != "VERB" or (source is not None and source.sent.start == counted.head.sent.start):
        return None
    return next((code for subject in subjects(fate.cue) for code in country_of(reading, subject)), None)
