"""What each report says of the mark picked on the timeline, side by side, and where the reports differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from lib import views
from lib.days import say_day
from lib.ui.evidence import escape_markdown, link_page, mark_words

if TYPE_CHECKING:
    import pandas as pd

    from lib.filters import Filters

#: Cards shown before the rest is left to the download.
_CARDS = 12


def show_accounts(accounts: pd.DataFrame, filters: Filters) -> None:
    """``views.mark_accounts`` as cards: the sentence with its words marked, the day in the report's own words, the way to the article."""
    rows = accounts.to_dict("records")
    st.caption("1 report" if len(rows) == 1 else f"{len(rows):,} reports, the closest about the day first")
    for difference in views.list_differences(accounts):
        st.warning(escape_markdown(f"The reports differ. {difference}"), icon=":material/difference:")
    with st.grid(3, min_column_width=280):
        for row in rows[:_CARDS]:
            with st.container(border=True, gap="small"):
                st.html(f'<div style="line-height:1.5">{mark_words(row["sentence"], [row["quote_exact"]])}</div>')
                where = ", ".join(part for part in (row["source"], say_day(row["published"])) if part)
                st.caption(f"**{escape_markdown(where)}**  \n{escape_markdown(row['label'])}  \n{' · '.join(_say_day(row))}")
                link_page("article", "Read it in the article →", filters, article=row["article_id"], fact=row["fact_id"])
    if len(rows) > _CARDS:
        st.caption(f"{len(rows) - _CARDS:,} more reports in the download.")


def _say_day(row: dict[Any, Any]) -> list[str]:
    """The day in the report's words, how it is known, and who says so."""
    written = f"Written: “{escape_markdown(row['date_text'])}”" if row["date_text"] else "No day in its own words"
    basis = row["basis"] and f"day {row['basis']}"
    said = " in ".join(part for part in (row["claimant"], row["relayed_by"]) if part)
    return [part for part in (written, basis, said and f"says {escape_markdown(said)}") if part]
