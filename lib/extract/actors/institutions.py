"""Nouns that stand for bodies named elsewhere: "the ministry", "the British broadcaster", "the same agency"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.actors.cast import Cast, Seen
from lib.extract.actors.nations import adjective_of, capital_behind, nation_code
from lib.extract.actors.offices import office_of
from lib.extract.actors.verbs import is_speaker
from lib.extract.values import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lib.extract.actors.scene import Scene

_DETERMINERS = frozenset({"the", "that", "this", "same", "its", "his", "her", "their", "said"})
#: "the service" and its like: which bodies the noun can stand for, by kind or by a word of their name.
BODY_NOUNS: dict[str, tuple[str, ...]] = {
    "service": ("intelligence", "service"),
    "agency": ("agency", "intelligence", "igo", "administration"),
    "ministry": ("ministry",),
    "directorate": ("directorate",),
    "army": ("army", "military"),
    "military": ("military", "army"),
    "navy": ("navy",),
    "presidency": ("presidency",),
    "institute": ("thinktank", "institute", "institution"),
    "newspaper": ("outlet",),
    "paper": ("outlet",),
    "daily": ("outlet",),
    "broadcaster": ("outlet",),
    "channel": ("outlet",),
    "station": ("outlet",),
    "outlet": ("outlet",),
    "magazine": ("outlet",),
    "website": ("outlet",),
    "government": ("government",),
    "council": ("council",),
    "commission": ("commission",),
    "committee": ("committee",),
    "department": ("department", "ministry"),
    "organization": ("igo", "ngo", "organization"),
    "organisation": ("igo", "ngo", "organisation", "organization"),
    "group": ("group", "ngo", "thinktank", "network", "front", "movement", "brigade", "brigades", "cartel", "militia", "coalition"),
    "network": ("network", "outlet"),
    "movement": ("group", "movement"),
    "party": ("party", "group"),
    "alliance": ("alliance",),
    "bloc": ("igo", "alliance"),
    "union": ("union",),
    "court": ("court",),
    "police": ("police",),
    "bank": ("bank",),
    "office": ("office",),
    "authorities": ("authorities", "government"),
    "force": ("force", "forces"),
    "mission": ("mission", "igo"),
    "embassy": ("embassy",),
    "foundation": ("foundation",),
    "association": ("association",),
    "observatory": ("observatory",),
    "statement": ("government", "ministry", "military", "igo", "ngo", "group", "alliance", "intelligence", "police", "court"),
    "communique": ("government", "ministry", "military", "igo", "alliance"),
    "assessment": ("intelligence", "military", "ministry", "thinktank", "igo"),
}


def resolve_body(cast: Cast, scene: Scene, token: Token) -> Seen | None:
    """ "the service", "the British broadcaster", "the same agency": the last body that the words fit."""
    before = token.i - 1
    doc, nation = token.doc, None
    while before > token.sent.start and (doc[before].pos_ in ("ADJ", "PROPN") or doc[before].lower_ in ("same", "news")):
        nation = nation or nation_code(doc[before].text)
        before -= 1
    if token.lower_ == "ministry" and (plain := _plain_ministry(cast, scene, token)):
        return plain
    if doc[before].lower_ not in _DETERMINERS or before < token.sent.start:
        return None
    if doc[before].lower_ in ("his", "her") and token.lower_ in ("statement", "communique", "assessment"):
        return None  # a person's own
    fits = BODY_NOUNS[token.lower_]
    for body in reversed(scene.bodies):
        if nation and body.country not in (None, nation):
            continue
        if body.kind == "body" and (body.role in fits or any(word in body.name.lower().split() for word in fits if word != "intelligence")):
            if token.lower_ == "ministry" and "ministry" not in body.name.lower():
                continue  # the State Department is nobody's "ministry"
            return cast.add(Seen(doc[before].idx, token.idx + len(token), body, "title"))
    if token.lower_ == "ministry":
        return _minister_ministry(cast, scene, doc[before], token)
    return _state_body(cast, doc[before], token) if token.lower_ in _STATE else None


#: Bodies that every state has one of, with their kinds.
_STATE = {"army": "military", "military": "military", "navy": "military", "government": "government", "presidency": "government"}


def _state_body(cast: Cast, first: Token, token: Token) -> Seen | None:
    """ "the army said": of the capital behind it, of the nation that "its" stands for, else of the story's, once that is known."""
    if not is_speaker(token):
        return None
    nation = capital_behind(cast.reading.article.text, token.idx + len(token))
    if nation is None and first.lower_ in ("its", "their"):
        before = (nation_code(word.text) for word in reversed(token.doc[first.sent.start : first.i]) if word.pos_ == "PROPN")
        nation = next((code for code in before if code), None)
    name = f"{adjective_of(nation)} {token.lower_}" if nation else token.lower_
    return cast.add(Seen(first.idx, token.idx + len(token), Actor(name, "body", nation, _STATE[token.lower_]), "title"))


def _plain_ministry(cast: Cast, scene: Scene, token: Token) -> Seen | None:
    """ "the interior ministry" without a nation: of the one nation whose people and bodies the article has named so far, else of none."""
    doc, first = token.doc, token.i - 1
    what = doc[first].lower_
    if (
        first - 1 < token.sent.start
        or office_of(f"{what} minister") != f"{what.replace('defense', 'defence')} minister"
        or doc[first - 1].lower_ != "the"
    ):
        return None
    nations = {cast.people[name].country for name in scene.recent} | {
        body.country for body in scene.bodies if body.role not in ("agency", "outlet")
    }
    nations.discard(None)
    nation = capital_behind(cast.reading.article.text, token.idx + len(token)) or (nations.pop() if len(nations) == 1 else None)
    name = f"{what.replace('defense', 'defence').title()} Ministry"
    body = Actor(f"{adjective_of(nation)} {name}" if nation else name, "body", nation, "ministry")
    return cast.add(Seen(doc[first].idx, token.idx + len(token), body, "title"))


def _minister_ministry(cast: Cast, scene: Scene, first: Token, token: Token) -> Seen | None:
    """ "the ministry" after a minister only: his own."""
    for name in reversed(scene.recent):
        person = cast.people[name]
        office = office_of(person.role or "") or ""
        if office.endswith(" minister") and person.country:
            body = Actor(
                f"{adjective_of(person.country)} {office.removesuffix(' minister').title()} Ministry", "body", person.country, "ministry"
            )
            return cast.add(Seen(first.idx, token.idx + len(token), body, "title"))
    return None
