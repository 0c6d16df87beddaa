"""Tables of shares: in points of 100, with the counts behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

#: Width of a column of numbers, in pixels; so narrow that a phone shows the first few.
_WIDTH = 90


def show_shares(frame: pd.DataFrame, labels: Mapping[str, str], *, key: str, alt: str, decimals: int = 0) -> None:
    """The columns named under their labels; shares (floats) in points of 100, or as they are where ``decimals`` asks for any."""
    shown = frame[list(labels)].copy()
    config: dict[str, Any] = {}
    for name, label in labels.items():
        if shown[name].dtype.kind == "f":
            shown[name] = shown[name] if decimals else 100 * shown[name]
            config[name] = st.column_config.NumberColumn(label, format=f"%.{decimals}f", width=_WIDTH)
        elif shown[name].dtype.kind == "i":
            config[name] = st.column_config.NumberColumn(label, width=_WIDTH)
        else:
            config[name] = st.column_config.TextColumn(label)
    st.dataframe(shown, key=key, column_config=config, hide_index=True, placeholder="–", alt=alt, width="content", height="content")
