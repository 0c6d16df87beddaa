"""Located places -> a map: points, rings for what is only known roughly, shaded countries. Nothing is fetched from outside the app."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from lib.figures.map_style import map_style, mark_radius
from lib.figures.palette import hover_label

if TYPE_CHECKING:
    import pandas as pd

    from lib.figures.palette import Theme

#: UCDP ``where_prec`` of a country.
COUNTRY = 6
#: UCDP ``where_prec`` from which a point stands for an area too large to steer the view by.
REGION = 5
#: The first view holds the most reported places, up to this share of all mentions; the rest is a drag away.
CORE = 0.8
#: Degrees at least added around the places, so that one place alone does not fill the map with one street, and names have room.
MARGIN = (4.0, 2.5)


def plot_map(places: pd.DataFrame, theme: Theme, *, height: int = 520, selected: str | None = None) -> go.Figure:
    """The map of ``views.map_places``; each point's ``customdata`` is its ``place_id``.

    A mark's area grows with ``articles``; ``selected`` (a place_id) gets a heavier rim. What is seen is drawn by the style, which knows
    rims, rings and labels that give way to each other; the trace on top answers to the pointer.
    """
    figure = go.Figure()
    figure.add_trace(
        go.Scattermap(
            # as texts, which the browser draws like numbers but leaves out when it fits the view
            lat=[f"{lat:.4f}" for lat in places["lat"]],
            lon=[f"{lon:.4f}" for lon in places["lon"]],
            mode="markers",
            marker={"size": [2 * mark_radius(n) + 4 for n in places["articles"]], "color": theme.accent, "opacity": 0},
            customdata=[[place_id] for place_id in places["place_id"]],
            hovertext=[place_hover(row) for row in places.to_dict("records")],
            hoverinfo="text",
            name="places",
        )
    )
    figure.add_trace(_corners(places))
    figure.update_layout(
        map={"style": map_style(_features(places, selected), theme), "fitbounds": "locations"},
        height=height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        showlegend=False,
        clickmode="event+select",
        dragmode="pan",
        uirevision="map",
        paper_bgcolor=theme.water,
        hoverlabel=hover_label(theme),
    )
    return figure


def place_hover(row: dict[Any, Any]) -> str:
    """What the pointer is told about a place."""
    where = {3: "district", 4: "province", 5: "region", 6: "country, no closer place given", 7: "sea or air"}.get(
        int(row["where_prec"]), "place"
    )
    country = f", {row['country']}" if row["country"] and row["country"] != row["name"] else ""
    reports = "1 article" if row["articles"] == 1 else f"{row['articles']} articles"
    return f"<b>{row['name']}</b>{country}<br>{where}<br>{reports}, {row['mentions']} mentions"


def outside(places: pd.DataFrame) -> int:
    """How many places (countries apart) lie outside the first view."""
    west, south, east, north = view(places)
    inside = ((places["lon"].astype(float) - west) % 360 <= east - west) & places["lat"].astype(float).between(south, north)
    return int((~inside & ~whole_country(places)).sum())


def describe_map(places: pd.DataFrame) -> str:
    """A sentence for those who do not see the map."""
    if places.empty:
        return "Map of places: none to show."
    exact = int(places["exact"].sum())
    most = ", ".join(places["name"].head(5))
    return f"Map of {len(places)} places, {exact} of them exact. Most reported: {most}."


def whole_country(places: pd.DataFrame) -> pd.Series:
    """Which places are countries: named as such, or a vague part of one ("western Russia") that has no point but the country's own."""
    return (places["where_prec"] == COUNTRY) | ((places["where_prec"] >= REGION) & (places["name"] == places["country"]))


def view(places: pd.DataFrame) -> tuple[float, float, float, float]:
    """West, south, east and north of the core of the places, with a margin; of the world where there is none.

    West is in -180..180, and east lies east of it, beyond 180 where the shorter way round crosses the antimeridian.
    """
    near = places[places["where_prec"] < REGION] if (places["where_prec"] < REGION).any() else places
    if near.empty:
        return -150.0, -45.0, 170.0, 70.0
    near = near.sort_values("mentions", ascending=False, kind="stable")
    near = near[near["mentions"].cumsum().shift(fill_value=0) < CORE * near["mentions"].sum()]
    lons, lats = sorted(near["lon"].astype(float)), near["lat"].astype(float)
    gaps = [(right - left, right) for left, right in pairwise([*lons, lons[0] + 360])]
    width, west = 360 - max(gaps)[0], (max(gaps)[1] + 180) % 360 - 180
    side, top = max(MARGIN[0], width / 8), max(MARGIN[1], (lats.max() - lats.min()) / 12)
    return west - side, max(lats.min() - top, -80.0), west + width + side, min(lats.max() + top, 80.0)


def _corners(places: pd.DataFrame) -> go.Scattermap:
    """Unseen points along the edges of the first view: the browser fits the map to them, whatever its width.

    They stand closer than half a world apart, or it would take the way round the back of the globe for the shorter one.
    """
    west, south, east, north = view(places)
    lons = [west + (east - west) * step / 4 for step in range(5)]
    return go.Scattermap(
        lat=[south, north, south, north, south], lon=lons, mode="markers", marker={"size": 1, "opacity": 0}, hoverinfo="skip", name="view"
    )


def _features(places: pd.DataFrame, selected: str | None) -> list[dict[str, Any]]:
    features = []
    whole = whole_country(places)
    for rank, row in enumerate(places.to_dict("records")):
        kind = "country" if whole.iloc[rank] else "exact" if row["exact"] else "rough"
        properties = {
            "id": row["place_id"],
            "name": row["name"].upper() if kind == "country" else row["name"],
            "kind": kind,
            "radius": mark_radius(row["articles"]),
            "rank": rank + (10_000 if kind == "country" else 0),
            "code": row["country_code"],
            "selected": row["place_id"] == selected,
        }
        point = {"type": "Point", "coordinates": [round(float(row["lon"]), 4), round(float(row["lat"]), 4)]}
        features.append({"type": "Feature", "properties": properties, "geometry": point})
    return features
