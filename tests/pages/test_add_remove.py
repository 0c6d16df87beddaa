"""Removing articles: found by words, shown with what goes with them, gone from every page and kept in the versions before."""

import shutil
from datetime import UTC, datetime

import pytest

from lib import store
from lib.reviews import Person, confirm
from tests.pages.adding import tick
from tests.pages.seen import words


@pytest.fixture
def uri(sample_store, tmp_path):
    uri = str(shutil.copytree(sample_store, tmp_path / "store"))
    fact = store.read_tables(store.open_store(uri))["personnel"]["fact_id"].iloc[0]
    store.append_reviews(store.open_store(uri), confirm(fact, Person("Ada", "", datetime.now(UTC))))
    return uri


@pytest.fixture
def app(open_page, uri):
    return open_page("add", {"part": "Remove articles"}, uri=uri)


def test_words_find_articles_whatever_their_case_and_accents(app):
    assert not app.exception
    assert len(app.dataframe[0].value) == 5
    app.text_input(key="remove-search").set_value("SAO tome").run()
    assert list(app.dataframe[0].value["title"]) == ["=São Tomé thanks Cape Verde for flood relief"]
    app.text_input(key="remove-search").set_value("nothing has these words").run()
    assert "No article in the store has these words" in words(app)


def test_an_article_goes_with_its_facts_and_the_rest_stays(app, uri):
    opened = store.open_store(uri)
    before, reviews = store.read_tables(opened), store.read_reviews(opened)
    number = store.history(opened)[0].number
    gone = before["personnel"]["article_id"].iloc[0]
    title = before["articles"].set_index("article_id").loc[gone, "title"]
    tick(app, list(app.dataframe[0].value["title"]).index(title))
    counts = {table: int((frame["article_id"] == gone).sum()) for table, frame in before.items()}
    said = words(app)
    assert "**1 article** will go, with " in said
    assert f"{counts['personnel']} claim" in said
    assert "1 decision about them stay in the log." in said
    assert app.button(key="save").disabled
    app.checkbox[0].check().run()
    app.text_input(key="reviewer-name").set_value("Ada").run()
    app.button(key="save").click().run()
    assert not app.exception
    assert f"1 article removed: Removed 1 article: {title}" in app.success[0].value.replace("\\", "")
    after = store.read_tables(opened)
    assert {table: len(before[table]) - len(after[table]) for table in before} == counts
    assert store.read_reviews(opened) == reviews
    latest = store.history(opened)[0]
    assert (latest.removed, latest.author) == (1, "Ada")
    assert len(store.read_tables(opened, as_of=str(number))["articles"]) == 5
    assert len(app.dataframe[0].value) == 4
