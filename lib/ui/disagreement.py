"""Claims that disagree, as a table: figures about one thing, with who gives them and how far they lie apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.ui.figure import show_table
from lib.views.conflicts import conflicts

if TYPE_CHECKING:
    from lib.ui.page import Facts

HOW = (
    "Figures about the same people, fate, place and time that differ. “Apart” is how many times the lower the higher is. All can be right "
    "where a figure is only a bound: “8 or more” leaves room for 12. A claimant's own later figure replaces the earlier one and is no "
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


def show_conflicts(facts: Facts) -> None:
    """The table with its heading and how to read it, or the sentence that nothing disagrees."""
    st.subheader("Claims that disagree", anchor=False)
    found = conflicts(facts.shown["personnel"])
    if found.empty:
        st.caption("No two of these claims give different figures for one thing.")
        return
    st.caption(HOW)
    show_table(found, COLUMNS, facts.filters, key="conflicts-table", alt="Claims that disagree, by what they are about")
