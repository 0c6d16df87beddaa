"""Extraction beside the bare spaCy pipeline on the same texts, and gazetteer lookups that no cache answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from lib.extract.pipeline import extract_articles
from lib.extract.version import find_model
from lib.gazetteer import open_gazetteer
from lib.gazetteer.countries import capital_of
from lib.lookups import load_lookup
from lib.read import read_file
from tests.benchmarks.timing import Result, alternate, seconds

if TYPE_CHECKING:
    from lib.gazetteer import Gazetteer

ARTICLES = Path("data/articles")
ROUNDS = 5


def measure() -> list[Result]:
    """Seconds for all shipped articles, and lookups a second."""
    gazetteer = open_gazetteer()
    articles = [read_file(path) for path in sorted(ARTICLES.glob("*.md"))]
    texts = [article.text for article in articles]
    bare = spacy.load(find_model())

    def parse() -> float:
        return seconds(lambda: list(bare.pipe(texts, batch_size=16)))

    def extract() -> float:
        return seconds(lambda: list(extract_articles(articles, gazetteer)))

    parse(), extract()  # both warm: models, indexes and compiled patterns are loaded once a process
    taken, baseline = alternate(ROUNDS, extract, parse)
    return [
        Result(f"extraction of {len(articles)} articles", taken, "s", "bare spaCy pipeline", baseline, aim=1.0),
        Result("gazetteer lookups, uncached", _lookups(gazetteer), "a second", aim=2000, higher_is_better=True),
    ]


def _lookups(gazetteer: Gazetteer) -> float:
    """Lookups a second of every country's name and capital, and of as many names that no place has."""
    rows = load_lookup("countries")
    names = [row["name"] for row in rows] + [capital for row in rows if (capital := capital_of(row["iso3"]))]
    names += [name[::-1] for name in names]

    def look_up() -> float:
        gazetteer.candidates.cache_clear()  # type: ignore[attr-defined]
        return seconds(lambda: [gazetteer.candidates(name) for name in names])

    taken, _ = alternate(ROUNDS, look_up, look_up)
    return len(names) / taken
