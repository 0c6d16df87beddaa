"""From a row to the words that support it: links to the Article page and cards with the sentence."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st
from streamlit.errors import StreamlitAPIException

from lib.days import say_day
from lib.ui.filter_bar import filter_query
from lib.ui.review import review_card

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from lib.filters import Filters

#: Cards shown before the rest is left to the table.
_CARDS = 8


def evidence_links(frame: pd.DataFrame, filters: Filters) -> list[str]:
    """For each row the address of its sentence on the Article page, relative to the app, with the filters kept."""
    kept = filter_query(filters)
    return [
        "article?" + urlencode({"article": article, "fact": fact or "", **kept}, doseq=True)
        for article, fact in zip(frame["article_id"], frame["fact_id"], strict=True)
    ]


def link_page(page: str, label: str, filters: Filters, **query: str) -> None:
    """A link to ``pages/<page>.py`` that keeps the filters; plain text where the page runs alone and has no neighbours."""
    try:
        st.page_link(f"pages/{page}.py", label=label, query_params={**filter_query(filters), **query})
    except StreamlitAPIException:
        st.caption(label)


def show_evidence(facts: pd.DataFrame, filters: Filters, **version: str) -> None:
    """A card a sentence: the words of its facts marked, what was understood, where it stands, and the way there. ``as_of`` is given where
    it stands in another version of the data than the one shown: the way leads there, and nothing is decided about it here.
    """
    groups = list(facts.groupby(["article_id", "sent_start", "sent_end"], sort=False))
    for _, rows in groups[:_CARDS]:
        first = rows.iloc[0]
        with st.container(border=True, gap="small"):
            st.html(f'<div style="line-height:1.5">{mark_words(first["sentence"], list(rows["quote_exact"]))}</div>')
            st.caption(escape_markdown("; ".join(dict.fromkeys(rows["label"]))))
            where = ", ".join(part for part in (first["source"], say_day(first["published"])) if part)
            link_page(
                "article",
                f"{escape_markdown(where)}: read it in the article →",
                filters,
                article=first["article_id"],
                fact=first["fact_id"],
                **version,
            )
            if not version:
                review_card(rows)
    if len(groups) > _CARDS:
        st.caption(f"{len(groups) - _CARDS} more sentences on the Article page and in the download.")


def mark_words(sentence: str, words: Sequence[str]) -> str:
    """A sentence as HTML, everything escaped, with the facts' words marked where they stand in it.

    >>> mark_words("5 < 6 men", ["6 men"])
    '5 &lt; <mark>6 men</mark>'
    """
    inside = [False] * len(sentence)
    for part in words:
        start = sentence.find(part)
        if start >= 0:
            inside[start : start + len(part)] = [True] * len(part)
    pieces = ["".join(sentence[i] for i, _ in run) for _, run in groupby(enumerate(inside), key=lambda item: item[1])]
    marked = bool(inside and inside[0])
    html = []
    for piece in pieces:
        html.append(f"<mark>{escape(piece)}</mark>" if marked else escape(piece))
        marked = not marked
    return "".join(html)


def escape_markdown(text: str) -> str:
    """Text that is not ours, safe from being taken for Markdown.

    >>> escape_markdown("a*b")
    'a\\\\*b'
    """
    return "".join(f"\\{char}" if char in "\\`*_{}[]()<>#+-!|~$:^" else char for char in text)
