"""What is picked stands in the address, and an address brings it back."""

from streamlit.testing.v1 import AppTest

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


def test_a_version_drawn_before_that_tells_its_pick_once_more_takes_nothing_back():
    def script():
        import streamlit as st

        from lib.ui.selection import follow_figure, note_drawn

        def tell(*marks):
            st.session_state["chart"] = {"selection": {"points": [{"customdata": [mark]} for mark in marks]}}
            follow_figure("chart", lambda: heard.append(marks))

        heard: list[tuple[str, ...]] = []
        tell("one")
        note_drawn("chart")
        tell("one")  # the same once more
        tell()  # taken back
        note_drawn("chart")
        tell()  # nothing is picked in the version drawn last
        tell("two")
        st.text(str(heard))

    app = AppTest.from_function(script).run()
    assert not app.exception
    assert words(app) == "[('one',), (), ('two',)]"
