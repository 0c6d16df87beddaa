"""Rows of facts -> one row a place, meeting or claim: what a view shows once although several reports tell of it.

Plain Python on records: a page has some hundred rows, for which it takes a tenth of the time of the same thing in pandas.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pandas as pd

from lib.views.labels import display_spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lib.schema import Row

#: Which dates stand before others: what the text says of the day, before the day of publication, before nothing.
_BASIS = {"stated": 0, "relative": 0, "bounded": 0, "published": 1}
_WHOLE = ("count_low", "count_best", "count_high", "lowest", "highest", "where_prec", "date_prec", "words")
_COUNTED = ("mentions", "articles", "reports", "claims", "facts", "char_start", "char_end", "sent_start", "sent_end")
#: What proves a row of a view.
PROOF = ("fact_id", "article_id", "sentence")
#: What a row that stands for several reports carries.
REPORTED = ("reports", "articles", "fact_id", "fact_ids", "article_id", "sentence")
COUNT = ("count_low", "count_best", "count_high", "count_rule", "count_text")
DATES = ("date_start", "date_end", "date_prec")
#: Types of a view's columns; all others are plain objects, None for what is not known.
_DTYPES = dict.fromkeys(_WHOLE, "Int64") | dict.fromkeys(_COUNTED, "int64") | dict.fromkeys(("lat", "lon", "score"), "float64")


def list_records(frame: pd.DataFrame, names: Iterable[str] | None = None) -> list[Row]:
    """Rows as dicts with plain values, None (which is false, unlike NaN) for what is not known."""
    columns = {str(name): list_values(frame[name]) for name in names or frame.columns}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def build_frame(rows: Sequence[Mapping[str, Any]], names: Iterable[str]) -> pd.DataFrame:
    """The frame of a view: these columns in this order, of the same types whether or not there are rows."""
    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=_DTYPES.get(name, object)) for name in names})


def group(rows: Iterable[Row], key: str) -> list[list[Row]]:
    """Rows that share a ``key``, together, in the order met."""
    groups: dict[Any, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return list(groups.values())


def stand_for(reports: Sequence[Row]) -> Row:
    """The first report of several, with ``fact_ids`` and ``articles`` (a count) of all of them."""
    return reports[0] | {"fact_ids": [row["fact_id"] for row in reports], "articles": len({row["article_id"] for row in reports})}


def locate(frame: pd.DataFrame, names: Iterable[str] | None = None) -> list[Row]:
    """Records of what can be drawn, with ``place_id``; names that stand for a government are not places where something is."""
    rows = list_records(frame, names)
    found = [row for row in rows if row.get("role") != "actor" and row["lat"] is not None and row["lon"] is not None]
    return [row | {"place_id": str(row["geonameid"] or f"{row['lat']:.3f},{row['lon']:.3f}")} for row in found]


def sort_by_width(rows: Iterable[Row]) -> list[Row]:
    """Reports by how closely they date what they tell, those dated by their publication alone after the others."""
    return sorted(rows, key=lambda row: (_BASIS.get(row["date_basis"], 2), _width(row), str(row["published"]), row["fact_id"]))


def common(values: Sequence[int | None]) -> int:
    """The number that comes most often, the smallest of several; 0 where none is known."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value), default=0)


def is_stated(row: Row) -> bool:
    """Whether a text says something of the day: it is dated by more than its publication."""
    return _BASIS.get(row["date_basis"]) == 0 and row["date_start"] is not None and row["date_end"] is not None


def span_claims(claims: Sequence[Row]) -> Row:
    """What the claims of one status lie between; a claim of "up to N" says nothing of the lower end."""
    least = [row["count_low"] or row["count_best"] for row in claims if row["count_rule"] != "at_most"]
    most = [row[name] for row in claims for name in ("count_low", "count_best", "count_high")]
    lowest = min((number for number in least if number is not None), default=None)
    highest = max((number for number in most if number is not None), default=None)
    return {
        "status": claims[0]["status"],
        "claims": len(claims),
        "lowest": lowest,
        "highest": highest,
        "range": display_spread(lowest, highest, any(row["count_high"] is None for row in claims)),
        "fact_ids": [fact for row in claims for fact in row["fact_ids"]],
    }


def _width(row: Row) -> float:
    known = row["date_start"] is not None and row["date_end"] is not None
    return (row["date_end"] - row["date_start"]).days if known else float("inf")


def list_values(values: pd.Series) -> list[Any]:
    """A column as plain values, None for what is not known."""
    if isinstance(values.dtype, pd.api.extensions.ExtensionDtype):
        return values.to_numpy(dtype=object, na_value=None).tolist()  # type: ignore[call-overload]
    return values.tolist() if values.dtype == object else [None if value != value else value for value in values.tolist()]
