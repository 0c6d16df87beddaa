"""Overview: key figures, a small map, the timeline, claims about people, the latest reports."""

import streamlit as st

from lib import views
from lib.figures.map import describe_map, plot_map
from lib.figures.personnel import describe_claims, plot_statuses
from lib.figures.timeline import describe_timeline, plot_timeline
from lib.ui.evidence import link_page
from lib.ui.figure import show_figure, show_table
from lib.ui.page import begin, page_theme

PAGES = {"articles": "article", "places": "map", "meetings": "timeline", "personnel": "personnel", "quotes": "article", "attacks": "map"}
LINKS = {"article": "Read", "map": "See the map", "timeline": "See when", "personnel": "See who says so"}

facts = begin("What the reports say")
theme = page_theme()

with st.grid(6, min_column_width=150):
    for name, row in views.key_figures(facts.shown).iterrows():
        with st.container(border=True, gap=None):
            st.metric(row["label"], f"{row['value']:,}", help=row["help"])
            link_page(PAGES[str(name)], f"{LINKS[PAGES[str(name)]]} →", facts.filters)

places = views.map_places(facts.shown)
claims = views.personnel_claims(facts.shown)
left, right = st.columns([3, 2], gap="large")
with left:
    st.subheader("Where", anchor=False)
    show_figure(
        plot_map(places, theme, height=400),
        key="overview-map",
        pick=False,
        how="A dot is an exact place, a ring a province or region, shading a country that reports name without a closer place. "
        "Larger marks stand in more articles. Outlines: Natural Earth.",
        alt=describe_map(places),
    )
    link_page("map", "Pick a place and read what happened there →", facts.filters)
with right:
    st.subheader("How many people", anchor=False)
    show_figure(
        plot_statuses(claims, theme),
        key="overview-claims",
        pick=False,
        how="Each dot is one claim. Claims overlap and contradict each other, so they are never added up. Arrows mark an open end.",
        alt=describe_claims(claims),
    )
    link_page("personnel", "See who claims what →", facts.filters)

st.subheader("Who met whom", anchor=False)
meetings = views.meeting_timeline(facts.shown)
show_figure(
    plot_timeline(meetings, theme, labels=False),
    key="overview-meetings",
    pick=False,
    how="A diamond is a known day; a hatched bar spans the days that a meeting may have fallen on.",
    alt=describe_timeline(meetings),
)
link_page("timeline", "Read the meetings one by one →", facts.filters)

st.subheader("Latest reports", anchor=False)
show_table(
    views.latest_reports(facts.shown),
    {"published": "Published", "title": "Headline", "source": "Source", "facts": "Facts"},
    facts.filters,
    key="overview-reports",
    alt="The latest reports",
)
