"""The server keeps so many batches and no more; the oldest that nobody works on go first."""

import pytest

from lib.errors import DatelineError
from lib.ui.add import batches
from lib.ui.add.job import Job


def test_the_oldest_idle_batches_are_forgotten(monkeypatch):
    monkeypatch.setattr(batches, "_batches", {})
    monkeypatch.setattr(batches, "_MOST", 3)
    working = batches.keep_batch(Job(what="a"))
    idle = [batches.keep_batch(Job(what=str(number), stage="ready", touched=float(10**9 + number))) for number in range(4)]
    assert batches.find_batch(working)
    assert [bool(batches.find_batch(name)) for name in idle] == [False, False, True, True]


def test_what_was_left_lying_for_hours_goes_and_what_is_looked_at_stays(monkeypatch):
    monkeypatch.setattr(batches, "_batches", {})
    monkeypatch.setattr(batches, "_LONGEST", 100.0)
    monkeypatch.setattr(batches.time, "monotonic", lambda: 1000.0)
    old, other = (batches.keep_batch(Job(what="a", stage="saved", touched=950.0)) for _ in range(2))
    monkeypatch.setattr(batches.time, "monotonic", lambda: 1040.0)
    assert batches.find_batch(other)
    monkeypatch.setattr(batches.time, "monotonic", lambda: 1060.0)
    new = batches.keep_batch(Job(what="b"))
    assert [bool(batches.find_batch(name)) for name in (old, other, new)] == [False, True, True]


def test_no_more_than_some_are_worked_on_at_once(monkeypatch):
    monkeypatch.setattr(batches, "_batches", {})
    monkeypatch.setattr(batches, "_AT_WORK", 2)
    jobs = [Job(what="a"), Job(what="b", stage="saving"), Job(what="c", stage="ready"), Job(what="d", stage="saved")]
    first, *_ = [batches.keep_batch(job) for job in (jobs[2], jobs[3], jobs[0], jobs[1])]
    with pytest.raises(DatelineError, match="2 batches are being read or saved") as refused:
        batches.keep_batch(Job(what="e"))
    assert (refused.value.place, "Try again" in refused.value.remedy) == ("e", True)
    assert batches.find_batch(first) is jobs[2]
    jobs[0].stage = "ready"
    assert batches.keep_batch(Job(what="e"))


def test_a_forgotten_batch_is_stopped(monkeypatch):
    monkeypatch.setattr(batches, "_batches", {})
    job = Job(what="a")
    batches.forget_batch(batches.keep_batch(job))
    assert job.stopped
    batches.forget_batch("nobody knows it")
    assert batches.find_batch(None) is None
