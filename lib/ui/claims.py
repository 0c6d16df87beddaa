"""The parts of the Personnel page that choose and say what is shown; its frames, made once for each version of the store and filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib import views
from lib.figures.palette import STATUS_ORDER
from lib.recount import RULES, read_vague
from lib.ui.data import store_uri
from lib.ui.evidence import escape_markdown, show_evidence
from lib.views.conflicts import conflicts
from lib.views.over_time import claims_over_time
from lib.views.parts import list_parts
from lib.views.readings import choose_figures
from lib.views.voices import rank_voices

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd

    from lib.ui.page import Facts
    from lib.views.readings import Reading

    Tables = Mapping[str, pd.DataFrame]

OVER_TIME, BY_STATUS, ONE_BY_ONE = "Over time", "By status", "One by one"
BY_COUNTRY, BY_NAME = "Country spoken for", "Name"
#: How a status that no text gives stands in the address and on its button.
_NO_STATUS = "fate not said"
#: Statuses stand in the address as they stand in the tables, in small letters; their buttons begin with a capital.
_STYLE = "<style>.st-key-status button p::first-letter { text-transform: uppercase; }</style>"

_VIEWS: dict[str, Callable[[Tables], pd.DataFrame]] = {
    "claims": views.personnel_claims,
    BY_COUNTRY: lambda tables: claims_over_time(tables, by_country=True),
    BY_NAME: lambda tables: claims_over_time(tables, by_country=False),
    "statuses": lambda tables: views.claims_by_status(views.personnel_claims(tables)),
    "conflicts": lambda tables: conflicts(tables["personnel"]),
    "parts": lambda tables: list_parts(views.personnel_claims(tables)),
}


def read_claims(facts: Facts, view: str, reading: Reading | None = None) -> pd.DataFrame:
    """One of the page's frames, of what passes the filters; shared by all sessions, so nobody may change it. A ``reading`` gives the
    figures that it chooses.
    """
    return _read(facts.shown, view, reading, *facts.key)


@st.cache_resource(max_entries=24, show_spinner=False)
def _read(_tables: Tables, view: str, reading: Reading | None, uri: str, version: str, filters: str) -> pd.DataFrame:
    """Store, version and filters are the cache's key. A resource and no data, for copying 80,000 rows takes longer than drawing them."""
    return choose_figures(_tables, reading) if reading else _VIEWS[view](_tables)


@st.cache_data(max_entries=4, show_spinner=False)
def _rank(_tables: Tables, by_country: bool, uri: str, version: str) -> list[str]:
    return rank_voices(_tables["personnel"], by_country=by_country)


@st.cache_data(max_entries=4, show_spinner=False)
def _list_statuses(_tables: Tables, uri: str, version: str) -> list[str]:
    known = set(_tables["personnel"]["status"].fillna(""))
    return [status or _NO_STATUS for status in STATUS_ORDER if status in known]


def ask_status(facts: Facts) -> list[str]:
    """Which statuses to show, as they stand in the tables ("" where none is given); none picked means all. All of the store's are offered,
    so that a filter never takes a choice away.
    """
    st.html(_STYLE)
    offered = _list_statuses(facts.all, store_uri(), facts.version)
    picked = st.pills("Status", offered, selection_mode="multi", key="status", bind="query-params", persist_state="session")
    return ["" if status == _NO_STATUS else status for status in picked]


def ask_view() -> tuple[str, str]:
    """How to draw the claims, and by what to tell claimants apart."""
    view = st.segmented_control(
        "Show",
        [OVER_TIME, BY_STATUS, ONE_BY_ONE],
        default=OVER_TIME,
        required=True,
        key="chart",
        bind="query-params",
        persist_state="session",
    )
    by = BY_COUNTRY
    if view != ONE_BY_ONE:
        by = st.segmented_control(
            "Tell claimants apart by",
            [BY_COUNTRY, BY_NAME],
            default=BY_COUNTRY,
            required=True,
            key="by",
            bind="query-params",
            persist_state="session",
            help="A minister and a spy agency of one country count as one voice, or each for itself. Newspapers, experts and alliances "
            "always stand for themselves.",
        )
    return view, by


def rank_claimants(facts: Facts, by: str) -> list[str]:
    """Claimants by how much they claim in the whole store, so that a filter never changes whose colour is whose."""
    return _rank(facts.all, by == BY_COUNTRY, store_uri(), facts.version)


def keep_statuses(claims: pd.DataFrame, wanted: list[str]) -> pd.DataFrame:
    """The claims of these statuses; all of them where none is asked for."""
    return claims[claims["status"].fillna("").isin(wanted)] if wanted else claims


def say_vague(claims: pd.DataFrame, facts: Facts) -> None:
    """Which rule counts the vague numbers among these claims, where there are any."""
    vague = int((claims["count_rule"] == "vague").sum())
    if vague:
        rule = facts.filters.vague
        st.caption(
            f"{vague:,} of these {len(claims):,} claims {'gives' if vague == 1 else 'give'} only words such as “dozens” or “hundreds”. By "
            f"{RULES[rule]}, “hundreds” is {read_vague('hundreds', rule)} or more and “thousands” {read_vague('thousands', rule):,} or "
            "more; “Count vague numbers as”, among the filters, takes another rule."
        )


def show_reports(facts: Facts, picked: pd.DataFrame, names: Sequence[str], *, joint: str = " ", level: int = 3) -> None:
    """Beside a figure: the sentences of the claim picked (its row, by ``claim_id``), under what the columns ``names`` say of it; where none
    is picked, how to pick one. ``level`` is the heading's.
    """
    if picked.empty:
        st.info("Pick a mark or a row to read who said so, and where.", icon=":material/ads_click:")
        return
    claim = picked.iloc[0]
    heading = st.header if level == 2 else st.subheader
    heading(escape_markdown(joint.join(str(claim[name]) for name in names)), anchor=False)
    show_evidence(views.claim_reports(facts.shown, str(claim["claim_id"])), facts.filters)
