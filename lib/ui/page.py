"""How every page begins, and what it says when there is nothing to show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from lib.errors import DatelineError
from lib.figures.palette import Theme, theme
from lib.filters import Filters, describe, select_tables
from lib.ui.cite import show_citation
from lib.ui.data import load_selected, load_tables, show_error, store_uri
from lib.ui.evidence import escape_markdown
from lib.ui.filter_bar import draw_filters
from lib.ui.focus import read_focus, show_focus
from lib.ui.save_figure import note_view
from lib.ui.versions import read_as_of
from lib.ui.versions_list import show_banner

if TYPE_CHECKING:
    import pandas as pd
    from streamlit.delta_generator import DeltaGenerator


_STYLE = "<style>" + (Path(__file__).parent / "page.css").read_text(encoding="utf-8") + "</style>"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page works on: the tables that pass the filters, all tables (vague numbers counted alike), filters, store's version."""

    shown: dict[str, pd.DataFrame]
    all: dict[str, pd.DataFrame]
    filters: Filters
    version: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells these facts from all others, for caches: store, version, filters."""
        return store_uri(), self.version, repr(self.filters)

    def around(self, kind: str) -> dict[str, pd.DataFrame]:
        """What the chart shows in which the focus was picked (``kind``: "place", "meeting" or "status"): all that the other filters pass,
        so that another mark can be picked, or the same one again.
        """
        own = self.filters_around(kind)
        return self.shown if own is self.filters else select_tables(self.all, own)

    def filters_around(self, kind: str) -> Filters:
        """The filters without a focus of that kind."""
        focus = self.filters.focus
        return replace(self.filters, focus=None) if focus and focus.token.startswith(f"{kind}:") else self.filters


def begin(title: str) -> Facts:
    """Heading, filter bar and the sentence that says what is shown; stops the page where the store cannot be read or no fact passes."""
    head(title)
    tables, version = load_tables()
    try:
        filters = draw_filters(tables, version, read_focus(tables, version))
        shown = load_selected(tables, version, filters)
    except DatelineError as error:
        show_error(error)
        st.stop()
    counts = len(shown["articles"]), len(tables["articles"])
    said = f"{describe(filters)} {counts[0]:,} of {counts[1]:,} articles."
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(escape_markdown(said))
        show_citation(title, said, version)
    note_view(title, said, version)
    if filters.focus:
        show_focus(filters.focus)
    if not counts[1]:
        nothing("The store holds no articles.", "Put article files into data/articles and run: python -m lib.ingest data/articles")
    if not counts[0]:
        nothing("No article has facts that pass these filters.", "Widen the dates, or take a country, source or word away.")
    return Facts(shown, load_selected(tables, version, Filters(vague=filters.vague)), filters, version)


def head(title: str) -> None:
    """Heading alone, for a page that shows no facts; with it, where the data is not the latest, of when it is."""
    _leave_discovery()
    read_as_of()
    st.html(_STYLE)
    st.title(title, anchor=False)
    show_banner()


def _leave_discovery() -> None:
    """Start over through the router where Streamlit has passed it by.

    A folder named ``pages`` makes Streamlit run its files by itself until the router has run once, so that a deep link opened first after
    a start would show the page without the router's navigation and layout.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()


def nothing(cause: str, remedy: str) -> NoReturn:
    """Say that there is nothing to show, and why, and stop the page."""
    st.info(f"{cause} {remedy}", icon=":material/filter_alt:")
    st.stop()


def split(name: str = "beside") -> tuple[DeltaGenerator, DeltaGenerator]:
    """Where a figure goes, and where what is picked in it is read: beside it, in sight while it scrolls; on a phone, above it. A page
    with more than one such pair gives each other one a ``name``.
    """
    if is_narrow():
        above, below = st.container(key=name), st.container()
        return below, above
    wide, beside = st.columns([5, 2], gap="medium")
    return wide, beside.container(key=name)


def page_theme() -> Theme:
    """The theme that the reader's browser shows just now."""
    return theme(st.context.theme.type)


def is_narrow() -> bool:
    """Whether the browser says that it is a phone's; figures then drop what has no room."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")
