"""The form of a data package (https://datapackage.org, version 2): its files and their columns, which one part writes and another reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lib.cells import BETWEEN
from lib.context import EVIDENCE_COLUMNS
from lib.schema import BOUNDS, FACT_TABLES, TABLES, Column

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lib.schema import ColumnType

#: The file that describes all others, and where in it Dateline's own words stand.
DESCRIPTOR, OWN = "datapackage.json", "dateline"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
#: Counts up when a package changes so that an older program cannot read it.
FORM = 1
#: The table of what the program read where the tables of facts show something else.
READINGS = "readings"

_BESIDE = {
    "sentence": Column("sentence", "str", "the sentence or sentences that support the fact", True),
    "title": Column("title", "str", "the article's headline", True),
    "source": Column("source", "str", "the article's publisher", True),
    "published": Column("published", "date", "the article's publication date"),
}
_STORY = Column(
    "story_id", "str", "the article_id of the first print of the same wire story, which is its own where it is no reprint", True
)
_REVIEW = (
    Column("review", "str", "what a person decided about the fact", values=("confirmed", "corrected")),
    Column("machine_read", "str", "what the program had read where a person corrected it"),
)
_READINGS = (
    Column("table", "str", "the table of the fact", True, FACT_TABLES),
    Column("fact_id", "str", "the fact", True),
    Column("column", "str", "the column", True),
    Column("value", "str", "what the program read, as a cell of that column"),
)
_MEANINGS = {
    "articles": "one row an article",
    "places": "one row a mention of a place",
    "meetings": "one row a report of a meeting",
    "personnel": "one row a claim about a number of people; claims overlap: do not add them up",
    "quotes": "one row a quotation",
    "events": "one row a report of what is neither a meeting nor a count",
    "reviews": "one row a decision that a person took about a fact of any table, withdrawn ones too",
    READINGS: "what the program read where a table shows something else: a value that a person corrected or that the rule picked for vague"
    " numbers changed, and every value of a fact that a person rejected, which the tables leave out; this makes the package complete",
}
_KEYS = {"articles": ["article_id"], "reviews": ["review_id"], READINGS: ["table", "fact_id", "column"]}
_TYPES: dict[ColumnType, dict[str, str]] = {
    "str": {"type": "string"},
    "int": {"type": "integer"},
    "float": {"type": "number"},
    "date": {"type": "date"},
    "datetime": {"type": "datetime"},
    "list": {"type": "list", "delimiter": BETWEEN, "itemType": "string"},
}


def package_columns(table: str, *, texts: bool = True) -> tuple[Column, ...]:
    """The columns of a package's table, of those for sharing without the articles' texts."""
    if table == READINGS:
        return _READINGS
    if table in FACT_TABLES:
        return (*TABLES[table], *(_BESIDE[name] for name in EVIDENCE_COLUMNS), *_REVIEW)
    if table == "articles":
        return (*(column for column in TABLES[table] if texts or column.name != "text"), _STORY)
    return TABLES[table]


def describe_table(table: str, columns: Iterable[Column], *, parts_whole: bool = True) -> dict[str, Any]:
    """Name, meaning and Table Schema of one table; ``parts_whole`` says that the total of every part of a count is in it too.

    A decision's fact may be in any table of facts, and an article's words in any sentence: the standard has no key for either.
    """
    schema: dict[str, Any] = {
        "fields": [_describe_field(column) for column in columns],
        "missingValues": [""],
        "primaryKey": _KEYS.get(table, ["fact_id"]),
    }
    keys = []
    if table in FACT_TABLES:
        keys.append({"fields": ["article_id"], "reference": {"resource": "articles", "fields": ["article_id"]}})
    if table == "personnel" and parts_whole:
        keys.append({"fields": ["part_of"], "reference": {"resource": "", "fields": ["fact_id"]}})
    return {"name": table, "description": _MEANINGS[table], "schema": schema | ({"foreignKeys": keys} if keys else {})}


def _describe_field(column: Column) -> dict[str, Any]:
    """An empty list is written as an empty cell, so that the standard cannot require a list."""
    bounds: dict[str, Any] = {"required": True} if column.required and column.type != "list" else {}
    if column.values and column.type != "list":
        bounds["enum"] = [int(value) for value in column.values] if column.type == "int" else list(column.values)
    if column.name in BOUNDS:
        least, most = BOUNDS[column.name]
        bounds |= {"minimum": least} | ({} if most is None else {"maximum": most})
    field = {"name": column.name, **_TYPES[column.type], "description": column.meaning}
    return field | ({"constraints": bounds} if bounds else {})
