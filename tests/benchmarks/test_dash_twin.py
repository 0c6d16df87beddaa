"""The Dash page draws what the Overview draws, or the two could not be held against each other."""

import orjson
import pytest

from lib import store
from lib.filters import Filters, select_tables
from lib.ui.overview import overview_figure
from lib.ui.page import Facts, theme
from tests.benchmarks.dash_twin import _draw, build_app
from tests.sample import write_sample


@pytest.fixture(scope="module")
def uri(tmp_path_factory):
    return write_sample(str(tmp_path_factory.mktemp("twin") / "store")).uri


@pytest.mark.parametrize("words", ["", "Chad"])
def test_figures_are_the_same(uri, words):
    tables = store.read_tables(store.open_store(uri))
    filters = Filters(text=words)
    facts = Facts(select_tables(tables, filters), tables, filters, f"twin {words}")
    for kind, theirs in zip(("place", "status", "meeting"), _draw(tables, words), strict=True):
        drawn = overview_figure(facts, kind, theme("light"), None)
        assert drawn
        assert theirs.layout.meta == words
        assert orjson.loads(theirs.to_json())["data"] == orjson.loads(drawn[0].to_json())["data"]


def test_the_page_serves_its_own_outlines(uri):
    answer = build_app(uri).server.test_client().get("/app/static/countries.geojson")
    assert answer.status_code == 200
    assert answer.get_json()["features"]
