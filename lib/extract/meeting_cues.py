"""Words that tell of a meeting: verbs and nouns, each with the way of meeting that it means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from lib.extract.clauses import children, governing_verb
from lib.lookups import load_lookup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

Mode = Literal["visit", "in_person", "multilateral", "phone", "letter"]

_PHONE_WORDS = frozenset({"phone", "telephone", "call", "video", "videolink", "videoconference", "hotline"})
#: Owners and modifiers that make "meeting" or "session" an inner affair of one body.
_INNER = frozenset(
    "cabinet board council parliament parliamentary committee shareholder shareholders staff security emergency press news town".split()
)
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
        if cue is not None:
            yield cue


def _verb_cue(token: Token, row: dict[str, str]) -> Cue | None:
    mode: Mode = row["mode"]  # type: ignore[assignment]
    needs = row["needs"]
    words = {child.lower_ for child in token.children} | {
        grand.lower_ for child in children(token, "prep") for grand in child.subtree if grand.i - token.i < 8
    }
    if needs == "phone":
        if not words & _PHONE_WORDS and not any(near in _PHONE_WORDS for near in _near(token)):
            return None
        mode = "phone"
    elif (
        (needs == "with" and "with" not in words)
        or (needs == "down" and "down" not in words)
        or (needs == "message" and not words & {"letter", "letters", "message", "messages", "telegram", "note"})
    ):
        return None
    elif needs == "hand":
        if "hand" not in words and "hands" not in words:
            return None
    elif words & _PHONE_WORDS and mode == "in_person" and "phone" in _near(token) | words:
        mode = "phone"
    return Cue(token, mode, "verb", row["weak"] == "yes", f"verb_{row['lemma']}")


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
