"""Work shared among real processes: the same store as one makes, though workers die; what kills them again and again is named."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import dask
import pytest

from lib import store as stores
from lib.errors import ClusterError
from lib.ingest import share
from lib.ingest.run import ingest
from lib.read.documents import Document, Refused
from tests.ingest.compare import check_whole, rows_of
from tests.ingest.stand_in import FUSE, documents, install, write

ROOT = Path(__file__).resolve().parents[2]
PRELOAD = {"distributed.worker.preload": ["tests.ingest.stand_in"]}
ARTICLES, BATCH = 110, 40


@pytest.fixture(autouse=True)
def stand_in(monkeypatch):
    """In this process for one that works alone, and in workers, which take what they preload."""
    for name in ("lib.ingest.work", "lib.ingest.share", "lib.ingest.run", "lib.ingest.rebuild", "lib.extract.facts", "lib.ingest.cluster"):
        module = __import__(name, fromlist=["parser_version"])
        monkeypatch.setattr(module, "parser_version", module.parser_version)  # put back afterwards
    monkeypatch.setitem(sys.modules, "lib.extract.pipeline", None)
    monkeypatch.setattr(share, "ENOUGH", 30)
    with dask.config.set(PRELOAD):
        yield install()


@pytest.fixture
def alone(tmp_path):
    """The rows that one process makes of the documents."""
    opened = stores.open_store(str(tmp_path / "alone"))
    ingest(documents(ARTICLES), opened, batch=BATCH)
    return rows_of(opened)


def test_two_workers_of_which_one_dies_make_the_store_of_one(alone, tmp_path, monkeypatch):
    fuse = tmp_path / "fuse"
    fuse.touch()
    monkeypatch.setenv(FUSE, str(fuse))
    given = documents(ARTICLES)
    given[70] = Document("0070.txt", given[70].content.replace(b"said.", b"said. It was deadly once."))
    plain = stores.open_store(str(tmp_path / "plain"))
    opened = stores.open_store(str(tmp_path / "shared"))
    done = ingest(given, opened, workers=2, batch=BATCH)
    assert not fuse.exists()
    assert (done.added, done.refused, done.stopped) == (ARTICLES, (), False)
    assert check_whole(opened) == ARTICLES
    ingest(given, plain, batch=BATCH)
    assert rows_of(opened) == rows_of(plain) != alone


def test_what_kills_workers_again_and_again_is_named_and_the_rest_goes_on(tmp_path):
    given: list[Document | Refused] = [*documents(ARTICLES)]
    given.insert(60, Document("deadly.txt", write("Deadly", "It is deadly always.")))
    given.insert(75, Document("odd.txt", write("Odd", "It is unspeakable.")))
    opened = stores.open_store(str(tmp_path / "store"))
    done = ingest(given, opened, workers=2, batch=BATCH)
    assert done.added == ARTICLES
    assert [refused.name for refused in done.refused] == ["deadly.txt", "odd.txt"]
    assert "dies" in done.refused[0].error.cause
    assert "ValueError: no such word" in done.refused[1].error.cause
    assert check_whole(opened) == ARTICLES


def test_a_run_that_is_cancelled_keeps_what_is_committed(alone, tmp_path):
    opened = stores.open_store(str(tmp_path / "store"))
    counts: list[int] = []
    done = ingest(
        documents(ARTICLES),
        opened,
        workers=2,
        batch=BATCH,
        stored=lambda now: counts.append(now.added),
        cancelled=lambda: bool(counts),
    )
    assert done.stopped
    assert done.added == check_whole(opened) == counts[-1] == BATCH
    assert ingest(documents(ARTICLES), opened, batch=BATCH).added == ARTICLES - BATCH
    assert rows_of(opened) == alone


@pytest.fixture
def scheduler(request):
    """The address of a cluster that another process has begun, with two workers whose parser says what the test wants."""
    script = (
        "import dask, sys; from distributed import LocalCluster\n"
        "if __name__ == '__main__':\n"
        f"    dask.config.set({PRELOAD!r})\n"
        "    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:\n"
        "        print(cluster.scheduler_address, flush=True); sys.stdin.read()\n"
    )
    environment = os.environ | getattr(request, "param", {}) | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    yield process.stdout.readline().strip()
    process.communicate()


def test_a_cluster_by_the_address_of_its_scheduler(scheduler, alone, tmp_path):
    opened = stores.open_store(str(tmp_path / "store"))
    assert ingest(documents(ARTICLES), opened, scheduler=scheduler, batch=BATCH).added == ARTICLES
    assert rows_of(opened) == alone


@pytest.mark.parametrize("scheduler", [{"DATELINE_TEST_PARSER": "stand-in-0+00000000"}], indirect=True)
def test_workers_with_another_parser_are_refused(scheduler, tmp_path):
    opened = stores.open_store(str(tmp_path / "store"))
    with pytest.raises(ClusterError, match="another parser: stand-in-0") as raised:
        ingest(documents(5), opened, scheduler=scheduler)
    assert "same release" in raised.value.remedy


def test_nobody_at_the_address_is_said_clearly(tmp_path, monkeypatch):
    monkeypatch.setattr("lib.ingest.cluster._PATIENCE", 0.2)
    opened = stores.open_store(str(tmp_path / "store"))
    with pytest.raises(ClusterError, match="No scheduler") as raised:
        ingest(documents(5), opened, scheduler="tcp://127.0.0.1:9")
    assert raised.value.place == "tcp://127.0.0.1:9"


def test_little_work_starts_no_cluster(tmp_path, stand_in, monkeypatch):
    monkeypatch.setitem(sys.modules, "lib.ingest.cluster", None)
    opened = stores.open_store(str(tmp_path / "store"))
    assert ingest(documents(20), opened, workers=8).added == 20
    assert len(stand_in.parsed) == 20
