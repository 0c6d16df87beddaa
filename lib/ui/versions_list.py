"""The versions of the data in words: the banner over an earlier one, and the list of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from lib.days import say_day
from lib.ui.data import find_versions
from lib.ui.evidence import escape_markdown
from lib.ui.versions import offer_latest, show_version, shown_as_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lib.store import Version

_TABLE = "versions-table"
#: Rows of the list in sight; the others are scrolled to.
_ROWS = 6
_COLUMNS = {
    "number": st.column_config.NumberColumn("Version", width=70),
    "at": st.column_config.DatetimeColumn("When", format="D MMM YYYY, HH:mm", width=150),
    "author": st.column_config.TextColumn("Who"),
    "message": st.column_config.TextColumn("What", width=360),
    "added": st.column_config.NumberColumn("Added", help="Articles that were new."),
    "replaced": st.column_config.NumberColumn("Replaced", help="Articles that were there already and were read anew."),
    "removed": st.column_config.NumberColumn("Removed", help="Articles that were taken out."),
    "articles": st.column_config.NumberColumn("Articles", help="Articles in the store afterwards."),
}


def show_banner() -> None:
    """Over a page that shows an earlier version: which one, of when, by whom and why, and the way back. Nothing over the latest, nor where
    there is no such version, which whoever loads it says.
    """
    as_of = shown_as_of()
    if not as_of or not (versions := find_versions(as_of)):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="as-of"):
        st.markdown(f":material/history: **Data as of {escape_markdown(f'version {as_of}, {say_version(versions[0])}')}**")
        offer_latest("back-to-latest")


def need_latest(why: str) -> None:
    """Stop a page that writes into the store where an earlier version is shown; ``why`` says what the latest is needed for."""
    if shown_as_of():
        st.info(f"{why} What you see is an earlier version, which stays as it is: show the latest first.", icon=":material/history:")
        st.stop()


def say_version(version: Version) -> str:
    """When a version was made, by whom, and why."""
    why = f"{version.author}: {version.message}" if version.author and version.message else version.author or version.message
    return ", ".join(part for part in (say_day(local_time(version.at).date()), why or _count(version)) if part)


def local_time(moment: datetime) -> datetime:
    """A time as the reader's clock has it."""
    try:
        return moment.astimezone(ZoneInfo(st.context.timezone or "UTC"))
    except (KeyError, ValueError):
        return moment


def show_versions(versions: Sequence[Version]) -> None:
    """All versions, the newest first; one that is picked can be shown on all pages."""
    st.caption("Pick a row to see all pages as they were then.")  # above: a phone shows the table's tools there all the time
    rows = [[getattr(version, name) if name != "at" else local_time(version.at) for name in _COLUMNS] for version in versions]
    event = st.dataframe(
        pd.DataFrame(rows, columns=list(_COLUMNS)),
        height="auto" if len(versions) <= _ROWS else 35 * (_ROWS + 1) + 3,
        key=_TABLE,
        column_config=_COLUMNS,
        hide_index=True,
        placeholder="–",
        on_select="rerun",
        selection_mode="single-row",
        alt="Imports and removals of articles, the newest first",
    )
    picked = [versions[row] for row in event["selection"]["rows"] if row < len(versions)]
    for version in picked:
        with st.container(horizontal=True, vertical_alignment="center"):
            latest = version.number == versions[0].number
            st.button(
                "Show the latest" if latest else f"Show all pages as of version {version.number}",
                key="show-version",
                on_click=show_version,
                args=("" if latest else str(version.number),),
                icon=":material/history:",
            )
            st.caption(escape_markdown(f"Version {version.number}, {say_version(version)}"))


def _count(version: Version) -> str:
    changes = ((version.added, "added"), (version.replaced, "replaced"), (version.removed, "removed"))
    return ", ".join(f"{number:,} {word}" for number, word in changes if number)
