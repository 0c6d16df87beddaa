"""What is picked in one chart finds the articles that tell of it."""

import pytest

from lib import store, views
from lib.filters import Filters, Focus, select_tables
from tests.sample import write_sample


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return store.read_tables(write_sample(str(tmp_path_factory.mktemp("focus") / "store")))


def find(tables, token):
    focus = views.find_focus(tables, token)
    assert focus is not None
    return focus


def test_every_place_on_the_map_finds_the_articles_behind_it(tables):
    for place in views.map_places(tables).to_dict("records"):
        focus = find(tables, f"place:{place['place_id']}")
        assert focus.words == place["name"]
        assert place["article_id"] in focus.articles
        assert len(focus.articles) >= place["articles"]  # claims and meetings there count too


def test_a_meeting_finds_all_its_reports(tables):
    focus = find(tables, "meeting:m-ndjamena")
    meetings = tables["meetings"]
    assert focus.articles == set(meetings[meetings["meeting_id"] == "m-ndjamena"]["article_id"])
    assert len(focus.articles) == 2
    assert focus.words.startswith("the meeting of ")


def test_a_status_finds_the_claims(tables):
    focus = find(tables, "status:killed")
    claims = tables["personnel"]
    assert focus.articles == set(claims[claims["status"] == "killed"]["article_id"])
    assert focus.words == "people killed"


@pytest.mark.parametrize("token", ["", "place:", "place:0", "place:x", "meeting:none", "status:dancing", "country:TCD", "<script>"])
def test_what_names_nothing_finds_nothing(tables, token):
    assert views.find_focus(tables, token) is None


def test_only_its_articles_are_shown(tables):
    focus = find(tables, "meeting:m-ndjamena")
    shown = select_tables(tables, Filters(focus=focus))
    assert set(shown["articles"]["article_id"]) == focus.articles
    for table in ("places", "quotes", "personnel"):
        assert set(shown[table]["article_id"]) <= focus.articles
    assert len(shown["places"])


def test_the_articles_of_a_pick_are_no_part_of_its_text():
    """Caches are kept by it: it must be short, and the same whatever order a set happens to have."""
    focus = Focus("place:1", "Adré", frozenset(map(str, range(1000))))
    assert repr(Filters(focus=focus)) == repr(Filters(focus=Focus("place:1", "Adré", frozenset(map(str, reversed(range(1000)))))))
    assert len(repr(focus)) < 60
    assert repr(focus) != repr(Focus("place:2", "Adré", focus.articles))
