"""The figure of the Personnel page, in the way of showing that the reader chooses, and what it leaves to the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.figures.claims_over_time import describe_over_time, plot_over_time
from lib.figures.palette import VOICES
from lib.figures.personnel import describe_claims, plot_claims
from lib.ui.claims import BY_COUNTRY, BY_STATUS, ONE_BY_ONE, ask_view, keep_statuses, rank_claimants, read_claims
from lib.ui.evidence import escape_markdown
from lib.ui.figure import show_figure
from lib.ui.page import is_narrow, page_theme
from lib.views.over_time import MOST_LINES, MOST_MARKS, most_reported
from lib.views.voices import list_speakers

if TYPE_CHECKING:
    import pandas as pd

    from lib.ui.page import Facts

_TITLE = "How many people, according to whom"
_MARKS = (
    "Colour and shape are the claimant's here, and say nothing of the status. A mark is a number, the upright line its range, an arrow "
    "an end that the words leave open (“at least”, “up to”), a hollow mark words that give no one number (“thousands”, “10,000 to "
    "12,000”). A dot inside a mark: the text itself gives the day, a dotted level line its days; without a dot, the mark "
    "stands at the day of the report. Each step of the scale is ten times the one below."
)
_ZOOM = " Drag over days to look closer, double-click to go back."
HOW = {
    "Over time": f"{_MARKS} Click a name to hide or show it.",
    "By status": f"{_MARKS} A step is as tall in every panel, so marks as far apart differ as many times. Click a name to hide or show it.",
    "One by one": "One line a claim, coloured by status. The dot is the number given, the bar its range, an arrow an end that the words "
    "leave open (“at least”, “up to”), a hollow dot a number that the words only bound (“thousands”). “↳” is a part of the total above "
    "it. Each step on the scale is ten times the one before.",
}


def show_claims(facts: Facts, shown: pd.DataFrame, wanted: list[str], selected: str | None) -> None:
    """The choice of how to show claims, and the figure: over time, or one line each of ``shown``."""
    with st.container(horizontal=True, gap="large"):
        view, by = ask_view()
    if view == ONE_BY_ONE:
        drawn = most_reported(shown, MOST_LINES)
        figure = plot_claims(drawn, page_theme(), narrow=is_narrow(), selected=selected)
        show_figure(figure, key="personnel", how=HOW[view], alt=describe_claims(drawn), title=_TITLE)
        _say_left_out(len(drawn), len(shown))
        return
    voices, told, panels = rank_claimants(facts, by), keep_statuses(read_claims(facts, by), wanted), view == BY_STATUS
    drawn = most_reported(told, MOST_MARKS)
    figure = plot_over_time(drawn, page_theme(), voices, panels=panels, narrow=is_narrow(), selected=selected)
    how = HOW[view] + ("" if is_narrow() else _ZOOM)
    show_figure(figure, key="personnel", how=how, alt=describe_over_time(drawn, voices, panels=panels), title=_TITLE)
    _say_left_out(len(drawn), len(told))
    _say_undated(drawn)
    if by == BY_COUNTRY:
        _show_speakers(told, voices)


def _say_left_out(shown: int, every: int) -> None:
    """How many are not drawn, where there are too many."""
    if shown < every:
        st.caption(f"Drawn are the {shown:,} claims that most articles report, of equals the latest, of {every:,}; the table holds all.")


def _say_undated(claims: pd.DataFrame) -> None:
    undated = int(claims["last_day"].isna().sum())
    if undated:
        st.caption(
            f"{undated:,} {'claim' if undated == 1 else 'claims'} of no known day stand{'s' if undated == 1 else ''} in the table only."
        )


def _show_speakers(claims: pd.DataFrame, voices: list[str]) -> None:
    """Which claimants a colour stands for."""
    with st.expander("Who speaks for whom", icon=":material/record_voice_over:"):
        for voice, names in list_speakers(claims, voices[: len(VOICES)]).items():
            st.markdown(f"**{escape_markdown(voice)}**: {escape_markdown(', '.join(names))}")
        st.caption(
            "By office, as far as it is known. Newspapers, experts, alliances and claims shared by several countries keep their names."
        )
