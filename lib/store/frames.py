"""Rows -> frames as they are stored, and stored tables -> pandas frames in the codebook's types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import polars as pl
import pyarrow as pa

from lib.context import FILTER_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lib.schema import Row


def to_frame(rows: Sequence[Row], types: Mapping[str, Any]) -> pl.DataFrame:
    """Rows as a frame with the columns ``types`` names (column -> Polars type); by Arrow, which reads lists several times as fast."""
    frame = pl.from_arrow(pa.Table.from_pylist(list(rows), schema=pl.DataFrame(schema=dict(types)).to_arrow().schema))
    assert isinstance(frame, pl.DataFrame)
    return frame


def to_pandas(table: pa.Table, types: Mapping[str, str]) -> pd.DataFrame:
    """Dates as ``datetime.date`` or None, lists as lists of str, integers as ``Int64``; days to filter by as ``datetime64``."""
    return pd.DataFrame({name: _to_series(table[name], types[name], name in FILTER_COLUMNS) for name in table.column_names})


def _to_series(values: pa.ChunkedArray, kind: str, to_filter: bool) -> pd.Series:
    if kind == "list" or (kind == "date" and not to_filter):
        return pd.Series(values.to_pylist(), dtype=object)
    if kind == "int":
        return pd.Series(pd.array(values.to_numpy(zero_copy_only=False), dtype="Int64")) if not values.null_count else _nullable(values)
    return values.to_pandas(date_as_object=False)


def _nullable(values: pa.ChunkedArray) -> pd.Series:
    return pd.Series(pd.array(values.to_pylist(), dtype="Int64"))
