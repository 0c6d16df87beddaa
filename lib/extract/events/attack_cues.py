"""Words that tell of an attack: nouns and verbs, each with the PLOVER mode that it or its weapon means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.extract.events.armed import armed_words, cue_rows, is_meant, lexicon
from lib.extract.events.attack_verbs import verb_mode, verb_rows
from lib.extract.syntax.clauses import children, noun_lemma, prepositional_objects
from lib.extract.syntax.modality import status_of_noun
from lib.gazetteer.countries import demonym_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

#: Words before "attack", "strike" or "raid" that make them something else.
_NOT_ARMED = frozenset(
    "heart panic asthma cyber verbal personal police hunger labor labour general teachers workers rail transport hacker ransomware"
    " shark dog live mock simulated wildcat doctors nurses student"
    " political scathing future possible potential nationwide indefinite threatened".split()
)
#: Nouns that make attacks a crowd without a day or place of its own.
_MANY = frozenset("surge wave spate series string rise increase number campaign pattern risk threat history cycle rash end wake".split())
#: Words that speak of attacks that have not come: "warned of", "fears of", "a plan for".
_FEARED = frozenset(
    "warn fear threaten prevent avert plot prepare plan brace guard warning threat possibility prospect talk vow promise pledge expect"
    " deter forestall foil thwart".split()
)
#: Numbers of attacks that are still particular ones.
_FEW = frozenset("two three four five six 2 3 4 5 6".split())
#: Verbs of those who make an attack: what they made is a particular one.
_MAKING = frozenset({"carry", "conduct", "launch", "mount", "stage"})
#: Adjectives by which plural attacks are particular ones all the same.
_TOLD = frozenset(
    "twin two three simultaneous coordinated separate back-to-back overnight fresh new latest further more additional several other".split()
)


@dataclass(frozen=True, slots=True)
class Hit:
    """One word that tells of an attack; ``definite`` ("the attack") speaks of one told before, ``generic`` ("attacks") of many at large."""

    token: Token
    mode: str | None
    rule: str
    definite: bool
    generic: bool = False


def find_hits(sent: Span) -> Iterator[Hit]:
    """The attack cues of a sentence, in order; what is threatened, planned or denied is left out."""
    cues = cue_rows()
    for token in sent:
        if token.pos_ in ("NOUN", "PROPN"):
            row = cues.get((noun_lemma(token), "NOUN"))
            hit = _noun_hit(token, row) if row is not None else None
        elif token.pos_ == "VERB":
            hit = _verb_hit(token)
        else:
            continue
        if hit is not None:
            yield hit


def _verb_hit(token: Token) -> Hit | None:
    for row in verb_rows(token):
        told, mode = verb_mode(token, row)
        if told:
            return Hit(token, mode, f"verb_{row['lemma'].replace(' ', '_')}", False)
    return None


def _noun_hit(token: Token, row: dict[str, str]) -> Hit | None:
    before = children(token, "amod", "compound", "nmod", "poss")
    modifiers = {word.lower_ for child in before for word in child.subtree}
    if modifiers & _NOT_ARMED or token.dep_ == "compound":
        return None
    if row["needs"] == "direct" and "direct" not in modifiers:
        return None
    if _is_feared(token):
        return None
    if row["needs"] == "target" and not _is_armed(token):
        return None
    if row["needs"] == "explosive" and not is_meant(token):
        return None
    if row["needs"] == "place" and not prepositional_objects(token, "in", "at", "near", "outside", "inside"):
        return None
    if status_of_noun(token) in ("planned", "proposed", "denied", "cancelled"):
        return None
    weapons = lexicon("weapon", "modifier")
    mode = next((found for word in token.subtree if (found := weapons.get(noun_lemma(word)))), row["mode"] or None)
    definite = any(child.lower_ in ("the", "this", "that", "these", "both") for child in children(token, "det"))
    return Hit(token, mode, f"noun_{row['lemma'].replace(' ', '_')}", definite, _is_generic(token))


def is_made(noun: Token) -> bool:
    """ "carried out strikes", "launched an attack": the noun's verb only says who did it."""
    return noun.dep_ == "dobj" and noun.head.lemma_ in _MAKING


def _is_feared(token: Token) -> bool:
    """Whether somebody only warns of the thing or plans it."""
    above = token.head
    if token.dep_ == "pobj" and above.lower_ in ("of", "about", "for", "against"):
        return above.head.lemma_.lower() in _FEARED
    return token.dep_ == "dobj" and above.lemma_.lower() in _FEARED


def _is_generic(token: Token) -> bool:
    """Whether a noun tells of attacks at large ("attacks have multiplied", "a surge of bombings") and not of one."""
    above = token.head
    if token.dep_ == "pobj" and above.lower_ in ("of", "in", "to") and above.head.lemma_.lower() in _MANY:
        return True
    if token.tag_ not in ("NNS", "NNPS") or token.lemma_.lower() == "shelling":
        return False
    if is_made(token) and above.tag_ == "VBD":
        return False
    if any(child.lower_ not in _FEW for child in children(token, "nummod")):
        return True
    return not children(token, "det", "nummod", "poss", "nmod") and not {child.lower_ for child in children(token, "amod")} & _TOLD


def _is_armed(strike: Token) -> bool:
    """Whether a "strike" is one with weapons: something is its target or weapon, a country's or force's it is, or it was told before."""
    if any(noun_lemma(doer) not in armed_words() and doer.pos_ == "NOUN" for doer in prepositional_objects(strike, "by")):
        return False
    targets = [target for target in prepositional_objects(strike, "on", "against", "at") if target.ent_type_ not in ("DATE", "TIME")]
    if targets or children(strike, "poss"):
        return True
    before = children(strike, "amod", "compound", "nmod", "det")
    return any(demonym_code(word.text) or noun_lemma(word) in armed_words() or word.lower_ in ("the", "air") for word in before)
