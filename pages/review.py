"""Review: confirm, reject or correct what the machine read, the least certain facts first, beside their sentences."""

import streamlit as st

from lib.ui.data import load_reviewed
from lib.ui.page import begin
from lib.ui.review import ask_reviewer
from lib.ui.review_queue import (
    choose_fact,
    choose_kinds,
    list_reviewable,
    offer_labels,
    show_decisions,
    show_fact,
    show_progress,
    show_rejected,
    undo_last,
)
from lib.ui.versions import shown_as_of

HOW = (
    "The least certain facts come first. Compare what was understood with the sentence. What you decide shows on every page and in every "
    "download, marked, with your name, the time and your reason; what the machine read is kept beside it."
)
LISTS = ("Decisions", "Rejected facts", "Labels")

facts = begin("Review the facts")
tables = list_reviewable(facts)
reviewed = load_reviewed()
st.markdown(HOW)
who, what = st.columns([1, 3], vertical_alignment="bottom")
with who:
    name = ask_reviewer()
with what:
    kinds = choose_kinds()
show_progress(tables, kinds)

chosen = choose_fact(tables, kinds, facts)
if chosen:
    show_fact(*chosen, name, facts.filters)
else:
    st.success("Every fact of these kinds that passes the filters is reviewed or skipped.", icon=":material/task_alt:")
undo_last(name)
if not shown_as_of():
    st.caption("Keys: Y confirms, N rejects, E corrects, S skips, Z undoes. They work while no field is being typed in.")

shown = st.segmented_control("Show", LISTS, default=LISTS[0], required=True, key="list", bind="query-params", label_visibility="collapsed")
if shown == LISTS[0]:
    show_decisions(reviewed)
elif shown == LISTS[1]:
    show_rejected(tables, reviewed, facts.filters)
else:
    offer_labels(reviewed)
