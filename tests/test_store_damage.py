"""The store under duress: writers that are killed, two at once, damaged files, full disks."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from lib import store
from lib.errors import StoreError
from tests.sample import newer_sample, sample, sample_ids, stored_ids, write_sample

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def opened(tmp_path):
    return write_sample(str(tmp_path / "store"))


WRITER = """
import os, signal, sys
import lib.store as store
from lib.store import write
from tests.sample import newer_sample, sample
uri, which, point = sys.argv[1:]
writes = 0
def dying(real):
    def call(*args, **kwargs):
        global writes
        if writes == int(point):
            os.kill(os.getpid(), signal.SIGKILL)
        writes += 1
        return real(*args, **kwargs)
    return call
write.write_deltalake = dying(write.write_deltalake)
write._commit = dying(write._commit)
write.Written = dying(write.Written)  # after the last commit
store.append(store.open_store(uri), *(newer_sample() if which == "newer" else sample()))
print("saved")
"""


def run_writer(uri, which, point):
    command = [sys.executable, "-c", WRITER, uri, which, str(point)]
    return subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=300)


@pytest.mark.parametrize("point", [1, 3, 5, 6])
def test_a_first_write_that_is_killed_shows_nothing_and_can_be_done_again(tmp_path, point):
    uri = str(tmp_path / "store")
    opened = store.open_store(uri)
    assert run_writer(uri, "first", point).returncode == -signal.SIGKILL
    assert not store.exists(opened)
    assert store.append(opened, *sample()) == store.Written(5, 0, 0)
    assert stored_ids(opened) == sample_ids(*sample())


@pytest.mark.parametrize("point", [2, 4, 5])
def test_a_replacement_that_is_killed_shows_the_old_facts_or_the_new_ones(opened, point):
    result = run_writer(opened.uri, "newer", point)
    assert result.returncode == -signal.SIGKILL, result.stderr
    shown = stored_ids(opened)
    assert shown == (sample_ids(*sample()) if point < 5 else sample_ids(*newer_sample()))  # the fifth step comes after the articles' commit
    store.append(opened, *newer_sample())
    assert stored_ids(opened) == sample_ids(*newer_sample())


def test_two_processes_that_write_the_same_write_it_once(tmp_path):
    uri = str(tmp_path / "store")
    command = [sys.executable, "-c", WRITER, uri, "first", "-1"]
    writers = [
        subprocess.Popen(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    for writer in writers:
        out, err = writer.communicate(timeout=300)
        assert out.strip() == b"saved", err
    assert stored_ids(store.open_store(uri)) == sample_ids(*sample())


def test_readers_see_one_version_while_another_is_written(opened):
    old, new = sample_ids(*sample()), sample_ids(*newer_sample())
    seen, stop = [], threading.Event()

    def keep_reading():
        while not stop.is_set():
            seen.append(stored_ids(opened))

    reader = threading.Thread(target=keep_reading)
    reader.start()
    try:
        for articles, facts in (newer_sample(), sample(), newer_sample()):
            store.append(opened, articles, facts)
    finally:
        stop.set()
        reader.join()
    assert seen
    assert all(shown in (old, new) for shown in seen)


def log(opened, table):
    return next((Path(opened.uri) / table / "_delta_log").glob("*.json"))


def parquet(opened, table):
    return next((Path(opened.uri) / table).glob("*.parquet"))


def halve(file):
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda s: shutil.rmtree(Path(s.uri) / "meetings" / "_delta_log"), "log is missing"),
        (lambda s: log(s, "quotes").write_bytes(b""), "half written"),
        (lambda s: log(s, "articles").write_bytes(b""), "half written"),
        (lambda s: halve(log(s, "articles")), "cannot be read"),
        (lambda s: halve(log(s, "events")), "cannot be read"),
        (lambda s: parquet(s, "personnel").unlink(), "is missing"),
        (lambda s: halve(parquet(s, "articles")), "is damaged"),
        (lambda s: parquet(s, "places").write_bytes(b""), "is damaged"),
    ],
)
def test_a_damaged_store_says_what_where_and_what_to_do(opened, damage, said):
    damage(opened)
    with pytest.raises(StoreError) as raised:
        store.read_tables(opened)
    assert said in raised.value.cause
    assert opened.uri in raised.value.place
    assert "python -m lib.ingest" in raised.value.remedy
    assert "\n" not in str(raised.value)  # no stack trace of a library


def test_a_missing_store_says_how_to_build_it(tmp_path):
    opened = store.open_store(str(tmp_path / "nothing"))
    for ask in (store.version, store.read_tables, lambda s: store.read(s, "places")):
        with pytest.raises(StoreError, match="There is no store") as raised:
            ask(opened)
        assert "python -m lib.ingest" in raised.value.remedy
    assert not (tmp_path / "nothing").exists()


def count_from_the_end(row, size):
    return {name: row[name] - size for name in ("char_start", "char_end", "sent_start", "sent_end")}


@pytest.mark.parametrize("change", [lambda *_: {"quote_exact": "“The sea is narrow enough,”"}, count_from_the_end])
def test_words_that_are_not_in_the_text_are_refused_on_reading(tmp_path, monkeypatch, change):
    articles, facts = sample()
    row = facts["quotes"][1]
    row |= change(row, len(next(article["text"] for article in articles if article["article_id"] == row["article_id"])))
    monkeypatch.setattr("lib.store.entry.check", lambda *_: None)  # as if something had been changed on disk
    opened = store.open_store(str(tmp_path / "store"))
    store.append(opened, articles, facts)
    with pytest.raises(StoreError, match="words of a fact are not where it says") as raised:
        store.read(opened, "quotes")
    assert facts["quotes"][1]["fact_id"] in raised.value.place


@pytest.fixture
def small_disk(tmp_path):
    """A file system of its own with one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("this user may not mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("spare", [0, 8192, 49152])
def test_a_full_disk_loses_nothing(small_disk, spare):
    opened = write_sample(str(small_disk / "store"))
    ballast = small_disk / "ballast"
    fill = subprocess.run(["dd", "if=/dev/zero", f"of={ballast}", "bs=4096"], capture_output=True, check=False)
    assert b"No space left" in fill.stderr
    os.truncate(ballast, ballast.stat().st_size - spare)  # so that it fills up at other moments of the write
    with pytest.raises(StoreError, match=r"The disk is full\.") as raised:
        store.append(opened, *newer_sample())
    assert "Free some space" in raised.value.remedy
    assert stored_ids(opened) == sample_ids(*sample())
    ballast.unlink()
    assert store.append(opened, *newer_sample()) == store.Written(0, 1, 4)
    assert stored_ids(opened) == sample_ids(*newer_sample())


def test_a_disk_that_cannot_be_written_is_still_read(small_disk):
    opened = write_sample(str(small_disk / "store"))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(StoreError) as raised:
        store.append(opened, *newer_sample())
    assert "writable" in raised.value.remedy
    assert stored_ids(opened) == sample_ids(*sample())


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreError) as raised:
        store.append(store.open_store(str(tmp_path / "file" / "store")), *sample())
    assert str(tmp_path / "file" / "store") in raised.value.place
    assert "another with --store" in raised.value.remedy
