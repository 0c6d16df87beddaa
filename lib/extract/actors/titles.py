"""Titles that stand for somebody named elsewhere: "the Kenyan president", "the general"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.actors.cast import Cast, Person, Seen
from lib.extract.actors.nations import nation_code
from lib.extract.actors.offices import Term, holder_of, office_of, term_of
from lib.extract.actors.verbs import is_reporting
from lib.extract.actors.words import Known, known_titles, match_at

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from lib.extract.actors.scene import Scene

_DETERMINERS = frozenset({"the", "that", "this", "same", "its", "his", "her", "their", "said"})


_LEADERS = frozenset(
    {"leader", "president", "prime minister", "chancellor", "king", "supreme leader", "military leader", "emir", "crown prince"}
)
#: Offices that newspapers call by each other's names once they have introduced the holder ("the general", "the diplomat added").
_FAMILIES = (
    frozenset(
        {"general", "admiral", "officer", "soldier", "commander", "colonel", "captain", "lieutenant", "major", "brigadier", "marshal"}
        | {"military chief", "military spokesperson", "defence chief", "military leader"}
    ),
    frozenset({"diplomat", "ambassador", "envoy", "negotiator", "mediator", "consul", "foreign minister", "deputy foreign minister"}),
    frozenset("cleric priest bishop archbishop patriarch cardinal pope imam ayatollah pastor rabbi monk".split()),
    frozenset({"doctor", "surgeon", "nurse", "medic", "director"}),
    frozenset({"lawyer", "prosecutor", "judge", "attorney general", "activist"}),
    frozenset({"lawmaker", "senator", "politician", "speaker", "candidate"}),
    frozenset({"professor", "analyst", "expert", "researcher", "economist", "scientist"}),
    frozenset({"officer", "police chief", "police spokesperson", "inspector", "superintendent", "detective"}),
)
#: "the governor of the coast, Ana Diaz": what may stand between a title and the name that it introduces.
_INTRODUCES = re.compile(r"(?:\s(?:of|for|in|at|to)\s[^,.;:“”\"\n]{1,60})?,\s(?=[A-Z])")


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
    while token.idx + len(token) < end:
        token = token.nbor(1)
    following = cast.at(end + 1) or (cast.at(end + 2) if cast.reading.article.text[end : end + 1] == "." else None)
    if following is not None and isinstance(following.actor, str) and following.how in ("name", "surname"):
        return None
    office = title.role or ""
    named = _named_behind(cast, end)
    if named is None and not definite:
        return None
    if named is None and (
        office in ("official", "leader", "chief", "resident", "deputy", "soldier", "officer", "secretary") and country is None
    ):
        return None
    after = cast.reading.article.text[end : end + 5]
    fitting = [person for person in cast.people.values() if _holds(cast, person, office) and _same_country(person, country)]
    name = named or (fitting[0].name if len(fitting) == 1 else None)
    if name is None and fitting:
        name = next((known for known in reversed(scene.recent) if any(known == person.name for person in fitting)), fitting[0].name)
    if name is None and country and not after.startswith(" of "):
        term = holder_of(office, country, cast.reading.article.published)
        name = _enter_term(cast, term) if term else None
    if name is None:
        name = _named_next(cast, token.sent, title)
    if name is None and country is None and token.dep_ == "nsubj" and is_reporting(token.head):
        name = _of_family(cast, scene, title)
    if name is None or cast.taken(start, end, bodies_only=True):
        return None
    if named is not None and cast.people[named].role is None:
        cast.people[named].role = title.form
    seen = Seen(start, end, name, "title")
    cast.replace(seen)
    scene.recent.append(name)
    if token.dep_ in ("nsubj", "nsubjpass") and is_reporting(token.head):
        scene.let_speak(name)
    return seen


def _named_behind(cast: Cast, end: int) -> str | None:
    """The name that a title introduces, between commas behind it or behind what it is of."""
    text = cast.reading.article.text
    comma = _INTRODUCES.match(text, end)
    seen = cast.at(comma.end()) if comma else None
    if (
        seen is None
        or not isinstance(seen.actor, str)
        or seen.how not in ("name", "surname")
        or text[seen.end : seen.end + 1] not in ",.;:)"
    ):
        return None
    return seen.actor


def _of_family(cast: Cast, scene: Scene, title: Known) -> str | None:
    """The one spoken of or heard last, if he holds an office that the title may be another word for; of a rank, whoever spoke last."""
    family = [offices for offices in _FAMILIES if title.role in offices]
    for name in reversed(scene.recent[-6:]):
        role = cast.people[name].role or ""
        if any(office_of(role) in offices for offices in family) or title.form.lower() in role.lower().split():
            return name
    unknown = scene.speaker is not None and cast.people[scene.speaker].role is None
    return scene.speaker if family and unknown else None


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
