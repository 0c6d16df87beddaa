"""Which version of the data is shown: the latest, or an earlier one that the address or a reader asks for, on every page until undone."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.ui.address import asked, tell

#: Its name in the address, and in the session.
AS_OF = "as_of"


def read_as_of() -> None:
    """Take over the version that the address asks for, and write the one that is shown into it. Call it before anything is loaded."""
    if linked := asked(AS_OF):
        st.session_state[AS_OF] = linked[0]
    tell(AS_OF, (as_of,) if (as_of := shown_as_of()) else ())


def shown_as_of() -> str | None:
    """The version shown ("12", or "12.5" with the reviews up to their version 5); None for the latest, also outside of a session."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    return st.session_state.get(AS_OF) or None


def show_version(as_of: str) -> None:
    """Show the data as of a version from now on, on every page; "" for the latest."""
    st.session_state[AS_OF] = as_of


def offer_latest(key: str = "latest") -> None:
    """The button that leads back to the latest version."""
    st.button("Show the latest", key=key, on_click=show_version, args=("",), icon=":material/update:")
