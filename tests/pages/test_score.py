"""Facts below a score can be hidden; none is unless the reader asks."""

import pytest

from lib import store
from tests.pages.seen import words
from tests.sample import sample

PAGES = ("overview", "map", "timeline", "personnel", "article", "download")


@pytest.fixture
def unsure(tmp_path):
    """The sample with one claim about people that is less sure than all other facts, whose score is 0.9."""
    articles, facts = sample()
    facts["personnel"][0]["score"] = 0.4
    uri = str(tmp_path / "store")
    store.append(store.open_store(uri), articles, facts)
    return uri


def test_nothing_is_hidden_unless_asked_for(open_page, unsure):
    app = open_page("personnel", uri=unsure)
    assert "All facts." in words(app)
    everything = len(app.dataframe[0].value)
    app.slider(key="score").set_value(0.5).run()
    assert not app.exception
    assert "Facts with a score of at least 0.5. 5 of 5 articles." in words(app)
    assert len(app.dataframe[0].value) == everything - 1


@pytest.mark.parametrize("name", PAGES)
def test_the_least_score_comes_from_the_url_and_stays_in_links(open_page, name):
    app = open_page(name, {"score": "0.7"})
    assert not app.exception
    assert "Facts with a score of at least 0.7." in words(app)
    if name in ("overview", "map", "timeline", "personnel"):
        assert app.dataframe[0].value["evidence"].iloc[0].endswith("&score=0.7")


@pytest.mark.parametrize("value", ["7", "-1", "most"])
def test_a_score_that_is_none_is_dropped_from_the_url(open_page, value):
    app = open_page("map", {"score": value})
    assert not app.exception
    assert "All facts." in words(app)


@pytest.mark.parametrize("name", PAGES)
def test_where_no_fact_is_as_sure_the_page_says_so(open_page, name):
    app = open_page(name, {"score": "0.95"})
    assert not app.exception
    assert "Facts with a score of at least 0.95." in words(app)


def test_the_score_is_cleared_with_the_other_filters(open_page):
    app = open_page("overview", {"score": "0.7"})
    app.button[0].click().run()
    assert "All facts. 5 of 5 articles." in words(app)
