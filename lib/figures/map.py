"""Located places -> a map: points, rings for what is only known roughly, shaded countries. Nothing is fetched from outside the app."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from lib.figures.palette import Theme, fade

if TYPE_CHECKING:
    import pandas as pd

#: Where the app itself serves the outlines (``static/countries.geojson``), relative to its address.
OUTLINES = "/app/static/countries.geojson"
#: UCDP ``where_prec`` of a country.
COUNTRY = 6
#: UCDP ``where_prec`` from which a point stands for an area too large to steer the view by.
REGION = 5
#: MapLibre draws text with the browser's own fonts where a style names no glyphs; these are what Streamlit serves, and their stand-in.
FONT = ["Source Sans", "sans-serif"]
#: The first view holds the most reported places, up to this share of all mentions; the rest is a drag away.
CORE = 0.8
#: Degrees at least added around the places, so that one place alone does not fill the map with one street, and names have room.
MARGIN = (4.0, 2.5)


def plot_map(places: pd.DataFrame, theme: Theme, *, height: int = 520, selected: str | None = None, outlines: str = OUTLINES) -> go.Figure:
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
        map={"style": _style(places, theme, selected, outlines), "fitbounds": "locations"},
        height=height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        showlegend=False,
        clickmode="event+select",
        dragmode="pan",
        uirevision="map",
        paper_bgcolor=theme.water,
        hoverlabel={"bgcolor": theme.paper, "bordercolor": theme.border, "font": {"color": theme.ink}, "align": "left"},
    )
    return figure


def mark_radius(articles: int) -> float:
    """Pixels; the area grows with the number of articles."""
    return round(min(4.0 + 1.6 * float(articles) ** 0.5, 16.0), 1)


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


def _style(places: pd.DataFrame, theme: Theme, selected: str | None, outlines: str) -> dict[str, Any]:
    """A MapLibre style, whole: no tiles, no glyphs, no sprites, so no request but the one for the outlines."""
    shaded = sorted({str(code) for code in places.loc[whole_country(places), "country_code"]})
    return {
        "version": 8,
        "sources": {
            "countries": {"type": "geojson", "data": outlines},
            "places": {"type": "geojson", "data": {"type": "FeatureCollection", "features": _features(places, selected)}},
        },
        "layers": [
            {"id": "water", "type": "background", "paint": {"background-color": theme.water}},
            {"id": "land", "type": "fill", "source": "countries", "paint": {"fill-color": theme.land}},
            {
                "id": "shaded",
                "type": "fill",
                "source": "countries",
                "filter": ["in", ["get", "iso3"], ["literal", shaded]],
                "paint": {"fill-color": theme.shade, "fill-opacity": 0.22},
            },
            {"id": "borders", "type": "line", "source": "countries", "paint": {"line-color": theme.border, "line-width": 0.7}},
            *_marks(theme),
            *_labels(theme),
        ],
    }


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
            "selected": row["place_id"] == selected,
        }
        point = {"type": "Point", "coordinates": [round(float(row["lon"]), 4), round(float(row["lat"]), 4)]}
        features.append({"type": "Feature", "properties": properties, "geometry": point})
    return features


def _marks(theme: Theme) -> list[dict[str, Any]]:
    """Dots and rings. A country has neither: it is shaded, and named."""
    chosen = ["boolean", ["get", "selected"]]
    kind = ["get", "kind"]
    return [
        {
            "id": "rough",
            "type": "circle",
            "source": "places",
            "filter": ["==", kind, "rough"],
            "paint": {
                "circle-radius": ["get", "radius"],
                "circle-color": theme.accent,
                "circle-opacity": 0.12,
                "circle-stroke-color": theme.accent,
                "circle-stroke-width": ["case", chosen, 4, 2],
            },
        },
        {
            "id": "exact",
            "type": "circle",
            "source": "places",
            "filter": ["==", kind, "exact"],
            "paint": {
                "circle-radius": ["get", "radius"],
                "circle-color": theme.accent,
                "circle-opacity": 0.85,
                "circle-stroke-color": ["case", chosen, theme.ink, theme.paper],
                "circle-stroke-width": ["case", chosen, 3, 1.2],
            },
        },
    ]


def _labels(theme: Theme) -> list[dict[str, Any]]:
    """Names, and under them unseen dots of the marks' size that names give way to. Of two names in one spot the more reported one stays."""
    halo = {"text-halo-color": fade(theme.paper, 0.9), "text-halo-width": 1.4}
    name = {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-variable-anchor": ["left", "right", "bottom", "top", "top-left", "bottom-left", "top-right", "bottom-right"],
        "text-radial-offset": ["+", 0.35, ["/", ["get", "radius"], 13]],
        "text-justify": "auto",
        "text-padding": 1,
        "symbol-sort-key": ["get", "rank"],
        "text-max-width": 12,
    }
    country = ["==", ["get", "kind"], "country"]
    return [
        {
            "id": "country-names",
            "type": "symbol",
            "source": "places",
            "filter": country,
            "layout": name | {"text-size": 11, "text-letter-spacing": 0.12, "text-variable-anchor": ["center", "bottom", "top"]},
            "paint": {"text-color": ["case", ["get", "selected"], theme.accent, theme.muted], **halo},
        },
        {
            "id": "place-names",
            "type": "symbol",
            "source": "places",
            "filter": ["!", country],
            "layout": name | {"text-size": 13},
            "paint": {"text-color": theme.ink, **halo},
        },
        {
            "id": "obstacles",
            "type": "symbol",
            "source": "places",
            "filter": ["!", country],
            "layout": {
                "text-field": "●",
                "text-font": FONT,
                "text-size": ["*", 1.6, ["get", "radius"]],
                "text-allow-overlap": True,
                "text-padding": 0,
            },
            "paint": {"text-opacity": 0},
        },
    ]
