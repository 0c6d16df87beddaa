"""The store's tables, read once for each of its versions; where there is no store yet, it is built in front of the reader."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from lib import store
from lib.errors import DatelineError, StoreError
from lib.filters import select_tables
from lib.reviews import apply_reviews, leave_rejected, settle
from lib.reviews.settle import gather_decisions
from lib.ui.versions import offer_latest, shown_as_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from lib.filters import Filters
    from lib.reviews import Decision
    from lib.store import Version

    Tables = Mapping[str, pd.DataFrame]

ROOT = Path(__file__).resolve().parents[2]
#: Readings begun again because something was stored meanwhile, before giving up.
_TRIES = 10


def store_uri() -> str:
    """The folder of the store: ``$DATELINE_STORE``, or ``data/store`` in the project."""
    return os.environ.get("DATELINE_STORE") or str(ROOT / store.DEFAULT_URI)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One version of the store, not to be changed: the tables as the ``machine`` read them, with people's values for them (``everything``),
    and without what people rejected (``kept``); all ``decisions``, the earliest first, and those that stand, by fact.
    """

    machine: Tables
    everything: Tables
    kept: dict[str, pd.DataFrame]
    decisions: tuple[Decision, ...]
    standing: Mapping[str, tuple[Decision, ...]]
    version: str


def load_tables() -> tuple[dict[str, pd.DataFrame], str]:
    """All tables with people's corrections and without what they rejected, unfiltered and not to be changed, and the version of the store
    that they come from; stops the page where that fails.
    """
    reviewed = load_reviewed()
    return reviewed.kept, reviewed.version


def load_reviewed(as_of: str | None = None) -> Reviewed:
    """The store as the machine read it and as people's decisions leave it, in the version that is shown, or ``as_of`` another; stops the
    page where it cannot be read.
    """
    wanted = as_of or shown_as_of()
    try:
        opened = store.open_store(store_uri())
        if not store.exists(opened):
            _build(opened.uri)
        return _load(opened, wanted)
    except DatelineError as error:
        show_error(error)
        if wanted:
            offer_latest()
        st.stop()


def find_versions(as_of: str | None = None) -> list[Version]:
    """All imports and removals, or those until ``as_of``, the newest first; none where there is no store or no such version."""
    opened = store.open_store(store_uri())
    try:
        if as_of:
            store.version(opened, as_of)
        return [version for version in store.history(opened) if not as_of or version.number <= int(as_of.partition(".")[0])]
    except DatelineError:
        return []


def load_selected(tables: Mapping[str, pd.DataFrame], version: str, filters: Filters) -> dict[str, pd.DataFrame]:
    """``select_tables`` of all tables of that version of the store; not to be changed."""
    return _select(tables, store_uri(), version, repr(filters), filters)


def find_version() -> str | None:
    """The version of the store that a page would show; None where there is none yet."""
    opened = store.open_store(store_uri())
    return store.version(opened) if store.exists(opened) else None


def show_error(error: DatelineError) -> None:
    """Cause, place and remedy, in that order; never a traceback."""
    st.error(error.cause, icon=":material/error:")
    with st.container(border=True):
        st.text(f"Where:  {error.place}")
        st.text(f"What to do:  {error.remedy}")


@st.cache_resource(max_entries=8, show_spinner=False)
def _select(_tables: Mapping[str, pd.DataFrame], uri: str, version: str, key: str, _filters: Filters) -> dict[str, pd.DataFrame]:
    return select_tables(_tables, _filters)


def _load(opened: store.Store, as_of: str | None) -> Reviewed:
    """One version, read again from the start where articles are stored or facts decided about meanwhile."""
    for _ in range(_TRIES):
        with suppress(store.Overtaken):
            return _review(opened.uri, store.version(opened, as_of), as_of)
    raise StoreError("The store changes faster than it can be read.", place=opened.uri, remedy="Wait until the articles are stored.")


@st.cache_resource(max_entries=3, show_spinner=False)
def _review(uri: str, version: str, _as_of: str | None) -> Reviewed:
    """Read the decisions and put them into tables that are not read again for them; ``version`` is the cache's key."""
    machine = _read(uri, store.version_of_facts(version), _as_of)
    decisions = tuple(gather_decisions(store.read_reviews(store.open_store(uri), _as_of)))
    _hold(uri, version, _as_of)
    standing = settle(decisions)
    everything = apply_reviews(machine, standing)
    return Reviewed(machine, everything, leave_rejected(everything), decisions, standing, version)


@st.cache_resource(max_entries=3, show_spinner=False)
def _read(uri: str, version: str, _as_of: str | None) -> dict[str, pd.DataFrame]:
    """Read that version, or the current one where none is named; ``version`` is the cache's key. Shared by all sessions, so nobody may
    change the frames.
    """
    tables = store.read_tables(store.open_store(uri), as_of=_as_of)
    _hold(uri, version, _as_of)
    return tables


def _hold(uri: str, version: str, as_of: str | None) -> None:
    """Refuse what was read where it may be of a later version than the one that it is kept as: whoever cites it would cite another."""
    if not store.version(store.open_store(uri), as_of).startswith(version):
        raise store.Overtaken("Something was stored meanwhile.", place=uri, remedy="Read it again.")


def _build(uri: str) -> None:
    from lib.ingest import ensure_store  # brings the language model along, which a page with a store never needs

    bar = st.progress(0.0, text="First start: reading the articles …")

    def report(done: int, total: int | None, name: str) -> None:
        bar.progress(done / max(total or done, 1), text=f"First start: reading {name} ({done} of {total or 'many'})")

    ensure_store(uri, Path(os.environ.get("DATELINE_ARTICLES") or ROOT / "data" / "articles"), report)
    bar.empty()
