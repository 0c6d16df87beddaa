"""What the article has told of as happening before a claim, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.events.attack_cues import find_hits
from lib.extract.syntax.clauses import governing_verb, head_at, noun_lemma
from lib.extract.syntax.where import event_place, places_in

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


def scene_before(reading: Reading, claim: Claim, reach: int) -> tuple[int, PlaceMention] | None:
    """The nearest attack, disaster or fight told before the claim's sentence with one place: the sentence's first token, and the place."""
    doc = reading.doc
    if claim.sent.start == 0:
        return None
    sent = doc[claim.sent.start - 1].sent
    while claim.sent.start - sent.end <= reach:
        told = [place for token in _happenings(sent) if (place := _place_of(reading, sent, token)) is not None]
        if told:
            names = {place.place.resolved_place for place in told if place.place is not None}
            return (sent.start, told[0]) if len(names) == 1 else None
        if sent.start == 0:
            return None
        sent = doc[sent.start - 1].sent
    return None


def _happenings(sent: Span) -> Iterator[Token]:
    """What the sentence tells that people may have come to harm in, asides left out."""
    hits = {hit.token.i for hit in find_hits(sent)}
    for token in sent:
        if (token.i in hits or (token.pos_ in ("NOUN", "PROPN", "VERB") and noun_lemma(token) in _HAPPENINGS)) and not is_aside(token):
            yield token


def _place_of(reading: Reading, sent: Span, token: Token) -> PlaceMention | None:
    """Where it happened; of several places in a list the larger one that holds them, None where the sentence names none."""
    place = event_place(reading, sent, token.idx)
    if place is None or place.place is None:
        return None
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


def _are_listed(reading: Reading, one: PlaceMention, other: PlaceMention) -> bool:
    """ "the airport of A and barracks near B": one thing that happened at both."""
    between = reading.article.text[min(one.end, other.end) : max(one.start, other.start)]
    return " and " in between and "," not in between and len(between.split()) <= _LIST_WORDS


def is_aside(token: Token) -> bool:
    """ "..., two weeks after gunmen shot 26 tourists": an earlier story that only dates this one."""
    while token.head != token:
        if token.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "after" for child in token.children):
            return any(child.dep_ == "npadvmod" and child.i < token.i for child in token.children)
        token = token.head
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
