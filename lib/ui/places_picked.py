"""What the reports say of the places and ways picked on the map, read beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib import views
from lib.figures.flow_lines import say_distance
from lib.gazetteer import distance_km
from lib.ui.evidence import escape_markdown, show_evidence
from lib.views.gather import list_records

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from lib.schema import Row
    from lib.ui.page import Facts

#: Table -> what its facts are called where there are one, or more.
_KINDS = {
    "events": ("attack or other event", "attacks and other events"),
    "meetings": ("meeting", "meetings"),
    "personnel": ("claim about people", "claims about people"),
    "places": ("mention", "mentions"),
}
#: Facts whose sentences are read for the cards; the rest is counted.
_READ = 60
#: Names said before the rest is counted.
_NAMED = 6


def show_places(facts: Facts, places: pd.DataFrame, ids: Sequence[str]) -> None:
    """Names, how closely they are known, how far apart; then what happens there, by kind, each with its sentence."""
    known = places.set_index("place_id", drop=False)
    chosen: list[Row] = list_records(known.loc[list(ids)])
    _name_places(chosen)
    if len(chosen) == 1:
        _ask_distance(chosen[0], known)
    elif len(chosen) == 2:
        _say_distance(*chosen)
    counts = views.count_there(facts.shown, ids)
    kinds = _ask_kinds(counts)
    total = sum(count for table, count in counts.items() if not kinds or table in kinds)
    st.caption(f"{total:,} fact{'' if total == 1 else 's'}, what happens there before what is only mentioned.")
    show_evidence(views.facts_there(facts.shown, ids, kinds, limit=_READ), facts.filters)


def show_flows(facts: Facts, flows: pd.DataFrame, ids: Sequence[str]) -> None:
    """From where to where, how far, what the claims of each status lie between; then each claim with its sentence."""
    for row in flows.set_index("flow_id", drop=False).loc[list(ids)].to_dict("records"):
        st.header(escape_markdown(row["label"]), anchor=False)
        st.caption(escape_markdown(f"{say_distance(row)}."))
        st.markdown("\n".join(f"- {escape_markdown(words)}" for words in row["statuses"]))
        claims = "one claim" if row["claims"] == 1 else f"{row['claims']:,} claims"
        articles = "one article" if row["articles"] == 1 else f"{row['articles']:,} articles"
        st.caption(f"From {claims} in {articles}. They overlap and contradict each other, so they are never added up.")
        show_evidence(views.flow_facts(facts.shown, row["flow_id"], limit=_READ), facts.filters)


def _name_places(chosen: Sequence[Row]) -> None:
    names = [escape_markdown(str(place["name"])) for place in chosen]
    if len(chosen) == 1:
        st.header(names[0], anchor=False)
        parts = [str(chosen[0]["precision"] or "place").capitalize(), chosen[0]["country"] or ""]
        st.caption(escape_markdown(", ".join(part for part in parts if part)))
        return
    st.header(f"{len(chosen):,} places", anchor=False)
    more = len(names) - _NAMED
    st.caption(", ".join(names[:_NAMED]) + (f" and {more:,} more" if more > 0 else ""))


def _ask_kinds(counts: Mapping[str, int]) -> list[str]:
    """The tables whose facts are wanted; none: all."""
    if len(counts) < 2:
        return []
    labels = {table: f"{count:,} {_KINDS[table][count != 1]}" for table, count in counts.items()}
    chosen = st.pills(
        "Show only", list(counts), selection_mode="multi", format_func=labels.__getitem__, key="kinds", label_visibility="collapsed"
    )
    return list(chosen)


def _ask_distance(place: Row, known: pd.DataFrame) -> None:
    """How far another place lies, of those on the map."""
    others = [other for other in known["place_id"] if other != place["place_id"]]
    names = known["name"].to_dict()
    other = st.selectbox("How far from", others, index=None, format_func=names.__getitem__, key="other", placeholder="Another place")
    if other:
        _say_distance(place, list_records(known.loc[[other]])[0])


def _say_distance(place: Row, other: Row) -> None:
    far = distance_km(*((point["lat"], point["lon"]) for point in (place, other)))
    rough = "" if place["exact"] and other["exact"] else ", measured between middle points"
    st.markdown(f"**{far:,.0f} km** as the crow flies{rough}")
