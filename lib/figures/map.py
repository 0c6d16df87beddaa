"""Located places -> a map: points, rings for what is only known roughly, shaded countries. Nothing is fetched from outside the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from lib.figures.palette import Theme, fade

if TYPE_CHECKING:
    import pandas as pd

#: Where the app itself serves the outlines (``static/countries.geojson``), relative to its address.
OUTLINES = "/app/static/countries.geojson"
#: UCDP ``where_prec`` of a country.
COUNTRY = 6
#: MapLibre draws text with the browser's own fonts where a style names no glyphs; these are what Streamlit serves, and their stand-in.
FONT = ["Source Sans", "sans-serif"]
#: Degrees added around the places, so that one place alone does not fill the map with one street.
MARGIN = (4.0, 2.5)


def plot_map(places: pd.DataFrame, theme: Theme, *, height: int = 520, selected: str | None = None, outlines: str = OUTLINES) -> go.Figure:
    """The map of ``views.map_places``; each point's ``customdata`` is its ``place_id``.

    Area of a mark grows with ``articles``. ``selected`` (a place_id) is drawn with a heavier rim. What is seen is drawn by the map's style, which
    knows rims, rings and labels that give way to each other; the trace on top answers to the pointer.
    """
    figure = go.Figure()
    figure.add_trace(
        go.Scattermap(
            lat=_coordinates(places, "lat"),
            lon=_coordinates(places, "lon"),
            mode="markers",
            marker={"size": [2 * _radius(n) + 4 for n in places["articles"]], "color": theme.accent, "opacity": 0},
            customdata=[[place_id] for place_id in places["place_id"]],
            hovertext=[_describe(row) for row in places.to_dict("records")],
            hoverinfo="text",
            name="places",
        )
    )
    figure.add_trace(_frame(places))
    figure.update_layout(
        map={"style": _style(places, theme, selected, outlines), "fitbounds": "locations", "uirevision": "map"},
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


def _coordinates(places: pd.DataFrame, column: str) -> list[float]:
    return [round(float(value), 4) for value in places[column]]


def _radius(articles: int) -> float:
    """Pixels; the area grows with the number of articles."""
    return round(min(4.0 + 1.6 * float(articles) ** 0.5, 16.0), 1)


def _describe(row: dict[Any, Any]) -> str:
    where = {3: "district", 4: "province", 5: "region", 6: "country, no closer place given", 7: "sea or air"}.get(
        int(row["where_prec"]), "place"
    )
    country = f", {row['country']}" if row["country"] and row["country"] != row["name"] else ""
    reports = "1 article" if row["articles"] == 1 else f"{row['articles']} articles"
    return f"<b>{row['name']}</b>{country}<br>{where}<br>{reports}, {row['mentions']} mentions"


def _frame(places: pd.DataFrame) -> go.Scattermap:
    """Unseen corners a little outside the places: what the map fits its first view to."""
    east, north = MARGIN
    near = places[places["where_prec"] != COUNTRY] if len(places) and (places["where_prec"] != COUNTRY).any() else places
    if near.empty:
        lons, lats = [-20.0, 140.0], [-25.0, 62.0]
    else:
        lons = [max(float(near["lon"].min()) - east, -180.0), min(float(near["lon"].max()) + east, 180.0)]
        lats = [max(float(near["lat"].min()) - north, -80.0), min(float(near["lat"].max()) + north, 80.0)]
    return go.Scattermap(lat=lats, lon=lons, mode="markers", marker={"size": 1, "opacity": 0}, hoverinfo="skip", name="frame")


def _style(places: pd.DataFrame, theme: Theme, selected: str | None, outlines: str) -> dict[str, Any]:
    """A MapLibre style, whole: no tiles, no glyphs, no sprites, so no request but the one for the outlines."""
    shaded = sorted({str(code) for code in places.loc[places["where_prec"] == COUNTRY, "country_code"]})
    return {
        "version": 8,
        "sources": {
            "countries": {"type": "geojson", "data": outlines, "attribution": "Natural Earth"},
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
    for rank, row in enumerate(places.to_dict("records")):
        kind = "country" if row["where_prec"] == COUNTRY else "exact" if row["exact"] else "rough"
        properties = {
            "id": row["place_id"],
            "name": row["name"].upper() if kind == "country" else row["name"],
            "kind": kind,
            "radius": _radius(row["articles"]),
            "rank": rank + (10_000 if kind == "country" else 0),
            "selected": row["place_id"] == selected,
        }
        point = {"type": "Point", "coordinates": [round(float(row["lon"]), 4), round(float(row["lat"]), 4)]}
        features.append({"type": "Feature", "properties": properties, "geometry": point})
    return features


def _marks(theme: Theme) -> list[dict[str, Any]]:
    chosen = ["boolean", ["get", "selected"]]
    common = {"circle-radius": ["get", "radius"], "circle-pitch-alignment": "map"}
    kind = ["get", "kind"]
    return [
        {
            "id": "rough",
            "type": "circle",
            "source": "places",
            "filter": ["!=", kind, "exact"],
            "paint": common
            | {
                "circle-color": ["match", kind, "country", theme.shade, theme.accent],
                "circle-opacity": 0.12,
                "circle-stroke-color": ["match", kind, "country", theme.shade, theme.accent],
                "circle-stroke-width": ["case", chosen, 4, 2],
            },
        },
        {
            "id": "exact",
            "type": "circle",
            "source": "places",
            "filter": ["==", kind, "exact"],
            "paint": common
            | {
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
            "layout": name | {"text-size": 11, "text-letter-spacing": 0.12},
            "paint": {"text-color": theme.muted, **halo},
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
