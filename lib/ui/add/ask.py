"""What a reader brings: files, a folder of them, a pasted text, or an address."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from lib.read.documents import SUFFIXES
from lib.ui.add.batch import MAX_ARTICLES, Batch
from lib.ui.add.opening import Given, Pasted
from lib.ui.add.package import Package
from lib.ui.add.words import PASTED, count
from lib.ui.evidence import escape_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from lib.ui.add.job import Job
    from lib.ui.add.worker import StoreReader

#: All files of one go together, in megabytes; ``server.maxUploadSize`` bounds each. They are held in memory until they are read.
MAX_MEGABYTES = 100
_FORMATS = ", ".join(sorted(suffix.removeprefix(".") for suffix in SUFFIXES))
_TALL = 300
_NAME_DROPZONE = (Path(__file__).parent / "dropzone.js").read_text(encoding="utf-8")


def ask_files(reader: StoreReader, *, folder: bool = False) -> Job | None:
    """The files that a reader drops or chooses, or all those of a folder, once they ask to have them read."""
    limit = int(st.get_option("server.maxUploadSize"))
    files = st.file_uploader(
        "Choose a folder: all articles in it and below are read" if folder else "Drop files here, or choose them",
        type=sorted(SUFFIXES) if folder else None,
        accept_multiple_files="directory" if folder else True,
        key="folder" if folder else "files",
    )
    st.html(f"<script>{_NAME_DROPZONE}</script>", unsafe_allow_javascript=True)
    st.caption(
        f"At most {limit:,} MB a file, {MAX_MEGABYTES:,} MB and {MAX_ARTICLES:,} articles at once. What can be read: {_FORMATS}. "
        "A zip file stands for the files in it."
    )
    problem = _find_weight(files, limit)
    if problem:
        st.warning(f"{problem} Take some away, or add them with: python -m lib.ingest FOLDER", icon=":material/weight:")
    ready = bool(files) and not problem
    label = f"Read {count(len(files), 'file')}" if files else "Read the files"
    pressed = st.button(label, type="primary" if ready else "secondary", disabled=not ready, key="read-files")
    return _take(files, reader) if pressed and ready else None


def ask_text(reader: StoreReader) -> Job | None:
    """A text that is pasted or typed."""
    text = st.text_area("Text of one article, its headline in the first line", height=_TALL, key="text", persist_state="session")
    st.caption("Front matter (title, source, url, published, language) may stand above it, between lines of three hyphens.")
    pressed = st.button("Read the text", type="primary", key="read-text")
    if pressed and not text.strip():
        st.info("There is no text yet. Paste an article into the field above.", icon=":material/edit_note:")
        return None
    return Batch(what=PASTED, documents=Pasted(PASTED, text), reader=reader) if pressed else None


def ask_address(reader: StoreReader) -> Job | None:
    """The address of a page or of a feed."""
    with st.form("address-form", border=False):
        address = st.text_input("Address of an article, or of an RSS or Atom feed", key="address", placeholder="https://…").strip()
        st.caption(
            "This machine fetches the address, and from a feed each article that it names, so their servers learn that somebody here "
            "reads them. Addresses inside a private network are not fetched."
        )
        pressed = st.form_submit_button("Fetch and read", type="primary", key="read-address")
    if pressed and not address:
        st.info("There is no address yet. Type or paste one into the field above.", icon=":material/link:")
        return None
    return Batch(what=address, documents=reader.open([Given(address)]), reader=reader, fetched=True) if pressed else None


#: Way to bring articles -> what asks for them.
WAYS: dict[str, Callable[[StoreReader], Job | None]] = {
    "Files": ask_files,
    "Folder": partial(ask_files, folder=True),
    "Text": ask_text,
    "Address or feed": ask_address,
}


def _find_weight(files: Sequence[UploadedFile], limit: int) -> str:
    """What is too large about files, of which each may have ``limit`` megabytes; "" where nothing is."""
    large = next((file for file in files if file.size > limit << 20), None)
    if large:
        return f"{escape_markdown(large.name)} has {large.size / (1 << 20):,.1f} MB; a file may have {limit:,}."
    size = sum(file.size for file in files)
    return f"These files have {size / (1 << 20):,.1f} MB together; {MAX_MEGABYTES:,} are allowed." if size > MAX_MEGABYTES << 20 else ""


def _take(files: Sequence[UploadedFile], reader: StoreReader) -> Job | None:
    """What to do with files: read the articles in them, or where it is one data package of Dateline's, store what it holds."""
    given = [Given(file.name, file.getvalue()) for file in files]
    packages = reader.find_packages(given)
    if packages and len(given) == 1:
        return Package(what=given[0].name, content=given[0].content or b"", restorer=reader)
    if packages:
        named = escape_markdown(packages[0].name)
        st.info(
            f"{named} is a data package that Dateline handed out: give it alone, for it is stored as it is.", icon=":material/inventory_2:"
        )
        return None
    return Batch(what=_name_all(given), documents=reader.open(given), reader=reader)


def _name_all(given: Sequence[Given]) -> str:
    return given[0].name if len(given) == 1 else count(len(given), "file")
