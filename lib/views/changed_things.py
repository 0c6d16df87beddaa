"""Meetings, attacks, places and quotations that a later version of the store tells of and the earlier one did not, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lib.views.change import Change, count_words
from lib.views.difference import known_things
from lib.views.gather import group, list_records, sort_by_width
from lib.views.labels import label_days, label_fact, name_people
from lib.views.meetings import meeting_timeline
from lib.views.there import name_points

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    import pandas as pd

    from lib.schema import Row
    from lib.views.difference import Difference

    Tables = Mapping[str, pd.DataFrame]


def list_meetings(difference: Difference, before: Tables, after: Tables) -> tuple[list[Change], list[Change], list[Change]]:
    """New meetings, meetings that something else is said to have become of (planned, then held), and meetings that others report too."""
    known = known_things("meeting_id", difference, before["meetings"], after["meetings"])
    frame = after["meetings"]
    touched = set(difference.new["meeting_id"]) | set(frame.loc[frame["fact_id"].isin(difference.changed.values()), "meeting_id"])
    now = _tell_meetings(after, touched)
    then = _tell_meetings(before, {known[thing] for thing in touched if thing in known})
    added = {own[0]["meeting_id"]: own for own in group(list_records(difference.new, ("meeting_id", "fact_id", "source")), "meeting_id")}
    new, turned, again = [], [], []
    for thing, row in now.items():
        reports = added.get(thing, [])
        facts = [each["fact_id"] for each in reports] or row["fact_ids"]
        earlier = then.get(known.get(thing, ""))
        if earlier is None:
            new.append(Change(_say_meeting(row), "meetings", tuple(row["fact_ids"])))
        elif earlier["status"] != row["status"]:
            turned.append(Change(f"{_say_meeting(row)}: {earlier['status']}, now {row['status']}", "meetings", tuple(facts)))
        elif reports:
            sources = name_people(dict.fromkeys(each["source"] for each in reports))
            more = f"{count_words(len(reports), 'more report')}, from {sources}"
            again.append(Change(f"{_say_meeting(row)}: {more}", "meetings", tuple(facts)))
    return new, turned, again


def _tell_meetings(tables: Tables, ids: set[str]) -> dict[str, Row]:
    """``meeting_timeline`` of some meetings, by id, the latest days first."""
    frame = tables["meetings"]
    rows = list_records(meeting_timeline({"meetings": frame[frame["meeting_id"].isin(ids)]}))
    return {row["meeting_id"]: row for row in sorted(rows, key=lambda row: str(row["date_start"] or ""), reverse=True)}


def _say_meeting(row: Row) -> str:
    parts = (row["label"], row["status"], label_days(row), row["place"])
    return " · ".join(part for part in parts if part)


def list_attacks(difference: Difference, before: Tables, after: Tables) -> list[Change]:
    """New attacks and other events, each once however many report it, the latest first."""
    known = known_things("event_id", difference, before["events"], after["events"])
    rows = sort_by_width(list_records(difference.new[~difference.new["event_id"].isin(known)]))
    told = sorted(group(rows, "event_id"), key=lambda own: str(own[0]["date_start"] or ""), reverse=True)
    return [Change(label_fact("events", own[0]), "events", tuple(row["fact_id"] for row in own)) for own in told]


def list_places(difference: Difference, before: Tables) -> list[Change]:
    """Places on the map that nothing was told of before, those in most articles first."""
    rows = difference.new.assign(place_id=_name_places(difference.new))
    known = set(_name_places(before["places"]))
    rows = rows[(rows["place_id"] != "") & ~rows["place_id"].isin(known)]
    own = group(list_records(rows, ("place_id", "fact_id", "article_id", "resolved_place", "admin1", "country")), "place_id")
    own.sort(key=lambda each: -len({row["article_id"] for row in each}))
    return [Change(_say_place(each), "places", tuple(row["fact_id"] for row in each)) for each in own]


def _say_place(rows: list[Row]) -> str:
    names = dict.fromkeys(rows[0][name] for name in ("resolved_place", "admin1", "country") if rows[0][name])
    return f"{', '.join(names)} · {count_words(len({row['article_id'] for row in rows}), 'article')}"


def _name_places(places: pd.DataFrame) -> Any:
    """What each row's place is called on the map; "" for what is not drawn there: names without a point, and those of governments."""
    points = name_points(places)
    named = places["geonameid"].astype("string").fillna("").to_numpy(dtype=object)
    drawn = (places["role"] != "actor").to_numpy(dtype=bool) & places["lat"].notna().to_numpy() & places["lon"].notna().to_numpy()
    return np.where(drawn, np.where(points == "", named, points), "")


def list_quotes(difference: Difference) -> list[Change]:
    """Who is quoted anew, and how often, the most quoted first."""
    rows = list_records(difference.new, ("speaker", "fact_id"))
    own = sorted(group([row | {"speaker": row["speaker"] or ""} for row in rows], "speaker"), key=len, reverse=True)
    return [
        Change(f"{each[0]['speaker'] or 'Speaker not named'} · {count_words(len(each), 'quotation')}", "quotes", _ids(each)) for each in own
    ]


def _ids(rows: list[Row]) -> tuple[str, ...]:
    return tuple(row["fact_id"] for row in rows)
