"""Who takes part: from the words around a meeting cue to actors."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from lib.extract.meetings.cues import outer_noun
from lib.extract.syntax.clauses import children, governing_verb, noun_lemma, prepositional_objects, subjects, with_conjuncts
from lib.extract.values import Actor, ActorMention
from lib.gazetteer.countries import country_code, country_name, demonym_code
from lib.lookups import load_lookup

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lib.extract.values import Reading

#: Verbs whose subject takes part in the talks, visit or call that is their object ("hold talks", "paid a visit").
SUPPORT_VERBS = frozenset(
    "hold have conduct begin start open resume continue attend join lead conclude finish end pay make chair co-chair host take give"
    " complete convene undertake wrap_up place receive".split()
)
#: Prepositions by which a noun hangs on a verb whose subject takes part ("at talks with X, she said", "arrived for a meeting").
OCCASION_PREPOSITIONS = frozenset({"at", "during", "in", "after", "before", "for", "following", "on", "into", "through", "alongside"})


_HOSTS = frozenset({"host", "mediate", "broker", "convene", "chair"})
#: Verbs whose "with" names the other side ("discussed trade with X in a telephone call").
_TALKING = frozenset({"discuss", "speak", "talk", "agree", "negotiate"})
#: Words after a title within which the comma before the name must stand ("the chief executive of X, Y,").
_NAME_REACH = 8
_EDGES = frozenset({"end", "start", "opening", "close", "beginning", "outset", "sideline", "margin", "conclusion", "eve", "course"})


@cache
def _person_nouns() -> frozenset[str]:
    """Nouns that stand for people who can meet: "ministers", "envoys", "a delegation"."""
    return frozenset(row["noun"] for row in load_lookup("delegates"))


def actor_at(reading: Reading, token: Token) -> Actor | None:
    """The actor whom the words around a token name, by the longest mention that holds it; a person before a body."""
    mention = mention_at(reading.actors, token.idx)
    return mention.actor if mention is not None else None


def mention_at(mentions: list[ActorMention], char: int) -> ActorMention | None:
    """The longest mention that holds the character, a person's before a body's; mentions are ordered by start."""
    last = bisect_right(mentions, char, key=lambda mention: mention.start)
    found = [mention for mention in mentions[max(0, last - 8) : last] if mention.start <= char < mention.end]
    if not found:
        return None
    return max(found, key=lambda mention: (mention.actor.kind == "person", mention.end - mention.start))


def resolve_side(reading: Reading, token: Token) -> Actor | None:
    """The participant that a noun phrase stands for: the person in apposition, the named actor, else a described group with its country."""
    actor = actor_at(reading, token)
    if actor is not None and actor.kind == "person":
        return actor  # before any apposition: the parser hangs that of "A and his counterpart, B" on A
    for apposed in children(token, "appos"):
        named = actor_at(reading, apposed)
        if named is not None and named.kind == "person":
            return named
    named = _named_after(reading, token)
    if named is not None or actor is not None:
        return named or actor
    if token.ent_type_ == "PERSON" and token.pos_ == "PROPN":
        return None  # the actors' finder saw the name and did not take it for a person
    code = country_code(_name_of(token))
    if code is not None and token.pos_ == "PROPN":
        return Actor(country_name(code) or token.text, "body", code)
    if noun_lemma(token) in _person_nouns() and token.pos_ in ("NOUN", "PROPN"):
        return _described(reading, token)
    return None


def _named_after(reading: Reading, token: Token) -> Actor | None:
    """The person named after a comma ("his counterpart, X, in Lima"), where the parser did not see the apposition."""
    if noun_lemma(token) not in _person_nouns():
        return None
    for word in token.doc[token.i + 1 : min(token.i + _NAME_REACH, token.sent.end - 1)]:
        if word.text == ",":
            actor = actor_at(reading, word.nbor(1))
            return actor if actor is not None and actor.kind == "person" else None
        if not token.is_ancestor(word):
            return None
    return None


def _name_of(token: Token) -> str:
    return token.doc[token.left_edge.i : token.i + 1].text if token.left_edge.dep_ == "compound" else token.text


def _described(reading: Reading, token: Token) -> Actor | None:
    """A group known by its country only ("Ukrainian defence officials"); None where the words give no country."""
    country = None
    for word in token.subtree:
        if word.i > token.i and word.dep_ not in ("pobj", "prep", "conj", "cc"):
            break
        country = country or demonym_code(word.text) or (country_code(word.text) if word.pos_ == "PROPN" else None)
        if country is None and (holder := actor_at(reading, word)) is not None and word != token:
            country = holder.country
    if country is None:
        return None
    start = min((word for word in token.lefts if word.dep_ not in ("det", "poss", "punct", "cc")), default=token, key=lambda word: word.i)
    first = start.left_edge.i if start != token else token.i
    return Actor(token.doc[first : token.i + 1].text, "group", country)


def _split_group(reading: Reading, token: Token) -> list[Actor]:
    """The sides of a group of two: "Egyptian and Qatari mediators", "Israeli and Hamas negotiators"; none where it is not one of two."""
    if noun_lemma(token) not in _person_nouns():
        return []
    modifiers = [word for child in children(token, "amod", "compound", "nmod") for word in with_conjuncts(child)]
    sides = []
    for word in modifiers:
        code, actor = demonym_code(word.text), actor_at(reading, word)
        if code is not None:
            sides.append(Actor(f"{word.text} {token.text}", "group", code))
        elif actor is not None and word.pos_ == "PROPN" and actor_at(reading, token) is not actor:
            sides.append(actor)
    return sides if len(sides) > 1 else []


def sides_of_verb(reading: Reading, verb: Token) -> list[Actor]:
    """Participants named around a verb of meeting: subject, object, agent, and those after "with" or "to"."""
    tokens = subjects(verb) + [joined for child in children(verb, "dobj", "dative") for joined in with_conjuncts(child)]
    tokens += prepositional_objects(verb, "with", "by", "alongside")
    if verb.lemma_.lower() in _TALKING:  # "discussed trade with X": the parser hangs "with" on "trade"
        tokens += [side for child in children(verb, "dobj") for side in prepositional_objects(child, "with")]
    if not children(verb, "dobj"):
        tokens += prepositional_objects(verb, "to")
    for prep in children(verb, "prep"):  # "spoke by telephone with X": the parser hangs "with" on "telephone"
        for noun in children(prep, "pobj"):
            if noun.dep_ == "pobj" and prep.lower_ in ("by", "on", "over", "via"):
                tokens += prepositional_objects(noun, "with", "to")
    return _resolve_all(reading, tokens)


def sides_of_noun(reading: Reading, noun: Token) -> list[Actor]:
    """Participants named around a noun of meeting: "A's talks with B", "between A and B", and the subject of its verb."""
    outer = outer_noun(noun)
    verb = governing_verb(outer)
    tokens = _owners(noun, verb) + prepositional_objects(noun, "between", "with", "among", "of", "by")
    tokens += [part for child in children(noun, "compound", "amod", "nmod") for part in with_conjuncts(child) if part.pos_ == "PROPN"]
    tokens += _sides_of_clauses(noun)
    if outer.dep_ in ("dobj", "nsubjpass") and outer.head == verb and verb.lemma_.lower() in SUPPORT_VERBS:
        tokens += [token for token in subjects(verb) if token != outer] + prepositional_objects(verb, "with", "between", "by")
    elif outer.dep_ == "nsubj" and outer.head == verb:
        tokens += prepositional_objects(verb, "between", "with")
    elif outer.dep_ == "pobj" and (_is_occasion(outer.head, verb) or _is_edge(outer.head)):
        tokens += [token for token in _doers(reading, verb) if token != outer]
        if verb.lemma_.lower() in _TALKING and not prepositional_objects(noun, "with", "between"):
            tokens += prepositional_objects(verb, "with")
    return _resolve_all(reading, tokens)


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
            tokens += prepositional_objects(clause, "by")
        for support in [clause, *children(clause, "xcomp")]:
            if support.lemma_ in SUPPORT_VERBS:
                tokens += [token for token in subjects(support) if token != noun] + prepositional_objects(support, "with", "between")
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


def _sides_at(reading: Reading, token: Token) -> list[Actor]:
    """The sides that one noun phrase stands for: two where it names a group of two."""
    actor = resolve_side(reading, token)
    return _split_group(reading, token) or ([actor] if actor is not None else [])


def _resolve_all(reading: Reading, tokens: list[Token]) -> list[Actor]:
    """The actors behind the tokens, each once, in the order of the text; persons stand for the bodies that they speak for."""
    found: dict[str, Actor] = {}
    for token in sorted(set(tokens), key=lambda each: each.i):
        for actor in _sides_at(reading, token):
            found.setdefault(actor.name, actor)
    return list(found.values())
