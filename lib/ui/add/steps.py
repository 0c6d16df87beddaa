"""From one step of adding to the next: what is asked, what goes on, what was done; the batch's name stands in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.errors import DatelineError
from lib.ui.add.ask import WAYS
from lib.ui.add.batch import Batch
from lib.ui.add.batches import find_batch, forget_batch, keep_batch
from lib.ui.add.keep import ask_saving, show_refused, show_saved
from lib.ui.add.look import check_piece, choose_piece, choose_pieces, show_text
from lib.ui.add.package import Package
from lib.ui.add.show_package import show_package
from lib.ui.add.show_progress import follow_job, follow_reading
from lib.ui.add.words import count
from lib.ui.data import show_error

if TYPE_CHECKING:
    from lib.ui.add.job import Job
    from lib.ui.add.worker import StoreReader

_NAME = "batch"


def find_own() -> tuple[str, Job] | None:
    """The job that this session, or the address, is about, with its name; None where there is none (any more)."""
    asked, own = st.query_params.get(_NAME), st.session_state.get(_NAME)
    for name in (asked, own):
        if name and (batch := find_batch(name)):
            st.session_state[_NAME] = name
            if asked != name:
                st.query_params[_NAME] = name
            return name, batch
    if asked or own:
        st.caption("What was read here before is no longer kept; nothing that was saved is lost.")
        _leave()
    return None


def ask_batch(reader: StoreReader) -> None:
    """Ask for articles, and begin to read them once they are given."""
    reader.get_ready()
    way = st.segmented_control("From where", list(WAYS), default=next(iter(WAYS)), required=True, key="way", bind="query-params")
    batch = WAYS[way](reader)
    if batch:
        try:
            name = keep_batch(batch)
        except DatelineError as error:
            show_error(error)
            return
        st.session_state[_NAME] = st.query_params[_NAME] = name
        batch.start()
        st.rerun()


def show_job(name: str, job: Job) -> None:
    """What goes on with a batch of articles or a package, and what can be done next."""
    if isinstance(job, Batch):
        _show_batch(name, job)
    elif isinstance(job, Package):
        show_package(name, job)
        if job.stage in ("ready", "saved"):
            offer_another("Add more articles" if job.stage == "saved" else "Start over", name)


def _show_batch(name: str, batch: Batch) -> None:
    if batch.stage == "reading":
        follow_reading(batch)
    elif batch.stage == "saving":
        follow_job(batch, "Linking the articles with those that are stored, and saving them …")
    elif batch.stage == "saved":
        show_saved(batch)
        offer_another("Add more articles", name)
        show_refused(batch.refused)
    else:
        _say_read(batch, name)
        _show_ready(batch, name)


def _show_ready(batch: Batch, name: str) -> None:
    """Of one article what is known, then saving, then its text; of many a table and saving, then one of them in the same way."""
    if len(batch.pieces) == 1:
        check_piece(batch, batch.pieces[0], name)
        ask_saving(batch, name)
        show_refused(batch.refused)
        show_text(batch.pieces[0], name)
    elif batch.pieces:
        choose_pieces(batch, name)
        ask_saving(batch, name)
        show_refused(batch.refused)
        piece = choose_piece(batch, name)
        check_piece(batch, piece, name)
        show_text(piece, name)
    else:
        show_refused(batch.refused)


def _say_read(batch: Batch, name: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        read = f"{count(len(batch.pieces), 'article')} read" if batch.pieces else "Nothing could be read"
        said = f"{read} from {batch.what}; nothing is stored yet."
        st.text(said + (" You stopped before the end: the rest was not read." if batch.stopped else ""))
        offer_another("Start over", name)


def offer_another(label: str, name: str) -> None:
    """A button that leaves this batch and asks for another."""
    st.button(label, on_click=_forget, args=(name,), icon=":material/restart_alt:", key="another")


def _forget(name: str) -> None:
    batch = find_batch(name)
    if batch and batch.stage == "saved" and "text" in st.session_state:
        st.session_state["text"] = ""
    forget_batch(name)
    _leave()


def _leave() -> None:
    st.session_state.pop(_NAME, None)
    st.query_params.pop(_NAME, None)
