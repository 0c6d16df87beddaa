"""Cells: every value comes back as it was, no two values share a cell, and none can be run by a spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.cells import BETWEEN, is_formula, join_items, read_cell, split_items, write_cell
from lib.errors import SchemaError
from lib.schema import TABLES, Column

INT, FLOAT, DAY, TIME = (Column("x", kind, "") for kind in ("int", "float", "date", "datetime"))
TEXT, LIST = Column("x", "str", ""), Column("x", "list", "", required=True)
#: Texts of which hard cases are made more often than by chance.
TEXTS = st.one_of(st.text(), st.text(alphabet="';\\ =+-@\r\n\t\0＝a"))


def through_csv(cell):
    out = io.StringIO(newline="")
    csv.writer(out).writerow([cell, "end"])
    (cells,) = csv.reader(io.StringIO(out.getvalue(), newline=""))
    return cells[0]


@settings(deadline=None)
@given(st.none() | TEXTS)
def test_texts_come_back(text):
    assert read_cell(TEXT, through_csv(write_cell(text))) == text


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=1))
def test_lists_come_back_from_one_text(items):
    assert split_items(join_items(items)) == items


@settings(deadline=None)
@given(st.lists(TEXTS))
def test_lists_come_back(items):
    cell = write_cell(items)
    assert read_cell(LIST, through_csv(cell)) == items
    assert not items or len(cell.split(BETWEEN)) == len(items)  # whoever splits the cell knows how many there are


@settings(deadline=None)
@given(st.none() | st.integers(-(2**63), 2**63 - 1))
def test_whole_numbers_come_back(number):
    assert read_cell(INT, write_cell(number)) == number


@settings(deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_come_back(number):
    assert str(read_cell(FLOAT, write_cell(number))) == str(number)


@settings(deadline=None)
@given(st.dates())
def test_days_come_back(day):
    assert read_cell(DAY, write_cell(day)) == day


@settings(deadline=None)
@given(st.datetimes(timezones=st.timezones(), min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1)))
def test_times_come_back_in_utc(time):
    back = read_cell(TIME, write_cell(time))
    assert back == time.astimezone(UTC)
    assert back.tzinfo == UTC


@settings(deadline=None)
@given(st.one_of(TEXTS, st.lists(TEXTS)))
def test_none_can_run(value):
    assert not is_formula(write_cell(value))


@settings(deadline=None)
@given(TEXTS)
def test_what_is_taken_is_what_would_be_written(cell):
    for column in (TEXT, LIST, INT, FLOAT, DAY, TIME):
        try:
            value = read_cell(column, cell)
        except SchemaError:
            continue
        assert column is FLOAT or write_cell(value) == cell


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        ("", "'"),
        ("'", "''"),
        ("'Adre", "'Adre"),
        ("'=1+1", "''=1+1"),
        ("＝1", "'＝1"),
        ("a; b", "a; b"),
        ([], ""),
        ([""], "'"),
        (["minister", ""], "minister; "),
        (["=1", "b"], "'=1; b"),
        (["deputy; chair", "a;b"], "deputy;\\ chair; a;b"),
        (["a;\\ b"], "a;\\\\ b"),
        (float("nan"), ""),
        (-72.50782, "-72.50782"),
        (datetime(2025, 6, 1, 12, 0, 0, 250, tzinfo=UTC), "2025-06-01T12:00:00.000250+00:00"),
    ],
)
def test_cells_look_like_this(value, cell):
    assert write_cell(value) == cell


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        (TEXT, "=1+1"),
        (TEXT, "@SUM(A1)"),
        (LIST, "-1; b"),
        (INT, "1,000"),
        (INT, "007"),
        (INT, "+5"),
        (INT, "5.0"),
        (INT, "9" * 5000),
        (INT, str(2**63)),
        (INT, "٣"),
        (FLOAT, "nan"),
        (FLOAT, "inf"),
        (FLOAT, "9,5"),
        (FLOAT, "0.50"),
        (DAY, "17 June 2025"),
        (DAY, "20250617"),
        (DAY, "2025-06-17T00:00:00"),
        (TIME, "2025-06-17T08:00:00"),
        (TIME, "2025-06-17T08:00:00Z"),
        (TIME, "0001-01-01T00:00:00+10:00"),
        (TIME, "2025-06-17T08:00:00+02:00"),
    ],
)
def test_other_cells_are_refused(column, cell):
    with pytest.raises(SchemaError) as refused:
        read_cell(column, cell)
    assert refused.value.place == "x"
    assert len(refused.value.cause) < 150
    assert refused.value.remedy.startswith("Write it as ")


def test_every_list_of_the_codebook_is_one_that_an_empty_cell_can_mean():
    assert all(column.required for columns in TABLES.values() for column in columns if column.type == "list")
