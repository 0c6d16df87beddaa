"""Two persons of a sentence and a word that may tell of a meeting: what the words around them witness."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from lib.extract.meetings.cues import may_tell
from lib.extract.syntax.clauses import children, governing_verb, head_at, prepositional_objects, subjects, token_at, with_conjuncts
from lib.extract.syntax.when import is_reporting
from lib.lookups import load_lookup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from lib.extract.meetings.cues import Mode
    from lib.extract.values import ActorMention, Reading

#: Persons of one sentence beyond which only the first are looked at.
_MOST = 10
_PAIR = 2
#: Words for what people speak through, and how many words before and behind what tells of their speaking they may stand.
_LINES = frozenset("phone telephone telephoned phoned call calls videolink videoconference video hotline line".split())
_BEFORE_LINE, _BEHIND_LINE = 4, 12
#: Words that a title may take before a name.
_TITLE_REACH = 9
#: Classes of verbs that tell of a meeting only where it is people that are seen, received, called or written to.
_OF_PEOPLE = frozenset({"call", "letter", "see", "receive"})
_TITLES = frozenset({"PROPN", "NOUN", "ADJ", "DET", "NUM", "PART"})
_LINKS = frozenset(
    "with by to of from between and about on for against over after at during as into alongside beside than or including but while"
    " when who which that whom before because told".split()
)
_BREAKS = frozenset("who which that when while where after before because although as if".split())
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_NOT = frozenset({"not", "n't", "n’t", "without", "never", "refused"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ROW = frozenset({",", "and", "of", "'s", "’s"})
#: Distances in words, from near to far.
_STEPS = (2, 5, 10, 18)


@dataclass(frozen=True, slots=True)
class Person:
    """One person named in a sentence: the mention, the numbers of its first and last word, and the word that the rest hangs on."""

    mention: ActorMention
    first: int
    last: int
    head: Token

    @property
    def name(self) -> str:
        """The name that all mentions share."""
        return self.mention.actor.name


@dataclass(frozen=True, slots=True)
class Pair:
    """Two persons in the order of the text, the word that may tell of their meeting and by what way, and the witnesses."""

    one: Person
    other: Person
    trigger: Token
    mode: Mode
    witnesses: frozenset[str]

    @property
    def names(self) -> frozenset[str]:
        """Who the two are."""
        return frozenset((self.one.name, self.other.name))


@cache
def _triggers() -> dict[str, tuple[str, Mode]]:
    return {row["lemma"]: (row["class"], row["mode"]) for row in load_lookup("meeting_triggers")}  # type: ignore[misc]


def find_pairs(reading: Reading, sent: Span, mentions: list[ActorMention]) -> Iterator[Pair]:
    """Each pair of persons among the sentence's mentions with each word of it that may tell of a meeting."""
    people = _people(reading, mentions)
    if len({person.name for person in people}) < _PAIR:
        return
    triggers = [(token, *known) for token in sent if (known := _known(token)) is not None]
    for one, other in combinations(people, _PAIR):
        if one.name == other.name:
            continue
        for token, kind, mode in triggers:
            inside = one.first <= token.i <= one.last or other.first <= token.i <= other.last
            if not inside and not _owns(one, token) and not _owns(other, token) and _fits(token, kind, one, other):
                way = "in_person" if _pays_call(token) else "phone" if mode == "in_person" and _by_line(token) else mode
                yield Pair(one, other, token, way, frozenset(_witnesses(people, one, other, token, kind)))


def _known(token: Token) -> tuple[str, Mode] | None:
    known = _triggers().get(token.lemma_.lower()) or _triggers().get(token.lower_)
    return known if known is not None and token.dep_ != "compound" and token.pos_ != "PROPN" else None


def _fits(token: Token, kind: str, one: Person, other: Person) -> bool:
    """Whether the trigger can be of these two: a letter goes to or comes from one, a verb of much besides meetings has one as its object.

    Not "called it a win", "saw the film with", "welcomed the ruling of".
    """
    if not may_tell(token):
        return False
    if kind == "letter" and token.pos_ != "VERB":
        return any(each in (one.head, other.head) for each in prepositional_objects(token, "to", "from"))
    if token.pos_ != "VERB" or kind not in _OF_PEOPLE:
        return True
    objects = [joined for child in children(token, "dobj", "dative", "oprd", "ccomp") for joined in with_conjuncts(child)]
    behind = objects or (prepositional_objects(token, "to", "with", "by", "on") if kind in ("call", "letter") else [one.head])
    return any(each in (one.head, other.head) or each.lower_ in ("each", "other") for each in behind)


def _owns(person: Person, trigger: Token) -> bool:
    """Whether the person only says whose somebody or something is: "Trump's envoy", but not "Trump's talks"."""
    after = trigger.doc[person.last + 1] if person.last + 1 < len(trigger.doc) else trigger
    return after.tag_ == "POS" and person.head.head != trigger


def _by_line(trigger: Token) -> bool:
    """Whether a word for a telephone stands by: "spoke at length on the telephone with"."""
    start = max(trigger.sent.start, trigger.i - _BEFORE_LINE)
    return any(word.lower_ in _LINES for word in trigger.doc[start : min(trigger.sent.end, trigger.i + _BEHIND_LINE)])


def _pays_call(trigger: Token) -> bool:
    """Whether a call is paid, not made: "paid a call on the king"."""
    return trigger.lemma_.lower() == "call" and trigger.i + 1 < trigger.sent.end and trigger.nbor(1).lower_ == "on"


def _people(reading: Reading, mentions: list[ActorMention]) -> list[Person]:
    found = []
    for mention in mentions:
        if mention.actor.kind == "person":
            first, last = token_at(reading.doc, mention.start), token_at(reading.doc, mention.end - 1)
            found.append(Person(mention, first.i, last.i, head_at(reading.doc, mention.start, mention.end)))
    return found[:_MOST]


def _witnesses(people: list[Person], one: Person, other: Person, trigger: Token, kind: str) -> Iterator[str]:
    doc, at = trigger.doc, trigger.i
    order = "ATB" if one.last < at < other.first else "TAB" if at < one.first else "ABT"
    pos = "verb" if trigger.pos_ in ("VERB", "AUX") else "noun"
    yield from ("always", f"{kind} {pos}", f"{pos} {order}")
    left, right = _link(doc, one, trigger.sent.start), _link(doc, other, trigger.sent.start)
    yield from (f"before first: {left}", f"before second: {right}", f"{order} second {right}")
    near, far = sorted((_distance(one, at), _distance(other, at)))
    yield from (f"nearer {_step(near)}", f"farther {_step(far)}")
    yield from (f"apart {each}" for each in _gap(doc, one.last + 1, other.first))
    yield from (f"A-T {each}" for each in _gap(doc, *_between(one, at)))
    yield from (f"B-T {each}" for each in _gap(doc, *_between(other, at)))
    inner = sum(one.last < person.first < other.first for person in people)
    if inner:
        yield f"persons between {min(inner, 3)}"
    yield from (f"first {each}" for each in _standing(one, trigger))
    yield from (f"second {each}" for each in _standing(other, trigger))
    countries = {one.mention.actor.country, other.mention.actor.country}
    yield "a country unknown" if None in countries else "one country" if len(countries) == 1 else "two countries"
    objects = children(trigger, "dobj")
    if pos == "verb" and objects and all(child not in (one.head, other.head) for child in objects):
        yield f"{kind} something"
    if any(child.lower_ in _NOT or child.lower_ == "no" for child in trigger.children):
        yield "denied"


def _standing(person: Person, trigger: Token) -> Iterator[str]:
    """What a person is to the trigger, and to others."""
    verb, role = person.head.head, person.mention.actor.role
    if person.head.dep_ in ("nsubj", "nsubjpass"):
        yield "subject"
        if is_reporting(verb) and verb != trigger:
            yield "says so"
    if role is not None and ("spokes" in role or "press" in role):
        yield "speaks for another"
    if role is None and person.mention.actor.country is None:
        yield "without office"
    if trigger.is_ancestor(person.head):
        yield "hangs on word"
    elif person.head in subjects(governing_verb(trigger)):
        yield "does it"


def _link(doc: Doc, person: Person, start: int) -> str:
    """The word that joins a name to what stands before it, past titles."""
    index = person.first - 1
    while index >= start and doc[index].pos_ in _TITLES and doc[index].lower_ not in _LINKS and person.first - index < _TITLE_REACH:
        index -= 1
    if index < start:
        return "start"
    word = doc[index]
    if word.lower_ in _LINKS:
        return word.lower_
    return "," if word.text == "," else "verb" if word.pos_ in ("VERB", "AUX") else "other"


def _distance(person: Person, at: int) -> int:
    return person.first - at if person.first > at else at - person.last


def _between(person: Person, at: int) -> tuple[int, int]:
    return (at + 1, person.first) if person.first > at else (person.last + 1, at)


def _step(distance: int) -> str:
    return next((str(step) for step in _STEPS if distance <= step), "far")


def _gap(doc: Doc, first: int, last: int) -> Iterator[str]:
    """What stands between two words."""
    words = doc[first:last]
    lower = {word.lower_ for word in words}
    yield f"finite {min(sum(word.tag_ in _FINITE for word in words), 2)}"
    signs = {"clause": _BREAKS, "quotation": _QUOTES, "semicolon": {";", ":"}, "with": {"with"}, "that": {"that"}, "negated": _NOT}
    yield from (name for name, sign in signs.items() if not lower.isdisjoint(sign))
    if any(word.pos_ == "VERB" and is_reporting(word) for word in words):
        yield "reporting"
    if lower and all(word.pos_ in _TITLES or word.lower_ in _ROW for word in words):
        yield "row"
