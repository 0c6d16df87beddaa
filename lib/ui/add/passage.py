"""The text of an article that is not stored yet, with what was found in it marked; a click on a fact shows the sentence that it is from."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from lib.context import add_context
from lib.extract.facts import article_row
from lib.figures.passage import mark_passage
from lib.ui.page import page_theme
from lib.views.facts import list_evidence, prove_facts

if TYPE_CHECKING:
    import pandas as pd

    from lib.extract.facts import Facts

#: The Article page's own script: it draws the passage and tells which mark was clicked.
_READER = st.components.v2.component(
    "dateline.preview", js=(Path(__file__).parents[1] / "reader.js").read_text(encoding="utf-8"), isolate_styles=False
)


def show_marked(facts: Facts, key: str) -> None:
    """The article's text as the Article page shows it, one fact at a time picked by a click; ``key`` tells it from others."""
    rows = list_found(facts)
    picked = st.session_state.get(f"{key}-fact")
    asked = picked if picked in set(rows["fact_id"]) else None
    passage = mark_passage(facts.article.text, rows, page_theme(), asked, margin=True)
    _READER(key=key, data={"passage": passage, "asked": asked}, on_fact_change=lambda: _toggle(key))


def list_found(facts: Facts) -> pd.DataFrame:
    """Facts that are not stored yet as ``views.article_facts`` gives those that are."""
    _, found = add_context(article_row(facts.article, datetime.now(UTC)), facts.tables)
    rows = [row for table, own in found.items() for row in prove_facts(table, own)]
    return list_evidence(sorted(rows, key=lambda row: (row["char_start"], row["char_end"], row["fact_id"])))


def _toggle(key: str) -> None:
    fact = st.session_state[key].fact
    st.session_state[f"{key}-fact"] = None if st.session_state.get(f"{key}-fact") == fact else fact
