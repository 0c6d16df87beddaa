"""People and bodies: one canonical name an article, whatever the words that stand for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.actors.bodies import find_bodies
from lib.extract.actors.cast import Cast, Seen, person_actor
from lib.extract.actors.groups import describe_group
from lib.extract.actors.names import find_people
from lib.extract.actors.nations import nation_code
from lib.extract.actors.refs import find_references
from lib.extract.actors.story import settle_nations
from lib.extract.actors.verbs import is_speaker
from lib.extract.actors.words import name_words, split_words
from lib.extract.values import Actor, ActorMention
from lib.gazetteer.countries import capital_country, country_code, country_name
from lib.read.article import FACTUAL_BLOCKS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lib.extract.values import Reading


def find_actors(reading: Reading) -> list[ActorMention]:
    """Every mention of a person or a body in the parts of the article that facts come from, in order, none overlapping."""
    text, doc = reading.article.text, reading.doc
    spans = [(block.start, block.end) for block in reading.article.blocks if block.kind in FACTUAL_BLOCKS]
    words = split_words(text, spans)
    if not words:
        return []
    cast = Cast(reading, words, {token.idx: token for token in doc})
    factual: set[int] = set()
    for first, last in spans:
        factual.update(range(first, last))
    for hit in find_bodies(text, words):
        if hit.start in factual and not _credits(text, hit.start, hit.end):
            cast.add(Seen(hit.start, hit.end, hit.actor, "name"))
    find_people(cast)
    _find_metonyms(cast)
    find_references(cast)
    _find_groups(cast)
    settle_nations(cast)
    return [
        ActorMention(seen.start, seen.end, text[seen.start : seen.end], person_actor(cast, seen.actor), seen.how)
        for seen in sorted(cast.seen, key=lambda seen: seen.start)
    ]


def _credits(text: str, start: int, end: int) -> bool:
    """ "LIMA (AFP) - ": the agency in a dateline is the publisher's, and acts in no sentence."""
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")" and text[end + 1 : end + 4].strip()[:1] in ("-", "–", "—", ":")


def _find_metonyms(cast: Cast) -> None:
    """Countries and capitals that speak: "Seoul's estimate", "Kyiv says", "North Korea claims"."""
    for sent in cast.reading.sentences():
        for token in sent:
            if token.pos_ != "PROPN" or (token.text.isupper() and len(token) > 3) or cast.at(token.idx) is not None or not _speaks(token):
                continue
            if token.i and token.doc[token.i - 1].lower_ in ("capital", "city"):
                continue  # "an attack on the capital Lima killed ten"
            first = min((child.i for child in token.lefts if child.dep_ == "compound"), default=token.i)
            words = token.doc[first : token.i + 1].text
            code = nation_code(words) if country_code(words) or capital_country(words) else None
            start = token.doc[first].idx
            if code is None and words in ("North", "South"):
                code = "PRK" if words == "North" else "KOR"
            if code and not cast.taken(start, token.idx + len(token)):
                cast.add(Seen(start, token.idx + len(token), Actor(country_name(code) or words, "body", code, "government"), "metonym"))


def _speaks(token: Token) -> bool:
    after = token.i + 1
    if after + 1 < len(token.doc) and token.doc[after].tag_ == "POS" and token.doc[after + 1].lemma_.lower() in name_words("saying noun"):
        return True
    if token.dep_ == "poss":
        return token.head.lemma_.lower() in name_words("saying noun")
    return token.dep_ == "nsubj" and token.head.pos_ == "VERB"


def _find_groups(cast: Cast) -> None:
    """Groups that speak; "the officials" are the last ones described."""
    last: dict[str, Actor] = {}
    for sent in cast.reading.sentences():
        bodies = {}
        for token in sent:
            seen = cast.at(token.idx)
            if seen is not None and cast.actor(seen.actor).kind != "person":
                bodies[token.i] = cast.actor(seen.actor)
        for token in sent:
            if token.pos_ in ("NOUN", "PROPN") and is_speaker(token) and cast.at(token.idx) is None:
                _enter_group(cast, token, bodies, last)


def _enter_group(cast: Cast, token: Token, bodies: dict[int, Actor], last: dict[str, Actor]) -> None:
    found = describe_group(token, bodies)
    if found is None or cast.taken(found[0], found[1], bodies_only=True):
        return
    start, end, actor = found
    lemma = token.lemma_.lower()
    if lemma in ("agency", "newspaper", "outlet", "party") and any(start <= token.doc[body].idx < end for body in bodies):
        return
    if " " not in actor.name and lemma in last and token.doc[token.i - 1].lower_ in ("the", "these", "those"):
        actor = last[lemma]
    last[lemma] = actor
    cast.replace(Seen(start, end, actor, "name"))
