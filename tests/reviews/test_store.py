"""Reviews in the store: appended and never lost, by two people at once, beside an ingest, past a newer parser."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lib import store
from lib.errors import SchemaError
from lib.lock import locked
from lib.reviews import Person, apply_reviews, confirm, settle
from lib.reviews.settle import gather_decisions
from lib.store.delta import open_table
from tests.sample import newer_sample, sample, write_sample

ROOT = Path(__file__).resolve().parents[2]
#: A reviewer: decides about so many facts, one at a time.
REVIEWER = """
import sys
from datetime import UTC, datetime
from lib import store
from lib.reviews import Person, confirm
uri, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
opened = store.open_store(uri)
sys.stdin.readline()
for number in range(count):
    store.append_reviews(opened, confirm(f"{number:016x}", Person(name, "", datetime.now(UTC))))
"""
#: Somebody who stores the sample over and over, now as one parser reads it, now as another.
INGEST = """
import sys
from lib import store
from tests.sample import newer_sample, sample
opened = store.open_store(sys.argv[1])
sys.stdin.readline()
for number in range(int(sys.argv[3])):
    store.append(opened, *(newer_sample if number % 2 else sample)())
"""


@pytest.fixture
def opened(tmp_path):
    return write_sample(str(tmp_path / "store"))


def person(name="Ada"):
    return Person(name, "because", datetime.now(UTC))


def run_together(opened, *scripts):
    """Processes that all begin when all are up."""
    started = [
        subprocess.Popen([sys.executable, "-c", script, opened.uri, name, str(count)], cwd=ROOT, stdin=subprocess.PIPE)
        for script, name, count in scripts
    ]
    for process in started:
        assert process.stdin is not None
        process.stdin.write(b"go\n")
        process.stdin.close()
    assert [process.wait(120) for process in started] == [0] * len(started)


def test_two_who_review_at_once_and_an_ingest_lose_nothing(opened):
    run_together(opened, (REVIEWER, "Ada", 25), (REVIEWER, "Bo", 25), (INGEST, "", 6))
    rows = store.read_reviews(opened)
    told = sorted((row["reviewer"], row["fact_id"]) for row in rows)
    assert told == sorted((name, f"{number:016x}") for name in ("Ada", "Bo") for number in range(25))
    assert len({row["review_id"] for row in rows}) == 50
    articles, facts = newer_sample()
    assert {row["fact_id"] for row in store.read_rows(opened, "quotes")} == {row["fact_id"] for row in facts["quotes"]}
    assert len(store.read_rows(opened, "articles")) == len(articles)


def test_who_reviews_does_not_wait_for_an_ingest(opened):
    done = threading.Event()
    fact_id = sample()[1]["quotes"][0]["fact_id"]
    with locked(opened.uri, "append"), locked(opened.uri, "link"):

        def review():
            store.append_reviews(opened, confirm(fact_id, person()))
            done.set()

        thread = threading.Thread(target=review)
        thread.start()
        assert done.wait(20)
        thread.join()
    assert len(store.read_reviews(opened)) == 1


def test_a_newer_parser_keeps_reviews_of_facts_that_it_no_longer_gives(opened):
    gone = {row["fact_id"] for row in sample()[1]["quotes"]} - {row["fact_id"] for row in newer_sample()[1]["quotes"]}
    kept = sample()[1]["personnel"][0]["fact_id"]
    store.append_reviews(opened, [row for fact_id in (*gone, kept) for row in confirm(fact_id, person())])
    store.append(opened, *newer_sample())
    standing = settle(gather_decisions(store.read_reviews(opened)))
    assert set(standing) == gone | {kept}
    reviewed = apply_reviews(store.read_tables(opened), standing)
    assert [len(frame["review"].dropna()) for frame in reviewed.values() if "review" in frame] == [0, 0, 1, 0, 0]
    store.append(opened, *sample())  # and where it gives them again, they count again
    assert apply_reviews(store.read_tables(opened), standing)["quotes"]["review"].notna().sum() == len(gone)


def test_reviews_are_read_in_the_order_of_time_with_every_column(opened):
    first, second = confirm("a" * 16, person()), confirm("b" * 16, person("Bo"))
    store.append_reviews(opened, second)
    store.append_reviews(opened, first)
    assert store.read_reviews(opened) == [*first, *second]
    assert store.read_reviews(opened) == store.read_rows(opened, "reviews")


def test_a_store_without_reviews_has_none(opened):
    assert store.read_reviews(opened) == []


def test_a_decision_enters_whole_or_not_at_all(opened):
    rows = [*confirm("a" * 16, person()), confirm("b" * 16, person())[0] | {"decision": "maybe"}]
    with pytest.raises(SchemaError, match="decision is 'maybe'"):
        store.append_reviews(opened, rows)
    assert store.read_reviews(opened) == []


def test_a_decision_changes_the_version_but_not_that_of_the_facts(opened):
    before = store.version(opened)
    store.append_reviews(opened, confirm("a" * 16, person()))
    after = store.version(opened)
    assert before != after
    assert store.version_of_facts(before) == store.version_of_facts(after)
    store.append(opened, *newer_sample())
    assert store.version_of_facts(store.version(opened)) != store.version_of_facts(after)


def test_many_decisions_are_packed_on_command_only_and_all_there(opened):
    store.append(opened, *sample())
    for number in range(12):
        store.append_reviews(opened, confirm(f"{number:016x}", person()))
    decided = [f"{number:016x}" for number in range(12)]
    for files in (12, 1):
        assert [row["fact_id"] for row in store.read_reviews(opened)] == decided
        assert len(open_table(opened, "reviews").file_uris()) == files
        store.compact(opened)


def test_reviews_outlive_a_store_that_is_built_anew(opened):
    fact_id = sample()[1]["quotes"][0]["fact_id"]
    store.append_reviews(opened, confirm(fact_id, person()))
    for folder in Path(opened.uri).iterdir():
        if folder.name != "reviews":
            shutil.rmtree(folder) if folder.is_dir() else folder.unlink()
    assert not store.exists(opened)
    store.append(opened, *sample())
    standing = settle(gather_decisions(store.read_reviews(opened)))
    assert apply_reviews(store.read_tables(opened), standing)["quotes"]["review"].notna().sum() == 1
