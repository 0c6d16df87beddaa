"""The parts of the Timeline page: the chart in which marks and days are picked, pages of lanes, the days picked and how to leave them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from lib import views
from lib.figures.timeline import plot_timeline
from lib.ui.days_picked import DRAG, count_rounds, follow_days, rerun_fresh
from lib.ui.figure import show_figure
from lib.ui.page import is_narrow, page_theme
from lib.ui.selection import marks_in

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd
    import plotly.graph_objects as go

    from lib.figures.palette import Theme
    from lib.ui.page import Facts

_CHART = "timeline"


def chart_key() -> str:
    """The key of the chart and, with "-table" behind it, of its table; a new one after days were picked in it."""
    number = count_rounds()
    return f"{_CHART}-{number}" if number else _CHART


def load_meetings(facts: Facts) -> pd.DataFrame:
    """``views.meeting_timeline`` without what fell on other days; worked out once for a version of the store and filters, so not to be
    changed.
    """
    told = _work_out("meetings", facts.shown, *facts.key)
    days = (facts.filters.date_from, facts.filters.date_to)
    kept = _leave_elsewhere(told, facts.all, days, *facts.key)
    if away := len(told) - len(kept):
        subject = "meeting that one report dates vaguely is" if away == 1 else "meetings that some reports date vaguely are"
        st.caption(f"{away:,} {subject} left out: another report gives a day outside these.")
    return kept


def load_beside(facts: Facts, attacks: bool, claims: bool) -> dict[str, pd.DataFrame | None]:
    """What is drawn below the meetings, as ``plot_timeline`` takes it; None where it is not asked for."""
    return {
        "attacks": _work_out("attacks", facts.shown, *facts.key) if attacks else None,
        "claims": _work_out("claims", facts.shown, *facts.key) if claims else None,
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
            key=DRAG,
            help="Dragging across the chart then picks days: all pages show only what may have happened on them, until you undo it.",
        )
    return attacks, claims, "select" if days else "pan"


def choose_lanes(meetings: pd.DataFrame) -> int:
    """The page of lanes to draw, counted from 1; nothing to choose where all lanes stand on one."""
    pages = views.count_pages(meetings)
    if pages == 1:
        return 1
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        page = st.pagination(pages, key=f"lanes-{pages}")
        lanes = len(views.meeting_lanes(meetings))
        first, last = (page - 1) * views.LANES + 1, min(page * views.LANES, lanes)
        shown = len(views.lane_page(meetings, page))
        st.caption(f"Lanes {first:,} to {last:,} of {lanes:,}, the busiest first: {shown:,} of {len(meetings):,} meetings.")
    return page


def draw_timeline(
    facts: Facts, meetings: pd.DataFrame, page: int, beside: dict[str, pd.DataFrame | None], *, drag: str, selected: str | None
) -> go.Figure:
    """``plot_timeline`` of one page of lanes; drawn once for a version of the store, filters and choices."""
    days = (facts.filters.date_from, facts.filters.date_to)
    below = tuple(name for name, frame in beside.items() if frame is not None)
    return _plot(meetings, beside, page_theme(), not is_narrow(), days, drag, selected, *facts.key, page, below)


@st.cache_resource(max_entries=24, show_spinner=False)
def _plot(
    _meetings: pd.DataFrame,
    _beside: dict[str, pd.DataFrame | None],
    theme: Theme,
    labels: bool,
    days: tuple[date | None, date | None],
    drag: str,
    selected: str | None,
    uri: str,
    version: str,
    filters: str,
    page: int,
    below: tuple[str, ...],
) -> go.Figure:
    shown = views.lane_page(_meetings, page)
    return plot_timeline(shown, theme, labels=labels, selected=selected, days=days, drag=drag, tools=True, **_beside)


def show_timeline(figure: go.Figure, *, how: str, alt: str) -> None:
    """The chart: a click picks a mark, a box drawn across it picks days."""
    rerun_fresh()
    key = chart_key()
    show_figure(figure, key=key, how=how, alt=alt, zoom=True, box=True, pick=partial(follow_days, key))


def highlight(chosen: str | None) -> str | None:
    """The mark that the chart is to be drawn with as picked: not one that was picked in the chart itself, which shows that without being
    drawn again and so keeps its zoom.
    """
    name = f"{_CHART}-highlit"
    if chosen is None or chosen not in marks_in(chart_key()):
        st.session_state[name] = chosen
    drawn: str | None = st.session_state.get(name)
    return drawn
