"""The Map page: several places, ways that people are sent, what cannot be found."""

import pytest

from lib import store, views
from tests.pages.seen import figures, html, pick, words


@pytest.fixture(scope="module")
def sent_store(tmp_path_factory):
    """The sample, in which the claims with a place tell of people from Kenya sent there, and one place has lost its point."""
    from tests.sample import sample

    articles, facts = sample()
    for row in facts["personnel"]:
        if row["lat"] is not None:
            row.update(force="KEN", status="deployed")
    lost = next(row for row in facts["places"] if row["resolved_place"] == "Palawan")
    lost.update(lat=None, lon=None, geonameid=None)
    uri = str(tmp_path_factory.mktemp("map") / "store")
    store.append(store.open_store(uri), articles, facts)
    return uri


@pytest.fixture(scope="module")
def tables(sent_store):
    return store.read_tables(store.open_store(sent_store))


def test_several_places_are_read_together(open_page, sample_store):
    tables = store.read_tables(store.open_store(sample_store))
    ids = views.map_places(tables).set_index("name")["place_id"]
    pair = [ids["El Geneina"], ids["N'Djamena"]]
    app = open_page("map", {"place": pair})
    assert not app.exception
    assert "2 places" in [element.value for element in app.header]
    assert "817 km" in words(app)  # of two, how far apart they are is said at once
    total = sum(views.count_there(tables, pair).values())
    assert f"{total:,} facts, what happens there before" in words(app)
    assert app.query_params["place"] == pair
    meetings = views.count_there(tables, pair)["meetings"]
    app.get("button_group")[0].set_value(["meetings"]).run()
    assert f"{meetings:,} fact" in words(app)
    assert "A drone struck a market" not in html(app)


def test_a_way_shows_its_claims_and_no_others(open_page, tables, sent_store):
    flow = views.people_flows(tables).iloc[0]
    app = open_page("map", {"flow": flow["flow_id"]}, uri=sent_store)
    assert not app.exception
    assert flow["label"] in [element.value.replace("\\", "") for element in app.header]
    assert f"About {round(flow['km'], -1):,} km as the crow flies" in words(app).replace("\\", "")
    shown = html(app)
    assert all(f"<mark>{quote}</mark>" in shown for quote in views.flow_facts(tables, flow["flow_id"])["quote_exact"])


def test_a_way_picked_in_the_map_is_told_from_a_place(open_page, tables, sent_store):
    flow = views.people_flows(tables)["flow_id"].iloc[0]
    app = open_page("map", {"ways": "true"}, state={"flows": pick(flow)}, uri=sent_store)
    assert app.query_params["flow"] == flow
    assert "place" not in app.query_params


def test_ways_are_drawn_only_where_asked_for(open_page, tables, sent_store):
    ids = set(views.people_flows(tables)["flow_id"])
    for query, wanted in (({}, ids), ({"ways": "false"}, set())):
        (figure,) = figures(open_page("map", query, uri=sent_store))
        assert {custom[0] for trace in figure["data"] if trace["name"] == "flows" for custom in trace["customdata"]} == wanted


def test_where_nobody_is_sent_there_is_nothing_to_switch(open_page, sent_store, sample_store):
    assert "ways" in [toggle.key for toggle in open_page("map", uri=sent_store).toggle]
    app = open_page("map", {"country": "Chad"}, uri=sample_store)
    assert not app.exception
    assert "ways" not in [toggle.key for toggle in app.toggle]


def test_what_cannot_be_found_is_counted_and_listed(open_page, sent_store, sample_store):
    app = open_page("map", uri=sent_store)
    assert [box.label for box in app.expander if "gazetteer" in box.label] == [
        "1 place that reports name but the gazetteer cannot find, so not on the map"
    ]
    assert "Palawan" in set(app.dataframe[-1].value["name"])
    assert not [box for box in open_page("map", uri=sample_store).expander if "gazetteer" in box.label]
