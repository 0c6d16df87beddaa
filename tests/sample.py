"""A small store's worth of rows by hand (``sample.yaml``) that the tests of store, views and pages share."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from lib import store
from lib.read.article import article_id
from lib.schema import FACT_TABLES, Row, column_names, fact_id

if TYPE_CHECKING:
    from collections.abc import Mapping

PARSER = "0.1.0"
ADDED = datetime(2025, 7, 1, 8, 0, tzinfo=UTC)
_PLACE_NAMES = ("resolved_place", "geonameid", "feature_code", "lat", "lon", "admin1", "country", "country_code", "where_prec")


def sample() -> tuple[list[Row], dict[str, list[Row]]]:
    """Five articles and their facts, as extraction and linking would give them."""
    given = _load()
    articles = {key: _article(key, **values) for key, values in given["articles"].items()}
    facts = {table: [_fact(table, articles, given["places"], **values) for values in given["facts"][table]] for table in FACT_TABLES}
    total = next(row for row in facts["personnel"] if row["count_text"] == "up to 1,200")
    next(row for row in facts["personnel"] if row["count_text"] == "about 300")["part_of"] = total["fact_id"]
    return list(articles.values()), facts


def newer_sample() -> tuple[list[Row], dict[str, list[Row]]]:
    """The sample as a newer parser reads it: its first article is read again, and has lost a quotation."""
    articles, facts = sample()
    articles[0]["parser_version"] = "0.2.0"
    facts["quotes"] = [row for row in facts["quotes"] if row["article_id"] != articles[0]["article_id"]]
    return articles, facts


def write_sample(uri: str) -> store.Store:
    """A store that holds the sample."""
    opened = store.open_store(uri)
    store.append(opened, *sample())
    return opened


def stored_ids(opened: store.Store) -> dict[str, list[str]]:
    """What a reader sees: the ids of all rows of articles and facts."""
    return {table: sorted(frame.iloc[:, 0]) for table, frame in store.read_tables(opened).items()}


def sample_ids(articles: list[Row], facts: Mapping[str, list[Row]]) -> dict[str, list[str]]:
    """What a reader is to see where these rows are stored."""
    told = {table: sorted(row["fact_id"] for row in rows) for table, rows in facts.items()}
    return {"articles": sorted(row["article_id"] for row in articles), **told}


@cache
def _load() -> dict[str, Any]:
    return yaml.safe_load((Path(__file__).parent / "sample.yaml").read_text(encoding="utf-8"))


def _article(key: str, title: str, source: str, published: Any, text: str) -> Row:
    return {
        "article_id": article_id(text),
        "title": title,
        "source": source,
        "url": f"https://example.org/{key}",
        "published": published,
        "published_basis": "metadata" if published else None,
        "language": "en",
        "text": text,
        "words": len(text.split()),
        "added_at": ADDED,
        "parser_version": PARSER,
    }


def _fact(
    table: str, articles: Mapping[str, Row], places: Mapping[str, Any], article: str, words: str, place: str | None = None, **values: Any
) -> Row:
    home = articles[article]
    text = home["text"]
    start = text.index(words, len(home["title"]))  # never in the headline
    end = start + len(words)
    stops = [text.find(mark, end) for mark in (". ", ".\n")]
    row: Row = dict.fromkeys(column_names(table), None)
    row |= {
        "fact_id": fact_id(home["article_id"], table, start, end, table),
        "article_id": home["article_id"],
        "char_start": start,
        "char_end": end,
        "quote_exact": words,
        "sent_start": max(text.rfind(mark, 0, start) + len(mark) for mark in (". ", "\n\n")),
        "sent_end": min(stop for stop in stops if stop >= 0) + 1,
        "rule": "by-hand",
        "score": 0.9,
    }
    if place:
        row |= {"extracted_place": place} | dict(zip(_PLACE_NAMES, places[place], strict=True))
    return row | {name: list(value) if isinstance(value, list) else value for name, value in values.items()}
