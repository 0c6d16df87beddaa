"""Fates that the counted words tell by themselves: "350 casualties", "30 wounded soldiers", "12 dead"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.personnel.words import Fate, joined_status, noun_status, phrase_status
from lib.extract.syntax.clauses import token_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from lib.extract.personnel.units import Counted

_BODIES = re.compile(r"\b(?:bodies|remains|corpses|coffins|skeletons|ashes)\s+of\s+(?:the\s+|another\s+)?$", re.I)
_WOUNDS = re.compile(r"\s+with\s+(?:[\w-]+\s+){0,3}(?:wounds?|injuries|burns|fractures)\b", re.IGNORECASE)
_TOLD_ALONE = ("killed", "wounded", "missing", "captured", "none")
#: How many tokens "people with serious wounds" may have.
_NEAR = 12
#: How many tokens before the number "among the dead were" may begin.
_AMONG = 9
_OTHERS = frozenset("others other more people of the seriously critically badly them".split())


def read_bodies(doc: Doc, counted: Counted, before: str) -> Fate | None:
    """ "the bodies of 30 soldiers" are 30 dead, whatever becomes of the bodies; ``before`` is the sentence up to the number."""
    if counted.partitive and counted.noun is not None and counted.noun.lower_ in ("bodies", "corpses", "remains"):
        return Fate("killed", counted.noun, "noun", "bodies_of")
    if _BODIES.search(before) is None:
        return None
    noun = next((token for token in reversed(doc[max(0, counted.first - 4) : counted.first]) if token.tag_ in ("NNS", "NN")), None)
    return Fate("killed", noun, "noun", "bodies_of") if noun is not None else None


def read_noun(doc: Doc, sent: Span, counted: Counted) -> Fate | None:
    """ "350 casualties", "30 wounded soldiers": the noun or the word before it tells the fate itself."""
    noun = counted.noun
    if noun is None:
        return None
    for token in doc[max(counted.first, noun.i - 2) : noun.i]:
        status = phrase_status(token.lower_, "adjective")
        if status in ("killed", "wounded", "missing") and token.tag_ in ("JJ", "VBN", "VBD", "NN"):
            return Fate(joined_status(token, status), token, "adjective", "attributive")
    for words in (doc[max(noun.i - 1, 0) : noun.i + 1].text, noun.lemma_, noun.text):
        status = phrase_status(words, "noun")
        if status in ("killed", "wounded", "casualties", "missing"):
            return Fate(_with_others(doc, noun, status), noun, "noun", "fate_noun")
    return None


def _with_others(doc: Doc, noun: Token, status: str) -> str:
    """ "3,400 deaths and disappearances": two fates under one number are casualties."""
    if noun.i + 2 >= len(doc) or doc[noun.i + 1].lower_ not in ("and", "or"):
        return status
    return "casualties" if noun_status(doc[noun.i + 2]) not in (None, status) else status


def read_wounds(doc: Doc, sent: Span, counted: Counted) -> Fate | None:
    """ "16 people with serious wounds"."""
    last = doc[counted.last]
    match = _WOUNDS.match(doc[last.i : min(last.i + _NEAR, sent.end)].text, len(last))
    if match is None:
        return None
    noun = token_at(doc, last.idx + match.end() - 1)
    return Fate("wounded", noun, "noun", "fate_noun")


def read_adjective(doc: Doc, sent: Span, counted: Counted) -> Fate | None:
    """ "12 dead", "two thousand of the injured": an adjective stands where the noun would."""
    if counted.unit is not None:
        return None
    index = counted.last if counted.partitive else counted.last + 1
    while index < sent.end and doc[index].lower_ in _OTHERS:
        index += 1
    if index >= sent.end:
        return None
    token = doc[index]
    status = phrase_status(token.lower_, "adjective")
    if status in _TOLD_ALONE and token.tag_ in ("JJ", "NN", "NNS", "VBN", "VBD", "NNP"):
        return Fate(joined_status(token, status), token, "adjective", "fate_adjective")
    return None


def read_among(doc: Doc, sent: Span, counted: Counted) -> Fate | None:
    """ "Among the dead were two nurses": who they are among tells what became of them."""
    for token in doc[max(sent.start, counted.first - _AMONG) : counted.first]:
        if token.lower_ == "among":
            named = next(
                (word for word in doc[token.i + 1 : counted.first] if word.pos_ in ("NOUN", "ADJ", "VERB") and word.tag_ != "DT"), None
            )
            status = (phrase_status(named.lower_, "adjective") or noun_status(named)) if named is not None else None
            if named is not None and status in _TOLD_ALONE and any(word.lemma_ == "be" for word in doc[named.i : counted.first]):
                return Fate(joined_status(named, status), named, "noun", "fate_subject")
    return None


def read_subject(verb: Token) -> Fate | None:
    """ "The dead include three soldiers": the subject tells what became of them."""
    for subject in verb.children:
        if subject.dep_ == "nsubj" and subject.i < verb.i:
            status = phrase_status(subject.lower_, "adjective") or noun_status(subject)
            if status in ("killed", "wounded", "missing", "casualties", "captured"):
                return Fate(status, subject, "noun", "fate_subject")
    return None
