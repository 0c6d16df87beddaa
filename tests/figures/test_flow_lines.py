import itertools
from html import escape

import pandas as pd
import pytest

from lib.figures.flow_lines import MOST, draw_arc, flow_arc, flow_features, flow_hover, flow_width
from lib.figures.map import describe_map, plot_map
from lib.figures.palette import DARK, LIGHT
from lib.figures.plain_map import plot_plain_map
from lib.gazetteer import distance_km
from tests.figures.frames import places


def flow(name="KEN-1", **more):
    fixed = {
        "flow_id": name,
        "back": False,
        "force": "KEN",
        "force_name": "Kenya",
        "name": "Port-au-Prince",
        "label": "Kenya to Port-au-Prince",
    }
    spot = {"from_lat": 1.0, "from_lon": 38.0, "lat": 18.54, "lon": -72.34, "where_prec": 1, "km": 12000}
    return fixed | spot | {"statuses": ["deployed: 200 to 400 (2 claims)"], "claims": 2, "reports": 3, "articles": 2} | more


def flows(*rows):
    return pd.DataFrame(rows)


def test_a_line_is_the_shortest_way():
    arc = draw_arc((127.0, 40.0), (36.2, 51.7))
    long = sum(distance_km(one[::-1], two[::-1]) for one, two in itertools.pairwise(arc))
    assert long == pytest.approx(distance_km((40.0, 127.0), (51.7, 36.2)), rel=0.001)
    assert max(lat for _, lat in arc) > 56  # the great circle runs north of both ends


def test_a_line_crosses_the_date_line_without_a_jump():
    arc = draw_arc((170.0, 10.0), (-170.0, 20.0))
    assert arc[-1][0] == pytest.approx(190.0)
    assert all(abs(two[0] - one[0]) < 2 for one, two in itertools.pairwise(arc))


@pytest.mark.parametrize("ends", [((10.0, 10.0), (10.0, 10.0)), ((0.0, 0.0), (180.0, 0.0))], ids=["nowhere", "half round the globe"])
def test_ends_without_one_shortest_way_are_joined_all_the_same(ends):
    assert draw_arc(*ends) == list(ends)
    lines, heads = flow_features(flows(flow(from_lon=ends[0][0], from_lat=ends[0][1], lon=ends[1][0], lat=ends[1][1])), frozenset())
    assert len(lines) == len(heads) == 1


def test_who_is_withdrawn_goes_home():
    out, back = flow_arc(flow()), flow_arc(flow(back=True))
    assert out[0] == pytest.approx(back[-1])
    assert out[-1] == pytest.approx(back[0])


@pytest.mark.parametrize(("lon", "lat", "turn"), [(10.0, 0.0, 0.0), (-10.0, 0.0, 180.0), (0.0, 10.0, -90.0), (0.0, -10.0, 90.0)])
def test_the_head_points_where_people_go(lon, lat, turn):
    _, heads = flow_features(flows(flow(from_lat=0.0, from_lon=0.0, lat=lat, lon=lon)), frozenset())
    assert heads[0]["properties"]["turn"] % 360 == pytest.approx(turn % 360)


def test_lines_grow_with_reports_and_are_dashed_to_no_closer_place():
    lines, _ = flow_features(flows(flow("a", reports=9), flow("b", reports=1, where_prec=6)), frozenset("b"))
    wide, thin = (next(line["properties"] for line in lines if line["properties"]["id"] == name) for name in "ab")
    assert wide["width"] == flow_width(9) > thin["width"]
    assert (wide["rough"], thin["rough"]) == (False, True)
    assert (wide.get("selected"), thin.get("selected")) == (None, True)


def test_only_the_most_reported_are_drawn_and_found():
    many = flows(*(flow(str(number), reports=MOST + 5 - number) for number in range(MOST + 5)))
    figure = plot_map(places([(18.5, -72.3, 1)]), LIGHT, flows=many)
    drawn = {line["properties"]["id"] for line in figure.layout.map.style["sources"]["flows"]["data"]["features"]}
    found = {custom[0] for trace in figure.data if trace.name == "flows" for custom in trace.customdata}
    assert drawn == found == {str(number) for number in range(MOST)}


def test_what_the_pointer_is_told_is_escaped():
    told = flow_hover(flow(label="A<b to <script>", statuses=["deployed: 5 & <i>"]))
    assert "<script>" not in told
    assert escape("A<b to <script>") in told
    assert "About 12,000 km as the crow flies, from the middle of Kenya" in told
    assert "to the middle of" in flow_hover(flow(where_prec=6))


@pytest.mark.parametrize("plot", [plot_map, plot_plain_map])
def test_both_maps_draw_ways_and_say_so(plot):
    spots, ways = places([(18.5, -72.3, 1)]), flows(flow())
    figure = plot(spots, DARK, flows=ways)
    assert {custom[0] for trace in figure.data if trace.name == "flows" for custom in trace.customdata} == {"KEN-1"}
    assert "people sent, or pledged" in [note.text for note in figure.layout.annotations]
    assert "1 line shows where people are sent; most reported: Kenya to Port-au-Prince." in describe_map(spots, ways)
    without = plot(spots, DARK)
    assert not [trace for trace in without.data if trace.name == "flows"]
    assert "people sent, or pledged" not in [note.text for note in without.layout.annotations]
