"""Rows of facts -> one row a place, meeting or claim: what a view shows once although several reports tell of it."""

from __future__ import annotations

from typing import Any

import pandas as pd

#: Which dates stand before others: what the text says of the day, before the day of publication, before nothing.
_BASIS = {"stated": 0, "relative": 0, "bounded": 0, "published": 1}


def locate(places: pd.DataFrame) -> pd.DataFrame:
    """Mentions of places that can be drawn, with ``place_id``; names that stand for a government are not places where something is."""
    rows = places[(places["role"] != "actor") & places["lat"].notna() & places["lon"].notna()]
    spot = rows["lat"].round(3).astype("string") + "," + rows["lon"].round(3).astype("string")
    return rows.assign(place_id=rows["geonameid"].astype("string").fillna(spot).astype(object))


def sort_by_date_width(rows: pd.DataFrame) -> pd.DataFrame:
    """Reports by how closely they date what they tell, those dated by their publication alone last.

    Adds ``start`` and ``end`` (times) and ``stated_start``, ``stated_end`` (the same, but nothing for the day of publication).
    """
    start, end = pd.to_datetime(rows["date_start"]), pd.to_datetime(rows["date_end"])
    basis = rows["date_basis"].map(_BASIS).fillna(2)
    stated = basis == 0
    rows = rows.assign(start=start, end=end, stated_start=start.where(stated), stated_end=end.where(stated), basis=basis, width=end - start)
    return rows.sort_values(["basis", "width", "published", "fact_id"], kind="stable", na_position="last")


def gather(rows: pd.DataFrame, key: str, **counted: Any) -> pd.DataFrame:
    """One row a ``key``: its first row, over all its rows ``fact_ids``, ``articles`` (a count) and what else is to be ``counted``."""
    told = rows.groupby(key, sort=False).agg(fact_ids=("fact_id", list), articles=("article_id", "nunique"), **counted)
    first = rows.drop_duplicates(key).set_index(key)
    return first.drop(columns=[name for name in told if name in first]).join(told).reset_index()


def unique(values: pd.Series) -> list[str]:
    """Each value once, in alphabetical order."""
    return sorted(set(values.dropna()))


def union(values: pd.Series) -> list[str]:
    """The members of all lists, each once, in the order met."""
    return list(dict.fromkeys(value for items in values for value in items))


def none_for_unknown(rows: pd.DataFrame) -> pd.DataFrame:
    """Texts as plain objects, None (which is false, unlike NaN) for what is not known."""
    rows = rows.reset_index(drop=True)
    for name in rows.columns[[isinstance(dtype, pd.StringDtype) for dtype in rows.dtypes]]:
        rows[name] = pd.Series([None if pd.isna(value) else value for value in rows[name]], index=rows.index, dtype=object)
    return rows
