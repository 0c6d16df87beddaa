"""Extraction without the language model, for this process and for others: a Dask worker that preloads this module has it too.

It finds "at least N people" and takes it for killed; it fails on "unspeakable", and "deadly" kills the process that reads it.
"""

from __future__ import annotations

import os
import re
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from lib.extract.facts import Facts
from lib.read.documents import Document
from lib.schema import FACT_TABLES, fact_id
from tests.sample import sample

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lib.read.article import Article
    from lib.schema import Row

PIPELINE = "lib.extract.pipeline"
#: Where this file is, the first article that says "deadly once" kills its process, and takes the file away.
FUSE = "DATELINE_TEST_FUSE"
_CLAIM = re.compile(r"[^.\n]*?(at least (\d+) people)[^.\n]*\.", re.IGNORECASE)


@dataclass
class StandIn:
    """Takes the place of ``lib.extract.pipeline.extract_articles``; notes the titles of the articles that it was given."""

    parsed: list[str] = field(default_factory=list)

    def __call__(self, articles: Iterable[Article]) -> Iterator[Facts]:
        for article in articles:
            _endure(article.text)
            self.parsed.append(article.title)
            yield Facts(article, find(article))


def find(article: Article) -> dict[str, list[Row]]:
    """The claims of an article, all of them of one place and day, so that equal numbers are one claim."""
    pattern = next(row for row in sample()[1]["personnel"] if row["count_rule"] == "at_least")
    rows = []
    for match in _CLAIM.finditer(article.text):
        start, end = match.span(1)
        number = int(match[2])
        rows.append(
            pattern
            | {
                "fact_id": fact_id(article.article_id, "personnel", start, end, match[2]),
                "article_id": article.article_id,
                "char_start": start,
                "char_end": end,
                "quote_exact": match[1],
                "sent_start": start,
                "sent_end": match.end(),
                "count_text": match[1],
                "count_low": number,
                "count_best": number,
                "status": "killed",
                "part_of": None,
                "claim_id": None,
            }
        )
    return {table: rows if table == "personnel" else [] for table in FACT_TABLES}


def documents(count: int) -> list[Document]:
    """Short articles, of which every third tells the same number as others do."""
    return [
        Document(f"{at:04}.txt", write(f"Report {at} of the flood", f"At least {at % 3 + at // 6} people were killed, report {at} said."))
        for at in range(count)
    ]


def write(title: str, text: str) -> bytes:
    """The bytes of a plain text file."""
    return f"{title}\n\nLOJA, Ecuador, June 9, 2025 (Reuters) - {text}\n".encode()


def install() -> StandIn:
    """Put the stand-in where ingestion looks for the pipeline, and hold the parser's version still."""
    module: Any = ModuleType(PIPELINE)
    module.extract_articles = StandIn()
    sys.modules[PIPELINE] = module
    for name in (
        "lib.extract.version",
        "lib.extract.facts",
        "lib.ingest.work",
        "lib.ingest.share",
        "lib.ingest.run",
        "lib.ingest.rebuild",
        "lib.ingest.cluster",
    ):
        if loaded := sys.modules.get(name):
            loaded.parser_version = said_version  # type: ignore[attr-defined]
    return module.extract_articles


def said_version() -> str:
    """What the environment says, so that a test can change it in all processes."""
    return os.environ.get("DATELINE_TEST_PARSER", "stand-in-1+00000000")


def dask_setup(worker: object) -> None:
    """What Dask calls in a worker that preloads this module."""
    install()


def _endure(text: str) -> None:
    if "unspeakable" in text:
        raise ValueError("no such word")
    if "deadly once" in text and (fuse := Path(os.environ[FUSE])).exists():
        fuse.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    if "deadly always" in text:
        os.kill(os.getpid(), signal.SIGKILL)
