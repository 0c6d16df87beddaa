"""What is told of places picked on the map."""

import pytest

from lib import views
from tests.figures.frames import sample_tables


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return sample_tables(tmp_path_factory)


@pytest.fixture(scope="module")
def ids(tables):
    return views.map_places(tables).set_index("name")["place_id"].to_dict()


def test_several_places_give_the_facts_of_each(tables, ids):
    one, two = (set(views.facts_there(tables, [ids[name]])["fact_id"]) for name in ("El Geneina", "N'Djamena"))
    both = views.facts_there(tables, [ids["El Geneina"], ids["N'Djamena"]])
    assert set(both["fact_id"]) == one | two
    assert len(both) == len(one) + len(two)
    assert sum(views.count_there(tables, [ids["El Geneina"], ids["N'Djamena"]]).values()) == len(both)


def test_what_happens_stands_before_what_is_mentioned(tables, ids):
    order = list(views.facts_there(tables, list(ids.values()))["table"])
    assert order == sorted(order, key=["events", "meetings", "personnel", "places"].index)
    roles = tables["places"].set_index("fact_id")["role"]
    told = [roles[fact] for fact in views.facts_there(tables, list(ids.values()), ["places"])["fact_id"]]
    assert told == sorted(told, key=lambda role: role != "event")
    assert "actor" not in told


def test_a_kind_and_a_limit_leave_the_rest_out(tables, ids):
    assert set(views.facts_there(tables, list(ids.values()), ["meetings"])["table"]) == {"meetings"}
    assert len(views.facts_there(tables, list(ids.values()), limit=2)) == 2


def test_places_without_a_geonames_id_are_found_by_where_they_are(tables, ids):
    bare = {name: frame.assign(geonameid=None) if "geonameid" in frame else frame for name, frame in tables.items()}
    places = views.map_places(bare).set_index("name")["place_id"]
    assert "," in places["El Geneina"]
    assert list(views.facts_there(bare, [places["El Geneina"]])["fact_id"]) == list(
        views.facts_there(tables, [ids["El Geneina"]])["fact_id"]
    )


def test_named_but_unlocated_places_are_listed_and_governments_are_not(tables):
    lost = tables["places"].copy()
    lost[["lat", "lon"]] = None
    listed = views.unlocated_places(tables | {"places": lost})
    wanted = lost[lost["role"] != "actor"]
    assert set(listed["name"]) == set(wanted["resolved_place"])
    assert int(listed["mentions"].sum()) == len(wanted)
    assert sorted(fact for facts in listed["fact_ids"] for fact in facts) == sorted(wanted["fact_id"])
    assert list(listed["mentions"]) == sorted(listed["mentions"], reverse=True)
    nameless = lost.assign(resolved_place=None)
    assert set(views.unlocated_places(tables | {"places": nameless})["name"]) >= {"N'Djamena"}
