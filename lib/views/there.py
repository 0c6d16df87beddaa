"""What is told of places: how many facts of each kind, and the facts with their evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from lib.views.facts import list_evidence, prove_facts
from lib.views.gather import list_records

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    Tables = Mapping[str, pd.DataFrame]

#: Tables whose rows have a place, in the order in which what they tell of it is read.
TOLD = ("events", "meetings", "personnel", "places")


def facts_there(tables: Tables, place_ids: Collection[str], kinds: Collection[str] = (), limit: int | None = None) -> pd.DataFrame:
    """What is told of places of ``map_places``: events, meetings and claims there, then their mentions, those of what happens there first;
    columns as ``article_facts``. ``kinds`` (of ``TOLD``) leaves all others out, ``limit`` whatever comes after so many.
    """
    rows: list[Any] = []
    for table in [table for table in TOLD if not kinds or table in kinds]:
        own = _keep_there(tables[table], place_ids)
        if table == "places":
            own = own.iloc[np.argsort((own["role"] != "event").to_numpy(), kind="stable")]
        rows += prove_facts(table, list_records(own if limit is None else own.head(limit - len(rows))))
    return list_evidence(rows)


def count_there(tables: Tables, place_ids: Collection[str]) -> dict[str, int]:
    """How many facts each table of ``TOLD`` tells of places, only where it tells any."""
    counts = {table: int(is_there(tables[table], place_ids).sum()) for table in TOLD}
    return {table: count for table, count in counts.items() if count}


def _keep_there(frame: pd.DataFrame, place_ids: Collection[str]) -> pd.DataFrame:
    return frame[is_there(frame, place_ids)]


def is_there(frame: pd.DataFrame, place_ids: Collection[str]) -> Any:
    """Which rows lie in one of these places of ``map_places``; names that stand for a government lie nowhere."""
    known = [int(place) for place in place_ids if place.isdigit()]
    points = [place for place in place_ids if not place.isdigit()]
    there = frame["geonameid"].isin(known).to_numpy(dtype=bool)
    if points:
        there = there | np.isin(name_points(frame), points)
    if "role" in frame:
        there = there & (frame["role"] != "actor").to_numpy(dtype=bool)
    return there & frame["lat"].notna().to_numpy() & frame["lon"].notna().to_numpy()


def name_points(frame: pd.DataFrame) -> Any:
    """``lat,lon`` of rows without a GeoNames id, which is the id of their place on the map; "" for all others."""
    names = np.full(len(frame), "", dtype=object)
    bare = (frame["geonameid"].isna() & frame["lat"].notna() & frame["lon"].notna()).to_numpy()
    where = zip(frame["lat"].to_numpy()[bare], frame["lon"].to_numpy()[bare], strict=True)
    names[bare] = [f"{lat:.3f},{lon:.3f}" for lat, lon in where]
    return names
