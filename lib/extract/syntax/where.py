"""Which place belongs to the thing told at a place in the text."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from lib.extract.syntax.clauses import SUBJECTS, children, governing_verb, head_at, is_within, token_at
from lib.extract.syntax.when import is_reporting

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from lib.extract.values import PlaceMention, Reading

#: UCDP ``where_prec`` of a spot (1) or the neighbourhood of one (2); what is coarser can hold finer places.
_NEAR = 2


def places_in(reading: Reading, start: int, end: int) -> list[PlaceMention]:
    """The mentions of places between two characters that are not actors', in order."""
    first = bisect_left(reading.places, start, key=lambda mention: mention.start)
    last = bisect_left(reading.places, end, key=lambda mention: mention.start)
    return [mention for mention in reading.places[first:last] if mention.role != "actor"]


def event_place(reading: Reading, sent: Span, anchor: int) -> PlaceMention | None:
    """The place in the sentence where the thing told at ``anchor`` (a character) happens; None where the sentence gives none.

    A place on the anchor's own words comes first, then its own clause, then one where something happens, then the finer, then the nearer.
    """
    token = token_at(reading.doc, anchor)
    found = [mention for mention in places_in(reading, sent.start_char, sent.end_char) if not _is_of_reporter(reading, mention, token)]
    if not found:
        return None
    best = min(found, key=lambda mention: _rank(reading, mention, token, anchor))
    finer = [mention for mention in found if mention.role == "event" and lies_within(mention, best)]
    return min(finer, key=lambda mention: abs(mention.start - anchor), default=best)


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
