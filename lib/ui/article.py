"""The parts of the Article page: which article, which fact, its head, the legend of the marks."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from lib.days import say_day
from lib.figures.palette import KIND, Theme, fade, kind_colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.ui.page import Facts

_BASIS = {"stated": "as the text says", "metadata": "as its publisher says", "inferred": "worked out from the dates in the text"}


def choose_article(facts: Facts) -> tuple[dict[str, Any] | None, list[str]]:
    """The article asked for in the URL (``?article=``), or picked from those that pass the filters; None when there is none. With it the
    ids of all that can be picked, newest first.

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
        return None, []
    if wanted in ids and st.session_state.get("pick") != wanted:
        st.session_state["pick"] = wanted
    elif st.session_state.get("pick") not in ids:
        st.session_state.pop("pick", None)
    names = {row["article_id"]: _name(row) for row in everything.loc[ids].to_dict("records")}
    chosen = st.selectbox("Article", ids, format_func=names.__getitem__, key="pick", on_change=_follow_pick)
    return everything.loc[chosen].to_dict(), ids


def _follow_pick() -> None:
    st.query_params["article"] = st.session_state["pick"]
    st.query_params.pop("fact", None)


def _name(row: dict[Any, Any]) -> str:
    return ", ".join(part for part in (f"{row['title']} ({row['source']}", say_day(row["published"])) if part) + ")"


def show_head(article: dict[str, Any]) -> None:
    """Source, date and how it is known, words, and the way to the original."""
    day, basis = article["published"], _BASIS.get(article["published_basis"] or "", "")
    when = f"{say_day(day)} ({basis})" if say_day(day) else "no publication date known"
    st.text(f"{article['source']}  ·  {when}  ·  {article['words']:,} words")
    if str(article["url"] or "").startswith(("https://", "http://")):
        st.link_button("Open the original", article["url"], type="tertiary", icon=":material/open_in_new:")


def draw_legend(theme: Theme) -> None:
    """What the marks' colours mean."""
    marks = "".join(
        f'<span style="background:{fade(kind_colour(table, theme.name), 0.16)};box-shadow:inset 0 -2px 0 {kind_colour(table, theme.name)};'
        f'padding:1px 6px;margin-right:8px;border-radius:2px;white-space:nowrap">{escape(table)}</span>'
        for table in KIND
    )
    said = "Point at a fact in the text or beside it to see the other; click to check it."
    st.html(f'<p style="font-size:0.85rem;margin:0;line-height:2">{marks} {said}</p>')


def turn_pages(ids: Sequence[str], article_id: str) -> None:
    """Buttons to the newer and the older article of those that pass the filters; ``ids`` newest first."""
    at = list(ids).index(article_id)
    newer, older = (ids[at - 1] if at else None), (ids[at + 1] if at + 1 < len(ids) else None)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button("Newer article", on_click=_open, args=(newer,), disabled=newer is None, icon=":material/arrow_back:", type="tertiary")
        st.caption(f"{at + 1:,} of {len(ids):,}")
        st.button(
            "Older article",
            on_click=_open,
            args=(older,),
            disabled=older is None,
            icon=":material/arrow_forward:",
            icon_position="right",
            type="tertiary",
        )


def _open(article_id: str) -> None:
    st.session_state["pick"] = article_id
    _follow_pick()
