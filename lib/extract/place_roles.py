"""What a place is named for: something happens there, the story was filed there, or the name stands for a government or people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lib.extract.clauses import head_at
from lib.lookups import load_lookup, split_cell

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from lib.extract.values import Place, PlaceRole

#: What a place is: a state (or its capital), which can act; a part of the world too large for anything to happen in; or somewhere.
_POSSESSIVE = re.compile(r"[’'](?:s\b|(?=\s))")
Verdict = tuple["PlaceRole", str]


@dataclass(frozen=True, slots=True)
class _Named:
    """A place as its role sees it; ``acts`` where the name often stands for a government."""

    acts: bool
    country: bool
    continent: bool
    capital: bool
    part: bool = False


@cache
def role_words(name: str) -> frozenset[str]:
    """The lemmas of one class of ``place_role_cues.csv``."""
    return next(frozenset(split_cell(row["words"])) for row in load_lookup("place_role_cues") if row["class"] == name)


def find_role(doc: Doc, start: int, end: int, place: Place | None, part: bool = False) -> Verdict:
    """The role of the place named between two characters, and the name of the rule that says so.

    Datelines and places that only hold a finer one are told by ``places.py`` before.
    """
    named = _named(place, part)
    token = head_at(doc, start, end)
    if _POSSESSIVE.match(doc.text[end : end + 2]) or (doc.text[end : end + 1] in "’'" and doc.text[end - 1 : end] == "s"):
        return _possessor(token, named)
    return _role(token, named, 0)


def _named(place: Place | None, part: bool) -> _Named:
    code = place.feature_code if place else ""
    country = place is not None and place.where_prec in (5, 6) and code.startswith("PCL")
    continent = place is not None and code in ("CONT", "RGN") and place.country_code is None
    capital = code == "PPLC"
    return _Named((country and not part) or capital, country, continent, capital, part)


def _role(token: Token, named: _Named, depth: int) -> Verdict:
    """The role of a noun that is, or locates, the place."""
    if depth > 6:
        return "mention", "default"
    dep, head = token.dep_, token.head
    if dep in ("compound", "nmod", "amod", "poss") and head.i > token.i:
        return _modifier(head, named, depth)
    if dep in ("conj", "appos") and head != token:
        return _role(head, named, depth + 1)
    if dep == "pobj" and head.pos_ in ("ADP", "SCONJ", "ADV", "VERB"):
        return _after_preposition(head, named, depth)
    if dep == "nsubj":
        return _subject(head, named)
    if dep == "nsubjpass":
        return _object(head, named)
    if dep in ("dobj", "obj", "dative", "oprd"):
        return _object(head, named)
    if dep in ("pcomp", "npadvmod", "advmod") and head.pos_ in ("ADP", "VERB"):
        return ("event", "adverbial") if not named.acts else ("mention", "adverbial")
    return _fallback(token, named)


def _fallback(token: Token, named: _Named) -> Verdict:
    """Where the parse says nothing, the word before does."""
    left = token.i - 1
    while left > token.sent.start and token.doc[left].pos_ in ("DET", "ADJ", "PROPN", "NUM"):
        left -= 1
    word = token.doc[left] if left >= token.sent.start else None
    if word is not None and word.pos_ == "ADP":
        return _after_preposition(word, named, 1)
    return "mention", "default"


def _lemma(token: Token) -> str:
    return "fighting" if token.lower_ == "fighting" else token.lemma_.lower()


def _is(token: Token, *classes: str) -> bool:
    lemma = _lemma(token)
    return any(lemma in role_words(name) for name in classes)


def _negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" or child.lower_ == "never" for child in verb.children)


def _possessor(token: Token, named: _Named) -> Verdict:
    owned = token.head if token.dep_ == "poss" and token.head.i > token.i else None
    if owned is None:
        owned = next((each for each in token.doc[token.i + 1 : token.i + 6] if each.pos_ == "NOUN"), None)
    if owned is not None and _is(owned, "locality_noun", "relation_noun") and not _is(owned, "office_noun"):
        if _lemma(owned) == "capital":
            return "mention", "owner_of_capital"
        if not named.country:
            return _role(owned, named, 1)
        return "mention", "owner_of_land"
    if owned is not None and _is(owned, "attack_noun", "meeting_noun") and not named.acts:
        return "event", "owner_of_event"
    return ("actor", "possessor") if not named.continent or named.acts else ("mention", "possessor")


def _modifier(noun: Token, named: _Named, depth: int) -> Verdict:
    """ "Kursk governor", "Kyiv apartment block", "Gaza war", "Doha talks"."""
    while noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i:
        noun = noun.head
    if _is(noun, "war_noun"):
        return "mention", "war_name"
    if _is(noun, "meeting_noun", "attack_noun") and not (named.country and _is(noun, "meeting_noun")):
        return "event", "event_name"
    if _is(noun, "office_noun"):
        return "actor", "office"
    if _is(noun, "locality_noun"):
        return _role(noun, _Named(False, named.country, named.continent, named.capital), depth + 1)
    return ("actor", "modifier") if named.acts else ("mention", "modifier")


def _subject(verb: Token, named: _Named) -> Verdict:
    if _is(verb, "affected_verb", "attack_verb") and not named.acts:
        return "event", "undergoes"
    if _is(verb, "affected_verb") and _lemma(verb) in ("suffer", "experience", "host", "reel", "mourn", "burn", "flood", "shake"):
        return "event", "undergoes"
    if _lemma(verb) == "come" and any(child.lower_ == "under" for child in verb.children):
        return "event", "undergoes"
    if _lemma(verb) == "be":
        if any(child.dep_ == "attr" and _is(child, "locality_noun") for child in verb.children):
            return "mention", "described"
        return ("actor", "subject") if named.acts else ("mention", "described")
    if named.acts or _is(verb, "speech_verb"):
        return "actor", "subject"
    return "mention", "subject"


def _object(verb: Token, named: _Named) -> Verdict:
    if _is(verb, "visit_verb"):
        return "event", "visited"
    if _is(verb, "invade_verb"):
        return "mention", "invaded"
    if _is(verb, "attack_verb") and not named.country:
        return "event", "attacked"
    return ("actor", "object") if named.acts else ("mention", "object")


def _after_preposition(prep: Token, named: _Named, depth: int) -> Verdict:
    word, governor = prep.lower_, prep.head
    if governor.pos_ == "ADP" and governor != prep:
        if word == "of" and governor.lower_ in ("out", "outside", "inside"):
            return "event", "out_of"
        governor = governor.head
    if word in role_words("locative"):
        return _located(word, governor, named)
    if word in ("into", "onto"):
        return "event", "into"
    rules = {"to": _to, "from": _from, "of": _of, "with": _with, "against": _against, "on": _on, "upon": _on, "for": _for, "over": _over}
    if word in rules:
        return rules[word](governor, named, depth)
    if word in ("via", "through", "toward", "towards"):
        return ("event", word) if _is(governor, "motion_verb", "motion_noun") or not named.acts else ("mention", word)
    if word == "between" and (_is(governor, "route_noun") or not named.acts):
        return "mention", "between"
    return ("actor", word) if named.acts else ("mention", word)


def _located(word: str, governor: Token, named: _Named) -> Verdict:
    if named.continent:
        return "mention", "continent"
    if governor.pos_ in ("NOUN", "PROPN") or _lemma(governor) == "fighting":
        if _is(governor, "war_noun") and not named.capital and _is_war_name(governor, named):
            return "mention", "war_name"
        if _is(governor, "person_noun") and word in ("in", "at", "of"):
            return "mention", "attribute"
        return "event", "located"
    if governor.pos_ in ("VERB", "AUX") and (
        _negated(governor) or _wished(governor) or (_is(governor, "state_verb") and word in ("in", "at"))
    ):
        return "mention", "located"
    return "event", "located"


def _wished(verb: Token) -> bool:
    """Whether somebody only wants it: "would like to receive him in Lima"."""
    return verb.dep_ == "xcomp" and _lemma(verb.head) in ("like", "want", "wish", "hope", "refuse", "decline")


def _is_war_name(governor: Token, named: _Named) -> bool:
    """ "The war in Ukraine" names a war; "fighting in Goma" is something that happens."""
    return (named.country and not named.part) or _lemma(governor) in ("war", "conflict", "crisis", "genocide", "peace")


def _to(governor: Token, named: _Named, depth: int) -> Verdict:
    if governor.pos_ in ("VERB", "AUX"):
        objects = [child for child in governor.children if child.dep_ in ("dobj", "nsubjpass")]
        people = any(_is(child, "people_noun") for child in objects)
        sent = _lemma(governor) in ("send", "dispatch", "deploy", "commit", "order", "rush", "fly")
        people = people or (sent and bool(objects) and not any(_is(child, "thing_noun") for child in objects))
        if _is(governor, "motion_verb") and (people or not objects or not _is(governor, "transfer_verb")):
            return ("event", "moved_to") if not _negated(governor) else ("mention", "moved_to")
        if _is(governor, "transfer_verb") and named.acts:
            return "actor", "given_to"
        if people or not named.acts:
            return "event", "moved_to"
        return "actor", "to"
    if _is(governor, "transfer_noun"):
        return ("actor", "given_to") if named.acts else ("mention", "to")
    if _is(governor, "motion_noun", "people_noun", "meeting_noun"):
        return "event", "moved_to"
    return ("actor", "to") if named.acts else ("mention", "to")


def _from(governor: Token, named: _Named, depth: int) -> Verdict:
    if governor.pos_ in ("VERB", "AUX"):
        if _is(governor, "receive_verb") and named.acts:
            return "actor", "got_from"
        if _is(governor, "leave_verb"):
            return "event", "left"
        return "mention", "from"
    if _is(governor, "receive_noun") and named.acts:
        return "actor", "got_from"
    if _is(governor, "leave_noun"):
        return "event", "left"
    return "mention", "from"


def _of(governor: Token, named: _Named, depth: int) -> Verdict:
    if _is(governor, "war_noun"):
        return ("mention", "war_name") if not named.capital else ("actor", "of")
    if _is(governor, "attack_noun"):
        return "event", "attacked"
    if _is(governor, "locality_noun"):
        if _lemma(governor) == "capital" and named.country:
            return "mention", "described"
        return _role(governor, _Named(False, named.country, named.continent, named.capital), depth + 1)
    if _is(governor, "office_noun"):
        return "actor", "office"
    if governor.pos_ in ("VERB", "AUX") and named.acts:
        return "actor", "of"
    return "mention", "of"


def _with(governor: Token, named: _Named, depth: int) -> Verdict:
    if _is(governor, "relation_noun") or (_is(governor, "war_noun") and not named.capital):
        return "mention", "war_name" if _is(governor, "war_noun") else "border"
    return ("actor", "with") if named.acts else ("mention", "with")


def _against(governor: Token, named: _Named, depth: int) -> Verdict:
    if _is(governor, "attack_noun") and not named.acts:
        return "event", "attacked"
    if governor.pos_ == "NOUN" and _is(governor, "war_noun") and not named.capital and not _is_fighting(governor):
        return "mention", "war_name"
    return ("actor", "against") if named.acts else ("mention", "against")


def _is_fighting(noun: Token) -> bool:
    """ "Killed fighting against" does a verb's work; "the fighting against" is a noun."""
    before = noun.nbor(-1).pos_ if noun.i else "DET"
    return noun.lower_ == "fighting" and before not in ("DET", "ADJ", "ADP")


def _on(governor: Token, named: _Named, depth: int) -> Verdict:
    if _lemma(governor) == "war":
        return "mention", "war_name"
    if _is(governor, "attack_noun", "attack_verb", "motion_verb") or (governor.pos_ == "VERB" and _lemma(governor) in ("advance", "close")):
        return "event", "attacked"
    if named.acts:
        return "actor", "on"
    return ("event", "located") if governor.pos_ == "VERB" else ("mention", "on")


def _for(governor: Token, named: _Named, depth: int) -> Verdict:
    if _lemma(governor) in ("leave", "head", "depart", "set", "embark", "sail", "bind", "bound", "make", "departure"):
        return "event", "moved_to"
    if _is(governor, "people_noun") and not named.acts:
        return "event", "moved_to"
    return ("actor", "for") if named.acts else ("mention", "for")


def _over(governor: Token, named: _Named, depth: int) -> Verdict:
    if _lemma(governor) in ("fly", "shoot", "down", "intercept", "airspace", "flight", "sky", "explode", "hover", "drop"):
        return "event", "above"
    if named.acts:
        return "actor", "over"
    return ("event", "located") if governor.pos_ == "VERB" else ("mention", "over")
