"""Taking articles out of the store again: which, what goes with them, who and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from lib import store
from lib.context import fold
from lib.errors import DatelineError
from lib.schema import FACT_TABLES
from lib.ui.add.keep import ask_commit
from lib.ui.add.words import count, say_facts
from lib.ui.data import load_reviewed, show_error, store_uri
from lib.ui.evidence import escape_markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.store import Commit
    from lib.ui.data import Reviewed

#: Titles named in the message before the rest is only counted.
_NAMED = 3
_KEY = "remove-table"
_COLUMNS = {
    "title": st.column_config.TextColumn("Title", width="large"),
    "source": st.column_config.TextColumn("Outlet"),
    "published": st.column_config.DateColumn("Published", format="YYYY-MM-DD"),
    "words": st.column_config.NumberColumn("Words", width="small"),
    "added_at": st.column_config.DatetimeColumn("Added", format="YYYY-MM-DD HH:mm"),
}


def remove_articles() -> None:
    """Look for articles, tick them, see what goes with them, and take them out."""
    reviewed = load_reviewed()
    st.markdown(
        "What you remove goes with its facts from all pages and downloads from now on. It makes a new version of the store; the versions "
        "before keep it. Decisions about its facts stay in the log and count again if the same article is added again."
    )
    if done := st.session_state.pop("removed", None):
        st.success(done, icon=":material/task_alt:")
    if reviewed.everything["articles"].empty:
        st.info("The store holds no articles.", icon=":material/inbox:")
        return
    wanted = st.text_input("Look for articles", key="remove-search", placeholder="Words of the title, the outlet or the address")
    listed = find_articles(reviewed.everything["articles"], wanted)
    if listed.empty:
        st.info("No article in the store has these words in its title, outlet or address.", icon=":material/search_off:")
        return
    event = st.dataframe(
        listed[list(_COLUMNS)],
        key=f"{_KEY}-{reviewed.version}-{wanted}",
        column_config=_COLUMNS,
        hide_index=True,
        placeholder="–",
        on_select="rerun",
        selection_mode="multi-row",
        alt="The articles in the store, one a row; tick those to remove.",
    )
    ids = list(listed["article_id"].iloc[event["selection"]["rows"]])
    st.caption(f"{count(len(listed), 'article')} listed, {len(ids):,} ticked.")
    if ids:
        _confirm(reviewed, ids)


def find_articles(articles: pd.DataFrame, wanted: str) -> pd.DataFrame:
    """The stored articles in whose title, outlet or address all words stand, the latest added first."""
    words = fold(wanted).split()
    text = (articles["title"] + " " + articles["source"] + " " + articles["url"].fillna("")).map(fold) if words else None
    rows = articles if text is None else articles[text.map(lambda said: all(word in said for word in words))]
    return rows.sort_values(["added_at", "title"], ascending=[False, True], kind="stable")


def count_bound(reviewed: Reviewed, ids: Sequence[str]) -> tuple[dict[str, int], int]:
    """What hangs on these articles: numbers of facts by table, and of people's decisions about them."""
    own = {table: frame.loc[frame["article_id"].isin(ids), "fact_id"] for table in FACT_TABLES for frame in [reviewed.machine[table]]}
    facts = {fact for found in own.values() for fact in found}
    return {table: len(found) for table, found in own.items()}, sum(decision.fact_id in facts for decision in reviewed.decisions)


def _confirm(reviewed: Reviewed, ids: Sequence[str]) -> None:
    numbers, decided = count_bound(reviewed, ids)
    titles = list(reviewed.everything["articles"].set_index("article_id").loc[list(ids), "title"])
    with st.container(border=True, key="removing"):
        kept = f" {count(decided, 'decision')} about them stay in the log." if decided else ""
        st.markdown(f"**{count(len(ids), 'article')}** will go, with {say_facts(numbers)}.{kept}")
        key = f"{len(ids)}-{hash(tuple(ids))}"
        sure = st.checkbox(f"Yes, remove {'it' if len(ids) == 1 else 'them'}", key=f"sure-{key}")
    listed = ", ".join(titles[:_NAMED]) + (f" and {len(titles) - _NAMED:,} more" if len(titles) > _NAMED else "")
    label = f"Remove {count(len(ids), 'article')}"
    if commit := ask_commit(
        f"Removed {count(len(ids), 'article')}: {listed}", label, key=f"remove-{key}", icon="delete", disabled=not sure
    ):
        _remove(ids, commit)


def _remove(ids: Sequence[str], commit: Commit) -> None:
    try:
        with st.spinner("Removing …"):
            gone = store.remove(store.open_store(store_uri()), list(ids), commit)
    except DatelineError as error:
        show_error(error)
        return
    st.session_state["removed"] = f"{count(gone, 'article')} removed: {escape_markdown(commit.message)}"
    st.rerun()
