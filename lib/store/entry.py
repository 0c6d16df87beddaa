"""An article and its facts as they enter the store together: held against the codebook, with context and a hash of all that they say."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from lib.check import check
from lib.context import add_context
from lib.errors import SchemaError
from lib.schema import FACT_TABLES, Row
from lib.store.filed import file_article, file_fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Story:
    """The wire story that an article prints: the article_id of its first print, and the keys that other prints are sought by."""

    story_id: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An article's row and the rows of its facts (table -> rows), each with context columns and keys, and ``said``, a hash of the whole."""

    article_id: str
    said: str
    article: Row
    facts: dict[str, list[Row]]


def make_entries(articles: Sequence[Row], facts: Mapping[str, Iterable[Row]], stories: Mapping[str, Story]) -> list[Entry]:
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
    once = {article["article_id"]: article for article in reversed(articles)}
    return [_make_entry(article, own[article_id], stories.get(article_id)) for article_id, article in once.items()][::-1]


def mark_entry(entry: Entry, mark: str, added_at: datetime) -> Entry:
    """The entry as one append writes it: every row with its revision, and the article with the time when it first came."""
    revision = {"revision": f"{entry.said}-{mark}"}
    facts = {table: [row | revision for row in rows] for table, rows in entry.facts.items()}
    return Entry(entry.article_id, entry.said, entry.article | revision | {"added_at": added_at}, facts)


def said_of(revision: str) -> str:
    """The hash of what an article and its facts say, in a revision; before appends had marks it was the whole of it.

    >>> said_of("0123456789abcdef-89abcdef"), said_of("0123456789abcdef")
    ('0123456789abcdef', '0123456789abcdef')
    """
    return revision.partition("-")[0]


def _make_entry(article: Row, own: dict[str, list[Row]], story: Story | None) -> Entry:
    said = {name: value for name, value in article.items() if name != "added_at"}
    rows = {table: sorted(found, key=lambda row: str(row["fact_id"])) for table, found in own.items()}
    digest = hashlib.sha256(orjson.dumps([said, rows], option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]
    stored, facts = add_context(article, rows, story.story_id if story else None)
    filed = {table: [fact | {"filed": file_fact(table, fact)} for fact in found] for table, found in facts.items()}
    return Entry(article["article_id"], digest, stored | {"filed": file_article(story.keys) if story else None}, filed)
