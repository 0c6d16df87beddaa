"""Excel: the rows and types of the tables, nothing cut, nothing that runs, as another program reads the workbook."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText

from lib import export
from lib.export import Manifest, excel
from lib.filters import Filters, describe
from lib.schema import FACT_TABLES
from tests.export.packing import TIME

HOSTILE = ("=1+1", "@SUM(A1)", "+1", "-1", "https://example.org/a", "<r><t>x</t></r>", "<b>&amp;", "_x0041_", "a\x01b\ufffe", "＝1", "1e5")


def read(content, **how):
    return openpyxl.load_workbook(io.BytesIO(content), **how)


def rows_of(sheet):
    return [list(row) for row in sheet.iter_rows(values_only=True)]


@pytest.fixture(scope="module")
def content(tables, manifest):
    return export.export_excel(tables, manifest)


def test_each_table_is_a_sheet_with_its_rows(content, tables):
    book = read(content)
    assert book.sheetnames == ["About", "articles", *FACT_TABLES]
    for table in tables:
        header, *body = rows_of(book[table])
        assert header == export.export_columns(table)
        assert [row[0] for row in body] == list(tables[table].iloc[:, 0])
        assert book[table].freeze_panes == "A2"
        assert book[table].auto_filter.ref.startswith("A1:")


def test_values_have_their_types(content, tables):
    header, *body = rows_of(read(content)["meetings"])
    row = dict(zip(header, body[0], strict=True))
    first = tables["meetings"].iloc[0]
    assert row["date_start"] == datetime.combine(first["date_start"], datetime.min.time())
    assert row["char_start"] == first["char_start"]
    assert isinstance(row["char_start"], int)
    assert row["lat"] == first["lat"]
    assert row["participants"] == "; ".join(first["participants"])
    header, *body = rows_of(read(content)["articles"])
    assert body[0][header.index("added_at")] == datetime(2025, 7, 1, 8)


def test_sentences_are_broken_into_lines_and_columns_are_wide_enough(content):
    sheet = read(content)["places"]
    names = [cell.value for cell in sheet[1]]
    cell = sheet.cell(2, names.index("sentence") + 1)
    assert cell.alignment.wrap_text
    assert sheet.column_dimensions[cell.column_letter].width > 60


def test_it_says_what_it_is(content):
    said = "\n".join(str(cell) for row in rows_of(read(content)["About"]) for cell in row if cell)
    assert "Facts on or after 9 June 2025, about Chad or São Tomé and Príncipe." in said
    assert "CC BY 4.0" in said
    assert "1f2e3d4c-3.none" in said
    assert "where the fact's words begin" in said


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_runs_or_becomes_a_link(tables, manifest, text):
    own = tables | {"articles": tables["articles"].assign(title=text)}
    content = export.export_excel(own, manifest)
    sheet = read(content, rich_text=True)["articles"]
    cell = sheet.cell(2, 2)
    assert cell.data_type != "f"
    assert cell.hyperlink is None
    shown = str(cell.value) if isinstance(cell.value, CellRichText) else cell.value
    assert shown == text.replace("\x01", "_x0001_").replace("\ufffe", "_xFFFE_")  # as the format writes them; openpyxl leaves them so
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        inside = b"".join(archive.read(name) for name in archive.namelist())
    assert b"<f>" not in inside
    assert b"hyperlink" not in inside


def test_a_text_that_looks_like_a_formula_is_marked_as_text(content, tables):
    sheet = read(content)["articles"]
    (formula,) = (row for row in sheet.iter_rows(min_row=2, max_col=2) if row[1].value.startswith("="))
    assert formula[1].quotePrefix
    assert formula[1].value in set(tables["articles"]["title"])


@pytest.mark.parametrize("letter", ["a", "€", "𝕏"])
def test_a_text_longer_than_a_cell_stands_whole_on_its_own_sheet(tables, manifest, letter):
    text = "".join(f"{number} {letter} " for number in range(12_000))
    frame = tables["articles"].head(1).assign(text=text)
    book = read(export.export_excel(tables | {"articles": frame}, manifest))
    names, row = rows_of(book["articles"])
    assert "see the sheet “Long texts”" in row[names.index("text")]
    header, *parts = rows_of(book["Long texts"])
    assert header == ["sheet", "id", "column", "text"]
    assert {tuple(part[:3]) for part in parts} == {("articles", row[0], "text")}
    assert "".join(part[3] for part in parts) == text
    assert all(len(part[3].encode("utf-16-le")) // 2 <= excel.CHARACTERS for part in parts)


def test_a_text_that_just_fits_stays_in_its_cell(tables, manifest):
    frame = tables["articles"].head(1).assign(text="a" * excel.CHARACTERS)
    book = read(export.export_excel(tables | {"articles": frame}, manifest))
    assert "Long texts" not in book.sheetnames
    assert "a" * excel.CHARACTERS in rows_of(book["articles"])[1]


def test_more_rows_than_a_sheet_holds_go_on_in_another(tables, manifest, monkeypatch):
    monkeypatch.setattr(excel, "ROWS", 6)
    book = read(export.export_excel(tables, manifest))
    sheets = [name for name in book.sheetnames if name.startswith("places")]
    assert sheets == ["places", "places 2", "places 3"]
    found = [row[0] for name in sheets for row in rows_of(book[name])[1:]]
    assert found == list(tables["places"]["fact_id"])
    assert all(len(rows_of(book[name])) <= 6 for name in sheets)


def test_what_excel_counts_wrong_is_a_text(tables, manifest):
    frame = tables["personnel"].head(2).assign(date_start=[date(1900, 2, 28), date(1900, 3, 1)], count_low=[10**15, 10**15 - 1])
    header, one, two = rows_of(read(export.export_excel(tables | {"personnel": frame}, manifest))["personnel"])
    assert (one[header.index("date_start")], one[header.index("count_low")]) == ("1900-02-28", "1000000000000000")
    assert (two[header.index("date_start")], two[header.index("count_low")]) == (datetime(1900, 3, 1), 10**15 - 1)


def test_the_same_rows_give_the_same_bytes(content, tables, manifest):
    assert export.export_excel(tables, manifest) == content


def test_no_rows_are_a_header_alone(tables, manifest):
    book = read(export.export_excel({name: frame.head(0) for name, frame in tables.items()}, manifest))
    assert all(rows_of(book[table]) == [export.export_columns(table)] for table in tables)


def test_a_long_filter_is_told_whole(tables):
    filters = Filters(sources=tuple(f"Newspaper of town {number}" for number in range(2_000)))
    rows = rows_of(read(export.export_excel(tables, Manifest(filters, "1f2e3d4c-3.none", TIME)))["About"])
    assert "".join(row[2] for row in rows if row[0] == "filter") == describe(filters)
