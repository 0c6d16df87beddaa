"""The check that every write and every data package read back runs: rows held against the codebook and against their articles' words."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

from lib.errors import SchemaError
from lib.schema import BOUNDS, FACT_TABLES, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lib.schema import Column

    #: What is wrong, and what to do about it.
    Fault = tuple[str, str]

_CLASSES: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "int": (int,),
    "float": (float, int),
    "date": (date,),
    "datetime": (datetime,),
    "list": (list,),
}
_AGAIN = "Parse the article again."


class _Asked(NamedTuple):
    """What a table asks of a row, laid out for going through many: its columns' names, and for each the classes that need no second look;
    the values that listed columns may have; least and most of bounded ones.
    """

    names: frozenset[str]
    classes: tuple[tuple[Column, str, frozenset[type]], ...]
    listed: tuple[tuple[Column, str], ...]
    bounded: tuple[tuple[str, float, float], ...]


def check(table: str, rows: Iterable[Mapping[str, Any]], texts: Mapping[str, str] | None = None) -> None:
    """Hold rows against the codebook; ``texts`` maps article_id to stored text and turns the evidence check on.

    Raises:
        SchemaError: a column is missing or unknown, a value has the wrong type, is not allowed or out of bounds, or the words are not where
            the row says.
    """
    asked = _lay_out(table)
    evidence = texts if table in FACT_TABLES else None
    for number, row in enumerate(rows, start=1):
        fault = _find_fault(asked, row)
        if fault is None and evidence is not None:
            fault = _find_false_evidence(row, evidence)
        if fault:
            place = f"table {table}, row {number} ({row.get('fact_id') or row.get('article_id')})"
            raise SchemaError(fault[0], place=place, remedy=fault[1])


@cache
def _lay_out(table: str) -> _Asked:
    columns = TABLES[table]
    classes = tuple(
        (column, column.name, frozenset(_CLASSES[column.type] if column.required else (*_CLASSES[column.type], type(None))))
        for column in columns
    )
    bounds = tuple((name, least, inf if most is None else most) for name, (least, most) in BOUNDS.items())
    names = frozenset(column.name for column in columns)
    return _Asked(
        names,
        classes,
        tuple((column, column.name) for column in columns if column.values),
        tuple(each for each in bounds if each[0] in names),
    )


def _find_fault(asked: _Asked, row: Mapping[str, Any]) -> Fault | None:
    if row.keys() != asked.names:
        return f"Columns missing or unknown: {', '.join(sorted(row.keys() ^ asked.names))}.", "Use the columns of lib/schema.py."
    for column, name, classes in asked.classes:
        if type(row[name]) not in classes and (fault := _find_wrong_class(column, row[name])):
            return fault
    for column, name in asked.listed:
        value = row[name]
        for item in value if isinstance(value, list) else () if value is None else (value,):
            if str(item) not in column.values:
                return f"{name} is {item!r}.", f"Allowed: {', '.join(column.values)}."
    for name, least, most in asked.bounded:
        value = row[name]
        if value is not None and not least <= value <= most:  # so that what is no number is out of bounds too
            return f"{name} is {value}.", f"Give a number of at least {least}{'' if most == inf else f' and at most {most}'}."
    return None


def _find_wrong_class(column: Column, value: Any) -> Fault | None:
    """Look again at a value that is of none of the classes themselves: one of a class derived from them is right, but for two."""
    if value is None:
        return f"{column.name} is null.", "Give it a value or drop the row."
    wrong = not isinstance(value, _CLASSES[column.type]) or isinstance(value, bool)
    if wrong or (column.type == "date" and isinstance(value, datetime)):
        return f"{column.name} is {value!r}, not of type {column.type}.", "Convert it before writing."
    return None


def _find_false_evidence(row: Mapping[str, Any], texts: Mapping[str, str]) -> Fault | None:
    text = texts.get(row["article_id"])
    if text is None:
        return f"No article {row['article_id']}.", "Store the article with its facts."
    start, end = row["char_start"], row["char_end"]
    if start >= end or text[start:end] != row["quote_exact"]:
        return f"The words at {start}-{end} are {text[start:end]!r}, not {row['quote_exact']!r}.", _AGAIN
    if not row["sent_start"] <= start < end <= row["sent_end"] <= len(text):
        return "The evidence sentence does not hold the words.", _AGAIN
    return None
