"""Claims about numbers of people as lines under headings: ranges on one logarithmic axis. Nothing here adds them up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import plotly.graph_objects as go

from lib.figures.claim_marks import choose_numbers, cut, name_claimant, reach_ends, safe, span_scale, tell_pointer, wrap
from lib.figures.palette import Theme, fade, hover_label, status_colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.figures.claim_marks import Mark

#: Pixels that a line takes, and on a phone, where its number stands in a second line of text.
#: Pixels that a line takes; on a phone its number stands in a second line of text.
ROW, ROW_NARROW = 23, 38
_BESIDE = -104  # a heading on a phone begins where the names do
_UNSEEN = {"size": 18, "opacity": 0}  # keeps a number clear of its mark


class Group(NamedTuple):
    """Claims under one heading, in the colour of one status."""

    heading: str
    status: str
    marks: list[Mark]


def plot_ranges(
    groups: Sequence[Group], theme: Theme, *, narrow: bool = False, selected: str | None = None, key: str = "claim_id"
) -> go.Figure:
    """One line a claim under its group's heading; ``customdata`` is its ``key``.

    A dot is the number given, a line the range it may lie in, an arrow an end that the words leave open, a hollow dot a number that the
    words only bound ("thousands"). A mark's ``step``, where it has one, moves its name to the right (a part under its total), its ``aside``
    stands after its claimant in place of who is counted.
    """
    figure = go.Figure()
    ticks: list[tuple[int, str]] = []
    y = 0
    for heading, status, marks in groups:
        colour = status_colour(status, theme.name)
        words = wrap(heading, 38, 2) if narrow else safe(cut(heading, 120))
        place = {"x": 0, "xref": "paper", "y": y, "xanchor": "left", "align": "left", "xshift": _BESIDE if narrow else 0}
        figure.add_annotation(text=f"<b>{words}</b>", showarrow=False, font={"color": colour, "size": 13 if narrow else 14}, **place)
        lines = list(range(y + 1, y + 1 + len(marks)))
        ticks += [(line, _name(mark, narrow=narrow)) for line, mark in zip(lines, marks, strict=True)]
        add_marks(figure, [mark | {"id": mark[key]} for mark in marks], lines, colour, theme, selected=selected, words=not narrow)
        y += len(marks) + 1
    every = [mark for group in groups for mark in group.marks]
    lay_out(figure, ticks, y, every, theme, words=not narrow, row=ROW_NARROW if narrow else ROW, top=True)
    return figure


def _name(mark: Mark, *, narrow: bool) -> str:
    """Who says so, of whom; where the plot is too narrow for numbers beside the marks, with the number, in two lines."""
    step = "↳ " * mark.get("step", 0)
    if narrow:
        number = f"{mark['count']} {mark['unit']}"
        return f"{step}{safe(cut(name_claimant(mark), 22))}<br>{safe(cut(number, 24))}"
    aside = str(mark.get("aside", mark["unit"]))
    return f"{step}{safe(cut(name_claimant(mark), 44 - len(aside)))} · {safe(aside)}"


def add_marks(
    figure: go.Figure,
    rows: Sequence[Mark],
    lines: Sequence[int],
    colour: str,
    theme: Theme,
    *,
    selected: str | None = None,
    words: bool = False,
    ends: Sequence[float] = (),
) -> None:
    """Draw claims on these lines: ranges, marks and, with ``words``, their numbers (right of ``ends``, where those lie further out);
    ``customdata`` is each mark's ``id``.
    """
    own_ends = _add_ranges(figure, rows, lines, colour)
    figure.add_trace(
        go.Scatter(
            x=[row["at"] for row in rows],
            y=list(lines),
            mode="markers",
            marker={
                "symbol": [_symbol(row) for row in rows],
                "size": [15 if row["id"] == selected else 10 for row in rows],
                "color": colour,
                "opacity": 1 if words else 0.75,
                "line": {"width": [2.5 if row["id"] == selected else 1.5 for row in rows], "color": colour},
            },
            customdata=[[row["id"]] for row in rows],
            hovertext=[tell_pointer(row) for row in rows],
            hoverinfo="text",
            cliponaxis=False,
        )
    )
    if words:
        figure.add_trace(_words(rows, lines, [max(pair) for pair in zip(own_ends, ends or own_ends, strict=True)], theme))


def _words(rows: Sequence[Mark], lines: Sequence[int], ends: Sequence[float], theme: Theme) -> go.Scatter:
    """The numbers in words, right of their marks."""
    return go.Scatter(
        x=ends,
        y=list(lines),
        text=[safe(row.get("said") or str(row["count"])) for row in rows],
        mode="markers+text",
        marker=_UNSEEN,
        textposition="middle right",
        textfont={"size": 12, "color": theme.ink},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _symbol(row: Mark) -> str:
    """A dot for a number given, a stroke in the middle of a range, a ring for words that only bound it."""
    if row["best"] is not None:
        return "circle"
    return "line-ns" if row["low"] is not None and row["high"] is not None else "circle-open"


def _add_ranges(figure: go.Figure, rows: Sequence[Mark], lines: Sequence[int], colour: str) -> list[float]:
    """Lines from low to high; an end left open is drawn to twice (or half) the number, with an arrow. Returns the right ends."""
    xs: list[float | None] = []
    ys: list[int | None] = []
    ends: list[float] = []
    arrows: list[tuple[float, int, str]] = []
    for row, line in zip(rows, lines, strict=True):
        low, high = reach_ends(row)
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


def lay_out(
    figure: go.Figure,
    ticks: list[tuple[int, str]],
    lines: int,
    marks: Sequence[Mark],
    theme: Theme,
    *,
    words: bool = False,
    row: int = ROW,
    room: float = 1.3,
    top: bool = False,
) -> None:
    """Axes for so many lines: names on the left, people on a logarithmic scale below, or above where the figure is long. ``room`` is kept
    free on the right for the words, in steps of ten.
    """
    # room on the right for open ends and their numbers
    span = span_scale(marks, below=0.35, above=room if words else 0.2)
    decades = choose_numbers(span)
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
            "tickangle": 0,
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
