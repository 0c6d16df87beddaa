"""The store's tables, read once for each of its versions; where there is no store yet, it is built in front of the reader."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from lib import store
from lib.errors import DatelineError

if TYPE_CHECKING:
    import pandas as pd

ROOT = Path(__file__).resolve().parents[2]


def store_uri() -> str:
    """The folder of the store: ``$DATELINE_STORE``, or ``data/store`` in the project."""
    return os.environ.get("DATELINE_STORE") or str(ROOT / store.DEFAULT_URI)


def load_tables() -> tuple[dict[str, pd.DataFrame], str]:
    """All tables, unfiltered and not to be changed, and the version of the store that they come from; stops the page where that fails."""
    try:
        opened = store.open_store(store_uri())
        if not store.exists(opened):
            _build(opened.uri)
        version = store.version(opened)
        return _read(opened.uri, version), version
    except DatelineError as error:
        show_error(error)
        st.stop()


def show_error(error: DatelineError) -> None:
    """Cause, place and remedy, in that order; never a traceback."""
    st.error(error.cause, icon=":material/error:")
    with st.container(border=True):
        st.text(f"Where:  {error.place}")
        st.text(f"What to do:  {error.remedy}")


@st.cache_resource(max_entries=2, show_spinner=False)
def _read(uri: str, version: str) -> dict[str, pd.DataFrame]:
    """Read the version that is current now; ``version`` is the cache's key. Shared by all sessions, so nobody may change the frames."""
    return store.read_tables(store.open_store(uri))


def _build(uri: str) -> None:
    from lib.ingest import ensure_store  # brings the language model along, which a page with a store never needs

    bar = st.progress(0.0, text="First start: reading the articles …")

    def report(done: int, total: int, name: str) -> None:
        bar.progress(done / max(total, 1), text=f"First start: reading {name} ({done} of {total})")

    ensure_store(uri, Path(os.environ.get("DATELINE_ARTICLES") or ROOT / "data" / "articles"), report)
    bar.empty()
