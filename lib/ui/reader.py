"""The reader of the Article page: the text with its facts in the margin, and what the reader picks in either."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from lib.figures.passage import mark_passage
from lib.ui.evidence import escape_markdown
from lib.ui.review import review_card

if TYPE_CHECKING:
    import pandas as pd

    from lib.figures.palette import Theme

#: Draws the passage and tells Python which of its marks and buttons was clicked; in the page's own styles.
_READER = st.components.v2.component(
    "dateline.reader", js=(Path(__file__).parent / "reader.js").read_text(encoding="utf-8"), isolate_styles=False
)
_KEY = "reader"


def read_pick(rows: pd.DataFrame) -> str | None:
    """The fact that was clicked last, or the one that the address asks for (``?fact=``); None where neither is among ``rows``."""
    wanted = st.query_params.get("fact")
    if wanted is None or wanted in set(rows["fact_id"]):
        return wanted
    st.caption("The fact that the link names is not in this article as it is stored now, or its kind is not marked.")
    return None


def show_passage(text: str, rows: pd.DataFrame, theme: Theme, asked: str | None) -> None:
    """The text with ``rows`` (``views.article_facts``) marked and in the margin; a click on either picks the fact and writes it into the
    address.
    """
    _READER(key=_KEY, data={"passage": mark_passage(text, rows, theme, asked, margin=True), "asked": asked}, on_fact_change=_follow)


def show_picked(rows: pd.DataFrame) -> None:
    """The fact that is picked, in sight at the foot of the window, with what can be decided about it."""
    with st.container(key="picked-fact", gap="small"):
        fact = rows.iloc[0]
        st.markdown(f"**{escape_markdown(fact['kind'].capitalize())}**: {escape_markdown(fact['label'])}")
        review_card(rows)


def _follow() -> None:
    picked = st.session_state[_KEY].fact
    if st.query_params.get("fact") == picked:
        del st.query_params["fact"]
    else:
        st.query_params["fact"] = picked
