"""The look of the map: layers that MapLibre draws from the outlines and the places, and nothing from outside the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lib.figures.flow_lines import flow_colour
from lib.figures.map_labels import FONT, label_layers
from lib.figures.palette import fade

if TYPE_CHECKING:
    from lib.figures.palette import Theme

#: Where the app itself serves the outlines (``static/countries.geojson``), relative to its address.
OUTLINES = "/app/static/countries.geojson"
#: Up to which zoom marks close together are one with their number, as Plotly has it for the trace that answers to the pointer.
CLUSTER_ZOOM = 7
#: A feature says so only where it is picked.
_CHOSEN = ["boolean", ["get", "selected"], False]

Features = list[dict[str, Any]]


def mark_radius(articles: int) -> float:
    """Pixels; the area grows with the number of articles."""
    return round(min(4.0 + 1.6 * float(articles) ** 0.5, 16.0), 1)


def map_style(places: Features, areas: Features, flows: tuple[Features, Features], theme: Theme, *, clustered: bool) -> dict[str, Any]:
    """A MapLibre style, whole: no tiles, no glyphs, no sprites, so no request but the one for the outlines.

    ``places`` (exact, near, rough) and ``areas`` (region, country) are GeoJSON points with ``name, kind, code`` (ISO alpha-3), ``radius,
    rank, east, edge, selected``; ``flows`` lines and their heads, of ``lib.figures.flow_lines``. ``clustered`` draws places that are
    close together as one, with their number.
    """
    cluster = {"cluster": True, "clusterMaxZoom": CLUSTER_ZOOM} if clustered else {}
    lines, heads = flows
    return {
        "version": 8,
        "sources": {
            "countries": {"type": "geojson", "data": OUTLINES},
            "places": _source(places) | cluster,
            "areas": _source(areas),
            **({"flows": _source(lines), "heads": _source(heads)} if lines else {}),
        },
        "layers": [
            *_ground(areas, theme),
            *_patches(theme),
            *(_ways(theme) if lines else []),
            *_marks(theme),
            *(_clusters(theme) if clustered else []),
            *label_layers(theme),
        ],
    }


def _source(features: Features) -> dict[str, Any]:
    return {"type": "geojson", "data": {"type": "FeatureCollection", "features": features}}


def _ground(areas: Features, theme: Theme) -> list[dict[str, Any]]:
    """Sea, a soft line along the coasts, land, the countries that reports name, borders."""
    named = [feature["properties"] for feature in areas if feature["properties"]["kind"] == "country"]
    shaded = ["in", ["get", "iso3"], ["literal", sorted({str(country["code"]) for country in named})]]
    chosen = ["in", ["get", "iso3"], ["literal", sorted({str(country["code"]) for country in named if country.get("selected")})]]
    return [
        {"id": "water", "type": "background", "paint": {"background-color": theme.water}},
        {
            "id": "coast",
            "type": "line",
            "source": "countries",
            "paint": {"line-color": theme.border, "line-width": 7, "line-blur": 7, "line-opacity": 0.7},
        },
        {"id": "land", "type": "fill", "source": "countries", "paint": {"fill-color": theme.land}},
        {
            "id": "shaded",
            "type": "fill",
            "source": "countries",
            "filter": shaded,
            "paint": {"fill-color": theme.shade, "fill-opacity": ["case", chosen, 0.42, 0.2]},
        },
        {"id": "borders", "type": "line", "source": "countries", "paint": {"line-color": theme.border, "line-width": 0.7}},
        {
            "id": "shaded-borders",
            "type": "line",
            "source": "countries",
            "filter": shaded,
            "paint": {"line-color": theme.shade, "line-width": ["case", chosen, 2.4, 1], "line-opacity": 0.75},
        },
    ]


def _patches(theme: Theme) -> list[dict[str, Any]]:
    """Regions without an edge, for nobody says where they end."""
    return [
        {
            "id": "region",
            "type": "circle",
            "source": "areas",
            "filter": ["==", ["get", "kind"], "region"],
            "paint": {
                "circle-radius": ["+", 18, ["*", 1.5, ["get", "radius"]]],
                "circle-color": theme.accent,
                "circle-opacity": ["case", _CHOSEN, 0.5, 0.26],
                "circle-blur": 1,
            },
        }
    ]


def _marks(theme: Theme) -> list[dict[str, Any]]:
    """Dots, dots with a ring around them, rings. A country has none of them: it is shaded, and named."""
    chosen, radius = _CHOSEN, ["get", "radius"]
    circle = {"type": "circle", "source": "places"}
    dot = {
        "circle-radius": radius,
        "circle-color": theme.accent,
        "circle-opacity": 0.85,
        "circle-stroke-color": ["case", chosen, theme.ink, theme.paper],
        "circle-stroke-width": ["case", chosen, 3, 1.2],
    }
    ring = {"circle-color": theme.accent, "circle-stroke-color": ["case", chosen, theme.ink, theme.accent]}
    around = {"circle-radius": ["+", radius, 5], "circle-opacity": 0.12, "circle-stroke-width": ["case", chosen, 2.5, 1]}
    rough = {"circle-radius": ["+", radius, 1], "circle-opacity": 0.12, "circle-stroke-width": ["case", chosen, 3.5, 2]}
    return [
        {"id": "rough", **circle, "filter": ["==", ["get", "kind"], "rough"], "paint": ring | rough},
        {"id": "around", **circle, "filter": ["==", ["get", "kind"], "near"], "paint": ring | around},
        {"id": "near", **circle, "filter": ["==", ["get", "kind"], "near"], "paint": dot | {"circle-radius": ["*", 0.75, radius]}},
        {"id": "exact", **circle, "filter": ["==", ["get", "kind"], "exact"], "paint": dot},
    ]


def _clusters(theme: Theme) -> list[dict[str, Any]]:
    """Discs that grow with the number of places that they stand for, and that number."""
    many = ["has", "point_count"]
    size = ["interpolate", ["linear"], ["ln", ["get", "point_count"]], 0.7, 10, 7, 26]
    paint = {"circle-radius": size, "circle-color": fade(theme.accent, 0.3), "circle-stroke-color": theme.accent, "circle-stroke-width": 1}
    count = {"text-field": ["get", "point_count_abbreviated"], "text-font": FONT, "text-size": 12, "text-allow-overlap": True}
    halo = {"text-color": theme.ink, "text-halo-color": fade(theme.paper, 0.8), "text-halo-width": 1}
    return [
        {"id": "clusters", "type": "circle", "source": "places", "filter": many, "paint": paint},
        {"id": "cluster-counts", "type": "symbol", "source": "places", "filter": many, "layout": count, "paint": halo},
    ]


def _ways(theme: Theme) -> list[dict[str, Any]]:
    """Lines as wide as they are reported, dashed where they end somewhere in a country, and heads that show the direction."""
    colour, rough = flow_colour(theme), ["boolean", ["get", "rough"]]
    shown = {"line-color": colour, "line-width": ["get", "width"], "line-opacity": ["case", _CHOSEN, 1, 0.62]}
    line = {"type": "line", "source": "flows", "layout": {"line-cap": "butt", "line-join": "round"}}
    head = {
        "text-field": "▶",
        "text-font": FONT,
        "text-size": ["+", 13, ["*", 1.6, ["get", "width"]]],
        "text-rotate": ["get", "turn"],
        "text-rotation-alignment": "map",
        "text-allow-overlap": True,
        "text-ignore-placement": True,
    }
    paint = {"text-color": colour, "text-halo-color": fade(theme.paper, 0.9), "text-halo-width": 1}
    return [
        {"id": "flows", **line, "filter": ["!", rough], "paint": shown},
        {"id": "rough-flows", **line, "filter": rough, "paint": shown | {"line-dasharray": [2.2, 1.4]}},
        {"id": "heads", "type": "symbol", "source": "heads", "layout": head, "paint": paint},
    ]
