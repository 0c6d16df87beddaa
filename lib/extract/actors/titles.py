"""Titles and definite descriptions that stand for somebody named elsewhere: "the Kenyan president", "the ministry"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lib.extract.actors.cast import Cast, Person, Seen
from lib.extract.actors.nations import adjective_of, nation_code
from lib.extract.actors.offices import Term, holder_of, office_of, term_of
from lib.extract.actors.verbs import is_reporting
from lib.extract.actors.words import Known, known_titles, match_at
from lib.extract.values import Actor

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_DETERMINERS = frozenset({"the", "that", "this", "same", "its", "his", "her", "their", "said"})
#: "the service" and its like: which bodies the noun can stand for, by kind or by a word of their name.
BODY_NOUNS: dict[str, tuple[str, ...]] = {
    "service": ("intelligence", "service"),
    "agency": ("agency", "intelligence", "igo", "administration"),
    "ministry": ("ministry",),
    "directorate": ("directorate",),
    "army": ("army", "military"),
    "military": ("military", "army"),
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
    "group": ("group", "ngo", "thinktank", "network"),
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


_LEADERS = frozenset(
    {"leader", "president", "prime minister", "chancellor", "king", "supreme leader", "military leader", "emir", "crown prince"}
)
#: Ranks that newspapers use for somebody whom they introduced by an office ("the general added").
_RANKS = frozenset({"general", "officer", "admiral", "lawmaker", "doctor", "professor", "cleric", "judge", "lawyer", "activist", "analyst"})


@dataclass(slots=True)
class Scene:
    """Who is in the reader's mind while the text is read from left to right."""

    focus: str | None = None
    speaker: str | None = None
    body: Actor | None = None
    recent: list[str] = field(default_factory=list)
    bodies: list[Actor] = field(default_factory=list)


def title_words(cast: Cast) -> dict[int, tuple[int, int, Known]]:
    """Titles that stand without a name: start -> the word's index, the character where the title ends, and the title."""
    found: dict[int, tuple[int, int, Known]] = {}
    index, words = 0, cast.words
    while index < len(words):
        match = match_at(known_titles(), words, index)
        if match is None or cast.at(words[index].start) or not match[1].role:
            index += 1
            continue
        found[words[index].start] = (index, words[index + match[0] - 1].end, match[1])
        index += match[0]
    return found


def resolve_title(cast: Cast, scene: Scene, token: Token, index: int, end: int, title: Known) -> Seen | None:
    """ "the Russian president", "the Kremlin's security chief", "the governor": the person of that office in the article or the world."""
    start, country, definite = _noun_phrase(cast, index)
    following = cast.at(end + 1)
    if following is not None and isinstance(following.actor, str) and following.how in ("name", "surname"):
        return None
    office = title.role or ""
    if not definite or (
        office in ("official", "leader", "chief", "resident", "deputy", "soldier", "officer", "secretary") and country is None
    ):
        return None
    after = cast.reading.article.text[end : end + 5]
    fitting = [person for person in cast.people.values() if _holds(cast, person, office) and _same_country(person, country)]
    name = fitting[0].name if len(fitting) == 1 else None
    if len(fitting) > 1:
        name = next((known for known in reversed(scene.recent) if any(known == person.name for person in fitting)), fitting[0].name)
    if name is None and country and not after.startswith(" of "):
        term = holder_of(office, country, cast.reading.article.published)
        name = _enter_term(cast, term) if term else None
    if name is None:
        name = _named_next(cast, token.sent, title)
    if name is None and office in _RANKS and country is None and token.dep_ == "nsubj" and is_reporting(token.head):
        name = scene.speaker
    if name is None or cast.taken(start, end, bodies_only=True):
        return None
    seen = Seen(start, end, name, "title")
    cast.replace(seen)
    scene.recent.append(name)
    if token.dep_ in ("nsubj", "nsubjpass") and is_reporting(token.head):
        scene.speaker = name
    return seen


def _noun_phrase(cast: Cast, index: int) -> tuple[int, str | None, bool]:
    """Where the title's phrase starts, the nation named in it, and whether it means one certain person."""
    words, country, start = cast.words, None, cast.words[index].start
    text = cast.reading.article.text
    for back in range(index - 1, max(-1, index - 6), -1):
        gap = text[words[back].end : words[back + 1].start]
        if gap not in (" ", "-", "'s ", "’s ", "' ", "’ ", ".", ". "):
            return start, country, country is not None
        word = words[back]
        held = cast.at(word.start)
        if country is None and held is not None and cast.actor(held.actor).kind != "person":
            country = cast.actor(held.actor).country
        if country is None:
            country = nation_code(f"{words[back - 1].text} {word.text}") if back and words[back - 1].capital else None
            country = country or (nation_code(word.text) if word.capital else None)
        if word.key in _DETERMINERS:
            return start, country, True
        if not (
            word.capital or word.key in ("top", "acting", "interim", "regional", "former", "then", "outgoing", "new", "local", "military")
        ):
            return start, country, country is not None and "s " in gap
        if word.key in ("former", "a", "an"):
            return start, country, False
        start = word.start
    return start, country, country is not None


def _holds(cast: Cast, person: Person, office: str) -> bool:
    if office == "leader" and office_of(person.role or "") in _LEADERS and not (person.role or "").startswith("former"):
        return True
    if person.role and office_of(person.role) == office and not person.role.startswith("former"):
        return True
    term = term_of(person.name, cast.reading.article.published)
    return term is not None and term.office == office and not term.role.startswith("former")


def _same_country(person: Person, country: str | None) -> bool:
    return country is None or person.country is None or person.country == country


def _enter_term(cast: Cast, term: Term) -> str:
    if term.name not in cast.people:
        cast.people[term.name] = Person(term.name, term.country, term.role, None, True)
    return term.name


def _named_next(cast: Cast, sent: Span, title: Known) -> str | None:
    """A speaker without a name whom the next sentence opens with: "..., the acting governor said. Alexander K. wrote ..."."""
    following = sent.end
    if following >= len(sent.doc) or not any(is_reporting(token) for token in sent):
        return None
    seen = cast.at(sent.doc[following].idx)
    if seen is None or seen.how != "name" or not isinstance(seen.actor, str):
        return None
    person = cast.people[seen.actor]
    first = min((other.start for other in cast.seen if other.actor == seen.actor), default=seen.start)
    if first < seen.start or (person.role and not person.known and office_of(person.role) != title.role):
        return None
    person.role = person.role or title.form
    return seen.actor


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
    fits = BODY_NOUNS[token.lower_]
    for body in reversed(scene.bodies):
        if nation and body.country not in (None, nation):
            continue
        if body.kind == "body" and (body.role in fits or any(word in body.name.lower().split() for word in fits if word != "intelligence")):
            return cast.add(Seen(doc[before].idx, token.idx + len(token), body, "title"))
    if token.lower_ == "ministry":
        return _minister_ministry(cast, scene, doc[before], token)
    return None


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
    nation = nations.pop() if len(nations) == 1 else None
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
