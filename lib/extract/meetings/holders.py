"""Who holds the office that the words describe: "the Emirati leader", "the foreign ministers of Chad and Niger"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.syntax.clauses import noun_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lib.extract.values import Actor, Reading

#: Nouns for an office, and the offices that they can stand for.
_HEADS = ("president", "prime minister", "premier", "chancellor", "king", "leader", "emir", "sultan", "chief adviser", "taoiseach")
_OFFICES = {
    "leader": _HEADS,
    "president": ("president",),
    "premier": ("prime minister", "premier"),
    "minister": ("minister", "secretary of state"),
    "king": ("king",),
    "chancellor": ("chancellor",),
    "host": _HEADS,
    "counterpart": _HEADS,
}
_PORTFOLIOS = frozenset("foreign defence defense finance interior prime trade energy economy justice health education agriculture".split())


def office_holder(reading: Reading, token: Token, country: str) -> Actor | None:
    """The one person of the article whom "the Emirati leader" or "the foreign minister of Chad" can be; None where it may be another."""
    noun, modifiers = noun_lemma(token), _modifiers(token)
    offices = _OFFICES.get(noun)
    if offices is None:
        return None
    people = {mention.actor.name: mention.actor for mention in reading.actors if mention.actor.kind == "person"}
    fitting = [
        person
        for person in people.values()
        if person.country == country
        and person.role
        and any(office in person.role.lower() for office in offices)
        and (noun != "minister" or all(word in person.role.lower() for word in modifiers & _PORTFOLIOS))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _modifiers(token: Token) -> frozenset[str]:
    return frozenset(word.lower_.replace("defense", "defence") for word in token.lefts)
