"""Opening what is given to the Add page: in a process of its own, in its time, until a person stops it."""

import sys
import threading

import pytest

from lib.read.documents import Document, Refused
from lib.ui.add import opening
from lib.ui.add.batch import Batch
from lib.ui.add.opening import Given, Opening, Pasted, find_packages
from lib.ui.add.worker import OPENING, PATIENCE, StoreReader, Worker
from tests.export.packing import pack
from tests.fetch.server import serve
from tests.pages.adding import TEXT, HandReader
from tests.read.samples import zipped

SCRIPT = """
import os, sys, time
from lib.read.documents import Document
from lib.ui.add.work import serve

names = []

def give():
    name = names.pop() if names else None
    if name == "hang":
        time.sleep(60)
    if name == "crash":
        os._exit(3)
    return Document(name, b"") if name else None

def count(files, *_):
    return time.sleep(60) if "endless" in dict(files) else len(files)

serve({"open": lambda name, _: names.append(name), "next": give, "count": count}, sys.stdin.buffer, sys.stdout.buffer)
"""


def open_odd(*names):
    return Opening([Given(name, b"") for name in names], Worker((sys.executable, "-c", SCRIPT)))


def names_of(documents):
    return [(each.name, each.error.cause if isinstance(each, Refused) else "") for each in documents]


def test_the_real_process_opens_files_and_archives(monkeypatch):
    monkeypatch.setattr(opening, "COUNTING", 60.0)
    monkeypatch.setattr(opening, "COUNTED", 60.0)
    files = [
        Given("a.txt", TEXT.encode()),
        Given("b.zip", zipped({"c.txt": TEXT, "d.csv": "text\nFour\nFive\n"})),
        Given("e.png", b"\x89PNG\r\n\x1a\n"),
    ]
    given = StoreReader("nowhere").open(files)
    assert given.count(500) == 5
    found = list(given)
    assert [each.name for each in found] == ["a.txt", "b.zip/c.txt", "b.zip/d.csv:2", "b.zip/d.csv:3", "e.png"]
    assert found[0] == Document("a.txt", TEXT.encode(), {}, "text")
    assert isinstance(found[-1], Refused)
    assert StoreReader("nowhere").open(files).count(3) == 3


def test_the_real_process_fetches_an_address(monkeypatch):
    with serve({"/a": b"<html><p>Four</p></html>"}) as server:
        url = f"http://127.0.0.1:{server.port}/a"
        monkeypatch.setenv("DATELINE_ALLOW_PRIVATE", f"127.0.0.1:{server.port}")
        given = StoreReader("nowhere").open([Given(url)])
        assert given.count(500) is None
        assert server.asked == []
        (found,) = given
    assert isinstance(found, Document)
    assert (found.name, found.content) == (url, b"<html><p>Four</p></html>")


def test_the_real_process_tells_packages(sample_store):
    from lib import store

    package = Given("facts.zip", pack(store.open_store(sample_store)))
    others = [Given("a.txt", TEXT.encode()), Given("b.zip", b"PK\x03\x04 datapackage.json"), Given("c.zip", zipped({"d.txt": TEXT}))]
    assert StoreReader("nowhere").find_packages([*others, package]) == [package]
    assert find_packages([package], Worker((sys.executable, "-c", "pass"))) == []


def test_what_breaks_the_process_down_or_takes_too_long_is_named_and_the_rest_is_opened():
    assert names_of(open_odd("a", "crash", "b")) == [("a", ""), ("crash", "The process that read it broke down."), ("b", "")]

    class Hasty(Worker):
        def run(self, name, *arguments, place, patience=PATIENCE):
            return super().run(name, *arguments, place=place, patience=0.2 if (name, place) == ("next", "hang") else patience)

    given = Opening([Given(name, b"") for name in ("hang", "b")], Hasty((sys.executable, "-c", SCRIPT)))
    assert names_of(given) == [("hang", "It took more than 0 seconds."), ("b", "")]


def test_what_cannot_be_counted_in_time_is_opened_all_the_same(monkeypatch):
    monkeypatch.setattr(opening, "COUNTED", 1.0)
    given = open_odd("a", "endless")
    assert given.count(500) is None
    assert names_of(given) == [("a", ""), ("endless", "")]
    monkeypatch.setattr(opening, "COUNTING", 0.0)
    assert StoreReader("nowhere").open([Given("a.txt", TEXT.encode())]).count(500) is None


def test_stopping_does_not_wait_for_what_is_being_opened(tmp_path):
    opened = threading.Event()

    class Watched(Worker):
        def run(self, name, *arguments, place, patience=PATIENCE):
            if (name, place) == ("next", "hang"):
                opened.set()
            return super().run(name, *arguments, place=place, patience=patience)

    worker = Watched((sys.executable, "-c", SCRIPT))
    given = Opening([Given(name, b"") for name in ("hang", "b")], worker)
    batch = Batch(what="2 files", documents=given, reader=HandReader(str(tmp_path)))
    batch.start()
    assert opened.wait(60)
    batch.cancel()
    assert batch.wait(30), "it would have taken a minute"
    assert (batch.stage, batch.pieces, batch.refused, given.given) == ("ready", [], [], ())
    assert worker._process is None, "nothing is left behind"


@pytest.mark.parametrize("moment", ["counting", "opening"])
def test_nothing_is_opened_once_it_is_stopped(moment):
    asked: list[object] = []

    class Process:
        def run(self, name, *_, place, patience):
            asked.append((name, place))
            if len(asked) == (1 if moment == "counting" else 3):
                given.stop()
            return {"count": 2, "open": None, "next": Document(place, b"")}[name]

        def kill(self):
            asked.append("killed")

        def end(self):
            asked.append("ended")

    given = Opening([Given("a", b""), Given("b", b"")], Process())
    given.count(500)
    for _ in given:
        pass
    ended = {"counting": [("count", "a"), "killed", "ended"]}
    ended["opening"] = [("count", "a"), ("open", "a"), ("next", "a"), "killed", "ended"]
    assert asked == ended[moment]


def test_a_pasted_text_needs_no_process():
    text = Pasted("pasted text", TEXT)
    assert (text.count(500), list(text)) == (1, [Document("pasted text", TEXT.encode())])


def test_the_process_ends_with_the_one_who_asked():
    worker = Worker(OPENING)
    for _ in Opening([Given("a.zip", zipped({"b.txt": TEXT, "c.txt": TEXT}))], worker):
        process = worker._process
        assert process
        assert process.poll() is None
        break
    assert worker._process is None
    assert process
    assert process.returncode is not None
