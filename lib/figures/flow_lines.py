"""Ways that people are sent, as great circles with a head that tells the direction."""

from __future__ import annotations

from html import escape
from math import atan2, cos, degrees, log, pi, radians, sin, sqrt, tan
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from lib.figures.map_view import REGION
from lib.figures.palette import kind_colour

if TYPE_CHECKING:
    import pandas as pd

    from lib.figures.palette import Theme

#: Ways drawn, the most reported; more would hide the map and each other.
MOST = 60
#: Steps of a line, and which of them the pointer finds.
_STEPS = 48
_FOUND = range(4, 46, 3)
#: Where along a line its head stands: clear of the marks at both ends.
_HEAD = 0.62

Point = tuple[float, float]


def flow_colour(theme: Theme) -> str:
    """The colour of claims about people, which ways are drawn from."""
    return kind_colour("personnel", theme.name)


def flow_width(reports: int) -> float:
    """Pixels; grows with the square root of the number of reports."""
    return round(min(1.2 + 1.1 * float(reports) ** 0.5, 9.0), 1)


def draw_arc(start: Point, end: Point, steps: int = _STEPS) -> list[Point]:
    """A great circle between two points (longitude, latitude in degrees), as so many steps; longitudes run on beyond 180.

    >>> [(round(lon), round(lat)) for lon, lat in draw_arc((0.0, 0.0), (90.0, 0.0), 2)]
    [(0, 0), (45, 0), (90, 0)]
    """
    first, last = _to_sphere(start), _to_sphere(end)
    angle = atan2(sqrt(sum(part * part for part in _cross(first, last))), sum(a * b for a, b in zip(first, last, strict=True)))
    if angle < 1e-9 or angle > pi - 1e-6:
        return [start, end]  # no way at all, or any way round
    line: list[Point] = []
    for step in range(steps + 1):
        share = step / steps
        one, two = sin((1 - share) * angle) / sin(angle), sin(share * angle) / sin(angle)
        x, y, z = (one * a + two * b for a, b in zip(first, last, strict=True))
        lon = degrees(atan2(y, x))
        if line:
            lon += 360 * round((line[-1][0] - lon) / 360)
        line.append((lon, degrees(atan2(z, sqrt(x * x + y * y)))))
    return line


def flow_features(flows: pd.DataFrame, chosen: frozenset[str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Lines and heads as GeoJSON, the most reported last so that it lies on top; ``rough`` where an end is a country or a larger region."""
    lines, heads = [], []
    for row in reversed(flows.head(MOST).to_dict("records")):
        arc = flow_arc(row)
        at = int(_HEAD * (len(arc) - 1))
        known = {
            "id": row["flow_id"],
            "width": flow_width(row["reports"]),
            "rough": bool(row["where_prec"] >= REGION),
            **({"selected": True} if row["flow_id"] in chosen else {}),
        }
        points = [[round(lon, 3), round(lat, 3)] for lon, lat in arc]
        lines.append({"type": "Feature", "properties": known, "geometry": {"type": "LineString", "coordinates": points}})
        head = {"type": "Point", "coordinates": points[at]}
        heads.append({"type": "Feature", "properties": known | {"turn": _bearing(arc[at], arc[at + 1])}, "geometry": head})
    return lines, heads


def flow_arc(row: dict[Any, Any]) -> list[Point]:
    """The way of a row of ``views.people_flows``, in the direction in which people go."""
    home, place = (float(row["from_lon"]), float(row["from_lat"])), (float(row["lon"]), float(row["lat"]))
    return draw_arc(place, home) if row["back"] else draw_arc(home, place)


def find_flows(flows: pd.DataFrame) -> go.Scattermap:
    """Unseen points along the ways: what the pointer finds, each with its ``flow_id`` as ``customdata``."""
    rows = flows.head(MOST).to_dict("records")
    found = [(row, arc[at]) for row in rows if (arc := flow_arc(row)) for at in _FOUND if at < len(arc)]
    hover = {row["flow_id"]: flow_hover(row) for row in rows}
    return go.Scattermap(
        lat=[f"{lat:.3f}" for _, (_, lat) in found],  # as texts: not to be fitted into the view
        lon=[f"{lon:.3f}" for _, (lon, _) in found],
        mode="markers",
        marker={"size": 14, "opacity": 0},
        customdata=[[row["flow_id"]] for row, _ in found],
        hovertext=[hover[row["flow_id"]] for row, _ in found],
        hoverinfo="text",
        selected={"marker": {"opacity": 0.5}},
        unselected={"marker": {"opacity": 0}},
        name="flows",
    )


def flow_hover(row: dict[Any, Any]) -> str:
    """What the pointer is told about a way."""
    claims = "1 claim" if row["claims"] == 1 else f"{row['claims']:,} claims"
    articles = "1 article" if row["articles"] == 1 else f"{row['articles']:,} articles"
    told = "<br>".join(escape(words) for words in row["statuses"])
    return f"<b>{escape(row['label'])}</b><br>{told}<br>{say_distance(row)}<br>{claims} in {articles}, never added up"


def say_distance(row: dict[Any, Any]) -> str:
    """How far it is, and between what: a country has no nearer point than its middle."""
    rough = f" to the middle of {row['name']}" if row["where_prec"] >= REGION else ""
    return escape(f"About {round(row['km'], -1):,.0f} km as the crow flies, from the middle of {row['force_name']}{rough}")


def _bearing(start: Point, end: Point) -> float:
    """Degrees clockwise from east by which a head that points east is turned, on a map in Mercator's projection."""
    (west, south), (east, north) = ((radians(lon), log(tan(pi / 4 + radians(lat) / 2))) for lon, lat in (start, end))
    return round(-degrees(atan2(north - south, east - west)), 1)


def _to_sphere(point: Point) -> tuple[float, float, float]:
    lon, lat = radians(point[0]), radians(point[1])
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)


def _cross(one: tuple[float, float, float], two: tuple[float, float, float]) -> tuple[float, float, float]:
    return one[1] * two[2] - one[2] * two[1], one[2] * two[0] - one[0] * two[2], one[0] * two[1] - one[1] * two[0]
