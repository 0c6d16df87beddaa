"""GeoJSON: valid by another's model of RFC 7946, points where the rows say, and every row of the table."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from geojson_pydantic import FeatureCollection

from lib import export
from lib.export import LOCATED
from lib.filters import Filters, select_tables
from lib.views.gather import list_records


@pytest.fixture(scope="module", params=LOCATED)
def layer(request, tables, manifest):
    return request.param, export.export_geojson(tables, request.param, manifest)


def test_the_kinds_that_have_places_are_layers():
    assert LOCATED == ("places", "meetings", "personnel", "events")


def test_it_is_geojson(layer):
    _, content = layer
    collection: FeatureCollection = FeatureCollection.model_validate_json(content)
    assert collection.features
    assert all(feature.id == feature.properties["fact_id"] for feature in collection.features)


def test_points_stand_where_the_rows_say_longitude_first(layer, tables):
    table, content = layer
    said = json.loads(content)
    rows = list_records(tables[table])
    assert [feature["id"] for feature in said["features"]] == [row["fact_id"] for row in rows]
    points = []
    for feature, row in zip(said["features"], rows, strict=True):
        if row["lat"] is None or row.get("role") == "actor":
            assert feature["geometry"] is None
            continue
        lon, lat = feature["geometry"]["coordinates"]
        assert abs(lon - row["lon"]) <= 5e-7
        assert abs(lat - row["lat"]) <= 5e-7
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
        points.append((lon, lat))
    west, south, east, north = said["bbox"]
    assert (west, south) == (min(lon for lon, _ in points), min(lat for _, lat in points))
    assert (east, north) == (max(lon for lon, _ in points), max(lat for _, lat in points))


def test_properties_are_the_tables_columns_and_the_evidence(layer, tables):
    table, content = layer
    for feature in json.loads(content)["features"]:
        assert set(feature["properties"]) == {*export.export_columns(table), "url"}
        assert feature["properties"]["sentence"]
        assert feature["properties"]["url"].startswith("https://example.org/")
    assert set(json.loads(content)["columns"]) == {*export.export_columns(table), "url"}


def test_values_keep_their_types(tables, manifest):
    features = json.loads(export.export_geojson(tables, "meetings", manifest))["features"]
    one = next(feature["properties"] for feature in features if feature["properties"]["participants"])
    assert isinstance(one["participants"], list)
    assert isinstance(one["where_prec"], int)
    assert one["published"] == tables["meetings"]["published"].iloc[0].isoformat()
    assert one["relayed_by"] is None


def test_it_says_what_it_is(layer):
    table, content = layer
    said = json.loads(content)
    assert (said["type"], said["name"]) == ("FeatureCollection", table)
    assert said["filter"] == "Facts on or after 9 June 2025, about Chad or São Tomé and Príncipe."
    assert said["store_version"] == "1f2e3d4c-3.none"
    assert said["where_prec"]["6"] == "country"


def test_names_that_stand_for_a_government_are_nowhere(tables, manifest):
    features = json.loads(export.export_geojson(tables, "places", manifest))["features"]
    actors = [feature for feature in features if feature["properties"]["role"] == "actor"]
    assert actors
    assert all(feature["geometry"] is None and feature["properties"]["lat"] is not None for feature in actors)


def test_long_fractions_are_cut_to_a_tenth_of_a_metre(tables, manifest):
    exact = tables["places"].assign(lat=1.23456789, lon=-179.99999999, role="event")
    feature = json.loads(export.export_geojson(tables | {"places": exact}, "places", manifest))["features"][0]
    assert feature["geometry"]["coordinates"] == [-180.0, 1.234568]
    assert feature["properties"]["lat"] == 1.23456789


def test_no_rows_are_an_empty_layer(tables, manifest):
    nothing = select_tables(tables, Filters(sources=("Nobody",)))
    said = json.loads(export.export_geojson(nothing, "places", manifest))
    assert said["features"] == []
    assert "bbox" not in said


def test_the_same_rows_give_the_same_bytes(layer, tables, manifest):
    table, content = layer
    copies = {name: pd.DataFrame(frame) for name, frame in tables.items()}
    assert export.export_geojson(copies, table, manifest) == content
