"""Exports: whole files against ``tests/golden``, and what spreadsheets and programs make of them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import export, store
from lib.filters import Filters, select_tables
from lib.schema import FACT_TABLES
from tests.sample import write_sample

GOLDEN = Path(__file__).parents[1] / "golden"
TIME = datetime(2025, 7, 1, 10, 30, tzinfo=timezone(timedelta(hours=2)))
FILTERS = Filters(date_from=date(2025, 6, 9), countries=("TCD", "STP"))


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return store.read_tables(write_sample(str(tmp_path_factory.mktemp("export") / "store")))


@pytest.fixture(scope="module")
def shown(tables):
    return select_tables(tables, FILTERS)


def pack(tables, generated=TIME):
    return export.export_zip(tables, FILTERS, store_version="abc.1.none", generated=generated)


def unpack(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows_of(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    "name", ["articles.csv", "places.csv", "meetings.csv", "personnel.csv", "quotes.csv", "events.csv", "manifest.json"]
)
def test_each_file_is_what_it_was(shown, name):
    assert unpack(pack(shown))[name] == (GOLDEN / name).read_bytes()


def test_the_zip_holds_what_is_shown_and_says_so(tables, shown):
    files = unpack(pack(shown))
    manifest = json.loads(files["manifest.json"])
    assert manifest["filter"] == "Facts on or after 9 June 2025, about Chad or São Tomé and Príncipe."
    assert manifest["generated"] == "2025-07-01T08:30:00+00:00"
    assert [entry["name"] for entry in manifest["files"]] == [f"{table}.csv" for table in ("articles", *FACT_TABLES)]
    for entry in manifest["files"]:
        content = files[entry["name"]]
        header, *body = rows_of(content)
        assert hashlib.sha256(content).hexdigest() == entry["sha256"]
        assert header == entry["columns"]
        assert len(body) == entry["rows"] == len(shown[entry["name"].removesuffix(".csv")])
    assert len(rows_of(files["places.csv"])) < len(tables["places"]) + 1


def test_a_table_alone_is_the_file_in_the_zip(shown):
    for table in shown:
        assert export.export_table(shown, table) == unpack(pack(shown))[f"{table}.csv"]


def test_the_same_rows_give_the_same_bytes(shown):
    assert pack(shown) == pack({table: frame.copy() for table, frame in shown.items()})
    assert pack(shown) != pack(shown, generated=TIME + timedelta(seconds=1))


def test_excel_gets_its_mark_and_nothing_else_changes(shown):
    plain, marked = export.export_table(shown, "places"), export.export_table(shown, "places", bom=True)
    assert marked == b"\xef\xbb\xbf" + plain
    assert not plain.startswith(b"\xef\xbb\xbf")


def test_values_are_written_plainly(tables):
    header, *body = rows_of(export.export_table(tables, "personnel"))
    row = next(dict(zip(header, cells, strict=True)) for cells in body if "10,000 to 12,000 troops" in cells)
    assert (row["count_low"], row["count_best"], row["count_high"]) == ("10000", "", "12000")
    assert (row["date_start"], row["published"], row["lat"]) == ("", "2025-05-30", "9.5")
    header, *body = rows_of(export.export_table(tables, "meetings"))
    assert "Abderaman Koulamallah; Ali Youssef" in {cells[header.index("participants")] for cells in body}
    header, *body = rows_of(export.export_table(tables, "articles"))
    assert body[0][header.index("added_at")] == "2025-07-01T08:00:00+00:00"


def test_no_rows_give_a_header_alone(tables):
    nothing = select_tables(tables, Filters(sources=("Nobody",)))
    for table in nothing:
        assert rows_of(export.export_table(nothing, table)) == [export.export_columns(table)]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "\0x", "＝1", "＋1", "－1", "＠x", "﹢1"])
def test_texts_that_could_run_are_made_safe(text):
    frame = pd.DataFrame({"text": [text], "list": [[text, "b"]]})
    assert rows_of(export.write_csv(frame))[1] == [f"'{text}", f"'{text}; b"]


@pytest.mark.parametrize("text", ["a=1", " =1", "'=1", "5", "(−5)", ""])
def test_other_texts_are_left_alone(text):
    assert rows_of(export.write_csv(pd.DataFrame({"text": [text], "more": ["x"]})))[1][0] == text


def test_numbers_below_nought_stay_numbers():
    frame = pd.DataFrame({"lon": [-72.50782], "count": pd.array([-3], dtype="Int64"), "day": [date(2025, 6, 1)]})
    assert export.write_csv(frame) == b"lon,count,day\r\n-72.50782,-3,2025-06-01\r\n"


def test_times_are_given_in_utc():
    frame = pd.DataFrame({"at": pd.to_datetime(["2025-06-01T12:00:00+09:00"])})
    assert export.write_csv(frame) == b"at\r\n2025-06-01T03:00:00+00:00\r\n"
    assert datetime.fromisoformat("2025-06-01T03:00:00+00:00").tzinfo == UTC


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_any_text_comes_back_and_none_can_run(pairs):
    frame = pd.DataFrame({name: pd.Series([pair[i] for pair in pairs], dtype=object) for i, name in enumerate("ab")})
    header, *body = rows_of(export.write_csv(frame))
    assert header == ["a", "b"]
    assert len(body) == len(pairs)
    for cells, pair in zip(body, pairs, strict=True):
        for cell, text in zip(cells, pair, strict=True):
            assert cell in (text, f"'{text}")
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"))
