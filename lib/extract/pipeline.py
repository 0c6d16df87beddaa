"""Articles -> facts: one parse an article, then each finder in turn."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING

from lib.extract.actors import find_actors
from lib.extract.dates import find_dates
from lib.extract.document import load_model, parse
from lib.extract.events import find_events
from lib.extract.meetings import find_meetings
from lib.extract.personnel import find_counts
from lib.extract.places import find_places, place_rows
from lib.extract.quotes import find_quotes
from lib.extract.statements import find_statements
from lib.extract.values import Reading
from lib.gazetteer import open_gazetteer
from lib.schema import FACT_TABLES, Row, check

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from spacy.tokens import Doc

    from lib.gazetteer import Gazetteer
    from lib.read.article import Article

_LIB = Path(__file__).resolve().parent.parent
#: What decides the facts of a text, besides the text: a change in any of these files makes a new parser version.
_SOURCES = ("read/*.py", "extract/*.py", "gazetteer/*.py", "schema.py", "../data/lookups/*.csv")


@dataclass(frozen=True, slots=True)
class Facts:
    """What one article says: ``tables`` maps each fact table's name to its rows, with the codebook's columns."""

    article: Article
    tables: dict[str, list[Row]]


@cache
def parser_version() -> str:
    """Model and version, and 8 hex digits of a hash over the code and lookups that decide the facts: the same version, the same facts."""
    digest = hashlib.sha256()
    for pattern in _SOURCES:
        for path in sorted(_LIB.glob(pattern)):
            digest.update(path.read_bytes())
    meta = load_model().meta
    return f"{meta['lang']}_{meta['name']}-{meta['version']}+{digest.hexdigest()[:8]}"


def extract_articles(articles: Iterable[Article], gazetteer: Gazetteer | None = None) -> Iterator[Facts]:
    """The facts of each article, in order; every row is held against the codebook and against the text.

    Raises:
        SchemaError: a finder broke the codebook; nothing is yielded for that article.
    """
    gazetteer = gazetteer or open_gazetteer()
    for_parser, for_facts = tee(articles)
    for article, doc in zip(for_facts, parse(for_parser), strict=True):
        yield extract(article, doc, gazetteer)


def extract(article: Article, doc: Doc, gazetteer: Gazetteer) -> Facts:
    """The facts of one parsed article."""
    reading = Reading(article, doc, gazetteer)
    reading.dates = find_dates(article.text, article.published)
    reading.actors = find_actors(reading)
    reading.places = find_places(reading)
    reading.statements = find_statements(reading)
    tables = {
        "places": place_rows(reading),
        "meetings": find_meetings(reading),
        "personnel": find_counts(reading),
        "quotes": find_quotes(reading),
        "events": find_events(reading),
    }
    for table in FACT_TABLES:
        check(table, tables[table], {article.article_id: article.text})
    return Facts(article, tables)


def article_row(article: Article, added_at: datetime) -> Row:
    """The article's row of the ``articles`` table; ``added_at`` in UTC."""
    return {
        "article_id": article.article_id,
        "title": article.title,
        "source": article.source,
        "url": article.url or None,
        "published": article.published,
        "published_basis": article.published_basis,
        "language": article.language,
        "text": article.text,
        "words": article.words,
        "added_at": added_at,
        "parser_version": parser_version(),
    }
