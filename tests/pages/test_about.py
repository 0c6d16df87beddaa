"""About: the figures of data/quality.json, with the labels behind them, and what cannot be read said so."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from lib import quality
from tests.pages.seen import words

REPORT = quality.read_report()


def test_the_page_shows_the_figures_of_the_file(open_page):
    app = open_page("about")
    assert not app.exception
    kinds = app.dataframe[0].value.set_index("kind")
    counts = REPORT["sets"]["unseen"]["kinds"]["personnel"]
    assert kinds.loc["personnel", "labelled"] == counts["labelled"]
    assert kinds.loc["personnel", "recall"] == pytest.approx(100 * counts["right"] / counts["labelled"])
    parts = app.dataframe[1].value.set_index(["kind", "part"])
    assert parts.loc[("personnel", "bounds"), "share"] == pytest.approx(100 * counts["parts"]["bounds"] / counts["right"])
    assert parts.loc[("personnel", "bounds"), "compared"] == counts["right"]
    assert f"{REPORT['sets']['unseen']['texts']} texts labelled by hand" in words(app)
    assert f"On {REPORT['reliability']['facts']:,} facts" in words(app)
    assert REPORT["parser_version"] in words(app)


def test_every_set_can_be_picked(open_page):
    app = open_page("about")
    for which, about in REPORT["sets"].items():
        app.selectbox(key="set").select(which).run()
        assert not app.exception
        assert about["note"] in words(app)


def test_no_filter_is_drawn_where_no_fact_is_shown(open_page):
    assert not open_page("about").slider


@pytest.mark.parametrize("broken", [None, "{"])
def test_figures_that_cannot_be_read_are_said_to_be(open_page, monkeypatch, tmp_path, broken):
    file = tmp_path / "quality.json"
    if broken is not None:
        file.write_text(broken)
    monkeypatch.setattr(quality.read_report, "__defaults__", (file,))
    app = open_page("about")
    assert not app.exception
    assert "The figures cannot be read" in app.error[0].value
    assert "make quality" in words(app)


def test_nothing_to_share_is_shown_as_nothing():
    empty = {"labelled": 0, "found": 0, "right": 0, "wholly_right": 0, "parts": {"speaker": 0}}
    report = {"sets": {"one": {"kinds": {"quotes": empty}}}}
    assert quality.kinds_of(report, "one")[["precision", "recall", "f1", "whole_f1"]].isna().all(axis=None)
    assert quality.parts_of(report, "one")["share"].isna().all()


def test_the_router_leads_to_it(sample_store, monkeypatch):
    monkeypatch.setenv("DATELINE_STORE", sample_store)
    app = AppTest.from_file("../../dashboard.py", default_timeout=60).run().switch_page("pages/about.py").run()
    assert not app.exception
    assert app.title[0].value == "What Dateline does, and how well"


def test_the_file_holds_counts_that_can_be():
    for about in json.loads(quality.FILE.read_text())["sets"].values():
        for counts in about["kinds"].values():
            assert counts["wholly_right"] <= counts["right"] <= min(counts["labelled"], counts["found"])
            assert all(right <= counts["right"] for right in counts["parts"].values())
