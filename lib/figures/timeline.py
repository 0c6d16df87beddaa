"""Meetings -> a timeline: a diamond for a known day, a hatched bar for the days that a meeting may have fallen on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from lib.figures.palette import hover_label

if TYPE_CHECKING:
    import pandas as pd

    from lib.figures.palette import Theme

#: status -> (symbol of an exact day, light colour, dark colour). Shape and colour both tell them apart.
STATUS = {
    "held": ("diamond", "#1f5a92", "#7db3e8"),
    "planned": ("diamond-open", "#1f7a5c", "#5cc79f"),
    "cancelled": ("diamond-x-open", "#8a6a1c", "#e0b64a"),
    "denied": ("x", "#a3162e", "#f0566e"),
}
#: UCDP ``date_prec`` -> (hatch, what it says); 1 is a day and needs none.
HATCH = {2: ("/", "within 2 to 6 days"), 3: ("x", "within a week or two"), 4: ("-", "within a month"), 5: (".", "within a longer time")}

_DAY = 86_400_000
_ROW = 26
_UNSEEN = {"size": 20, "opacity": 0}  # keeps a label clear of its mark
_PIXELS = 820  # the plot's width that labels are packed for; wider screens only give them more room


def plot_timeline(meetings: pd.DataFrame, theme: Theme, *, labels: bool = True, selected: str | None = None) -> go.Figure:
    """The figure of ``views.meeting_timeline``: one lane a pair of parties, one mark a meeting; ``customdata`` is its ``meeting_id``.

    A meeting with no date at all has no place here; callers say how many (``undated``).
    """
    rows = _dated(meetings)
    first, last = _span(rows)
    rows, lanes = _pack(rows, first, last, labels=labels)
    figure = go.Figure()
    for status, (symbol, light, dark) in STATUS.items():
        colour = dark if theme.name == "dark" else light
        mine = [row for row in rows if row["status"] == status]
        _add_days(figure, [row for row in mine if row["exact"]], status, symbol, colour, theme, selected)
        _add_intervals(figure, [row for row in mine if not row["exact"]], colour, theme, selected)
    if labels:
        _add_labels(figure, rows, theme)
    _lay_out(figure, lanes, first, last, theme)
    return figure


def undated(meetings: pd.DataFrame) -> int:
    """How many meetings have no date at all, and so no mark."""
    return len(meetings) - len(_dated(meetings))


def describe_timeline(meetings: pd.DataFrame) -> str:
    """A sentence for those who do not see the figure."""
    rows = _dated(meetings)
    if not rows:
        return "Timeline of meetings: none to show."
    days = sum(row["exact"] for row in rows)
    return (
        f"Timeline of {len(rows)} meetings from {min(row['start'] for row in rows)} to {max(row['end'] for row in rows)}: "
        f"{days} on a known day, {len(rows) - days} within an interval."
    )


def _dated(meetings: pd.DataFrame) -> list[dict[Any, Any]]:
    """Rows with ``start``, ``end`` and ``exact``; where one end is unknown the other stands for both, and ``open`` says so."""
    rows = []
    for row in meetings.to_dict("records"):
        start, end = _day(row["date_start"]), _day(row["date_end"])
        if start or end:
            known = {"start": start or end, "end": end or start, "open": not (start and end)}
            rows.append(row | known | {"exact": bool(start and start == end)})
    return rows


def _day(value: Any) -> date | None:
    return value if isinstance(value, date) and value == value else None


def _span(rows: list[dict[Any, Any]]) -> tuple[date, date]:
    """First and last day of the axis: set by what is known to a month or better, so that "in the 1990s" does not squeeze the rest."""
    sharp = [row for row in rows if (row["end"] - row["start"]).days <= 31] or rows
    if not sharp:
        return date.today() - timedelta(days=365), date.today()
    first, last = min(row["start"] for row in sharp), max(row["end"] for row in sharp)
    edge = timedelta(days=max(10, (last - first).days // 30))
    return first - edge, last + edge


def _pack(
    rows: list[dict[Any, Any]], first: date, last: date, *, labels: bool
) -> tuple[list[dict[Any, Any]], list[tuple[str, float, float]]]:
    """Give each row its ``y``; lanes as (name, top, bottom), the fullest first. What would touch gets a line of its own."""
    per_day = _PIXELS / max((last - first).days, 1)
    lanes: dict[str, list[dict[Any, Any]]] = {}
    for row in rows:
        lanes.setdefault(row["lane"], []).append(row)
    placed, bounds, top = [], [], 0.0
    for lane, members in sorted(lanes.items(), key=lambda item: (-len(item[1]), item[0])):
        ends: list[float] = []
        for row in sorted(members, key=lambda row: (row["start"], row["end"])):
            start = max((row["start"] - first).days, 0) * per_day
            end = min((row["end"] - first).days + 1, (last - first).days) * per_day
            width = 6.3 * len(_label(row)) + 24 if labels else 0
            flip = end + width > _PIXELS and start > width
            left, right = (start - width, end) if flip else (start, end + width)
            line = next((i for i, taken in enumerate(ends) if taken <= left - 12), len(ends))
            ends[line : line + 1] = [right]
            placed.append(row | {"y": top + line + 0.5, "flip": flip})
        bounds.append((lane, top, top + len(ends)))
        top += len(ends) + 0.35
    return placed, bounds


def _label(row: dict[Any, Any]) -> str:
    text = str(row["label"])
    return text if len(text) <= 44 else text[:43].rstrip() + "…"


def _hover(row: dict[Any, Any]) -> str:
    when = str(row["start"]) if row["exact"] else f"between {row['start']} and {row['end']}"
    reports = "1 report" if row["reports"] == 1 else f"{row['reports']} reports"
    place = f"<br>{row['place']}" if isinstance(row["place"], str) and row["place"] else ""
    return f"<b>{row['label']}</b><br>{row['status']}, {when}{place}<br>{reports}"


def _add_days(
    figure: go.Figure, rows: list[dict[Any, Any]], status: str, symbol: str, colour: str, theme: Theme, selected: str | None
) -> None:
    if not rows:
        return
    rims = [theme.ink if row["meeting_id"] == selected else theme.paper for row in rows]
    line = {"width": 1.5, "color": colour} if symbol.endswith("open") or symbol == "x" else {"width": 1.5, "color": rims}
    figure.add_trace(
        go.Scatter(
            x=[row["start"] for row in rows],
            y=[row["y"] for row in rows],
            mode="markers",
            marker={"symbol": symbol, "size": [16 if row["meeting_id"] == selected else 12 for row in rows], "color": colour, "line": line},
            customdata=[[row["meeting_id"]] for row in rows],
            hovertext=[_hover(row) for row in rows],
            hoverinfo="text",
            name=f"{status}, day known",
        )
    )


def _add_intervals(figure: go.Figure, rows: list[dict[Any, Any]], colour: str, theme: Theme, selected: str | None) -> None:
    for prec, (hatch, said) in HATCH.items():
        mine = [row for row in rows if min(max(int(row["date_prec"] or 5), 2), 5) == prec]
        if not mine:
            continue
        figure.add_trace(
            go.Bar(
                base=[row["start"] for row in mine],
                x=[((row["end"] - row["start"]).days + 1) * _DAY for row in mine],
                y=[row["y"] for row in mine],
                orientation="h",
                width=0.5,
                marker={
                    "color": "rgba(0,0,0,0)",
                    "line": {"color": [theme.ink if row["meeting_id"] == selected else colour for row in mine], "width": 1.3},
                    "pattern": {"shape": hatch, "fgcolor": colour, "size": 6, "solidity": 0.25, "fillmode": "overlay"},
                },
                customdata=[[row["meeting_id"]] for row in mine],
                hovertext=[_hover(row) for row in mine],
                hoverinfo="text",
                name=f"{mine[0]['status']}, {said}",
            )
        )


def _add_labels(figure: go.Figure, rows: list[dict[Any, Any]], theme: Theme) -> None:
    for flip in (False, True):
        mine = [row for row in rows if row["flip"] is flip]
        figure.add_trace(
            go.Scatter(
                x=[row["start"] if flip else row["end"] + timedelta(days=0 if row["exact"] else 1) for row in mine],
                y=[row["y"] for row in mine],
                text=[_label(row) for row in mine],
                mode="markers+text",
                marker=_UNSEEN,
                textposition="middle left" if flip else "middle right",
                textfont={"size": 12, "color": theme.ink},
                hoverinfo="skip",
                showlegend=False,
            )
        )


def _lay_out(figure: go.Figure, lanes: list[tuple[str, float, float]], first: date, last: date, theme: Theme) -> None:
    bottom = lanes[-1][2] if lanes else 1.0
    for number, (_, top, end) in enumerate(lanes):
        if number % 2 == 0:
            figure.add_hrect(y0=top - 0.17, y1=end + 0.17, fillcolor=theme.grid, opacity=0.35, line_width=0, layer="below")
    figure.update_layout(
        height=int(bottom * _ROW) + 110,
        margin={"l": 0, "r": 8, "t": 34, "b": 44},
        barmode="overlay",
        clickmode="event+select",
        dragmode="pan",
        uirevision="timeline",
        legend={
            "orientation": "h",
            "y": 1,
            "yanchor": "bottom",
            "x": 0,
            "xanchor": "left",
            "title": None,
            "itemclick": False,
            "itemdoubleclick": False,
        },
        xaxis={"range": [first, last], "type": "date", "gridcolor": theme.grid, "showgrid": True, "zeroline": False, "side": "bottom"},
        yaxis={
            "range": [bottom + 0.17, -0.17],
            "tickvals": [(top + end) / 2 for _, top, end in lanes],
            "ticktext": [name.replace(" – ", " –<br>") for name, _, _ in lanes],
            "showgrid": False,
            "zeroline": False,
            "automargin": True,
            "fixedrange": True,
        },
        hoverlabel=hover_label(theme),
    )
