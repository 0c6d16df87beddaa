"""Meetings -> a timeline: a diamond for a known day, a hatched bar for days that it may have fallen on; attacks and claims below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from lib.days import say_day
from lib.figures.lanes import FOLDED, arrange, date_marks, find_span
from lib.figures.timeline_axes import draw_axes
from lib.figures.timeline_bars import add_bars
from lib.figures.timeline_marks import add_claims, add_labels, add_marks
from lib.figures.timeline_words import explain_lanes
from lib.views.labels import UNNAMED
from lib.views.lanes import lane_page

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from lib.figures.lanes import Row
    from lib.figures.palette import Theme

#: Pixels that labels are packed for; wider screens only give them more room.
_WIDE, _NARROW = 500, 240
_ENDS = ("date_start", "date_end")


def plot_timeline(
    meetings: pd.DataFrame,
    theme: Theme,
    *,
    labels: bool = True,
    selected: str | None = None,
    attacks: pd.DataFrame | None = None,
    claims: pd.DataFrame | None = None,
    days: tuple[date | None, date | None] = (None, None),
    drag: str = "pan",
    tools: bool = False,
) -> go.Figure:
    """The figure of ``views.meeting_timeline``: one lane a pair of parties, one mark a meeting; ``customdata`` is its ``meeting_id``.

    Below it, where given, ``views.attack_timeline`` (a lane a country, ``attack:`` and the ``event_id``) and ``views.personnel_claims``
    (a lane a status, ``claim:`` and the ``claim_id``). More than ``views.LANES`` lanes of meetings are cut to the busiest; a crowded lane
    becomes bars that count, ``customdata`` ``days:FIRST:LAST``. What has no date at all has no place here (``undated``). ``days`` are the
    filter's, ``drag`` is what dragging does ("pan" or "select"), ``tools`` adds buttons to zoom; without ``labels`` a phone has room.
    """
    rows = date_marks(lane_page(meetings, 1), "meetings", "meeting_id") + _list_beside(attacks, claims)
    first, last = find_span(rows, days)
    width = _WIDE if labels else _NARROW
    lanes = arrange(rows, first, last, width=width, labels=labels, last_lane=UNNAMED)
    open_lanes = [lane for lane in lanes if lane.level != FOLDED]
    figure = go.Figure()
    add_marks(figure, [lane for lane in open_lanes if lane.kind != "claims"], theme, selected)
    add_claims(figure, [lane for lane in open_lanes if lane.kind == "claims"], theme, selected)
    add_bars(figure, [lane for lane in lanes if lane.level == FOLDED], first, last, theme, width=width)
    add_labels(figure, open_lanes, theme)
    figure.update_layout(meta=explain_lanes(lanes))
    draw_axes(figure, lanes, first, last, theme, drag=drag, tools=tools, narrow=not labels)
    return figure


def explain_timeline(figure: go.Figure) -> str:
    """How to read the figure as it is now."""
    return str(figure.layout.meta)


def _list_beside(attacks: pd.DataFrame | None, claims: pd.DataFrame | None) -> list[Row]:
    """Marks of attacks and claims."""
    rows = date_marks(attacks, "attacks", "event_id", "attack:")
    for row in date_marks(claims, "claims", "claim_id", "claim:"):
        status = row["status"] or ""
        rows.append(row | {"lane": status, "status": status, "label": f"{row['count']} {row['unit']}"})
    return rows


def undated(meetings: pd.DataFrame) -> pd.DataFrame:
    """The meetings that have no date at all, and so no mark."""
    return meetings[~(_known(meetings, "date_start") | _known(meetings, "date_end"))]


def _known(meetings: pd.DataFrame, column: str) -> pd.Series:
    return meetings[column].notna()


def describe_timeline(meetings: pd.DataFrame, attacks: pd.DataFrame | None = None, claims: pd.DataFrame | None = None) -> str:
    """A sentence for those who do not see the figure."""
    starts, ends = (meetings[name].where(_known(meetings, name), meetings[other]).dropna() for name, other in (_ENDS, _ENDS[::-1]))
    named = ((attacks, "attack"), (claims, "claim"))
    beside = [f"{len(frame):,} {noun}{'s' * (len(frame) != 1)}" for frame, noun in named if frame is not None]
    more = f" With {' and '.join(beside)}." if beside else ""
    if starts.empty:
        return f"Timeline of meetings: none to show.{more}"
    exact = int((_known(meetings, "date_start") & meetings["date_start"].eq(meetings["date_end"])).sum())
    return (
        f"Timeline of {len(starts):,} meetings from {say_day(starts.min())} to {say_day(ends.max())}: "
        f"{exact:,} on a known day, {len(starts) - exact:,} within an interval.{more}"
    )
