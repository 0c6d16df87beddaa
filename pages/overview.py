"""Overview: what is reported, where, when, how many and how sure; a pick in one chart narrows all others."""

from functools import partial

import streamlit as st

from lib import views
from lib.figures.map import describe_map, plot_map
from lib.figures.personnel import describe_claims, plot_statuses
from lib.figures.timeline import describe_timeline, plot_timeline
from lib.ui.cards import show_headlines, show_key_figures
from lib.ui.evidence import link_page
from lib.ui.figure import show_figure, show_table
from lib.ui.focus import focus_key, focused, follow
from lib.ui.page import begin, page_theme

facts = begin("What the reports say")
theme = page_theme()
show_key_figures(views.key_figures(facts.shown), facts.filters)

headlines = views.headline_claims(facts.shown)
if not headlines.empty:
    st.subheader("What is claimed most", anchor=False)
    show_headlines(headlines, facts.filters)

left, right = st.columns([3, 2], gap="large")
with left:
    st.subheader("Where", anchor=False)
    places = views.map_places(facts.around("place"))
    key = focus_key("overview-map")
    show_figure(
        plot_map(places, theme, height=400, selected=focused("place")),
        key=key,
        pick=partial(follow, "place", key),
        how="A dot is an exact place, a ring a province or region, shading a country that reports name without a closer place. "
        "Larger marks stand in more articles. Pick a mark to see only the articles that tell of it.",
        alt=describe_map(places),
        title="Where",
    )
    link_page("map", "Read what happened at each place →", facts.filters)
with right:
    st.subheader("How many people", anchor=False)
    claims = views.personnel_claims(facts.around("status"))
    key = focus_key("overview-claims")
    show_figure(
        plot_statuses(claims, theme, selected=focused("status")),
        key=key,
        pick=partial(follow, "status", key),
        how="Each dot is one claim. Claims overlap and contradict each other, so they are never added up. Arrows mark an open end. "
        "Pick a dot to see only the articles with such claims.",
        alt=describe_claims(claims),
        title="How many people",
    )
    link_page("personnel", "See who claims what →", facts.filters)

st.subheader("Who met whom", anchor=False)
meetings = views.meeting_timeline(facts.around("meeting"))
key = focus_key("overview-meetings")
if meetings.empty:
    st.caption("No meeting passes these filters.")
else:
    show_figure(
        plot_timeline(meetings, theme, labels=False, selected=focused("meeting")),
        key=key,
        pick=partial(follow, "meeting", key),
        how="A diamond is a known day; a hatched bar spans the days that a meeting may have fallen on. Pick one to see only its reports.",
        alt=describe_timeline(meetings),
        title="Who met whom",
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
