"""What a person decides about a fact -> rows of the reviews table, held against the codebook."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from lib.check import check
from lib.errors import ReviewError, SchemaError
from lib.gazetteer.countries import country_name
from lib.reviews.fields import correctable, follow, group_of, write_value
from lib.schema import column_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from lib.reviews.settle import Decision
    from lib.schema import Row

#: The longest name and note kept, and the longest name of somebody in a fact.
MAX_NAME, MAX_NOTE, MAX_TEXT = 80, 1000, 200
#: More people than there are: a slip of the keyboard.
MAX_COUNT = 10_000_000_000
COUNTS = ("count_low", "count_best", "count_high")


@dataclass(frozen=True, slots=True)
class Person:
    """Who decides, why (may be empty), and when, in UTC."""

    name: str
    note: str
    time: datetime

    def __post_init__(self) -> None:
        name = _clean(self.name)
        if not name:
            raise ReviewError("Nobody is named.", place="your name", remedy="Give a name or initials: it is kept with each decision.")
        for what, text, most in (("your name", name, MAX_NAME), ("note", self.note, MAX_NOTE)):
            if len(text) > most:
                raise ReviewError(f"It has {len(text):,} characters.", place=what, remedy=f"Write {most:,} at most.")
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "note", _clean(self.note, keep="\n"))


def confirm(fact_id: str, person: Person) -> list[Row]:
    """The fact is right as it is shown."""
    return [_row(fact_id, "confirmed", person)]


def reject(fact_id: str, person: Person) -> list[Row]:
    """The text does not say so."""
    return [_row(fact_id, "rejected", person)]


def correct(table: str, machine: Row, shown: Row, changes: Mapping[str, Any], person: Person) -> list[Row]:
    """The fact with other values: one row a corrected column, and one for each that follows from it (``lib.reviews.fields.follow``).

    ``machine`` is the fact's row as extraction gave it, ``shown`` as it stands after earlier decisions, both with the codebook's columns;
    ``changes`` maps columns to new values, those that are not new among them.

    Raises:
        ReviewError: nothing is new, or a value cannot be right.
    """
    unknown = sorted(set(changes) - correctable(table))
    if unknown:
        raise ReviewError(
            f"{', '.join(unknown)} cannot be corrected.", place=f"table {table}", remedy=f"Correct {', '.join(sorted(correctable(table)))}."
        )
    clean = {column: _clean_value(value) for column, value in changes.items()}
    new = {column: value for column, value in clean.items() if value != shown[column]}
    if not new:
        raise ReviewError("Nothing is changed.", place="correction", remedy="Change a value, or say that the fact is right.")
    _check(table, shown | new)
    new = follow(machine, shown, new)
    row = shown | new
    _check(table, row)
    _hold(row, new)
    spoken_for = dict.fromkeys(column for name in new for column in group_of(name))
    told = [column for column in spoken_for if row[column] != machine[column] or row[column] != shown[column]]
    return [_row(machine["fact_id"], "corrected", person, column, machine[column], row[column]) for column in told]


def withdraw(decision: Decision, person: Person) -> list[Row]:
    """Take a decision back, whole: ``old_value`` names each row of it."""
    rows = [_row(decision.fact_id, "withdrawn", person) for _ in decision.review_ids]
    return [row | {"old_value": review_id} for row, review_id in zip(rows, decision.review_ids, strict=True)]


def _row(fact_id: str, decision: str, person: Person, column: str | None = None, old: Any = None, new: Any = None) -> Row:
    values = (
        uuid4().hex[:16],
        fact_id,
        decision,
        column,
        write_value(old),
        write_value(new),
        person.name,
        person.note or None,
        person.time,
    )
    return dict(zip(column_names("reviews"), values, strict=True))


def _clean(text: str, keep: str = "") -> str:
    """Text without control characters, spaces at its ends or in rows."""
    shown = "".join(char if char in keep or not unicodedata.category(char).startswith("C") else " " for char in text)
    return "\n".join(" ".join(line.split()) for line in shown.split("\n")).strip()


def _clean_value(value: Any) -> Any:
    if isinstance(value, str):
        return _clean(value) or None
    if isinstance(value, list):
        return list(dict.fromkeys(name for item in value if (name := _clean(item))))
    return value


def _check(table: str, row: Row) -> None:
    """Hold the corrected row against the codebook.

    Raises:
        ReviewError: a value is of another type or not allowed.
    """
    try:
        check(table, [row])
    except SchemaError as error:
        raise ReviewError(error.cause, place="correction", remedy=error.remedy) from error


def _hold(row: Row, new: Row) -> None:
    """Hold the corrected row against itself and the world.

    Raises:
        ReviewError: it cannot be right.
    """
    for column in COUNTS:
        if (number := new.get(column)) is not None and not 0 <= number <= MAX_COUNT:
            raise ReviewError(f"{number:,} is no number of people.", place=column, remedy=f"Give a number from 0 to {MAX_COUNT:,}.")
    _in_order(row, COUNTS, "Give the lowest number first; leave out what the text does not say.")
    _in_order(row, ("date_start", "date_end"), "Give the earlier day first.")
    if new.keys() & set(COUNTS) and all(row[column] is None for column in COUNTS):
        raise ReviewError("No number is left.", place="count", remedy="Give one of the three, or reject the fact.")
    if "participants" in new and not (row["participants"] or row["parties"]):
        raise ReviewError("Nobody is left who met.", place="participants", remedy="Name somebody or a country, or reject the fact.")
    for column in new.keys() & {"force", "parties"}:
        codes = new[column] if isinstance(new[column], list) else [new[column]]
        if unknown := [code for code in codes if code is not None and country_name(code) is None]:
            raise ReviewError(f"No country has the code {unknown[0]!r}.", place=column, remedy="Give ISO 3166-1 alpha-3, such as KEN.")
    _hold_texts(new)


def _in_order(row: Row, columns: Iterable[str], remedy: str) -> None:
    known = [(column, row[column]) for column in columns if row.get(column) is not None]
    for (first, one), (second, other) in pairwise(known):
        if one > other:
            raise ReviewError(f"{first} is {write_value(one)}, {second} {write_value(other)}.", place=f"{first}, {second}", remedy=remedy)


def _hold_texts(new: Row) -> None:
    for column, value in new.items():
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and len(text) > MAX_TEXT:
                raise ReviewError(f"It has {len(text):,} characters.", place=column, remedy=f"Write {MAX_TEXT} at most.")
            if (
                isinstance(value, list) and column != "roles" and ";" in text
            ):  # offices go with the names, and stand as the article has them
                raise ReviewError(f"{text!r} holds a semicolon.", place=column, remedy="Give each name by itself.")
