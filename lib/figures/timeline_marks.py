"""Traces of the timeline: meetings and attacks as marks and hatched bars, claims as ticks, crowded lanes as bars that count."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from html import escape
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from lib.figures.lanes import NAMED, Row, label_mark
from lib.figures.palette import kind_colour, meeting_colour, status_colour
from lib.figures.timeline_words import hover_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.figures.lanes import Lane
    from lib.figures.palette import Theme

#: status of a meeting -> symbol. Shape and colour both tell them apart.
SYMBOL = {"held": "diamond", "planned": "diamond-open", "cancelled": "diamond-x-open", "denied": "circle-x-open"}
#: UCDP ``date_prec`` -> (hatch, what it says); 1 is a day and needs none.
HATCH = {
    2: ("/", "one of 2 to 6 days"),
    3: ("x", "one day of a week or two"),
    4: ("-", "one day of a month"),
    5: (".", "within a longer time"),
}

DAY = 86_400_000
_UNSEEN = {"size": 20, "opacity": 0}  # keeps a label clear of its mark
#: How a pick shows until the chart is drawn anew: what is not picked fades.
_FADED = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 0.35}}}


def add_marks(figure: go.Figure, lanes: Sequence[Lane], theme: Theme, selected: str | None) -> None:
    """The meetings and attacks of lanes that are not folded."""
    rows = [row for lane in lanes for row in lane.rows]
    for kind, status in dict.fromkeys((row["kind"], row["status"]) for row in rows):
        mine = [row for row in rows if (row["kind"], row["status"]) == (kind, status)]
        colour = meeting_colour(status, theme.name) if kind == "meetings" else kind_colour("events", theme.name)
        symbol = SYMBOL.get(status, "diamond-open") if kind == "meetings" else "x" if status == "held" else "x-open"
        _add_days(figure, [row for row in mine if row["exact"]], symbol, colour, theme, selected)
        _add_intervals(figure, [row for row in mine if not row["exact"]], symbol, colour, theme, selected)


def _add_days(figure: go.Figure, rows: list[Row], symbol: str, colour: str, theme: Theme, selected: str | None) -> None:
    if not rows:
        return
    outlined = symbol.endswith("open")
    rims = colour if outlined else [theme.ink if row["mark"] == selected else theme.paper for row in rows]
    small = 12 if rows[0]["kind"] == "meetings" else 9
    sizes = [_size(row, small) + (5 if row["mark"] == selected else 0) for row in rows]
    figure.add_trace(
        go.Scatter(
            x=[row["start"] for row in rows],
            y=[row["y"] for row in rows],
            mode="markers",
            marker={
                "symbol": symbol,
                "size": sizes,
                "color": colour,
                "opacity": 1,
                "line": {"width": 2 if outlined else 1.2, "color": rims},
            },
            **_told(rows),
        )
    )


def _size(row: Row, small: int) -> float:
    """Marks grow with the number of reports, ever more slowly."""
    return float(small + 2.2 * min(max(row["reports"] - 1, 0), 25) ** 0.5)


def _add_intervals(figure: go.Figure, rows: list[Row], symbol: str, colour: str, theme: Theme, selected: str | None) -> None:
    for prec, (hatch, _) in HATCH.items():
        mine = [row for row in rows if read_precision(row) == prec]
        if not mine:
            continue
        figure.add_trace(
            go.Bar(
                base=[row["start"] for row in mine],
                x=[((row["end"] - row["start"]).days + 1) * DAY for row in mine],
                y=[row["y"] for row in mine],
                orientation="h",
                width=0.5,
                marker={
                    "color": "rgba(0,0,0,0)",
                    "opacity": 1,
                    "line": {
                        "color": [theme.ink if row["mark"] == selected else colour for row in mine],
                        "width": [2.4 if row["mark"] == selected else 1.3 for row in mine],
                    },
                    "pattern": {"shape": hatch, "fgcolor": colour, "size": 6, "solidity": 0.25, "fillmode": "overlay"},
                },
                **_told(mine),
            )
        )
    signed = [row for row in rows if symbol not in ("diamond", "x")]
    if signed:
        figure.add_trace(
            go.Scatter(
                x=[_middle(row) for row in signed],
                y=[row["y"] for row in signed],
                mode="markers",
                marker={"symbol": symbol, "size": 9, "color": colour, "opacity": 1, "line": {"width": 1.6, "color": colour}},
                **_told(signed),
            )
        )


def read_precision(row: Row) -> int:
    """A key of ``HATCH``: how loosely a mark that is no single day is dated."""
    given = row["date_prec"]
    return min(max(int(given), 2), 5) if given == given and given is not None else 5


def _middle(row: Row) -> datetime:
    start, end = (datetime(day.year, day.month, day.day) for day in (row["start"], row["end"]))
    return start + (end + timedelta(days=1) - start) / 2


def add_claims(figure: go.Figure, lanes: Sequence[Lane], theme: Theme, selected: str | None) -> None:
    """Claims about numbers of people: a tick on the day that they speak of, with arms to the first and last day where it is not one."""
    for lane in lanes:
        colour = status_colour(lane.name, theme.name)
        arms = [None if row["exact"] else ((row["end"] - row["start"]).days + 1) * DAY / 2 for row in lane.rows]
        figure.add_trace(
            go.Scatter(
                x=[row["start"] if row["exact"] else _middle(row) for row in lane.rows],
                y=[row["y"] for row in lane.rows],
                mode="markers",
                marker={
                    "symbol": "line-ns",
                    "size": [14 if row["mark"] == selected else 8 for row in lane.rows],
                    "opacity": 1,
                    "line": {"color": colour, "width": [4 if row["mark"] == selected else 2.4 for row in lane.rows]},
                },
                error_x={"type": "data", "array": arms, "color": colour, "thickness": 1.2, "width": 3},
                **_told(lane.rows),
            )
        )


def _told(rows: Sequence[Row]) -> dict[str, Any]:
    """What all traces of marks share: which mark it is, and what the pointer is told."""
    hover = {"customdata": [[row["mark"]] for row in rows], "hovertext": [hover_mark(row) for row in rows], "hoverinfo": "text"}
    return hover | {"showlegend": False} | _FADED


def add_labels(figure: go.Figure, lanes: Sequence[Lane], theme: Theme) -> None:
    """Names beside the marks of lanes that have room for them, with the number of reports where there are several."""
    rows = [row for lane in lanes if lane.level == NAMED for row in lane.rows]
    for flip in (False, True):
        mine = [row for row in rows if row["flip"] is flip]
        if not mine:
            continue
        figure.add_trace(
            go.Scatter(
                x=[row["start"] if flip else row["end"] + timedelta(days=0 if row["exact"] else 1) for row in mine],
                y=[row["y"] for row in mine],
                text=[_label(row, theme) for row in mine],
                mode="markers+text",
                marker=_UNSEEN,
                unselected={"textfont": {"color": theme.muted}},
                textposition="middle left" if flip else "middle right",
                textfont={"size": 12, "color": theme.ink},
                hoverinfo="skip",
                showlegend=False,
            )
        )


def _label(row: Row, theme: Theme) -> str:
    many = f' <span style="color:{theme.muted}">×{row["reports"]}</span>' if row["reports"] > 1 else ""
    return escape(label_mark(row), quote=False) + many


def end_of_month(day: date) -> date:
    """The last day of a day's month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
