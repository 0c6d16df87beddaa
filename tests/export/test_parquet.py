"""Parquet: exact types, read by programs that know nothing of Dateline, with what it is in the file."""

from __future__ import annotations

import io
import json

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lib import export
from lib.schema import FACT_TABLES, TABLES
from lib.views.gather import list_records

ALL = ("articles", *FACT_TABLES)
TYPES = {
    "str": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "date": pa.date32(),
    "datetime": pa.timestamp("us", tz="UTC"),
    "list": pa.list_(pa.string()),
}


@pytest.mark.parametrize("table", ALL)
def test_columns_have_the_codebooks_types_and_meanings(tables, manifest, table):
    schema = pq.read_schema(io.BytesIO(export.export_parquet(tables, table, manifest)))
    assert schema.names == export.export_columns(table)
    for column in TABLES[table]:
        field = schema.field(column.name)
        kind = field.type.value_type if column.type == "list" else field.type
        assert (pa.list_(kind) if column.type == "list" else kind) == TYPES[column.type]
        assert field.metadata[b"meaning"].decode() == column.meaning
        assert field.nullable is not column.required


@pytest.mark.parametrize("table", ALL)
def test_values_are_those_of_the_table(tables, manifest, table):
    names = export.export_columns(table)
    rows = pq.read_table(io.BytesIO(export.export_parquet(tables, table, manifest))).to_pylist()
    shown = export.take_columns(tables, table)
    assert rows == list_records(shown, names)


def test_the_file_says_what_it_is(shown, manifest):
    said = json.loads(pq.read_schema(io.BytesIO(export.export_parquet(shown, "events", manifest))).metadata[b"dateline"])
    assert said["table"] == "events"
    assert said["filter"] == "Facts on or after 9 June 2025, about Chad or São Tomé and Príncipe."


def test_pandas_reads_it(tables, manifest):
    frame = pd.read_parquet(io.BytesIO(export.export_parquet(tables, "meetings", manifest)))
    assert list(frame["participants"].iloc[0]) == tables["meetings"]["participants"].iloc[0]
    assert frame["published"].iloc[0] == tables["meetings"]["published"].iloc[0]


def test_duckdb_reads_it(tables, manifest, tmp_path):
    (tmp_path / "meetings.parquet").write_bytes(export.export_parquet(tables, "meetings", manifest))
    asked = f"select unnest(parties) as party, max(published), count(*) from '{tmp_path}/meetings.parquet' group by party order by party"
    found = {party: (day, number) for party, day, number in duckdb.execute(asked).fetchall()}
    parties = [party for row in tables["meetings"]["parties"] for party in row]
    assert {party: number for party, (_, number) in found.items()} == {party: parties.count(party) for party in parties}
    assert found["TCD"][0].isoformat() == "2025-06-12"


def test_the_same_rows_give_the_same_bytes(tables, manifest):
    assert export.export_parquet(tables, "places", manifest) == export.export_parquet(tables, "places", manifest)


def test_texts_can_be_left_out(tables, manifest):
    content = export.export_parquet(export.leave_texts(tables), "articles", manifest)
    assert "text" not in pq.read_schema(io.BytesIO(content)).names
    assert tables["articles"]["text"].iloc[0].encode() not in content
