"""The look of the map: layers that MapLibre draws from the outlines and the places, and nothing from outside the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lib.figures.palette import fade

if TYPE_CHECKING:
    from lib.figures.palette import Theme

#: Where the app itself serves the outlines (``static/countries.geojson``), relative to its address.
OUTLINES = "/app/static/countries.geojson"
#: MapLibre draws text with the browser's own fonts where a style names no glyphs; these are what Streamlit serves, and their stand-in.
FONT = ["Source Sans", "sans-serif"]
#: A dot as large as its mark, drawn as text that nobody sees, so that names keep off the marks.
_UNSEEN_DOT: dict[str, Any] = {
    "layout": {
        "text-field": "●",
        "text-font": FONT,
        "text-size": ["*", 1.6, ["get", "radius"]],
        "text-allow-overlap": True,
        "text-padding": 0,
    },
    "paint": {"text-opacity": 0},
}


def mark_radius(articles: int) -> float:
    """Pixels; the area grows with the number of articles."""
    return round(min(4.0 + 1.6 * float(articles) ** 0.5, 16.0), 1)


def map_style(features: list[dict[str, Any]], theme: Theme) -> dict[str, Any]:
    """A MapLibre style, whole: no tiles, no glyphs, no sprites, so no request but the one for the outlines.

    ``features`` are GeoJSON points with ``name, kind`` (exact, rough, country), ``code`` (ISO alpha-3), ``radius, rank, selected``.
    """
    shaded = sorted({str(feature["properties"]["code"]) for feature in features if feature["properties"]["kind"] == "country"})
    return {
        "version": 8,
        "sources": {
            "countries": {"type": "geojson", "data": OUTLINES},
            "places": {"type": "geojson", "data": {"type": "FeatureCollection", "features": features}},
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
        {"id": "obstacles", "type": "symbol", "source": "places", "filter": ["!", country], **_UNSEEN_DOT},
    ]
