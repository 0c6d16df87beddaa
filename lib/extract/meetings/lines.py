"""Who speaks with whom from afar: talk in no place that anything names goes by telephone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lib.extract.meetings.merge import Telling
    from lib.extract.values import Actor

#: Cues of talk that may go from afar.
_SPEAKING = frozenset({"verb_speak", "verb_talk", "verb_discuss", "noun_conversation"})
_PAIR = 2


def by_line(tellings: list[Telling]) -> Iterator[Telling]:
    """The tellings; what people of two countries say to each other is a call where no telling of the same has them in one place.

    A call has two ends: who talked to two others called each.
    """
    for telling in tellings:
        people = [side for side in telling.sides if side.kind == "person"]
        if telling.rule not in _SPEAKING or telling.mode != "in_person" or _may_be_near(telling, people, tellings):
            yield telling
            continue
        first, *others = people
        yield from (replace(telling, mode="phone", sides=[first, other]) for other in others)


def _may_be_near(telling: Telling, people: list[Actor], tellings: list[Telling]) -> bool:
    """Whether the people of a telling may have been in one place."""
    if telling.place is not None or len(people) < _PAIR or len({side.country for side in people if side.country}) < _PAIR:
        return True
    names = {side.name for side in people}
    for other in tellings:
        shared = len(names & {side.name for side in other.sides})
        if other.mode == "visit" and shared and any(_goes_to(other, side.country) for side in people):
            return True
        if shared >= _PAIR and other.mode != "phone" and (other.place is not None or other.rule not in _SPEAKING):
            return True
    return False


def _goes_to(visit: Telling, country: str | None) -> bool:
    place = visit.place.place if visit.place is not None else None
    return place is not None and country is not None and place.country_code == country
