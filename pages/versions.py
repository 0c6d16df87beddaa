"""Versions: every import and removal, all pages as they were then, and what changed between any two of them."""

import streamlit as st

from lib.ui.data import find_versions
from lib.ui.page import begin
from lib.ui.versions_changes import show_changes
from lib.ui.versions_list import show_versions

facts = begin("Versions of the data")
versions = find_versions()
show_versions(versions)
st.header("What changed", anchor=False)
if len(versions) > 1:
    show_changes(facts, versions)
else:
    st.info("There is one version so far, and nothing to compare it with: each import or removal makes another.", icon=":material/history:")
