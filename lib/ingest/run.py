"""Read, extract, link, store: batch by batch, and nothing twice."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lib import store as stores
from lib.errors import DatelineError
from lib.extract.facts import Facts, article_row
from lib.extract.version import parser_version
from lib.ingest.find import find_files
from lib.link import link
from lib.lock import locked
from lib.read import read_file
from lib.schema import FACT_TABLES
from lib.store import DEFAULT_URI, Store, Written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lib.read.article import Article
    from lib.schema import Row

    #: Called with the number of files done, the number of all files, and the name of the one done last.
    Progress = Callable[[int, int, str], None]

ARTICLES = Path("data/articles")
#: Articles stored together: a process that is killed loses this many at most, and a table grows by one file for as many.
BATCH = 500

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of some files: numbers of articles added, replaced and left as they were, and the errors of the files not stored."""

    added: int
    replaced: int
    unchanged: int
    errors: tuple[DatelineError, ...]


def ingest(paths: Iterable[Path], store: Store, progress: Progress | None = None) -> Ingested:
    """Read, extract, link and store files and folders of files; articles already stored by the same parser are not parsed again.

    A file that cannot be read is among the errors, and the others are stored all the same.

    Raises:
        StoreError: the store cannot be read or written; what was stored before is unchanged.
    """
    errors: list[DatelineError] = []
    files = find_files(paths, errors)
    total, parsed, seen = len(files), 0, 0
    known = stores.parser_versions(store)
    written = Written(0, 0, 0)
    for start in range(0, max(total, 1), BATCH):
        waiting: dict[str, tuple[Path, Article]] = {}
        for file in files[start : start + BATCH]:
            article = _read(file, errors)
            if article and article.article_id not in waiting and known.get(article.article_id) != parser_version():
                waiting[article.article_id] = (file, article)
                continue
            seen += article is not None
            parsed += 1
            if progress:
                progress(parsed, total, file.name)
        facts = []
        for file, found in _extract(list(waiting.values()), errors):
            facts += [found] if found else []
            parsed += 1
            if progress:
                progress(parsed, total, file.name)
        written = _add(written, _store(store, facts))
    return Ingested(written.added, written.replaced, written.unchanged + seen, tuple(errors))


def ensure_store(uri: str = DEFAULT_URI, articles: Path = ARTICLES, progress: Progress | None = None) -> Store:
    """The store with the articles of a folder in it; of two processes that start at once, one builds it and the other waits.

    Files that cannot be read are named in the log; the store then holds the others.
    """
    store = stores.open_store(uri)
    with locked(store.uri, "build"):
        for refused in ingest([articles], store, progress).errors:
            _log.warning("%s", refused)
    return store


def _read(file: Path, errors: list[DatelineError]) -> Article | None:
    try:
        return read_file(file)
    except DatelineError as error:
        errors.append(error)
        return None


def _extract(waiting: list[tuple[Path, Article]], errors: list[DatelineError]) -> Iterator[tuple[Path, Facts | None]]:
    """The facts of each article, None where extraction fails: one article that it cannot take does not stop the others."""
    if not waiting:
        return
    from lib.extract.pipeline import extract_articles  # loads the language model's library, which takes seconds: only where it is needed

    done = 0
    with suppress(Exception):  # tried again below, alone
        for facts in extract_articles(article for _, article in waiting):
            done += 1
            yield waiting[done - 1][0], facts
    for file, article in waiting[done:]:
        try:
            alone = next(iter(extract_articles([article])))
        except Exception as error:
            cause = error.cause if isinstance(error, DatelineError) else f"{type(error).__name__}: {error}."
            remedy = "Leave the file out, and report it: this is a fault of the program."
            errors.append(DatelineError(f"The facts cannot be extracted: {cause}", place=str(file), remedy=remedy))
            yield file, None
        else:
            yield file, alone


def _store(store: Store, facts: list[Facts]) -> Written:
    """Link new facts to those known and store them; nobody else may store between the two."""
    articles = [article_row(found.article, datetime.now(UTC)) for found in facts]
    new: dict[str, list[Row]] = {table: [row for found in facts for row in found.tables[table]] for table in FACT_TABLES}
    with locked(store.uri, "link"):
        ids = {article["article_id"] for article in articles}
        known: dict[str, list[Row]] = {}
        if articles and stores.exists(store):
            known = {table: [row for row in stores.read_rows(store, table) if row["article_id"] not in ids] for table in FACT_TABLES}
        return stores.append(store, articles, link(new, known))


def _add(one: Written, other: Written) -> Written:
    return Written(one.added + other.added, one.replaced + other.replaced, one.unchanged + other.unchanged)
