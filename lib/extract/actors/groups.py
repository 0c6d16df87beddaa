"""Groups that speak without a name: "Western officials", "a source at the service", "the lawmakers"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.actors.nations import adjective_of, nation_code
from lib.extract.actors.words import name_words
from lib.extract.values import Actor
from lib.gazetteer.countries import capital_country, capital_of

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Nouns for people who speak for others or tell what they know, in the plural or the singular.
GROUP_NOUNS = name_words("group noun")
#: Prepositions that put a group into a body.
_PLACED = frozenset({"at", "in", "of", "from", "within", "inside", "with", "for"})
_OWNED = re.compile(r"^[A-Z][\w. ]*?['’]s?\s")
_LEFT = frozenset({"amod", "compound", "nmod", "nummod", "poss"})


def describe_group(token: Token, resolve: dict[int, Actor]) -> tuple[int, int, Actor] | None:
    """The group that a noun heads: where its words stand, and its name without article; ``resolve`` maps a token to a body named there."""
    lemma = token.lemma_.lower()
    if lemma not in GROUP_NOUNS or token.pos_ not in ("NOUN", "PROPN"):
        return None
    first = token.i
    doc = token.doc
    while (
        first > token.sent.start
        and (doc[first - 1].dep_ in _LEFT or doc[first - 1].tag_ in ("HYPH", "POS") or doc[first].tag_ == "HYPH")
        and doc[first - 1].head.i <= token.i
    ):
        first -= 1
    while first < token.i and (
        doc[first].pos_ == "DET" or doc[first].lower_ in ("the", "a", "an", "one", "his", "her", "its", "their", "our", "-", "'s", "’s")
    ):
        first += 1
    while first < token.i and doc[first].dep_ == "nummod" and doc[first + 1].lower_ != "other":
        first += 1  # "three diplomats" are diplomats
    name = doc[first : token.i + 1].text.replace("U.S.", "US").replace("U.K.", "UK").replace("U.N.", "UN")
    country = next((code for word in doc[first : token.i] if (code := nation_code(word.text))), None)
    if first + 1 < token.i and country is None:
        country = nation_code(doc[first : first + 2].text)
    if country and (owned := _OWNED.match(name)):
        name = f"{adjective_of(country)} {name[owned.end() :]}"
    end = token.i + 1
    holder, placed_end = _holder(token, resolve)
    if (kin := _related(token)) is not None:
        name, end = f"{name} {doc[token.i + 1 : kin].text}", kin
    elif holder is not None and lemma in ("source", "official", "member", "representative", "spokesman", "spokeswoman", "spokesperson"):
        name = f"{holder.name} {name}" if first == token.i else f"{name} of {holder.name}"
        country, end = holder.country, placed_end
    elif lemma == "authority" and (capital := _capital_named(token)):
        name, country = f"{capital} authorities", capital_country(capital)
    elif holder is not None:
        country = country or holder.country
    return doc[first].idx, doc[end - 1].idx + len(doc[end - 1]), Actor(name, "group", country, lemma)


#: Nouns that say nothing without whose or of what: they keep it.
_RELATIONAL = frozenset(
    "member relative sister brother mother father son daughter wife husband widow cousin uncle aunt nephew niece parent".split()
)


def _related(token: Token) -> int | None:
    """Where the words end that say whose relative or of what a member somebody is: "member of the Armenian delegation"."""
    of = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if token.tag_ != "NN" or token.lemma_.lower() not in _RELATIONAL or of is None or of.lower_ != "of":
        return None
    end = of.i + 1
    while end < token.sent.end and token.doc[end].tag_ in _NOMINAL:
        end += 1
    return end if end > of.i + 1 else None


_NOMINAL = frozenset({"DT", "CD", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$", "POS", "HYPH", "IN"})


def _capital_named(token: Token) -> str | None:
    """ "the authorities in the Ukrainian capital" -> "Kyiv"."""
    for child in token.children:
        if child.lower_ == "in" and child.dep_ == "prep":
            for noun in child.children:
                if noun.lower_ == "capital":
                    code = next((code for word in noun.lefts if (code := nation_code(word.text))), None)
                    return capital_of(code) if code else None
    return None


def _holder(token: Token, resolve: dict[int, Actor]) -> tuple[Actor | None, int]:
    """The body that the group belongs to: "a source at the service"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in _PLACED and child.i == token.i + 1:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.i in resolve:
                    return resolve[noun.i], noun.i + 1
    return None, token.i + 1
