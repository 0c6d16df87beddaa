"""Article: the text with every fact marked where it stands, the facts beside it."""

import streamlit as st

from lib import views
from lib.figures.passage import mark_passage
from lib.schema import FACT_TABLES
from lib.ui.article import choose_article, choose_fact, draw_legend, scroll_to_fact, show_head
from lib.ui.page import begin, nothing, page_theme

facts = begin("Article")
article = choose_article(facts)
if article is None:
    nothing("No article passes these filters.", "Widen them to read one.")
rows = views.article_facts(facts.all, article["article_id"])
show_head(article)

kinds = st.pills("Mark", FACT_TABLES, selection_mode="multi", default=FACT_TABLES, format_func=str.capitalize, key="kinds")
listed = rows[rows["table"].isin(kinds)]
left, right = st.columns([3, 2], gap="large")
with right:
    asked = choose_fact(listed)
with left:
    draw_legend(page_theme())
    st.html(mark_passage(article["text"], listed, page_theme(), asked))
    if asked:
        scroll_to_fact(asked)
