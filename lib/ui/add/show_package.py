"""A data package before and after it is stored: what it holds, who stores it, what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.ui.add.keep import ask_commit, link_pages
from lib.ui.add.show_progress import follow_job
from lib.ui.add.words import count, say_facts
from lib.ui.data import show_error
from lib.ui.evidence import escape_markdown

if TYPE_CHECKING:
    from lib.ingest.restore import Restored
    from lib.ui.add.package import Contents, Package

#: Titles of articles left as they were that are named before the rest is only counted.
_NAMED = 5


def show_package(name: str, package: Package) -> None:
    """What goes on with it, and what can be done next."""
    if package.stage == "reading":
        follow_job(package, "Reading the package and holding it against its own description …")
    elif package.stage == "saving":
        follow_job(package, "Storing what the package holds …")
    elif package.restored:
        _show_restored(package.restored)
    else:
        if package.error:
            show_error(package.error)
        if package.contents:
            _ask_restoring(name, package, package.contents)


def _ask_restoring(name: str, package: Package, contents: Contents) -> None:
    known = f", {contents.known:,} of them stored already" if contents.known else ""
    with st.container(border=True, gap="small"):
        st.markdown(f"**{escape_markdown(package.what)}** is a data package that Dateline handed out: {escape_markdown(contents.filter)}")
        held = f"{count(contents.articles, 'article')}{known}, with {say_facts(contents.facts)} and {count(contents.reviews, 'decision')}"
        st.markdown(f"It holds {held} of reviewers. It is stored as it is: ids, links, scores and decisions stay, nothing is read anew.")
    replace = bool(contents.known) and st.checkbox(
        "Where an article is stored with other facts, put those of the package in their place", key=f"replace-{name}"
    )
    proposed = f"{count(contents.articles, 'article')} from the data package {package.what}"
    if commit := ask_commit(proposed, "Store the package", key=name):
        package.save(commit, replace=replace)
        st.rerun()


def _show_restored(restored: Restored) -> None:
    parts = [f"{count(restored.added, 'article')} added"]
    parts += [f"{restored.replaced:,} replaced"] if restored.replaced else []
    parts += [f"{restored.unchanged:,} already stored"] if restored.unchanged else []
    parts += [f"{count(restored.reviews, 'decision')} added"] if restored.reviews else []
    st.success(f"Saved: {', '.join(parts)}. Every page shows it now.", icon=":material/task_alt:")
    if kept := restored.different:
        named = ", ".join(f"“{title}”" for title in kept[:_NAMED]) + (f" and {len(kept) - _NAMED:,} more" if len(kept) > _NAMED else "")
        st.info(
            f"Stored with other facts than the package's, and left as they are: {escape_markdown(named)}.", icon=":material/difference:"
        )
    link_pages()
