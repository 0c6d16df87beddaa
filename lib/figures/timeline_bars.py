"""A lane with more marks than can be told apart -> bars that count them, a day, week, month or year each."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from lib.days import say_days
from lib.figures.palette import kind_colour, meeting_colour, status_colour
from lib.figures.timeline_marks import DAY, SYMBOL, end_of_month

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.figures.lanes import Lane
    from lib.figures.palette import Theme

_NARROWEST = 7  # pixels of a bar
_STEPS = {"day": 1, "week": 7, "month": 30, "quarter": 91}
#: Statuses from the bottom of a bar upwards; those of claims are one a lane.
_ORDER = tuple(SYMBOL)
_NOUN = {"meetings": ("meeting", "meetings"), "attacks": ("attack", "attacks"), "claims": ("claim", "claims")}


def choose_step(first: date, last: date, width: int) -> str:
    """How long a bar counts, so that bars are wide enough to be picked: "day", "week", "month", "quarter" or "year"."""
    scale = width / max((last - first).days, 1)
    return next((step for step, days in _STEPS.items() if scale * days >= _NARROWEST), "year")


def add_bars(figure: go.Figure, lanes: Sequence[Lane], first: date, last: date, theme: Theme, *, width: int) -> None:
    """The bars of folded lanes, stacked by status; a mark counts on its first day. ``customdata`` is ``days:FIRST:LAST`` of the bar."""
    step = choose_step(first, last, width)
    for lane in lanes:
        counts: dict[date, Counter[str]] = defaultdict(Counter)
        for row in lane.rows:
            if row["start"] <= last and row["end"] >= first:
                counts[_floor(max(row["start"], first), step)][row["status"] or ""] += 1
        highest = max((sum(own.values()) for own in counts.values()), default=1)
        below: Counter[date] = Counter()
        for status in sorted({status for own in counts.values() for status in own}, key=_rank):
            bins = sorted(day for day, own in counts.items() if own[status])
            scale = 0.94 * (lane.bottom - lane.top) / highest
            figure.add_trace(
                go.Bar(
                    x=[_middle(day, step) for day in bins],
                    y=[-scale * counts[day][status] for day in bins],
                    base=[lane.bottom - scale * below[day] for day in bins],
                    width=[0.9 * (_ceil(day, step) - day + timedelta(days=1)).days * DAY for day in bins],
                    marker={"color": _colour(lane, status, theme), "opacity": 1, "line": {"width": 0}},
                    customdata=[[f"days:{day.isoformat()}:{_ceil(day, step).isoformat()}"] for day in bins],
                    hovertext=[_hover(lane, day, _ceil(day, step), counts[day]) for day in bins],
                    hoverinfo="text",
                    showlegend=False,
                )
            )
            below.update({day: counts[day][status] for day in bins})


def _rank(status: str) -> tuple[int, str]:
    return (_ORDER.index(status) if status in _ORDER else len(_ORDER), status)


def _colour(lane: Lane, status: str, theme: Theme) -> str:
    if lane.kind == "attacks":
        return kind_colour("events", theme.name)
    return meeting_colour(status, theme.name) if lane.kind == "meetings" else status_colour(status, theme.name)


def _hover(lane: Lane, first: date, last: date, counts: Counter[str]) -> str:
    total = sum(counts.values())
    parts = ", ".join(f"{number:,} {status or 'not said'}" for status, number in counts.most_common())
    noun = _NOUN[lane.kind][total != 1]
    return f"<b>{total:,} {noun}</b>: {parts}<br>{say_days(first, last)}<br>Pick the bar to see only these days"


def _floor(day: date, step: str) -> date:
    if step == "week":
        return day - timedelta(days=day.weekday())
    if step == "quarter":
        return day.replace(month=day.month - (day.month - 1) % 3, day=1)
    return day if step == "day" else day.replace(day=1) if step == "month" else day.replace(month=1, day=1)


def _ceil(day: date, step: str) -> date:
    """The last day of the bar that begins on ``day``."""
    if step == "week":
        return day + timedelta(days=6)
    if step == "quarter":
        return end_of_month(day.replace(month=day.month + 2))
    return day if step == "day" else end_of_month(day) if step == "month" else day.replace(month=12, day=31)


def _middle(day: date, step: str) -> datetime:
    start, end = (datetime(each.year, each.month, each.day) for each in (day, _ceil(day, step)))
    return start + (end + timedelta(days=1) - start) / 2
