"""Located places -> a map: points, rings for what is only known roughly, shaded countries. Nothing is fetched from outside the app."""

from __future__ import annotations

from html import escape
from math import ceil
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from lib.figures.flow_lines import MOST, find_flows, flow_features
from lib.figures.map_key import draw_key
from lib.figures.map_style import CLUSTER_ZOOM, map_style, mark_radius
from lib.figures.map_view import NARROW, WIDE, Mark, first_zoom, mark_kinds, place_name, view
from lib.figures.palette import hover_label

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

    from lib.figures.map_style import Features
    from lib.figures.palette import Theme

#: From so many places, marks close together are drawn as one with their number.
CLUSTERED = 300
#: Places drawn at most, the most reported; a browser takes in more only slowly.
DRAWN = 10_000
_AREAS = ("region", "country")


def plot_map(
    places: pd.DataFrame,
    theme: Theme,
    *,
    height: int = 520,
    selected: str | Collection[str] | None = None,
    flows: pd.DataFrame | None = None,
    drag: str = "pan",
    narrow: bool = False,
) -> go.Figure:
    """The map of ``views.map_places`` and, where given, ``views.people_flows``; each point's ``customdata`` is its ``place_id`` or
    ``flow_id``.

    A mark's area grows with ``articles``; what is ``selected`` (ids) gets a heavier rim. What is seen is drawn by the style, which knows
    rims, rings and labels that give way to each other; the traces on top answer to the pointer. ``drag`` is "pan", or "select" for a box;
    ``narrow`` leaves names and key no more room than a phone has.
    """
    places = places.head(DRAWN)
    chosen = frozenset([selected] if isinstance(selected, str) else selected or ())
    kinds = mark_kinds(places)
    areas = [kind in _AREAS for kind in kinds]
    clustered = len(places) - sum(areas) > CLUSTERED
    wide = NARROW if narrow else WIDE
    points, large = _features(places, kinds, chosen, wide)
    ways = flow_features(flows, chosen) if flows is not None else ([], [])
    marks = {*kinds, *(("cluster",) if clustered else ()), *(("flow",) if ways[0] else ())}
    figure = go.Figure(_find_places(places, theme, areas, clustered))
    if flows is not None and len(flows):
        figure.add_trace(find_flows(flows))
    figure.add_trace(_corners(places))
    figure.update_layout(
        map={"style": map_style(points, large, ways, theme, clustered=clustered), "fitbounds": "locations"},
        height=height,
        showlegend=False,
        clickmode="event+select",
        dragmode=drag,
        uirevision="map",
        paper_bgcolor="rgba(0,0,0,0)",
        hoverlabel=hover_label(theme),
        **draw_key(marks, theme, wide),
    )
    return figure


def place_hover(row: dict[Any, Any]) -> str:
    """What the pointer is told about a place."""
    where = {2: "somewhere near it", 3: "district", 4: "province", 5: "larger region", 6: "country, no closer place", 7: "sea or air"}
    country = f", {escape(row['country'])}" if row["country"] and row["country"] != row["name"] else ""
    reports = "1 article" if row["articles"] == 1 else f"{row['articles']:,} articles"
    mentions = "1 mention" if row["mentions"] == 1 else f"{row['mentions']:,} mentions"
    precision = where.get(int(row["where_prec"]), "exact place" if row["exact"] else "place")
    return f"<b>{escape(str(row['name']), quote=False)}</b>{country}<br>{precision}<br>{reports}, {mentions}"


def describe_map(places: pd.DataFrame, flows: pd.DataFrame | None = None) -> str:
    """A sentence or two for those who do not see the map."""
    if places.empty:
        return "Map of places: none to show."
    exact = int(places["exact"].sum())
    most = ", ".join(places["name"].head(5))
    said = f"Map of {len(places):,} places, {exact:,} of them exact. Most reported: {most}."
    if flows is None or flows.empty:
        return said
    ways = "1 line shows" if len(flows) == 1 else f"{min(len(flows), MOST):,} lines show"
    return f"{said} {ways} where people are sent; most reported: {'; '.join(flows['label'].head(3))}."


def _find_places(places: pd.DataFrame, theme: Theme, areas: list[bool], clustered: bool) -> list[go.Scattermap]:
    """Unseen marks that the pointer finds; where marks are clustered, only those that stand alone, and areas apart."""
    if not clustered:
        return [_find(places, theme, "places")]
    cluster = {"enabled": True, "maxzoom": CLUSTER_ZOOM, "opacity": 0, "size": 1}
    alone = [not area for area in areas]
    found = _find(places[alone], theme, "places").update(cluster=cluster, textfont={"color": "rgba(0,0,0,0)"})
    return [found, _find(places[areas], theme, "areas")]


def _find(places: pd.DataFrame, theme: Theme, name: str) -> go.Scattermap:
    return go.Scattermap(
        # as texts, which the browser draws like numbers but leaves out when it fits the view
        lat=[f"{lat:.4f}" for lat in places["lat"]],
        lon=[f"{lon:.4f}" for lon in places["lon"]],
        mode="markers",
        marker={"size": [2 * mark_radius(n) + 4 for n in places["articles"]], "color": theme.accent, "opacity": 0},
        customdata=[[place_id] for place_id in places["place_id"]],
        hovertext=[place_hover(row) for row in places.to_dict("records")],
        hoverinfo="text",
        selected={"marker": {"color": theme.ink, "opacity": 0.4}},  # at once, by the browser itself
        unselected={"marker": {"opacity": 0}},
        name=name,
    )


def _corners(places: pd.DataFrame) -> go.Scattermap:
    """Unseen points along the edges of the first view: the browser fits the map to them, whatever its width.

    They stand closer than half a world apart, or it would take the way round the back of the globe for the shorter one.
    """
    west, south, east, north = view(places)
    lons = [west + (east - west) * step / 4 for step in range(5)]
    return go.Scattermap(
        lat=[south, north, south, north, south], lon=lons, mode="markers", marker={"size": 1, "opacity": 0}, hoverinfo="skip", name="view"
    )


def _features(places: pd.DataFrame, kinds: list[Mark], chosen: frozenset[str], wide: int) -> tuple[Features, Features]:
    """Places and areas as GeoJSON; names of areas in capitals, after those of places where they meet."""
    found: tuple[Features, Features] = ([], [])
    box = view(places)
    close = ceil(first_zoom(box, wide)) + 1
    for rank, (row, kind) in enumerate(zip(places.to_dict("records"), kinds, strict=True)):
        area = kind in _AREAS
        east, cut = place_name(float(row["lon"]), len(str(row["name"])), box, wide, area=area)
        properties = {
            "id": row["place_id"],
            "name": row["name"].upper() if area else row["name"],
            "kind": kind,
            "radius": mark_radius(row["articles"]),
            "rank": rank + (DRAWN if area else 0),
            **({"code": row["country_code"]} if kind == "country" else {}),
            **({"east": True} if east else {}),
            **({"from_zoom": close} if cut else {}),
            **({"selected": True} if row["place_id"] in chosen else {}),
        }
        point = {"type": "Point", "coordinates": [round(float(row["lon"]), 4), round(float(row["lat"]), 4)]}
        found[area].append({"type": "Feature", "properties": properties, "geometry": point})
    return found
