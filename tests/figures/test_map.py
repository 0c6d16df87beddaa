import json

import pytest

from lib import views
from lib.figures.map import describe_map, outside, plot_map, view
from lib.figures.map_style import OUTLINES
from lib.figures.palette import DARK, LIGHT
from lib.figures.plain_map import plot_plain_map
from tests.figures.frames import places as frame
from tests.figures.frames import sample_tables


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    return views.map_places(sample_tables(tmp_path_factory))


def features(figure):
    found = figure.layout.map.style["sources"]["places"]["data"]["features"]
    return {feature["properties"]["id"]: feature for feature in found}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_only_the_app_itself_is_asked_for_anything(places, theme):
    figure = plot_map(places, theme)
    style = figure.layout.map.style
    assert style["sources"]["countries"]["data"] == OUTLINES
    assert OUTLINES.startswith("/app/static/")
    assert not {"glyphs", "sprite"} & set(style)
    assert "://" not in json.dumps(style)


def test_each_located_place_is_one_mark_and_governments_are_none(places):
    figure = plot_map(places, LIGHT)
    assert set(features(figure)) == set(places["place_id"])
    assert [custom[0] for custom in figure.data[0].customdata] == list(places["place_id"])
    assert "Philippines" not in set(places["name"])  # there only as the name of a government


def test_what_is_not_exact_is_not_drawn_as_a_point(places):
    marks = features(plot_map(places, LIGHT))
    kinds = {feature["properties"]["name"]: feature["properties"]["kind"] for feature in marks.values()}
    assert kinds["El Geneina"] == "exact"
    assert kinds["Palawan"] == "rough"
    assert kinds["CHAD"] == "country"
    layers = {layer["id"]: layer for layer in plot_map(places, LIGHT).layout.map.style["layers"]}
    assert layers["shaded"]["filter"] == ["in", ["get", "iso3"], ["literal", ["TCD"]]]
    assert {layers[name]["filter"][2] for name in ("rough", "exact")} == {"rough", "exact"}  # a country has no mark, only shade and name


def test_marks_grow_with_articles():
    small, large = features(plot_map(frame([(0, 0, 1), (10, 10, 9)]), LIGHT)).values()
    assert large["properties"]["radius"] > small["properties"]["radius"]


def test_the_picked_place_stands_out():
    marks = features(plot_map(frame([(0, 0, 1), (10, 10, 1)]), LIGHT, selected="1"))
    assert [mark["properties"]["selected"] for mark in marks.values()] == [False, True]


def test_the_first_view_holds_the_most_reported_and_says_how_many_it_does_not():
    places = frame([(50, 30, 50), (39, 125, 40), (-34, -58, 2)])
    west, south, east, north = view(places)
    assert -58 < west < 30
    assert 125 < east < 180
    assert -34 < south < 39
    assert 50 < north < 80
    assert outside(places) == 1


def test_the_first_view_takes_the_short_way_over_the_date_line():
    west, _, east, _ = view(frame([(-17, 178, 5), (-14, -172, 5)]))
    assert west < 178 < 188 < east
    assert east - west < 40


def test_a_map_of_nothing_shows_the_world():
    empty = frame([])
    assert plot_map(empty, LIGHT).layout.map.style["sources"]["places"]["data"]["features"] == []
    assert describe_map(empty) == "Map of places: none to show."
    west, _, east, _ = view(empty)
    assert east - west > 270


def test_a_figure_is_small(places):
    assert len(plot_map(places, LIGHT).to_json()) < 20_000
    assert len(plot_plain_map(places, LIGHT).to_json()) < 400_000


def test_the_plain_map_draws_the_same_places(places):
    marks = plot_plain_map(places, DARK).data[1]
    assert [custom[0] for custom in marks.customdata] == list(places["place_id"])
    symbols = dict(zip(places["name"], marks.marker.symbol, strict=True))
    assert (symbols["El Geneina"], symbols["Palawan"], symbols["Chad"]) == ("circle", "circle-open", "square-open")


def test_the_description_names_the_most_reported(places):
    assert describe_map(places).startswith(f"Map of {len(places)} places, ")
    assert places["name"].iloc[0] in describe_map(places)
