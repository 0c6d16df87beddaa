"""Reading spaCy's parse: which verb governs a word, who its subject is, what hangs on it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Where ``token_at`` keeps the first characters of a Doc's tokens.
_STARTS = "token_starts"
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
#: Clauses without a subject of their own share that of the verb they hang on.
_SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp"})


def token_at(doc: Doc, char: int) -> Token:
    """The token that holds the character, or the next one; the last one past the end."""
    starts = doc.user_data.get(_STARTS)
    if starts is None:
        starts = doc.user_data[_STARTS] = [token.idx for token in doc]
    index = max(0, bisect_right(starts, char) - 1)
    token = doc[index]
    return doc[index + 1] if token.idx + len(token) <= char and index + 1 < len(doc) else token


def head_at(doc: Doc, start: int, end: int) -> Token:
    """The token of a stretch of text that the rest of it hangs on."""
    first, last = token_at(doc, start), token_at(doc, max(start, end - 1))
    return first if first.i == last.i else doc[first.i : last.i + 1].root


def noun_lemma(token: Token) -> str:
    """The lower-case singular of a noun, also where a capital at the start of a sentence made the tagger take it for a name ("Gunmen")."""
    if token.pos_ != "PROPN":
        return token.lemma_.lower()
    word = token.lower_
    if word.endswith("men"):
        return f"{word[:-3]}man"
    return word[:-1] if token.tag_ == "NNPS" or (word.endswith("s") and not word.endswith("ss")) else word


def governing_verb(token: Token) -> Token:
    """The nearest verb at or above the token; the sentence's root where there is none."""
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    if token.dep_ in ("aux", "auxpass") and token.head != token:
        return token.head
    return token


def children(token: Token, *deps: str) -> list[Token]:
    """The token's children with one of these dependency labels, in order."""
    return [child for child in token.children if child.dep_ in deps]


def with_conjuncts(token: Token) -> list[Token]:
    """The token and everything joined to it: "A, B and C"."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj":
            found += with_conjuncts(child)
    return found


def subjects(verb: Token) -> list[Token]:
    """Who does it (or undergoes it, in the passive); inherited where the clause has no subject of its own."""
    seen = 0
    while seen < 6:
        own = [child for child in verb.children if child.dep_ in SUBJECTS]
        if own:
            return [joined for subject in own for joined in with_conjuncts(_antecedent(subject, verb))]
        if verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ != "VBN"):
            return with_conjuncts(verb.head)
        if verb.dep_ not in _SHARING or verb.head == verb:
            return []
        verb = governing_verb(verb.head)
        seen += 1
    return []


def _antecedent(subject: Token, verb: Token) -> Token:
    """The noun that "who", "which" or "that" stands for."""
    if subject.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
        return verb.head
    return subject


def prepositional_objects(token: Token, *prepositions: str) -> list[Token]:
    """Objects of the token's prepositional phrases that begin with one of these prepositions, with conjuncts."""
    found: list[Token] = []
    for prep in token.children:
        if prep.dep_ in ("prep", "agent", "dative") and prep.lower_ in prepositions:
            for child in prep.children:
                if child.dep_ == "pobj":
                    found += with_conjuncts(child)
    return found


def is_within(token: Token, ancestor: Token) -> bool:
    """Whether the token is the ancestor or hangs below it."""
    return token == ancestor or ancestor.is_ancestor(token)
