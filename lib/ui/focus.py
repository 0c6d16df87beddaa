"""One thing picked in a chart narrows all others to the articles that tell of it; it stands in the address and is undone with a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib import views
from lib.ui.address import asked, tell
from lib.ui.data import store_uri
from lib.ui.selection import marks_in, offer_undoing

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from lib.filters import Focus

_NAME = "focus"
#: Changes when the focus is taken away elsewhere than in the chart, so that the chart forgets what was picked in it.
_ROUND = "focus-round"


def read_focus(tables: Mapping[str, pd.DataFrame], version: str) -> Focus | None:
    """What the address or a chart asks for, and writes it into the address; None where nothing is asked or nothing tells of it.

    Call it before the filter bar is drawn: the picture of a page's state in the address is whole only then.
    """
    linked = asked(_NAME)
    if linked:
        st.session_state[_NAME] = linked[0]
    token = st.session_state.get(_NAME, "")
    focus = _find(tables, token, store_uri(), version) if token else None
    if focus is None:
        st.session_state.pop(_NAME, None)
    tell(_NAME, (focus.token,) if focus else ())
    return focus


@st.cache_data(max_entries=32, show_spinner=False)
def _find(_tables: Mapping[str, pd.DataFrame], token: str, uri: str, version: str) -> Focus | None:
    return views.find_focus(_tables, token)


def focus_key(name: str) -> str:
    """The key of a chart whose marks focus: a new one after the focus was taken away by its button."""
    return f"{name}-{st.session_state.get(_ROUND, 0)}"


def follow(kind: str, key: str) -> None:
    """Focus on the mark just picked in the chart ``key`` (its ``customdata``); on nothing, where the pick was taken back."""
    marks = marks_in(key)
    token = f"{kind}:{marks[0]}" if marks else ""
    st.session_state[_NAME] = "" if token == st.session_state.get(_NAME) else token


def focused(kind: str) -> str | None:
    """The id that is focused on, where it is one of this kind."""
    own, _, key = st.session_state.get(_NAME, "").partition(":")
    return key if own == kind else None


def show_focus(focus: Focus) -> None:
    """What all charts are narrowed to, and the button that undoes it."""
    many = len(focus.articles)
    articles = "the article that tells" if many == 1 else f"the {many:,} articles that tell"
    offer_undoing(f"{articles} of {focus.words}", key="unfocus", undo=unfocus, says="Show everything again.")


def unfocus() -> None:
    """Let all articles through again."""
    st.session_state[_NAME] = ""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
