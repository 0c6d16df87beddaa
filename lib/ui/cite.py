"""A box with what it takes to cite what the page shows: link, sentence, version of the data, day."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlencode

import streamlit as st

from lib.days import say_day
from lib.store import short_version
from lib.ui.versions import AS_OF


def show_citation(title: str, sentence: str, version: str) -> None:
    """A small button that opens the box; ``sentence`` says what is shown, ``version`` is the store's."""
    with st.popover("Cite this view", icon=":material/format_quote:", type="tertiary"):
        st.caption(
            "The link brings this view back as it is now, with its filters, what is picked and the version of the data, also when more "
            "articles have been added and more facts reviewed."
        )
        short = short_version(version)
        st.code(cite(title, sentence, short, read_address(short), datetime.now(UTC)), language=None, wrap_lines=True)


def cite(title: str, sentence: str, version: str, link: str, now: datetime) -> str:
    """The citation, one line a part.

    >>> print(cite("Where it happens", "All facts.", "12.3", "http://127.0.0.1:8501/map?as_of=12.3", datetime(2025, 6, 17, tzinfo=UTC)))
    Dateline, “Where it happens”. All facts.
    Data version 12.3, viewed 17 June 2025 (UTC).
    http://127.0.0.1:8501/map?as_of=12.3
    """
    return f"Dateline, “{title}”. {sentence}\nData version {version}, viewed {say_day(now.astimezone(UTC).date())} (UTC).\n{link}"


def read_address(version: str) -> str:
    """The address of the page as it is now, with all that is chosen, on the data as of that version."""
    chosen = [(name, value) for name in st.query_params if name != AS_OF for value in st.query_params.get_all(name)]
    return f"{(st.context.url or '').partition('?')[0]}?{urlencode([*chosen, (AS_OF, version)])}"
