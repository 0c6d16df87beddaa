"""The parts of the page Review: which fact is next, how far people have come, what was decided, what can be taken away."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from lib import export, store, views
from lib.days import say_day
from lib.filters import select
from lib.reviews import REJECTED, withdraw
from lib.reviews.apply import list_rows
from lib.reviews.queue import count_reviews, queue_facts
from lib.reviews.words import say_changes
from lib.schema import FACT_TABLES, column_names
from lib.ui.address import asked, tell
from lib.ui.data import Reviewed, load_reviewed, store_uri
from lib.ui.evidence import escape_markdown, link_page, mark_words
from lib.ui.review import CURRENT, KEYS, decide, review_fact, show_decision
from lib.ui.versions import shown_as_of
from lib.views.labels import label_fact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lib.filters import Filters
    from lib.schema import Row
    from lib.ui.page import Facts

    Tables = Mapping[str, pd.DataFrame]

_ASKED, _SKIPPED = "reviewing", "skipped"
#: Decisions listed; all of them are in the download.
_LISTED = 100
_STRUCK = 25
#: What stands for a fact that a newer parser no longer gives.
_GONE = ("", "a fact that is no longer in the store")
KIND_NAMES = {"places": "Places", "meetings": "Meetings", "personnel": "Claims", "quotes": "Quotes", "events": "Events"}


def choose_kinds() -> list[str]:
    """Which kinds of fact are reviewed; all where none is picked."""
    picked = st.pills(
        "Kinds of fact",
        list(KIND_NAMES),
        selection_mode="multi",
        format_func=KIND_NAMES.__getitem__,
        key="kind",
        bind="query-params",
        persist_state="session",
        help="None picked: all of them.",
    )
    return list(picked) or list(FACT_TABLES)


def list_reviewable(facts: Facts) -> Tables:
    """The facts that pass the page's filters, rejected ones and all."""
    everything = load_reviewed().everything
    return {table: select(frame, facts.filters, table) for table, frame in everything.items()}


def show_progress(tables: Tables, kinds: Sequence[str]) -> None:
    """How many of the facts that pass are reviewed, and what was decided."""
    counts = count_reviews(tables)
    sums = counts[counts["table"].isin(kinds)].drop(columns="table").sum()
    done = sums["facts"] - sums["left"]
    told = ", ".join(f"{sums[name]:,} {name}" for name in ("confirmed", "corrected", "rejected"))
    st.progress(float(done / sums["facts"]) if sums["facts"] else 1.0, text=f"{done:,} of {sums['facts']:,} facts reviewed: {told}.")


@st.cache_resource(max_entries=4, show_spinner=False)
def _queue(_tables: Tables, kinds: tuple[str, ...], uri: str, version: str, filters: str) -> list[tuple[str, str]]:
    """Table and id of each fact that is left, the least certain first; the other arguments are the cache's key."""
    queue = queue_facts(_tables, kinds)
    return list(zip(queue["table"], queue["fact_id"], strict=True))


def choose_fact(tables: Tables, kinds: Sequence[str], facts: Facts) -> tuple[str, str] | None:
    """Table and id of the fact to review: the one that the address or a list asks for, else the next that was not skipped."""
    if linked := asked("fact"):
        st.session_state[_ASKED] = linked[0]
    wanted = st.session_state.get(_ASKED)
    if wanted:
        if found := _find(load_reviewed().everything, FACT_TABLES, wanted):
            tell("fact", (wanted,))
            return found
        st.warning("The link names a fact that is not in the store; here is the next one instead.", icon=":material/link_off:")
        st.session_state.pop(_ASKED)
    queue = _queue(tables, tuple(kinds), *facts.key)
    skipped = st.session_state.setdefault(_SKIPPED, set())
    chosen = _find(tables, kinds, st.session_state.get(CURRENT)) or next((entry for entry in queue if entry[1] not in skipped), None)
    st.session_state[CURRENT] = chosen[1] if chosen else None
    if chosen is None and queue:
        st.info(f"You have skipped the {len(queue):,} facts that are left.", icon=":material/skip_next:")
        st.button("Show them again", on_click=skipped.clear, icon=":material/restart_alt:")
    tell("fact", (chosen[1],) if chosen else ())
    return chosen


def _find(tables: Tables, kinds: Sequence[str], fact_id: str | None) -> tuple[str, str] | None:
    """The fact with its table, where it is in one of those."""
    table = next((table for table in kinds if fact_id and (tables[table]["fact_id"] == fact_id).any()), None)
    return (table, fact_id) if table and fact_id else None


def show_fact(table: str, fact_id: str, name: str, filters: Filters) -> None:
    """One fact with its sentence and the way to its article, the buttons for ``name`` to decide, and one to leave it for later."""
    reviewed = load_reviewed()
    frame = reviewed.everything[table]
    article = frame.loc[frame["fact_id"] == fact_id, "article_id"].iloc[0]
    rows = views.article_facts(reviewed.everything, article)
    fact = rows[rows["fact_id"] == fact_id].iloc[0]
    with st.container(border=True, key="fact-card"):
        sure = "reviewed" if fact["review"] else f"{fact['score']:.0%} likely right"
        kind = fact["label"].split(" · ")[0] if table == "events" else fact["kind"].capitalize()
        st.caption(f"{escape_markdown(kind)} · {sure}", help="How likely it is that the machine read the fact right: see About.")
        st.html(f'<p style="font-size:1.1rem;line-height:1.6;margin:0">{mark_words(fact["sentence"], [fact["quote_exact"]])}</p>')
        where = ", ".join(part for part in (fact["source"], say_day(fact["published"])) if part)
        link_page("article", f"{escape_markdown(where)}: read it in the article →", filters, article=article, fact=fact_id)
        review_fact(table, fact_id, key=f"queue-{fact_id}", name=name, more=partial(_offer_next, fact_id))


def _offer_next(fact_id: str) -> None:
    """The button that leaves a fact: back to the queue, where a link or a list led to it, else on to the next in the queue."""
    linked = st.session_state.get(_ASKED) == fact_id
    st.button(
        "Next fact" if linked else "Skip",
        key="skip",
        icon=":material/skip_next:",
        on_click=partial(_leave, fact_id),
        type="tertiary",
        shortcut=KEYS["skip"],
    )


def _leave(fact_id: str) -> None:
    st.session_state.pop(CURRENT, None)
    st.session_state.pop(_ASKED, None)
    st.session_state[_SKIPPED].add(fact_id)


def undo_last(name: str) -> None:
    """The button that takes this person's latest standing decision back; none in an earlier version, in which nothing is decided."""
    if shown_as_of():
        return
    reviewed = load_reviewed()
    last = next((each for each in reversed(reviewed.decisions) if each.reviewer == name.strip() and not each.withdrawn), None)
    said = "Undo"
    if last:
        label = _label_facts(reviewed, [last.fact_id]).get(last.fact_id, _GONE)[1]
        said = f"Undo: {last.decision} “{escape_markdown(label if len(label) < 80 else f'{label[:78]}…')}”"
    pressed = st.button(said, key="undo", icon=":material/undo:", disabled=last is None, type="tertiary", shortcut=KEYS["undo"])
    if pressed and last:
        st.session_state[_ASKED] = last.fact_id
        decide(lambda person: withdraw(last, person), name)


def show_decisions(reviewed: Reviewed) -> None:
    """The latest decisions, withdrawn ones too; a row picked opens its fact."""
    latest = list(reversed(reviewed.decisions))[:_LISTED]
    if not latest:
        st.caption("Nobody has decided anything yet. What you decide above is listed here, with your name and the time.")
        return
    rows = []
    labels = _label_facts(reviewed, [each.fact_id for each in latest])
    for each in latest:
        table, label = labels.get(each.fact_id, _GONE)
        changes = "; ".join(say_changes(table, each)) if table else ""
        decision = f"{each.decision}, taken back" if each.withdrawn else each.decision
        rows.append((each.reviewed_at, each.reviewer, decision, label, changes, each.note))
    frame = pd.DataFrame(rows, columns=["When (UTC)", "Who", "Decision", "Fact", "Changes", "Why"])
    config = {"When (UTC)": st.column_config.DatetimeColumn(format="D MMM YYYY, HH:mm", timezone="UTC")}
    st.dataframe(
        frame,
        key="decisions",
        column_config=config,
        hide_index=True,
        placeholder="–",
        alt="Decisions about facts, the latest first",
        on_select=partial(_open_decision, [each.fact_id for each in latest]),
        selection_mode="single-row",
    )
    more = len(reviewed.decisions) - len(latest)
    st.caption("Pick a row to open its fact." + (f" {more:,} earlier ones are in the download." if more else ""))


def _open_decision(ids: list[str]) -> None:
    rows = st.session_state["decisions"]["selection"]["rows"]
    if rows and rows[0] < len(ids):
        st.session_state[_ASKED] = ids[rows[0]]


def _label_facts(reviewed: Reviewed, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """fact_id -> table, and what is understood of the fact; without those that the parser no longer gives."""
    labels = {}
    for table in FACT_TABLES:
        frame = reviewed.everything[table]
        for row in list_rows(frame[frame["fact_id"].isin(ids)], column_names(table)):
            labels[row["fact_id"]] = table, label_fact(table, row)
    return labels


def show_rejected(tables: Tables, reviewed: Reviewed, filters: Filters) -> None:
    """The facts that people rejected, struck out, with who did so; how many there are."""
    rejected = [(table, frame[frame["review"] == REJECTED]) for table, frame in tables.items() if "review" in frame]
    total = sum(len(frame) for _, frame in rejected)
    if not total:
        st.caption("No fact that passes the filters is rejected.")
        return
    st.caption(f"{total:,} {'fact is' if total == 1 else 'facts are'} rejected and left out of counts, charts and exports.")
    listed = [(table, row) for table, frame in rejected for row in list_rows(frame, frame.columns)][:_STRUCK]
    for table, row in listed:
        with st.container(border=True, gap="small"):
            label = label_fact(table, row)
            st.html(f'<del>{escape(label)}</del><p style="font-size:0.9rem;margin:4px 0 0">{escape(row["sentence"])}</p>')
            show_decision(table, reviewed.standing[row["fact_id"]][-1])
            link_page("article", "See it in the article →", filters, article=row["article_id"], fact=row["fact_id"])
    if total > len(listed):
        st.caption(f"{total - len(listed):,} more are in the download.")


def offer_labels(reviewed: Reviewed) -> None:
    """Downloads: reviewed facts as labels, and all decisions."""
    st.markdown(
        "What people decided, as labels in the form that Dateline's own quality is measured by: an article counts once every fact of it is "
        "reviewed. The machine's misses are not in them, so they measure how much of what it found is right."
    )
    with st.container(horizontal=True):
        pack, write = partial(_pack_labels, reviewed, store_uri()), partial(_write_reviews, reviewed, store_uri())
        st.download_button("Labels (zip)", pack, "labels.zip", "application/zip", on_click="ignore", icon=":material/download:")
        st.download_button("reviews.csv", write, "reviews.csv", "text/csv", on_click="ignore", icon=":material/download:")


def _pack_labels(reviewed: Reviewed, uri: str) -> bytes:
    return export.export_labels(reviewed.everything, _read_reviews(reviewed, uri))


def _write_reviews(reviewed: Reviewed, uri: str) -> bytes:
    return export.export_reviews(_read_reviews(reviewed, uri))


def _read_reviews(reviewed: Reviewed, uri: str) -> list[Row]:
    """Those of the version that the page shows, whatever was decided since."""
    return store.read_reviews(store.open_store(uri), store.short_version(reviewed.version))
