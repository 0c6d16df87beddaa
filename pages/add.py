"""Add: bring articles in by paste, file or address; see what is read before it is stored; take articles out again."""

import streamlit as st

from lib.ui.add.remove import remove_articles
from lib.ui.add.steps import ask_batch, find_own, show_job
from lib.ui.add.worker import StoreReader
from lib.ui.data import store_uri
from lib.ui.page import head
from lib.ui.versions_list import need_latest

WHAT = (
    "Paste a text, drop files, or name the address of an article or of a feed: each article is read and shown to you, and stored only when "
    "you say so. Nothing leaves this machine, except that it fetches an address that you ask for."
)
PARTS = ("Add articles", "Remove articles")

head("Add and remove articles")
need_latest("Articles are added to the latest version, and removed from it.")
part = st.segmented_control("Part", PARTS, default=PARTS[0], required=True, key="part", bind="query-params", label_visibility="collapsed")
if part == PARTS[1]:
    remove_articles()
elif own := find_own():
    show_job(*own)
else:
    st.markdown(WHAT)
    ask_batch(StoreReader(store_uri()))
