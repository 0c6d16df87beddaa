"""Map: every located place, and for a place picked what the reports say of it."""

import streamlit as st

from lib import views
from lib.figures.map import describe_map, outside, plot_map
from lib.figures.plain_map import plot_plain_map
from lib.gazetteer import distance_km
from lib.ui.evidence import show_evidence
from lib.ui.figure import show_figure, show_table
from lib.ui.page import begin, nothing, page_theme, split
from lib.ui.selection import picked

HOW = (
    "A dot is an exact place. A ring is a province, district or region: somewhere within, not at that point. A shaded "
    "country is one that reports name without a closer place. Marks grow with the number of articles. Names that stand for "
    "a government (“Moscow said”) are left out. Outlines: Natural Earth."
)
COLUMNS = {
    "name": "Place",
    "precision": "Known to",
    "country": "Country",
    "articles": "Articles",
    "mentions": "Mentions",
    "sentence": "First sentence",
}

facts = begin("Where it happens")
places = views.map_places(facts.shown)
if places.empty:
    nothing("No located place passes these filters.", "Widen them to see the map.")
points = {row["place_id"]: row for row in places.to_dict("records")}


@st.fragment
def draw() -> None:
    chosen = next(iter(picked("map", list(places["place_id"]), "place")), None)
    plain = st.toggle("Plain map", key="plain", bind="query-params", persist_state="session", help="For browsers without WebGL.")
    wide, beside = split()
    with wide:
        figure = plot_plain_map(places, page_theme(), selected=chosen) if plain else plot_map(places, page_theme(), selected=chosen)
        far = outside(places)
        show_figure(
            figure,
            key="map",
            how=(HOW.replace("A shaded country is one", "A square is a country") if plain else HOW)
            + (f" {far} outside the first view: drag or zoom out." if far else ""),
            alt=describe_map(places),
            zoom=True,
        )
    with beside:
        show_place(chosen)
    show_table(places, COLUMNS, facts.filters, key="map-table", alt="Places on the map")


def show_place(place_id: str | None) -> None:
    """What happened at a place, with how far it lies from another."""
    if place_id is None:
        st.info("Pick a mark on the map, or a row of the table, to read what the reports say of that place.", icon=":material/ads_click:")
        return
    place = points[place_id]
    st.subheader(place["name"], anchor=False)
    st.caption(f"{place['precision'].capitalize()}, {place['country']}" if place["country"] else place["precision"].capitalize())
    others = [other for other in points if other != place_id]
    other = st.selectbox(
        "How far from", others, index=None, format_func=lambda i: points[i]["name"], key="other", placeholder="Another place"
    )
    if other:
        far = distance_km(*((point["lat"], point["lon"]) for point in (place, points[other])))
        rough = "" if place["exact"] and points[other]["exact"] else ", measured between middle points"
        st.markdown(f"**{far:,.0f} km** as the crow flies{rough}")
    show_evidence(views.place_facts(facts.shown, place_id), facts.filters)


draw()
