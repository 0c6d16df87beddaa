"""Article: the text set for reading, every fact marked where it stands and told in the margin, with who says it through whom."""

import streamlit as st

from lib import views
from lib.schema import FACT_TABLES
from lib.ui.article import choose_article, draw_legend, show_head, turn_pages
from lib.ui.page import begin, nothing, page_theme
from lib.ui.reader import read_pick, show_passage, show_picked
from lib.ui.review import with_rejected

facts = begin("Article")
article, ids = choose_article(facts)
if article is None:
    nothing("No article passes these filters.", "Widen them to read one.")
rows = views.article_facts(with_rejected(facts.filters), article["article_id"])
show_head(article)
text = article["text"]
kinds = st.pills("Mark", FACT_TABLES, selection_mode="multi", default=FACT_TABLES, format_func=str.capitalize, key="kinds")
listed = rows[rows["table"].isin(kinds)]


@st.fragment
def read() -> None:
    asked = read_pick(listed)
    draw_legend(page_theme())
    show_passage(text, listed, page_theme(), asked)
    if asked:
        show_picked(listed[listed["fact_id"] == asked])


read()
turn_pages(ids, article["article_id"])
