"""Stored articles read again by a newer parser, without their files: what did not change stays as it is, and so do people's decisions."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from lib import store as stores
from lib.extract import facts
from lib.ingest import rebuild, run, share, work
from lib.ingest.find import find_documents
from lib.ingest.run import ingest
from lib.reviews import apply_reviews, settle
from lib.reviews.settle import gather_decisions
from tests.ingest.compare import check_whole, rows_of
from tests.ingest.stand_in import documents, install

ROOT = Path(__file__).resolve().parents[2]
ARTICLES, BATCH = 18, 4


@pytest.fixture
def newer(monkeypatch):
    """A parser of another version, from when it is called on."""

    def change(version="newer-1+00000000"):
        for module in (work, share, run, rebuild, facts):
            monkeypatch.setattr(module, "parser_version", lambda: version)

    return change


@pytest.fixture
def stand_in(monkeypatch, newer):
    newer("older-1+00000000")
    monkeypatch.setitem(sys.modules, "lib.extract.pipeline", None)
    parser = install()
    newer("older-1+00000000")
    return parser


@pytest.fixture
def opened(tmp_path, stand_in):
    opened = stores.open_store(str(tmp_path / "store"))
    ingest(documents(ARTICLES), opened, batch=BATCH)
    return opened


def without_version(rows):
    return rows | {"articles": [{name: value for name, value in row.items() if name != "parser_version"} for row in rows["articles"]]}


def test_articles_are_read_again_and_what_is_the_same_stays(opened, newer):
    before = rows_of(opened)
    newer()
    done = ingest([], opened, batch=BATCH, rebuild=True)
    assert (done.added, done.replaced, done.unchanged, done.refused) == (0, ARTICLES, 0, ())
    assert without_version(rows_of(opened)) == without_version(before)
    assert set(stores.parser_versions(opened).values()) == {"newer-1+00000000"}
    assert any(
        one["claim_id"] == other["claim_id"] for one, other in pairwise(sorted(before["personnel"], key=lambda row: row["claim_id"]))
    )


def test_a_second_rebuild_has_nothing_to_do(opened, newer, stand_in):
    newer()
    ingest([], opened, batch=BATCH, rebuild=True)
    version = stores.version(opened)
    stand_in.parsed.clear()
    assert ingest([], opened, batch=BATCH, rebuild=True).replaced == 0
    assert stand_in.parsed == []
    assert stores.version(opened) == version


def test_what_was_stored_together_is_read_again_together(opened, newer, stand_in):
    newer()
    stand_in.parsed.clear()
    ingest(documents(ARTICLES + 2), opened, batch=BATCH, rebuild=True)
    titles = [f"Report {number} of the flood" for number in range(ARTICLES + 2)]
    batches = [stand_in.parsed[start : start + BATCH] for start in range(0, ARTICLES + 2, BATCH)]
    assert [sorted(batch) for batch in batches] == [sorted(titles[start : start + BATCH]) for start in range(0, ARTICLES + 2, BATCH)]


def test_decisions_stay_with_their_facts(opened, newer):
    fact = rows_of(opened)["personnel"][0]["fact_id"]
    review = {"review_id": "r1", "fact_id": fact, "decision": "rejected", "column": None, "old_value": None, "new_value": None}
    stores.append_reviews(opened, [review | {"reviewer": "Ana", "note": None, "reviewed_at": datetime(2025, 7, 2, tzinfo=UTC)}])
    newer()
    ingest([], opened, batch=BATCH, rebuild=True)
    decisions = settle(gather_decisions(stores.read_reviews(opened)))
    reviewed = apply_reviews(stores.read_tables(opened), decisions)["personnel"].set_index("fact_id")["review"]
    assert reviewed[fact] == "rejected"
    assert (reviewed.drop(fact) != "rejected").all()


def test_a_fact_that_says_something_else_now_is_linked_anew_and_the_others_are_not(opened, newer, stand_in, monkeypatch):
    before = {row["fact_id"]: row for row in rows_of(opened)["personnel"]}
    shared = next(one for one in before.values() if one["claim_id"] != one["fact_id"])
    plain = stand_in.__call__

    def change(articles):
        for found in plain(articles):
            for row in found.tables["personnel"]:
                if row["fact_id"] == shared["fact_id"]:
                    row |= {"count_low": 4711, "count_best": 4711}
            yield found

    newer()
    monkeypatch.setattr(sys.modules["lib.extract.pipeline"], "extract_articles", change)
    ingest([], opened, batch=BATCH, rebuild=True)
    after = {row["fact_id"]: row for row in rows_of(opened)["personnel"]}
    assert after[shared["fact_id"]]["claim_id"] == shared["fact_id"]
    assert all(after[each]["claim_id"] == row["claim_id"] for each, row in before.items() if each != shared["fact_id"])


def test_a_rebuild_that_is_cut_short_goes_on_where_it_was(opened, newer, stand_in):
    before = rows_of(opened)
    newer()
    counts: list[int] = []
    done = ingest([], opened, batch=BATCH, rebuild=True, stored=lambda now: counts.append(now.replaced), cancelled=lambda: len(counts) > 1)
    assert done.stopped
    assert done.replaced == 2 * BATCH
    assert check_whole(opened) == ARTICLES
    stand_in.parsed.clear()
    assert ingest([], opened, batch=BATCH, rebuild=True).replaced == ARTICLES - 2 * BATCH
    assert len(stand_in.parsed) == ARTICLES - 2 * BATCH
    assert without_version(rows_of(opened)) == without_version(before)


def test_the_shipped_articles_come_out_the_same(tmp_path, newer):
    opened = stores.open_store(str(tmp_path / "store"))
    ingest(find_documents([ROOT / "data" / "articles"]), opened, batch=15)
    before = rows_of(opened)
    newer()
    done = ingest([], opened, batch=15, rebuild=True)
    assert (done.replaced, done.refused) == (len(before["articles"]), ())
    after = rows_of(opened)
    for table, rows in without_version(before).items():
        assert without_version(after)[table] == rows
