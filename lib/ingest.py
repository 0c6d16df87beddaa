"""Article files -> the store: ``python -m lib.ingest PATH... [--store URI]``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lib.store import DEFAULT_URI

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lib.errors import DatelineError
    from lib.store import Store

    #: Called with the number of files done, the number of all files, and what is being done ("2025-06-18-afp.md").
    Progress = Callable[[int, int, str], None]

ARTICLES = Path("data/articles")


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of some files: numbers of articles added, replaced and left as they were, and the errors of the files that cannot be
    read.
    """

    added: int
    replaced: int
    unchanged: int
    errors: tuple[DatelineError, ...]


def ingest(paths: Iterable[Path], store: Store, progress: Progress | None = None) -> Ingested:
    """Read, extract, link and store files and folders of files; articles already stored by the same parser are not parsed again."""
    raise NotImplementedError


def ensure_store(uri: str = DEFAULT_URI, articles: Path = ARTICLES, progress: Progress | None = None) -> Store:
    """The store, built from the shipped articles where there is none yet; of two processes that start at once, one builds and one waits."""
    raise NotImplementedError


def main(argv: list[str] | None = None) -> int:
    """The command line; 0 when all files were read, 1 when some were not."""
    raise NotImplementedError
