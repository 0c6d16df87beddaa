"""The process that reads and stores what the Add page is given: ``python -m lib.ui.add.work``, tasks on standard input, answers on output.

A process of its own, since reading an article takes the processor for a while and other people's pages share the server's, since a
damaged file may crash what reads it, and since the language model stays out of the server's memory. It knows nothing of Streamlit.
"""

from __future__ import annotations

import logging
import os
import pickle
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from lib.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import BinaryIO

    from lib.ingest.preview import Preview
    from lib.ingest.restore import Restored
    from lib.read.article import Article
    from lib.read.documents import Document
    from lib.store import Commit, Written
    from lib.ui.add.package import Contents

_log = logging.getLogger(__name__)


def read(uri: str, document: Document) -> Preview:
    """What would be stored of a document."""
    from lib.ingest.preview import preview
    from lib.store import open_store

    return preview(document, open_store(uri))


def read_again(uri: str, article: Article) -> Preview:
    """What would be stored of an article about which a person knows better."""
    from lib.ingest.preview import preview_article
    from lib.store import open_store

    return preview_article(article, open_store(uri))


def save(uri: str, previews: Sequence[Preview], commit: Commit) -> Written:
    """Store what was read, linked with what is stored by now."""
    from lib.ingest.save import save as save_facts
    from lib.store import open_store

    return save_facts([each.facts for each in previews], open_store(uri), commit, {each.article.article_id: each.keys for each in previews})


def look_into(uri: str, content: bytes, name: str) -> Contents:
    """What a data package holds, and how much of it is stored already."""
    from lib.datapackage.rows import read_package
    from lib.store import open_store, parser_versions
    from lib.ui.add.package import Contents

    found = read_package(content, name)
    known = parser_versions(open_store(uri), [article["article_id"] for article in found.articles])
    return Contents(
        found.filter, len(found.articles), len(known), {table: len(rows) for table, rows in found.facts.items()}, len(found.reviews)
    )


def restore(uri: str, content: bytes, name: str, commit: Commit, replace: bool) -> Restored:
    """Store a data package as it is."""
    from lib.ingest.restore import restore as restore_package
    from lib.store import open_store

    return restore_package(content, name, open_store(uri), replace=replace, commit=commit)


TASKS: dict[str, Callable[..., Any]] = {"read": read, "read_again": read_again, "save": save, "look_into": look_into, "restore": restore}


def serve(known: Mapping[str, Callable[..., Any]], tasks: BinaryIO, answers: BinaryIO) -> None:
    """Do one task after another until there are no more: (name, arguments) in; (True, result) or (False, error) out."""
    while True:
        try:
            name, arguments = pickle.load(tasks)  # both ends of the pipe are ours
        except EOFError:
            return
        try:
            answer = True, known[name](*arguments)
        except DatelineError as error:
            answer = False, error
        except Exception as error:
            _log.exception("The task %s broke off.", name)
            remedy = "Leave the article out, and report it: this is a fault of the program."
            answer = False, DatelineError(f"It cannot be done ({type(error).__name__}).", place=name, remedy=remedy)
        pickle.dump(answer, answers)
        answers.flush()


def take_output() -> BinaryIO:
    """Standard output for the answers alone: whatever a library prints must not stand among them."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return out


def get_ready() -> None:
    """Load what the first article would wait for: the language model and the gazetteer."""
    from lib.extract.document import load_model
    from lib.gazetteer import open_gazetteer

    load_model()
    open_gazetteer()


if __name__ == "__main__":
    out = take_output()
    with suppress(DatelineError):  # the first article says what is missing
        get_ready()
    serve(TASKS, sys.stdin.buffer, out)
