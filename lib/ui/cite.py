"""A box with what it takes to cite what the page shows: link, sentence, version of the data, day."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlencode

import streamlit as st

from lib.days import say_day


def show_citation(title: str, sentence: str, version: str) -> None:
    """A small button that opens the box; ``sentence`` says what is shown, ``version`` is the store's."""
    with st.popover("Cite this view", icon=":material/format_quote:", type="tertiary"):
        st.caption(
            "The link brings this view back, with its filters and what is picked. Numbers change when articles are added: the version "
            "says which data this was."
        )
        st.code(cite(title, sentence, version, read_address(), datetime.now(UTC)), language=None, wrap_lines=True)


def cite(title: str, sentence: str, version: str, link: str, now: datetime) -> str:
    """The citation, one line a part.

    >>> print(cite("Where it happens", "All facts.", "ab12.3", "http://127.0.0.1:8501/map", datetime(2025, 6, 17, tzinfo=UTC)))
    Dateline, “Where it happens”. All facts.
    Data version ab12.3, viewed 17 June 2025 (UTC).
    http://127.0.0.1:8501/map
    """
    return f"Dateline, “{title}”. {sentence}\nData version {version}, viewed {say_day(now.astimezone(UTC).date())} (UTC).\n{link}"


def read_address() -> str:
    """The address of the page as it is now, with all that is chosen."""
    query = urlencode([(name, value) for name in st.query_params for value in st.query_params.get_all(name)])
    base = (st.context.url or "").partition("?")[0]
    return f"{base}?{query}" if query else base
