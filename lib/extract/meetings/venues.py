"""Where a meeting was: the place in its own clause, the seat of power named there, or the place that the story is telling of."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lib.extract.meetings.groups import actor_at, is_delegate, mention_at
from lib.extract.meetings.reach import is_in_reach
from lib.extract.syntax.clauses import children, governing_verb, head_at, is_within, subjects, token_at
from lib.extract.syntax.when import is_reporting, stated_date
from lib.extract.syntax.where import lies_within, places_in
from lib.extract.values import Place, PlaceMention
from lib.lookups import load_lookup

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from lib.extract.meetings.merge import Meeting
    from lib.extract.values import Reading

#: Prepositions that put somebody or something of a place beside a meeting, not the meeting into the place.
_ORIGINS = frozenset({"of", "from"})
#: UCDP ``where_prec`` of a spot (1) or the neighbourhood of one (2).
_NEAR = 2
_WATER = 7
#: Words between a place and the "where" that means it, and between that and the deed.
_WHERE_REACH = 7
_STAYING = frozenset("leave visit reach arrive fly land come be".split())
#: UCDP ``where_prec`` of a region; one of several countries is what a meeting is about.
_REGION = 5
#: What is talked about: its place is not that of the talks ("discussed security on the border").
_MATTERS = frozenset(
    "security situation stability peace war conflict crisis tension fighting violence ceasefire truce development humanitarian aid election"
    " settlement hostility escalation unrest trade investment".split()
)
_IN_SEAT = r"\b(?:in|at|inside|to|into|from) (?:the |his |her )?"


def venue(reading: Reading, sent: Span, anchor: int) -> PlaceMention | None:
    """The place in the sentence where the meeting told at ``anchor`` (a character) takes place; None where the sentence gives none.

    It stands in the meeting's own clause or in one that the clause hangs on ("was in Lima, where he met"), not in one beside it.
    """
    token = token_at(reading.doc, anchor)
    place = _where(reading, sent, token)
    if place is not None:
        return place
    found = [mention for mention in places_in(reading, sent.start_char, sent.end_char) if _can_hold(reading, mention, token)]
    found = found or _stay(reading, sent, token)
    seat = _seat(reading, sent, token)
    own = [mention for mention in found if _borders(reading, mention, token) == 0]
    if seat is not None and not own:
        return seat
    if not found:
        return None
    best = min(found, key=lambda mention: _rank(reading, mention, token, anchor))
    finer = [mention for mention in found if mention.role == "event" and lies_within(mention, best)]
    return min(finer, key=lambda mention: abs(mention.start - anchor), default=best)


def _where(reading: Reading, sent: Span, anchor: Token) -> PlaceMention | None:
    """The place that a "where" before the anchor stands for: "came from Lima on Monday, where she had met", whatever it hangs on."""
    for word in reversed(sent.doc[max(sent.start, anchor.i - _WHERE_REACH) : anchor.i]):
        if word.lower_ == "where":
            before = places_in(reading, sent.start_char, word.idx)
            near = before[-1] if before else None
            return near if near is not None and word.i - token_at(reading.doc, near.end - 1).i <= _WHERE_REACH else None
    return None


def _stay(reading: Reading, sent: Span, anchor: Token) -> list[PlaceMention]:
    """The place that somebody at the meeting left or came to, as told beside his name: "Nehru, who left Lima on Sunday, met ..."."""
    clauses = [
        clause
        for subject in children(governing_verb(anchor), "nsubj", "nsubjpass")
        for clause in children(subject, "relcl")
        if clause.lemma_.lower() in _STAYING
    ]
    tokens = [(mention, head_at(reading.doc, mention.start, mention.end)) for mention in places_in(reading, sent.start_char, sent.end_char)]
    return [
        mention
        for mention, token in tokens
        if token.head.lower_ not in _ORIGINS and any(clause in (token.head, token.head.head) for clause in clauses)
    ]


def _can_hold(reading: Reading, mention: PlaceMention, anchor: Token) -> bool:
    """Whether the place can be that of the anchor's deed: not where a reporter sits, whose minister somebody is, or what comes next."""
    named = mention_at(reading.actors, mention.start)
    if (named is not None and named.actor.kind == "person") or (mention.place is not None and mention.place.where_prec == _WATER):
        return False
    if mention.place is not None and mention.place.country_code is None and mention.place.where_prec == _REGION:
        return False  # "security on the Korean Peninsula", "peace in the Middle East"
    token = head_at(reading.doc, mention.start, mention.end)
    if token.dep_ == "pobj" and token.head.dep_ == "prep" and token.head.head.lemma_.lower() in _MATTERS:
        return False
    if token.dep_ == "pobj" and token.head.lower_ in _ORIGINS:
        holder = token.head.head
        if is_delegate(holder) or actor_at(reading, holder) is not None or (token.head.lower_ == "from" and holder.pos_ in ("VERB", "AUX")):
            return False
    verb, own = governing_verb(token), governing_verb(anchor)
    if is_reporting(verb) and verb != own and any(is_within(token, subject) for subject in children(verb, "nsubj", "nsubjpass")):
        return False
    return is_in_reach(token, anchor)


def _borders(reading: Reading, mention: PlaceMention, anchor: Token) -> int:
    place_token = head_at(reading.doc, mention.start, mention.end)
    return 0 if governing_verb(place_token) == governing_verb(anchor) else 1


def _rank(reading: Reading, mention: PlaceMention, anchor: Token, char: int) -> tuple[int, int, int, int]:
    place_token = head_at(reading.doc, mention.start, mention.end)
    clause = 2 * _borders(reading, mention, anchor) or int(not is_within(place_token, anchor))
    precision = mention.place.where_prec if mention.place is not None else 2
    return clause, int(mention.role != "event"), precision, abs(mention.start - char)


@cache
def _seats() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    rows = {row["seat"]: (row["city"], row["country_code"]) for row in load_lookup("seats")}
    names = "|".join(re.escape(name) for name in sorted(rows, key=len, reverse=True))
    return re.compile(rf"{_IN_SEAT}({names})\b"), rows


def _seat(reading: Reading, sent: Span, anchor: Token) -> PlaceMention | None:
    """The city of the seat of power named in the anchor's own clause: those who meet at the White House meet in Washington."""
    pattern, seats = _seats()
    for found in pattern.finditer(sent.text):
        start = sent.start_char + found.start(1)
        token = token_at(reading.doc, start + len(found[1]) - 1)
        verb, own = governing_verb(token), governing_verb(anchor)
        if verb != own and not verb.is_ancestor(own):
            continue
        city, code = seats[found[1]]
        for each in reading.gazetteer.candidates(city):
            if each.country_code == code and each.kind == "city":
                place = Place(each.name, each.geonameid, each.feature_code, each.lat, each.lon, each.admin1, each.country, code, 1)
                return PlaceMention(start, start + len(found[1]), found[1], place, "event", "seat_of_power")
    return None


def place_meant(reading: Reading, sent: Span, anchor: int) -> PlaceMention | None:
    """The place that "there" in the anchor's clause stands for: the last one before the sentence where something happens."""
    own = governing_verb(token_at(reading.doc, anchor))
    if not any(word.lower_ == "there" and word.dep_ != "expl" and governing_verb(word) == own for word in sent):
        return None
    before = [place for place in places_in(reading, 0, sent.start_char) if place.role == "event"]
    return before[-1] if before else None


def place_of_story(reading: Reading, meeting: Meeting) -> PlaceMention | None:
    """The town where a participant acts just before the meeting is told ("She pledged in Moscow ... At talks with Lavrov, she said ..."),
    if it lies in a participant's country and no other day is given for it; else the town that the story was filed from, likewise.
    """
    told = meeting.tellings[0]
    before = [place for place in places_in(reading, 0, told.sent_start) if place.place is not None and place.place.where_prec <= _NEAR]
    countries = {side.country for side in meeting.sides.values() if side.country}
    for place in reversed(before):
        assert place.place is not None
        if place.place.country_code not in countries:
            continue
        if place.role == "dateline":
            return place if _is_news(reading, meeting) else None
        verb = governing_verb(head_at(reading.doc, place.start, place.end))
        doers = {actor.name for token in subjects(verb) if (actor := actor_at(reading, token)) is not None}
        if place.role == "event" and doers & set(meeting.sides):
            day = stated_date(reading, verb.sent, verb.idx)
            return place if day is None or meeting.date is None or day.date_start == meeting.date.date_start else None
    return None


def _is_news(reading: Reading, meeting: Meeting) -> bool:
    """Whether the meeting is of the day of the report or of the day before, as far as the text tells."""
    published, day = reading.article.published, meeting.date
    return published is not None and day is not None and day.date_prec == 1 and 0 <= (published - day.date_start).days <= 1
