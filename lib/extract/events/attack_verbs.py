"""Verbs that tell of an attack: by what they mean, by who does it and by what it is done to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.events.armed import COUNTED, attack_nouns, carried, cue_rows, is_meant, lexicon, members, told_before
from lib.extract.syntax.clauses import children, noun_lemma, prepositional_objects, subjects
from lib.extract.syntax.modality import status_of_verb
from lib.gazetteer.countries import country_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

#: Nouns of what kills without being an attack.
_MISHAPS = frozenset(
    "crash accident quake earthquake flood flooding fire blaze landslide mudslide storm typhoon hurricane cyclone collapse stampede crush"
    " avalanche disaster tsunami derailment collision pile-up capsizing shipwreck tornado heatwave clash war fighting".split()
)
#: Words of unrest, in which nobody attacks a place.
_UNREST = frozenset("protest protester demonstration demonstrator riot rioter unrest looter".split())
#: Words of what is no attack either, where the same sentence has them.
_SCUFFLES = frozenset("clash crackdown mob march rally brawl shootout".split())
#: Words before, in which a report of unrest says so.
_REPORT = 400
#: Forces of law, who shoot without attacking.
_LAW = frozenset("police policeman policewoman officer guard troop soldier security force".split())
#: What a place "comes under".
_BEFALLING = frozenset("fire gunfire shellfire attack shelling bombardment assault mortar rocket".split())
_PLACED = ("in", "at", "near", "outside", "inside", "on")
#: What a cue's doer must be, by the word in the lookup's column ``needs``: a weapon, somebody armed, or somebody armed who serves no state.
_DOERS = {
    "munition": ("weapon",),
    "weapon": ("weapon", "platform"),
    "armed": ("weapon", "platform", "armed", "force"),
    "outlaw": ("weapon", "platform", "armed"),
    "shot": ("weapon", "platform", "armed"),
}


def verb_rows(verb: Token) -> list[dict[str, str]]:
    """The cues that the verb may be, with its particle, preposition or object ("gun down", "open fire"), then by itself."""
    cues = cue_rows()
    return [cues[key] for name in _names(verb) if (key := (name, "VERB")) in cues]


def _names(verb: Token) -> Iterator[str]:
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ in ("prt", "dobj", "prep") or (child.i > verb.i and child.lower_ in ("off", "up", "down", "dead")):
            yield f"{lemma} {child.lower_}"
    yield lemma


def verb_mode(verb: Token, row: dict[str, str]) -> tuple[bool, str | None]:
    """Whether the verb tells of an attack that took place, and its mode."""
    if status_of_verb(verb) != "held" or _is_habit(verb):
        return False, None
    needs, objects, doers = row["needs"], children(verb, "dobj"), _doers(verb)
    if needs == "under":
        return any(noun_lemma(each) in _BEFALLING for each in prepositional_objects(verb, "under")), row["mode"] or None
    if needs == "shooter":
        armed = any(name in lexicon("armed") for doer in doers for name in _kinds(doer)) or any(map(carried, doers))
        return not _is_law(doers) and (armed or not _is_unrest(verb)), row["mode"] or None
    used = objects or children(verb, "nsubjpass")
    words = [word for doer in (used if needs == "weapon_object" else doers) for word in members(doer)]
    of_kind = lexicon(*_DOERS.get(needs, ("weapon", "platform")))
    found = [name for word in words if noun_lemma(word) in of_kind and is_meant(word) for name in _kinds(word)]
    found = found or [lemma for word in words for lemma in carried(word)] or _told_weapons(verb, needs, doers)
    if needs and not found and not _is_aimed(needs, words, objects) and not _is_shot(verb, needs, doers):
        return False, None
    if needs in ("armed", "outlaw", "shot") and not objects and not children(verb, "nsubjpass", "prep") and verb.tag_ != "VBN":
        return False, None
    every = lexicon("weapon", "platform", "armed", "force", "carried")
    return True, next((every[lemma] for lemma in found if every.get(lemma)), row["mode"] or None)


def _is_habit(verb: Token) -> bool:
    """Whether the verb tells of what goes on: "gangs kill people", "they keep firing rockets"."""
    return verb.tag_ in ("VBP", "VBZ") or (verb.tag_ == "VBG" and verb.head.lemma_.lower() in ("keep", "continue", "go"))


def _kinds(noun: Token) -> list[str]:
    """The noun with the one before it ("suicide bomber"), then by itself."""
    return [f"{child.lower_} {noun_lemma(noun)}" for child in children(noun, "compound", "amod")] + [noun_lemma(noun)]


def _doers(verb: Token) -> list[Token]:
    """Who or what does it; in a participle after a noun, only those after "by" and "with"."""
    named = prepositional_objects(verb, "by", "with")
    return named if verb.dep_ == "acl" and verb.tag_ == "VBN" else [*subjects(verb), *named]


def _is_aimed(needs: str, doers: list[Token], objects: list[Token]) -> bool:
    """Whether a country's force strikes a thing that is struck with weapons: "its troops struck a hospital"."""
    forces = lexicon("force", "armed")
    by_force = any(noun_lemma(doer) in forces or country_code(doer.text) for doer in doers)
    return needs == "weapon" and by_force and any(noun_lemma(each) in lexicon("target") for each in objects)


def _is_shot(verb: Token, needs: str, doers: list[Token]) -> bool:
    """Whether somebody was shot at a place, and not by the law or in unrest."""
    if needs != "shot" or _is_law(doers) or _is_unrest(verb):
        return False
    return _is_several(verb) and bool(children(verb, "auxpass")) and bool(prepositional_objects(verb, *_PLACED))


def _is_law(doers: list[Token]) -> bool:
    return any(noun_lemma(word) in _LAW for doer in doers if doer.dep_ not in ("nsubjpass",) for word in members(doer))


def _is_unrest(verb: Token) -> bool:
    here = any(noun_lemma(word) in _SCUFFLES for word in verb.sent)
    return here or bool(told_before(verb.sent[-1], dict.fromkeys(_UNREST), _REPORT))


def _told_weapons(verb: Token, needs: str, doers: list[Token]) -> list[str]:
    """Weapons or attacks in the words before that say by what, where the verb's own words do not.

    So with a passive ("a house was hit", "nine were killed in the town"), a counted or plural doer ("two fell on the depot") and a
    country that does something to a thing ("Israel struck the ministry").
    """
    outlaw = needs in ("outlaw", "shot")
    if children(verb, "auxpass"):
        if needs not in ("weapon", "weapon_object") and (not outlaw or _is_other_death(verb)):
            return []
    elif needs in ("munition", "weapon") and any(doer.pos_ == "NUM" or doer.lower_ in COUNTED for doer in doers):
        return told_before(verb, lexicon("weapon"))
    elif needs in ("armed", "outlaw") and any(doer.lower_ == "they" for doer in doers):
        return told_before(verb, lexicon("armed"))
    elif needs != "weapon" or not children(verb, "dobj") or not any(country_code(doer.text) for doer in doers):
        return []
    return told_before(verb, lexicon("weapon", "armed") | attack_nouns() if outlaw else lexicon("weapon"))


def _is_other_death(verb: Token) -> bool:
    """Whether a passive without an armed doer tells of no attack: of one person, of no place, by somebody else, in a crash or a fight."""
    if not _is_several(verb) or not prepositional_objects(verb, *_PLACED) or prepositional_objects(verb, "by"):
        return True
    return any(noun_lemma(word) in _MISHAPS for word in verb.sent)


def _is_several(verb: Token) -> bool:
    """Whether it befell more than one."""
    return any(word.tag_ in ("NNS", "NNPS", "CD") or children(word, "nummod") for word in subjects(verb))
