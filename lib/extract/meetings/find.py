"""Reading -> meetings: talks, visits, calls, letters; one row a real-world meeting, however often the article tells it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lib.extract.meetings.assemblies import ASSEMBLY
from lib.extract.meetings.days import within_news
from lib.extract.meetings.groups import is_alliance
from lib.extract.meetings.likely import likely_tellings
from lib.extract.meetings.lines import by_line
from lib.extract.meetings.merge import Meeting, Telling, merge_tellings
from lib.extract.meetings.nations import nation_of
from lib.extract.meetings.scenes import settle_scenes
from lib.extract.meetings.tellings import find_tellings
from lib.extract.meetings.venues import place_of_story
from lib.extract.row import attribution_columns, common, date_columns, place_columns
from lib.extract.statements.find import statement_at

if TYPE_CHECKING:
    from lib.extract.values import Actor, Reading
    from lib.schema import Row

#: Three sides or more make a meeting multilateral (PLOVER's CONSULT has no such mode; the codebook does).
_MULTILATERAL = 3
_PAIR = 2


def find_meetings(reading: Reading) -> list[Row]:
    """Rows of the ``meetings`` table, one a real-world meeting, in the order of the text."""
    tellings = list(find_tellings(reading))
    tellings += list(likely_tellings(reading, tellings))
    tellings = list(by_line(tellings))
    _carry_dates(tellings)
    meetings = [meeting for meeting in merge_tellings(tellings) if _is_meeting(meeting)]
    for meeting in meetings:
        if meeting.place is None and meeting.mode == "in_person" and meeting.status == "held":
            meeting.place = place_of_story(reading, meeting)
        meeting.date = within_news(reading, meeting)
        if meeting.status == "held" and _is_ahead(reading, meeting):
            meeting.status = "planned"
    settle_scenes(reading, meetings)
    return [_row(reading, meeting) for meeting in meetings]


def _carry_dates(tellings: list[Telling]) -> None:
    """Where no day is stated, the story goes on: the day of the last meeting told of one of the same people."""
    for number, telling in enumerate(tellings):
        if telling.date is None or telling.date.basis != "published":
            continue
        people = {side.name for side in telling.sides if side.kind == "person"}
        for before in reversed(tellings[:number]):
            same_day = before.date is not None and before.date.basis in ("stated", "relative") and before.date.date_prec == 1
            if before.date is not None and same_day and before.status != "planned" and people & {side.name for side in before.sides}:
                telling.date = replace(before.date, basis="bounded", rule="story_goes_on")
                break


def _is_meeting(meeting: Meeting) -> bool:
    """Whether enough is known for a row: two sides, or a visitor and the country visited; one side must be named."""
    sides = list(meeting.sides.values())
    if meeting.mode == "visit":
        return bool(sides)
    if all(telling.echo for telling in meeting.tellings):
        return False
    if all(telling.rule == ASSEMBLY for telling in meeting.tellings):
        dated = meeting.date is not None and meeting.date.basis in ("stated", "relative")
        return dated and (meeting.place is not None or meeting.status == "planned")
    if all(telling.weak for telling in meeting.tellings) and sum(side.kind == "person" for side in sides) < 2:
        return False
    return len(sides) > 1 and (any(side.kind == "person" for side in sides) or len({side.country for side in sides}) > 1)


def _is_ahead(reading: Reading, meeting: Meeting) -> bool:
    """ "He meets the emperor on Friday": told as if it were done, on a day after the report's.

    A day written out may be one ahead where the report comes from the other side of the date line.
    """
    published, date = reading.article.published, meeting.date
    return published is not None and date is not None and (date.date_start - published).days > (date.basis == "stated")


def _participants(meeting: Meeting) -> list[Actor]:
    """Named persons; the bodies and described groups of a country only where none of its people is named."""
    sides = list(meeting.sides.values())
    people = [side for side in sides if side.kind == "person"]
    represented = {side.country for side in people}
    others = [side for side in sides if side.kind != "person" and side.country not in represented]
    return people + [side for side in others if len(people) < _PAIR or (side.kind == "group" and side.country is not None)]


def _row(reading: Reading, meeting: Meeting) -> Row:
    told = meeting.tellings[0]
    sides = _participants(meeting)
    nations = [nation_of(reading, side, meeting) for side in sides if not is_alliance(side)]
    parties = list(dict.fromkeys(code for code in nations if code is not None))
    place = meeting.place.place if meeting.place is not None else None
    if meeting.mode == "visit" and place is not None and place.country_code and place.country_code not in parties:
        parties.append(place.country_code)
    mode = "multilateral" if meeting.mode == "in_person" and len(parties) >= _MULTILATERAL else meeting.mode
    names = [side.name for side in sides]
    date = date_columns(meeting.date)
    row = common(
        reading,
        "meetings",
        told.start,
        told.end,
        told.sent_start,
        told.sent_end,
        told.rule,
        *names,
        mode,
        date["date_start"],
    )
    statement = statement_at(reading, told.start, told.end)
    row |= place_columns(meeting.place) | date | attribution_columns(statement)
    return row | {
        "meeting_id": row["fact_id"],
        "event_type": "CONSULT",
        "mode": mode,
        "participants": names,
        "roles": [side.role or "" for side in sides],
        "parties": parties,
        "status": meeting.status,
        "topic": next((telling.topic for telling in meeting.tellings if telling.topic), None),
    }
