"""A data package that Dateline handed out -> the rows that it was made of, each held against the codebook and its article's words."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from lib.cells import read_cell
from lib.check import check
from lib.datapackage.files import CHANGED, is_package, read_files
from lib.datapackage.form import READINGS, package_columns
from lib.errors import ReadError, SchemaError
from lib.read.article import article_id
from lib.read.tables import MAX_LINE
from lib.schema import FACT_TABLES, TABLES, column_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from lib.schema import Column, Row

__all__ = ["Exported", "is_package", "read_package"]

#: The columns that tell a row of a table from the others.
_KEYS = {"articles": ("article_id",), "reviews": ("review_id",), READINGS: ("table", "fact_id", "column")}


@dataclass(frozen=True, slots=True)
class Exported:
    """What was handed out: the sentence of its filter, the version of the store that it is from, and the tables as they were stored there.

    ``facts`` are as the program read them, rejected ones among them; ``reviews`` the decisions about them; ``stories`` maps an article to
    the first print of its wire story.
    """

    filter: str
    store_version: str
    articles: list[Row]
    stories: dict[str, str]
    facts: dict[str, list[Row]]
    reviews: list[Row]


def read_package(content: bytes | Path | BinaryIO, name: str) -> Exported:
    """The tables in a data package; nothing is taken from one that is not whole and right. A stream is left where it was.

    Raises:
        ReadError: it is no package of Dateline's, a file of it is missing, damaged or changed, or it was made without the articles' texts.
        SchemaError: a row breaks the codebook, or the words of a fact are not where it says.
    """
    own, files = read_files(content, name)
    articles, stories = _read_articles(files["articles"], f"{name}/articles.csv")
    readings = _read_readings(files[READINGS], f"{name}/{READINGS}.csv")
    by_id = {article["article_id"]: article for article in articles}
    facts = {table: _read_facts(table, files[table], readings.pop(table, {}), by_id, name) for table in FACT_TABLES}
    reviews = []
    for place, row in _read_rows("reviews", files["reviews"], f"{name}/reviews.csv"):
        _check("reviews", row, place)
        reviews.append(row)
    return Exported(own["filter"], own["store_version"], articles, stories, facts, reviews)


def _read_articles(content: bytes, name: str) -> tuple[list[Row], dict[str, str]]:
    articles, stories = [], {}
    for place, row in _read_rows("articles", content, name):
        stories[row["article_id"]] = row.pop("story_id") or row["article_id"]
        _check("articles", row, place)
        if row["article_id"] != article_id(row["text"]):
            raise SchemaError("The article's id is not that of its text.", place=place, remedy=CHANGED)
        articles.append(row)
    return articles, stories


def _read_readings(content: bytes, name: str) -> dict[str, dict[str, Row]]:
    """Table -> fact -> column -> what the program read."""
    types = {(table, column.name): column for table in FACT_TABLES for column in TABLES[table]}
    readings: dict[str, dict[str, Row]] = {}
    for place, row in _read_rows(READINGS, content, name):
        column = types.get((row["table"], row["column"]))
        if column is None:
            raise SchemaError(f"There is no column {row['table']}.{row['column']}.", place=place, remedy=CHANGED)
        readings.setdefault(row["table"], {}).setdefault(row["fact_id"], {})[column.name] = _read(column, row["value"], place)
    return readings


def _read_facts(table: str, content: bytes, readings: dict[str, Row], articles: Mapping[str, Row], name: str) -> list[Row]:
    """The facts of a table as the program read them: those shown, with what was read in place of what people say, and those rejected."""
    texts = {own: article["text"] for own, article in articles.items()}
    names = column_names(table)
    facts = []
    for place, row in _read_rows(table, content, f"{name}/{table}.csv"):
        fact = {column: row[column] for column in names} | readings.pop(row["fact_id"], {})
        _check(table, fact, place, texts)
        _check_id(fact, row["fact_id"], place)
        _check_beside(row, articles[fact["article_id"]], fact, place)
        facts.append(fact)
    for fact_id, fact in readings.items():
        place = f"{name}/{READINGS}.csv, fact {fact_id}"
        _check(table, fact, place, texts)
        _check_id(fact, fact_id, place)
        facts.append({column: fact[column] for column in names})
    return facts


def _check_id(fact: Row, fact_id: str, place: str) -> None:
    if fact["fact_id"] != fact_id:
        raise SchemaError(f"Its readings are of another fact, {fact['fact_id']}.", place=place, remedy=CHANGED)


def _check_beside(row: Row, article: Row, fact: Row, place: str) -> None:
    """Hold what stands beside a fact, for people to read, against what it was taken from."""
    right = {name: article[name] for name in ("title", "source", "published")}
    right["sentence"] = article["text"][fact["sent_start"] : fact["sent_end"]]
    for name, value in right.items():
        if row[name] != value:
            raise SchemaError(f"{name} is not what the article says.", place=place, remedy=CHANGED)


def _check(table: str, row: Row, place: str, texts: Mapping[str, str] | None = None) -> None:
    try:
        check(table, [row], texts)
    except SchemaError as error:
        raise SchemaError(error.cause, place=place, remedy=CHANGED) from error


def _read_rows(table: str, content: bytes, name: str) -> Iterator[tuple[str, Row]]:
    """Where each row of a table stands, counted as a spreadsheet counts, and its values in the codebook's types."""
    columns, own_key = package_columns(table), _KEYS.get(table, ("fact_id",))
    lines = _read_lines(content, name)
    header = next(lines, [])
    if table == "articles" and header == [column.name for column in package_columns(table, texts=False)]:
        cause = "The package was made without the articles' texts, and facts cannot be held against their words."
        raise ReadError(cause, place=name, remedy="Export it with texts.")
    if header != [column.name for column in columns]:
        odd = sorted(set(header) ^ {column.name for column in columns})
        cause = f"Columns missing or unknown: {', '.join(odd)[:200]}." if odd else "The columns stand in another order."
        raise SchemaError(cause, place=name, remedy=CHANGED)
    seen: set[tuple[Any, ...]] = set()
    for number, cells in enumerate(lines, start=2):
        place = f"{name}, row {number}"
        if len(cells) != len(columns):
            raise SchemaError(f"It has {len(cells)} cells, not {len(columns)}.", place=place, remedy=CHANGED)
        # A reading's value is a cell of the column that it names, and is read as one there.
        row = {
            column.name: cell if (table, column.name) == (READINGS, "value") else _read(column, cell, place)
            for column, cell in zip(columns, cells, strict=True)
        }
        if (key := tuple(row[column] for column in own_key)) in seen:
            raise SchemaError(f"{', '.join(map(str, key))} is there twice.", place=place, remedy=CHANGED)
        seen.add(key)
        yield place, row


def _read(column: Column, cell: str, place: str) -> Any:
    try:
        return read_cell(column, cell)
    except SchemaError as error:
        raise SchemaError(error.cause, place=f"{place}, {error.place}", remedy=CHANGED) from error


def _read_lines(content: bytes, name: str) -> Iterator[list[str]]:
    csv.field_size_limit(MAX_LINE)
    number = 0
    try:
        for cells in csv.reader(io.TextIOWrapper(io.BytesIO(content), "utf-8", newline=""), strict=True):
            number += 1
            yield cells
    except (csv.Error, UnicodeDecodeError) as error:
        raise ReadError(f"It is no CSV file in UTF-8: {str(error)[:100]}.", place=f"{name}, row {number + 1}", remedy=CHANGED) from error
