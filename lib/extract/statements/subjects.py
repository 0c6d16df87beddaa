"""The noun that speaks in a clause, also where the parse is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.statements.speakers import child_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lib.extract.values import ActorMention


#: How many tokens an apposition between a name and its verb may have.
_APPOSED = 16


def inner_noun(prep: Token | None) -> Token | None:
    """The object of a preposition, or of the agent's "by"."""
    return next((child for child in prep.children if child.dep_ in ("pobj", "pcomp")), None) if prep is not None else None


def subject_of(verb: Token, actors: dict[int, ActorMention]) -> Token | None:
    """The verb's own subject, or that of the verb it is joined to or hangs on ("..., adding that"); else the noun beside it."""
    own = _own_subject(verb, actors)
    beside = _beside(verb, actors)
    if own is not None:
        if beside is not None and beside.dep_ == "pobj" and own.is_ancestor(beside):
            return own  # "the presidency in Kigali said"
        lost = own.i not in actors or (beside is not None and own.text.isupper() and beside.i in actors)
        return beside if lost and beside is not None and beside.i in actors and own.i < beside.i < verb.i else own
    if beside is not None and beside.i in actors and beside.dep_ not in ("dobj", "pobj"):
        return beside
    head, steps = verb, 0
    while head.dep_ in ("conj", "xcomp", "advcl", "pcomp", "prep", "dep") and steps < 3:
        head, steps = head.head, steps + 1
        if head.pos_ in ("VERB", "AUX") and (found := child_of(head, "nsubj") or child_of(head, "nsubjpass")) is not None:
            return found
    return beside if verb.dep_ != "acl" else None


def misread_active(verb: Token, actors: dict[int, ActorMention]) -> Token | None:
    """The actor right before "reported on Sunday", read as if somebody else had reported him or her."""
    if verb.tag_ != "VBN" or verb.dep_ != "acl" or verb.i + 1 >= verb.sent.end or verb.nbor(1).lower_ in ("by", "to", "as"):
        return None
    before = verb.i - 1
    if before > verb.sent.start and verb.doc[before].text in (",", ")"):
        before -= 1
    return _mention_head(verb.doc[before], actors) if before >= verb.sent.start and before in actors else None


def _own_subject(verb: Token, actors: dict[int, ActorMention]) -> Token | None:
    """The verb's subject; of two ("four of them badly, said Lee") the one who can speak, else the nearer."""
    auxiliaries = [child for child in verb.children if child.dep_ == "aux"]  # "the office had on Monday confirmed"
    own = [child for head in (*auxiliaries, verb) for child in head.children if child.dep_ == "nsubj"]
    return next((child for child in own if child.i in actors), own[-1] if own else None)


def _beside(verb: Token, actors: dict[int, ActorMention]) -> Token | None:
    """Where the parse is lost: a name right before or right after the verb, an abbreviation in brackets or a comma between them allowed."""
    doc, before = verb.doc, verb.i - 1
    if before > verb.sent.start and doc[before].text == "," and (named := _before_apposition(verb, actors)) is not None:
        return _mention_head(named, actors)
    if before > verb.sent.start and doc[before].text == ")":
        while before > verb.sent.start and doc[before].text != "(":
            before -= 1
        before -= 1
    if before >= verb.sent.start and (before in actors or doc[before].pos_ in ("PROPN", "PRON", "NOUN")) and doc[before].dep_ != "dobj":
        return _mention_head(doc[before], actors)
    after = verb.i + 1
    if after < verb.sent.end and (after in actors or doc[after].pos_ in ("PROPN", "PRON")) and doc[after].dep_ not in ("dobj", "dative"):
        return _phrase_head(doc[after])
    return None


def _before_apposition(verb: Token, actors: dict[int, ActorMention]) -> Token | None:
    """The person in "the group's spokesman, Ali Musa, said" and "Ali Musa, governor of the coast, said", however the commas were parsed."""
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - _APPOSED) : verb.i - 1]):
        if token.pos_ in ("VERB", "AUX"):
            return None
        if token.i in actors and actors[token.i].actor.kind == "person":
            return token
    return None


def _mention_head(token: Token, actors: dict[int, ActorMention]) -> Token:
    """The head of the words that name an actor: "Chiefs" in "Joint Chiefs of Staff"."""
    if token.i in actors:
        while token.head.i < token.i and actors.get(token.head.i) is actors[token.i]:
            token = token.head
    return token


def _phrase_head(token: Token) -> Token:
    return token.head if token.dep_ in ("compound", "amod") and token.head.i > token.i else token
