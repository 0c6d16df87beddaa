"""What a reader has chosen, in the address bar: a link to the page brings it back, and Back undoes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Sequence


def asked(name: str) -> tuple[str, ...] | None:
    """The values that the address gives for ``name``, where it says other than ``tell`` wrote there last; else None: nothing new is asked.

    An address without the name says nothing: the links of the navigation drop what is chosen, and the choice is kept all the same.
    """
    values = tuple(st.query_params.get_all(name))
    return values if values and values != st.session_state.get(_last(name), ()) else None


def tell(name: str, values: Sequence[str]) -> None:
    """Write what is chosen now into the address; nothing chosen takes the name away."""
    st.session_state[_last(name)] = tuple(values)
    if values:
        if tuple(st.query_params.get_all(name)) != tuple(values):
            st.query_params[name] = list(values)
    elif name in st.query_params:
        del st.query_params[name]


def _last(name: str) -> str:
    return f"address-{name}"
