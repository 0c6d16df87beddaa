"""Words that tell of an attack: nouns and verbs, each with the PLOVER mode that it or its weapon means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lib.extract.syntax.clauses import children, noun_lemma, prepositional_objects, subjects
from lib.extract.syntax.modality import status_of_noun, status_of_verb
from lib.gazetteer.countries import country_code, demonym_code
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
#: Nouns that make attacks a crowd without a day or place of its own.
_MANY = frozenset("surge wave spate series string rise increase number campaign pattern risk threat history cycle rash end wake".split())
#: Words that speak of attacks that have not come: "warned of", "fears of", "a plan for".
_FEARED = frozenset("warn fear threaten prevent avert plot prepare plan brace guard warning fear threat possibility prospect talk".split())
#: Adjectives by which plural attacks are particular ones all the same.
_TOLD = frozenset("twin two three simultaneous coordinated separate back-to-back overnight fresh new latest".split())
#: Verbs that join a doer to the weapons that it bears.
_BEARING = frozenset("pack load lade rig fill carry arm wield strap brandish bear".split()) | {"laden"}
#: Doers that stand for weapons named before.
_COUNTED = frozenset("another others they both several some".split())
#: Nouns of what kills without being an attack.
_MISHAPS = frozenset(
    "crash accident quake earthquake flood flooding fire blaze landslide mudslide storm typhoon hurricane cyclone collapse stampede crush"
    " avalanche disaster tsunami derailment collision pile-up capsizing shipwreck tornado heatwave clash war fighting".split()
)
#: Words before a passive ("was hit overnight") in which a weapon must be named.
_BEFORE = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """One word that tells of an attack; ``definite`` ("the attack") speaks of one told before, ``generic`` ("attacks") of many at large."""

    token: Token
    mode: str | None
    rule: str
    definite: bool
    generic: bool = False


@cache
def _cues() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["lemma"], row["pos"]): row for row in load_lookup("attack_cues")}


@cache
def _weapons(kind: str) -> dict[str, str | None]:
    return {row["lemma"]: row["mode"] or None for row in load_lookup("weapons") if row["kind"] == kind}


@cache
def _armed_words() -> frozenset[str]:
    return frozenset(_lexicon("weapon", "platform", "armed", "force")) | {"missile", "ballistic", "aerial", "naval"}


@cache
def _lexicon(*kinds: str) -> dict[str, str | None]:
    return {lemma: mode for kind in kinds for lemma, mode in _weapons(kind).items()}


#: What a cue's doer must be, by the word in the lookup's column ``needs``: a weapon, somebody armed, or somebody armed who serves no state.
_DOERS = {
    "munition": ("weapon",),
    "weapon": ("weapon", "platform"),
    "armed": ("weapon", "platform", "armed", "force"),
    "outlaw": ("weapon", "platform", "armed"),
}


def find_hits(sent: Span) -> Iterator[Hit]:
    """The attack cues of a sentence, in order; what is threatened, planned or denied is left out."""
    cues = _cues()
    for token in sent:
        if token.pos_ in ("NOUN", "PROPN"):
            row = cues.get((noun_lemma(token), "NOUN"))
            hit = _noun_hit(token, row) if row is not None else None
        elif token.pos_ == "VERB":
            row = next((cues[key] for name in _names(token) if (key := (name, "VERB")) in cues), None)
            hit = _verb_hit(token, row) if row is not None else None
        else:
            continue
        if hit is not None:
            yield hit


def _names(verb: Token) -> Iterator[str]:
    """The verb with its particle, preposition or object ("gun down", "tear through", "open fire"), then by itself."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ in ("prt", "dobj", "prep") or (child.i > verb.i and child.lower_ in ("off", "up", "down", "dead")):
            yield f"{lemma} {child.lower_}"
    yield lemma


def _noun_hit(token: Token, row: dict[str, str]) -> Hit | None:
    before = children(token, "amod", "compound", "nmod", "poss")
    modifiers = {child.lower_ for child in before}
    if modifiers & _NOT_ARMED or token.dep_ == "compound":
        return None
    if row["needs"] == "direct" and "direct" not in modifiers:
        return None
    if _is_feared(token):
        return None
    if row["needs"] == "target" and not _is_armed(token):
        return None
    if row["needs"] == "explosive" and not {noun_lemma(word) for word in token.subtree} & set(_weapons("weapon")) and not _is_told(token):
        return None
    if row["needs"] == "place" and not prepositional_objects(token, "in", "at", "near", "outside", "inside"):
        return None
    if status_of_noun(token) in ("planned", "proposed", "denied", "cancelled"):
        return None
    weapons = _weapons("weapon") | _weapons("modifier")
    mode = next((found for word in token.subtree if (found := weapons.get(noun_lemma(word)))), row["mode"] or None)
    definite = any(child.lower_ in ("the", "this", "that", "these", "both") for child in children(token, "det"))
    return Hit(token, mode, f"noun_{row['lemma'].replace(' ', '_')}", definite, _is_generic(token))


def _is_told(token: Token) -> bool:
    """Whether a noun speaks of what was told before: "the blast"."""
    return any(child.lower_ in ("the", "this", "that") for child in children(token, "det")) and not prepositional_objects(token, "of")


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
    return not children(token, "det", "nummod", "poss", "nmod") and not {child.lower_ for child in children(token, "amod")} & _TOLD


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
    if status_of_verb(token) != "held" or token.tag_ in ("VBP", "VBZ"):  # "gangs kill people": a habit
        return None
    doers = [*subjects(token), *prepositional_objects(token, "by", "with")]
    if token.dep_ == "acl" and token.tag_ == "VBN":
        doers = prepositional_objects(token, "by", "with")
    objects = children(token, "dobj")
    needs = row["needs"]
    words = objects if needs == "weapon_object" else doers
    lexicon = _lexicon(*_DOERS.get(needs, ("weapon", "platform")))
    found = [noun_lemma(word) for word in words if noun_lemma(word) in lexicon]
    found = found or [lemma for word in words for lemma in _carried(word)] or _told_weapons(token, needs, doers)
    if needs and not found:
        return None
    if needs in ("armed", "outlaw") and not objects and not children(token, "nsubjpass", "prep") and token.tag_ != "VBN":
        return None
    every = _lexicon("weapon", "platform", "armed", "force", "carried")
    mode = next((every[lemma] for lemma in found if every.get(lemma)), row["mode"] or None)
    return Hit(token, mode, f"verb_{row['lemma'].replace(' ', '_')}", False)


def _carried(doer: Token) -> list[str]:
    """Weapons that somebody or something bears ("men with machetes", "a truck packed with explosives")."""
    bearing = [child for child in doer.children if child.i > doer.i and (child.lower_ == "with" or child.lemma_.lower() in _BEARING)]
    weapons = _lexicon("weapon", "carried")
    carried = [lemma for child in bearing for word in child.subtree if (lemma := noun_lemma(word)) in weapons]
    return carried or [child.lower_ for child in children(doer, "amod") if child.lower_ in ("armed", "masked")]


def _told_weapons(verb: Token, needs: str, doers: list[Token]) -> list[str]:
    """Weapons or attacks in the words before that say by what, where the verb's own words do not.

    So with a passive ("a house was hit", "nine were killed in the town"), a counted or plural doer ("two fell on the depot") and a
    country that does something to a thing ("Israel struck the ministry").
    """
    if children(verb, "auxpass"):
        if needs not in ("weapon", "weapon_object", "outlaw") or (needs == "outlaw" and _is_other_death(verb)):
            return []
    elif needs in ("munition", "weapon") and any(doer.pos_ == "NUM" or doer.lower_ in _COUNTED for doer in doers):
        return _weapons_before(verb, _weapons("weapon"))
    elif needs != "weapon" or not children(verb, "dobj") or not any(country_code(doer.text) for doer in doers):
        return []
    evidence = _lexicon("weapon", "armed") | _attack_nouns() if needs == "outlaw" else _weapons("weapon")
    return _weapons_before(verb, evidence)


def _weapons_before(verb: Token, evidence: dict[str, str | None]) -> list[str]:
    before = verb.doc[max(0, verb.i - _BEFORE) : verb.i]
    return [noun_lemma(word) for word in before if word.pos_ in ("NOUN", "PROPN") and noun_lemma(word) in evidence]


def _is_other_death(verb: Token) -> bool:
    """Whether a passive without an armed doer tells of no attack: of one person, of no place, by somebody else, in a crash or a fight."""
    several = any(word.tag_ in ("NNS", "NNPS") or children(word, "nummod") for word in subjects(verb))
    placed = prepositional_objects(verb, "in", "at", "near", "outside", "inside", "on")
    return not several or not placed or bool(prepositional_objects(verb, "by")) or any(noun_lemma(word) in _MISHAPS for word in verb.sent)


@cache
def _attack_nouns() -> dict[str, str | None]:
    return {lemma: row["mode"] or None for (lemma, pos), row in _cues().items() if pos == "NOUN" and not row["needs"]}
