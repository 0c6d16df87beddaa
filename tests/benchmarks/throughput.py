"""Articles from a folder into a store: how many a second, on one and two processes and beside the bare spaCy pipeline; and the memory."""

from __future__ import annotations

import threading
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

import psutil
import spacy

from lib.extract.version import find_model
from lib.ingest.find import find_documents
from lib.ingest.run import ingest
from lib.read.documents import Refused, read_document
from lib.store import open_store
from tests.benchmarks.archive import write_archive
from tests.benchmarks.timing import Result, alternate, seconds

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLES, EARLY = 5_000, 1_000
WORKERS = 2
ROUNDS = 1
#: Seconds between two looks at the memory.
_STEP = 0.2
_MIB = 1024 * 1024
_Given = TypeVar("_Given")


def measure(articles: int = ARTICLES, early: int = EARLY, rounds: int = ROUNDS) -> list[Result]:
    """Articles a second, storing and the start of all processes included; peaks of memory."""
    with TemporaryDirectory() as place:
        folder = Path(place, "archive")
        write_archive(folder, articles)
        stores = iter(range(1_000_000))
        peaks: dict[int, Peaks] = {}

        def store(workers: int) -> float:
            taken, peaks[workers] = _apart(store_all, folder, str(Path(place, f"store{next(stores)}")), workers, early)
            return articles / taken

        shared, bare = alternate(rounds, lambda: store(WORKERS), lambda: articles / _apart(parse_all, folder, WORKERS))
        again, alone = alternate(rounds, lambda: store(WORKERS), lambda: store(1))
    seen = peaks[WORKERS]
    return [
        Result(f"{articles:,} articles into a store, {WORKERS} workers", shared, "a second", "bare spaCy on as many", bare, 1.0, True),
        Result(f"{articles:,} articles into a store, {WORKERS} workers again", again, "a second", "1 worker", alone, 1.8, True),
        Result(f"who coordinates, after {articles:,} articles", seen.late[0] / _MIB, "MiB", f"after {early:,}", seen.early[0] / _MIB, 1.1),
        Result(f"largest worker, after {articles:,} articles", seen.late[1] / _MIB, "MiB", f"after {early:,}", seen.early[1] / _MIB, 1.1),
    ]


@dataclass(slots=True)
class Peaks:
    """The most bytes that this process held, and the largest of its children, until ``early`` articles were read and until all were."""

    early: tuple[int, int] = (0, 0)
    late: tuple[int, int] = (0, 0)

    def watch(self, ended: threading.Event) -> None:
        """Look again and again until told to end."""
        own = psutil.Process()
        while not ended.wait(_STEP):
            children = [size for child in own.children(recursive=True) if (size := _size(child))]
            self.late = max(self.late[0], _size(own)), max([self.late[1], *children])


def store_all(folder: Path, uri: str, workers: int, early: int) -> tuple[float, Peaks]:
    """Seconds for all files of a folder, and the memory that they took."""
    peaks, ended = Peaks(), threading.Event()
    watcher = threading.Thread(target=peaks.watch, args=(ended,), daemon=True)
    watcher.start()

    def note(done: int, total: int | None, name: str) -> None:
        if done == early:
            peaks.early = peaks.late

    taken = seconds(lambda: ingest(find_documents([folder]), open_store(uri), workers=workers, progress=note))
    ended.set()
    watcher.join()
    return taken, peaks


def parse_all(folder: Path, workers: int) -> float:
    """Seconds for spaCy's whole pipeline over the same texts."""
    texts = [read_document(each).text for each in find_documents([folder]) if not isinstance(each, Refused)]

    def parse() -> None:
        for _ in spacy.load(find_model()).pipe(texts, n_process=workers, batch_size=64):
            pass

    return seconds(parse)


def _apart(action: Callable[..., _Given], *arguments: object) -> _Given:
    """In a process of its own, so that none finds anything loaded."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(action, *arguments).result()


def _size(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0
