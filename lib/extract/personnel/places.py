"""Where the people counted go, are, or were hit; null where the text does not say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.personnel.finer import precision_of, settlement_of
from lib.extract.personnel.scenes import find_scenes, is_aside, refine_place, scene_before
from lib.extract.personnel.sentence_places import GOING, own_place, place_meant
from lib.extract.personnel.settle import FAR_MORE, HIT
from lib.extract.personnel.stage import stage_before, stage_beside, stage_of_article
from lib.extract.syntax.clauses import subjects, token_at

if TYPE_CHECKING:
    from lib.extract.personnel.scenes import Scene
    from lib.extract.personnel.settle import Claim
    from lib.extract.values import PlaceMention, Reading

_MOVED = GOING | {"present"}
#: Those who come to help after a disaster.
_HELPERS = frozenset({"firefighters", "rescuers", "medics", "doctors", "aid workers"})
_MORE = re.compile(r"\b(?:more|another|additional|further|extra|reinforcements?)\b", re.IGNORECASE)
#: How many tokens back another claim, or what happened, still holds.
_REACH = 110
#: Verbs of those who are somewhere for long, whatever happens there.
_STANDING = frozenset(
    "be have keep remain station base serve stay live number maintain hold garrison house host reside work employ retain total".split()
)
#: From so many "thousands" on a vague number is a war's; so many times more may be wounded than killed.
_MANY, _HURT = 1000, 4
#: Verbs of a country that has people in its hands or on its soil.
_KEEPING = frozenset(
    "free release let set pardon amnesty hold jail detain imprison arrest host house shelter harbour harbor receive admit".split()
)
#: Verbs of a country that has so many dead.
_RECORDING = frozenset({"record", "register", "report", "log", "see", "suffer", "confirm", "have"})
#: UCDP ``where_prec`` of a province, and of a country.
_PROVINCE, _COUNTRY = 4, 6
#: A time too long for one event: a figure of it is not of the town told of before.
_SPAN = re.compile(
    r"\b(?:this (?:year|month)|last year|a year (?:ago|earlier)|so far|to date|in all of|(?:over|in|during|for) the (?:past|last)"
    r"|in recent (?:years|months|weeks|days)|since (?:the (?:start|beginning|end|war|conflict|coup|fighting|crisis)|early|late|mid|last"
    r"|(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|in (?:19|20)\d\d|between January|the (?:conflict|war|crisis|insurgency|strife|violence) (?:has|have))\b",
    re.IGNORECASE,
)
#: Verbs of those who catch people where something happened.
_CATCHING = frozenset({"arrest", "detain", "seize", "capture", "catch", "apprehend", "abduct", "kidnap", "nab", "custody"})
#: How many tokens back a battle still holds that killed far more than the day's attack.
_NEAR = 40
#: How many tokens back a thing that happened may still be what is told of.
_STORY = 300


def claim_places(reading: Reading, claims: list[Claim]) -> list[PlaceMention | None]:
    """The place of each claim, in the same order."""
    places: list[PlaceMention | None] = []
    scenes = find_scenes(reading, claims) if claims else []
    for claim in claims:
        place = own_place(reading, claim) or place_meant(reading, claim) or _keepers_place(reading, claim)
        if place is None and not _is_new_event(claim):
            place = _place_of_story(reading, scenes, claim, claims[: len(places)], places)
            if place is not None and claim.total is None and precision_of(place) < _PROVINCE and _SPAN.search(claim.sent.text):
                place = None
        if place is not None and claim.status in HIT:
            place = refine_place(scenes, claim, place)
        place = settlement_of(reading, place) if place is not None else None
        places.append(place)
    return places


def _keepers_place(reading: Reading, claim: Claim) -> PlaceMention | None:
    """ "Iran set free ten", "Niger hosted 1,000 soldiers": those whom a country holds, hosts or lets go are or were there.

    So are the dead that it counts: "Zambia has recorded 351 deaths".
    """
    verb, held = claim.fate.cue, claim.fate.role == "object" and claim.status in ("captured", "present", None)
    if claim.fate.rule == "fate_noun" and verb.dep_ == "dobj" and claim.status in HIT:
        verb = verb.head
    if verb.lemma_ not in (_KEEPING if held else _RECORDING if verb != claim.fate.cue else ()):
        return None
    for subject in subjects(verb):
        for mention in reading.places:
            if mention.start <= subject.idx < mention.end and mention.place is not None and mention.place.where_prec >= _COUNTRY:
                return mention
    return None


def _place_of_story(
    reading: Reading, scenes: list[Scene], claim: Claim, earlier: list[Claim], places: list[PlaceMention | None]
) -> PlaceMention | None:
    """What the sentences before give: the last claim of the same sort, or what they tell happened, whichever is nearer."""
    scene = scene_before(scenes, claim, _NEAR if _is_beyond(claim, earlier) else _STORY) if _happens_there(claim) else None
    if scene is not None and claim.sent.start - scene[0] > _REACH and _is_abroad(claim, scene[1]):
        scene = None
    told = _carrier(claim, earlier, places)
    if told is not None and (scene is None or told[0].sent.start >= scene[0] or told[0] is claim.total):
        other, place = told
        near = claim.total is other or claim.sent.start == other.sent.start or not _is_beyond(claim, earlier)
        anew = stage_beside(reading, claim) if other.sent.end <= _paragraph(reading, claim) and not claim.counted.partitive else None
        return (anew or place) if near else None
    if scene is not None:
        return (stage_beside(reading, claim) if scene[0] < _paragraph(reading, claim) else None) or scene[1]
    if not _happens_there(claim) or _is_beyond(claim, earlier) or claim.unit.kind == "force":
        return None
    return stage_before(reading, claim) or stage_of_article(reading, claim)


def _paragraph(reading: Reading, claim: Claim) -> int:
    """The token with which the claim's paragraph begins."""
    start = reading.article.text.rfind("\n", 0, claim.sent.start_char) + 1
    return token_at(reading.doc, start).i


def _happens_there(claim: Claim) -> bool:
    """Whether people are told of as a part of what happened before: victims, the attackers caught, those at work there."""
    if claim.total is not None:
        return False
    if claim.status in HIT or claim.status is None:
        return True
    if claim.status == "captured":
        return claim.counted.partitive or claim.fate.cue.lemma_ in _CATCHING
    if claim.status == "present":
        return claim.fate.role != "noun" and (claim.unit.kind == "armed" or claim.fate.cue.lemma_ not in _STANDING)
    passive = any(child.dep_ == "auxpass" for child in claim.fate.cue.children)
    return (claim.status == "deployed" and passive) or (claim.status in GOING and claim.unit.name in _HELPERS)


def _is_beyond(claim: Claim, earlier: list[Claim]) -> bool:
    """A figure far above what was told of an event is a war's or a year's; the wounded may be many for few dead."""
    told = [other.number.value for other in earlier if other.status in HIT]
    if claim.status not in HIT:
        return False
    if not told:
        return claim.number.rule == "vague" and claim.number.value >= _MANY
    return claim.number.value > FAR_MORE * max(told) * (_HURT if claim.status == "wounded" else 1)


def _is_abroad(claim: Claim, place: PlaceMention) -> bool:
    """Soldiers in another country's war: their losses are not those of the last battle told, unless it is told right before."""
    own = place.place.country_code if place.place is not None else None
    return claim.unit.kind == "force" and claim.force is not None and own is not None and claim.force != own


def _is_new_event(claim: Claim) -> bool:
    """ "Another missile killed five", "Mali lost two soldiers": what is told anew has no place but its own."""
    if claim.total is not None or claim.fate.role != "object":
        return False
    if claim.fate.cue.lemma_ == "lose" and claim.counted.unit is not None:
        return True
    return any(
        child.dep_ == "det" and child.lower_ in ("a", "an", "another")
        for subject in subjects(claim.fate.cue)
        if subject != claim.counted.head
        for child in subject.children
    )


def _carrier(claim: Claim, earlier: list[Claim], places: list[PlaceMention | None]) -> tuple[Claim, PlaceMention | None] | None:
    """The whole for a part, and the last claim of the same sort for one that goes on from it, with its place."""
    for other, place in zip(reversed(earlier), reversed(places), strict=True):
        if claim.sent.start - other.sent.end > _REACH:
            return None
        if other is claim.total:
            return other, place
        if (
            claim.total is None
            and (_is_same_sort(claim, other) or _reinforces(claim, other, place))
            and (place is not None or other.sent.start == claim.sent.start or claim.status in GOING)
        ):
            return other, place
    return None


def _reinforces(claim: Claim, other: Claim, place: PlaceMention | None) -> bool:
    """ "Poland has sent 900 soldiers to its border. Spain has promised 150": foreign soldiers go where those told of before go."""
    if claim.status not in ("pledged", "deployed") or other.status not in ("pledged", "deployed") or claim.unit.kind != "force":
        return False
    code = place.place.country_code if place is not None and place.place is not None else None
    return None not in (code, claim.force) and claim.force not in (code, other.force) and other.force == code


def _is_same_sort(claim: Claim, other: Claim) -> bool:
    """Whether both tell of one event, or of men on one way: "500 more" go where the others went."""
    if claim.status in HIT:
        return other.status in HIT and not is_aside(other.fate.cue)
    if claim.status == "captured":
        return other.status in HIT and other.sent.start == claim.sent.start
    if claim.status not in GOING:
        return False
    more = _MORE.search(claim.sent.text) is not None
    if not more and not claim.elliptic and claim.force != other.force:
        return False
    return claim.status == other.status or (other.status in _MOVED and more)
