"""All filtered tables -> one Excel workbook: a sheet a table, and one that says what it is; for reading and sorting, not for reading back.

Texts are written as texts and can never run: one that begins like a formula has Excel's own mark for a text in its cell, which is not part
of it. What Excel cannot hold is never cut: a longer text stands in parts on the sheet "Long texts", more rows go on in a second sheet.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import xlsxwriter

from lib.cells import is_formula, join_items
from lib.datapackage.form import package_columns
from lib.export.csv import take_columns
from lib.export.manifest import Manifest, describe_export
from lib.views.gather import list_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

#: Excel's limits: rows a sheet, and characters a cell, which it counts in units of UTF-16.
#: https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
ROWS, CHARACTERS = 1_048_576, 32_767
#: A part of a longer text: so many characters always fit, also where each takes two units.
_PART = 16_000
#: The first day that Excel counts right: it believes in a 29 February 1900.
_FIRST_DAY = date(1900, 3, 1)
#: Excel shows fifteen digits and drops the rest.
_MOST = 10**15
_WIDE = {"title": 50, "sentence": 80, "quote": 60, "quote_exact": 40, "text": 60, "url": 40, "topic": 40, "machine_read": 40}
_WIDTH, _NARROW = 18, 11
#: Sentences and the like are broken into lines; a whole article would make a row as tall as the screen.
_WRAPPED = frozenset(_WIDE) - {"text", "url"}
_ABOUT, _LONG = "About", "Long texts"
_NOTES = (
    f"A text of more than {CHARACTERS:,} characters does not fit into a cell of Excel: it stands in parts on the sheet “{_LONG}”.",
    f"A table of more than {ROWS - 1:,} rows goes on in the sheet “NAME 2”.",
    "Days before March 1900 and numbers of more than 15 digits are texts. Times are in UTC. Lists are joined by “; ”.",
)


@dataclass(slots=True)
class _Book:
    """A workbook while it is written, its formats by name, and the texts too long for a cell: sheet, row's id, column, text."""

    book: Workbook
    formats: dict[str, Format]
    long: list[tuple[str, str, str, str]] = field(default_factory=list)


def export_excel(tables: Mapping[str, pd.DataFrame], manifest: Manifest) -> bytes:
    """All filtered tables with the columns of their CSV files; the same input gives the same bytes."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False}) as book:
        book.set_properties({"title": "Dateline", "created": manifest.generated.astimezone(UTC).replace(tzinfo=None)})
        shared = _Book(book, {name: book.add_format(said | {"valign": "top"}) for name, said in _FORMATS.items()})
        about = book.add_worksheet(_ABOUT)  # the first that is seen, and the last that is written
        for table in tables:
            _write_table(shared, table, take_columns(tables, table))
        if shared.long:
            _write_long(shared)
        _write_about(shared, about, tables, manifest)
    return out.getvalue()


_FORMATS: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "bottom": 1},
    "text": {},
    "lines": {"text_wrap": True},
    "text, guarded": {"quote_prefix": True},
    "lines, guarded": {"text_wrap": True, "quote_prefix": True},
    "number": {},
    "day": {"num_format": "yyyy-mm-dd"},
    "time": {"num_format": "yyyy-mm-dd hh:mm:ss"},
}


def _write_table(shared: _Book, table: str, frame: pd.DataFrame) -> None:
    names = [str(name) for name in frame.columns]
    room = ROWS - 1
    rows = zip(*(list_values(frame[name]) for name in names), strict=True)
    for part in range(max(-(-len(frame) // room), 1)):
        sheet = _begin_sheet(shared, f"{table} {part + 1}" if part else table, names, min(len(frame) - part * room, room))
        for at in range(1, min(len(frame) - part * room, room) + 1):
            row = next(rows)
            for column, (name, value) in enumerate(zip(names, row, strict=True)):
                if value is not None:
                    _write_value(shared, sheet, at, column, name, value, str(row[0]))


def _begin_sheet(shared: _Book, title: str, names: list[str], rows: int) -> Worksheet:
    sheet = shared.book.add_worksheet(title)
    for column, name in enumerate(names):
        sheet.set_column(column, column, _WIDE.get(name, _NARROW if name.startswith(("char_", "sent_", "lat", "lon")) else _WIDTH))
        sheet.write_string(0, column, name, shared.formats["head"])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows, len(names) - 1)
    return sheet


def _write_value(shared: _Book, sheet: Worksheet, row: int, column: int, name: str, value: Any, own_id: str) -> None:
    if isinstance(value, datetime):
        sheet.write_datetime(row, column, value.astimezone(UTC).replace(tzinfo=None), shared.formats["time"])
    elif isinstance(value, date) and value >= _FIRST_DAY:
        sheet.write_datetime(row, column, value, shared.formats["day"])
    elif isinstance(value, (int, float)) and abs(value) < _MOST:
        sheet.write_number(row, column, value, shared.formats["number"])
    else:
        text = join_items(value) if isinstance(value, list) else str(value)
        if _is_long(text):
            shared.long.append((sheet.get_name(), own_id, name, text))
            text = f"[{len(text):,} characters: see the sheet “{_LONG}”, {own_id}]"
        _write_text(shared, sheet, row, column, text, "lines" if name in _WRAPPED else "text")


def _is_long(text: str) -> bool:
    return len(text) > CHARACTERS // 2 and len(text.encode("utf-16-le")) // 2 > CHARACTERS


def _write_text(shared: _Book, sheet: Worksheet, row: int, column: int, text: str, form: str) -> None:
    chosen = shared.formats[f"{form}, guarded" if is_formula(text) else form]
    if text.startswith("<r>") and text.endswith("</r>"):  # the library would take it for its own markup, and write it as it is
        sheet.write_rich_string(row, column, text[:1], shared.formats["number"], text[1:], chosen)
    elif text:
        sheet.write_string(row, column, text, chosen)


def _write_long(shared: _Book) -> None:
    parts = [
        (sheet, own_id, column, text[at : at + _PART]) for sheet, own_id, column, text in shared.long for at in range(0, len(text), _PART)
    ]
    names = ["sheet", "id", "column", "text"]
    room = ROWS - 1
    for start in range(0, len(parts), room):
        chosen = parts[start : start + room]
        sheet = _begin_sheet(shared, f"{_LONG} {start // room + 1}" if start else _LONG, names, len(chosen))
        for row, cells in enumerate(chosen, start=1):
            for column, text in enumerate(cells):
                _write_text(shared, sheet, row, column, text, "text")


def _write_about(shared: _Book, sheet: Worksheet, tables: Mapping[str, pd.DataFrame], manifest: Manifest) -> None:
    sheet.set_column(0, 1, 24)
    sheet.set_column(2, 2, 100)
    for row, (one, two, three) in enumerate(_tell_about(tables, manifest)):
        head = "head" if one and not two and not three else "text"
        _write_text(shared, sheet, row, 0, one, head)
        _write_text(shared, sheet, row, 1, two, "text")
        _write_text(shared, sheet, row, 2, three, "lines")


def _tell_about(tables: Mapping[str, pd.DataFrame], manifest: Manifest) -> Iterator[tuple[str, str, str]]:
    """Three columns of words: what, of what, and what about it."""
    said = describe_export(tables, manifest)
    notes = [*said.pop("notes"), *_NOTES]
    for name, value in said.items():
        for each in value if isinstance(value, list) else [value]:
            for at in range(0, len(each), _PART):
                yield name.replace("_", " "), "", each[at : at + _PART]
    for note in notes:
        yield "note", "", note
    yield from (("", "", ""), ("tables", "", ""))
    for table, frame in tables.items():
        yield table, "", f"{len(frame):,} rows"
    yield from (("", "", ""), ("columns", "", ""))
    for table in tables:
        for column in package_columns(table):
            if column.name != "text" or "text" in tables[table]:
                yield table, column.name, column.meaning + (f": {', '.join(column.values)}" if column.values else "")
