"""The command line: ``python -m lib.ingest SOURCE...``."""

from __future__ import annotations

import csv
import signal
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from lib import store as stores
from lib.cells import write_cell
from lib.errors import DatelineError, ReadError, SchemaError
from lib.ingest.command import parse_arguments
from lib.ingest.find import count_documents, find_documents, find_packages, show_path
from lib.ingest.restore import restore
from lib.ingest.run import Ingested, ingest
from lib.read.documents import Refused
from lib.store import Commit

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lib.ingest.run import Progress


def main(argv: Sequence[str] | None = None) -> int:
    """The command line; the exit codes are those of its help."""
    arguments = parse_arguments(argv)
    seen = [Ingested(0, 0, 0, ())]  # what is stored by now, the latest last
    failed: DatelineError | None = None
    try:
        with _interruptible() as interrupted:
            done = _store_all(arguments, seen.append, interrupted)
    except DatelineError as error:
        done, failed = seen[-1], error
    except KeyboardInterrupt:
        done = replace(seen[-1], stopped=True)
    for refused in done.refused:
        sys.stderr.write(f"{refused.error}\n")
    written = not arguments.failures or _write_failures(Path(arguments.failures), done.refused)
    if failed:
        sys.stderr.write(f"{failed}\n{_say_stored(done)}")
        return 2
    if done.stopped:
        sys.stderr.write(f"Stopped. {_say_stored(done)}")
        return 130
    sys.stdout.write(f"{done.added} added, {done.replaced} replaced, {done.unchanged} already there, {len(done.refused)} not stored.\n")
    return int(bool(done.refused)) if written else 2


def _store_all(arguments: argparse.Namespace, stored: Callable[[Ingested], None], interrupted: Callable[[], bool]) -> Ingested:
    """Data packages as they are, and then all other sources."""
    store = stores.open_store(arguments.store)
    commit = Commit(arguments.author, arguments.message)
    sources = [line.strip() for each in arguments.sources for line in (sys.stdin if each == "-" else [each]) if line.strip()]
    packages = find_packages(sources)
    before = _restore_all(packages, store, commit, interrupted)
    stored(before)
    if before.stopped or (packages and set(sources) <= set(map(str, packages)) and not arguments.rebuild):
        return before
    with tqdm(unit="article", disable=None, smoothing=0.05, dynamic_ncols=True) as bar:
        done = ingest(
            find_documents(sources),
            store,
            workers=arguments.workers,
            scheduler=arguments.scheduler,
            progress=_draw(bar),
            stored=lambda now: stored(_add(before, now)),
            total=count_documents(sources),
            cancelled=interrupted,
            commit=commit,
            batch=arguments.batch,
            rebuild=arguments.rebuild,
        )
    return _add(before, done)


def _restore_all(packages: Iterable[Path], store: stores.Store, commit: Commit, interrupted: Callable[[], bool]) -> Ingested:
    done = Ingested(0, 0, 0, ())
    for path in packages:
        if interrupted():
            return replace(done, stopped=True)
        name = show_path(path)
        try:
            found = restore(path, name, store, commit=commit)
        except (ReadError, SchemaError) as error:
            done = _add(done, Ingested(0, 0, 0, (Refused(name, error),)))
            continue
        refused = tuple(Refused(f"{name}: {title}", _keep(name, title)) for title in found.different)
        done = _add(done, Ingested(found.added, found.replaced, found.unchanged, refused))
    return done


def _keep(name: str, title: str) -> ReadError:
    remedy = "Take it in on the page Add, which can put the package's facts in their place."
    return ReadError("The store holds other facts of this article, and keeps them.", place=f"{name}: {title}", remedy=remedy)


def _add(one: Ingested, other: Ingested) -> Ingested:
    return Ingested(
        one.added + other.added,
        one.replaced + other.replaced,
        one.unchanged + other.unchanged,
        (*one.refused, *other.refused),
        one.stopped or other.stopped,
    )


@contextmanager
def _interruptible() -> Iterator[Callable[[], bool]]:
    """Ctrl-C ends the run after the articles at hand; pressed again, at once."""
    heard: list[int] = []

    def hear(number: int, frame: object) -> None:
        if heard:
            raise KeyboardInterrupt
        heard.append(number)
        sys.stderr.write("\nStopping; press Ctrl-C again to stop at once.\n")

    before = signal.signal(signal.SIGINT, hear)
    try:
        yield lambda: bool(heard)
    finally:
        signal.signal(signal.SIGINT, before)


def _draw(bar: tqdm) -> Progress:
    def draw(done: int, total: int | None, name: str) -> None:
        bar.total = total
        bar.set_postfix_str(name[-40:], refresh=False)
        bar.update(done - bar.n)

    return draw


def _say_stored(done: Ingested) -> str:
    return (
        f"Stored by then: {done.added} added, {done.replaced} replaced, {done.unchanged} already there."
        " Run the same command again to go on.\n"
    )


def _write_failures(path: Path, refused: Iterable[Refused]) -> bool:
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["name", "cause", "place", "remedy"])
            for each in refused:
                writer.writerow(map(write_cell, (each.name, each.error.cause, each.error.place, each.error.remedy)))
    except OSError as error:
        sys.stderr.write(f"{path}: The table of failures cannot be written: {error.strerror}. Name another file.\n")
        return False
    return True


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
