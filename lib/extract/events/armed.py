"""Who and what attacks: weapons, those who bear them, and what they are aimed at."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lib.extract.syntax.clauses import children, noun_lemma, prepositional_objects
from lib.lookups import load_lookup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

#: Verbs that join a doer to the weapons that it bears.
_BEARING = frozenset("pack load lade rig fill carry arm wield strap brandish bear".split()) | {"laden"}
#: Doers that stand for weapons named before.
COUNTED = frozenset("another others they both several some".split())
#: What weapons do, and accidents too.
_BLASTS = frozenset({"blast", "explosion"})
#: Words before a passive ("was hit overnight") in which a weapon must be named.
_BEFORE = 60


@cache
def cue_rows() -> dict[tuple[str, str], dict[str, str]]:
    """The cues of attacks by lemma and part of speech."""
    return {(row["lemma"], row["pos"]): row for row in load_lookup("attack_cues")}


@cache
def attack_nouns() -> dict[str, str | None]:
    """Nouns that mean an attack by themselves, each with its mode."""
    return {lemma: row["mode"] or None for (lemma, pos), row in cue_rows().items() if pos == "NOUN" and not row["needs"]}


@cache
def lexicon(*kinds: str) -> dict[str, str | None]:
    """The words of these kinds in the lookup of weapons, each with its mode."""
    rows = [row for row in load_lookup("weapons") if row["kind"] in kinds]
    return {row["lemma"]: row["mode"] or None for row in rows}


@cache
def armed_words() -> frozenset[str]:
    """All that can strike or do it."""
    return frozenset(lexicon("weapon", "platform", "armed", "force")) | {"missile", "ballistic", "aerial", "naval"}


def members(doer: Token) -> Iterator[Token]:
    """The doer, and of whom it is made up: "a convoy of gunmen", "dozens of men", "gang members"."""
    yield doer
    if noun_lemma(doer) == "member":
        yield from children(doer, "compound")
    yield from prepositional_objects(doer, "of")


def carried(doer: Token) -> list[str]:
    """Weapons that somebody or something bears ("men with machetes", "a truck packed with explosives")."""
    bearing = [child for child in doer.children if child.i > doer.i and (child.lower_ == "with" or child.lemma_.lower() in _BEARING)]
    weapons = lexicon("weapon", "carried")
    found = [lemma for child in bearing for word in child.subtree if (lemma := noun_lemma(word)) in weapons]
    return found or [child.lower_ for child in children(doer, "amod") if child.lower_ in ("armed", "masked")]


def told_before(word: Token, evidence: dict[str, str | None], reach: int = _BEFORE) -> list[str]:
    """Which of these words stand among so many tokens before."""
    before = word.doc[max(0, word.i - reach) : word.i]
    return [noun_lemma(each) for each in before if each.pos_ in ("NOUN", "PROPN") and noun_lemma(each) in evidence]


def is_meant(weapon: Token) -> bool:
    """Whether a blast is no accident: its words name a weapon, there were several, or weapons or attackers were told of before."""
    if noun_lemma(weapon) not in _BLASTS:
        return True
    weapons = set(lexicon("weapon")) - _BLASTS
    if {noun_lemma(word) for word in weapon.subtree} & weapons or (weapon.tag_ == "NNS" and not children(weapon, "amod")):
        return True
    return bool(told_before(weapon, dict.fromkeys(weapons | set(lexicon("armed")) | set(attack_nouns())), 2 * _BEFORE))
