"""Facts and decisions in words, as a page says them: column by column, the machine's value beside the person's."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from lib.days import say_day
from lib.errors import SchemaError
from lib.gazetteer.countries import country_name
from lib.reviews.fields import FIELDS, Field, read_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lib.reviews.settle import Decision
    from lib.schema import Row

NOTHING = "not said"


def say_value(field: Field, value: Any) -> str:
    """A value as people write it.

    >>> say_value(FIELDS["personnel"][0], 10000), say_value(FIELDS["personnel"][4], "PRK"), say_value(FIELDS["meetings"][2], None)
    ('10,000', 'North Korea', 'not said')
    """
    if value is None or value == []:
        return NOTHING
    if field.kind in ("country", "countries"):
        codes = value if isinstance(value, list) else [value]
        return ", ".join(country_name(code) or code for code in codes)
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, date):
        return say_day(value)
    return f"{value:,}" if isinstance(value, int) else str(value).replace("_", " ") if field.kind == "choice" else str(value)


def say_place(row: Mapping[str, Any]) -> str:
    """A row's place with its province and country.

    >>> say_place({"resolved_place": "Rylsk", "admin1": "Kursk Oblast", "country": "Russia"})
    'Rylsk, Kursk Oblast, Russia'
    """
    parts = [row["resolved_place"], row["admin1"], row["country"]]
    return ", ".join(dict.fromkeys(part for part in parts if part)) if row["resolved_place"] else "not located"


def compare_values(table: str, machine: Row, shown: Row) -> list[tuple[str, str, str]]:
    """What can be corrected of a fact: its label, what the machine read, and what people say; the same where nobody says otherwise."""
    return [(field.label, _say(field, machine), _say(field, shown)) for field in FIELDS[table]]


def _say(field: Field, row: Row) -> str:
    return say_place(row) if field.kind == "place" else say_value(field, row[field.column])


def say_decision(table: str, decision: Decision) -> str:
    """What was decided, by whom and when: "Corrected by Ada on 2 July 2025, 09:30 UTC. Status: machine read pledged, corrected to held"."""
    time = f"{say_day(decision.reviewed_at.date())}, {decision.reviewed_at:%H:%M} UTC"
    parts = [f"{decision.decision.capitalize()} by {decision.reviewer} on {time}", *say_changes(table, decision)]
    return ". ".join([*parts, f"Why: {decision.note}"] if decision.note else parts)


def say_changes(table: str, decision: Decision) -> list[str]:
    """Of each column that was asked for, what the machine read and what it was corrected to."""
    told = []
    for field in FIELDS[table]:
        if field.column in decision.changes:
            old, new = (_say_written(table, field, text) for text in decision.changes[field.column])
            told.append(f"{field.label}: machine read {old}, corrected to {new}")
    return told


def _say_written(table: str, field: Field, text: str | None) -> str:
    try:
        return say_value(field, read_value(table, field.column, text))
    except SchemaError:
        return str(text)
