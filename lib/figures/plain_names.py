"""Names on the map without WebGL: each beside its mark where there is room for it, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lib.figures.map_view import Box

#: How much wider a degree of latitude is drawn than one of longitude: as on the ground at 48 degrees north or south.
RATIO = 1.5
#: Names tried at most, and marks that names keep clear of.
_TRIED, _CLEAR = 60, 300
#: Pixels of a letter, of a line.
_LETTER, _LINE = 6.6, 15

Rectangle = tuple[float, float, float, float]


def place_names(marks: Sequence[tuple[float, float, float, str]], box: Box, size: tuple[int, int]) -> list[str | None]:
    """For each mark (longitude and latitude in degrees, radius in pixels, name), the most important first, where Plotly is to put its name;
    None where it would cover another mark or name, or be cut off. ``size`` is the map's, in pixels.
    """
    west, south, east, north = box
    scale = min(size[0] / (east - west), size[1] / (north - south) / RATIO)
    middle, level = (west + east) / 2, (south + north) / 2
    spots = [((lon - middle) * scale + size[0] / 2, (level - lat) * scale * RATIO + size[1] / 2, radius) for lon, lat, radius, _ in marks]
    taken: list[Rectangle] = [(x - radius, y - radius, x + radius, y + radius) for x, y, radius in spots[:_CLEAR]]
    sides: list[str | None] = [None] * len(marks)
    for number, (x, y, radius) in enumerate(spots[:_TRIED]):
        others = taken[:number] + taken[number + 1 :]
        for side, spot in _sides(x, y, radius, len(marks[number][3])):
            inside = spot[0] >= 0 and spot[1] >= 0 and spot[2] <= size[0] and spot[3] <= size[1]
            if inside and not any(_overlap(spot, other) for other in others):
                sides[number] = side
                taken.append(spot)
                break
    return sides


def _sides(x: float, y: float, radius: float, letters: int) -> Iterator[tuple[str, Rectangle]]:
    """Where a name can stand, the best place first."""
    long, half, off = letters * _LETTER, _LINE / 2, radius + 3
    yield "middle right", (x + off, y - half, x + off + long, y + half)
    yield "middle left", (x - off - long, y - half, x - off, y + half)
    yield "top center", (x - long / 2, y - off - _LINE, x + long / 2, y - off)
    yield "bottom center", (x - long / 2, y + off, x + long / 2, y + off + _LINE)


def _overlap(one: Rectangle, two: Rectangle) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
