"""The router, and the server that runs it: ``streamlit run dashboard.py``.

The server imports this file once and finds ``app``; each session runs it as a script and finds the pages.
"""

import streamlit as st

from lib.ui.ready import get_ready, point_ahead, wait_until_ready

if __name__ != "__main__":
    app = st.App(__file__, lifespan=get_ready, middleware=[point_ahead()])
else:
    st.set_page_config(page_title="Dateline", page_icon="📰", layout="wide", initial_sidebar_state=330)
    wait_until_ready()
    st.navigation(
        [
            st.Page("pages/overview.py", title="Overview", icon=":material/dashboard:", default=True),
            st.Page("pages/map.py", title="Map", icon=":material/public:"),
            st.Page("pages/timeline.py", title="Timeline", icon=":material/timeline:"),
            st.Page("pages/personnel.py", title="Personnel", icon=":material/groups:"),
            st.Page("pages/article.py", title="Article", icon=":material/article:"),
            st.Page("pages/review.py", title="Review", icon=":material/rate_review:"),
            st.Page("pages/add.py", title="Add", icon=":material/note_add:"),
            st.Page("pages/download.py", title="Download", icon=":material/download:"),
            st.Page("pages/versions.py", title="Versions", icon=":material/history:"),
            st.Page("pages/about.py", title="About", icon=":material/info:"),
        ],
        position="top",
    ).run()
