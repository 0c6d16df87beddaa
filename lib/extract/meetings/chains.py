"""Names that stand in a row before or behind the words of a meeting: "with Foreign Ministers A of X, B of Y and C", whatever the parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.meetings.groups import mention_at
from lib.extract.syntax.clauses import token_at

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lib.extract.values import Actor, Reading

#: Parts of speech of titles and of what joins names.
_TITLES = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART", "CCONJ", "ADV"})
_INNER_WORDS = frozenset({",", "of", "for", "with", "as", "well", "and", "(", ")", "’s", "'s"})
_JOINTS = frozenset({"and", "with"})
_OWNING = frozenset({"'s", "’s"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PREPOSITIONS = frozenset({"with", "between", "among", "alongside"})
#: Words that a row of names reaches over at most.
_REACH = 60
#: Words between a cue and the preposition that begins the row of names.
_NEAR = 9


def _behind(reading: Reading, cue: Token) -> list[Actor]:
    """Those named in a row behind "with" or "between" near the cue; [] for fewer than two, or where another clause begins."""
    sent = cue.sent
    for word in cue.doc[cue.i + 1 : min(cue.i + 1 + _NEAR, sent.end)]:
        if word.lower_ in _PREPOSITIONS:
            return _row(reading, word.i + 1, min(word.i + _REACH, sent.end))
        if word.text in (";", ",") or word.lower_ in ("who", "which", "that"):
            return []
    return []


def _before(reading: Reading, verb: Token) -> list[Actor]:
    """Those named in a row right before a verb ("A, minister of X, B and C met"); [] for fewer than two."""
    last = verb.i
    while last > verb.sent.start and verb.doc[last - 1].pos_ in ("AUX", "ADV"):
        last -= 1
    first = last
    while first > max(verb.sent.start, last - _REACH) and _is_inner(verb.doc[first - 1]) and verb.doc[first - 1].lower_ != "with":
        first -= 1
    if first > verb.sent.start and verb.doc[first - 1].pos_ in ("ADP", "SCONJ", "VERB"):
        return []  # "after talks with A, B and C met"
    return _row(reading, first, last)


def with_rows(reading: Reading, token: Token, sides: list[Actor], is_verb: bool) -> list[Actor]:
    """The sides and those who are named in one row with any of them."""
    for row in (_behind(reading, token), _before(reading, token) if is_verb else []):
        if any(each in sides for each in row) or (row and not sides):
            sides = [*sides, *(each for each in row if each not in sides)]
    return sides


def _is_inner(word: Token) -> bool:
    return word.pos_ in _TITLES or word.lower_ in _INNER_WORDS


def _row(reading: Reading, first: int, end: int) -> list[Actor]:
    """The persons named from a word on, with nothing but titles and joints between them, the last one joined by "and"."""
    doc, index, joined = reading.doc, first, False
    found: dict[str, Actor] = {}
    while index < end:
        mention = mention_at(reading.actors, doc[index].idx)
        if mention is not None and mention.actor.kind == "person" and mention.how in ("name", "surname"):
            index = token_at(doc, mention.end - 1).i + 1
            if index >= end or doc[index].lower_ not in _OWNING:  # not "Macron's envoy"
                found.setdefault(mention.actor.name, mention.actor)
            continue
        if not _is_inner(doc[index]):
            break
        joined = joined or (bool(found) and doc[index].lower_ in _JOINTS)
        index += 1
    if index < end and doc[index].tag_ in _FINITE:
        return []  # "after talks with A, B and C left"
    return list(found.values()) if joined and len(found) > 1 else []
