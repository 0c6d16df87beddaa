"""Visits: who goes where."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from lib.extract.meetings.groups import is_alliance
from lib.extract.syntax.clauses import children, governing_verb, head_at

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from lib.extract.meetings.cues import Cue
    from lib.extract.values import Actor, PlaceMention, Reading

_TRAVEL_PREPOSITIONS = frozenset({"in", "to", "at", "for", "of"})
#: UCDP ``where_prec`` of a country.
_COUNTRY = 6
_JOINT = re.compile(r",? and (?:the |to )?|, (?:the |to )?")


def visits_somebody(cue: Cue) -> bool:
    """Whether the visit may be to people: "visited survivors", "was visited by his nephew", "his visit to Maduro"."""
    token = cue.token
    if cue.kind == "noun":
        return cue.rule == "noun_visit" and any(prep.lower_ == "to" for prep in children(token, "prep"))
    return cue.rule == "verb_visit" and bool(children(token, "dobj", "agent", "nsubjpass"))


def visited_place(reading: Reading, cue: Cue) -> PlaceMention | None:
    """The mention of the place that the visit goes to, by whatever role it was given."""
    token = _place_token(cue)
    if token is None:
        return None
    last = bisect_right(reading.places, token.idx, key=lambda mention: mention.start)
    for mention in reversed(reading.places[max(0, last - 2) : last]):
        if mention.start <= token.idx < mention.end or head_at(reading.doc, mention.start, mention.end) == token:
            return mention
    return _half_of_country(reading, token)


def places_joined(reading: Reading, first: PlaceMention) -> list[PlaceMention]:
    """The places joined to the first: "goes on to Lima, Quito and Bogota"; [] where a comma only tells where it lies ("Lima, Peru")."""
    found, end, text = [], first.end, reading.article.text
    for mention in reading.places[bisect_right(reading.places, first.start, key=lambda each: each.start) :]:
        between = text[end : mention.start]
        if mention.place is None or not _JOINT.fullmatch(between):
            break
        found.append(mention)
        end = mention.end
        if "and" in between:
            return found
    return []


def _place_token(cue: Cue) -> Token | None:
    """The word for the place visited: the object of "visit", what "visited" hangs on in "the camp that he visited", what follows "to"."""
    token = cue.token
    if cue.kind == "verb":
        for child in children(token, "dobj"):
            if child.pos_ == "PROPN":
                return child
        if token.dep_ == "relcl" and token.lemma_ == "visit" and token.head.pos_ == "PROPN":
            return token.head
    for holder in (token, *children(token, "acomp"), *([governing_verb(token)] if cue.kind == "noun" else [])):
        for prep in children(holder, "prep"):
            if prep.lower_ in _TRAVEL_PREPOSITIONS:
                for child in children(prep, "pobj"):
                    return child
    return None


def _half_of_country(reading: Reading, token: Token) -> PlaceMention | None:
    """ "The North" of an article that speaks of North Korea: the country, by the words that are there."""
    if token.text not in ("North", "South"):
        return None
    for mention in reading.places:
        if mention.place is not None and mention.place.where_prec == _COUNTRY and mention.place.resolved_place.startswith(f"{token.text} "):
            return replace(mention, start=token.idx, end=token.idx + len(token), text=token.text)
    return None


def goes_abroad(sides: list[Actor], place: PlaceMention | None, weak: bool) -> bool:
    """Whether the place visited is known and lies in none of the visitors' countries.

    Who serves no one country is abroad everywhere; where a ``weak`` word ("arrived in") tells of it, some country must be known.
    """
    home = {side.country for side in sides if side.country}
    if not sides or place is None or place.place is None or (weak and not home and not any(is_alliance(side) for side in sides)):
        return False
    return place.place.country_code not in home


def speaker_before(reading: Reading, sent: Span, cue: Cue) -> list[Actor]:
    """The person named last before the words in the sentence: "X said while on a visit to Y", whatever the parser made of it."""
    last = bisect_right(reading.actors, cue.token.idx, key=lambda mention: mention.start)
    for mention in reversed(reading.actors[:last]):
        if mention.start < sent.start_char:
            break
        if mention.actor.kind == "person":
            return [mention.actor]
    return []
