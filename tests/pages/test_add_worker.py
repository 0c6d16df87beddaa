"""The process that reads for the Add page: it hands over results and errors as they are, and one that breaks down or hangs is replaced."""

import sys
from dataclasses import replace
from datetime import date

import pytest

from lib.errors import DatelineError, ReadError
from lib.read.documents import Document
from lib.store import Commit, history, open_store
from lib.ui.add.worker import StoreReader, Worker
from tests.pages.adding import TEXT

SCRIPT = """
import os, sys, time
from lib.errors import ReadError
from lib.ui.add import work

def refuse(place):
    raise ReadError("It is empty.", place=place, remedy="Fill it.")

tasks = {"add": lambda a, b: a + b, "fault": lambda: 1 / 0, "refuse": refuse}
tasks |= {"crash": lambda: os._exit(3), "hang": lambda: time.sleep(60)}
work.serve(tasks, sys.stdin.buffer, sys.stdout.buffer)
"""


@pytest.fixture
def worker():
    worker = Worker((sys.executable, "-c", SCRIPT))
    yield worker
    worker.end()


def test_results_and_errors_come_as_they_are(worker):
    worker.begin()
    assert worker.run("add", 2, 3, place="here") == 5
    with pytest.raises(ReadError) as refused:
        worker.run("refuse", "a.txt", place="here")
    assert (refused.value.cause, refused.value.place, refused.value.remedy) == ("It is empty.", "a.txt", "Fill it.")
    assert worker.run("add", 1, 1, place="here") == 2


@pytest.mark.parametrize(
    ("task", "patience", "cause"), [("crash", 30, "broke down"), ("fault", 30, "ZeroDivisionError"), ("hang", 0.2, "more than 0 s")]
)
def test_a_process_that_breaks_down_or_hangs_is_replaced(worker, task, patience, cause):
    with pytest.raises(DatelineError, match=cause):
        worker.run(task, place="a.pdf", patience=patience)
    assert worker.run("add", 1, 1, place="here") == 2


def test_the_real_process_reads_corrects_and_stores(tmp_path):
    reader = StoreReader(str(tmp_path / "store"))
    preview = reader.read(Document("a.txt", TEXT.encode()))
    assert (preview.known, list(preview.twins)) == (False, [])
    (claim,) = preview.facts.tables["personnel"]
    assert claim["date_start"] == date(2025, 3, 3)
    again = reader.read_again(replace(preview.article, published=date(2025, 3, 12), published_basis="metadata"))
    assert again.facts.tables["personnel"][0]["date_start"] == date(2025, 3, 10)
    assert reader.save([again], Commit("Ada", "one")).added == 1
    assert history(open_store(reader.uri))[0].message == "one"
    assert reader.read(Document("a.txt", TEXT.encode())).known
    twin = TEXT.replace("Strike shuts copper mine near Calama", "Copper mine is shut").replace("AFP", "Reuters")
    (other,) = reader.read(Document("b.txt", twin.encode())).twins
    assert other.title == "Strike shuts copper mine near Calama"
    with pytest.raises(ReadError):
        reader.read(Document("empty.txt", b""))
