"""Buttons below a figure that hand it out as PNG or SVG, with title, filter sentence and source on it. The browser draws the file."""

from __future__ import annotations

from html import escape
from pathlib import Path

import orjson
import streamlit as st

from lib.store import short_version
from lib.ui.cite import read_address

_SCRIPT = (Path(__file__).parent / "save_figure.js").read_text(encoding="utf-8")
_VIEW = "view"
_SOURCE = (
    "Dateline, data version {version}. Facts read by a program from the articles; claims are never added up. Outlines: Natural Earth. "
    "{link}"
)


def note_view(title: str, sentence: str, version: str) -> None:
    """Remember what the page shows, for the files that its figures are saved as."""
    st.session_state[_VIEW] = (title, sentence, version)


def offer_saving(key: str, title: str | None = None) -> None:
    """The buttons for the figure with the key ``key``; ``title`` stands on the file, or the page's own."""
    page, sentence, version = st.session_state[_VIEW]
    short = short_version(version)
    words = {
        "title": title or page,
        "sentence": sentence,
        "source": _SOURCE.format(version=short, link=read_address(short)),
        "file": f"dateline-{key}",
    }
    button = '<button type="button" data-format="{}" aria-label="Save the figure as {}">{}</button>'
    buttons = "".join(button.format(kind.lower(), kind, kind) for kind in ("PNG", "SVG"))
    st.html(
        f'<div id="save-{key}" class="save-figure" data-words="{escape(orjson.dumps(words).decode())}">Save as {buttons}</div>'
        f"<script>{_SCRIPT.replace('KEY', key)}</script>",
        unsafe_allow_javascript=True,
    )
