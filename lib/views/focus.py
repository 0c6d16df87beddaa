"""What a reader picks in one chart, as a filter for all others: the articles that tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.filters import Focus
from lib.views.gather import list_records, locate
from lib.views.labels import name_lane, name_people

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    Tables = Mapping[str, pd.DataFrame]

#: Tables whose rows have a place.
_LOCATED = ("places", "meetings", "personnel", "events")


def find_focus(tables: Tables, token: str) -> Focus | None:
    """The articles that tell of what ``token`` names; None where nothing does.

    ``place:ID`` (of ``map_places``), ``meeting:ID`` (of ``meeting_timeline``) or ``status:STATUS`` (of personnel; empty where none is
    given). Give it unfiltered tables, so that other filters narrow what is shown and not what is looked for.
    """
    kind, _, key = token.partition(":")
    found = _FINDERS[kind](tables, key) if kind in _FINDERS else ("", set())
    return Focus(token, found[0], frozenset(found[1])) if found[1] else None


def _find_place(tables: Tables, place_id: str) -> tuple[str, set[str]]:
    wanted = ("geonameid", "lat", "lon", "resolved_place", "article_id")
    there = []
    for table in _LOCATED:
        frame = tables[table]
        if place_id.isdigit():
            frame = frame[(frame["geonameid"] == int(place_id)).fillna(value=False)]
        there += [row for row in locate(frame, (*wanted, *(["role"] if table == "places" else []))) if row["place_id"] == place_id]
    return (str(there[0]["resolved_place"]) if there else "", {row["article_id"] for row in there})


def _find_meeting(tables: Tables, meeting_id: str) -> tuple[str, set[str]]:
    rows = list_records(tables["meetings"][tables["meetings"]["meeting_id"] == meeting_id])
    names = dict.fromkeys(name for row in rows for name in row["participants"])
    parties = {code for row in rows for code in row["parties"]}
    return f"the meeting of {name_people(names) or name_lane(parties)}", {row["article_id"] for row in rows}


def _find_status(tables: Tables, status: str) -> tuple[str, set[str]]:
    rows = tables["personnel"][tables["personnel"]["status"].fillna("") == status]
    return f"people {status}" if status else "people whose fate is not said", set(rows["article_id"])


_FINDERS: dict[str, Callable[[Tables, str], tuple[str, set[str]]]] = {
    "place": _find_place,
    "meeting": _find_meeting,
    "status": _find_status,
}
