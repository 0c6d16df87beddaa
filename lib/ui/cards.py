"""Cards of the Overview: how much there is, and what is claimed most, each with the way to its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.ui.evidence import escape_markdown, link_page

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from lib.filters import Filters

#: Key figure -> the page that shows what it counts, and the words of the link.
_PAGES = {
    "articles": ("article", "Read"),
    "places": ("map", "See the map"),
    "meetings": ("timeline", "See when"),
    "personnel": ("personnel", "See who says so"),
    "quotes": ("article", "Read"),
    "attacks": ("map", "See the map"),
}


def show_key_figures(figures: pd.DataFrame, filters: Filters) -> None:
    """``views.key_figures`` as cards: the number, the days that it spans, how sure it is, a link to what it counts."""
    with st.grid(6, min_column_width=150):
        for name, row in figures.iterrows():
            page, link = _PAGES[str(name)]
            with st.container(border=True, gap=None):
                st.metric(row["label"], f"{row['value']:,}", help=row["help"])
                st.caption(
                    f"{row['sure']:.0%} likely right" if row["sure"] == row["sure"] else _say_months(row["first_day"], row["last_day"])
                )
                link_page(page, f"{link} →", filters)


def show_headlines(claims: pd.DataFrame, filters: Filters) -> None:
    """``views.headline_claims`` as cards: the range, how many claims it spans, whether they disagree, a link to who says so."""
    with st.grid(3, min_column_width=250):
        for row in claims.to_dict("records"):
            with st.container(border=True, gap=None):
                st.caption(
                    escape_markdown(" · ".join(part for part in (row["status"].capitalize(), row["force_name"], row["place"]) if part))
                )
                st.markdown(f"**{escape_markdown(row['range'])}** {escape_markdown(row['unit'])}")
                st.caption(f"{_count(row['claims'], 'claim')}, {_count(row['reports'], 'report')} · {row['disagreement'] or 'no conflict'}")
                link_page("personnel", "See who says so →", filters, status=row["status"], claim=row["claim_id"])


def _say_months(first: date | None, last: date | None) -> str:
    """The months that days lie in, short enough for a card: "Jun 2024 – Dec 2025"."""
    months = [f"{day:%b %Y}" for day in (first, last) if day is not None]
    return " – ".join(dict.fromkeys(months)) or "no day known"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
