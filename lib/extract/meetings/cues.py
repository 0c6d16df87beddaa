"""Words that tell of a meeting: verbs and nouns, each with the way of meeting that it means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from lib.extract.syntax.clauses import children, governing_verb
from lib.lookups import load_lookup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

Mode = Literal["visit", "in_person", "multilateral", "phone", "letter"]

LETTERS = frozenset({"letter", "message", "telegram", "note"})
LETTER_WORDS = LETTERS | {f"{word}s" for word in LETTERS}
_PHONE_WORDS = frozenset({"phone", "telephone", "call", "video", "videolink", "videoconference", "hotline"})
#: Owners and modifiers that make "meeting" or "session" an inner affair of one body.
_INNER = frozenset(
    "cabinet board council parliament parliamentary committee shareholder shareholders staff security emergency press news town".split()
)
#: Words after a verb among which its particles and phrases are sought.
_REACH = 16
_ON = frozenset({"on", "about", "over", "regarding", "concerning"})
#: Characters beyond which a topic is a sentence of its own and is left to the evidence.
_TOPIC_LENGTH = 120
_TOPIC_END = re.compile(r" with | during |, (?:who|which)\b|\n")
_CONTAINERS = frozenset({"day", "round", "series", "session", "hour", "week", "set"})
_TRAVEL_PREPOSITIONS = frozenset({"in", "to", "at", "for"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One word that tells of a meeting; a ``weak`` cue ("discussed", "arrived in") counts only with two named sides or a named visitor."""

    token: Token
    mode: Mode
    kind: Literal["verb", "noun"]
    weak: bool
    rule: str


@cache
def _cues() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["lemma"], row["pos"]): row for row in load_lookup("meeting_cues")}


def find_cues(sent: Span) -> Iterator[Cue]:
    """The meeting cues of a sentence, in order."""
    cues = _cues()
    for token in sent:
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and (row := cues.get((lemma, "VERB"))):
            cue = _verb_cue(token, row)
        elif token.pos_ in ("NOUN", "PROPN") and (row := cues.get((lemma, "NOUN")) or cues.get((token.lower_, "NOUN"))):
            cue = _noun_cue(token, row)
        else:
            continue
        if cue is None:
            continue
        yield cue
        if lemma == "hand":  # who hands a letter over meets the one who takes it
            yield Cue(token, "in_person", "verb", False, "verb_hand_over")


def _verb_cue(token: Token, row: dict[str, str]) -> Cue | None:
    mode: Mode = row["mode"]  # type: ignore[assignment]
    words = {child.lower_ for child in token.children}
    words |= {grand.lower_ for child in children(token, "prep") for grand in child.subtree if grand.i - token.i < _REACH}
    by_phone = bool((words | _near(token)) & (_PHONE_WORDS - {"call"}))
    if by_phone and mode == "in_person":
        mode = "phone"
    met = {
        "": True,
        "phone": by_phone,
        "with": "with" in words,
        "down": "down" in words,
        "about": by_phone or "about" in words,
        "expected_in": bool(children(token, "auxpass")) and bool(words & {"in", "at"}) and not children(token, "xcomp"),
        "hand": bool(words & {"hand", "hands"}),
        "message": bool(words & LETTER_WORDS),
    }[row["needs"]]
    return Cue(token, mode, "verb", row["weak"] == "yes", f"verb_{row['lemma']}") if met else None


def _noun_cue(token: Token, row: dict[str, str]) -> Cue | None:
    if row["needs"] == "plural" and token.tag_ not in ("NNS", "NNPS"):
        return None
    mode: Mode = row["mode"]  # type: ignore[assignment]
    modifiers = {child.lower_ for child in token.children if child.dep_ in ("compound", "amod", "nmod", "poss", "npadvmod")}
    if modifiers & _INNER:
        return None
    if row["lemma"] == "call" and not modifiers & _PHONE_WORDS and not _with_person(token):
        return None
    if token.dep_ == "compound":
        return None  # "meeting room", "summit venue"
    if mode == "in_person" and (modifiers & _PHONE_WORDS or any(near in _PHONE_WORDS for near in _after(token))):
        mode = "phone"
    return Cue(token, mode, "noun", row["weak"] == "yes", f"noun_{row['lemma']}")


def outer_noun(noun: Token) -> Token:
    """The noun that counts a cue's meetings ("a fourth day of talks", "a round of negotiations"), else the noun itself."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _CONTAINERS:
        return noun.head.head
    return noun


def _with_person(token: Token) -> bool:
    return any(child.lower_ in ("with", "between") for child in children(token, "prep"))


def _near(token: Token) -> set[str]:
    """Words at most five after the token in its sentence."""
    return {token.doc[i].lower_ for i in range(token.i + 1, min(token.i + 6, token.sent.end))}


def _after(token: Token) -> set[str]:
    words = [token.doc[i].lower_ for i in range(token.i + 1, min(token.i + 4, token.sent.end))]
    return {word for before, word in pairwise(words) if before in ("by", "over", "via", "the", "a")}


def visited_place_token(cue: Cue) -> Token | None:
    """The word for the place visited: the object of "visit", or what stands after "to" or "in"."""
    token = cue.token
    if cue.kind == "verb":
        for child in children(token, "dobj"):
            if child.pos_ == "PROPN":
                return child
    for holder in (token, *([governing_verb(token)] if cue.kind == "noun" else [])):
        for prep in children(holder, "prep"):
            if prep.lower_ in _TRAVEL_PREPOSITIONS:
                for child in children(prep, "pobj"):
                    return child
    return None


def topic_of(cue: Cue) -> str | None:
    """What it was about, in the article's words: "discussed the border with X", "talks on grain", "met to discuss prisoners"."""
    matters = [child for word in cue.token.subtree if word.lemma_ == "discuss" for child in children(word, "dobj")]
    if cue.kind == "noun" and cue.mode != "visit":
        matters += [child for prep in children(cue.token, "prep") if prep.lower_ in _ON for child in children(prep, "pobj")]
    for matter in matters:
        words = _TOPIC_END.split(matter.doc[matter.left_edge.i : matter.right_edge.i + 1].text)[0].strip(" ,.;")
        if matter.ent_type_ not in ("DATE", "TIME", "PERSON", "GPE") and matter.pos_ != "PRON" and len(words) <= _TOPIC_LENGTH:
            return words
    return None
