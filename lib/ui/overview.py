"""What the Overview shows, worked out once for a version of the store, its filters and what is picked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from lib import views
from lib.figures.map import describe_map, plot_map
from lib.figures.palette import theme
from lib.figures.personnel import describe_claims, plot_statuses
from lib.figures.timeline import describe_timeline, plot_timeline
from lib.filters import Filters
from lib.ui.data import find_version, load_reviewed, load_selected, store_uri
from lib.ui.filter_bar import load_options
from lib.ui.page import Facts
from lib.views.spread import drawn_claims

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from lib.figures.palette import Theme

_VIEWS = {"figures": views.key_figures, "headlines": views.headline_claims, "reports": views.latest_reports}
#: What is picked in a chart -> the view that the chart draws.
_DRAWN = {"place": views.map_places, "status": drawn_claims, "meeting": views.meeting_timeline}


def overview_table(facts: Facts, name: str) -> pd.DataFrame:
    """The frame of a card or table: "figures", "headlines" or "reports"; not to be changed."""
    return _view(name, facts, *facts.key)


def overview_figure(facts: Facts, kind: str, theme: Theme, selected: str | None, *, narrow: bool = False) -> tuple[go.Figure, str] | None:
    """The chart in which a place, a status or a meeting is picked, and what it shows in words; None where there is nothing to draw. Not to
    be changed. ``narrow`` is for a phone.
    """
    return _figure(kind, facts, theme, selected, narrow, *replace(facts, filters=facts.filters_around(kind)).key)


@st.cache_resource(max_entries=48, show_spinner=False)
def _view(name: str, _facts: Facts, uri: str, version: str, filters: str) -> pd.DataFrame:
    return _VIEWS[name](_facts.shown)


@st.cache_resource(max_entries=48, show_spinner=False)
def _figure(
    kind: str, _facts: Facts, theme: Theme, selected: str | None, narrow: bool, uri: str, version: str, filters: str
) -> tuple[go.Figure, str] | None:
    rows = _DRAWN[kind](_facts.around(kind))
    if kind == "place":
        return plot_map(rows, theme, height=400, selected=selected, narrow=narrow), describe_map(rows)
    if kind == "status":
        return plot_statuses(rows, theme, selected=selected), describe_claims(rows)
    return None if rows.empty else (plot_timeline(rows, theme, labels=False, selected=selected), describe_timeline(rows))


def prepare_overview() -> None:
    """Work out the Overview without filters, in light, for the first reader; nothing where there is no store yet."""
    version = find_version()
    if version is None:
        return
    tables = load_reviewed().kept
    load_options(tables, store_uri(), version)
    facts = Facts(load_selected(tables, version, Filters()), tables, Filters(), version)
    for name in _VIEWS:
        overview_table(facts, name)
    for kind in _DRAWN:
        overview_figure(facts, kind, theme("light"), None)
