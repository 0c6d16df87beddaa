"""The key of a map: which mark means what, drawn below it as shapes and words, so that it stands on saved files as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lib.figures.flow_lines import flow_colour
from lib.figures.palette import fade

if TYPE_CHECKING:
    from collections.abc import Collection

    from lib.figures.palette import Theme

#: Mark -> what it means, in the order of the key.
_MEANING = {
    "exact": "exact place",
    "near": "near it",
    "rough": "district or province",
    "region": "larger region, sea",
    "country": "country, no closer place",
    "cluster": "so many places: zoom in",
    "flow": "people sent, or pledged",
}
#: Marks of a map without WebGL that look otherwise.
_HOLLOW = ("region", "country")
#: Pixels: of a row, of a letter on average, of a mark.
_ROW, _LETTER, _MARK = 20, 6.2, 24


def lay_out_key(marks: Collection[str], wide: int) -> tuple[list[tuple[str, str, int, int]], int]:
    """Mark, words, and pixels from the left and from the map downwards, for each mark that is drawn; and how high the key is.

    ``wide`` is how many pixels a row has.
    """
    placed, left, row = [], 4, 0
    for mark, words in _MEANING.items():
        if mark not in marks:
            continue
        width = int(_MARK + _LETTER * len(words) + 12)
        if left > 4 and left + width > wide:
            left, row = 4, row + 1
        placed.append((mark, words, left, 16 + row * _ROW))
        left += width
    return placed, 28 + row * _ROW if placed else 0


def draw_key(marks: Collection[str], theme: Theme, wide: int, *, hollow: bool = False) -> dict[str, Any]:
    """The shapes, annotations and lower margin that a layout takes for the key; ``hollow`` for a map that draws areas as hollow shapes."""
    placed, height = lay_out_key(marks, wide)
    hollows = _HOLLOW if hollow else ()
    shapes = [shape for mark, _, left, down in placed for shape in _draw_mark(mark, left + _MARK / 2, down, theme, mark in hollows)]
    at = {"xref": "paper", "yref": "paper", "x": 0, "y": 0, "xanchor": "left", "yanchor": "middle", "showarrow": False, "borderpad": 0}
    words = [
        at | {"text": words, "xshift": left + _MARK, "yshift": -down, "font": {"size": 12, "color": theme.muted}}
        for _, words, left, down in placed
    ]
    return {"shapes": shapes, "annotations": words, "margin": {"l": 0, "r": 0, "t": 0, "b": height}}


def _draw_mark(mark: str, x: float, down: float, theme: Theme, hollow: bool) -> list[dict[str, Any]]:
    """The shapes of one mark around a point."""
    fill, clear = fade(theme.accent, 0.85), "rgba(0,0,0,0)"
    dot = _shape("circle", x, down, 4.5, 4.5, fill, theme.accent, 0)
    if mark == "exact":
        return [dot]
    if mark == "near":
        return [_shape("circle", x, down, 8, 8, fade(theme.accent, 0.12), theme.accent, 1), dot]
    if mark == "rough":
        return [_shape("circle", x, down, 6.5, 6.5, fade(theme.accent, 0.12), theme.accent, 2)]
    if mark == "region" and hollow:
        return [_path(f"M {x - 8},{-down} L {x},{-down + 5} L {x + 8},{-down} L {x},{-down - 5} Z", clear, theme.accent, 2)]
    if mark == "country" and hollow:
        return [_shape("rect", x, down, 6, 6, clear, theme.accent, 2)]
    if mark == "region":
        return [_shape("circle", x, down, size, size, fade(theme.accent, 0.09), clear, 0) for size in (5, 7, 9)]
    if mark == "country":
        return [_shape("rect", x, down, 8, 5.5, fade(theme.shade, 0.25), theme.shade, 1)]
    if mark == "cluster":
        return [_shape("circle", x, down, 8, 8, fade(theme.accent, 0.3), theme.accent, 1)]
    colour = flow_colour(theme)
    tip = f"M {x + 3},{-down + 5} L {x + 11},{-down} L {x + 3},{-down - 5} Z"
    return [_shape("line", x, down, 9, 0, clear, colour, 2.5), _path(tip, colour, colour, 0)]


def _shape(kind: str, x: float, down: float, wide: float, high: float, fill: str, edge: str, line: float) -> dict[str, Any]:
    """A shape around a point, in pixels from the lower left corner of the map."""
    size = {"x0": x - wide, "x1": x + wide, "y0": -down - high, "y1": -down + high}
    filled = {} if kind == "line" else {"fillcolor": fill}
    return {"type": kind, **_corner(), **size, **filled, "line": {"color": edge, "width": line}}


def _path(path: str, fill: str, edge: str, line: float) -> dict[str, Any]:
    return {"type": "path", **_corner(), "path": path, "fillcolor": fill, "line": {"color": edge, "width": line}}


def _corner() -> dict[str, Any]:
    pixels = {"xsizemode": "pixel", "ysizemode": "pixel", "xanchor": 0, "yanchor": 0}
    return {"xref": "paper", "yref": "paper", "layer": "above", **pixels}
