"""Claims about numbers of people -> ranges on a logarithmic axis. Overlapping claims stand side by side; nothing here adds them up."""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go

from lib.figures.palette import STATUS_ORDER, Theme, fade, hover_label, status_colour

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROW = 23
_ASIDE = 0.25  # opacity of what is not picked
_UNSEEN = {"size": 18, "opacity": 0}  # keeps a number clear of its mark


def plot_claims(claims: pd.DataFrame, theme: Theme, *, narrow: bool = False, selected: str | None = None) -> go.Figure:
    """The figure of ``views.personnel_claims``: one line a claim, grouped by status; ``customdata`` is its ``claim_id``.

    A dot is the number given, a line the range it may lie in, an arrow an end that the words leave open, a hollow dot a number that the
    words only bound ("thousands").
    """
    figure = go.Figure()
    ticks: list[tuple[int, str]] = []
    y = 0
    for status, rows in _grouped(claims):
        colour = status_colour(status, theme.name)
        figure.add_annotation(
            x=0, xref="paper", y=y, text=f"<b>{_heading(status)}</b>", showarrow=False, xanchor="left", font={"color": colour, "size": 14}
        )
        lines = list(range(y + 1, y + 1 + len(rows)))
        ticks += [(line, _name(row, narrow=narrow)) for line, row in zip(lines, rows, strict=True)]
        _add_claims(figure, rows, lines, colour, theme, selected=selected, words=not narrow)
        y += len(rows) + 1
    _lay_out(figure, ticks, y, claims, theme, words=not narrow, row=38 if narrow else _ROW, top=True)
    return figure


def plot_statuses(claims: pd.DataFrame, theme: Theme, *, selected: str | None = None) -> go.Figure:
    """The same claims in one line a status: how far apart the numbers lie, without their claimants; ``customdata`` is the status."""
    figure = go.Figure()
    ticks: list[tuple[int, str]] = []
    for y, (status, rows) in enumerate(_grouped(claims)):
        ticks.append((y, f"{_heading(status)} ({len(rows)})"))
        drawn = len(figure.data)
        _add_claims(figure, [row | {"claim_id": status} for row in rows], [y] * len(rows), status_colour(status, theme.name), theme)
        if selected not in (None, status):
            for trace in figure.data[drawn:]:
                trace.opacity = _ASIDE
    _lay_out(figure, ticks, len(ticks), claims, theme)
    return figure


def describe_claims(claims: pd.DataFrame) -> str:
    """A sentence for those who do not see the figure."""
    parts = [f"{len(rows)} {_heading(status).lower()}" for status, rows in _grouped(claims)]
    return f"Claims about numbers of people as ranges on a logarithmic axis: {', '.join(parts) or 'none to show'}."


def _grouped(claims: pd.DataFrame) -> list[tuple[str, list[dict[Any, Any]]]]:
    """(status, its claims by size), in the order of the palette; claims without any number have nothing to draw."""
    groups: dict[str, list[dict[Any, Any]]] = {}
    for row in claims.to_dict("records"):
        low, best, high = (None if pd.isna(row[name]) else int(row[name]) for name in ("count_low", "count_best", "count_high"))
        known = [number for number in (best, low, high) if number is not None]
        if known:
            status = row["status"] if isinstance(row["status"], str) else ""
            middle = (low * high) ** 0.5 if best is None and low and high else known[0]
            groups.setdefault(status, []).append(row | {"status": status, "low": low, "best": best, "high": high, "at": max(middle, 1)})
    return [(status, sorted(groups[status], key=lambda row: -row["at"])) for status in STATUS_ORDER if status in groups]


def _heading(status: str) -> str:
    return status.capitalize() if status else "Fate not said"


def _name(row: dict[Any, Any], *, narrow: bool) -> str:
    """Who says so, of whom; where the plot is too narrow for numbers beside the marks, with the number, in two lines."""
    if narrow:
        number = f"{row['count']} {row['unit']}"
        return f"{_cut(_claimant(row), 22)}<br>{_cut(number, 24)}"
    return _cut(f"{_claimant(row)} · {row['unit']}", 44)


def _claimant(row: dict[Any, Any]) -> str:
    return row["claimant"] if isinstance(row["claimant"], str) and row["claimant"] else f"{row['source']} (in its own voice)"


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _hover(row: dict[Any, Any]) -> str:
    force = f", {row['force_name']}" if isinstance(row["force_name"], str) and row["force_name"] else ""
    place = f", {row['place']}" if isinstance(row["place"], str) and row["place"] else ""
    reports = "1 report" if row["reports"] == 1 else f"{row['reports']} reports"
    fate = _heading(row["status"]).lower()
    return f"<b>{row['count']} {row['unit']}</b>{force}{place}<br>{fate}; according to {_claimant(row)}<br>{reports}"


def _add_claims(
    figure: go.Figure,
    rows: Sequence[dict[Any, Any]],
    lines: Sequence[int],
    colour: str,
    theme: Theme,
    *,
    selected: str | None = None,
    words: bool = False,
) -> None:
    ends = _add_ranges(figure, rows, lines, colour)
    figure.add_trace(
        go.Scatter(
            x=[row["at"] for row in rows],
            y=list(lines),
            mode="markers",
            marker={
                "symbol": [_symbol(row) for row in rows],
                "size": [15 if row["claim_id"] == selected else 10 for row in rows],
                "color": colour,
                "opacity": 1 if words else 0.75,
                "line": {"width": [2.5 if row["claim_id"] == selected else 1.5 for row in rows], "color": colour},
            },
            customdata=[[row["claim_id"]] for row in rows],
            hovertext=[_hover(row) for row in rows],
            hoverinfo="text",
            cliponaxis=False,
        )
    )
    if words:
        figure.add_trace(_words(rows, lines, ends, theme))


def _words(rows: Sequence[dict[Any, Any]], lines: Sequence[int], ends: list[float], theme: Theme) -> go.Scatter:
    """The numbers in words, right of their marks."""
    return go.Scatter(
        x=ends,
        y=list(lines),
        text=[str(row["count"]) for row in rows],
        mode="markers+text",
        marker=_UNSEEN,
        textposition="middle right",
        textfont={"size": 12, "color": theme.ink},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _symbol(row: dict[Any, Any]) -> str:
    """A dot for a number given, a stroke in the middle of a range, a ring for words that only bound it."""
    if row["best"] is not None:
        return "circle"
    return "line-ns" if row["low"] is not None and row["high"] is not None else "circle-open"


def _add_ranges(figure: go.Figure, rows: Sequence[dict[Any, Any]], lines: Sequence[int], colour: str) -> list[float]:
    """Lines from low to high; an end left open is drawn to twice (or half) the number, with an arrow. Returns the right ends."""
    xs: list[float | None] = []
    ys: list[int | None] = []
    ends: list[float] = []
    arrows: list[tuple[float, int, str]] = []
    for row, line in zip(rows, lines, strict=True):
        low = max(row["low"] if row["low"] is not None else row["at"] / 2, 0.7)
        high = row["high"] if row["high"] is not None else row["at"] * 2
        if low != high:
            xs += [low, high, None]
            ys += [line, line, None]
        if row["low"] is None:
            arrows.append((low, line, "triangle-left"))
        if row["high"] is None:
            arrows.append((high, line, "triangle-right"))
        ends.append(max(high, row["at"]))
    bar = {"color": fade(colour, 0.45), "width": 6}
    if xs:  # each trace costs the browser time, drawn or not
        figure.add_trace(go.Scatter(x=xs, y=ys, mode="lines", line=bar, hoverinfo="skip"))
    marker = {"symbol": [shape for _, _, shape in arrows], "size": 9, "color": colour}
    if arrows:
        figure.add_trace(
            go.Scatter(x=[x for x, _, _ in arrows], y=[y for _, y, _ in arrows], mode="markers", marker=marker, hoverinfo="skip")
        )
    return ends


def _lay_out(
    figure: go.Figure,
    ticks: list[tuple[int, str]],
    lines: int,
    claims: pd.DataFrame,
    theme: Theme,
    *,
    words: bool = False,
    row: int = _ROW,
    top: bool = False,
) -> None:
    span, decades = _decades(claims, words=words)
    figure.update_yaxes(showgrid=False, zeroline=False, automargin=True, fixedrange=True)
    figure.update_layout(
        height=lines * row + 60,
        margin={"l": 0, "r": 12, "t": 50 if top else 6, "b": 0},
        showlegend=False,
        clickmode="event+select",
        dragmode=False,
        uirevision="claims",
        xaxis={
            "type": "log",
            "range": span,
            "tickvals": decades,
            "ticktext": [f"{number:,}" for number in decades],
            "gridcolor": theme.grid,
            "showgrid": True,
            "zeroline": False,
            "side": "top" if top else "bottom",
            "title": {"text": "people, logarithmic scale", "font": {"size": 12}},
        },
        yaxis={"tickvals": [line for line, _ in ticks], "ticktext": [text for _, text in ticks], "range": [lines - 0.4, -0.6]},
        hoverlabel=hover_label(theme),
    )


def _decades(claims: pd.DataFrame, *, words: bool) -> tuple[list[float], list[int]]:
    """Both ends of the logarithmic axis, as powers of ten, and the numbers written along it."""
    numbers = pd.concat([claims[name] for name in ("count_low", "count_best", "count_high")]).dropna()
    least, most = (max(float(numbers.min()), 1.0), float(numbers.max())) if len(numbers) else (1.0, 10.0)
    room = 1.6 if words else 0.4  # decades kept free on the right, for open ends and their numbers
    decades = [10**power for power in range(10) if least / 3 <= 10**power <= most * 10**room]
    return [log10(least) - 0.35, log10(max(most, 1.0)) + room], decades
