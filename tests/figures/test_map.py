import json

import pytest

from lib import views
from lib.figures.map import CLUSTERED, DRAWN, describe_map, place_hover, plot_map
from lib.figures.map_key import lay_out_key
from lib.figures.map_style import CLUSTER_ZOOM, OUTLINES
from lib.figures.map_view import WIDE, outside, place_name, view
from lib.figures.palette import DARK, LIGHT
from lib.figures.plain_map import plot_plain_map
from tests.figures.frames import places as frame
from tests.figures.frames import sample_tables


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    return views.map_places(sample_tables(tmp_path_factory))


def features(figure):
    sources = figure.layout.map.style["sources"]
    return {feature["properties"]["id"]: feature for name in ("places", "areas") for feature in sources[name]["data"]["features"]}


def words(figure):
    return [note.text for note in figure.layout.annotations]


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
    kinds_drawn = {layer["filter"][2] for layer in layers.values() if layer["type"] == "circle"}
    assert kinds_drawn == {"exact", "near", "rough", "region"}  # a country has no mark, only shade and name


@pytest.mark.parametrize(
    ("prec", "kind"), [(1, "exact"), (2, "near"), (3, "rough"), (4, "rough"), (5, "region"), (6, "country"), (7, "region"), (0, "rough")]
)
def test_the_shape_says_how_closely_a_place_is_known(prec, kind):
    figure = plot_map(frame([(0, 0, 1)]).assign(where_prec=prec, exact=prec == 1), LIGHT)
    (mark,) = features(figure).values()
    assert mark["properties"]["kind"] == kind
    assert len(words(figure)) == 1  # the key explains what is drawn, and nothing else


def test_the_key_fits_a_phone_and_explains_each_mark():
    marks = {"exact", "near", "rough", "region", "country", "cluster", "flow"}
    placed, height = lay_out_key(marks, 345)
    assert {mark for mark, *_ in placed} == marks
    assert all(left + 24 + 6.2 * len(words) <= 345 for _, words, left, _ in placed)
    assert max(down for *_, down in placed) < height < 130
    assert lay_out_key(marks, WIDE)[1] < height


def test_names_at_the_eastern_edge_stand_to_the_left_and_cut_ones_wait():
    box = (0.0, 0.0, 100.0, 50.0)
    assert place_name(20.0, 10, box, WIDE, area=False) == (False, False)
    assert place_name(97.0, 10, box, WIDE, area=False) == (True, False)
    assert place_name(103.0, 10, box, WIDE, area=False)[1]
    assert place_name(-3.0, 10, box, WIDE, area=False)[1]
    assert place_name(2.0, 10, box, WIDE, area=True)[1]
    assert not place_name(50.0, 10, box, WIDE, area=True)[1]
    assert not place_name(200.0, 10, box, WIDE, area=False)[1]  # far away: the reader comes there by dragging


def test_many_places_are_clustered_alike_for_eye_and_pointer():
    many = frame([(number % 60, number % 170, 1) for number in range(CLUSTERED + 2)])
    many.loc[0, ["where_prec", "exact"]] = 6, False
    figure = plot_map(many, LIGHT)
    source = figure.layout.map.style["sources"]["places"]
    assert source["cluster"]
    assert source["clusterMaxZoom"] == CLUSTER_ZOOM == figure.data[0].cluster.maxzoom
    seen = [feature["geometry"]["coordinates"] for feature in source["data"]["features"]]
    assert seen == [[float(lon), float(lat)] for lon, lat in zip(figure.data[0].lon, figure.data[0].lat, strict=True)]
    assert [custom[0] for custom in figure.data[1].customdata] == ["0"]  # a country is never in a cluster
    assert "so many places: zoom in" in words(figure)
    few = plot_map(many.head(CLUSTERED), LIGHT)
    assert "cluster" not in few.layout.map.style["sources"]["places"]
    assert not few.data[0].cluster.enabled


def test_more_places_than_a_browser_takes_leave_the_least_reported_out():
    assert len(features(plot_map(frame([(0, 0, 1)] * (DRAWN + 3)), LIGHT))) == DRAWN


def test_what_the_pointer_is_told_is_escaped():
    row = frame([(0, 0, 1)]).assign(name="<img src=x>", country="A & B").to_dict("records")[0]
    assert "<img" not in place_hover(row)
    assert "A &amp; B" in place_hover(row)


def test_marks_grow_with_articles():
    small, large = features(plot_map(frame([(0, 0, 1), (10, 10, 9)]), LIGHT)).values()
    assert large["properties"]["radius"] > small["properties"]["radius"]


def test_the_picked_place_stands_out():
    marks = features(plot_map(frame([(0, 0, 1), (10, 10, 1)]), LIGHT, selected="1"))
    assert [mark["properties"].get("selected", False) for mark in marks.values()] == [False, True]
    several = features(plot_map(frame([(0, 0, 1), (10, 10, 1), (20, 20, 1)]), LIGHT, selected=["0", "2"]))
    assert [mark["properties"].get("selected", False) for mark in several.values()] == [True, False, True]


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
    assert features(plot_map(empty, LIGHT)) == {}
    assert describe_map(empty) == "Map of places: none to show."
    west, _, east, _ = view(empty)
    assert east - west > 270


def test_a_figure_is_small(places):
    assert len(plot_map(places, LIGHT).to_json()) < 20_000
    assert len(plot_plain_map(places, LIGHT).to_json()) < 400_000


def test_the_plain_map_draws_the_same_places(places):
    marks = next(trace for trace in plot_plain_map(places, DARK).data if trace.name == "places")
    assert [custom[0] for custom in marks.customdata] == list(places["place_id"])
    symbols = dict(zip(places["name"], marks.marker.symbol, strict=True))
    assert (symbols["El Geneina"], symbols["Palawan"], symbols["Chad"]) == ("circle", "circle-open", "square-open")


def test_the_description_names_the_most_reported(places):
    assert describe_map(places).startswith(f"Map of {len(places)} places, ")
    assert places["name"].iloc[0] in describe_map(places)
