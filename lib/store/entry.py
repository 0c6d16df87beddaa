"""An article and its facts as they enter the store together: held against the codebook, with context and a hash of all that they say."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from lib.context import add_context
from lib.errors import SchemaError
from lib.schema import FACT_TABLES, Row, check

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Entry:
    """An article's row and the rows of its facts (table -> rows), each with context columns and ``revision``, the hash of the whole."""

    article_id: str
    revision: str
    article: Row
    facts: dict[str, list[Row]]


def make_entries(articles: Sequence[Row], facts: Mapping[str, Iterable[Row]]) -> list[Entry]:
    """One entry an article, in order; an article given twice counts once.

    Raises:
        SchemaError: a row breaks the codebook, belongs to no article given, or has the id of another.
    """
    check("articles", articles)
    texts = {article["article_id"]: article["text"] for article in articles}
    own: dict[str, dict[str, list[Row]]] = {article_id: {table: [] for table in FACT_TABLES} for article_id in texts}
    for table, found in facts.items():
        rows = list(found)
        if table not in FACT_TABLES:
            raise SchemaError("It is not a table of facts.", place=f"table {table}", remedy=f"Give {', '.join(FACT_TABLES)}.")
        check(table, rows, texts)
        seen: set[str] = set()
        for row in rows:
            if row["fact_id"] in seen:
                place = f"table {table}, fact {row['fact_id']}"
                raise SchemaError("Two facts have one id.", place=place, remedy="Give fact_id what tells them apart.")
            seen.add(row["fact_id"])
            own[row["article_id"]][table].append(row)
    return [_make_entry(article, own[article_id]) for article_id, article in {a["article_id"]: a for a in reversed(articles)}.items()][::-1]


def _make_entry(article: Row, own: dict[str, list[Row]]) -> Entry:
    said = {name: value for name, value in article.items() if name != "added_at"}
    rows = {table: sorted(found, key=lambda row: str(row["fact_id"])) for table, found in own.items()}
    revision = hashlib.sha256(orjson.dumps([said, rows], option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]
    stored, facts = add_context(article, rows)
    mark = {"revision": revision}
    return Entry(article["article_id"], revision, stored | mark, {table: [fact | mark for fact in found] for table, found in facts.items()})
