"""The parts of the Map page: its frames, made once for a version of the store and filters, what is drawn, and what is picked in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from lib import views
from lib.figures.flow_lines import MOST
from lib.figures.map import DRAWN, describe_map, plot_map
from lib.figures.map_view import outside
from lib.figures.plain_map import plot_plain_map
from lib.ui.figure import show_figure
from lib.ui.page import is_narrow, page_theme
from lib.ui.selection import marks_in, picked, touch
from lib.ui.webgl import offer_plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    import plotly.graph_objects as go

    from lib.figures.palette import Theme
    from lib.ui.page import Facts

    Tables = Mapping[str, pd.DataFrame]

_MAP, _FLOWS, _HIGHLIT = "map", "flows", "map-highlit"
_HOW = (
    "Marks grow with the number of articles; click one to read what happens there. A ring or a patch says: somewhere within, not at that "
    "point. Names that stand for a government (“Moscow said”) are left out."
)
_WAYS = (
    " A line leads from the middle of a country to where its people are sent: wider where more reports say so, dashed to no closer place."
)


@dataclass(frozen=True, slots=True)
class OnMap:
    """What the page draws: ``views.map_places``, ``views.people_flows`` and ``views.unlocated_places``; shared, so not to be changed."""

    places: pd.DataFrame
    flows: pd.DataFrame
    unlocated: pd.DataFrame
    key: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Drawing:
    """How the map is drawn: without WebGL, with the ways that people are sent, and whether dragging picks."""

    plain: bool
    ways: bool
    box: bool


def load_map(facts: Facts) -> OnMap:
    """The page's frames of what passes the filters."""
    return _load(facts.shown, *facts.key)


@st.cache_resource(max_entries=12, show_spinner=False)
def _load(_tables: Tables, uri: str, version: str, filters: str) -> OnMap:
    return OnMap(views.map_places(_tables), views.people_flows(_tables), views.unlocated_places(_tables), (uri, version, filters))


def choose_drawing(shown: OnMap) -> Drawing:
    """The switches above the map; no switch for ways where nobody is sent anywhere."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        ways = not shown.flows.empty and st.toggle(
            "Where people are sent",
            value=True,
            key="ways",
            bind="query-params",
            persist_state="session",
            help="Lines from a country to the place elsewhere that its people are pledged, sent or withdrawn from, as claims have it.",
        )
        box = st.toggle("Drag to pick several", key="box", help="Drawing a box then picks all places in it; off, dragging moves the map.")
        plain = st.toggle(
            "Plain map", key="plain", bind="query-params", persist_state="session", help="A simpler drawing, for browsers without WebGL."
        )
        offer_plain("plain")
    return Drawing(plain, ways, box)


def read_picks(shown: OnMap) -> tuple[list[str], list[str]]:
    """The ids of the places and of the ways picked in the map, in their tables or in the address."""
    return picked(_MAP, list(shown.places["place_id"]), "place"), picked(_FLOWS, list(shown.flows["flow_id"]), "flow")


def show_map(shown: OnMap, drawing: Drawing, chosen: tuple[str, ...]) -> None:
    """The map with how to read it."""
    flows = shown.flows if drawing.ways else None
    how = _HOW + (_WAYS if drawing.ways else "")
    for count, words in (
        (len(shown.places) - DRAWN, "places reported least are only in the table"),
        (len(shown.flows) - MOST if drawing.ways else 0, "ways reported least are only in the table"),
        (outside(shown.places), "lie outside the first view: drag or zoom out"),
    ):
        how += f" {count:,} {words}." if count > 0 else ""
    figure = _draw(shown, page_theme(), drawing, is_narrow(), _highlight(chosen), *shown.key)
    show_figure(figure, key=_MAP, how=how, alt=describe_map(shown.places, flows), zoom=True, box=True, pick=_follow)


@st.cache_resource(max_entries=24, show_spinner=False)
def _draw(
    _shown: OnMap, theme: Theme, drawing: Drawing, narrow: bool, chosen: tuple[str, ...], uri: str, version: str, filters: str
) -> go.Figure:
    flows = _shown.flows if drawing.ways else None
    size, drag = 420 if narrow else 540, "select" if drawing.box else "pan"
    plot = plot_plain_map if drawing.plain else plot_map
    return plot(_shown.places, theme, selected=chosen, flows=flows, drag=drag, narrow=narrow, height=size)


def _follow() -> None:
    """What is picked in the map: places, or ways where there is no place among it."""
    marks = marks_in(_MAP)
    ways = marks if all(_is_way(mark) for mark in marks) else ()
    st.session_state[_FLOWS] = {"selection": {"points": [{"customdata": [way]} for way in ways]}}
    touch(_FLOWS)


def _highlight(chosen: tuple[str, ...]) -> tuple[str, ...]:
    """What the map is to be drawn with as picked: not what was picked in the map itself, which shows that without being drawn again, and
    so stays where the reader has moved it.
    """
    drawn: tuple[str, ...] = st.session_state.get(_HIGHLIT, ())
    if not set(chosen) <= set(marks_in(_MAP)) or (drawn and set(drawn) != set(chosen)):
        drawn = chosen
    st.session_state[_HIGHLIT] = drawn
    return drawn


def _is_way(mark: str) -> bool:
    """Whether a mark is a way ("PRK-538555"), not a place ("538555", "62.000,135.000")."""
    return mark[:1].isalpha()
