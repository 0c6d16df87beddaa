"""Tables of articles, one a row: JSON lines and CSV, read as far as they are asked for."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING, Any, AnyStr, BinaryIO, Literal

import orjson

from lib.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

#: What an article's columns or keys may be called, in any case; the first that holds something counts.
COLUMNS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content"),
    "title": ("title", "headline"),
    "source": ("source", "publisher", "outlet"),
    "url": ("url", "link"),
    "published": ("published", "date"),
    "language": ("language", "lang"),
}

#: Longest line and longest cell, in bytes or characters: an article of the greatest length that is accepted, every character of it
#: escaped (``\\u00e9``), and other columns beside it. A longer line is read past in pieces.
MAX_LINE = 5_000_000

#: Longest record of a CSV file, all its cells together, in characters.
MAX_RECORD = 4 * MAX_LINE

#: Most bad rows, one after another, that are refused one by one; after more, the rest of the file is left.
MAX_BAD = 1000

#: Most rows of nothing after the last that holds an article; spreadsheets write some thousands where cells were formatted.
MAX_BLANK = 10_000

#: Longest line of column names that is looked at, in characters.
MAX_HEADER = 20_000

_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_DELIMITERS = ",;\t"
_NAMES = f"Name the columns {', '.join('/'.join(names) for names in COLUMNS.values())}; text is required."

#: A row's number, then the article's text and what is known of it, or what is wrong with the row.
Row = tuple[int, "tuple[str, dict[str, str]] | ReadError"]
#: The same, or None where there is nothing in the row.
Line = tuple[int, "tuple[str, dict[str, str]] | ReadError | None"]


def read_rows(stream: BinaryIO, name: str, kind: Literal["jsonl", "csv"]) -> Iterator[Row]:
    """The articles of a table with the number of the line where each begins, counted from 1; a bad row is an error, and others go on.

    Raises:
        ReadError: the table as a whole cannot be read, or not from here on: no column of text, quotation marks that never close, or
            hundreds of bad rows one after another, or thousands of blank ones.
    """
    rows = _read_objects(stream, name) if kind == "jsonl" else _read_cells(stream, name)
    bad, blank, found = 0, 0, False
    for line, row in rows:
        if row is None:
            blank += 1
        else:
            found = True
            bad, blank = (bad + 1, blank) if isinstance(row, ReadError) else (0, 0)
            yield line, row
        if bad > MAX_BAD or blank > MAX_BLANK:
            cause = (
                f"{bad:,} rows one after another cannot be read" if bad > MAX_BAD else f"{blank:,} rows after the last article are blank"
            )
            remedy = f"Check that the file is what its name says. {_NAMES}"
            raise ReadError(f"{cause}; the rest is left.", place=f"{name}:{line}", remedy=remedy)
    if not found:
        raise ReadError("There are no rows in the table.", place=name, remedy=_NAMES)


def _read_objects(stream: BinaryIO, name: str) -> Iterator[Line]:
    for number, line in _lines(stream):
        place = f"{name}:{number}"
        if line is None:
            yield number, _too_long(place)
        else:
            yield number, _read_object(line, place) if line.strip("\ufeff \t\r\n") else None


def _read_object(line: str, place: str) -> tuple[str, dict[str, str]] | ReadError:
    remedy = f"Write one JSON object a line, in UTF-8. {_NAMES}"
    try:
        loaded = orjson.loads(line.strip("\ufeff \t\r\n"))
    except (orjson.JSONDecodeError, UnicodeEncodeError) as error:
        return ReadError(f"The line is not JSON: {str(error)[:100]}.", place=place, remedy=remedy)
    if not isinstance(loaded, dict):
        return ReadError("The line holds no JSON object.", place=place, remedy=remedy)
    words = {key.strip().lower(): value for key, value in loaded.items()}
    return _pick({key: _word(value) for key, value in words.items() if isinstance(value, str) or key not in COLUMNS["text"]}, place)


def _word(value: Any) -> str:
    """A value of JSON as words; of an object, as news services give a source, its name."""
    if isinstance(value, dict):
        value = value.get("name", "")
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _read_cells(stream: BinaryIO, name: str) -> Iterator[Line]:
    csv.field_size_limit(MAX_LINE)
    lines = _Numbered(_lines(stream))
    delimiter, names = _read_header(next(lines, ""))
    if not any(column in names.values() for column in COLUMNS["text"]):
        raise ReadError("The table has no column of text.", place=f"{name}:1", remedy=_NAMES)
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        line = lines.begin()
        place = f"{name}:{line}"
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            remedy = "Check the quotation marks from there on: one that is never closed swallows all that follows."
            raise ReadError(f"The table is broken: {error}.", place=place, remedy=remedy) from error
        if lines.cut:
            yield line, _too_long(place)
        elif any(cell.strip() for cell in cells):
            yield line, _pick({name: cells[at] for at, name in names.items() if at < len(cells)}, place)
        else:
            yield line, None


class _Numbered:
    """Lines for the CSV reader, with the number of the one given last; an overlong one becomes an empty one and is noted."""

    def __init__(self, lines: Iterator[tuple[int, str | None]]) -> None:
        self._lines = lines
        self._number = 0
        self._size = 0
        self.cut = False

    def begin(self) -> int:
        """The number of the line where the next record begins."""
        self.cut, self._size = False, 0
        return self._number + 1

    def __iter__(self) -> _Numbered:
        return self

    def __next__(self) -> str:
        self._number, line = next(self._lines)
        self.cut = self.cut or line is None
        self._size += len(line or "")
        if self._size > MAX_RECORD:
            raise csv.Error("a row of too many characters")
        return "\n" if line is None else line.replace("\0", "")


def _read_header(header: str) -> tuple[str, dict[int, str]]:
    """The delimiter that makes most sense of a header, and position -> name of each column that means something."""
    every = {name for names in COLUMNS.values() for name in names}
    best: tuple[str, dict[int, str]] = (",", {})
    for delimiter in _DELIMITERS:
        cells = header[:MAX_HEADER].split(delimiter)
        known = {at: word for at, cell in enumerate(cells) if (word := cell.strip("\ufeff \t\r\n\"'").lower()) in every}
        best = max(best, (delimiter, known), key=lambda each: len(each[1]))
    return best


def _pick(values: Mapping[str, str], place: str) -> tuple[str, dict[str, str]] | ReadError:
    found = {column: next((values[name] for name in names if values.get(name, "").strip()), "") for column, names in COLUMNS.items()}
    text = found.pop("text")
    if not text:
        return ReadError("The row has no text.", place=place, remedy=_NAMES)
    return text, {column: value for column, value in found.items() if value}


def _too_long(place: str) -> ReadError:
    return ReadError(f"The row has more than {MAX_LINE:,} characters.", place=place, remedy="Give the article as a file of its own.")


def _lines(stream: BinaryIO) -> Iterator[tuple[int, str | None]]:
    """Numbered lines as text, None for one that is too long, of which no more than a piece is ever held."""
    start = stream.read(1)
    if start in (b"\xff", b"\xfe"):
        start += stream.read(1)
    if start in _UTF16:
        text = io.TextIOWrapper(stream, _UTF16[start], errors="replace", newline="")
        try:
            yield from enumerate(_bounded("", text.readline, ("\n", "\r")), start=1)
        finally:
            text.detach()
        return
    for number, line in enumerate(_bounded(start, stream.readline, (b"\n",)), start=1):
        yield number, None if line is None else _decode(line)


def _bounded(start: AnyStr, read: Callable[[int], AnyStr], ends: tuple[AnyStr, ...]) -> Iterator[AnyStr | None]:
    """Each line, the first with what was read of it before; None for one that is too long."""
    line = start if start in ends else start + read(MAX_LINE + 1)
    while line:
        whole = len(line) <= MAX_LINE
        yield line if whole else None
        while not whole and line and not line.endswith(ends):
            line = read(MAX_LINE + 1)
        line = read(MAX_LINE + 1)


def _decode(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")
