"""One noun phrase -> who it stands for at a meeting: a person, a body, or a group that the words only describe."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from lib.extract.actors.nations import adjective_of, nation_code
from lib.extract.meetings.holders import office_holder
from lib.extract.syntax.clauses import children, noun_lemma, token_at, with_conjuncts
from lib.extract.values import Actor, ActorMention
from lib.gazetteer.countries import country_code, country_name, demonym_code
from lib.lookups import load_lookup

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lib.extract.values import Reading

#: Words after a title within which the comma before the name must stand ("the chief executive of X, Y,").
_NAME_REACH = 8
#: Words after a plural within which the list of names begins ("the foreign ministers of Malaysia and Thailand, X and Y").
_LIST_REACH = 10
#: Nouns that stay in the singular for one side each: "delegations of A and B" are the delegation of A and that of B.
_BODIES = frozenset({"delegation", "team", "government", "mission", "side", "army", "junta"})
#: Offices that one person of a country holds.
_OFFICES = frozenset({"president", "minister", "premier", "king", "chancellor", "ambassador", "governor", "emir", "sultan"})
#: Words before a group's noun that are no part of its description.
_LOOSE = frozenset({"det", "poss", "punct", "cc", "nummod", "predet", "quantmod"})

#: Offices of alliances and world bodies, which are no country's side.
_ALLIANCE = re.compile(
    r"\bNATO|\bU\.?N\.?\b|United Nations|\bE\.?U\.?\b|European (?:Commission|Union|Council|Parliament)|African Union|ASEAN|\bAU\b"
    r"|Arab League|IAEA|OPEC|ECOWAS|Red Cross|World (?:Bank|Health)|secretary[- ]general",
    re.IGNORECASE,
)


@cache
def _person_nouns() -> dict[str, bool]:
    """Nouns that stand for people who can meet ("ministers", "a delegation"), and whether they need a country to be told apart."""
    return {row["noun"]: row["needs_country"] == "yes" for row in load_lookup("delegates")}


def is_alliance(actor: Actor) -> bool:
    """Whether somebody speaks for an alliance or a world body, and so for no one country."""
    return bool(_ALLIANCE.search(actor.role or ""))


def is_delegate(token: Token) -> bool:
    """Whether the noun stands for people who can meet."""
    return noun_lemma(token) in _person_nouns()


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
    if named is not None:
        return named
    if actor is not None:
        return _told_apart(reading, token, actor)
    if token.ent_type_ == "PERSON" and token.pos_ == "PROPN":
        return None  # the actors' finder saw the name and did not take it for a person
    code = country_code(_name_of(token))
    if code is not None and token.pos_ == "PROPN":
        return Actor(country_name(code) or token.text, "body", code)
    if noun_lemma(token) in _person_nouns() and token.pos_ in ("NOUN", "PROPN"):
        return _described(reading, token)
    return None


def _told_apart(reading: Reading, token: Token, actor: Actor) -> Actor | None:
    """The body or group; the holder of the office that a group's words describe; None for a group without anything of its own ("sides")."""
    if actor.kind != "group":
        return actor
    if actor.country is None:
        return None if _person_nouns().get(noun_lemma(token), False) and " " not in actor.name else actor
    holder = office_holder(reading, token, actor.country) if token.tag_ in ("NN", "NNP") else None
    return holder or actor


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
    first = min((child.i for child in children(token, "compound") if child.pos_ == "PROPN"), default=token.i)
    return token.doc[first : token.i + 1].text


def _described(reading: Reading, token: Token) -> Actor | None:
    """A group known by its country ("Ukrainian defence officials") or by whose it is ("families of the victims"); else None."""
    country, owner_end = _country_around(reading, token)
    if country is None and ((_person_nouns()[noun_lemma(token)] and not _is_of_named(token)) or _is_pronominal(token)):
        return None
    if country is not None and token.tag_ in ("NN", "NNP"):
        holder = office_holder(reading, token, country)
        if holder is not None:
            return holder
    start = min((word for word in token.lefts if word.dep_ not in _LOOSE), default=token, key=lambda word: word.i)
    first = start.left_edge.i if start != token else token.i
    while first < token.i and token.doc[first].dep_ in _LOOSE | {"case"}:
        first += 1
    return Actor(token.doc[first : max(token.i, owner_end) + 1].text, "group", country)


def _country_around(reading: Reading, token: Token) -> tuple[str | None, int]:
    """The country that the words around a group's noun name, and the last word of the "of ..." behind it that belongs to its name."""
    country, held, owner_end = None, None, token.i
    for word in token.subtree:
        if word.i > token.i and word.dep_ not in ("pobj", "prep", "conj", "cc", "det", "compound", "amod", "nummod"):
            break
        found = demonym_code(word.text) or (country_code(word.text) if word.pos_ == "PROPN" else None)
        if found is None and word != token and (holder := actor_at(reading, word)) is not None:
            held = held or holder.country  # "his Tajik host": the adjective counts before the one whose host he is
        country = country or found
    behind = [prep for prep in children(token, "prep") if prep.lower_ == "of" and prep.i == token.i + 1]
    if behind and not any(demonym_code(word.text) for word in token.lefts):
        owner_end = max((noun.i for noun in children(behind[0], "pobj")), default=token.i)
    return country or held, owner_end


def _is_of_named(token: Token) -> bool:
    """Whether an office is told apart by where it is held: "the governor of Jalisco"."""
    if noun_lemma(token) not in _OFFICES or token.i + 2 >= token.sent.end:
        return False
    return token.nbor(1).lower_ == "of" and token.nbor(2).pos_ == "PROPN"


def _is_pronominal(token: Token) -> bool:
    """Whether nothing but an article stands at the noun: "the ambassador", "his family" are told apart by what went before."""
    return token.tag_ == "NN" and not any(child.dep_ in ("amod", "compound", "prep", "nmod") for child in token.children)


def sides_at(reading: Reading, token: Token) -> list[Actor]:
    """The sides that one noun phrase stands for: several where it names or counts several ("the ministers of A and B, X and Y")."""
    people = _named_together(reading, token)
    if people:
        return people
    split = _split_group(reading, token) or _split_countries(reading, token)
    if split:
        return split
    actor = resolve_side(reading, token)
    apposed = [joined for each in children(token, "appos") for joined in with_conjuncts(each)[1:]]  # "the king, X, and the emir, Y"
    others = [other for each in apposed if (other := resolve_side(reading, each)) is not None and other.kind == "person"]
    return [actor, *others] if actor is not None else others


def _named_together(reading: Reading, token: Token) -> list[Actor]:
    """The persons in apposition to a plural: "his colleagues from Chad and Niger, X and Y"; none where fewer than two are named."""
    if token.tag_ not in ("NNS", "NNPS") or noun_lemma(token) not in _person_nouns():
        return []
    first = next(
        (word.i + 1 for word in token.doc[token.i + 1 : min(token.i + _LIST_REACH, token.sent.end - 1)] if word.text in (",", "-", "–")),
        None,
    )
    found: list[Actor] = []
    behind = mention_at(reading.actors, token.nbor(1).idx) if token.i + 1 < token.sent.end else None
    if first is None or behind is not None:
        first = token.i + 1
    while first < token.sent.end:
        mention = mention_at(reading.actors, token.doc[first].idx)
        if mention is not None and mention.actor.kind == "person" and mention.how == "name":
            found.append(mention.actor)
            first = token_at(token.doc, mention.end - 1).i + 1
        elif token.doc[first].lower_ in (",", "and", "as", "well"):
            first += 1
        else:
            break
    return list(dict.fromkeys(found)) if len(found) > 1 else []


def _split_countries(reading: Reading, token: Token) -> list[Actor]:
    """One side a country: "delegations of Chad and Sudan", "envoys from Kinshasa and Kigali"; none where fewer than two are named."""
    if not is_delegate(token) or token.tag_ not in ("NNS", "NNPS"):
        return []
    named = [
        joined
        for prep in children(token, "prep")
        if prep.lower_ in ("of", "from")
        for country in children(prep, "pobj")
        for joined in with_conjuncts(country)
    ]
    if named:  # "delegations of Chad and Sudan": the parser may join Sudan to the delegations
        named += [other for other in children(token, "conj") if other.pos_ == "PROPN"]
    codes = dict.fromkeys(code for word in named if (code := nation_code(_name_of(word))) is not None)
    return [_side_of(reading, token, code, adjective_of(code)) for code in codes] if len(codes) > 1 else []


def _side_of(reading: Reading, token: Token, code: str, adjective: str) -> Actor:
    """One country's share of a plural: the person who holds the office, else the country's group ("Chadian delegation")."""
    holder = office_holder(reading, token, code)
    if holder is not None:
        return holder
    if noun_lemma(token) in _OFFICES and token.i + 1 < token.sent.end and token.nbor(1).lower_ == "of":
        office = " ".join([*(word.lower_ for word in token.lefts if word.dep_ in ("compound", "amod")), noun_lemma(token)])
        return Actor(f"{office} of {country_name(code) or code}", "group", code)  # "the presidents of Chad and Niger" are one each
    noun = noun_lemma(token) if noun_lemma(token) in _BODIES else token.text.lower()
    return Actor(f"{adjective} {noun}", "group", code)


def _split_group(reading: Reading, token: Token) -> list[Actor]:
    """The sides of a group of two: "Egyptian and Qatari mediators", "Israeli and Hamas negotiators"; none where it is not one of two."""
    if noun_lemma(token) not in _person_nouns():
        return []
    modifiers = [word for child in children(token, "amod", "compound", "nmod") for word in with_conjuncts(child)]
    sides = []
    for word in modifiers:
        code, actor = demonym_code(word.text), actor_at(reading, word)
        if code is not None:
            sides.append(_side_of(reading, token, code, word.text))
        elif actor is not None and word.pos_ == "PROPN" and actor_at(reading, token) is not actor:
            sides.append(actor)
    return sides if len(sides) > 1 else []
