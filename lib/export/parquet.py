"""A filtered table -> Parquet: exact types, the codebook's meaning beside each column, and what it is of in the file itself."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from lib.datapackage.form import package_columns
from lib.export.csv import take_columns
from lib.export.manifest import Manifest, describe_export
from lib.views.gather import list_values

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from lib.schema import Column, ColumnType

_TYPES: dict[ColumnType, pa.DataType] = {
    "str": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "date": pa.date32(),
    "datetime": pa.timestamp("us", tz="UTC"),
    "list": pa.list_(pa.string()),
}


def export_parquet(tables: Mapping[str, pd.DataFrame], table: str, manifest: Manifest) -> bytes:
    """One of the filtered tables, with the columns of its CSV file; the schema's metadata has the manifest (JSON) under ``dateline``.

    Each column's metadata has its ``meaning``, and its allowed ``values`` where there are some. The same input gives the same bytes.
    """
    frame = take_columns(tables, table)
    columns = [column for column in package_columns(table) if column.name in frame]
    about = orjson.dumps({"table": table, **describe_export(tables, manifest)})
    schema = pa.schema([_make_field(column) for column in columns], metadata={"dateline": about})
    arrays = [pa.array(list_values(frame[field.name]), field.type) for field in schema]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd")
    return out.getvalue()


def _make_field(column: Column) -> pa.Field:
    said = {"meaning": column.meaning} | ({"values": ", ".join(column.values)} if column.values else {})
    return pa.field(column.name, _TYPES[column.type], nullable=not column.required, metadata=said)
