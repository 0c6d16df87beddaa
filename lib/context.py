"""What a row is shown with and filtered by, worked out once when it is stored: its sentence, its article, its days, countries and words."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from lib.schema import FACT_TABLES, TABLES, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

#: What a fact is shown with: its evidence and the article that it comes from.
EVIDENCE_COLUMNS = ("sentence", "title", "source", "published")
#: What a row is filtered by: the days that it may have happened on, the countries that it concerns, the words that a search looks through.
FILTER_COLUMNS = ("first_day", "last_day", "countries", "search")

_NAMES = (
    "extracted_place",
    "resolved_place",
    "admin1",
    "country",
    "participants",
    "roles",
    "topic",
    "unit",
    "claimant",
    "speaker",
    "speaker_role",
    "relayed_by",
)
_COUNTRIES = ("country_code", "parties", "force", "actor", "recipient")
_TYPES = {"published": "date", "first_day": "date", "last_day": "date", "countries": "list"}
_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def context_columns(table: str) -> tuple[str, ...]:
    """Names of the columns that stand beside the codebook's in a stored table."""
    if table in FACT_TABLES:
        return EVIDENCE_COLUMNS + FILTER_COLUMNS
    return (*FILTER_COLUMNS, "story_id") if table == "articles" else ()


def column_types(table: str) -> dict[str, str]:
    """The codebook's columns and those that stand beside them -> their types in the codebook's words."""
    beside = {name: _TYPES.get(name, "str") for name in context_columns(table)}
    return {column.name: column.type for column in TABLES[table]} | beside


def fold(text: str) -> str:
    """Text as a search sees it: no case, no accents, straight quotation marks and dashes, runs of white space as one space.

    >>> fold("São  Tomé’s")
    "sao tome's"
    """
    if text.isascii():
        return " ".join(text.casefold().split())
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_STRAIGHT)
    if not plain.isascii():  # where there were only quotation marks and dashes, nothing is left to take away
        plain = "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
    return " ".join(plain.split())


def add_context(article: Row, facts: Mapping[str, Iterable[Row]], story_id: str | None = None) -> tuple[Row, dict[str, list[Row]]]:
    """An article's row and its facts' rows with the context columns added; ``story_id`` is the first print of its story, else itself.

    A fact's days are its dates, or its article's publication date where it has none; a fact's countries are where it happens and whose
    people or leaders take part. A quotation and an article have no country of their own: theirs are those of all the article's facts.
    """
    rows = {table: list(facts.get(table, ())) for table in FACT_TABLES}
    everywhere, names = gather_context(rows)
    with_context = {table: [row | fact_context(table, row, article, everywhere) for row in found] for table, found in rows.items()}
    day = article["published"]
    search = "\n".join((fold(article["title"]), fold(article["text"]), *names))
    beside = {"first_day": day, "last_day": day, "countries": everywhere, "search": search}
    return article | beside | {"story_id": story_id or article["article_id"]}, with_context


def gather_context(facts: Mapping[str, Iterable[Row]]) -> tuple[list[str], list[str]]:
    """The countries of an article by its facts, and the names in them as a search sees them."""
    rows = [row for found in facts.values() for row in found]
    everywhere = sorted({code for row in rows for code in _values(row, _COUNTRIES)})
    return everywhere, [fold(name) for name in sorted({name for row in rows for name in _values(row, _NAMES)})]


def rename_search(search: str, names: Iterable[str]) -> str:
    """An article's words to search through with other names of facts behind its headline and text.

    >>> rename_search("flood in adre\\nthe river rose.\\nkoulamallah", ["adre"])
    'flood in adre\\nthe river rose.\\nadre'
    """
    return "\n".join([*search.split("\n", 2)[:2], *names])


def fact_context(table: str, row: Row, article: Row, everywhere: list[str]) -> Row:
    """The context columns of a fact; ``everywhere`` are the countries of its article."""
    sentence = article["text"][row["sent_start"] : row["sent_end"]]
    first, last = _days(row, article["published"])
    words = (row["quote_exact"], sentence, article["title"], *_values(row, _NAMES))
    return {
        "sentence": sentence,
        "title": article["title"],
        "source": article["source"],
        "published": article["published"],
        "first_day": first,
        "last_day": last,
        "countries": everywhere if table == "quotes" else sorted(set(_values(row, _COUNTRIES))),
        "search": "\n".join(dict.fromkeys(fold(part) for part in words)),
    }


def _days(row: Row, published: date | None) -> tuple[date | None, date | None]:
    start, end = row.get("date_start"), row.get("date_end")
    return start or end or published, end or start or published


def _values(row: Row, columns: Iterable[str]) -> list[str]:
    """The texts in some columns of a row, lists opened, blanks left out."""
    cells: list[Any] = [row.get(column) for column in columns]
    return [value for cell in cells for value in (cell if isinstance(cell, list) else [cell]) if value]
