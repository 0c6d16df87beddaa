"""A figure with the sentence that says how to read it, and its table; ``lib.ui.selection`` reads what is picked in either."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

from lib.ui.evidence import evidence_links
from lib.ui.save_figure import offer_saving
from lib.ui.selection import follow_figure, note_drawn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd
    import plotly.graph_objects as go

    from lib.filters import Filters

#: Zoom with the wheel, and nothing that sends the figure anywhere. The bar of buttons is out of sight, but saving uses one of them.
_CONFIG = {"scrollZoom": True, "displaylogo": False, "displayModeBar": True, "showTips": False}
_STILL = _CONFIG | {"scrollZoom": False}


def show_figure(
    figure: go.Figure,
    *,
    key: str,
    how: str,
    alt: str,
    title: str | None = None,
    zoom: bool = False,
    box: bool = False,
    pick: Callable[[], None] | None = None,
) -> None:
    """Draw a figure and how to read it. Its marks can be picked: ``lib.ui.selection`` reads which, and ``pick`` is called when it happens;
    with ``box``, a stretch of it too. ``alt`` is for screen readers, ``title`` stands on the file that it is saved as (the page's own,
    where none is given).
    """
    modes: tuple[Literal["points", "box"], ...] = ("points", "box") if box else ("points",)
    follow = partial(follow_figure, key, pick)
    try:
        st.plotly_chart(figure, key=key, on_select=follow, selection_mode=modes, config=_CONFIG if zoom else _STILL, alt=alt)
    finally:  # also where a reader's next step ends the run just here
        note_drawn(key)
    with st.container(horizontal=True, vertical_alignment="top", horizontal_alignment="distribute"):
        st.caption(how)
        offer_saving(key, title)


def show_table(
    frame: pd.DataFrame,
    labels: Mapping[str, str],
    filters: Filters,
    *,
    key: str,
    alt: str,
) -> None:
    """A frame's columns under readable labels, a link to each row's evidence first; a row can be picked (``picked`` reads which)."""
    shown = frame[list(labels)].copy()
    for column in shown.columns:
        if shown[column].map(lambda value: isinstance(value, list)).any():
            shown[column] = shown[column].map(lambda value: "; ".join(value) if isinstance(value, list) else value)
    if "mode" in shown:
        shown["mode"] = shown["mode"].str.replace("_", " ")
    shown.insert(0, "evidence", evidence_links(frame, filters))
    link = st.column_config.LinkColumn(
        "Evidence", display_text=":material/format_quote:", width=70, help="Opens the sentence in its article."
    )
    config: dict[str, Any] = {"evidence": link, **{name: _column(shown[name], label) for name, label in labels.items()}}
    st.dataframe(
        shown,
        key=key,
        column_config=config,
        hide_index=True,
        placeholder="–",
        on_select="rerun",
        selection_mode="single-row",
        alt=alt,
    )


def _column(values: pd.Series, label: str) -> Any:
    """A column wide enough for what it holds: dates whole, sentences at reading width."""
    longest = max((len(str(value)) for value in values if value is not None), default=0)
    if values.map(lambda value: isinstance(value, date)).any():
        return st.column_config.DateColumn(label, format="D MMM YYYY", width=105)
    return st.column_config.Column(label, width=420 if longest > 60 else None)
