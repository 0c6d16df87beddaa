"""The parts of the Article page: which article, which fact, its head, the legend of the marks."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from lib.days import say_day
from lib.figures.palette import KIND, Theme, fade, kind_colour
from lib.figures.passage import ANCHOR

if TYPE_CHECKING:
    import pandas as pd

    from lib.ui.page import Facts

_BASIS = {"stated": "as the text says", "metadata": "as its publisher says", "inferred": "worked out from the dates in the text"}


def choose_article(facts: Facts) -> dict[str, Any] | None:
    """The article asked for in the URL (``?article=``), or picked from those that pass the filters, newest first; None when there is none.

    A deep link wins over the filters: the article that it names is offered even where they would hide it.
    """
    wanted = st.query_params.get("article")
    everything = facts.all["articles"].set_index("article_id", drop=False)
    ids = list(facts.shown["articles"].sort_values("published", ascending=False, na_position="last", kind="stable")["article_id"])
    if wanted in everything.index and wanted not in ids:
        ids.insert(0, wanted)
        st.caption("The link leads to an article that the filters would leave out.")
    elif wanted and wanted not in everything.index:
        st.warning("The link names an article that is not in the store; here is the newest one instead.", icon=":material/link_off:")
    if not ids:
        return None
    if wanted in ids and st.session_state.get("pick") != wanted:
        st.session_state["pick"] = wanted
    elif st.session_state.get("pick") not in ids:
        st.session_state.pop("pick", None)
    names = {row["article_id"]: _name(row) for row in everything.loc[ids].to_dict("records")}
    chosen = st.selectbox("Article", ids, format_func=names.__getitem__, key="pick", on_change=_follow_pick)
    return everything.loc[chosen].to_dict()


def _follow_pick() -> None:
    st.query_params["article"] = st.session_state["pick"]
    st.query_params.pop("fact", None)


def _name(row: dict[Any, Any]) -> str:
    day = f"{row['published']}  " if row["published"] is not None and row["published"] == row["published"] else ""
    return f"{day}{row['title']} ({row['source']})"


def show_head(article: dict[str, Any]) -> None:
    """Source, date and how it is known, words, and the way to the original."""
    day, basis = article["published"], _BASIS.get(article["published_basis"] or "", "")
    when = f"{say_day(day)} ({basis})" if say_day(day) else "no publication date known"
    st.text(f"{article['source']}  ·  {when}  ·  {article['words']:,} words")
    if str(article["url"] or "").startswith(("https://", "http://")):
        st.link_button("Open the original", article["url"], type="tertiary", icon=":material/open_in_new:")


def choose_fact(rows: pd.DataFrame) -> str | None:
    """The table of facts; returns the fact picked in it, or the one that the URL asks for (``?fact=``)."""
    shown = rows[["kind", "label", "score"]]
    config = {
        "kind": st.column_config.Column("Kind", width=70),
        "label": st.column_config.Column("What was understood", width=270),
        "score": st.column_config.NumberColumn(
            "Sure", format="percent", width=60, help="Probability that the fact is right, measured on labelled articles"
        ),
    }
    event = st.dataframe(
        shown,
        key="facts",
        column_config=config,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        alt="Facts in the article",
    )
    picked = event["selection"]["rows"]
    st.caption("Pick a row to see where the fact stands. Facts are listed in the order of the text.")
    ids = list(rows["fact_id"])
    if picked and picked[0] < len(ids):
        return ids[picked[0]]
    wanted = st.query_params.get("fact")
    if wanted and wanted not in ids:
        st.caption("The fact that the link names is not in this article as it is stored now.")
    return wanted if wanted in ids else None


def draw_legend(theme: Theme) -> None:
    """What the marks' colours mean."""
    marks = "".join(
        f'<span style="background:{fade(kind_colour(table, theme.name), 0.16)};box-shadow:inset 0 -2px 0 {kind_colour(table, theme.name)};'
        f'padding:1px 6px;margin-right:8px;border-radius:2px;white-space:nowrap">{escape(table)}</span>'
        for table in KIND
    )
    st.html(f'<p style="font-size:0.85rem;margin:0;line-height:2">{marks} Overlapping facts share a stretch; hold the pointer over it.</p>')


def scroll_to_fact(fact: str) -> None:
    """Bring the marked fact into view; nothing of the article's enters the script."""
    script = f"document.getElementById('{ANCHOR}')?.scrollIntoView({{block: 'center'}})"
    st.html(f"<script>/* {''.join(char for char in fact if char.isalnum())} */ {script}</script>", unsafe_allow_javascript=True)
