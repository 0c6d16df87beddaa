"""Phrases, not single words, that tell of a meeting or a visit: "was the guest of X", "a courtesy call on X", "is due in Lima"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.meetings.cues import Cue
from lib.extract.syntax.clauses import children, governing_verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

_GUESTS = frozenset({"guest", "visitor"})
#: Verbs by which a telephone call is made or taken.
_CALLING = frozenset({"take", "receive", "get", "field", "have", "make", "place", "hold"})
#: Meals that people take with each other.
_MEALS = frozenset({"lunch", "dinner", "breakfast", "tea", "supper"})
_TAKING = frozenset({"take", "have", "share", "eat"})
_DINING = frozenset({"lunch", "dine", "breakfast"})
#: Verbs of going on, with the preposition that the place stands behind.
_GOING = {"head": ("to", "for"), "continue": ("to",), "proceed": ("to",)}


def find_phrases(sent: Span) -> Iterator[Cue]:
    """The cues of a sentence that take more than one word, in order."""
    for token in sent:
        if token.pos_ in ("NOUN", "PROPN"):
            cue = _noun_phrase(token)
        elif token.pos_ in ("VERB", "AUX"):
            cue = _verb_phrase(token)
        else:
            cue = None
        if cue is not None:
            yield cue


def _noun_phrase(token: Token) -> Cue | None:
    lemma, prepositions = token.lemma_.lower(), _prepositions(token)
    if lemma in _GUESTS and token.dep_ == "attr" and "of" in prepositions:
        return Cue(token, "in_person", "noun", False, "noun_guest", True)
    if lemma == "call":
        carried = token.dep_ == "dobj" and token.head.lemma_.lower() in _CALLING
        around = prepositions | (_prepositions(token.head) if carried else set())
        if "on" in prepositions and _on_somebody(token) and (token.dep_ != "dobj" or token.head.lemma_.lower() in ("pay", "make")):
            return Cue(token, "in_person", "noun", True, "noun_call_on", True)
        if token.dep_ == "dobj" and token.head.lemma_.lower() == "pay" and _on_somebody(token.head):
            return Cue(token, "in_person", "noun", True, "noun_call_on", True)
        if carried and around & {"from", "to"} and not around & {"with", "between", "for"}:
            return Cue(token, "phone", "noun", True, "noun_call_from", True)
    taken = lemma in _MEALS and token.dep_ == "dobj" and token.head.lemma_.lower() in _TAKING and "with" not in prepositions
    if taken and any(child.lower_ == "together" for child in token.head.children):
        return Cue(token, "in_person", "noun", True, "noun_meal_together", True)
    return None


def _verb_phrase(token: Token) -> Cue | None:
    lemma = token.lemma_.lower()
    due = next((child for child in children(token, "acomp") if child.lower_ == "due"), None) if lemma == "be" else None
    if due is not None and _prepositions(due) & {"in", "at"} and not children(due, "xcomp"):
        return Cue(token, "visit", "verb", True, "verb_due")
    if lemma in _GOING and _prepositions(token) & set(_GOING[lemma]) and children(token, "nsubj"):
        return Cue(token, "visit", "verb", True, "verb_go")
    if lemma in _DINING and token.pos_ == "VERB" and "with" not in _prepositions(token):
        return Cue(token, "in_person", "verb", True, "verb_dine")
    return None


def _prepositions(token: Token) -> set[str]:
    return {child.lower_ for child in children(token, "prep", "dative")}


def _on_somebody(token: Token) -> bool:
    """Whether "on" begins no day: "a call on the premier", not "a call on Tuesday"."""
    heads = [noun for prep in children(token, "prep") if prep.lower_ == "on" for noun in children(prep, "pobj")]
    return any(noun.ent_type_ not in ("DATE", "TIME") for noun in heads)


def has_fallen_through(cue: Cue) -> bool:
    """Whether who "had been due in Lima" did not come."""
    verb = governing_verb(cue.token)
    return cue.rule == "verb_due" and any(child.lower_ == "had" for child in children(verb, "aux"))
