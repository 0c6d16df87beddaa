"""Which figure to take: for each thing that people are counted of, the claim that a way of reading chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.figures.claim_groups import describe_groups, plot_readings
from lib.ui.claims import read_claims, show_reports
from lib.ui.figure import show_figure, show_table
from lib.ui.page import is_narrow, page_theme, split
from lib.ui.selection import picked
from lib.views.readings import READINGS

if TYPE_CHECKING:
    from lib.ui.page import Facts

TITLE = "One figure for each thing"
INTRO = (
    "Where one number must be given, choose how to read the claims and say so. Each number below is one claim as somebody made it: no mean "
    "and no sum. Parts of a total and numbers that come on top of others (“3,000 more”) are left out."
)
HOW = (
    "The mark is the figure that this reading chooses, with its own range; the pale bar spans all claims about the same thing, from the "
    "lowest to the highest. Colours are those of the statuses. Each step on the scale is ten times the one before."
)
COLUMNS = {
    "subject": "About",
    "count": "Figure chosen",
    "claimant": "Claimed by",
    "place": "Where",
    "date_start": "From",
    "date_end": "To",
    "published": "Published",
    "claims": "Claims",
    "range": "All claims, lowest to highest",
    "articles": "Articles with this figure",
    "sentence": "Sentence",
}
#: So many subjects are drawn; the table holds all.
MOST = 15


@st.fragment
def show_readings(facts: Facts) -> None:
    """Heading, the choice and what it does, figure and table with what is picked beside them."""
    st.header(TITLE, anchor=False)
    st.markdown(INTRO)
    reading = st.segmented_control(
        "Reading", list(READINGS), default="Best supported", required=True, key="reading", bind="query-params", persist_state="session"
    )
    st.markdown(f"**{reading}** {READINGS[reading]}")
    found = read_claims(facts, "readings", reading)
    if found.empty:
        st.caption("No claim here gives a number that stands by itself.")
        return
    chosen = next(iter(picked("readings", list(found["claim_id"]), "figure")), None)
    drawn = found.head(MOST)
    wide, beside = split("readings-beside")
    with wide:
        figure = plot_readings(drawn, page_theme(), narrow=is_narrow(), selected=chosen)
        alt = describe_groups(f"The {reading.lower()} figure for each thing", drawn, "subject")
        show_figure(figure, key="readings", how=HOW, alt=alt, title=f"{TITLE}: {reading.lower()}")
        if len(found) > MOST:
            st.caption(f"Drawn are the {MOST} things that most claims are about, of {len(found):,}; the table holds all.")
    with beside:
        show_reports(facts, found[found["claim_id"] == chosen], ("subject", "count"), joint=": ")
    show_table(found, COLUMNS, facts.filters, key="readings-table", alt=f"The {reading.lower()} figure for each thing")
