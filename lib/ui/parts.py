"""Totals with their parts: each total, and under it the claims that are counted in it already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.figures.claim_groups import describe_groups, plot_parts
from lib.ui.claims import read_claims, show_reports
from lib.ui.figure import show_figure, show_table
from lib.ui.page import is_narrow, page_theme, split
from lib.ui.selection import picked

if TYPE_CHECKING:
    from lib.ui.page import Facts

TITLE = "Totals and their parts"
INTRO = "A part is counted in its total already: “12,000 troops, 500 officers among them” speaks of 12,000 people and not of 12,500."
HOW = "The total stands first, its parts below it with “↳”. Marks as in “One by one”, in the colour of the total's status."
COLUMNS = {
    "tree": "Number",
    "unit": "Who is counted",
    "part": "Total or part",
    "status": "Status",
    "claimant": "Claimed by",
    "place": "Where",
    "source": "Source",
    "published": "Published",
    "sentence": "Sentence",
}
#: So many totals are drawn; the table holds all.
MOST = 8


@st.fragment
def show_parts(facts: Facts) -> None:
    """Heading, figure and table with what is picked beside them; nothing where no claim is a part of another one."""
    found = read_claims(facts, "parts")
    if found.empty:
        return
    st.header(TITLE, anchor=False)
    st.markdown(INTRO)
    chosen = next(iter(picked("parts", list(found["claim_id"]), "part")), None)
    totals = list(dict.fromkeys(found["total_id"]))
    drawn = found[found["total_id"].isin(totals[:MOST])]
    wide, beside = split("parts-beside")
    with wide:
        figure = plot_parts(drawn, page_theme(), narrow=is_narrow(), selected=chosen)
        show_figure(figure, key="parts", how=HOW, alt=describe_groups(TITLE, drawn[drawn["step"] == 0], "count"), title=TITLE)
        if len(totals) > MOST:
            st.caption(f"Drawn are the {MOST} totals that most articles report, of {len(totals):,}; the table holds all.")
    with beside:
        show_reports(facts, found[found["claim_id"] == chosen], ("count", "unit"))
    show_table(found, COLUMNS, facts.filters, key="parts-table", alt="Totals with their parts below them")
