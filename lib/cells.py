"""A value of the codebook's types <-> its cell of text in a CSV file, exactly, both ways; and no cell that a spreadsheet could run.

An empty cell is a null, in a column of lists an empty list. Days and times are ISO 8601, times in UTC, numbers as Python writes them, the
items of a list joined by "; ". Few texts need more than themselves:

- One that begins like a formula, and an empty one, gets an apostrophe in front; so does one that begins with apostrophes before such a
  beginning, or is nothing but apostrophes. So the first apostrophe of such a cell is never the text's own.
- An item of a list that holds "; " has it written "; " with a backslash before the space; one that holds that already gets one more.
"""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from lib.errors import SchemaError

if TYPE_CHECKING:
    from collections.abc import Callable

    from lib.schema import Column, ColumnType

#: Between the items of a list; never within one.
BETWEEN = "; "
#: Texts that begin with one of these a spreadsheet may run (OWASP ASVS 1.2.10); full-width variants count as the signs that they stand for.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")
_INSIDE = re.compile(r";(\\*) ")
_INSIDE_WRITTEN = re.compile(r";\\(\\*) ")
_INTEGER = re.compile(r"0|-?[1-9][0-9]*")
#: The store's numbers have 64 bits; none has more signs.
_LEAST, _MOST, _MOST_DIGITS = -(2**63), 2**63 - 1, 20


def write_cell(value: Any) -> str:
    """A value as a cell; numbers and days are left as they are, texts are made safe; a float that is no number is a null.

    >>> write_cell(-3), write_cell(date(2025, 6, 1)), write_cell("=1+1"), write_cell(["Moscow; Kursk", "Kyiv"])
    ('-3', '2025-06-01', "'=1+1", 'Moscow;\\\\ Kursk; Kyiv')
    """
    if isinstance(value, str):
        return f"'{value}" if _is_guarded(value) else value
    if isinstance(value, list):
        return write_cell(join_items(value)) if value else ""
    if value is None or value != value:  # NaN
        return ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def read_cell(column: Column, cell: str) -> Any:
    """The value that ``write_cell`` wrote into that column.

    Raises:
        SchemaError: it would have written no such cell; its place is the column.

    >>> from lib.schema import TABLES
    >>> read_cell(TABLES["articles"][1], "'=1+1")
    '=1+1'
    """
    if not cell:
        return [] if column.type == "list" else None
    try:
        return _READERS[column.type](cell)
    except (ValueError, OverflowError) as error:
        shown = repr(cell if len(cell) <= 80 else cell[:80] + "…")
        raise SchemaError(
            f"{shown} is no cell of type {column.type}.", place=column.name, remedy=f"Write it as {_FORMS[column.type]}."
        ) from error


def join_items(items: list[str]) -> str:
    """A list as one text, not made safe.

    >>> join_items(["minister", "deputy; chair"])
    'minister; deputy;\\\\ chair'
    """
    return BETWEEN.join(_INSIDE.sub(r";\1\\ ", item) for item in items)


def split_items(text: str) -> list[str]:
    """The list that ``join_items`` made that text of; of an empty text one empty item.

    >>> split_items("minister; deputy;\\\\ chair")
    ['minister', 'deputy; chair']
    """
    return [_INSIDE_WRITTEN.sub(r";\1 ", item) for item in text.split(BETWEEN)]


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may run the text."""
    return bool(text) and unicodedata.normalize("NFKC", text[0]).startswith(_FORMULA)


def _is_guarded(text: str) -> bool:
    """Whether the text stands behind an apostrophe that is not its own."""
    if text and text[0] != "'":
        return is_formula(text)
    rest = text.lstrip("'")
    return not rest or is_formula(rest)


def _read_text(cell: str) -> str:
    if not _is_guarded(cell):
        return cell
    if cell[0] != "'":
        raise ValueError("It begins like a formula.")
    return cell[1:]


def _read_list(cell: str) -> list[str]:
    return split_items(_read_text(cell))


def _read_integer(cell: str) -> int:
    if len(cell) > _MOST_DIGITS or not _INTEGER.fullmatch(cell) or not _LEAST <= int(cell) <= _MOST:
        raise ValueError("It is not a whole number.")
    return int(cell)


def _read_number(cell: str) -> float:
    number = float(cell)
    if not math.isfinite(number) or (cell != repr(number) and not _INTEGER.fullmatch(cell)):
        raise ValueError("It is not a number.")
    return number


def _read_day(cell: str) -> date:
    day = date.fromisoformat(cell)
    if cell != day.isoformat():
        raise ValueError("It is not written so.")
    return day


def _read_time(cell: str) -> datetime:
    time = datetime.fromisoformat(cell)
    if time.tzinfo is None or cell != (utc := time.astimezone(UTC)).isoformat():
        raise ValueError("It is not written so, or not in UTC.")
    return utc


_READERS: dict[ColumnType, Callable[[str], Any]] = {
    "str": _read_text,
    "int": _read_integer,
    "float": _read_number,
    "date": _read_day,
    "datetime": _read_time,
    "list": _read_list,
}
_FORMS: dict[ColumnType, str] = {
    "str": "text, with an apostrophe in front where it begins like a formula",
    "int": "digits alone",
    "float": "a number such as 9.5",
    "date": "a day such as 2025-06-17",
    "datetime": "a time in UTC such as 2025-06-17T08:00:00+00:00",
    "list": "texts joined by “; ”, with an apostrophe in front where the first begins like a formula",
}
