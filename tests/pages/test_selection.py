"""What is picked stands in the address, and an address brings it back."""

from lib import store, views
from tests.pages.seen import pick, words


def test_an_address_brings_the_picked_meeting_back(open_page):
    app = open_page("timeline", {"meeting": "m-ndjamena"})
    assert not app.exception
    assert app.query_params["meeting"] == "m-ndjamena"
    assert "Pick a mark" not in words(app)


def test_a_pick_is_written_into_the_address(open_page):
    app = open_page("timeline", state={"timeline": pick("m-ndjamena")})
    assert app.query_params["meeting"] == "m-ndjamena"


def test_a_pick_after_a_link_wins_and_back_brings_the_link_again(open_page, sample_store):
    ids = list(views.meeting_timeline(store.read_tables(store.open_store(sample_store)))["meeting_id"])
    app = open_page("timeline", {"meeting": ids[0]})
    app.session_state["timeline"] = pick(ids[1])
    app.run()
    assert app.query_params["meeting"] == ids[1]
    app.query_params["meeting"] = ids[0]
    app.run()
    assert app.query_params["meeting"] == ids[0]


def test_an_address_that_names_nothing_known_shows_nothing_picked(open_page):
    app = open_page("timeline", {"meeting": "<script>"})
    assert not app.exception
    assert "Pick a mark" in words(app)
    assert "meeting" not in app.query_params
