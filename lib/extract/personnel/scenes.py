"""What the article has told of as happening before a claim, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.extract.events.attack_cues import find_hits
from lib.extract.personnel.finer import SPOT, is_finer, located_place, name_of, precision_of
from lib.extract.personnel.stage import is_of_body
from lib.extract.personnel.words import word_status
from lib.extract.syntax.clauses import SUBJECTS, governing_verb, head_at, noun_lemma
from lib.extract.syntax.where import event_place, is_end_of_way, places_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from lib.extract.personnel.settle import Claim
    from lib.extract.values import PlaceMention, Reading

#: Nouns and verbs for what kills or hurts people and is no attack by itself.
_HAPPENINGS = frozenset(
    "attack strike assault bombing bombardment shelling shooting shootout gunfight flood flooding earthquake quake tremor landslide"
    " mudslide avalanche storm cyclone typhoon hurricane tornado tsunami eruption wildfire fire shell rocket mortar blaze inferno"
    " drought famine heatwave outbreak epidemic explosion blast crash collision accident disaster stampede crush derailment"
    " collapse fighting clash battle riot unrest protest massacre ambush raid offensive siege mutiny shipwreck retake recapture"
    " derail capsize sink explode erupt overrun seize besiege abduct kidnap bury engulf hit shake".split()
)
#: Words between two places that make a list of them.
_LIST_WORDS = 5
_NAMED = frozenset({"in", "at", "of", "from", "for", "on", "near"})
#: Words before a happening that has been told of before.
_AGAIN = frozenset({"the", "this", "that", "these", "those", "its"})
_DONE_TO = frozenset({"killed", "wounded", "casualties", "missing"})
#: Nouns for a deed that answers an earlier one.
_REPLIES = frozenset({"response", "reply", "retaliation", "reprisal", "revenge", "retribution", "vengeance", "reaction", "answer"})
#: Where the hurt and the dead are taken, and what is done there.
_TREATING = frozenset(
    "hospital clinic morgue mortuary infirmary treat hospitalise hospitalize admit evacuate airlift rush transfer recover recuperate"
    " operate undergo".split()
)
_CAPITAL = re.compile(r"\b(?:in|on|at|near|outside|of)\s+the\s+capital\b(?!\s+of\b)", re.IGNORECASE)
#: Tokens within which sentences tell one story.
_STORY = 220


@dataclass(frozen=True, slots=True)
class Scene:
    """What a sentence tells happened, with its place; ``again`` says that it goes on about a thing told before ("the blast")."""

    sent: Span
    place: PlaceMention
    again: bool


def find_scenes(reading: Reading, claims: list[Claim]) -> list[Scene]:
    """The attacks, disasters and fights that the article tells with a place, in order, each place of a sentence once.

    So does each claim tell one that people were killed, hurt or caught.
    """
    scenes: list[Scene] = []
    cues: dict[int, list[Token]] = {}
    for claim in claims:
        if claim.status in _DONE_TO and not is_aside(claim.fate.cue):
            cues.setdefault(claim.sent.start, []).append(claim.fate.cue)
    hit: set[str] = set()
    for sent in reading.sentences():
        if not places_in(reading, sent.start_char, sent.end_char) and _CAPITAL.search(sent.text) is None:
            continue
        told: dict[str, Scene] = {}
        for token in (*_happenings(sent, hit), *cues.get(sent.start, ())):
            place = _place_of(reading, sent, token) or _capital_meant(reading, sent, token)
            if place is not None:
                place = located_place(reading, place)
                again = any(child.lower_ in _AGAIN for child in token.children if child.i < token.i)
                told.setdefault(name_of(place), Scene(sent, place, again))
                hit |= {
                    child.lemma_
                    for child in sent
                    if child.tag_ == "NN" and any(article.lower_ in ("a", "an") for article in child.children)
                }
        scenes += told.values()
    return scenes


def scene_before(scenes: list[Scene], claim: Claim, reach: int) -> tuple[int, PlaceMention] | None:
    """The nearest happening told before the claim's sentence: the sentence's first token, and the place.

    Of several places in one sentence the one that holds them counts, where an earlier sentence names it; else none does.
    """
    several: list[PlaceMention] = []
    for scene in reversed(scenes):
        if scene.sent.start >= claim.sent.start:
            continue
        if claim.sent.start - scene.sent.end > reach:
            return None
        if several and (several[0].place is None or not is_finer(several[0], scene.place)):
            return None
        beside = [other for other in scenes if other.sent.start == scene.sent.start]
        if len(beside) == 1:
            return scene.sent.start, scene.place
        several = several or [other.place for other in beside]
    return None


def refine_place(scenes: list[Scene], claim: Claim, place: PlaceMention) -> PlaceMention:
    """The spot within a region or country where the same thing happened, as the sentences around the claim say: "The blast went off in"."""
    if precision_of(place) <= SPOT:
        return place
    finer = [
        scene.place
        for scene in scenes
        if (scene.again or scene.sent.start < claim.sent.start)
        and abs(scene.sent.start - claim.sent.start) <= _STORY
        and is_finer(scene.place, place)
    ]
    return finer[0] if len({name_of(mention) for mention in finer}) == 1 else place


def _happenings(sent: Span, known: set[str]) -> Iterator[Token]:
    """What the sentence tells that people may have come to harm in, asides left out; what was hit, told again, is a part of it."""
    hits = {hit.token.i for hit in find_hits(sent)} | {token.i for token in sent if token.pos_ == "VERB" and _is_deadly(token)}
    named = {token.i for token in sent if token.lemma_ in known and any(child.lower_ in _AGAIN for child in token.children)}
    for token in sent:
        if token.dep_ in SUBJECTS and token.i in named:
            yield token
            continue
        if (token.i in hits or (token.pos_ in ("NOUN", "PROPN", "VERB") and noun_lemma(token) in _HAPPENINGS)) and not is_aside(token):
            yield token


def _is_deadly(verb: Token) -> bool:
    """Whether a verb tells that somebody, counted or not, is killed, hurt or lost."""
    return word_status(verb, "object") in _DONE_TO or word_status(verb, "subject") in _DONE_TO


def _place_of(reading: Reading, sent: Span, token: Token) -> PlaceMention | None:
    """Where it happened; of several places in a list the larger one that holds them, None where the sentence names none."""
    place = event_place(reading, sent, token.idx)
    if place is None or is_of_body(reading, place) or is_end_of_way(reading, place):
        return None
    if place.place is None:
        return place if place.role == "event" else None
    if place.role != "event" and governing_verb(head_at(reading.doc, place.start, place.end)) != governing_verb(token):
        return None
    others = [mention for mention in places_in(reading, sent.start_char, sent.end_char) if mention.place is not None and mention != place]
    if not any(_are_listed(reading, place, other) for other in others):
        return place
    holding = [
        other
        for other in others
        if other.place is not None
        and other.place.country_code == place.place.country_code
        and other.place.where_prec > place.place.where_prec
        and not _are_listed(reading, place, other)
    ]
    return min(holding, key=lambda other: other.place.where_prec if other.place else 0, default=None)


def _capital_meant(reading: Reading, sent: Span, token: Token) -> PlaceMention | None:
    """ "stormed a school in the capital": the one capital that the article has named so far."""
    match = _CAPITAL.search(reading.article.text, sent.start_char, sent.end_char)
    if match is None:
        return None
    named = [
        mention
        for mention in reading.places
        if mention.start < match.start() and mention.place is not None and mention.place.feature_code == "PPLC"
    ]
    return named[0] if len({name_of(mention) for mention in named}) == 1 else None


def _are_listed(reading: Reading, one: PlaceMention, other: PlaceMention) -> bool:
    """ "the airport of A and barracks near B": one thing that happened at both."""
    between = reading.article.text[min(one.end, other.end) : max(one.start, other.start)]
    return " and " in between and "," not in between and len(between.split()) <= _LIST_WORDS


def is_aside(token: Token) -> bool:
    """ "..., two weeks after gunmen shot 26 tourists", "in reply to a raid that killed 26": an earlier story that only dates this one."""
    while token.head != token:
        if token.dep_ == "pobj" and token.head.lower_ in ("to", "for") and token.head.head.lemma_ in _REPLIES:
            return True
        if token.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "after" for child in token.children):
            return any(child.dep_ == "npadvmod" and child.i < token.i for child in token.children)
        token = token.head
    return False


def is_hospital(place: Token) -> bool:
    """Whether a place only says where the hurt are treated or the dead lie: "the hospital in", "were being treated in"."""
    preposition = place if place.dep_ == "prep" else place.head
    for word in (preposition.head, place.head):
        if word.lemma_.lower() in _TREATING or any(
            child.lemma_.lower() in _TREATING for child in word.children if child.dep_ == "compound"
        ):
            return True
    return False


def is_of_speaker(reading: Reading, place: Token) -> bool:
    """Whether a place only says where those sit who tell it: "according to the ministry in Pretoria"."""
    preposition = place if place.dep_ == "prep" else place.head
    if preposition.dep_ != "prep" or preposition.lower_ not in _NAMED:
        return False
    holder = preposition.head
    if holder.pos_ not in ("NOUN", "PROPN"):
        return False
    start, end = holder.idx, holder.idx + len(holder)
    return any(start == statement.cue_start or end == statement.cue_end for statement in reading.statements)
