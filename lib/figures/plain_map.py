"""The map without WebGL: outlines and marks as ordinary lines and points, on a plain grid of degrees."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from lib.figures.map import place_hover, view, whole_country
from lib.figures.map_style import mark_radius
from lib.figures.palette import Theme, fade, hover_label

if TYPE_CHECKING:
    import pandas as pd

_OUTLINES = Path(__file__).resolve().parents[2] / "static" / "countries.geojson"
#: Outlines are thinned to a point every so many degrees: enough for a map of a continent, a tenth of the data.
_STEP = 0.4


def plot_plain_map(places: pd.DataFrame, theme: Theme, *, height: int = 520, selected: str | None = None) -> go.Figure:
    """The map of ``views.map_places``, drawn without WebGL; ``customdata`` is the ``place_id``. Countries are hollow squares."""
    lons, lats = _lines()
    figure = go.Figure(
        go.Scatter(x=lons, y=lats, mode="lines", line={"color": theme.border, "width": 0.8}, hoverinfo="skip", name="outlines")
    )
    west, south, east, north = view(places)
    figure.add_trace(_marks(places, theme, west, selected))
    axis = {"showgrid": True, "gridcolor": theme.grid, "zeroline": False, "ticksuffix": "°"}
    figure.update_layout(
        height=height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        showlegend=False,
        clickmode="event+select",
        dragmode="pan",
        uirevision="plain",
        xaxis={**axis, "range": [west, east]},
        yaxis={**axis, "range": [south, north], "scaleanchor": "x", "scaleratio": 1.5},  # as wide as high at 48 degrees north or south
        hoverlabel=hover_label(theme),
    )
    return figure


def _marks(places: pd.DataFrame, theme: Theme, west: float, selected: str | None) -> go.Scatter:
    """Marks and the names of the most mentioned; places west of the view's western edge stand beyond its eastern one."""
    rows = places.to_dict("records")
    whole = list(whole_country(places))
    shapes = ["square-open" if country else "circle" if row["exact"] else "circle-open" for row, country in zip(rows, whole, strict=True)]
    return go.Scatter(
        x=[round(west + (row["lon"] - west) % 360, 3) if row["lon"] < west else round(row["lon"], 3) for row in rows],
        y=[round(row["lat"], 3) for row in rows],
        mode="markers+text",
        text=[row["name"] if number < 12 else "" for number, row in enumerate(rows)],
        textposition=["middle right", "bottom center", "middle left", "top center"] * (len(rows) // 4) + ["middle right"] * (len(rows) % 4),
        textfont={"color": theme.ink, "size": 12},
        marker={
            "symbol": shapes,
            "size": [2 * mark_radius(row["articles"]) for row in rows],
            "color": fade(theme.accent, 0.85),
            "line": {"color": [theme.ink if row["place_id"] == selected else theme.accent for row in rows], "width": 2},
        },
        customdata=[[row["place_id"]] for row in rows],
        hovertext=[place_hover(row) for row in rows],
        hoverinfo="text",
        name="places",
    )


@cache
def _lines() -> tuple[list[float | None], list[float | None]]:
    """All outlines as one broken line, thinned."""
    lons: list[float | None] = []
    lats: list[float | None] = []
    for feature in json.loads(_OUTLINES.read_text(encoding="utf-8"))["features"]:
        geometry = feature["geometry"]
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            thin = [ring[0]]
            for lon, lat in ring[1:-1]:
                if abs(lon - thin[-1][0]) + abs(lat - thin[-1][1]) >= _STEP:
                    thin.append((lon, lat))
            if len(thin) > 3:
                lons += [*(lon for lon, _ in thin), ring[0][0], None]
                lats += [*(lat for _, lat in thin), ring[0][1], None]
    return lons, lats
