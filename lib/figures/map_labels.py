"""Names on the map: they give way to marks and to each other, and to the edges of the first view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lib.figures.palette import fade

if TYPE_CHECKING:
    from lib.figures.palette import Theme

#: MapLibre draws text with the browser's own fonts where a style names no glyphs; these are what Streamlit serves, and their stand-in.
FONT = ["Source Sans", "sans-serif"]
#: A dot as large as its mark, drawn as text that nobody sees, so that names keep off the marks.
_UNSEEN_DOT: dict[str, Any] = {
    "layout": {
        "text-field": "●",
        "text-font": FONT,
        "text-size": ["*", 1.8, ["get", "radius"]],
        "text-allow-overlap": True,
        "text-padding": 0,
    },
    "paint": {"text-opacity": 0},
}
_TO_THE_RIGHT = ("left", "right", "bottom", "top", "top-left", "bottom-left", "top-right", "bottom-right")
_TO_THE_LEFT = ("right", "top-right", "bottom-right")


def label_layers(theme: Theme) -> list[dict[str, Any]]:
    """Names, and under them unseen dots of the marks' size that names give way to. Of two names in one spot the more reported one stays.

    A feature that is ``east`` in the first view has its name to the left of it; one on its ``edge`` gets its name by zooming in.
    """
    halo = {"text-halo-color": fade(theme.paper, 0.9), "text-halo-width": 1.6, "text-halo-blur": 0.4}
    name: dict[str, Any] = {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-radial-offset": ["+", 0.35, ["/", ["get", "radius"], 13]],
        "text-justify": "auto",
        "text-padding": 2,
        "symbol-sort-key": ["get", "rank"],
        "text-max-width": 12,
    }
    east, alone = ["boolean", ["get", "east"], False], ["!", ["has", "point_count"]]
    area = name | {"text-size": 11, "text-letter-spacing": 0.12, "text-variable-anchor": ["center", "bottom", "top"]}
    colour = {"text-color": ["case", ["boolean", ["get", "selected"], False], theme.accent, theme.muted], **halo}
    ink = {"text-color": theme.ink, **halo}
    right, left = (name | {"text-size": 13, "text-variable-anchor": list(anchors)} for anchors in (_TO_THE_RIGHT, _TO_THE_LEFT))
    symbol = {"type": "symbol", "source": "places"}
    return [
        {"id": "country-names", "type": "symbol", "source": "areas", "filter": _seen(), "layout": area, "paint": colour},
        {"id": "place-names-east", **symbol, "filter": ["all", alone, _seen(), east], "layout": left, "paint": ink},
        {"id": "place-names", **symbol, "filter": ["all", alone, _seen(), ["!", east]], "layout": right, "paint": ink},
        {"id": "obstacles", **symbol, "filter": alone, **_UNSEEN_DOT},
    ]


def _seen() -> list[Any]:
    """Zoomed in so far that the feature's name is shown."""
    return [">=", ["zoom"], ["number", ["get", "from_zoom"], 0]]
