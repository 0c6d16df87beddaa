"""Which country somebody meets for whom the actors' finder knows none: by the words at his name, by his office, by the story."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from lib.extract.actors.nations import nation_code
from lib.extract.meetings.groups import is_alliance, is_delegate, mention_at
from lib.extract.syntax.clauses import token_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from lib.extract.meetings.merge import Meeting
    from lib.extract.values import Actor, ActorMention, Reading

#: Words before and behind a name among which its nation is sought.
_BEFORE, _BEHIND = 9, 12
_TITLE_POS = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"})
_TITLE_WORDS = frozenset({",", "of", "for", "-", "’s", "'s", "and"})
#: Offices of a state that a story names without its nation where it is the story's own.
_STATE_OFFICE = re.compile(
    r"\b(?:minister|president|premier|governor|mayor|chancellor|king|queen|secretary|speaker|senator|commissioner)\b(?!-general)",
    re.IGNORECASE,
)
_LOCAL = re.compile(r"\b(?:governor|mayor)\b", re.IGNORECASE)
#: Offices that only one country calls so.
_AMERICAN = re.compile(
    r"\b(?:secretary of (?:state|war|defense|homeland)|(?:treasury|commerce|homeland security) secretary)\b", re.IGNORECASE
)
_WORLD_BODY = re.compile(r"\bsecretary[- ]general|\bU\.?N\.?\b|\bcoordinator\b|\bhigh commissioner|\brapporteur", re.IGNORECASE)
_HOSTING = frozenset({"verb_receive", "verb_host", "verb_welcome", "verb_summon"})
#: Share of the story's places and people that one country must have to be the story's own, and how often more than the next.
_MAIN_SHARE, _LEAD = 1 / 3, 1.2


def nation_of(reading: Reading, side: Actor, meeting: Meeting) -> str | None:
    """ISO code of the country that somebody at a meeting stands for; None where the text does not tell or he stands for none."""
    if side.country is not None or side.kind != "person" or is_alliance(side) or _WORLD_BODY.search(side.role or ""):
        return side.country
    for mention in reading.actors:
        if mention.actor.name == side.name and mention.how in ("name", "surname"):
            code = _told_before(reading, mention) or _told_behind(reading, mention)
            if code is not None:
                return code
    return _by_office(reading, side, meeting) if side.role and _STATE_OFFICE.search(side.role) else None


def _codes(reading: Reading, words: Iterable[Token], name: str) -> str | None:
    """The first country that one of the words names, or whose place or person it is."""
    for word in words:
        code = nation_code(word.text) if word.pos_ in ("PROPN", "ADJ", "NOUN") else None
        if code is None and word.i > word.sent.start:
            code = nation_code(f"{word.nbor(-1).text} {word.text}")  # "Sri Lankan"
        mention = mention_at(reading.actors, word.idx)
        if code is None and mention is not None and mention.actor.name != name:
            code = mention.actor.country
        if code is not None:
            return code
    return None


def _told_before(reading: Reading, mention: ActorMention) -> str | None:
    """The nation in the title: "his Romanian counterpart, X", "the chief adviser's envoy, X", "the Governor of Wadi Fira, X"."""
    first = token_at(reading.doc, mention.start)
    words = []
    for index in range(first.i - 1, max(first.sent.start, first.i - _BEFORE) - 1, -1):
        word = reading.doc[index]
        if word.lower_ == "and" or not (word.pos_ in _TITLE_POS or word.lower_ in _TITLE_WORDS):
            break
        words.append(word)
    if first.i > first.sent.start and reading.doc[first.i - 1].text == "," and not any(is_delegate(word) for word in words):
        return None  # the comma parts him from somebody else
    found = _codes(reading, words, mention.actor.name)
    if found is not None or not words:
        return found
    start = words[-1].idx
    places = [place.place for place in reading.places if start <= place.start < mention.start and place.place is not None]
    return places[-1].country_code if places else None


def _told_behind(reading: Reading, mention: ActorMention) -> str | None:
    """The nation behind the name: "X, the ambassador of China," "X, an envoy of US President Y"."""
    last = token_at(reading.doc, mention.end - 1)
    if last.i + 1 >= last.sent.end or last.nbor(1).text != ",":
        return None
    words = []
    for word in reading.doc[last.i + 2 : min(last.i + 2 + _BEHIND, last.sent.end)]:
        if word.text in (",", ";", ".", "-", "–") or word.pos_ in ("VERB", "AUX", "PRON") or word.lower_ == "and":
            break
        words.append(word)
    return _codes(reading, words, mention.actor.name) if any(is_delegate(word) or word.dep_ == "appos" for word in words) else None


def _by_office(reading: Reading, side: Actor, meeting: Meeting) -> str | None:
    """The country of an office that only one has; of the host's town, where a guest from elsewhere is received; else the story's own."""
    venue = meeting.place.place.country_code if meeting.place is not None and meeting.place.place is not None else None
    role = side.role or ""
    if _AMERICAN.search(role) or (role == "secretary" and venue == "USA"):
        return "USA"
    told = meeting.tellings[0]
    others = {other.country for other in meeting.sides.values() if other.country is not None}
    if told.rule in _HOSTING and told.sides and told.sides[0].name == side.name and venue is not None and others and venue not in others:
        return venue
    story = _story_nation(reading)
    if _LOCAL.search(role) and venue is not None and venue != story:
        return venue if venue in others else None  # a governor is met at home
    return story


def _story_nation(reading: Reading) -> str | None:
    """The country of the dateline; without one, that of most places and people; None where two come into question."""
    for mention in reading.places:
        if mention.role == "dateline" and mention.place is not None:
            return mention.place.country_code
    counts = Counter(
        code
        for code in (
            *(each.place.country_code for each in reading.places if each.place is not None and each.role == "event"),
            *(each.actor.country for each in reading.actors),
        )
        if code is not None
    )
    if not counts:
        return None
    (code, number), *others = counts.most_common(2)
    return code if number >= _MAIN_SHARE * counts.total() and all(number >= _LEAD * other for _, other in others) else None
