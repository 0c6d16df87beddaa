"""Map: every located place and where people are sent; for what is picked, what the reports say of it."""

import streamlit as st

from lib.ui.figure import show_table
from lib.ui.map import choose_drawing, load_map, read_picks, show_map
from lib.ui.page import begin, nothing, split
from lib.ui.places_picked import show_flows, show_places

PLACES = {
    "name": "Place",
    "precision": "Known to",
    "country": "Country",
    "articles": "Articles",
    "mentions": "Mentions",
    "sentence": "First sentence",
}
FLOWS = {
    "label": "From and to",
    "statuses": "What is claimed, by status",
    "km": "Kilometres",
    "claims": "Claims",
    "reports": "Reports",
    "articles": "Articles",
    "sentence": "First sentence",
}
ROWS = 1000

facts = begin("Where it happens")
shown = load_map(facts)
EMPTY = "No located place passes these filters.", "Widen them to see the map."
if shown.places.empty and shown.unlocated.empty:
    nothing(*EMPTY)


@st.fragment
def draw() -> None:
    drawing = choose_drawing(shown)
    places, ways = read_picks(shown)
    wide, beside = split()
    with wide:
        show_map(shown, drawing, (*places, *ways))
    with beside:
        if ways:
            show_flows(facts, shown.flows, ways)
        if places:
            show_places(facts, shown.places, places)
        elif not ways:
            st.info("Pick a mark or a line, or a row of a table, to read what the reports say of it.", icon=":material/ads_click:")
    show_table(shown.places.head(ROWS), PLACES, facts.filters, key="map-table", alt="Places on the map")
    if len(shown.places) > ROWS:
        st.caption(f"The first {ROWS:,} of {len(shown.places):,} places: filter for fewer, or take all from the page Download.")
    if not shown.flows.empty:
        st.header("Where people are sent", anchor=False)
        show_table(shown.flows.head(ROWS), FLOWS, facts.filters, key="flows-table", alt="Where people are sent")


if shown.places.empty:
    st.info(" ".join(EMPTY), icon=":material/filter_alt:")
else:
    draw()
if not shown.unlocated.empty:
    many = "1 place" if len(shown.unlocated) == 1 else f"{len(shown.unlocated):,} places"
    with st.expander(f"{many} that reports name but the gazetteer cannot find, so not on the map"):
        show_table(shown.unlocated.head(ROWS), PLACES, facts.filters, key="unlocated-table", alt="Places that are not on the map")
