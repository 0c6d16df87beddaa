"""The map without WebGL: outlines and marks as ordinary lines and points, on a plain grid of degrees."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from lib.figures.flow_lines import flow_arc, flow_colour, flow_hover, flow_width
from lib.figures.map import place_hover
from lib.figures.map_key import draw_key
from lib.figures.map_style import mark_radius
from lib.figures.map_view import NARROW, REGION, WIDE, Box, Mark, mark_kinds, view
from lib.figures.palette import Theme, fade, hover_label
from lib.figures.plain_names import RATIO, place_names

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

_OUTLINES = Path(__file__).resolve().parents[2] / "static" / "countries.geojson"
#: Outlines are thinned to a point every so many degrees: enough for a map of a continent, a tenth of the data.
_STEP = 0.4
#: Places and ways drawn at most, the most reported: each mark is an element of the page.
DRAWN, WAYS = 2000, 20
_SYMBOLS: dict[Mark, str] = {
    "exact": "circle",
    "near": "circle-dot",
    "rough": "circle-open",
    "region": "diamond-wide-open",
    "country": "square-open",
}


def plot_plain_map(
    places: pd.DataFrame,
    theme: Theme,
    *,
    height: int = 520,
    selected: str | Collection[str] | None = None,
    flows: pd.DataFrame | None = None,
    drag: str = "pan",
    narrow: bool = False,
) -> go.Figure:
    """The map of ``plot_map``, drawn without WebGL: only the most reported places and ways. Countries are hollow squares."""
    places = places.head(DRAWN)
    chosen = frozenset([selected] if isinstance(selected, str) else selected or ())
    figure = go.Figure(_land(theme))
    west, south, east, north = view(places)
    ways = [] if flows is None else flows.head(WAYS).to_dict("records")[::-1]  # the most reported on top
    figure.add_traces([_way(row, theme, west, row["flow_id"] in chosen) for row in ways])
    figure.add_trace(_marks(places, theme, view(places), chosen, (NARROW if narrow else WIDE, height)))
    axis = {"showgrid": True, "gridcolor": theme.grid, "zeroline": False, "ticksuffix": "°", "showticklabels": False}
    figure.update_layout(
        height=height,
        plot_bgcolor=theme.water,
        showlegend=False,
        clickmode="event+select",
        dragmode=drag,
        uirevision="plain",
        xaxis={**axis, "range": [west, east]},
        yaxis={**axis, "range": [south, north], "scaleanchor": "x", "scaleratio": RATIO},
        hoverlabel=hover_label(theme),
        **draw_key({*mark_kinds(places), *(("flow",) if ways else ())}, theme, NARROW if narrow else WIDE, hollow=True),
    )
    return figure


def _land(theme: Theme) -> go.Scatter:
    lons, lats = _lines()
    line = {"color": theme.border, "width": 0.8}
    return go.Scatter(x=lons, y=lats, mode="lines", line=line, fill="toself", fillcolor=theme.land, hoverinfo="skip", name="outlines")


def _marks(places: pd.DataFrame, theme: Theme, box: Box, chosen: frozenset[str], size: tuple[int, int]) -> go.Scatter:
    """Marks and the names that have room, those of the most mentioned first."""
    rows = places.to_dict("records")
    x = [round(_unroll(row["lon"], box[0]), 3) for row in rows]
    y = [round(row["lat"], 3) for row in rows]
    named = place_names(
        [(lon, lat, mark_radius(row["articles"]), row["name"]) for lon, lat, row in zip(x, y, rows, strict=True)], box, size
    )
    return go.Scatter(
        x=x,
        y=y,
        mode="markers+text",
        text=[row["name"] if side else "" for side, row in zip(named, rows, strict=True)],
        textposition=[side or "middle right" for side in named],
        textfont={"color": theme.ink, "size": 12},
        marker={
            "symbol": [_SYMBOLS[kind] for kind in mark_kinds(places)],
            "size": [2 * mark_radius(row["articles"]) for row in rows],
            "color": fade(theme.accent, 0.85),
            "line": {"color": [theme.ink if row["place_id"] in chosen else theme.accent for row in rows], "width": 2},
        },
        customdata=[[row["place_id"]] for row in rows],
        hovertext=[place_hover(row) for row in rows],
        hoverinfo="text",
        name="places",
    )


def _way(row: dict[Any, Any], theme: Theme, west: float, chosen: bool) -> go.Scatter:
    """One way that people are sent, with a head in the middle."""
    arc = flow_arc(row)
    shift = _unroll(arc[0][0], west) - arc[0][0]
    head = len(arc) // 2
    colour = fade(flow_colour(theme), 1 if chosen else 0.6)
    rough = row["where_prec"] >= REGION
    return go.Scatter(
        x=[round(lon + shift, 2) for lon, _ in arc],
        y=[round(lat, 2) for _, lat in arc],
        mode="lines+markers",
        line={"color": colour, "width": flow_width(row["reports"]), "dash": "dash" if rough else "solid", "backoff": 0},
        marker={
            "symbol": "arrow",
            "angleref": "previous",
            "size": [12 + flow_width(row["reports"]) if step == head else 6 for step in range(len(arc))],
            "opacity": [1 if step == head else 0 for step in range(len(arc))],
            "color": colour,
        },
        customdata=[[row["flow_id"]]] * len(arc),
        hovertext=flow_hover(row),
        hoverinfo="text",
        name="flows",
    )


def _unroll(lon: float, west: float) -> float:
    """A longitude east of the view's western edge, beyond 180 where it must be."""
    return west + (lon - west) % 360 if lon < west else lon


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
