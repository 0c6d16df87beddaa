"""Several tellings of one meeting -> one: what belongs together, and what each telling adds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lib.extract.syntax.when import precision
from lib.extract.values import Actor, DateMention, PlaceMention

if TYPE_CHECKING:
    from lib.extract.meetings.cues import Mode
    from lib.extract.syntax.modality import Status

_GONE = frozenset({"denied", "cancelled"})
_APART = frozenset({"phone", "letter"})


@dataclass(slots=True)
class Telling:
    """One place in the article that tells of a meeting."""

    start: int
    end: int
    sent_start: int
    sent_end: int
    mode: Mode
    sides: list[Actor]
    status: Status | None
    place: PlaceMention | None
    date: DateMention | None
    rule: str
    weak: bool = False
    another: bool = False  # the words say that it is not the meeting told before: "previous", "earlier", "last met"
    again_within: int | None = None  # days: "for the second time in two weeks"
    topic: str | None = None  # what it was about, in the article's words
    joins: bool = False  # somebody hosts or joins "the talks" that were told of before
    echo: bool = False  # a doubtful word about sides that were named for another: it makes no meeting of its own


@dataclass(slots=True)
class Meeting:
    """One real-world meeting as the article tells it, with its tellings; the first is the one quoted."""

    tellings: list[Telling] = field(default_factory=list)
    sides: dict[str, Actor] = field(default_factory=dict)
    mode: Mode = "in_person"
    status: Status = "held"
    place: PlaceMention | None = None
    date: DateMention | None = None


def merge_tellings(tellings: list[Telling]) -> list[Meeting]:
    """One Meeting for each real-world meeting, in the order of first telling; dates bound each other where the words say so."""
    meetings: list[Meeting] = []
    strong_first = sorted(tellings, key=lambda telling: (telling.weak, telling.start))
    for telling in strong_first:
        home = next((meeting for meeting in meetings if _is_same(meeting, telling)), None)
        if telling.joins:  # "X hosted the talks": those told of last before
            home = max((each for each in meetings if _can_join(each, telling)), key=_first, default=home)
        if home is None:
            home = Meeting(mode=telling.mode, status=telling.status or "held")
            meetings.append(home)
        _add(home, telling)
    _cancel_with_visits(meetings)
    meetings = _drop_visits_with_meetings(meetings)
    _bound_earlier(meetings)
    return sorted(meetings, key=lambda meeting: meeting.tellings[0].start)


def _first(meeting: Meeting) -> int:
    return meeting.tellings[0].start


def _can_join(meeting: Meeting, telling: Telling) -> bool:
    """Whether a host named alone can be that of the meeting: talks of two sides, told of before, with no other day."""
    pair = len(meeting.sides) > 1 and meeting.mode in ("in_person", "multilateral") and _first(meeting) < telling.start
    return pair and _dates_fit(meeting.date, telling.date) and telling.status in (None, meeting.status)


def _people(sides: list[Actor]) -> set[str]:
    return {actor.name for actor in sides if actor.kind == "person"}


def _countries(sides: list[Actor]) -> set[str]:
    return {actor.country for actor in sides if actor.country}


def _is_same(meeting: Meeting, telling: Telling) -> bool:
    """Whether a telling is of this meeting: nothing in its sides, mode, status, date or place speaks against it."""
    if (
        telling.another
        or _is_other_outcome(meeting, telling)
        or (meeting.status in ("held", "planned") and telling.status in ("held", "planned") and not _status_fits(meeting, telling))
    ):
        return False
    if not _mode_fits(meeting, telling) or not _dates_fit(meeting.date, telling.date) or not _places_fit(meeting.place, telling.place):
        return False
    crowds = {side.name for side in telling.sides if _is_crowd(side)}, {side.name for side in meeting.sides.values() if _is_crowd(side)}
    if len(telling.sides) > 1 and crowds[0] != crowds[1]:
        return False
    here, there = _countries(list(meeting.sides.values())), _countries(telling.sides)
    if here - there and there - here:
        return False  # each has a nation that the other lacks
    known, told = _people(list(meeting.sides.values())), _people(telling.sides)
    if known and told:
        return known <= told or told <= known
    return bool(here & there) or not telling.sides


def _is_other_outcome(meeting: Meeting, telling: Telling) -> bool:
    """Whether only one was held or is still ahead ("He will go to Lima instead"), or one denies a meeting of nobody named."""
    people = bool(_people(list(meeting.sides.values()))), bool(_people(telling.sides))
    if (telling.status == "denied" and telling.sides and people == (True, False)) or (
        meeting.status == "denied" and people == (False, True)
    ):
        return True
    held = any(told.status == "held" for told in meeting.tellings)
    goes_on = telling.status == "held" or (telling.mode == "visit" and telling.status == "planned")
    return (held and telling.status in _GONE) or (goes_on and meeting.status in _GONE)


def _is_crowd(side: Actor) -> bool:
    """Whether a side is a group known by a description only: "families of the victims" are met apart from anyone with a name."""
    return side.kind == "group" and side.country is None


def _status_fits(meeting: Meeting, telling: Telling) -> bool:
    return meeting.status == telling.status or (telling.status == "held" and meeting.status == "planned" and telling.date is None)


def _mode_fits(meeting: Meeting, telling: Telling) -> bool:
    return meeting.mode == telling.mode or not ({meeting.mode, telling.mode} & _APART)


def _dates_fit(known: DateMention | None, told: DateMention | None) -> bool:
    if known is None or told is None or "published" in (known.basis, told.basis):
        return True
    if known.date_prec == 1 and told.text.lower().startswith("earlier") and told.date_prec > 1:
        return False
    if told.date_prec == 1 and known.text.lower().startswith("earlier") and known.date_prec > 1:
        return False
    return known.date_start <= told.date_end and told.date_start <= known.date_end


def _places_fit(known: PlaceMention | None, told: PlaceMention | None) -> bool:
    if known is None or told is None or known.place is None or told.place is None:
        return True
    if known.place.resolved_place == told.place.resolved_place:
        return True
    coarse = {known.place.where_prec, told.place.where_prec} & {4, 5, 6}
    return bool(coarse) and known.place.country_code == told.place.country_code


def _add(meeting: Meeting, telling: Telling) -> None:
    """Take in what the telling knows better: more sides, the finer place, the tighter date, the later status."""
    meeting.tellings.append(telling)
    for actor in telling.sides:
        meeting.sides.setdefault(actor.name, actor)
    if meeting.mode == "visit" and telling.mode != "visit":
        meeting.mode = telling.mode
    if telling.status in _GONE:
        meeting.status = telling.status
    if telling.place is not None and (meeting.place is None or _is_finer(telling.place, meeting.place)):
        meeting.place = telling.place
    if telling.date is not None and (meeting.date is None or _is_tighter(telling.date, meeting.date)):
        meeting.date = telling.date


def _is_finer(new: PlaceMention, old: PlaceMention) -> bool:
    if new.place is None or old.place is None:
        return old.place is None and new.place is not None
    return new.place.where_prec < old.place.where_prec


def _is_tighter(new: DateMention, old: DateMention) -> bool:
    if (new.basis == "published") != (old.basis == "published"):
        return old.basis == "published"
    return new.date_end - new.date_start < old.date_end - old.date_start


def _drop_visits_with_meetings(meetings: list[Meeting]) -> list[Meeting]:
    """A visit is a fact of its own only if no meeting within it is told; its date and place serve the meeting."""
    kept = []
    for visit in meetings:
        host = next((other for other in meetings if visit.mode == "visit" and _is_inside(other, visit)), None)
        if host is None:
            kept.append(visit)
            continue
        for telling in visit.tellings:
            _add(host, telling)
        host.tellings.sort(key=lambda telling: (telling.mode == "visit", telling.start))
    return kept


def _cancel_with_visits(meetings: list[Meeting]) -> None:
    """Who calls off a visit calls off what was to be done on it."""
    for visit in meetings:
        if visit.mode == "visit" and visit.status == "cancelled":
            for other in meetings:
                if other.status == "planned" and _is_inside(other, visit, "planned"):
                    other.status = "cancelled"


def _is_inside(meeting: Meeting, visit: Meeting, status: Status | None = None) -> bool:
    if meeting is visit or meeting.mode not in ("in_person", "multilateral") or meeting.status != (status or visit.status):
        return False
    shared = _people(list(meeting.sides.values())) & _people(list(visit.sides.values()))
    same_country = (
        meeting.place is None or visit.place is None or _places_fit(meeting.place, visit.place) or _country(meeting) == _country(visit)
    )
    return bool(shared) and same_country and _dates_fit(meeting.date, visit.date)


def _country(meeting: Meeting) -> str | None:
    return meeting.place.place.country_code if meeting.place is not None and meeting.place.place is not None else None


def _bound_earlier(meetings: list[Meeting]) -> None:
    """Let statements bound each other: "for the second time in two weeks" puts the other meeting into the weeks before this one."""
    for main in list(meetings):
        window = next((telling.again_within for telling in main.tellings if telling.again_within), None)
        if window is None or main.date is None:
            continue
        last = main.date.date_start - timedelta(days=1)
        first = main.date.date_start - timedelta(days=window)
        other = next((each for each in meetings if each is not main and _could_be_earlier(each, main, first)), None)
        if other is None:
            source = next(telling for telling in main.tellings if telling.again_within)
            other = Meeting([source], dict(main.sides), main.mode, "held", None, None)
            meetings.append(other)
        start, end = first, last
        if other.date is not None and other.date.basis != "published":
            start, end = max(first, other.date.date_start), min(last, other.date.date_end)
        if start <= end:
            text = other.date.text if other.date is not None else ""
            words = other.date or main.date
            other.date = DateMention(words.start, words.end, text, start, end, precision(start, end), "bounded", "second_time_within")


def _could_be_earlier(other: Meeting, main: Meeting, first: date) -> bool:
    if (
        not _people(list(other.sides.values())) & _people(list(main.sides.values()))
        or other.status != "held"
        or (other.mode in _APART) != (main.mode in _APART)
    ):
        return False
    assert main.date is not None
    return other.date is not None and other.date.date_end >= first and other.date.date_start < main.date.date_start
