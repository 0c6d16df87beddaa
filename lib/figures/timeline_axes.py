"""Axes, lanes, legend and zoom buttons of the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from lib.figures.lanes import FOLDED
from lib.figures.palette import hover_label, kind_colour, meeting_colour
from lib.figures.timeline_marks import HATCH, SYMBOL, read_precision
from lib.figures.timeline_words import name_lane_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lib.figures.lanes import Lane
    from lib.figures.palette import Theme

_ROW = 26  # pixels of a line
_AXIS = 30  # pixels below the plot that the days take
_SPARE = "\u00a0" * 4  # a saved file's own letters are wider, and a legend cuts what it has not measured
_ENTRY = 22  # pixels of a line of the legend
#: Days longer than which a button makes sense -> the button.
_BUTTONS = (
    (45, {"count": 1, "step": "month", "label": "1 month"}),
    (200, {"count": 6, "step": "month", "label": "6 months"}),
    (400, {"count": 1, "step": "year", "label": "1 year"}),
)
_TICKS = [
    {"dtickrange": [None, 86_400_000 * 25], "value": "%-d %b\n%Y"},
    {"dtickrange": [86_400_000 * 25, "M12"], "value": "%b %Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]


def draw_axes(
    figure: go.Figure, lanes: Sequence[Lane], first: date, last: date, theme: Theme, *, drag: str, tools: bool, narrow: bool
) -> None:
    """Stripes and names of lanes, the axis of days, what the marks mean; ``tools`` adds buttons that zoom."""
    bottom = lanes[-1].bottom if lanes else 1.0
    for number, lane in enumerate(lanes):
        if number % 2 == 0:
            figure.add_hrect(y0=lane.top - 0.17, y1=lane.bottom + 0.17, fillcolor=theme.grid, opacity=0.35, line_width=0, layer="below")
    entries = _add_legend(figure, lanes, theme)
    plot = int((bottom + 0.34) * _ROW)
    rows = -(-sum(7 * len(entry) + 56 for entry in entries) // (300 if narrow else 760))
    above, below = (40 if tools else 8), _AXIS + 14 + _ENTRY * rows
    figure.update_layout(
        height=plot + above + below,
        margin={"l": 0, "r": 12, "t": above, "b": below},
        barmode="overlay",
        clickmode="event+select",
        dragmode=drag,
        selectdirection="h",
        newselection={"line": {"color": theme.accent, "width": 1.5, "dash": "solid"}},
        uirevision=f"timeline {first} {last}",
        legend=_place_legend(plot),
        xaxis=_draw_days(first, last, theme, buttons=1 + 5 / plot if tools else None),
        yaxis={
            "range": [bottom + 0.17, -0.17],
            "tickvals": [(lane.top + lane.bottom) / 2 for lane in lanes],
            "ticktext": [name_lane_lines(lane, 14 if narrow else 22) for lane in lanes],
            "showgrid": False,
            "zeroline": False,
            "automargin": True,
            "fixedrange": True,
        },
        hoverlabel=hover_label(theme),
    )


def _draw_days(first: date, last: date, theme: Theme, *, buttons: float | None) -> dict[str, Any]:
    axis: dict[str, Any] = {
        "range": [first, last],
        "minallowed": first,
        "maxallowed": last,
        "type": "date",
        "gridcolor": theme.grid,
        "showgrid": True,
        "zeroline": False,
        "side": "bottom",
        "tickformatstops": _TICKS,
    }
    shorter = [button | {"stepmode": "backward"} for days, button in _BUTTONS if (last - first).days > days]
    if buttons is None or not shorter:
        return axis
    return axis | {
        "rangeselector": {
            "buttons": [*shorter, {"step": "all", "label": "All days"}],
            "x": 0,
            "y": buttons,
            "yanchor": "bottom",
            "bgcolor": theme.paper,
            "activecolor": theme.grid,
            "bordercolor": theme.border,
            "borderwidth": 1,
            "font": {"color": theme.ink, "size": 12},
        }
    }


def _place_legend(plot: int) -> dict[str, Any]:
    below = {"orientation": "h", "y": -(_AXIS + 12) / plot, "yanchor": "top", "x": 0, "xanchor": "left", "title": None}
    return below | {"itemclick": False, "itemdoubleclick": False, "traceorder": "normal"}


def _add_legend(figure: go.Figure, lanes: Sequence[Lane], theme: Theme) -> list[str]:
    """One entry a status and one a hatch that the figure shows; returns their words."""
    drawn = [row for lane in lanes if lane.kind != "claims" for row in lane.rows]
    held = {row["status"] for row in drawn if row["kind"] == "meetings"}
    entries: list[tuple[str, dict[str, Any]]] = [
        (status, {"symbol": symbol, "color": meeting_colour(status, theme.name)}) for status, symbol in SYMBOL.items() if status in held
    ]
    if any(row["kind"] == "attacks" for row in drawn):
        entries.append(("attack", {"symbol": "x", "color": kind_colour("events", theme.name)}))
    if any(lane.kind == "claims" for lane in lanes):
        entries.append(("claim", {"symbol": "line-ns", "color": theme.ink, "line": {"width": 2.4, "color": theme.ink}}))
    for name, marker in entries:
        figure.add_trace(go.Scatter(x=[None], y=[None], mode="markers", marker={"size": 11} | marker, name=name, hoverinfo="skip"))
    vague = [row for lane in lanes if lane.kind != "claims" and lane.level != FOLDED for row in lane.rows if not row["exact"]]
    shown = {read_precision(row) for row in vague}
    hatches = [(hatch, said) for prec, (hatch, said) in HATCH.items() if prec in shown]
    for hatch, said in hatches:
        pattern = {"shape": hatch, "fgcolor": theme.muted, "size": 6, "solidity": 0.25, "fillmode": "overlay"}
        marker = {"color": "rgba(0,0,0,0)", "line": {"color": theme.muted, "width": 1.3}, "pattern": pattern}
        figure.add_trace(go.Bar(x=[None], y=[None], marker=marker, name=said + _SPARE, hoverinfo="skip"))
    return [name for name, _ in entries] + [said for _, said in hatches]
