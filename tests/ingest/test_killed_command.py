"""The command itself, killed while it loads, starts its workers, parses and stores: what is stored is whole, and nobody is left behind."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from lib import store as stores
from tests.benchmarks.archive import write_archive
from tests.ingest.compare import rows_of

if TYPE_CHECKING:
    from lib.store import Store

ROOT = Path(__file__).resolve().parents[2]
ARTICLES, BATCH = 48, 6
#: Commits that a run has made when it is killed, and when after that, as parts of the time that it takes to the next: before the first, all
#: that there is to load and to start; later, one stores while two parse.
KILLS = ((0, 0.0, 0.25), (0, 0.25, 0.5), (0, 0.5, 0.75), (0, 0.75, 0.95), (1, 0.0, 1.0), (1, 0.0, 1.0))
#: Seconds between two looks at what is stored, and those that workers have to notice that nobody coordinates them any more.
LOOK, LEAVE = 0.02, 60


class Run:
    """One run of the command with two workers, as a person would start it."""

    def __init__(self, folder: Path, store: Store) -> None:
        command = [sys.executable, "-m", "tests.ingest.few", str(folder), "--store", store.uri, "--workers", "2", "--batch", str(BATCH)]
        self.store, self.before = store, count_commits(store)
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.started = time.monotonic()

    def wait_for(self, commits: int) -> float:
        """Wait until it has made so many commits, or is over: seconds since the start."""
        while count_commits(self.store) < self.before + commits and self.process.poll() is None:
            time.sleep(LOOK)
        return time.monotonic() - self.started

    def finish(self) -> str:
        """Let it come to its end: what it says."""
        said, complaint = self.process.communicate()
        assert self.process.returncode == 0, complaint
        return said

    def kill(self, seconds: float) -> bool:
        """Kill it after so many seconds, unless it is over by then, and see everybody go whom it has started."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(seconds)
            return False
        self.process.send_signal(signal.SIGSTOP)  # nobody is started while they are counted
        started = psutil.Process(self.process.pid).children(recursive=True)
        self.process.kill()
        self.process.communicate()
        there = psutil.wait_procs(started, timeout=LEAVE)[1]
        assert not [each for each in there if each.is_running() and each.status() != psutil.STATUS_ZOMBIE]
        return True


def count_commits(store: Store) -> int:
    return len(list((Path(store.uri) / "articles" / "_delta_log").glob("*.json")))


def rows_so_far(store: Store, whole: dict[str, Any]) -> dict[str, Any]:
    """Of all rows, those of the articles that are there."""
    there = set(stores.parser_versions(store))
    return {table: [row for row in rows if row["article_id"] in there] for table, rows in whole.items()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("archive")
    write_archive(place, ARTICLES)
    return place


@pytest.fixture(scope="module")
def undisturbed(folder, tmp_path_factory):
    """The rows of a run that nobody disturbs, the seconds to its first commit, and from one to the next."""
    store = stores.open_store(str(tmp_path_factory.mktemp("whole") / "store"))
    run = Run(folder, store)
    first = run.wait_for(1)
    last = run.wait_for(ARTICLES // BATCH)
    assert f"{ARTICLES} added" in run.finish()
    return rows_of(store), first, (last - first) / (ARTICLES // BATCH - 1)


def test_the_command_killed_at_each_stage_and_begun_again_makes_the_same_store(folder, undisturbed, tmp_path):
    whole, to_first, to_next = undisturbed
    chance = random.Random(1)
    left, stored, places = list(KILLS), 0, 0
    while left:
        store = stores.open_store(str(tmp_path / f"store{places}"))
        commits, earliest, latest = left[0]
        run = Run(folder, store)
        run.wait_for(commits)
        if run.kill(chance.uniform(earliest, latest) * (to_next if commits else to_first)):
            left.pop(0)
        else:  # it was quicker than the one before: its kill is made up for in another store
            places, stored = places + 1, 0
            continue
        if stores.exists(store):
            assert rows_of(store) == rows_so_far(store, whole)
            stored, before = len(stores.parser_versions(store)), stored
            assert stored % BATCH == 0
            assert stored >= before + commits * BATCH
    Run(folder, store).finish()
    assert rows_of(store) == whole
