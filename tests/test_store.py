"""The store: whole articles or nothing, the same twice is the same once, and damage is told apart and explained."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest

from lib import store
from lib.errors import SchemaError
from lib.filters import Filters
from lib.schema import FACT_TABLES, TABLES, column_names
from tests.sample import newer_sample, sample, write_sample

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def opened(tmp_path):
    return write_sample(str(tmp_path / "store"))


def key(row):
    return row.get("fact_id") or row["article_id"]


def test_what_goes_in_comes_out(opened):
    articles, facts = sample()
    for table, rows in {"articles": articles, **facts}.items():
        assert sorted(store.read_rows(opened, table), key=key) == sorted(rows, key=key)


def test_rows_of_some_articles(opened):
    ids = {article["article_id"] for article in sample()[0][1:3]}
    for table in ("articles", *FACT_TABLES):
        picked = store.read_rows(opened, table, ids)
        assert picked == [row for row in store.read_rows(opened, table) if row["article_id"] in ids]
        assert {row["article_id"] for row in picked} <= ids
        assert store.read_rows(opened, table, []) == []
    assert len(store.read_rows(opened, "places", ids)) > 2


def test_rows_of_some_articles_are_the_latest(opened):
    articles, facts = newer_sample()
    store.append(opened, articles, facts)
    first = articles[0]["article_id"]
    assert store.read_rows(opened, "quotes", [first]) == []  # the store still holds what it said before
    assert [row["parser_version"] for row in store.read_rows(opened, "articles", [first])] == ["0.2.0"]


def test_the_same_article_again_changes_nothing(opened):
    before = store.version(opened), sorted(file.name for file in Path(opened.uri).rglob("*"))
    articles, facts = sample()
    articles[0]["added_at"] = datetime(2026, 1, 1, tzinfo=UTC)
    assert store.append(opened, articles, facts) == store.Written(0, 0, 5)
    assert (store.version(opened), sorted(file.name for file in Path(opened.uri).rglob("*"))) == before


def test_an_append_is_one_commit_a_table(opened):
    for table in ("articles", *FACT_TABLES):
        assert len(list((Path(opened.uri) / table / "_delta_log").glob("*.json"))) == 1


def test_other_facts_take_the_place_of_the_old_ones(opened):
    version = store.version(opened)
    articles, facts = newer_sample()
    articles[0]["added_at"] = datetime(2026, 1, 1, tzinfo=UTC)
    assert store.append(opened, articles, facts) == store.Written(0, 1, 4)
    assert store.version(opened) != version
    assert sorted(store.read_rows(opened, "quotes"), key=key) == sorted(facts["quotes"], key=key)
    stored = {row["article_id"]: row for row in store.read_rows(opened, "articles")}
    assert stored[articles[0]["article_id"]]["added_at"] == sample()[0][0]["added_at"]  # when it first came
    assert store.parser_versions(opened)[articles[0]["article_id"]] == "0.2.0"
    assert len(stored) == 5


def test_more_articles_join_those_stored(tmp_path):
    opened = store.open_store(str(tmp_path / "store"))
    articles, facts = sample()
    for number, article in enumerate(articles, start=1):
        own = {table: [row for row in rows if row["article_id"] == article["article_id"]] for table, rows in facts.items()}
        assert store.append(opened, [article], own) == store.Written(1, 0, 0)
        assert len(store.read(opened, "articles")) == number
    for table in FACT_TABLES:
        assert sorted(store.read(opened, table)["fact_id"]) == sorted(row["fact_id"] for row in facts[table])


def test_nothing_but_an_empty_store_is_a_store(tmp_path):
    opened = store.open_store(str(tmp_path / "store"))
    assert not store.exists(opened)
    store.append(opened, [], {})
    assert store.exists(opened)
    assert {table: len(frame) for table, frame in store.read_tables(opened).items()} == dict.fromkeys(("articles", *FACT_TABLES), 0)


def test_columns_are_typed(opened):
    row = store.read(opened, "personnel", Filters(sources=("Kyodo",))).iloc[0]
    assert (row["count_low"], row["count_best"], row["count_high"]) == (10000, pd.NA, 12000) or row["count_best"] is pd.NA
    frame = store.read(opened, "meetings")
    assert {str(frame[name].dtype) for name in ("char_start", "geonameid", "date_prec")} == {"Int64"}
    assert set(map(type, frame["date_start"])) == {date, type(None)}
    assert all(isinstance(names, list) and all(isinstance(name, str) for name in names) for names in frame["participants"])
    assert str(store.read(opened, "articles")["added_at"].dt.tz) == "UTC"
    assert set(map(type, store.read(opened, "articles")["published"])) == {date, type(None)}


def test_every_table_has_the_codebooks_columns_first(opened):
    for table in TABLES:
        names = list(store.read(opened, table).columns)
        assert names[: len(column_names(table))] == column_names(table)


def test_only_the_columns_asked_for(opened):
    assert list(store.read(opened, "places", columns=["lat", "sentence"]).columns) == ["lat", "sentence"]
    with pytest.raises(SchemaError, match="No column latitude"):
        store.read(opened, "places", columns=["latitude"])


def test_rows_come_in_the_order_of_publication_and_text(opened):
    frame = store.read(opened, "places")
    published = [day for day in frame["published"] if day is not None]
    assert published == sorted(published)
    assert list(frame["published"])[: len(published)] == published  # the undated last
    for _, own in frame.groupby("article_id"):
        assert own["char_start"].is_monotonic_increasing


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"quote_exact": "Nowhere"}, "The words at"),
        ({"role": "somewhere"}, "role is 'somewhere'"),
        ({"article_id": "0" * 16}, "No article"),
        ({"lat": "north"}, "lat is 'north'"),
    ],
)
def test_rows_that_break_the_codebook_are_not_written(tmp_path, change, said):
    articles, facts = sample()
    facts["places"][0] |= change
    opened = store.open_store(str(tmp_path / "store"))
    with pytest.raises(SchemaError, match=said):
        store.append(opened, articles, facts)
    assert not store.exists(opened)


def test_two_facts_with_one_id_are_refused(tmp_path):
    articles, facts = sample()
    facts["places"].append(dict(facts["places"][0]))
    with pytest.raises(SchemaError, match="Two facts have one id"):
        store.append(store.open_store(str(tmp_path / "store")), articles, facts)


def test_reviews_are_kept_and_change_the_version(opened):
    version = store.version(opened)
    row = dict.fromkeys(column_names("reviews")) | {
        "review_id": "r1",
        "fact_id": "f1",
        "decision": "confirmed",
        "reviewer": "A. Reader",
        "reviewed_at": datetime(2025, 7, 2, tzinfo=UTC),
    }
    store.append_reviews(opened, [row])
    assert store.read_rows(opened, "reviews") == [row]
    assert store.version(opened) != version


def test_a_store_made_anew_has_another_version(tmp_path):
    opened = write_sample(str(tmp_path / "store"))
    version = store.version(opened)
    shutil.rmtree(opened.uri)
    assert store.version(write_sample(opened.uri)) != version
