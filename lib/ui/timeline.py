"""The parts of the Timeline page: the chart in which marks and days are picked, pages of lanes, the days picked and how to leave them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from lib import views
from lib.days import say_days
from lib.ui.data import store_uri
from lib.ui.figure import show_figure

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from lib.filters import Filters
    from lib.ui.page import Facts

#: The shared date filter's widget.
_DATE = "date"
_CHART = "timeline"
#: Counts the ranges picked: a chart that is drawn with other days has forgotten what was picked in it.
_ROUND = "days-round"
#: The days that were asked for before a range was picked.
_BEFORE = "days-before"
#: A range was just picked: the whole page must run again, not the chart alone.
_FRESH = "days-fresh"


def chart_key() -> str:
    """The key of the chart and, with "-table" behind it, of its table; a new one after days were picked in it."""
    number = st.session_state.get(_ROUND, 0)
    return f"{_CHART}-{number}" if number else _CHART


def load_meetings(facts: Facts) -> pd.DataFrame:
    """``views.meeting_timeline`` without what fell on other days; worked out once for a version of the store and filters, so not to be
    changed.
    """
    key = (store_uri(), facts.version, repr(facts.filters))
    told = _work_out("meetings", facts.shown, *key)
    days = (facts.filters.date_from, facts.filters.date_to)
    kept = _leave_elsewhere(told, facts.all, days, *key)
    if away := len(told) - len(kept):
        subject = "meeting that one report dates vaguely is" if away == 1 else "meetings that some reports date vaguely are"
        st.caption(f"{away:,} {subject} left out: another report gives a day outside these.")
    return kept


def load_beside(facts: Facts, attacks: bool, claims: bool) -> dict[str, pd.DataFrame | None]:
    """What is drawn below the meetings, as ``plot_timeline`` takes it; None where it is not asked for."""
    key = (store_uri(), facts.version, repr(facts.filters))
    return {
        "attacks": _work_out("attacks", facts.shown, *key) if attacks else None,
        "claims": _work_out("claims", facts.shown, *key) if claims else None,
    }


@st.cache_resource(max_entries=12, show_spinner=False)
def _work_out(what: str, _tables: dict[str, pd.DataFrame], uri: str, version: str, filters: str) -> pd.DataFrame:
    work = {"meetings": views.meeting_timeline, "attacks": views.attack_timeline, "claims": views.personnel_claims}
    return work[what](_tables)


@st.cache_resource(max_entries=4, show_spinner=False)
def _leave_elsewhere(
    _told: pd.DataFrame, _tables: dict[str, pd.DataFrame], days: tuple[date | None, date | None], uri: str, version: str, filters: str
) -> pd.DataFrame:
    return views.drop_elsewhere(_told, _tables, *days)


def choose_shown() -> tuple[bool, bool, str]:
    """Whether attacks and claims are drawn, and what dragging does ("pan" or "select")."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        attacks = st.toggle("Attacks", key="attacks", bind="query-params", persist_state="session", help="A lane a country, below.")
        claims = st.toggle(
            "Claims about people", key="claims", bind="query-params", persist_state="session", help="A lane a status, below: killed, sent …"
        )
        days = st.toggle(
            "Drag to filter by days",
            key="drag",
            help="Dragging across the chart then picks days: all pages show only what may have happened on them, until you undo it.",
        )
    return attacks, claims, "select" if days else "pan"


def choose_lanes(meetings: pd.DataFrame) -> pd.DataFrame:
    """The meetings of one page of lanes; with few lanes, all of them."""
    pages = views.count_pages(meetings)
    if pages == 1:
        return meetings
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        page = st.pagination(pages, key=f"lanes-{pages}")
        shown = views.lane_page(meetings, page)
        st.caption(
            f"Lanes {(page - 1) * views.LANES + 1:,} to {min(page * views.LANES, meetings['lane'].nunique()):,} of "
            f"{meetings['lane'].nunique():,}, the busiest first: {len(shown):,} of {len(meetings):,} meetings."
        )
    return shown


def show_timeline(figure: go.Figure, *, how: str, alt: str) -> None:
    """The chart: a click picks a mark, a box drawn across it picks days."""
    if st.session_state.pop(_FRESH, False):
        st.rerun()
    key = chart_key()
    show_figure(figure, key=key, how=how, alt=alt, zoom=True, box=True, pick=partial(_follow, key))


def highlight(chosen: str | None) -> str | None:
    """The mark that the chart is to be drawn with as picked: not one that was picked in the chart itself, which shows that without being
    drawn again and so keeps its zoom.
    """
    points = st.session_state.get(chart_key(), {}).get("selection", {}).get("points", [])
    name = f"{_CHART}-drawn"
    if chosen is None or not any(_mark(point) == chosen for point in points):
        st.session_state[name] = chosen
    drawn: str | None = st.session_state.get(name)
    return drawn


def _mark(point: dict[str, Any]) -> Any:
    custom = point.get("customdata")
    return custom[0] if isinstance(custom, list) and custom else custom


def _follow(key: str) -> None:
    """Take days picked in the chart over into the date filter: those of a box, or those of the one bar picked."""
    selection = st.session_state.get(key, {}).get("selection", {})
    marks = [_mark(point) for point in selection.get("points", [])]
    span = read_box(selection.get("box", [])) or (read_bar(marks[0]) if len(marks) == 1 else None)
    if span is None:
        return
    st.session_state.setdefault(_BEFORE, tuple(st.session_state.get(_DATE) or ()))
    st.session_state[_DATE] = span
    st.session_state["drag"] = False
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
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


def read_bar(mark: Any) -> tuple[date, date] | None:
    """First and last day of a bar of a crowded lane.

    >>> read_bar("days:2025-06-01:2025-06-30")
    (datetime.date(2025, 6, 1), datetime.date(2025, 6, 30))
    """
    kind, *days = str(mark).split(":")
    return (date.fromisoformat(days[0]), date.fromisoformat(days[1])) if kind == "days" and len(days) == 2 else None


def show_days(filters: Filters) -> None:
    """Which days the page is narrowed to, and the button that undoes it: back to what was asked before the chart was dragged over."""
    if not (filters.date_from or filters.date_to):
        st.session_state.pop(_BEFORE, None)
        return
    st.button(
        f"Only {say_days(filters.date_from, filters.date_to)}",
        key="all-days",
        on_click=_leave_days,
        icon=":material/close:",
        help="Show the days again that were shown before.",
    )


def _leave_days() -> None:
    before = st.session_state.pop(_BEFORE, ())
    st.session_state[_DATE] = () if before == tuple(st.session_state.get(_DATE) or ()) else before
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
