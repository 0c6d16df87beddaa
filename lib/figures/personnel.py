"""Claims about numbers of people -> ranges on a logarithmic axis. Overlapping claims stand side by side; nothing here adds them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from lib.figures.claim_marks import head, read_marks
from lib.figures.palette import STATUS_ORDER, Theme, status_colour
from lib.figures.ranges import Group, add_marks, lay_out, plot_ranges

if TYPE_CHECKING:
    import pandas as pd

    from lib.figures.claim_marks import Mark

_ASIDE = 0.25  # opacity of what is not picked


def plot_claims(claims: pd.DataFrame, theme: Theme, *, narrow: bool = False, selected: str | None = None) -> go.Figure:
    """The figure of ``views.personnel_claims``: one line a claim, grouped by status, a part under its total; ``customdata`` is its
    ``claim_id``.
    """
    groups = [Group(head(status), status, _put_under(marks)) for status, marks in _grouped(claims)]
    return plot_ranges(groups, theme, narrow=narrow, selected=selected)


def plot_statuses(claims: pd.DataFrame, theme: Theme, *, selected: str | None = None) -> go.Figure:
    """The same claims in one line a status: how far apart the numbers lie, without their claimants; ``customdata`` is the status. A row
    may stand for several claims (``alike``, a count).
    """
    figure = go.Figure()
    ticks: list[tuple[int, str]] = []
    for y, (status, marks) in enumerate(_grouped(claims)):
        ticks.append((y, f"{head(status)} ({_count(marks):,})"))
        drawn = len(figure.data)
        add_marks(figure, [mark | {"id": status} for mark in marks], [y] * len(marks), status_colour(status, theme.name), theme)
        if selected not in (None, status):
            for trace in figure.data[drawn:]:
                trace.opacity = _ASIDE
    lay_out(figure, ticks, len(ticks), read_marks(claims), theme)
    return figure


def describe_claims(claims: pd.DataFrame) -> str:
    """A sentence for those who do not see the figure."""
    parts = [f"{_count(marks):,} {head(status).lower()}" for status, marks in _grouped(claims)]
    return f"Claims about numbers of people as ranges on a logarithmic axis: {', '.join(parts) or 'none to show'}."


def _count(marks: list[Mark]) -> int:
    return sum(mark.get("alike", 1) for mark in marks)


def _grouped(claims: pd.DataFrame) -> list[tuple[str, list[Mark]]]:
    """(status, its claims by size), in the order of the palette; claims without any number have nothing to draw."""
    groups: dict[str, list[Mark]] = {}
    for mark in read_marks(claims):
        groups.setdefault(mark["status"], []).append(mark)
    return [(status, sorted(groups[status], key=lambda mark: -mark["at"])) for status in STATUS_ORDER if status in groups]


def _put_under(marks: list[Mark]) -> list[Mark]:
    """The same claims, each part of a total that is among them right below it, a step to the right."""
    owners = {fact: mark["claim_id"] for mark in marks for fact in mark.get("fact_ids", ())}
    parts: dict[str, list[Mark]] = {}
    for mark in marks:
        total = owners.get(mark.get("part_of") or "")
        if total and total != mark["claim_id"]:
            parts.setdefault(total, []).append(mark)
    below = {mark["claim_id"] for own in parts.values() for mark in own}
    found: list[Mark] = []
    for mark in marks:
        if mark["claim_id"] not in below:
            _follow(mark, 0, parts, found)
    # two claims that call each other a part would be under nothing
    return found + [mark for mark in marks if mark["claim_id"] not in {each["claim_id"] for each in found}]


def _follow(mark: Mark, step: int, parts: dict[str, list[Mark]], found: list[Mark]) -> None:
    found.append(mark | {"step": step})
    for part in parts.get(mark["claim_id"], []):
        _follow(part, step + 1, parts, found)
