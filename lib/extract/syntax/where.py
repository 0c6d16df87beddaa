"""Which place belongs to the thing told at a place in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from lib.extract.syntax.clauses import SUBJECTS, children, governing_verb, head_at, is_within, token_at
from lib.extract.syntax.when import is_reporting

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from lib.extract.values import PlaceMention, Reading

#: UCDP ``where_prec`` of a spot (1) or the neighbourhood of one (2); what is coarser can hold finer places.
_NEAR = 2
_VEHICLE = (
    r"(?:boat|ship|ferry|vessel|dinghy|canoe|trawler|bus|minibus|coach|train|plane|aircraft|airliner|helicopter|flight|truck|lorry|convoy"
    r"|voyage|journey)"
)
_UNDER_WAY = (
    rf"(?:bound|headed|heading|en route|destined|on (?:its|their|his|her|the) way|travell?ing|sailing|sailed|flying|flew|driving"
    rf"|set(?:ting)? (?:out|off|sail)|departed|departing|{_VEHICLE})(?: back| home)?"
)
_NO_COMMA = r"(?:[^\s,.;:]+ ){1,4}?"
_WISHING = r"(?:trying|tried|attempting|attempted|hoping|hoped|seeking|wanting)"
#: Words before the end or the beginning of a journey: "a boat bound for", "the flight from Almaty to", "hoped to reach".
_JOURNEY = re.compile(
    rf"\b(?:{_UNDER_WAY} (?:(?:from|for|to|towards?) (?:the )?{_NO_COMMA})?(?:for|from|to|towards?)"
    rf"|(?:carrying|transporting|ferrying|taking) {_NO_COMMA}(?:from (?:the )?{_NO_COMMA})?(?:from|to)"
    rf"|{_WISHING} to (?:reach|enter|cross (?:in)?to|get to|sail to)"
    rf"|{_VEHICLE} (?:had |has )?left|(?:left|leaving) (?:the )?(?-i:[A-Z])[^\s,.;:]+ (?:{_NO_COMMA})?for) (?:the )?$",
    re.IGNORECASE,
)
#: Characters before a place in which such words stand.
_JOURNEY_WITHIN = 70


def places_in(reading: Reading, start: int, end: int) -> list[PlaceMention]:
    """The mentions of places between two characters that are not actors', in order."""
    first = bisect_left(reading.places, start, key=lambda mention: mention.start)
    last = bisect_left(reading.places, end, key=lambda mention: mention.start)
    return [mention for mention in reading.places[first:last] if mention.role != "actor"]


def event_place(reading: Reading, sent: Span, anchor: int) -> PlaceMention | None:
    """The place in the sentence where the thing told at ``anchor`` (a character) happens; None where the sentence gives none.

    A place on the anchor's own words comes first, then its own clause, then one where something happens, then the finer, then the nearer;
    where a journey began or was to end counts only where no other place is named.
    """
    token = token_at(reading.doc, anchor)
    found = [mention for mention in places_in(reading, sent.start_char, sent.end_char) if not _is_of_reporter(reading, mention, token)]
    found = [mention for mention in found if not is_end_of_way(reading, mention)] or found
    if not found:
        return None
    best = min(found, key=lambda mention: _rank(reading, mention, token, anchor))
    finer = [mention for mention in found if mention.role == "event" and lies_within(mention, best)]
    return min(finer, key=lambda mention: abs(mention.start - anchor), default=best)


def is_end_of_way(reading: Reading, mention: PlaceMention) -> bool:
    """Whether a place is where a journey began or was to end: "a boat bound for Malta", "the bus from Puno to Arequipa"."""
    return _JOURNEY.search(reading.article.text, max(0, mention.start - _JOURNEY_WITHIN), mention.start) is not None


def _is_of_reporter(reading: Reading, mention: PlaceMention, anchor: Token) -> bool:
    """Whether the place only says where those sit who report the thing: "the ministry in Moscow said"."""
    place_token = head_at(reading.doc, mention.start, mention.end)
    verb = governing_verb(place_token)
    if not is_reporting(verb) or governing_verb(anchor) == verb:
        return False
    return any(is_within(place_token, subject) for subject in children(verb, *SUBJECTS))


def lies_within(mention: PlaceMention, larger: PlaceMention) -> bool:
    """Whether the mention is a finer place of the same country, as far as the columns tell."""
    if mention.place is None or larger.place is None or larger.place.where_prec <= _NEAR:
        return False
    return mention.place.country_code == larger.place.country_code and mention.place.where_prec < larger.place.where_prec


def _rank(reading: Reading, mention: PlaceMention, anchor: Token, char: int) -> tuple[int, int, int, int]:
    place_token = head_at(reading.doc, mention.start, mention.end)
    same_verb = governing_verb(place_token) == governing_verb(anchor)
    clause = 0 if same_verb and is_within(place_token, anchor) else 1 if same_verb else 2
    precision = mention.place.where_prec if mention.place is not None else 2
    return clause, int(mention.role != "event"), precision, abs(mention.start - char)
