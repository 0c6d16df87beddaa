"""Saving what was read: who, what it is called, and what became of it; and what could not be read, to be taken away."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Literal

import streamlit as st

from lib import export
from lib.filters import Filters
from lib.store import Commit
from lib.ui.add.words import count, list_refused, propose_message
from lib.ui.data import show_error
from lib.ui.evidence import escape_markdown, link_page
from lib.ui.review import ask_reviewer

if TYPE_CHECKING:
    from lib.read.documents import Refused
    from lib.ui.add.batch import Batch

#: Longest message, in characters, and articles linked by name afterwards.
_MAX_MESSAGE, _LINKED = 300, 12
#: Most failures that are told in words; more than that are a table.
_TOLD = 8


def ask_saving(batch: Batch, name: str) -> None:
    """Name, message, and the button that saves the ticked articles."""
    if batch.error:
        show_error(batch.error)
    chosen = [piece for piece in batch.pieces if piece.number not in batch.left_out]
    if not chosen:
        if len(batch.pieces) > 1:
            st.caption("No article is ticked, so there is nothing to save.")
        return
    label = f"Save {count(len(chosen), 'article')}"
    if commit := ask_commit(propose_message(batch, chosen), label, key=f"{name}-{len(chosen)}"):
        batch.save([piece.number for piece in chosen], commit)
        st.rerun()


def ask_commit(proposed: str, label: str, *, key: str, icon: str = "save", disabled: bool = False) -> Commit | None:
    """Name and message, and a button called ``label``: what they are once it is pressed."""
    with st.container(border=True, key="saving"):
        who, what = st.columns([1, 3])
        with who:
            author = ask_reviewer()
        with what:
            message = st.text_input("Message", proposed[:_MAX_MESSAGE], max_chars=_MAX_MESSAGE, key=f"message-{key}")
        st.caption("Name and message are kept with this version of the store, for everybody to see.")
        kind: Literal["primary", "secondary"] = "secondary" if disabled else "primary"
        pressed = st.button(label, type=kind, icon=f":material/{icon}:", key="save", disabled=disabled)
    return Commit(author.strip(), message.strip()) if pressed else None


def show_saved(batch: Batch) -> None:
    """What was stored, and the ways to it."""
    written = batch.written
    if written is None:
        return
    parts = [count(written.added, "article") + " added"] if written.added else []
    parts += [f"{written.replaced:,} replaced"] if written.replaced else []
    parts += [f"{written.unchanged:,} already stored"] if written.unchanged else []
    st.success(f"Saved: {', '.join(parts)}. Every page shows it now.", icon=":material/task_alt:")
    for piece in batch.saved[:_LINKED]:
        article = piece.preview.article
        link_page(
            "article", f"{escape_markdown(article.title)} ({escape_markdown(article.source)}) →", Filters(), article=article.article_id
        )
    if len(batch.saved) > _LINKED:
        st.caption(f"And {len(batch.saved) - _LINKED:,} more, on all pages.")
    link_pages()


def link_pages() -> None:
    """The pages that show what is new."""
    with st.container(horizontal=True):
        for page in ("overview", "map", "timeline", "personnel", "review"):
            link_page(page, page.capitalize(), Filters())


def show_refused(refused: list[Refused]) -> None:
    """What could not be read, why, and what to do; also as a file."""
    if not refused:
        return
    frame = list_refused(refused)
    st.header(f"{count(len(refused), 'file')} could not be read", anchor=False)
    if len(refused) <= _TOLD:
        st.html("".join(_tell(each) for each in refused))
    else:
        columns = {
            name: st.column_config.TextColumn(label) for name, label in (("file", "File"), ("cause", "Why"), ("remedy", "What to do"))
        }
        st.dataframe(frame, column_config=columns, hide_index=True, key="refused", alt="What could not be read, why, and what to do.")
    st.download_button(
        "not-read.csv", lambda: export.write_csv(frame), "not-read.csv", "text/csv", on_click="ignore", icon=":material/download:"
    )


def _tell(refused: Refused) -> str:
    said = f"{escape(refused.error.cause)} {escape(refused.error.remedy)}"
    return f'<p style="margin:0 0 0.5rem;overflow-wrap:anywhere"><b>{escape(refused.name)}</b><br>{said}</p>'
