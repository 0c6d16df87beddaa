"""Places that no gazetteer has, told of an attack by their name as written: "was ambushed at Am-Sissia", "the village of Naung Lin"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from lib.extract.syntax.clauses import token_at
from lib.extract.syntax.where import places_in
from lib.extract.values import PlaceMention
from lib.gazetteer.countries import demonym_code

if TYPE_CHECKING:
    from spacy.tokens import Span

    from lib.extract.values import Actor, Reading

#: The rule of a place found so.
UNLISTED = "struck_name"
_NAME = r"((?:Al-|al-|El |Al |Ain )?[A-Z][\w'’-]{2,}(?: (?:[A-Z][\w'’-]+|de|la|del|al|el|bin)){0,2})"
#: "at X", "near X", "the village of X": what stands before a place's name.
_SPOT = re.compile(
    r"\b(?:(?:near|outside|at|around)(?: the)?"
    r"|(?:village|town|hamlet|locality|settlement|suburb|township|island|camp|quarter|neighbou?rhood|municipality|commune) of"
    r"|(?:broke|burst|stormed|forced their way) into(?: the)?"
    r"|(?:fell|landed|attack|raid|strike|assault|advance|march)(?:s|es)? (?:on|in)(?: the)?) " + _NAME
)
#: "in X, a village near": what stands behind it says what it is.
_KIND = re.compile(
    r"(?:\b(?:in|on|of) |^|(?<=[.!?] ))" + _NAME + r", (?:an? |the )(?:[\w-]+ ){0,3}"
    r"(?:village|town|hamlet|locality|settlement|suburb|township|island|gorge|valley|quarter|neighbou?rhood|municipality|camp)\b",
    re.MULTILINE,
)
_BODIES = re.compile(r"\b(?:Parliament|Congress|Senate|Government|Community|Council|Union|Ministry|Department|Court|Party|Army|Mission)\b")
_PLACED = re.compile(r"\b(?:near|at|in|of|on|from|outside|around) $")
#: Lower-case nouns that belong to a name before them: "the Zarbuzi gorge".
_LAST = re.compile(r" (?:gorge|valley|camp|village|island|junction|crossing|bridge|mine|market|mosque|church|pass)\b")


def unlisted_places(reading: Reading, sent: Span) -> list[PlaceMention]:
    """Names in the sentence that its words make places and that no other finder takes for anything, in order."""
    text = reading.article.text
    found: dict[int, PlaceMention] = {}
    for pattern in (_SPOT, _KIND):
        for match in pattern.finditer(text, sent.start_char, sent.end_char):
            start, end = match.span(1)
            tail = _LAST.match(text, end)
            end = tail.end() if tail else end
            if _is_free(reading, start, end):
                found.setdefault(start, PlaceMention(start, end, text[start:end], None, "event", UNLISTED))
    return [found[start] for start in sorted(found)]


def places_told(reading: Reading, sent: Span) -> list[PlaceMention]:
    """The places of a sentence, those included that no gazetteer has, in order."""
    known = places_in(reading, sent.start_char, sent.end_char)
    return sorted([*known, *unlisted_places(reading, sent)], key=lambda mention: mention.start)


def _is_free(reading: Reading, start: int, end: int) -> bool:
    """Whether nobody else has the words: no place, body, date or demonym, and nobody but one who is only ever "near", "at" or "in"."""
    at = bisect_left(reading.places, end, key=lambda mention: mention.start)
    if any(mention.end > start for mention in reading.places[max(0, at - 2) : at]):
        return False
    if any(mention.start < end and start < mention.end for mention in reading.dates):
        return False
    names = [mention.actor for mention in reading.actors if mention.start < end and start < mention.end]
    if any(not _is_only_at(reading, actor) for actor in names):
        return False
    if _BODIES.search(text := reading.article.text[start:end]) is not None or demonym_code(text.split(" ")[0]) is not None:
        return False
    token = token_at(reading.doc, start)
    return token.ent_type_ not in ("NORP", "DATE", "TIME")


def _is_only_at(reading: Reading, actor: Actor) -> bool:
    """Whether somebody read as a person is always told like a place."""
    text, told = reading.article.text, [mention for mention in reading.actors if mention.actor == actor]
    return actor.kind == "person" and all(_PLACED.search(text, max(0, mention.start - 12), mention.start) for mention in told)
