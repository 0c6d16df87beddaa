"""What tests of the Add page share: a reader that needs no language model, and the steps that a person takes."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from lib.errors import ReadError
from lib.extract.facts import Facts
from lib.ingest.preview import Preview
from lib.link.stories import story_keys
from lib.read.documents import read_document
from lib.schema import FACT_TABLES, fact_id
from lib.ui.add import batches, open_work, work
from lib.ui.add.opening import Given, Opening, find_packages
from tests.sample import sample

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.read.article import Article
    from lib.read.documents import Document
    from lib.schema import Row
    from lib.store import Commit, Written

TEXT = """Strike shuts copper mine near Calama

SANTIAGO, Chile, March 5, 2025 (AFP) — The minister met leaders of the union. At least 14 miners were killed on Monday, police said.
"""
RUSSIAN = "Президент встретился с министром\n\nМОСКВА — Президент встретился с министром обороны. Погибли 14 человек, сообщила полиция.\n"
_CLAIM = re.compile(r"[^.\n]*?(at least (\d+) (?:miners|people))[^.\n]*\.", re.IGNORECASE)


class SameProcess:
    """Opens where the test runs, in place of a process of its own."""

    def __init__(self) -> None:
        self._tasks = open_work.list_tasks()

    def run(self, name: str, *arguments: Any, place: str, patience: float) -> Any:
        return self._tasks[name](*arguments)

    def kill(self) -> None:
        pass

    def end(self) -> None:
        self._tasks = open_work.list_tasks()


@dataclass
class HandReader:
    """Finds "at least N miners" and dates it two days before publication; stores at ``uri``; waits at ``gate`` before each article."""

    uri: str
    gate: threading.Event = field(default_factory=threading.Event)
    known: bool = False
    twins: tuple[Any, ...] = ()
    failures: list[Exception] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.gate.set()

    def get_ready(self) -> None:
        pass

    def open(self, given: Sequence[Given]) -> Opening:
        return Opening(given, SameProcess())

    def find_packages(self, given: Sequence[Given]) -> list[Given]:
        return find_packages(given, SameProcess())

    def read(self, document: Document) -> Any:
        assert self.gate.wait(30)
        if document.name == "fault.txt":
            raise RuntimeError("a fault of the program")
        return self.read_again(read_document(document))

    def read_again(self, article: Article) -> Any:
        if article.title == "refuse":
            raise ReadError("It cannot be read so.", place="title", remedy="Give another title.")
        return Preview(article, Facts(article, _find(article)), self.known, tuple(story_keys(article.text)), self.twins)

    def save(self, previews: Sequence[Any], commit: Commit) -> Written:
        if self.failures:
            raise self.failures.pop()
        return work.save(self.uri, previews, commit)

    def look_into(self, content: bytes, name: str) -> Any:
        return work.look_into(self.uri, content, name)

    def restore(self, content: bytes, name: str, commit: Commit, *, replace: bool) -> Any:
        return work.restore(self.uri, content, name, commit, replace)


def _find(article: Article) -> dict[str, list[Row]]:
    pattern = next(row for row in sample()[1]["personnel"] if row["count_rule"] == "at_least")
    rows = []
    for match in _CLAIM.finditer(article.text):
        start, end = match.span(1)
        day = article.published - timedelta(days=2) if article.published else None
        own = {
            "fact_id": fact_id(article.article_id, "personnel", start, end, "14"),
            "article_id": article.article_id,
            "char_start": start,
            "char_end": end,
            "quote_exact": match[1],
            "sent_start": start,
            "sent_end": match.end(),
            "count_text": match[1],
            "date_start": day,
            "date_end": day,
            "date_basis": "relative" if day else None,
            "date_prec": 1 if day else None,
            "claim_id": f"c-{article.article_id}",
        }
        rows.append(pattern | own)
    return {table: rows if table == "personnel" else [] for table in FACT_TABLES}


def batch_of(app):
    """The batch that a page is about, once what goes on with it is done."""
    batch = batches.find_batch(app.session_state["batch"])
    assert batch
    assert batch.wait(30)
    return batch


def paste(app, text=TEXT):
    """Paste a text, have it read, and look at it."""
    app.segmented_control(key="way").set_value("Text").run()
    app.text_area(key="text").set_value(text).run()
    app.button(key="read-text").click().run()
    batch_of(app)
    return app.run()


def drop(app, *files):
    """Drop files given as (name, content), have them read, and look at them."""
    app.file_uploader(key="files").set_value([(name, content, "") for name, content in files]).run()
    app.button(key="read-files").click().run()
    batch_of(app)
    return app.run()


def save(app, message=None, author=None):
    """Save what is ticked."""
    if author is not None:
        app.text_input(key="reviewer-name").set_value(author).run()
    if message is not None:
        next(field for field in app.text_input if field.label == "Message").set_value(message).run()
    app.button(key="save").click().run()
    batch_of(app)
    return app.run()


def tick(app, *rows):
    """Tick rows of the table of what was read, or of what is stored."""
    key = next(each.key for each in app.dataframe if str(each.key).startswith(("table-", "remove-table")))
    app.session_state[key] = {"selection": {"rows": list(rows), "columns": [], "cells": []}}
    return app.run()
