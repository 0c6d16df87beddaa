"""Killed at any moment and begun again: nothing is lost or half there, and the store is that of a run that nobody disturbed."""

from __future__ import annotations

import multiprocessing
import random
import time
from typing import TYPE_CHECKING

import pytest

from lib import store as stores
from lib.ingest.run import Ingested, ingest
from tests.ingest.compare import check_whole, rows_of
from tests.ingest.stand_in import documents, install

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

#: Kills in all; the parts run side by side where several test processes do.
KILLS, PARTS = 52, 4
ARTICLES, BATCH = 24, 4


def run(uri: str, reports: Connection) -> None:
    """One run, in a process of its own, which reports how many articles are stored after each commit, and at last the end."""
    install()

    def report(done: Ingested) -> None:
        reports.send(done.added + done.unchanged)

    ingest(documents(ARTICLES), stores.open_store(uri), batch=BATCH, stored=report)
    reports.send("done")


@pytest.fixture(scope="module")
def context():
    """Processes that have everything imported already: what follows is what a kill may hit."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "lib.ingest.run", "tests.ingest.stand_in"])
    return context


@pytest.fixture(scope="module")
def undisturbed(context, tmp_path_factory):
    """The store of a run that nobody disturbs, and the seconds that one takes."""
    for name in ("warm", "whole"):
        uri = str(tmp_path_factory.mktemp(name) / "store")
        started = time.monotonic()
        reported, ended = begin(context, uri, None)
        assert ended
        assert reported == ARTICLES
    return rows_of(stores.open_store(uri)), time.monotonic() - started


def begin(context, uri: str, seconds: float | None) -> tuple[int, bool]:
    """Run, and kill after so many seconds: the articles last reported as stored, and whether the run came to its end before."""
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=run, args=(uri, there))
    process.start()
    there.close()
    process.join(seconds)
    process.kill()
    process.join()
    reports: list[int | str] = []
    while True:
        try:
            reports.append(here.recv())
        except (EOFError, OSError):
            break
    return max((each for each in reports if isinstance(each, int)), default=0), "done" in reports


@pytest.mark.parametrize("part", range(PARTS))
def test_a_run_killed_again_and_again_makes_the_same_store(part, context, undisturbed, tmp_path):
    expected, seconds = undisturbed
    chance = random.Random(part)
    kills = stores_made = 0
    while kills < KILLS // PARTS or not stores_made:
        uri = str(tmp_path / f"store{stores_made}")
        opened = stores.open_store(uri)
        ended = False
        while not ended:
            moment = chance.uniform(0, seconds) if kills < KILLS // PARTS else None
            reported, ended = begin(context, uri, moment)
            kills += not ended
            there = check_whole(opened) if stores.exists(opened) else 0
            assert there >= reported
            assert there % BATCH == 0
        assert rows_of(opened) == expected
        stores_made += 1
