"""What a place is named for: something happens there, the story was filed there, or the name stands for a government or people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.places.prepositions import judge_preposition
from lib.extract.places.role_words import Named, Verdict, is_cue, lemma_of
from lib.extract.places.words import word_class
from lib.extract.syntax.clauses import head_at, token_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from lib.extract.values import Place

#: What follows a country in capitals that heads a paragraph: "CHAD. Police ...".
_HEADING = re.compile(r"[.:](?=\s)|\s*\n")
_WHERE = re.compile(r",? where ")
_POSSESSIVE = re.compile(r"[’'](?:s\b|(?=\s))")


def find_role(doc: Doc, text: str, start: int, end: int, place: Place | None, part: bool = False) -> Verdict:
    """The role of the place named between two characters, and the name of the rule that says so.

    Datelines and places that only hold a finer one are told by ``places.py`` before.
    """
    if _HEADING.match(text, end) and text[start:end].isupper() and (start == 0 or text[start - 1] == "\n"):
        return "mention", "heading"
    named = _named(place, part)
    token = head_at(doc, start, end)
    if named.acts and token.is_lower and is_cue(token, "locality_noun"):
        named = named.as_locality()
    if _POSSESSIVE.match(text, end) or (text[end : end + 1] in ("’", "'") and text[end - 1 : end] == "s"):
        return _possessor(token, named)
    if start and (prep := _preposition_before_type(doc, start)) is not None:
        return _after_preposition(prep, named.as_locality(), 0)
    role, how = _role(token, named, 0)
    if role in ("mention", "actor") and how != "war_name" and (where := _WHERE.match(text, end)) and _is_scene(doc, where.end()):
        return "event", "scene"
    return role, how


def _is_scene(doc: Doc, start: int) -> bool:
    """Whether the clause behind "where" tells what was done there: "Luang Prabang, where they met", and not "where he was born"."""
    first = token_at(doc, start).i
    clause: list[Token] = []
    for token in doc[first : first + 12]:
        if token.is_sent_start or token.text in ";.":
            break
        clause.append(token)
    verb = next((token for token in clause if token.tag_ in ("VBD", "VBZ", "VBP", "MD", "VBN")), None)
    return verb is not None and verb.tag_ == "VBD" and verb.lemma_ != "be" and not any(is_cue(token, "state_verb") for token in clause)


def _preposition_before_type(doc: Doc, start: int) -> Token | None:
    """The preposition in "on the capital Lima", which the parser often overlooks for the verb that follows."""
    left = token_at(doc, start).i - 1
    if left < 1 or doc[left].is_sent_end or doc[left].lower_ not in ("capital", "city", "town", "village", "port"):
        return None
    left -= 1
    while left > 0 and doc[left].pos_ in ("DET", "ADJ", "NOUN"):
        left -= 1
    return doc[left] if doc[left].pos_ == "ADP" else None


def _named(place: Place | None, part: bool) -> Named:
    code = place.feature_code if place else ""
    country = place is not None and place.where_prec in (5, 6) and code.startswith("PCL")
    continent = place is not None and code == "CONT"
    capital = code == "PPLC"
    return Named((country and not part) or capital, country, continent, capital, part, place is not None and place.where_prec == 7)


def _role(token: Token, named: Named, depth: int) -> Verdict:
    """The role of a noun that is, or locates, the place."""
    if depth > 6:
        return "mention", "default"
    dep, head = token.dep_, token.head
    if dep in ("compound", "nmod", "amod", "poss") and head.i > token.i:
        return _modifier(head, named, depth)
    if dep in ("conj", "appos") and head != token:
        return _role(head, named, depth + 1)
    if dep == "pobj" and head.i + 1 < token.i and token.nbor(-1).lower_ in word_class("calendar"):
        return ("actor", "subject") if named.acts else ("mention", "subject")  # "On Sunday Chad recalled", and not "on Chad"
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


def _after_preposition(prep: Token, named: Named, depth: int) -> Verdict:
    judged = judge_preposition(prep, named)
    return judged if isinstance(judged, tuple) else _role(judged, named.as_locality(), depth + 1)


def _fallback(token: Token, named: Named) -> Verdict:
    """Where the parse says nothing, the word before does."""
    left = token.i - 1
    while left > token.sent.start and token.doc[left].pos_ in ("DET", "ADJ", "PROPN", "NUM"):
        left -= 1
    word = token.doc[left] if left >= token.sent.start else None
    if word is not None and word.pos_ == "ADP":
        return _after_preposition(word, named, 1)
    if named.acts and token.left_edge.i == token.sent.start:
        return "actor", "subject"
    return "mention", "default"


def _possessor(token: Token, named: Named) -> Verdict:
    owned = token.head if token.dep_ == "poss" and token.head.i > token.i else None
    if owned is None:
        owned = next((each for each in token.doc[token.i + 1 : token.i + 6] if each.pos_ == "NOUN"), None)
    if owned is not None and is_cue(owned, "locality_noun", "relation_noun") and not is_cue(owned, "office_noun"):
        if lemma_of(owned) == "capital":
            return "mention", "owner_of_capital"
        if not named.country:
            return _role(owned, named, 1)
        if is_cue(owned, "part_noun"):
            return _role(owned, named.as_locality(), 1)
        return "mention", "owner_of_land"
    if owned is not None and is_cue(owned, "attack_noun", "meeting_noun") and not named.acts:
        return "event", "owner_of_event"
    return ("actor", "possessor") if not named.continent or named.acts else ("mention", "possessor")


def _modifier(noun: Token, named: Named, depth: int) -> Verdict:
    """ "Kursk governor", "Kyiv apartment block", "Gaza war", "Doha talks"."""
    while noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i:
        noun = noun.head
    if is_cue(noun, "war_noun"):
        return "mention", "war_name"
    if is_cue(noun, "meeting_noun", "attack_noun") and not (named.country and is_cue(noun, "meeting_noun")):
        return "event", "event_name"
    if is_cue(noun, "office_noun"):
        return "actor", "office"
    if is_cue(noun, "locality_noun"):
        return _role(noun, named.as_locality(), depth + 1)
    return ("actor", "modifier") if named.acts else ("mention", "modifier")


def _subject(verb: Token, named: Named) -> Verdict:
    if is_cue(verb, "affected_verb", "attack_verb") and not named.acts:
        return "event", "undergoes"
    if is_cue(verb, "affected_verb") and lemma_of(verb) in ("suffer", "experience", "reel", "mourn", "burn", "flood", "shake"):
        return "event", "undergoes"
    if lemma_of(verb) == "come" and any(child.lower_ == "under" for child in verb.children):
        return "event", "undergoes"
    if lemma_of(verb) == "be":
        if any(child.dep_ == "attr" and is_cue(child, "locality_noun") for child in verb.children):
            return "mention", "described"
        return ("actor", "subject") if named.acts else ("mention", "described")
    if named.acts or is_cue(verb, "speech_verb"):
        return "actor", "subject"
    return "mention", "subject"


def _object(verb: Token, named: Named) -> Verdict:
    if is_cue(verb, "visit_verb"):
        return "event", "visited"
    if is_cue(verb, "invade_verb"):
        return "mention", "invaded"
    if is_cue(verb, "attack_verb") and not named.country:
        return "event", "attacked"
    return ("actor", "object") if named.acts else ("mention", "object")
