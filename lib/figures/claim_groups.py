"""Claims that disagree, totals with their parts, and the figure that a reading chooses, as ranges in the colours of their statuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import plotly.graph_objects as go

from lib.figures.claim_marks import cut, head, name_claimant, read_marks, safe, wrap
from lib.figures.palette import Theme, fade, status_colour
from lib.figures.ranges import ROW, ROW_NARROW, Group, add_marks, lay_out, plot_ranges

if TYPE_CHECKING:
    from lib.figures.claim_marks import Mark


def plot_conflicts(rows: pd.DataFrame, theme: Theme, *, narrow: bool = False, selected: str | None = None) -> go.Figure:
    """The claims of ``views.conflicts``, those about one thing under its name, and how far apart; ``customdata`` is ``fact_id``."""
    groups = []
    for _, own in rows.groupby("conflict_id", sort=False):
        first = own.iloc[0]
        heading = f"{first['subject']}: {first['apart']} apart" + ("" if first["excluding"] else ", but all can be right")
        marks = [
            mark | {"claimant": ", ".join(mark["claimants"]), "source": ", ".join(mark["sources"]), "aside": _month(mark)}
            for mark in _read(own)
        ]
        groups.append(Group(heading, first["status"] or "", sorted(marks, key=lambda mark: -mark["at"])))
    return plot_ranges(groups, theme, narrow=narrow, selected=selected, key="fact_id")


def plot_parts(rows: pd.DataFrame, theme: Theme, *, narrow: bool = False, selected: str | None = None) -> go.Figure:
    """The claims of ``views.list_parts``: each total with its parts below it; ``customdata`` is ``claim_id``."""
    groups = []
    for _, own in rows.groupby("total_id", sort=False):
        marks = read_marks(own)
        if marks:
            first = marks[0]
            where = f", {first['place']}" if first["place"] else ""
            groups.append(Group(f"{head(first['status'])}: {first['count']} {first['unit']}{where}", first["status"], marks))
    return plot_ranges(groups, theme, narrow=narrow, selected=selected)


def plot_readings(rows: pd.DataFrame, theme: Theme, *, narrow: bool = False, selected: str | None = None) -> go.Figure:
    """One line a subject of ``views.choose_figures``: a pale bar from the lowest to the highest number that anybody gives, on it the figure
    that the reading chooses; ``customdata`` is its ``claim_id``.
    """
    figure = go.Figure()
    marks = read_marks(rows)
    for status in dict.fromkeys(mark["status"] for mark in marks):
        lines = [line for line, mark in enumerate(marks) if mark["status"] == status]
        own = [marks[line] | {"id": marks[line]["claim_id"], "said": _say(marks[line])} for line in lines]
        colour = status_colour(status, theme.name)
        figure.add_trace(_draw_spread(own, lines, fade(colour, 0.22)))
        add_marks(figure, own, lines, colour, theme, selected=selected, words=not narrow, ends=[_widest(mark) for mark in own])
    ticks = [(line, _name(mark, narrow=narrow)) for line, mark in enumerate(marks)]
    ends = [mark | {"low": mark["lowest"] or mark["low"], "high": mark["highest"] or mark["high"]} for mark in marks]
    lay_out(figure, ticks, len(ticks), [*marks, *ends], theme, words=not narrow, row=ROW_NARROW + 14 if narrow else ROW + 7, room=3.0)
    return figure


def describe_groups(what: str, rows: pd.DataFrame, name: str) -> str:
    """A sentence for those who do not see a figure of groups: ``what`` it shows, and the first of the names in the column ``name``."""
    names = list(dict.fromkeys(str(each) for each in rows[name]))
    more = f" and {len(names) - 4:,} more" if len(names) > 4 else ""
    return f"{what} as ranges on a logarithmic axis: {'; '.join(names[:4])}{more}."


def _read(rows: pd.DataFrame) -> list[Mark]:
    """Marks of claims that do not say whose people they count and where: their heading does."""
    return read_marks(rows.assign(force_name=None, place=None, claimant=None, source="", reports=rows["articles"]))


def _month(mark: Mark) -> str:
    return f"{mark['first_published']:%b %Y}" if mark["first_published"] else mark["unit"]


def _draw_spread(marks: list[Mark], lines: list[int], colour: str) -> go.Scatter:
    xs: list[float | None] = []
    ys: list[int | None] = []
    for mark, line in zip(marks, lines, strict=True):
        if not (pd.isna(mark["lowest"]) or pd.isna(mark["highest"])):
            xs += [max(float(mark["lowest"]), 0.7), float(mark["highest"]), None]
            ys += [line, line, None]
    return go.Scatter(x=xs, y=ys, mode="lines", line={"color": colour, "width": 14}, hoverinfo="skip")


def _widest(mark: Mark) -> float:
    return 0.0 if pd.isna(mark["highest"]) else float(mark["highest"])


def _say(mark: Mark) -> str:
    """The number that a reading chooses, and who gives it."""
    return f"{mark['count']} ({cut(name_claimant(mark), 30)})"


def _name(mark: Mark, *, narrow: bool) -> str:
    if not narrow:
        return safe(cut(mark["subject"], 60))
    return f"{wrap(mark['subject'], 24, 2)}<br><b>{safe(cut(mark['count'], 24))}</b>"
