"""Where the people counted go, are, or were hit; null where the text does not say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.clauses import head_at, is_within, subjects
from lib.extract.personnel_settle import FAR_MORE, HIT
from lib.extract.where import event_place, places_in

if TYPE_CHECKING:
    from lib.extract.personnel_settle import Claim
    from lib.extract.values import PlaceMention, Reading

_GOING = frozenset({"deployed", "pledged", "requested", "trained"})
_TOWARDS = frozenset({"to", "into", "toward", "towards", "onto", "for"})
_AT = frozenset({"in", "at", "on", "near", "along", "across", "around", "outside", "inside", "throughout", "off"})
_COUNTRY = 6
#: "there", "the region": words that stand for the last place told of that kind; at most so many tokens behind the claim's cue.
_BACK = re.compile(
    r"\b(?:there|(?:to|in|into|at|on|of|across|near)\s+the\s+(?:region|oblast|province|state|governorate|(?P<spot>city|town|village|camp|port)|area"
    r"|district|island|peninsula|territory|enclave|(?P<country>country|kingdom|republic)))\b(?!\s+of\b)",
    re.IGNORECASE,
)
_BACK_REACH = 60
#: How many tokens back another claim, or the scene of an attack, still holds.
_REACH = 110


def claim_places(reading: Reading, claims: list[Claim]) -> list[PlaceMention | None]:
    """The place of each claim, in the same order."""
    places: list[PlaceMention | None] = []
    for claim in claims:
        place = _own_place(reading, claim) or _place_meant(reading, claim)
        if place is None and _is_new_event(claim):
            places.append(None)
            continue
        if place is None:
            place = _carried_place(claim, claims[: len(places)], places)
        if place is None and claim.total is None and claim.status in HIT and claim.unit.kind not in ("force", "armed"):
            place = _scene(reading, claim, claims[: len(places)])
        places.append(place)
    return places


def _is_new_event(claim: Claim) -> bool:
    """ "Another missile killed five", "Mali lost two soldiers": what is told anew has no place but its own."""
    if claim.total is not None or claim.fate.role != "object":
        return False
    if claim.fate.cue.lemma_ == "lose" and claim.counted.unit is not None:
        return True
    return any(
        child.dep_ == "det" and child.lower_ in ("a", "an", "another") for subject in subjects(claim.fate.cue) for child in subject.children
    )


def _own_place(reading: Reading, claim: Claim) -> PlaceMention | None:
    """The place that the claim's own sentence gives: for people on the move the place they go to, the finest named."""
    found = [
        mention for mention in places_in(reading, claim.sent.start_char, claim.sent.end_char) if not _is_origin(reading, claim, mention)
    ]
    if claim.status in _GOING:
        goals = [mention for mention in found if _is_goal(reading, claim, mention)]
        if goals:
            return min(goals, key=lambda mention: (_precision(mention), abs(mention.start - claim.start)))
    place = event_place(reading, claim.sent, claim.fate.cue.idx)
    if place in found and (place.role == "event" or _precision(place) < _COUNTRY or claim.status not in (HIT | _GOING)):
        return place
    events = [mention for mention in found if mention.role == "event"]
    return min(events, key=lambda mention: (_precision(mention), abs(mention.start - claim.start))) if events else None


def _is_origin(reading: Reading, claim: Claim, mention: PlaceMention) -> bool:
    """ "600 soldiers from North Korea": where men come from is not where they were hit or went."""
    if claim.status in ("withdrawn", None):
        return False
    token = head_at(reading.doc, mention.start, mention.end)
    preposition = token.head
    if (
        token.dep_ == "pobj"
        and preposition.lower_ == "from"
        and preposition.head in (claim.counted.noun, claim.counted.head, claim.fate.cue)
    ):
        return True
    own = mention.place is not None and mention.place.where_prec == _COUNTRY and mention.place.country_code == claim.force
    return own and claim.status in _GOING


def _is_goal(reading: Reading, claim: Claim, mention: PlaceMention) -> bool:
    """Whether "to", "into" or "in" ties the place to the verb that moves the people, or to the people themselves."""
    token = head_at(reading.doc, mention.start, mention.end)
    for _ in range(4):
        if token.dep_ == "pobj" and token.head.lower_ in (_TOWARDS | _AT if claim.status == "trained" else _TOWARDS):
            return is_within(token, claim.fate.cue) or is_within(token, claim.counted.head)
        if token.head == token or token.pos_ in ("VERB", "AUX"):
            return False
        token = token.head
    return False


def _precision(mention: PlaceMention) -> int:
    return mention.place.where_prec if mention.place is not None else 2


def _place_meant(reading: Reading, claim: Claim) -> PlaceMention | None:
    """What "there" or "the region" beside the claim stands for: the last place told, of the kind that the word names."""
    start = min(claim.end, claim.fate.cue.idx)
    match = _BACK.search(reading.article.text, start, min(claim.sent.end_char, start + _BACK_REACH))
    if match is None:
        return None
    earlier = reading.doc[max(0, claim.sent.start - _REACH)].idx
    told = places_in(reading, earlier, match.start())
    if match["country"]:
        told = [mention for mention in told if _precision(mention) == _COUNTRY]
    elif match[0].lower() != "there":
        kinds = (1, 2) if match["spot"] else (3, 4, 5)
        told = [mention for mention in told if _precision(mention) in kinds]
    return next((mention for mention in reversed(told) if not _is_origin(reading, claim, mention)), None)


def _carried_place(claim: Claim, earlier: list[Claim], places: list[PlaceMention | None]) -> PlaceMention | None:
    """The place of the whole for a part, and of the last claim of the same sort for one that goes on from it."""
    for other, place in zip(reversed(earlier), reversed(places), strict=True):
        if claim.sent.start - other.sent.end > _REACH:
            return None
        if other is claim.total:
            return place
        same = claim.status == other.status if claim.status in _GOING else claim.status in HIT and other.status in HIT
        if claim.total is None and same and (place is not None or other.sent.start == claim.sent.start):
            return place if claim.number.value <= FAR_MORE * other.number.value or claim.sent.start == other.sent.start else None
    return None


def _scene(reading: Reading, claim: Claim, earlier: list[Claim]) -> PlaceMention | None:
    """Where the attack or disaster of the sentences before happened, where they name one place finer than a country.

    A figure far above what was told of that event is a war's or a year's.
    """
    told = [other.number.value for other in earlier if other.status in HIT]
    if claim.number.rule == "vague" or (told and claim.number.value > FAR_MORE * max(told)):
        return None
    start = reading.doc[max(0, claim.sent.start - _REACH)].idx
    scenes = [
        mention
        for mention in places_in(reading, start, claim.sent.start_char)
        if mention.role == "event" and _precision(mention) < _COUNTRY
    ]
    names = {mention.place.resolved_place for mention in scenes if mention.place is not None}
    return scenes[-1] if len(names) == 1 else None
