"""The made-up facts: as many as asked for, the same ones for a seed, and such as the codebook and the store take."""

import pytest

from lib import store
from lib.check import check
from lib.errors import SchemaError
from lib.schema import FACT_TABLES
from tests.benchmarks.generate import make_articles, write_store

FACTS = 900


@pytest.fixture(scope="module")
def made():
    return list(make_articles(FACTS))


def test_there_are_as_many_facts_as_asked_for(made):
    assert sum(len(rows) for _, tables in made for rows in tables.values()) == FACTS
    assert all(any(tables[table] for _, tables in made) for table in FACT_TABLES)


def test_a_seed_always_makes_the_same(made):
    assert list(make_articles(FACTS)) == made
    assert list(make_articles(FACTS, seed=2)) != made


def test_rows_and_evidence_hold(made):
    articles = [article for article, _ in made]
    texts = {article["article_id"]: article["text"] for article in articles}
    assert len(texts) == len(articles)
    check("articles", articles)
    for table in FACT_TABLES:
        rows = [row for _, tables in made for row in tables[table]]
        check(table, rows, texts)
        assert len({row["fact_id"] for row in rows}) == len(rows)


def test_the_check_would_see_words_that_are_elsewhere(made):
    article, tables = made[0]
    moved = tables["places"][0] | {"quote_exact": "elsewhere"}
    with pytest.raises(SchemaError):
        check("places", [moved], {article["article_id"]: article["text"]})


def test_the_store_takes_and_gives_them_all(tmp_path):
    tables = store.read_tables(write_store(str(tmp_path / "store"), FACTS))
    assert sum(len(tables[table]) for table in FACT_TABLES) == FACTS
    assert tables["personnel"]["claim_id"].nunique() < len(tables["personnel"])
    assert tables["meetings"]["meeting_id"].nunique() < len(tables["meetings"])
