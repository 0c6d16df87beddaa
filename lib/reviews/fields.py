"""Which columns a person may correct, which others follow from them, and values as the reviews table writes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from lib.cells import join_items, split_items
from lib.errors import SchemaError
from lib.schema import TABLES, Column

if TYPE_CHECKING:
    from lib.schema import Row

Kind = Literal["choice", "count", "countries", "country", "day", "names", "place", "text", "unit"]


@dataclass(frozen=True, slots=True)
class Field:
    """A column that a person may correct, what it is called on a page, and how it is asked for."""

    column: str
    label: str
    kind: Kind


_PLACE = Field("resolved_place", "Place", "place")
_DAYS = (Field("date_start", "First day", "day"), Field("date_end", "Last day", "day"))
_STATUS = Field("status", "Status", "choice")

FIELDS: dict[str, tuple[Field, ...]] = {
    "places": (_PLACE, Field("role", "Role", "choice")),
    "meetings": (
        Field("participants", "Who met", "names"),
        Field("parties", "Countries", "countries"),
        *_DAYS,
        _STATUS,
        Field("mode", "How they met", "choice"),
        _PLACE,
    ),
    "personnel": (
        Field("count_low", "Lowest", "count"),
        Field("count_best", "Best", "count"),
        Field("count_high", "Highest", "count"),
        Field("unit", "Who is counted", "unit"),
        Field("force", "Whose people", "country"),
        _STATUS,
        Field("claimant", "Claimed by", "text"),
        Field("relayed_by", "Carried by", "text"),
    ),
    "quotes": (Field("speaker", "Speaker", "text"),),
    "events": (_PLACE, *_DAYS, _STATUS),
}

#: Columns that say one thing together: whoever corrects one of them speaks for all.
GROUPS: tuple[tuple[str, ...], ...] = (
    ("resolved_place", "geonameid", "feature_code", "lat", "lon", "admin1", "country", "country_code", "where_prec"),
    ("date_start", "date_end", "date_prec", "date_basis"),
    ("count_low", "count_best", "count_high", "count_rule"),
    ("participants", "roles"),
)
_GROUP_OF = {column: group for group in GROUPS for column in group}
_COLUMNS = {table: {column.name: column for column in columns} for table, columns in TABLES.items()}
#: The most days that a date of each UCDP precision spans; 5 is longer.
_SPANS = ((1, 1), (6, 2), (14, 3), (31, 4))


def group_of(column: str) -> tuple[str, ...]:
    """The columns that are corrected together with one."""
    return _GROUP_OF.get(column, (column,))


def correctable(table: str) -> frozenset[str]:
    """All columns of a table that a correction may change: those asked for and those that follow."""
    return frozenset(name for field in FIELDS[table] for name in group_of(field.column))


def follow(machine: Row, shown: Row, changes: Row) -> Row:
    """The changes with what follows from them: precision and basis of days, the rule of a count, the offices of those who met."""
    row = shown | changes
    if changes.keys() & {"date_start", "date_end"}:
        changes = changes | {"date_prec": _span(row["date_start"], row["date_end"]), "date_basis": _basis(row)}
    if changes.keys() & {"count_low", "count_best", "count_high"}:
        changes = changes | {"count_rule": _bound(machine["count_rule"], row["count_low"], row["count_best"], row["count_high"])}
    if "participants" in changes:
        offices = dict(zip(machine["participants"], machine["roles"], strict=False)) | dict(
            zip(shown["participants"], shown["roles"], strict=False)
        )
        changes = changes | {"roles": [offices.get(name, "") for name in changes["participants"]]}
    return changes


def _span(first: date | None, last: date | None) -> int | None:
    if first is None and last is None:
        return None
    if first is None or last is None:
        return 5
    return next((prec for most, prec in _SPANS if (last - first).days < most), 5)


def _basis(row: Row) -> str | None:
    """A day that a person gives is no longer a guess from the day of publication."""
    if row["date_start"] is None and row["date_end"] is None:
        return None
    return row["date_basis"] if row["date_basis"] in ("relative", "bounded") else "stated"


def _bound(before: str, low: int | None, best: int | None, high: int | None) -> str:
    """How a count is bounded by the numbers given, in the codebook's words."""
    if low is not None and low == best == high:
        return "about" if before == "about" else "exact"
    if high is None and low is not None:
        return "vague" if before == "vague" and best is None else "at_least"
    if low is None and high is not None:
        return "vague" if before == "vague" and best is None else "at_most"
    return "vague" if before == "vague" and best is None else "range" if low is not None else "exact"


def write_value(value: Any) -> str | None:
    """A value as text: ISO days, lists joined as in the exports. An empty list and one of an empty text are written alike.

    >>> write_value(date(2025, 6, 17)), write_value(["Kim Jong Un", "Sergei Shoigu"]), write_value(None)
    ('2025-06-17', 'Kim Jong Un; Sergei Shoigu', None)
    """
    if value is None:
        return None
    return join_items(value) if isinstance(value, list) else value.isoformat() if isinstance(value, date) else str(value)


def read_value(table: str, column: str, text: str | None) -> Any:
    """The value that ``write_value`` wrote, in the column's type.

    Raises:
        SchemaError: the text is no value of that column.

    >>> read_value("meetings", "date_start", "2025-06-17"), read_value("personnel", "count_high", None)
    (datetime.date(2025, 6, 17), None)
    """
    known = _COLUMNS[table].get(column)
    place = f"table {table}, column {column}"
    if known is None or column not in correctable(table):
        raise SchemaError(
            "It is not a column that can be corrected.", place=place, remedy=f"Correct {', '.join(sorted(correctable(table)))}."
        )
    try:
        value = _parse(known, text)
    except ValueError as error:
        raise SchemaError(f"{text!r} is not of type {known.type}.", place=place, remedy="Give it as the data dictionary says.") from error
    wrong = [item for item in (value if isinstance(value, list) else [value]) if known.values and str(item) not in known.values]
    if (value is None and known.required) or (value is not None and wrong):
        raise SchemaError(f"{text!r} is not allowed.", place=place, remedy=f"Allowed: {', '.join(known.values) or 'anything but nothing'}.")
    return value


def _parse(column: Column, text: str | None) -> Any:
    if text is None:
        return None
    if column.type == "list":
        return split_items(text) if text else []
    if column.type == "date":
        return date.fromisoformat(text)
    return int(text) if column.type == "int" else float(text) if column.type == "float" else text
