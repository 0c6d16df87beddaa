"""Overview: what is reported, where, when, how many and how sure; a pick in one chart narrows all others."""

from functools import partial

import streamlit as st

from lib.ui.cards import show_headlines, show_key_figures
from lib.ui.evidence import link_page
from lib.ui.figure import show_figure, show_table
from lib.ui.focus import focus_key, focused, follow
from lib.ui.overview import overview_figure, overview_table
from lib.ui.page import begin, is_narrow, page_theme

HOW = {
    "place": "A dot is an exact place, a ring a district or province, shading a country that reports name without a closer place. "
    "Larger marks stand in more articles. Pick a mark to see only the articles that tell of it.",
    "status": "Each dot is one claim; where many lie over each other, one dot is drawn. Claims overlap and contradict each other, so they "
    "are never added up. Arrows mark an open end. Pick a dot to see only the articles with such claims.",
    "meeting": "A diamond is a known day; a hatched bar spans the days that a meeting may have fallen on. Pick one to see only "
    "its reports.",
}

facts = begin("What the reports say")
show_key_figures(overview_table(facts, "figures"), facts.filters)

headlines = overview_table(facts, "headlines")
if not headlines.empty:
    st.header("What is claimed most", anchor=False)
    show_headlines(headlines, facts.filters)


def draw(kind: str, chart: str, title: str, page: str, link: str, nothing: str = "") -> None:
    st.header(title, anchor=False)
    drawn = overview_figure(facts, kind, page_theme(), focused(kind), narrow=is_narrow())
    if drawn is None:
        st.caption(nothing)
        return
    key = focus_key(f"overview-{chart}")
    show_figure(drawn[0], key=key, pick=partial(follow, kind, key), how=HOW[kind], alt=drawn[1], title=title)
    link_page(page, link, facts.filters)


left, right = st.columns([3, 2], gap="large")
with left:
    draw("place", "map", "Where", "map", "Read what happened at each place →")
with right:
    draw("status", "claims", "How many people", "personnel", "See who claims what →")
draw("meeting", "meetings", "Who met whom", "timeline", "Read the meetings one by one →", "No meeting passes these filters.")

st.header("Latest reports", anchor=False)
show_table(
    overview_table(facts, "reports"),
    {"published": "Published", "title": "Headline", "source": "Source", "facts": "Facts"},
    facts.filters,
    key="overview-reports",
    alt="The latest reports",
)
