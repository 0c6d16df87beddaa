"""Where a meeting was that its own words do not place: the city meant again, or where those who met are told to be just before."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from lib.extract.syntax.clauses import token_at
from lib.extract.syntax.when import dates_in
from lib.extract.syntax.where import lies_within

if TYPE_CHECKING:
    from spacy.tokens import Span

    from lib.extract.meetings.merge import Meeting
    from lib.extract.values import PlaceMention, Reading

#: Statuses of meetings that have a place or were to have one.
_PLACED = frozenset({"held", "planned", "cancelled"})
#: UCDP ``where_prec`` of a spot (1) or the neighbourhood of one (2).
_NEAR = 2
#: Sentences back in which those who met are sought.
_BACK = 3
#: A house before a town, and how far back it is sought: whoever was there was in the town.
_HOUSE = re.compile(r"\b(?:at|inside|in) (?:the|his|her|its|their)(?: \w+){1,3} in $", re.IGNORECASE)
_HOUSE_REACH = 50
_CITY_AGAIN = re.compile(r"\b(?:this|the same|that|the) (?:city|town|capital|resort|village)\b|\bthere\b", re.IGNORECASE)


def settle_scenes(reading: Reading, meetings: list[Meeting]) -> None:
    """Give meetings face to face without a town the one that the words around them mean."""
    for meeting in meetings:
        if meeting.mode not in ("in_person", "multilateral") or meeting.status not in _PLACED:
            continue
        if meeting.place is not None and not _is_wide(meeting.place):
            continue
        found = _city_again(reading, meeting, meetings) or _place_of_people(reading, meeting, _claimed(meeting, meetings))
        found = found or _place_beside(meeting, meetings)
        if found is not None and (meeting.place is None or _is_nowhere(meeting.place) or lies_within(found, meeting.place)):
            meeting.place = found


def _is_wide(mention: PlaceMention) -> bool:
    return mention.place is not None and mention.place.where_prec > _NEAR


def _is_nowhere(mention: PlaceMention) -> bool:
    """Whether the place is a region of several countries: what is talked about, or toured."""
    return mention.place is not None and mention.place.country_code is None


def _claimed(meeting: Meeting, meetings: list[Meeting]) -> set[int]:
    """Where the words for places stand that are those of meetings on another day."""
    return {each.place.start for each in meetings if each.place is not None and each is not meeting and not _same_day(meeting, each)}


def _towns(reading: Reading, start: int, end: int) -> list[PlaceMention]:
    """The towns between two characters where something happens, "at the ministry in Lima" among them."""
    first = bisect_left(reading.places, start, key=lambda mention: mention.start)
    last = bisect_left(reading.places, end, key=lambda mention: mention.start)
    text = reading.article.text
    return [
        mention
        for mention in reading.places[first:last]
        if mention.place is not None
        and mention.place.where_prec <= _NEAR
        and (mention.role in ("event", "dateline") or _HOUSE.search(text, max(0, mention.start - _HOUSE_REACH), mention.start))
    ]


def _city_again(reading: Reading, meeting: Meeting, meetings: list[Meeting]) -> PlaceMention | None:
    """The town that "the same city" in the meeting's own sentence stands for: where the same people met, else the last one before."""
    told = meeting.tellings[0]
    words = _CITY_AGAIN.search(reading.article.text, told.sent_start, told.sent_end)
    if words is None:
        return None
    before = _towns(reading, 0, words.start())
    return _place_beside(meeting, meetings, same_day=False) or (before[-1] if before else None)


def _sentences_back(reading: Reading, meeting: Meeting) -> list[Span]:
    """The sentence of the meeting and those before it in its paragraph, the nearest first."""
    told = meeting.tellings[0]
    block = next((block for block in reading.article.blocks if block.start <= told.sent_start < block.end), None)
    sent = token_at(reading.doc, told.sent_start).sent
    found = [sent]
    while len(found) <= _BACK and sent.start > 0 and block is not None:
        sent = reading.doc[sent.start - 1].sent
        if sent.start_char < block.start:
            break
        found.append(sent)
    return found


def _place_of_people(reading: Reading, meeting: Meeting, claimed: set[int]) -> PlaceMention | None:
    """The town of the nearest sentence, this one first, that tells of somebody who met: "was in Lima ... She received X"."""
    told = meeting.tellings[0]
    for sent in _sentences_back(reading, meeting):
        end = sent.end_char
        towns = [town for town in _towns(reading, sent.start_char, end) if town.start not in claimed]
        if not towns or not _fits_day(reading, meeting, sent):
            continue
        names = {mention.actor.name for mention in reading.actors if sent.start_char <= mention.start < end}
        if names & set(meeting.sides):
            before = [town for town in towns if town.start < told.start or sent.start_char == told.sent_start]
            return before[-1] if before else None
    return None


def _fits_day(reading: Reading, meeting: Meeting, sent: Span) -> bool:
    """Whether no day that the sentence names speaks against its being that of the meeting."""
    date = meeting.date
    if date is None or date.basis == "published" or sent.start_char == meeting.tellings[0].sent_start:
        return True
    days = [each for each in dates_in(reading, sent.start_char, sent.end_char) if each.date_prec == 1]
    return not days or any(each.date_start <= date.date_end and date.date_start <= each.date_end for each in days)


def _place_beside(meeting: Meeting, meetings: list[Meeting], *, same_day: bool = True) -> PlaceMention | None:
    """The town of the last meeting told before, on the same day, with one of the same people."""
    people = {side.name for side in meeting.sides.values() if side.kind == "person" or not same_day}
    start = meeting.tellings[0].start
    before = [each for each in meetings if each is not meeting and each.tellings[0].start < start and each.place is not None]
    for other in sorted(before, key=lambda each: each.tellings[0].start, reverse=True):
        assert other.place is not None
        if people & set(other.sides) and not _is_wide(other.place) and (not same_day or _same_day(meeting, other)):
            return other.place
    return None


def _same_day(one: Meeting, other: Meeting) -> bool:
    return one.date is not None and other.date is not None and one.date.date_start == other.date.date_start
