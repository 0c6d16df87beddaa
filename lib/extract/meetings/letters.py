"""Letters and messages: who wrote and who received them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.meetings.cues import LETTERS
from lib.extract.meetings.groups import resolve_side
from lib.extract.meetings.sides import prepositional_sides
from lib.extract.syntax.clauses import children, governing_verb, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lib.extract.meetings.cues import Cue
    from lib.extract.values import Actor, Reading


def letter_sides(reading: Reading, cue: Cue, sides: list[Actor]) -> list[Actor]:
    """Writers and receivers: "handed Kim a message from Putin" is a letter from Putin to Kim, not from the one who hands it over."""
    token = cue.token
    letter = token if cue.kind == "noun" else next((child for child in children(token, "dobj") if child.lemma_.lower() in LETTERS), None)
    writers = prepositional_sides(letter, "from") + children(letter, "poss") if letter is not None else []
    writers += prepositional_sides(token, "from")
    named = _resolved(reading, writers)
    if cue.kind == "noun":
        verb = governing_verb(token)
        named = named or _resolved(reading, subjects(verb))[:1]
        taken = prepositional_sides(token, "to") or prepositional_sides(verb, "to") + children(verb, "dative", "dobj")
        return _distinct(named, _resolved(reading, [each for each in taken if each != token]))
    if letter is not None:
        taken = prepositional_sides(letter, "to") + prepositional_sides(token, "to")
        sides = sides + [side for side in _resolved(reading, taken) if side not in sides]
    if not named:
        return sides
    carriers = {side.name for side in _resolved(reading, subjects(token))}
    return _distinct(named, [side for side in sides if side.name not in carriers])


def _resolved(reading: Reading, tokens: list[Token]) -> list[Actor]:
    return [side for token in tokens if (side := resolve_side(reading, token)) is not None]


def _distinct(*groups: list[Actor]) -> list[Actor]:
    return list({side.name: side for group in groups for side in group}.values())
