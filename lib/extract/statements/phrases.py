"""Phrases that say who says something, without a verb of saying: "according to", "by Nairobi's count", "as the ministry sees it"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.extract.actors.verbs import reporting_verbs
from lib.extract.actors.words import name_words
from lib.extract.statements.speakers import Voice, child_of, find_voice
from lib.extract.statements.subjects import inner_noun
from lib.extract.statements.voices import describe_voice

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from lib.extract.values import ActorMention

#: Nouns that hold what somebody says: "Seoul's estimate", "a statement by the ministry".
SAYING_NOUNS = name_words("saying noun")
_CLAUSES = frozenset("which that who whom whose where when while because although though and but as since after".split())


@dataclass(slots=True)
class Cue:
    """A cue and what it covers: ``start``/``end`` the words said, ``cue_start``/``cue_end`` the cue; ``whole`` if it covers its sentence.

    ``voice`` says it, ``carrier`` is the outlet it was said to or through; ``verb`` is None for "according to" and its like.
    """

    start: int
    end: int
    cue_start: int
    cue_end: int
    voice: Voice
    carrier: str | None
    verb: Token | None
    whole: bool
    rule: str
    passed_on: bool = False


def read_phrase(sent: Span, token: Token, actors: dict[int, ActorMention]) -> Cue | None:
    """ "according to X", "by X's count": what they vouch for is their sentence, or the clause that they open."""
    noun: Token | None
    if token.lower_ == "according":
        prep = next((word for word in sent.doc[token.i + 1 : min(token.i + 2, sent.end)] if word.lower_ == "to"), None)
        noun = inner_noun(prep) if prep is not None else None
    else:
        noun = inner_noun(token)
        if noun is None or noun.lemma_ not in SAYING_NOUNS:
            return _owned_cue(sent, token, actors)
        if child_of(noun, "poss") is None and not any(child.i in actors for child in noun.lefts):
            return None
        if token.head.pos_ in ("VERB", "AUX") and token.head.lemma_ in reporting_verbs():
            return None
    voice = find_voice(noun, actors) or (describe_voice(noun) if noun is not None and token.lower_ == "according" else None)
    if voice is None or noun is None:
        return None
    last = max(noun, voice.token, key=lambda word: word.i)
    start = _clause_start(sent, token)
    return Cue(start, sent.end_char, token.idx, last.idx + len(last), voice, None, None, start == sent.start_char, "according")


def _clause_start(sent: Span, token: Token) -> int:
    """Where the words begin that a phrase between commas vouches for: "..., which, according to Lima, ..." only for what follows."""
    doc = sent.doc
    if token.i - 2 > sent.start and doc[token.i - 1].text == "," and doc[token.i - 2].lower_ in _CLAUSES:
        return int(doc[token.i - 2].idx)
    return int(sent.start_char)


def _owned_cue(sent: Span, token: Token, actors: dict[int, ActorMention]) -> Cue | None:
    """ "By Nairobi's count 900 police ...", where the parse joins the count to what it counts."""
    doc = sent.doc
    for number in range(token.i + 2, min(token.i + 7, sent.end - 1)):
        if doc[number].tag_ == "POS" and doc[number + 1].lemma_.lower() in SAYING_NOUNS:
            voice = find_voice(doc[number - 1], actors)
            if voice is None:
                return None
            end = doc[number + 1].idx + len(doc[number + 1])
            return Cue(sent.start_char, sent.end_char, token.idx, end, voice, None, None, True, "according")
    return None


def read_as(sent: Span, token: Token, actors: dict[int, ActorMention]) -> Cue | None:
    """ "as the ministry put it", "as X sees it"."""
    verb = token.head
    subject = child_of(verb, "nsubj")
    if subject is None or verb.lemma_ not in ("put", "see", "say", "describe", "note", "tell", "express") or verb.dep_ != "advcl":
        return None
    voice = find_voice(subject, actors)
    if voice is None or verb.lemma_ in ("say", "note", "tell"):
        return None  # these are verbs of their own
    return Cue(sent.start_char, sent.end_char, token.idx, verb.idx + len(verb), voice, None, None, True, "as")
