"""Where the people counted go, are, or were hit; null where the text does not say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.personnel.scenes import is_aside, is_of_speaker, scene_before
from lib.extract.personnel.settle import FAR_MORE, HIT
from lib.extract.syntax.clauses import governing_verb, head_at, is_within, subjects
from lib.extract.syntax.where import event_place, places_in

if TYPE_CHECKING:
    from lib.extract.personnel.settle import Claim
    from lib.extract.values import PlaceMention, Reading

_GOING = frozenset({"deployed", "pledged", "requested", "trained"})
_MOVED = _GOING | {"present"}
#: Those who come to help after a disaster.
_HELPERS = frozenset({"firefighters", "rescuers", "medics", "doctors", "aid workers"})
_MORE = re.compile(r"\b(?:more|another|additional|further|extra|reinforcements?)\b", re.IGNORECASE)
_TOWARDS = frozenset({"to", "into", "toward", "towards", "onto", "for"})
_AT = frozenset({"in", "at", "on", "near", "along", "across", "around", "outside", "inside", "throughout", "off"})
_COUNTRY = 6
#: "there", "the region": words that stand for the last place told of that kind; at most so many tokens behind the claim's cue.
_THE_KIND = (
    r"the\s+(?:region|oblast|province|state|governorate|(?P<spot>city|town|village|camp|port)|area"
    r"|district|island|peninsula|territory|enclave|(?P<country>country|kingdom|republic))\b(?!\s+of\b)"
)
_BACK = re.compile(rf"\b(?:there\b|(?:to|in|into|at|on|of|across|near)\s+{_THE_KIND})", re.IGNORECASE)
_AROUND = re.compile(rf"\b(?:in|at|on|across|near)\s+{_THE_KIND}", re.IGNORECASE)
_BACK_REACH = 60
#: How many tokens back another claim, or what happened, still holds.
_REACH = 110


def claim_places(reading: Reading, claims: list[Claim]) -> list[PlaceMention | None]:
    """The place of each claim, in the same order."""
    places: list[PlaceMention | None] = []
    for claim in claims:
        place = _own_place(reading, claim) or _place_meant(reading, claim)
        if place is None and not _is_new_event(claim):
            place = _place_of_story(reading, claim, claims[: len(places)], places)
        places.append(place)
    return places


def _place_of_story(reading: Reading, claim: Claim, earlier: list[Claim], places: list[PlaceMention | None]) -> PlaceMention | None:
    """What the sentences before give: the last claim of the same sort, or what they tell happened, whichever is nearer."""
    scene = scene_before(reading, claim, _REACH) if _happens_there(claim) and not _is_beyond(claim, earlier) else None
    told = _carrier(claim, earlier, places)
    if told is not None and (scene is None or told[0].sent.start >= scene[0] or told[0] is claim.total):
        other, place = told
        near = claim.total is other or claim.sent.start == other.sent.start or claim.number.value <= FAR_MORE * other.number.value
        return place if near else None
    return scene[1] if scene is not None else None


def _happens_there(claim: Claim) -> bool:
    """Whether people are told of as a part of what happened before: victims, the attackers caught, those at work there."""
    if claim.total is not None:
        return False
    if claim.status in HIT or (claim.status is None and claim.fate.role == "object"):
        return True
    if claim.status == "captured":
        return claim.counted.partitive
    if claim.status == "present":
        return claim.unit.kind == "armed" and claim.fate.role != "noun"
    passive = any(child.dep_ == "auxpass" for child in claim.fate.cue.children)
    return (claim.status == "deployed" and passive) or (claim.status in _GOING and claim.unit.name in _HELPERS)


def _is_beyond(claim: Claim, earlier: list[Claim]) -> bool:
    """A figure far above what was told of an event is a war's or a year's."""
    told = [other.number.value for other in earlier if other.status in HIT]
    return claim.status in HIT and (claim.number.rule == "vague" or (bool(told) and claim.number.value > FAR_MORE * max(told)))


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
        mention
        for mention in places_in(reading, claim.sent.start_char, claim.sent.end_char)
        if not _is_origin(reading, claim, mention) and not is_of_speaker(reading, head_at(reading.doc, mention.start, mention.end))
    ]
    if claim.status in _GOING:
        goals = [mention for mention in found if _is_goal(reading, claim, mention)]
        if goals:
            return min(goals, key=lambda mention: (_precision(mention), abs(mention.start - claim.start)))
        if _goes_elsewhere(reading, claim, found):
            return None
    left = [mention for mention in found if is_within(head_at(reading.doc, mention.start, mention.end), claim.fate.cue)]
    if claim.status == "withdrawn" and left:
        return min(left, key=_precision)
    place = event_place(reading, claim.sent, claim.fate.cue.idx)
    if place in found and claim.status in _GOING and claim.fate.role == "object" and not _is_of_going(reading, claim, place):
        return None
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


def _is_of_going(reading: Reading, claim: Claim, mention: PlaceMention) -> bool:
    """Whether the place stands in the clause that tells of the sending; "fled a cell in Quito and sent 300 men" tells of two things."""
    verb = governing_verb(head_at(reading.doc, mention.start, mention.end))
    return is_within(verb, claim.fate.cue) or claim.fate.cue.dep_ != "conj" or mention.start > claim.start


def _goes_elsewhere(reading: Reading, claim: Claim, found: list[PlaceMention]) -> bool:
    """ "ordered 300 men to the border" in the capital: the words give a goal that is no place by name."""
    words = (claim.fate.cue, claim.counted.head)
    ways = [prep for word in words for prep in word.children if prep.dep_ == "prep" and prep.lower_ in ("to", "into")]
    goals = [goal for way in ways for goal in way.children if goal.tag_ in ("NN", "NNS") and goal.i > claim.counted.last]
    placed = [head_at(reading.doc, mention.start, mention.end) for mention in found]
    return any(not any(is_within(place, goal) for place in placed) for goal in goals)


def _precision(mention: PlaceMention) -> int:
    return mention.place.where_prec if mention.place is not None else 2


def _place_meant(reading: Reading, claim: Claim) -> PlaceMention | None:
    """What "there" or "the region" beside the claim stands for: the last place told, of the kind that the word names."""
    start = min(claim.end, claim.fate.cue.idx)
    text, last = reading.article.text, min(claim.sent.end_char, start + _BACK_REACH)
    match = _BACK.search(text, start, last) or _AROUND.search(text, max(claim.sent.start_char, claim.start - _BACK_REACH), claim.start)
    if match is None or is_of_speaker(reading, head_at(reading.doc, match.start(), match.end())):
        return None
    earlier = reading.doc[max(0, claim.sent.start - _REACH)].idx
    told = places_in(reading, earlier, match.start())
    if match["country"]:
        told = [mention for mention in told if _precision(mention) == _COUNTRY]
    elif match[0].lower() != "there":
        kinds = (1, 2) if match["spot"] else (3, 4, 5)
        told = [mention for mention in told if _precision(mention) in kinds]
    told = [mention for mention in told if not _is_origin(reading, claim, mention)]
    happened = [mention for mention in told if mention.role == "event"]
    return next(reversed(happened or told), None)


def _carrier(claim: Claim, earlier: list[Claim], places: list[PlaceMention | None]) -> tuple[Claim, PlaceMention | None] | None:
    """The whole for a part, and the last claim of the same sort for one that goes on from it, with its place."""
    for other, place in zip(reversed(earlier), reversed(places), strict=True):
        if claim.sent.start - other.sent.end > _REACH:
            return None
        if other is claim.total:
            return other, place
        if (
            claim.total is None
            and _is_same_sort(claim, other)
            and (place is not None or other.sent.start == claim.sent.start or claim.status in _GOING)
        ):
            return other, place
    return None


def _is_same_sort(claim: Claim, other: Claim) -> bool:
    """Whether both tell of one event, or of men on one way: "500 more" go where the others went."""
    if claim.status in HIT:
        return other.status in HIT and not is_aside(other.fate.cue)
    if claim.status == "captured":
        return other.status in HIT and other.sent.start == claim.sent.start
    if claim.status not in _GOING:
        return False
    more = _MORE.search(claim.sent.text) is not None
    if not more and not claim.elliptic and claim.force != other.force:
        return False
    return claim.status == other.status or (other.status in _MOVED and more)
