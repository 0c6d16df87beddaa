"""Cue words for the roles of places: ``data/lookups/place_role_cues.csv``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from lib.lookups import load_lookup, split_cell

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lib.extract.values import PlaceRole

#: A role and the name of the rule that gave it.
Verdict = tuple["PlaceRole", str]


@dataclass(frozen=True, slots=True)
class Named:
    """A place as its role sees it: ``acts`` where the name often stands for a government, ``part`` where only a part is meant."""

    acts: bool
    country: bool
    continent: bool
    capital: bool
    part: bool = False
    water: bool = False

    def as_locality(self) -> Named:
        """The same place where the words locate something in it, so that it stands for no government."""
        return replace(self, acts=False)


@cache
def role_words(name: str) -> frozenset[str]:
    """The lemmas of one class of ``place_role_cues.csv``."""
    return next(frozenset(split_cell(row["words"])) for row in load_lookup("place_role_cues") if row["class"] == name)


def lemma_of(token: Token) -> str:
    """The lemma in lower case; "fighting" stays, whether the parser takes it for a noun or a verb."""
    return "fighting" if token.lower_ == "fighting" else token.lemma_.lower()


def is_cue(token: Token, *classes: str) -> bool:
    """Whether a token's lemma is in one of the classes of cue words."""
    lemma = lemma_of(token)
    return any(lemma in role_words(name) for name in classes)


def is_negated(verb: Token) -> bool:
    """Whether a verb has "not" or "never" with it."""
    return any(child.dep_ == "neg" or child.lower_ == "never" for child in verb.children)
