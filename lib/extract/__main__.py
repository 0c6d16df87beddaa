"""``python -m lib.extract [--json] [--published YYYY-MM-DD] FILE...``: what the articles say, for people or as JSON lines."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from lib.errors import DatelineError
from lib.extract.facts import Facts, article_row
from lib.extract.pipeline import extract_articles
from lib.extract.summary import summarise
from lib.gazetteer import open_gazetteer
from lib.read.documents import Refused, open_documents, read_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.read.article import Article
    from lib.read.documents import Document


def main(argv: Sequence[str] | None = None) -> int:
    """Print the facts of each file; 1 if any file could not be read, else 0."""
    arguments = _parse_arguments(argv)
    gazetteer = open_gazetteer()
    failed = False
    for document in (each for name in arguments.files for each in open_documents(Path(name), name)):
        try:
            facts = next(extract_articles([_read(document, arguments.published)], gazetteer))
        except DatelineError as error:
            print(error, file=sys.stderr)  # noqa: T201
            failed = True
            continue
        if arguments.json:
            sys.stdout.write(as_json(document.name, facts) + "\n")
        else:
            sys.stdout.write(summarise(document.name, facts) + "\n")
        sys.stdout.flush()
    return int(failed)


def _read(document: Document | Refused, published: date | None) -> Article:
    if isinstance(document, Refused):
        raise document.error
    article = read_document(document)
    if published is None or article.published_basis == "metadata":
        return article
    return read_document(replace(document, meta={**document.meta, "published": published.isoformat()}))


def as_json(name: str, facts: Facts) -> str:
    """One line of JSON: ``file``, ``article`` and each fact table as a list of rows with the codebook's columns."""
    row = article_row(facts.article, datetime.now(UTC))
    return orjson.dumps({"file": name, "article": row} | facts.tables).decode()


def _parse_arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m lib.extract", description="Print what news articles say, with the evidence.")
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="an article in any format that the README names, a table or an archive of articles"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line for each file, with the codebook's tables and columns")
    parser.add_argument("--published", type=_iso_date, metavar="YYYY-MM-DD", help="publication date of articles that do not carry one")
    return parser.parse_args(argv)


def _iso_date(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is not a date; write it as YYYY-MM-DD.") from None


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:
        # Whoever read the output has gone, as in `... | head`; the interpreter must not find that out again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
