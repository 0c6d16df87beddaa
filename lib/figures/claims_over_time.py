"""Claims about numbers of people over time: each as its range on a logarithmic axis, coloured and shaped by who makes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go

from lib.figures.claim_marks import choose_numbers, head, reach_ends, read_marks, span_scale, tell_pointer
from lib.figures.palette import STATUS_ORDER, VOICES, Theme, fade, hover_label, voice_colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.figures.claim_marks import Mark

#: One shape for each of ``VOICES``, so that nobody has to tell them apart by colour alone; and one for all others.
_SHAPES = ("circle", "square", "diamond", "cross", "star", "hexagon", "pentagon")
_OTHER_SHAPE = "circle"
OTHERS_NAME = "Others, or nobody named"
#: Pixels that a step of ten takes in a panel; so the same distance means the same factor in all of them.
_DECADE = 52
_GAP = 44
_LEAST, _ALONE = 72, 460
_SIZE, _OTHER_SIZE, _PICKED = 11, 8, 18


@dataclass(frozen=True, slots=True)
class _Panel:
    """One panel: its status (None where it holds all), its marks, the ends of its axis as powers of ten, its height in pixels."""

    status: str | None
    marks: list[Mark]
    span: list[float]
    height: float


def plot_over_time(
    claims: pd.DataFrame, theme: Theme, voices: Sequence[str], *, panels: bool = False, narrow: bool = False, selected: str | None = None
) -> go.Figure:
    """The figure of ``views.claims_over_time``; ``customdata`` is the ``claim_id``.

    ``voices`` are told apart by colour and shape, in this order, as many as there are colours; all others are grey. A full mark is the
    number given, a hollow one stands for words that only bound it, the line is the range, an arrow an end that the words leave open; a dot
    inside a mark says that the text itself gives the day, and a dotted level line spans its days. With ``panels`` one panel a status.
    """
    marks = [mark for mark in read_marks(claims) if not pd.isna(mark["last_day"])]
    drawn = _arrange(marks, panels=panels)
    figure = go.Figure()
    places = {voice: place for place, voice in enumerate(voices[: len(VOICES)])}
    named: set[int | None] = set()
    totals = _count(marks, places)
    for number, panel in enumerate(drawn, start=1):
        axis = "y" if number == 1 else f"y{number}"
        figure.add_trace(_draw_days(panel.marks, theme, axis))
        # whom few claims are by comes last, and so lies on top
        for place in sorted({places.get(mark["voice"]) for mark in panel.marks}, key=lambda place: -1 if place is None else place):
            # the legend shows the first mark: a plain one, where there is any
            own = sorted(
                (mark for mark in panel.marks if places.get(mark["voice"]) == place), key=lambda mark: (_hollow(mark), mark["told"])
            )
            name = OTHERS_NAME if place is None else voices[place]
            trace = _draw_marks(own, place, theme, axis, selected)
            trace.update(name=f"{_shorten(name)} ({totals[place]})", legendgroup=name, showlegend=place not in named)
            trace.update(legendrank=1000 + (len(VOICES) if place is None else place))
            named.add(place)
            figure.add_trace(trace)
    _lay_out(figure, drawn, theme, narrow=narrow)
    return figure


def describe_over_time(claims: pd.DataFrame, voices: Sequence[str], *, panels: bool = False) -> str:
    """A sentence for those who do not see the figure."""
    marks = [mark for mark in read_marks(claims) if not pd.isna(mark["last_day"])]
    if not marks:
        return "Claims about numbers of people over time: none to show."
    places = {voice: place for place, voice in enumerate(voices[: len(VOICES)])}
    counts = sorted(_count(marks, places).items(), key=lambda item: len(VOICES) if item[0] is None else item[0])
    who = ", ".join(f"{OTHERS_NAME.lower() if place is None else voices[place]} {count}" for place, count in counts)
    first, last = (f"{day.day} {day:%B %Y}" for day in (min(m["first_day"] for m in marks), max(m["last_day"] for m in marks)))
    statuses = [head(status).lower() for status in STATUS_ORDER if any(mark["status"] == status for mark in marks)]
    split = f", one panel each for {', '.join(statuses)}" if panels else ""
    return f"Claims about numbers of people from {first} to {last}, as ranges on a logarithmic axis{split}. By claimant: {who}."


def _arrange(marks: list[Mark], *, panels: bool) -> list[_Panel]:
    if not panels:
        return [_Panel(None, marks, span_scale(marks), _ALONE)]
    arranged = []
    for status in STATUS_ORDER:
        own = [mark for mark in marks if mark["status"] == status]
        if own:
            span = span_scale(own)
            short = max(_LEAST / _DECADE - (span[1] - span[0]), 0) / 2
            span = [span[0] - short, span[1] + short]
            arranged.append(_Panel(status, own, span, (span[1] - span[0]) * _DECADE))
    return arranged


def _count(marks: list[Mark], places: dict[str, int]) -> dict[int | None, int]:
    counts: dict[int | None, int] = {}
    for mark in marks:
        place = places.get(mark["voice"])
        counts[place] = counts.get(place, 0) + 1
    return counts


def _shorten(name: str) -> str:
    """A claimant's name for the legend, which knows HTML."""
    short = name if len(name) <= 30 else name[:29].rstrip() + "…"
    return short.replace("&", "&amp;").replace("<", "&lt;")


def _draw_marks(marks: list[Mark], place: int | None, theme: Theme, axis: str, selected: str | None) -> go.Scatter:
    """The marks of one claimant, their ranges as error bars, and after them the arrows, which can be picked as well."""
    ends = [reach_ends(mark) for mark in marks]
    arrows = [
        (mark, end, symbol)
        for mark, (low, high) in zip(marks, ends, strict=True)
        for end, symbol, is_open in ((low, "triangle-down", mark["low"] is None), (high, "triangle-up", mark["high"] is None))
        if is_open
    ]
    every = [*marks, *(mark for mark, _, _ in arrows)]
    rest = [0.0] * len(arrows)
    return go.Scatter(
        x=[_middle(mark) for mark in every],
        y=[*(mark["at"] for mark in marks), *(end for _, end, _ in arrows)],
        yaxis=axis,
        mode="markers",
        marker=_style(marks, [symbol for _, _, symbol in arrows], place, theme, selected),
        error_y={
            "type": "data",
            "symmetric": False,
            "array": [*(high - mark["at"] for mark, (_, high) in zip(marks, ends, strict=True)), *rest],
            "arrayminus": [*(mark["at"] - low for mark, (low, _) in zip(marks, ends, strict=True)), *rest],
            "thickness": 2.5,
            "width": 0,
            "color": fade(voice_colour(place, theme.name), 0.55),
        },
        customdata=[[mark["claim_id"]] for mark in every],
        hovertext=[tell_pointer(mark) for mark in every],
        hoverinfo="text",
        cliponaxis=False,
    )


def _style(marks: list[Mark], arrows: list[str], place: int | None, theme: Theme, selected: str | None) -> dict[str, Any]:
    """How the marks look, and after them the arrows."""
    colour = voice_colour(place, theme.name)
    shape = _OTHER_SHAPE if place is None else _SHAPES[place]
    picked = [mark["claim_id"] == selected for mark in marks]
    size = _OTHER_SIZE if place is None else _SIZE
    rims = [theme.ink if chosen else colour if _hollow(mark) else theme.paper for mark, chosen in zip(marks, picked, strict=True)]
    widths = [2.5 if chosen else 2.0 if _hollow(mark) else 1.2 for mark, chosen in zip(marks, picked, strict=True)]
    return {
        "symbol": [*(_symbol(mark, shape) for mark in marks), *arrows],
        "size": [*(_PICKED if chosen else size for chosen in picked), *(8 for _ in arrows)],
        "color": colour,
        "opacity": 1,
        "line": {"width": [*widths, *(0.0 for _ in arrows)], "color": [*rims, *(colour for _ in arrows)]},
    }


def _draw_days(marks: list[Mark], theme: Theme, axis: str) -> go.Scatter:
    """Level lines through the marks whose text gives several days."""
    xs: list[Any] = []
    ys: list[Any] = []
    for mark in marks:
        if mark["told"] and mark["first_day"] != mark["last_day"]:
            xs += [f"{mark['first_day']:%Y-%m-%d}", f"{mark['last_day']:%Y-%m-%d}", None]
            ys += [mark["at"], mark["at"], None]
    line = {"color": fade(theme.muted, 0.8), "width": 1.2, "dash": "dot"}
    return go.Scatter(x=xs, y=ys, yaxis=axis, mode="lines", line=line, hoverinfo="skip", showlegend=False)


def _middle(mark: Mark) -> str:
    first, last = mark["first_day"], mark["last_day"]
    return f"{first + (last - first) / 2:%Y-%m-%d %H:%M}" if mark["told"] else f"{last:%Y-%m-%d}"


def _hollow(mark: Mark) -> bool:
    return mark["best"] is None


def _symbol(mark: Mark, shape: str) -> str:
    return f"{shape}{'-open' if _hollow(mark) else ''}{'-dot' if mark['told'] else ''}"


def _lay_out(figure: go.Figure, panels: list[_Panel], theme: Theme, *, narrow: bool) -> None:
    legend, foot = (150 if narrow else 84) + (30 if panels and panels[0].status is not None else 0), 36
    inner = sum(panel.height for panel in panels) + _GAP * max(len(panels) - 1, 0)
    top = 1.0
    notes = []
    for number, panel in enumerate(panels, start=1):
        bottom = max(top - panel.height / inner, 0.0)
        numbers = choose_numbers(panel.span)
        side = {"type": "log", "range": panel.span, "domain": [bottom, top], "tickvals": numbers, "fixedrange": True, "zeroline": False}
        side |= {"ticktext": [f"{number:,}" for number in numbers], "gridcolor": theme.grid, "automargin": True, "anchor": "x"}
        figure.layout[f"yaxis{number if number > 1 else ''}"] = side
        if panel.status is not None:
            words = f"<b>{head(panel.status)}</b>  {len(panel.marks):,} {'claim' if len(panel.marks) == 1 else 'claims'}"
            notes.append({"text": words, "x": 0, "xref": "paper", "xanchor": "left", "y": top, "yref": "paper", "yanchor": "bottom"})
        top = bottom - _GAP / inner
    figure.update_layout(
        height=inner + legend + foot + 12,
        margin={"l": 0, "r": 16, "t": legend, "b": foot},
        xaxis={"type": "date", "gridcolor": theme.grid, "anchor": f"y{len(panels) if len(panels) > 1 else ''}", "hoverformat": "%-d %B %Y"},
        annotations=[note | {"showarrow": False, "font": {"color": theme.ink, "size": 14}} for note in notes],
        legend={"orientation": "h", "x": 0, "xref": "paper", "y": 1, "yref": "container", "yanchor": "top", "font": {"color": theme.ink}}
        | {"itemsizing": "constant"},
        clickmode="event+select",
        dragmode=False if narrow else "zoom",
        hovermode="closest",
        uirevision="over-time",
        hoverlabel=hover_label(theme),
    )
    figure.update_xaxes(tickformat="%b %Y" if not narrow else "%m/%Y", zeroline=False, showgrid=True)
