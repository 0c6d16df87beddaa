"""Lanes of the timeline with many marks: what has room, what becomes bars."""

from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
import pytest

from lib.figures.palette import LIGHT
from lib.figures.timeline import explain_timeline, plot_timeline
from lib.figures.timeline_bars import choose_step
from tests.figures.frames import meeting, meetings


def many(number, lanes=1, lane="Chad – Sudan", **more):
    """Meetings day after day, spread over lanes."""
    start = date(2020, 1, 1)
    return meetings(
        *(
            meeting(f"m{i}", (start + timedelta(days=i % 1800)).isoformat(), lane=f"{lane} {i % lanes}" if lanes > 1 else lane, **more)
            for i in range(number)
        )
    )


def test_a_crowded_lane_counts_its_meetings_in_bars():
    crowded = many(3000)
    figure = plot_timeline(crowded, LIGHT)
    bars = [trace for trace in figure.data if trace.customdata]
    assert {trace.type for trace in bars} == {"bar"}
    spans = [custom[0] for trace in bars for custom in trace.customdata]
    assert len(spans) < 80
    counted = sum(int(text.partition("<b>")[2].partition(" ")[0].replace(",", "")) for trace in bars for text in trace.hovertext)
    assert counted == 3000
    _, first, last = spans[0].split(":")
    assert (first, last) == ("2020-01-01", "2020-01-31")
    assert figure.layout.height < 300


def test_bars_are_stacked_by_status():
    figure = plot_timeline(pd.concat([many(1500), many(700, status="planned")]), LIGHT)
    held, planned = (trace for trace in figure.data if trace.customdata)
    assert held.marker.color != planned.marker.color
    ends = {x: base + y for x, base, y in zip(held.x, held.base, held.y, strict=True)}
    assert planned.base[0] == pytest.approx(ends[planned.x[0]])


def test_hundreds_of_lanes_stay_a_figure_that_fits():
    figure = plot_timeline(many(20_000, lanes=300), LIGHT)
    assert len(figure.layout.yaxis.ticktext) == 12
    assert figure.layout.height < 900
    busiest = pd.concat([many(200, lanes=50), meetings(*(meeting(f"n{i}", "2021-01-01", lane="Fiji – Japan") for i in range(9)))])
    assert plot_timeline(busiest, LIGHT).layout.yaxis.ticktext[0].startswith("Fiji – Japan")


def test_meetings_of_nobody_named_stand_last():
    rows = [meeting(f"m{i}", f"2025-06-{i + 1:02}", lane="Parties not named") for i in range(5)]
    figure = plot_timeline(meetings(*rows, meeting("x", "2025-06-01")), LIGHT)
    assert list(figure.layout.yaxis.ticktext) == ["Chad – Sudan", "Parties not named"]


@pytest.mark.parametrize("number", [3, 12, 30])
def test_names_stay_inside_and_do_not_touch(number):
    """With a letter 6.3 pixels wide on a plot of 500 pixels, the narrowest that names are drawn on."""
    rows = many(number).assign(label="Somebody Known, Somebody Else")
    figure = plot_timeline(rows, LIGHT)
    first, last = figure.layout.xaxis.range
    scale = 500 / (last - first).days
    lines: dict[float, list[tuple[float, float]]] = {}
    for trace in (trace for trace in figure.data if trace.mode == "markers+text"):
        for x, y in zip(trace.x, trace.y, strict=True):
            at, words = (x - first).days * scale, 6.3 * len("Somebody Known, Somebody Else") + 18
            lines.setdefault(y, []).append((at - words, at) if trace.textposition == "middle left" else (at, at + words))
    assert lines or number == 30  # so many would fill a screen
    for spans in lines.values():
        assert all(left >= 0 and right <= 500 for left, right in spans)
        assert all(right <= left for (_, right), (left, _) in pairwise(sorted(spans)))


def test_what_is_drawn_is_explained_and_nothing_else():
    said = explain_timeline(plot_timeline(meetings(meeting("a", "2025-06-10")), LIGHT))
    assert "diamond" in said
    assert not {"hatched", "Hollow", "cross", "tick", "crowded"} & set(said.replace(",", " ").split())
    assert "bars that count" in explain_timeline(plot_timeline(many(3000), LIGHT))
    assert "hatched" in explain_timeline(plot_timeline(meetings(meeting("a", "2025-06-01", "2025-06-09", 3)), LIGHT))


@pytest.mark.parametrize(
    ("days", "width", "step"), [(20, 640, "day"), (300, 640, "week"), (1500, 640, "month"), (1500, 240, "quarter"), (9000, 240, "year")]
)
def test_bars_are_wide_enough_to_be_picked(days, width, step):
    first = date(2000, 1, 1)
    assert choose_step(first, first + timedelta(days=days), width) == step


@pytest.mark.parametrize("days", [50, 400, 3000, 9000])
def test_bars_cover_each_day_once(days):
    start = date(2000, 2, 29)
    rows = meetings(*(meeting(f"m{i}", (start + timedelta(days=i % days)).isoformat()) for i in range(days * 13)))
    spans = [custom[0].split(":")[1:] for trace in plot_timeline(rows, LIGHT).data for custom in trace.customdata or ()]
    told = sorted((date.fromisoformat(first), date.fromisoformat(last)) for first, last in spans)
    assert len(told) > 3
    assert all(later == end + timedelta(days=1) for (_, end), (later, _) in pairwise(told))
