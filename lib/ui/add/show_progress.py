"""How far a batch is, said anew twice a second without the rest of the page; the button that ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.ui.add.words import say_progress
from lib.ui.evidence import escape_markdown

if TYPE_CHECKING:
    from lib.ui.add.batch import Batch
    from lib.ui.add.job import Job

#: Seconds between two looks.
_EVERY = 0.5


@st.fragment(run_every=_EVERY)
def follow_reading(batch: Batch) -> None:
    """The bar, what is being read, and the button to stop; when it ends, the page runs anew."""
    if batch.stage != "reading":
        st.rerun()
    progress = batch.progress
    st.progress(progress.done / progress.total if progress.total else 0.0, text=escape_markdown(say_progress(progress)))
    st.caption("You can leave this page and come back; reading goes on.")
    stopping = "Stopping after this article …" if batch.stopped else "Stop reading"
    st.button(stopping, on_click=batch.cancel, disabled=batch.stopped, icon=":material/stop_circle:", key="stop")


@st.fragment(run_every=_EVERY)
def follow_job(job: Job, said: str) -> None:
    """That something goes on which has no parts to count, for as long as it does."""
    if job.stage not in ("reading", "saving"):
        st.rerun()
    st.info(said, icon=":material/hourglass_top:")
