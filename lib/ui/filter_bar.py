"""The filters that all pages share: drawn by one function, kept in the URL and for the session."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from lib import views
from lib.filters import Filters
from lib.recount import RULES
from lib.ui.data import store_uri
from lib.ui.focus import unfocus
from lib.ui.versions import AS_OF, shown_as_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from lib.extract.personnel.numbers import VagueRule
    from lib.filters import Focus

#: The calendar's bounds; a date beyond them in a URL is dropped like any other bad value.
_FIRST, _LAST = date(1900, 1, 1), date(2100, 12, 31)
#: The highest score that can be asked for; hardly any fact is surer.
_SUREST = 0.95


def draw_filters(tables: Mapping[str, pd.DataFrame], version: str, focus: Focus | None) -> Filters:
    """The filter bar, in the sidebar; options come from all articles, so that a choice never takes the others away."""
    countries, sources = load_options(tables, store_uri(), version)
    with st.sidebar:
        st.subheader("Show facts")
        days = _ask_days()
        names = st.multiselect(
            "Countries",
            list(countries),
            key="country",
            bind="query-params",
            persist_state="session",
            placeholder="All countries",
            select_all=False,
            help="Where a fact happens, or whose people or leaders take part.",
        )
        chosen = st.multiselect(
            "Sources",
            sources,
            key="source",
            bind="query-params",
            persist_state="session",
            placeholder="All sources",
            select_all=False,
        )
        text = st.text_input(
            "Words",
            key="q",
            bind="query-params",
            persist_state="session",
            placeholder="In sentence, names or headline",
            max_chars=200,
            icon=":material/search:",
        )
        score, rule = _ask_score(), _ask_rule()
        st.button("Clear filters", on_click=_clear, icon=":material/filter_alt_off:", type="tertiary")
    return Filters(*days, tuple(countries[name] for name in names), tuple(chosen), text or "", score, rule, focus)


@st.cache_data(max_entries=2, show_spinner=False)
def load_options(_tables: Mapping[str, pd.DataFrame], uri: str, version: str) -> tuple[dict[str, str], list[str]]:
    """Countries (name -> code) and sources to choose from, of unfiltered tables; store and version are the cache's key."""
    countries = views.country_options(_tables)
    return dict(zip(countries["name"], countries["code"], strict=True)), list(views.source_options(_tables)["source"])


def filter_query(filters: Filters) -> dict[str, str | list[str]]:
    """The URL parameters that bring the same filters, and the version of the data, back on another page or in another tab."""
    from lib.gazetteer.countries import country_name

    days = [day.isoformat() for day in (filters.date_from, filters.date_to) if day]
    names = [country_name(code) or code for code in filters.countries]
    query: dict[str, str | list[str]] = {"date": days, "country": names, "source": list(filters.sources), "q": filters.text}
    query["score"] = f"{filters.score:g}" if filters.score else ""
    query["focus"] = filters.focus.token if filters.focus else ""
    query["vague"] = RULES[filters.vague] if filters.vague != "codebook" else ""
    query[AS_OF] = shown_as_of() or ""
    return {key: value for key, value in query.items() if value}


def _ask_days() -> tuple[date | None, date | None]:
    """First and last day; while the second is not picked yet there is only a first."""
    picked = st.date_input(
        "Dates",
        value=[],
        min_value=_FIRST,
        max_value=_LAST,
        format="YYYY-MM-DD",
        key="date",
        bind="query-params",
        persist_state="session",
        help="Everything that may have happened on these days, first and last included.",
    )
    first, last = [*picked, None, None][:2]
    return first, last


def _ask_score() -> float:
    """The least score."""
    score = st.slider(
        "Score at least",
        0.0,
        _SUREST,
        0.0,
        step=0.05,
        key="score",
        bind="query-params",
        persist_state="session",
        help="Of facts with a score of about 0.8, four in five are right; the page About says how that was checked.",
    )
    return round(score, 2)


def _ask_rule() -> VagueRule:
    """Whose rule vague numbers are counted by."""
    return st.selectbox(
        "Count vague numbers as",
        list(RULES),
        format_func=lambda name: RULES[name],
        key="vague",
        bind="query-params",
        persist_state="session",
        help="“Hundreds” is 200 or more in Dateline's codebook and for the Crowd Counting Consortium, 100 or more for ACLED.",
    )


def _clear() -> None:
    st.session_state["date"] = ()
    st.session_state["country"] = []
    st.session_state["source"] = []
    st.session_state["q"] = ""
    st.session_state["vague"] = "codebook"
    st.session_state["score"] = 0.0
    unfocus()
