"""Words that tell of an attack: nouns and verbs, each with the PLOVER mode that it or its weapon means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lib.extract.syntax.clauses import children, noun_lemma, prepositional_objects, subjects
from lib.extract.syntax.modality import status_of_noun, status_of_verb
from lib.gazetteer.countries import demonym_code
from lib.lookups import load_lookup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

#: Words before "attack", "strike" or "raid" that make them something else.
_NOT_ARMED = frozenset(
    "heart panic asthma cyber verbal personal police hunger labor labour general teachers workers rail transport hacker ransomware"
    " shark dog wildcat doctors nurses student"
    " political scathing further future more possible potential nationwide indefinite threatened".split()
)
#: Words before a passive ("was hit overnight") in which a weapon must be named.
_BEFORE = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """One word that tells of an attack; ``definite`` ("the attack") speaks of one told before."""

    token: Token
    mode: str | None
    rule: str
    definite: bool


@cache
def _cues() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["lemma"], row["pos"]): row for row in load_lookup("attack_cues")}


@cache
def _weapons(kind: str) -> dict[str, str | None]:
    return {row["lemma"]: row["mode"] or None for row in load_lookup("weapons") if row["kind"] == kind}


@cache
def _armed_words() -> frozenset[str]:
    return frozenset(_weapons("weapon")) | frozenset(_weapons("armed")) | {"missile", "ballistic", "aerial", "naval"}


def find_hits(sent: Span) -> Iterator[Hit]:
    """The attack cues of a sentence, in order; what is threatened, planned or denied is left out."""
    cues = _cues()
    for token in sent:
        pos = "NOUN" if token.pos_ in ("NOUN", "PROPN") else token.pos_
        row = cues.get((token.lemma_.lower(), pos)) if pos in ("NOUN", "VERB") else None
        if row is None:
            continue
        hit = _noun_hit(token, row) if pos == "NOUN" else _verb_hit(token, row)
        if hit is not None:
            yield hit


def _noun_hit(token: Token, row: dict[str, str]) -> Hit | None:
    modifiers = {child.lower_ for child in token.children if child.dep_ in ("amod", "compound", "nmod", "poss")}
    if modifiers & _NOT_ARMED or token.dep_ == "compound":
        return None
    if row["needs"] == "target" and not _is_armed(token):
        return None
    if row["needs"] == "explosive" and not {word.lemma_.lower() for word in token.subtree} & set(_weapons("weapon")):
        return None
    if status_of_noun(token) in ("planned", "proposed", "denied", "cancelled"):
        return None
    weapons = _weapons("weapon") | _weapons("modifier")
    mode = next((found for word in token.subtree if (found := weapons.get(noun_lemma(word)))), row["mode"] or None)
    definite = any(child.lower_ in ("the", "this", "that", "these") for child in children(token, "det"))
    return Hit(token, mode, f"noun_{row['lemma'].replace(' ', '_')}", definite)


def _is_armed(strike: Token) -> bool:
    """Whether a "strike" is one with weapons: something is its target or weapon, a country's or force's it is, or it was told before."""
    if any(noun_lemma(doer) not in _armed_words() and doer.pos_ == "NOUN" for doer in prepositional_objects(strike, "by")):
        return False
    targets = [target for target in prepositional_objects(strike, "on", "against", "at") if target.ent_type_ not in ("DATE", "TIME")]
    if targets or children(strike, "poss"):
        return True
    before = children(strike, "amod", "compound", "nmod", "det")
    return any(demonym_code(word.text) or noun_lemma(word) in _armed_words() or word.lower_ in ("the", "air") for word in before)


def _verb_hit(token: Token, row: dict[str, str]) -> Hit | None:
    if status_of_verb(token) != "held":
        return None
    doers = [*subjects(token), *prepositional_objects(token, "by", "with")]
    if token.dep_ == "acl" and token.tag_ == "VBN":
        doers = prepositional_objects(token, "by", "with")
    objects = children(token, "dobj")
    words = doers if row["needs"] in ("weapon", "armed") else objects
    lexicon = _weapons("weapon") | (_weapons("armed") if row["needs"] == "armed" else {})
    found = [noun_lemma(word) for word in words if noun_lemma(word) in lexicon]
    if not found and children(token, "auxpass"):  # "a house was hit": by what, the words before say
        before = token.doc[max(0, token.i - _BEFORE) : token.i]
        found = [noun_lemma(word) for word in before if word.pos_ in ("NOUN", "PROPN") and noun_lemma(word) in _weapons("weapon")]
    if row["needs"] and not found:
        return None
    if row["needs"] == "armed" and not objects and not children(token, "nsubjpass"):
        return None
    mode = next((lexicon[lemma] for lemma in found if lexicon.get(lemma)), row["mode"] or None)
    return Hit(token, mode, f"verb_{row['lemma']}", False)
