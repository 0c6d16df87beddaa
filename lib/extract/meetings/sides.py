"""Who takes part: from the words around a meeting cue to actors."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from lib.extract.meetings.cues import outer_noun
from lib.extract.meetings.groups import actor_at, sides_at
from lib.extract.meetings.lists import listed_beside
from lib.extract.syntax.clauses import children, governing_verb, subjects, with_conjuncts
from lib.gazetteer.countries import country_code

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lib.extract.values import Actor, Reading

#: Verbs whose subject takes part in the talks, visit or call that is their object ("hold talks", "paid a visit").
SUPPORT_VERBS = frozenset(
    "hold have conduct begin start open resume continue attend join lead conclude finish end pay make chair co-chair host take give"
    " complete convene undertake wrap_up place receive co-host cochair cohost mediate moderate enter cut".split()
)
#: Prepositions by which a noun hangs on a verb whose subject takes part ("at talks with X, she said", "arrived for a meeting").
OCCASION_PREPOSITIONS = frozenset({"at", "during", "in", "after", "before", "for", "following", "on", "into", "through", "alongside"})


_HOSTS = frozenset({"host", "mediate", "broker", "convene", "chair"})
#: Verbs whose "with" names the other side ("discussed trade with X in a telephone call").
_TALKING = frozenset({"discuss", "speak", "talk", "agree", "negotiate"})
#: Verbs whose object is only the way to the other side ("spent an hour with X", "played host to X").
_THROUGH_OBJECT = frozenset({"spend", "play", "share", "have", "raise"})
_LINES = frozenset({"call", "conversation"})
#: Verbs whose object is there to hear it.
_TELLING = frozenset("tell inform assure warn urge remind promise thank congratulate notify ask implore reassure".split())
_EDGES = frozenset({"end", "start", "opening", "close", "beginning", "outset", "sideline", "margin", "conclusion", "eve", "course"})


def prepositional_sides(token: Token, *prepositions: str) -> list[Token]:
    """Objects of these prepositions on the token, with all that is joined to them: "with X and with Y", "with X, as well as with Y"."""
    heads = [prep for prep in token.children if prep.dep_ in ("prep", "agent", "dative") and prep.lower_ in prepositions]
    joined = [other for prep in heads for other in with_conjuncts(prep)]
    return [each for prep in joined for child in children(prep, "pobj") for each in with_conjuncts(child)]


def sides_of_verb(reading: Reading, verb: Token) -> list[Actor]:
    """Participants named around a verb of meeting: subject, object, agent, and those after "with" or "to"."""
    tokens = subjects(verb) + [joined for child in children(verb, "dobj", "dative") for joined in with_conjuncts(child)]
    tokens += prepositional_sides(verb, "with", "by", "alongside", "opposite")
    tokens += [far for prep in children(verb, "prep") for noun in children(prep, "pobj") for far in _across(prep, noun)]
    for child in children(verb, "dobj"):  # "discussed trade with X", "played host to X": the parser hangs the side on the object
        if verb.lemma_.lower() in _TALKING | _THROUGH_OBJECT:
            tokens += prepositional_sides(child, "with", "to")
    if verb.lemma_.lower() == "call":
        tokens += prepositional_sides(verb, "on") + [child for child in children(verb, "oprd") if child.pos_ == "PROPN"]
    if verb.dep_ == "relcl" and (verb.head.tag_ in ("NN", "NNS", "NNP", "NNPS")) and _lacks_object(verb):
        tokens.append(verb.head)  # "the ministers whom he received"
    if not children(verb, "dobj") or verb.lemma_.lower() in _THROUGH_OBJECT:
        tokens += prepositional_sides(verb, "to")
    for prep in children(verb, "prep"):  # "spoke by telephone with X": the parser hangs "with" on "telephone"
        for noun in children(prep, "pobj"):
            if prep.lower_ in ("by", "on", "over", "via", "for", "at"):
                tokens += prepositional_sides(noun, "with", "to")
    for child in children(verb, "npadvmod"):  # "spoke twice with", "two hours with"
        tokens += prepositional_sides(child, "with")
    return _resolve_all(reading, [token for token in tokens if token != verb])


def _across(preposition: Token, noun: Token) -> list[Token]:
    """Who sits on the other side: "sat across a table from X", "sat across from X"."""
    return prepositional_sides(noun, "from") if preposition.lower_ == "across" else []


def _lacks_object(verb: Token) -> bool:
    """Whether a relative clause has a subject of its own and its "whom" is the object."""
    own = [child for child in children(verb, "nsubj") if child.tag_ not in ("WP", "WDT")]
    objects = [child for child in children(verb, "dobj") if child.tag_ not in ("WP", "WDT")]
    return bool(own) and not objects and not any(child.tag_ == "WRB" for child in verb.children) and not children(verb, "prep")


def sides_of_noun(reading: Reading, noun: Token) -> list[Actor]:
    """Participants named around a noun of meeting: "A's talks with B", "between A and B", and the subject of its verb."""
    outer = outer_noun(noun)
    verb = governing_verb(outer)
    tokens = _owners(noun, verb) + prepositional_sides(noun, "between", "with", "among", "of", "by")
    tokens += [part for child in children(noun, "compound", "amod", "nmod") for part in with_conjuncts(child) if part.pos_ == "PROPN"]
    tokens += _sides_of_clauses(noun)
    if outer.dep_ in ("dobj", "nsubjpass") and outer.head == verb and verb.lemma_.lower() in SUPPORT_VERBS:
        tokens += [token for token in subjects(verb) if token != outer] + prepositional_sides(verb, "with", "between", "by")
    elif outer.dep_ == "attr":  # "was the guest of X"
        tokens += subjects(verb)
    elif outer.dep_ == "nsubj" and outer.head == verb:
        tokens += prepositional_sides(verb, "between", "with")
    elif outer.dep_ == "pobj" and (_is_occasion(outer.head, verb) or _is_edge(outer.head)):
        tokens += [token for token in _doers(reading, verb) if token != outer]
        if noun.lemma_.lower() in _LINES or verb.lemma_.lower() in _TELLING:  # "thanked X in a phone call", "told X at a meeting"
            tokens += [each for child in children(verb, "dobj", "dative") for each in with_conjuncts(child)]
        if verb.lemma_.lower() in _TALKING and not prepositional_sides(noun, "with", "between"):
            tokens += prepositional_sides(verb, "with")
    if noun.lemma_.lower() == "call":  # "paid a call on X", "took calls from X"
        tokens += prepositional_sides(noun, "on", "from", "to")
        if outer.dep_ == "dobj":
            tokens += prepositional_sides(verb, "on", "from", "to")
    sides = _resolve_all(reading, tokens)
    if noun.lemma_.lower() == "visit":  # "his visit to the king"; a country visited is no side yet
        sides += [side for side in _resolve_all(reading, prepositional_sides(noun, "to")) if side.kind != "body"]
    if noun.lemma_.lower() == "summit":  # "the BRICS summit": the body that meets there is no side beside its members
        sides = [side for side in sides if side.kind != "body" or side.country is not None]
    return sides


def _owners(noun: Token, verb: Token) -> list[Token]:
    """Whose meeting it is; "his trip" is the trip of the verb's own subject, whomever a pronoun further off might mean."""
    owners = [owner for child in children(noun, "poss") for owner in with_conjuncts(child)]
    if noun.dep_ == "dobj" and any(owner.tag_ == "PRP$" for owner in owners):
        return [owner for owner in owners if owner.tag_ != "PRP$"] + subjects(verb)
    return owners


def _sides_of_clauses(noun: Token) -> list[Token]:
    """Sides that a clause on the noun names: "talks hosted by C", "the talks that A is to hold with B"."""
    tokens: list[Token] = []
    for clause in children(noun, "acl", "relcl"):
        if clause.lemma_ in _HOSTS:
            tokens += prepositional_sides(clause, "by")
        for support in [clause, *children(clause, "xcomp")]:
            if support.lemma_ in SUPPORT_VERBS:
                tokens += [token for token in subjects(support) if token != noun] + prepositional_sides(support, "with", "between")
    return tokens


def _doers(reading: Reading, verb: Token) -> list[Token]:
    """The verb's subjects; where it only reports ("state media said, at the end of talks"), those of what is reported."""
    doers = subjects(verb)
    reported = children(verb, "ccomp")
    if reported and not any((actor := actor_at(reading, doer)) is not None and actor.kind == "person" for doer in doers):
        return subjects(reported[0])
    return doers


def _is_occasion(preposition: Token, verb: Token) -> bool:
    """Whether who does the verb takes part in what is named: "said at talks", "came from a meeting", not "stayed away from"."""
    return preposition.lower_ in OCCASION_PREPOSITIONS or (preposition.lower_ == "from" and verb.lemma_ in ("come", "return", "emerge"))


def _is_edge(preposition: Token) -> bool:
    """Whether the preposition is that of "at the end of talks", "on the sidelines of a summit"."""
    return preposition.lower_ == "of" and preposition.head.lemma_.lower() in _EDGES


def _resolve_all(reading: Reading, tokens: list[Token]) -> list[Actor]:
    """The actors behind the tokens, each once, in the order of the text; persons and groups stand for the country that they speak for."""
    found: dict[str, Actor] = {}
    tokens = [*tokens, *(other for token in tokens for other in listed_beside(reading, token))]
    for token in sorted(set(tokens), key=lambda each: each.i):
        for actor in _not_himself(reading, token, sides_at(reading, token), found):
            found.setdefault(actor.name, actor)
    spoken_for = {actor.country for actor in found.values() if actor.kind != "body"}
    return [actor for actor in found.values() if not (actor.kind == "body" and actor.country in spoken_for and country_code(actor.name))]


def _not_himself(reading: Reading, token: Token, actors: list[Actor], found: dict[str, Actor]) -> list[Actor]:
    """Nobody meets himself: "X, who had phoned Y, is due to sit down with him" is with Y."""
    if token.lower_ not in ("him", "her", "them") or not actors or actors[0].name not in found:
        return actors
    last = bisect_left(reading.actors, token.idx, key=lambda mention: mention.start)
    for mention in reversed(reading.actors[:last]):
        if mention.start < token.sent.start_char:
            break
        if mention.actor.kind == "person" and mention.how == "name" and mention.actor.name not in found:
            return [mention.actor]
    return actors
