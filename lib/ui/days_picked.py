"""Days picked on the timeline become the date filter of all pages; a click undoes it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import streamlit as st

from lib.days import say_days
from lib.ui.selection import boxes_in, marks_in, offer_undoing

if TYPE_CHECKING:
    from lib.filters import Filters

#: The shared date filter's widget.
_DATE = "date"
#: The switch that makes dragging pick days.
DRAG = "drag"
#: Counts the ranges picked: a chart that is drawn with other days has forgotten what was picked in it.
_ROUND = "days-round"
#: The days that were asked for before a range was picked.
_BEFORE = "days-before"
#: A range was just picked: the whole page must run again, not the chart alone.
_FRESH = "days-fresh"


def count_rounds() -> int:
    """How often days were picked or undone so far: a chart gets a new key each time."""
    return int(st.session_state.get(_ROUND, 0))


def rerun_fresh() -> None:
    """Run the whole page again where days were just picked in a chart that runs by itself."""
    if st.session_state.pop(_FRESH, False):
        st.rerun()


def follow_days(key: str) -> None:
    """Take days picked in the chart over into the date filter: those of a box, or those of the one bar picked."""
    marks = marks_in(key)
    span = read_box(boxes_in(key)) or (read_bar(marks[0]) if len(marks) == 1 else None)
    if span is None:
        return
    st.session_state.setdefault(_BEFORE, tuple(st.session_state.get(_DATE) or ()))
    st.session_state[_DATE] = span
    st.session_state[DRAG] = False
    st.session_state[_ROUND] = count_rounds() + 1
    st.session_state[_FRESH] = True


def read_box(boxes: list[dict[str, Any]]) -> tuple[date, date] | None:
    """First and last day under the box drawn last; a day counts where the box covers its middle, and one day is the least.

    >>> read_box([{"x": ["2025-06-20 09:00:00.5", "2025-06-03 18:00"], "y": [0, 1]}])
    (datetime.date(2025, 6, 4), datetime.date(2025, 6, 19))
    """
    try:
        first, last = sorted(_read_moment(value) for value in boxes[-1]["x"])
    except (IndexError, KeyError, TypeError, ValueError):
        return None
    (day, hour), (end, late) = first, last
    start, stop = day + timedelta(days=hour > 12), end - timedelta(days=late < 12)
    return (start, stop) if start <= stop else (day, day)


def _read_moment(value: Any) -> tuple[date, float]:
    """A day and its hour, of Plotly's "2025-06-03 18:00:12.5"."""
    day, _, clock = str(value).partition(" ")
    hours, minutes = ([*clock.split(":"), "0", "0"] if clock else ["0", "0"])[:2]
    return date.fromisoformat(day[:10]), float(hours) + float(minutes) / 60


def read_bar(mark: str) -> tuple[date, date] | None:
    """First and last day of a bar of a crowded lane.

    >>> read_bar("days:2025-06-01:2025-06-30")
    (datetime.date(2025, 6, 1), datetime.date(2025, 6, 30))
    """
    kind, *days = mark.split(":")
    return (date.fromisoformat(days[0]), date.fromisoformat(days[1])) if kind == "days" and len(days) == 2 else None


def show_days(filters: Filters) -> None:
    """Which days the page is narrowed to, and the button that undoes it: back to what was asked before the chart was dragged over."""
    if not (filters.date_from or filters.date_to):
        st.session_state.pop(_BEFORE, None)
        return
    days = say_days(filters.date_from, filters.date_to)
    offer_undoing(days, key="all-days", undo=_leave_days, says="Show the days again that were shown before.")


def _leave_days() -> None:
    before = st.session_state.pop(_BEFORE, ())
    st.session_state[_DATE] = () if before == tuple(st.session_state.get(_DATE) or ()) else before
    st.session_state[_ROUND] = count_rounds() + 1
