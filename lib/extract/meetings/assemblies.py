"""Meetings of many whom nobody names one by one: "a summit of Arab leaders", "EU foreign ministers meet in Brussels"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.meetings.sides import prepositional_sides
from lib.extract.syntax.clauses import children, governing_verb, noun_lemma, subjects
from lib.extract.values import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lib.extract.meetings.cues import Cue

#: Rule of a telling whose one side is an assembly.
ASSEMBLY = "assembly"
#: Nouns for those who come together for a country or a body each.
_MEMBERS = frozenset("leader minister head chief state country nation member ambassador envoy president premier king".split())
_VERBS = frozenset({"verb_meet", "verb_gather", "verb_convene", "verb_reconvene", "verb_assemble"})
_NOUNS = frozenset({"noun_meeting", "noun_summit", "noun_session", "noun_talk", "noun_gathering"})
_NAMING = frozenset({"amod", "compound", "nmod"})


def find_assembly(cue: Cue) -> Actor | None:
    """The assembly that a meeting's words name as a whole, by its words without the article; None where they do not say of whom it is."""
    token = cue.token
    if cue.rule in _VERBS:
        around = subjects(token)
    elif cue.rule in _NOUNS:
        around = prepositional_sides(token, "of", "between", "among") + children(token, "poss")
        around += [doer for doer in subjects(governing_verb(token)) if doer != token] if token.dep_ == "dobj" else []
    else:
        return None
    return next((Actor(_words(member), "group") for member in around if _is_of_many(member)), None)


def _is_of_many(member: Token) -> bool:
    """Whether a plural says of what or of whom: "EU foreign ministers", "ministers of the African Union", not "the leaders"."""
    if member.tag_ not in ("NNS", "NNPS") or noun_lemma(member) not in _MEMBERS:
        return False
    named = any(child.text[:1].isupper() for child in children(member, *_NAMING))
    return named or any(word.pos_ == "PROPN" for prep in children(member, "prep") if prep.lower_ == "of" for word in prep.subtree)


def _words(member: Token) -> str:
    """The words of an assembly, from its first adjective to the end of what it is of."""
    own = [child for child in member.lefts if child.dep_ in _NAMING | {"nummod"}]
    first = min((child.left_edge for child in own), key=lambda word: word.i, default=member)
    last = next((prep.right_edge for prep in children(member, "prep") if prep.lower_ == "of" and prep.i == member.i + 1), member)
    return member.doc[first.i : last.i + 1].text
