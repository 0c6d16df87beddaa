"""Claims that disagree, side by side: figures about one thing, with who gives them and how far they lie apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.figures.claim_groups import describe_groups, plot_conflicts
from lib.ui.claims import read_claims, show_reports
from lib.ui.figure import show_figure, show_table
from lib.ui.page import is_narrow, page_theme, split
from lib.ui.selection import picked
from lib.views.conflicts import MOST_COMPARED

if TYPE_CHECKING:
    from lib.ui.page import Facts

TITLE = "Claims that disagree"
INTRO = (
    "Figures about the same people, fate, place and time that differ, those that cannot all be right first, the widest apart on top. "
    "“Apart” is how many times the lower the higher is. All can be right where a figure is only a bound: “8 or more” leaves room for 12."
)
HOW = (
    "Marks as in “One by one”, in the colour of their status. A claimant's own later figure replaces the earlier one and is no "
    "disagreement; it is shown where others disagree with either."
)
COLUMNS = {
    "subject": "About",
    "count": "Number",
    "apart": "Apart",
    "fits": "All can be right",
    "claimants": "Claimed by",
    "first_published": "First published",
    "revises": "Replaces",
    "sources": "Source",
}
#: So many disagreements are drawn; the table holds all.
MOST = 8


@st.fragment
def show_conflicts(facts: Facts) -> None:
    """Heading, figure and table with what is picked beside them, or the sentence that nothing disagrees."""
    st.header(TITLE, anchor=False)
    found = read_claims(facts, "conflicts")
    if found.empty:
        st.caption("No two of these claims give different figures for one thing.")
        return
    st.markdown(INTRO)
    chosen = next(iter(picked("conflicts", list(found["fact_id"]), "conflict")), None)
    wanted = list(dict.fromkeys(found["conflict_id"]))
    drawn = found[found["conflict_id"].isin(wanted[:MOST])]
    wide, beside = split("conflicts-beside")
    with wide:
        figure = plot_conflicts(drawn, page_theme(), narrow=is_narrow(), selected=chosen)
        show_figure(figure, key="conflicts", how=HOW, alt=describe_groups(TITLE, drawn, "subject"), title=TITLE)
        if len(wanted) > MOST:
            st.caption(f"Drawn are the {MOST} widest of {len(wanted):,} disagreements; the table holds all.")
        if facts.shown["personnel"]["claim_id"].nunique() > MOST_COMPARED:
            st.caption(f"Compared with each other are the {MOST_COMPARED:,} claims that most articles report, of equals the latest.")
    with beside:
        show_reports(facts, found[found["fact_id"] == chosen], ("count", "unit"))
    show_table(found, COLUMNS, facts.filters, key="conflicts-table", alt="Claims that disagree, by what they are about")
