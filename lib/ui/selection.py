"""What a reader has picked in a figure or its table; the pick stands in the address, so that a link leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from lib.ui.address import asked, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


#: Of a figure in which nothing is picked: its marks and boxes.
_NOTHING: tuple[tuple[str, ...], list[dict[str, Any]]] = ((), [])


def picked(key: str, ids: Sequence[str], name: str) -> list[str]:
    """The ids picked last: in the figure ``key`` (its marks' ``customdata``; several by box), in the table ``key-table`` (whose rows are
    ``ids``, in its order) or in the address (``?name=id``); only those among ``ids``, in the order picked.

    Read it before the figure is drawn, so that the figure can show the pick.
    """
    choices = (marks_in(key), _from_table(f"{key}-table", ids))
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


def marks_in(key: str) -> tuple[str, ...]:
    """The ids of the marks picked in the figure ``key`` as it is drawn now, each once, in the order picked."""
    points = _selection(key).get("points", [])
    return tuple(dict.fromkeys(mark for point in points if (mark := _mark(point.get("customdata")))))


def boxes_in(key: str) -> list[dict[str, Any]]:
    """The boxes drawn in the figure ``key``, as Plotly tells them: "x" and "y", each two corners' values."""
    return list(_selection(key).get("box", []))


def touch(key: str) -> None:
    """Note that a reader has just picked something in the figure ``key``, or taken it back."""
    st.session_state[_touched(key)] = True


def follow_figure(key: str, then: Callable[[], None] | None) -> None:
    """What a figure calls when its browser tells what is picked in it: notes it, and does what else is to be done ``then``.

    A browser that has not drawn a figure's newest version yet tells once more what was picked in the version before. That is nothing that
    a reader does, and the newest version, in which nothing is picked, says so.
    """
    if _told(key) == st.session_state.get(_drawn(key), _NOTHING):
        return
    touch(key)
    if then:
        then()


def note_drawn(key: str) -> None:
    """Remember what is picked in the figure ``key`` that has just been drawn."""
    st.session_state[_drawn(key)] = _told(key)


def _told(key: str) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
    return marks_in(key), boxes_in(key)


def _touched(key: str) -> str:
    return f"{key}-touched"


def _drawn(key: str) -> str:
    return f"{key}-drawn"


def _selection(key: str) -> Mapping[str, Any]:
    selection: Mapping[str, Any] = st.session_state.get(key, {}).get("selection", {})
    return selection


def _mark(custom: object) -> str:
    """The id of a mark; Plotly gives a row of custom data as a list, or for some traces as a dict."""
    values = list(custom.values()) if isinstance(custom, dict) else custom
    value = (values[0] if values else None) if isinstance(values, list) else values
    return str(value) if value else ""


def _from_table(key: str, ids: Sequence[str]) -> tuple[str, ...]:
    rows = st.session_state.get(key, {}).get("selection", {}).get("rows", [])
    return tuple(ids[row] for row in rows if row < len(ids))


def offer_undoing(what: str, *, key: str, undo: Callable[[], None], says: str) -> None:
    """The button that says what a page is narrowed to, and undoes it; ``says`` is told the pointer."""
    st.button(f"Only {what}", key=key, on_click=undo, icon=":material/close:", help=says)
