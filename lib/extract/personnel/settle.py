"""What a claim takes from its surroundings: its unit, its status in the codebook's words, and whose people they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.extract.personnel.force import countries_named, country_of, force_of, force_told
from lib.extract.personnel.unit_words import Unit, unit_of
from lib.extract.personnel.words import is_future, word_status
from lib.extract.syntax.clauses import subjects

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from lib.extract.personnel.numbers import Number
    from lib.extract.personnel.units import Counted
    from lib.extract.personnel.words import Fate
    from lib.extract.values import Reading


@dataclass(slots=True)
class Claim:
    """A number of people with what the words around it say; offsets are code points in the article, indices count tokens.

    ``sure`` is False where the force is only that of the men told of before.
    """

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
    sure: bool = True
    total: Claim | None = None


#: Kinds of unit for which a number of people on hand is a fact in itself.
FORCES = ("force", "armed", "worker")
HIT = frozenset({"killed", "wounded", "casualties", "missing"})
#: A figure so many times an earlier one tells of more than the same event.
FAR_MORE = 10
_MEN = frozenset("troops officers generals commanders engineers builders deminers recruits sailors pilots".split())
_SEVERAL = frozenset("both two three four five six seven eight nine ten several many various different allied member".split())
_CAPTIVES = frozenset({"hostages", "prisoners", "detainees", "captives"})
#: Verbs of those who are somewhere until something comes.
_WAITING = frozenset({"wait", "await", "stand", "queue"})
MILITARY = frozenset({"deployed", "pledged", "present", "withdrawn", "trained", "requested"})


def settle_status(reading: Reading, unit: Unit, fate: Fate) -> str | None:
    """The codebook's status, "" where it has no word for the fate; None where such people are not counted for such a reason."""
    status = fate.status
    if unit.name in _CAPTIVES and status in ("none", "present"):
        return "captured"
    if unit.name == "patients" and status not in HIT and status != "captured":
        return "wounded"
    if fate.cue.lemma_ == "cross" and unit.kind in ("civil", "generic"):
        return ""
    if fate.cue.lemma_ == "keep" and unit.kind == "force" and any(country_of(reading, subject) for subject in subjects(fate.cue)):
        return "present"
    if status == "withdrawn" and unit.kind == "worker" and fate.cue.lemma_ == "pull":
        return ""
    if fate.cue.lemma_ == "let" and unit.kind == "worker":
        return None
    if fate.role == "crowd" and status == "present" and unit.kind == "force" and fate.cue.lemma_ in ("take", "participate", "join"):
        return "pledged" if is_future(fate.cue) else "deployed"
    if unit.kind in FORCES or fate.role == "crowd":
        return "" if status == "none" else status
    if status in MILITARY:
        if (
            (crowd := word_status(fate.cue, "crowd")) is not None
            or fate.cue.lemma_ == "carry"
            or fate.cue.lower_ in ("aboard", "board", "on")
        ):
            return crowd or "present"
        if fate.cue.lemma_ == "have":
            return None
        return "present" if status == "present" or fate.cue.lemma_ in _WAITING else ""
    return "" if status == "none" else status


def are_in_training(sent: Span, fate: Fate) -> bool:
    """ "have arrived in the east, where they are being trained": the later of the two is what they are doing."""
    return any(
        token.lemma_ == "train" and token.i > fate.cue.i and any(child.lower_ == "they" for child in token.children)
        for token in sent.doc[fate.cue.i : sent.end]
    )


def settle_force(
    reading: Reading, counted: Counted, unit: Unit, fate: Fate, source: Claim | None, claims: list[Claim], start: int
) -> tuple[str | None, bool]:
    """Whose people, ISO 3166-1 alpha-3, and whether the words themselves say so.

    None for civilians, armed groups and men of several countries.
    """
    if unit.kind not in ("force", "worker"):
        return None, True
    doc = reading.doc
    codes: tuple[str, ...] = ()
    if fate.rule == "toll":
        codes = countries_named(doc, fate.cue.i, min(counted.first, fate.cue.i + 7))[:1]
    codes = codes or force_of(reading, counted, fate if fate.rule != "toll" else None)
    if not codes and start < counted.first:
        codes = countries_named(doc, max(start - 4, 0), counted.first)
    if codes:
        return (codes[0] if len(codes) == 1 else None), True
    trainer = _trainer(reading, counted, fate, source)
    if trainer is not None or _of_several(counted) or _by_alliance(reading, fate):
        return trainer, True
    if source is not None and source.unit.kind == "force" and _is_kin(unit, source.unit, counted):
        return source.force, source.sure
    if counted.partitive and (noun := antecedent_of(doc, counted.first)) is not None:
        codes = countries_named(doc, max(noun.i - 3, 0), noun.i)
        if codes:
            return (codes[0] if len(codes) == 1 else None), True
    if unit.kind == "force":
        earlier = {claim.force for claim in claims if claim.unit.kind == "force"}
        if len(earlier) == 1 and _is_kin(unit, claims[-1].unit, counted):
            return earlier.pop(), False
        if not earlier and unit.name in _MEN:
            return force_told(doc, counted.first), False
    return None, False


def _by_alliance(reading: Reading, fate: Fate) -> bool:
    """ "The African Union has approved a force of 2,900": men of no one country."""
    told = [mention.actor for subject in subjects(fate.cue) for mention in reading.actors if mention.start <= subject.idx < mention.end]
    return any(actor.kind == "body" and actor.role == "igo" for actor in told)


def _of_several(counted: Counted) -> bool:
    """ "16,000 soldiers from the two allies": men of several countries."""
    noun = counted.noun if counted.noun is not None else counted.head
    words = noun.doc[noun.i + 1 : noun.i + 4]
    return len(words) > 1 and words[0].lower_ in ("of", "from") and any(token.lower_ in _SEVERAL for token in words[1:])


def _is_kin(unit: Unit, other: Unit, counted: Counted) -> bool:
    """Whether men of one unit can be told to be the other's countrymen without a word: officers of troops, not police of observers."""
    return counted.unit is None or unit.name == other.name or (unit.name in _MEN and other.name in _MEN)


def _trainer(reading: Reading, counted: Counted, fate: Fate, source: Claim | None) -> str | None:
    """ "Peru is training 500 soldiers": its own, unless the same sentence has said whose they are."""
    if fate.status != "trained" or fate.cue.pos_ != "VERB" or (source is not None and source.sent.start == counted.head.sent.start):
        return None
    return next((code for subject in subjects(fate.cue) for code in country_of(reading, subject)), None)


def antecedent_of(doc: Doc, first: int) -> Token | None:
    """The nearest plural noun for people before a token: what "them" stands for."""
    for token in reversed(doc[max(0, first - 60) : first]):
        unit = unit_of(token.lower_) if token.tag_ in ("NNS", "NNPS") else None
        if unit is not None and unit.kind not in ("label", "generic"):
            return token
    return None
