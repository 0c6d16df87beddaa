"""Articles -> facts: one parse an article, then each finder in turn."""

from __future__ import annotations

from itertools import tee
from typing import TYPE_CHECKING

from lib.check import check
from lib.extract.actors.find import find_actors
from lib.extract.dates.find import find_dates
from lib.extract.document import parse
from lib.extract.events.find import find_events
from lib.extract.facts import Facts
from lib.extract.meetings.find import find_meetings
from lib.extract.personnel.find import find_counts
from lib.extract.places.find import find_places, place_rows
from lib.extract.quotes.find import find_quotes
from lib.extract.scores import weigh
from lib.extract.statements.find import find_statements
from lib.extract.values import Reading
from lib.gazetteer import open_gazetteer
from lib.schema import FACT_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from lib.gazetteer import Gazetteer
    from lib.read.article import Article


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
        weigh(table, tables[table], article.text)
        check(table, tables[table], {article.article_id: article.text})
    return Facts(article, tables)
