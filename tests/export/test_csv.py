"""CSV: whole files against ``tests/golden``, and what spreadsheets and programs make of them."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib import export
from lib.filters import Filters, select_tables

GOLDEN = Path(__file__).parents[1] / "golden"


def rows_of(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("table", ["articles", "places", "meetings", "personnel", "quotes", "events"])
def test_each_file_is_what_it_was(shown, table):
    assert export.export_table(shown, table) == (GOLDEN / f"{table}.csv").read_bytes()


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


@pytest.mark.parametrize("text", ["a=1", " =1", "'a", "5", "(−5)"])
def test_other_texts_are_left_alone(text):
    assert rows_of(export.write_csv(pd.DataFrame({"text": [text], "more": ["x"]})))[1][0] == text


def test_numbers_below_nought_stay_numbers():
    frame = pd.DataFrame({"lon": [-72.50782], "count": pd.array([-3], dtype="Int64"), "day": [date(2025, 6, 1)]})
    assert export.write_csv(frame) == b"lon,count,day\r\n-72.50782,-3,2025-06-01\r\n"


def test_times_are_given_in_utc():
    frame = pd.DataFrame({"at": pd.to_datetime(["2025-06-01T12:00:00+09:00"])})
    assert export.write_csv(frame) == b"at\r\n2025-06-01T03:00:00+00:00\r\n"
    assert datetime.fromisoformat("2025-06-01T03:00:00+00:00").tzinfo == UTC


@settings(deadline=None)
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
