"""What a reader has picked in a figure or its table; the pick stands in the address, so that a link leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.ui.address import asked, tell

if TYPE_CHECKING:
    from collections.abc import Sequence


def picked(key: str, ids: Sequence[str], name: str) -> list[str]:
    """The ids picked last: in the figure ``key`` (its marks' ``customdata``; several by box), in the table ``key-table`` (whose rows are
    ``ids``, in its order) or in the address (``?name=id``); only those among ``ids``, in the order picked.

    Read it before the figure is drawn, so that the figure can show the pick.
    """
    choices = (_from_figure(key), _from_table(f"{key}-table", ids))
    before = st.session_state.get(f"{key}-before", ((), ()))
    last = st.session_state.get(f"{key}-picked", ())
    # A figure that is drawn anew forgets its pick, and only a reader takes one back; a row given up takes back only what it picked.
    emptied = (st.session_state.pop(_touched(key), False), before[1] == last)
    changed = [new for new, old, taken in zip(choices, before, emptied, strict=True) if new != old and (new or taken)]
    linked = asked(name)
    now = linked if linked is not None else changed[0] if changed else last
    st.session_state[f"{key}-before"] = choices
    st.session_state[f"{key}-picked"] = now
    known = set(ids)
    shown = [each for each in now if each in known]
    tell(name, shown)
    return shown


def touch(key: str) -> None:
    """Note that a reader has just picked something in the figure ``key``, or taken it back: what the figure calls when that happens."""
    st.session_state[_touched(key)] = True


def _touched(key: str) -> str:
    return f"{key}-touched"


def _from_figure(key: str) -> tuple[str, ...]:
    points = st.session_state.get(key, {}).get("selection", {}).get("points", [])
    return tuple(dict.fromkeys(mark for point in points if (mark := _mark(point.get("customdata")))))


def _mark(custom: object) -> str:
    """The id of a mark; Plotly gives a row of custom data as a list, or for some traces as a dict."""
    values = list(custom.values()) if isinstance(custom, dict) else custom
    value = (values[0] if values else None) if isinstance(values, list) else values
    return str(value) if value else ""


def _from_table(key: str, ids: Sequence[str]) -> tuple[str, ...]:
    rows = st.session_state.get(key, {}).get("selection", {}).get("rows", [])
    return tuple(ids[row] for row in rows if row < len(ids))
