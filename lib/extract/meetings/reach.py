"""Which words of a sentence belong to a meeting told in it: those of its own clause and of the clauses that this hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.syntax.clauses import children, governing_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Clauses inside the meeting's that tell of something else: what is said, what comes next, whom or what a noun is told apart by.
_OTHERS = frozenset({"relcl", "ccomp", "conj", "xcomp"})


def is_in_reach(word: Token, anchor: Token) -> bool:
    """Whether a word may say where or when the anchor's deed takes place.

    "She was in Lima on Friday, where she met X": both hold for "met". "She met X, who had come from Lima", "She met X and flew on to Lima
    on Friday", "talks on the crisis that began in May": none does.
    """
    verb, own = governing_verb(word), governing_verb(anchor)
    if verb == own or verb.is_ancestor(own):
        return True
    while verb.head != verb and own.is_ancestor(verb):
        if verb.dep_ == "relcl" and (verb.head == anchor or _is_of_thing(verb)):
            return True  # "the talks that took place in Lima", "the talks with X, which took place in Lima"
        if verb.dep_ in _OTHERS or children(verb, "nsubj", "nsubjpass"):
            return False
        verb = governing_verb(verb.head)
        if verb == own:
            return True
    return False


def _is_of_thing(clause: Token) -> bool:
    """Whether a clause that the parser hangs on a person is not about him: "which", not "who"."""
    return clause.head.pos_ == "PROPN" and any(child.lower_ == "which" for child in clause.children)
