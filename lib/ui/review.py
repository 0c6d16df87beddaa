"""Beside a sentence: what people decided about its facts, and the buttons to confirm, reject or correct them."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, Literal

import streamlit as st
from streamlit.errors import StreamlitDuplicateElementKey

from lib import store
from lib.errors import DatelineError
from lib.filters import Filters, select_tables
from lib.reviews import REJECTED, Person, confirm, correct, reject, withdraw
from lib.reviews.apply import find_machine_row
from lib.reviews.decide import MAX_NAME, MAX_NOTE
from lib.reviews.words import compare_values, say_decision
from lib.ui.data import load_reviewed, show_error, store_uri
from lib.ui.review_form import ask_correction
from lib.ui.versions import shown_as_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from lib.reviews import Decision
    from lib.schema import Row
    from lib.ui.data import Reviewed

    Make = Callable[[Person], list[Row]]

#: Who reviews in this session.
_REVIEWER = "reviewer"
#: The fact in front of the reader on the page Review: it stays there until they decide about it, whatever others do meanwhile.
CURRENT = "reviewing-now"
#: Keys that press the buttons, on a page with one fact at a time; Streamlit keeps C and R for itself.
KEYS = {"confirm": "Y", "reject": "N", "correct": "E", "skip": "S", "undo": "Z"}
_DONE = {"confirmed": "Confirmed.", "rejected": "Rejected: it is left out of counts and charts.", "corrected": "Corrected everywhere."}


def review_card(rows: pd.DataFrame) -> None:
    """Below a sentence (rows of ``views.article_facts`` and its like that share it): what was decided about its facts, and a small
    expander to decide, which costs nothing until it is opened.
    """
    told = st.container(gap="small")
    key = f"review-{rows['fact_id'].iloc[0]}"
    try:
        box = None if shown_as_of() else st.expander("Review", key=key, type="compact", icon=":material/rate_review:", on_change="rerun")
    except StreamlitDuplicateElementKey:  # the same sentence stands on the page twice, and once is enough to review it
        return
    if box is None or not box.open:
        standing = load_reviewed().standing if rows["review"].notna().any() else {}
        with told:
            for row in rows[rows["fact_id"].isin(list(standing))].to_dict("records"):
                show_decision(row["table"], standing[row["fact_id"]][-1])
        return
    with box:
        labels = dict(zip(rows["fact_id"], rows["label"], strict=True))
        tables = dict(zip(rows["fact_id"], rows["table"], strict=True))
        chosen = next(iter(labels))
        if len(labels) > 1:
            chosen = st.selectbox("Fact", list(labels), format_func=labels.__getitem__, key=f"{key}-fact")
        review_fact(tables[chosen], chosen, key=f"{key}-{chosen}")


def with_rejected(filters: Filters) -> Mapping[str, pd.DataFrame]:
    """All tables, those facts among them that people have rejected; vague numbers counted by the filters' rule."""
    return select_tables(load_reviewed().everything, Filters(vague=filters.vague))


def show_decision(table: str, decision: Decision) -> None:
    """One line: who decided what and when, with the machine's value beside the person's."""
    icon = {"confirmed": "✓", "corrected": "✎", "rejected": "✗"}[decision.decision]
    st.html(f'<p style="font-size:0.85rem;margin:0"><b aria-hidden="true">{icon}</b> {escape(say_decision(table, decision))}.</p>')


def review_fact(table: str, fact_id: str, *, key: str, name: str | None = None, more: Callable[[], None] | None = None) -> None:
    """What the machine read of a fact, what people decided, and the buttons to decide; ``key`` tells it from others on the page.

    A decision is appended to the store and the page runs anew. Who decides is asked for, where ``name`` does not say. ``more`` draws what
    else stands in the row of buttons, on a page with one fact alone: they then have the keys of ``KEYS``.
    """
    reviewed = load_reviewed()
    machine, shown = (find_machine_row(tables, table, fact_id) for tables in (reviewed.machine, reviewed.everything))
    if machine is None or shown is None:
        st.caption("The fact is not in the store as it is now; what was decided about it is kept.")
        return
    standing = reviewed.standing.get(fact_id, ())
    st.html(draw_values(table, machine, shown, rejected=bool(standing) and standing[-1].decision == REJECTED))
    for decision in standing:
        show_decision(table, decision)
    if shown_as_of():
        st.caption("Nothing can be decided about an earlier version of the data.")
        if more:
            more()
        return
    name = ask_name(key) if name is None else name
    note = st.text_input("Why (may be left out)", key=f"{key}-note", max_chars=MAX_NOTE, placeholder="What the sentence says")
    pressed = _ask_decision(key, standing, more)
    makes: dict[str, Make] = {"confirm": lambda person: confirm(fact_id, person), "reject": lambda person: reject(fact_id, person)}
    if pressed in makes:
        decide(makes[pressed], name, note)
    if pressed == "withdraw":
        decide(lambda person: withdraw(standing[-1], person), name, note)
    if pressed == "correct":
        st.session_state[f"{key}-open"] = not st.session_state.get(f"{key}-open")
    if st.session_state.get(f"{key}-open"):
        changes = ask_correction(table, machine, shown, _known_names(reviewed, machine), key)
        if changes is not None and decide(lambda person: correct(table, machine, shown, changes, person), name, note, rerun=False):
            st.session_state[f"{key}-open"] = False
            st.rerun()


def _ask_decision(key: str, standing: tuple[Decision, ...], more: Callable[[], None] | None) -> str | None:
    """The button that was pressed."""
    keys: Mapping[str, str] = KEYS if more else {}
    pressed = {}
    with st.container(horizontal=True, gap="small"):
        for name, label, icon, said in (
            ("confirm", "Confirm", "check", "The sentence says what is shown."),
            ("reject", "Reject", "close", "The sentence does not say so: the fact is left out of counts and charts."),
            ("correct", "Correct", "edit", "The sentence says something else: put in what."),
        ):
            kind: Literal["primary", "secondary"] = "primary" if name == "confirm" and more else "secondary"
            pressed[name] = st.button(label, key=f"{key}-{name}", icon=f":material/{icon}:", help=said, type=kind, shortcut=keys.get(name))
        if standing:
            said = "Takes the latest decision about this fact back; both stay on record."
            pressed["withdraw"] = st.button("Take back", key=f"{key}-withdraw", icon=":material/undo:", help=said, type="tertiary")
        if more:
            more()
    return next((name for name, was in pressed.items() if was), None)


def decide(make: Make, name: str, note: str = "", *, rerun: bool = True) -> bool:
    """Store what ``make`` says this person decides, and run the page anew; what cannot be taken is said, with the remedy."""
    try:
        if as_of := shown_as_of():
            raise DatelineError("An earlier version is shown.", place=f"version {as_of}", remedy="Show the latest, then decide.")
        rows = make(Person(name, note, datetime.now(UTC)))
        store.append_reviews(store.open_store(store_uri()), rows)
    except DatelineError as error:
        show_error(error)
        return False
    st.session_state[_REVIEWER] = rows[0]["reviewer"]
    st.session_state.pop(CURRENT, None)
    st.toast(_DONE.get(rows[0]["decision"], "Taken back."))
    if rerun:
        st.rerun()
    return True


def ask_name(key: str) -> str:
    """Who reviews: asked until a decision has been taken, then kept for the session."""
    if known := st.session_state.get(_REVIEWER, ""):
        return known
    return st.text_input("Your name", key=f"{key}-name", max_chars=MAX_NAME, help="Kept with each decision, for everybody to see.")


def ask_reviewer() -> str:
    """The same where it can be changed, always in sight."""
    st.session_state.setdefault("reviewer-name", st.session_state.get(_REVIEWER, ""))
    name = st.text_input(
        "Your name",
        key="reviewer-name",
        persist_state="session",
        max_chars=MAX_NAME,
        placeholder="Name or initials",
        help="Kept with each decision, for everybody to see.",
    )
    st.session_state[_REVIEWER] = name
    return name


def draw_values(table: str, machine: Row, shown: Row, *, rejected: bool) -> str:
    """What can be corrected of a fact, as HTML: the machine's values, struck out where people say otherwise or reject the fact."""
    cells = []
    for label, read, said in compare_values(table, machine, shown):
        value = escape(said)
        if read != said:
            value = f'<del style="opacity:0.75" title="machine read">{escape(read)}</del> → <ins>{value}</ins>'
        elif rejected:
            value = f"<del>{value}</del>"
        flat = "margin:0;padding:0;font-weight"
        cells.append(f'<dt style="{flat}:400;opacity:0.8">{escape(label)}</dt><dd style="{flat}:500">{value}</dd>')
    style = "display:grid;grid-template-columns:max-content 1fr;gap:2px 14px;margin:0;padding:0;font-size:0.9rem;overflow-wrap:anywhere"
    return f'<dl style="{style}">{"".join(cells)}</dl>'


def _known_names(reviewed: Reviewed, row: Row) -> list[str]:
    """People and bodies that the fact's article names, to choose from."""
    names: dict[str, None] = {}
    for table, columns in {"meetings": ["participants"], "personnel": ["claimant"], "quotes": ["speaker"]}.items():
        frame = reviewed.machine[table]
        for values in frame.loc[frame["article_id"] == row["article_id"], columns].itertuples(index=False):
            for value in values:
                names |= dict.fromkeys(value if isinstance(value, list) else [value] if isinstance(value, str) else [])
    return list(names)
