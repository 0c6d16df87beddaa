"""Storing again where others came first: one at a time, each with a wait of its own, and not for ever."""

from __future__ import annotations

import pytest

from lib import store as stores
from lib.errors import StoreError
from lib.ingest import retry
from lib.ingest.retry import MOST_WAIT, TRIES, WAIT, until_first
from lib.lock import locked
from lib.store import Overtaken

OVERTAKEN = Overtaken("Somebody else stored articles.", place="here", remedy="Try again.")


@pytest.fixture
def opened(tmp_path):
    return stores.open_store(str(tmp_path / "store"))


@pytest.fixture
def waits(monkeypatch, opened):
    """The seconds waited between attempts, during which whoever else links may go on."""
    waited: list[float] = []

    def wait(seconds: float) -> None:
        with locked(opened.uri, "link", patience=0):
            waited.append(seconds)

    monkeypatch.setattr(retry.time, "sleep", wait)
    return waited


def test_what_the_first_attempt_gives(opened, waits):
    assert until_first(opened, lambda: "stored") == "stored"
    assert not waits


def test_again_until_nobody_comes_first(opened, waits):
    left = [OVERTAKEN] * 8

    def attempt() -> str:
        if left:
            raise left.pop()
        return "stored"

    assert until_first(opened, attempt) == "stored"
    assert len(set(waits)) == 8  # none waits as long as another, or they would meet again
    assert all(0 <= waited <= min(WAIT * 2**number, MOST_WAIT) for number, waited in enumerate(waits))


def test_not_for_ever(opened, waits):
    attempts = []

    def attempt() -> None:
        attempts.append("again")
        raise OVERTAKEN

    with pytest.raises(Overtaken):
        until_first(opened, attempt)
    assert len(attempts) == TRIES
    assert len(waits) == TRIES - 1
    assert max(waits) <= MOST_WAIT


def test_another_error_ends_it(opened, waits):
    def attempt() -> None:
        raise StoreError("The disk is full.", place="here", remedy="Free some space.")

    with pytest.raises(StoreError, match="The disk is full"):
        until_first(opened, attempt)
    assert not waits


def test_one_at_a_time(opened):
    def attempt() -> None:
        with pytest.raises(StoreError, match="Another process"), locked(opened.uri, "link", patience=0):
            pytest.fail("two held it at once")

    until_first(opened, attempt)
