"""What is left to review, in which order, and how far people have come."""

from __future__ import annotations

from lib.reviews.queue import count_reviews, queue_facts
from lib.schema import FACT_TABLES

TOTAL, TOLL = "up to 1,200 soldiers", "at least 14 people"


def score(desk, table, words, value):
    frame = desk.machine[table]
    desk.machine = desk.machine | {table: frame.assign(score=frame["score"].mask(frame["quote_exact"] == words, value))}


def test_the_least_certain_comes_first(desk):
    score(desk, "personnel", TOLL, 0.4)
    score(desk, "quotes", "“The sea is wide enough,”", 0.2)
    queue = queue_facts(desk.tables)
    assert list(queue["table"][:2]) == ["quotes", "personnel"]
    assert queue["score"].is_monotonic_increasing
    assert len(queue) == sum(len(desk.machine[table]) for table in FACT_TABLES)


def test_what_is_decided_leaves_the_queue_and_comes_back_when_it_is_taken_back(desk):
    from lib.reviews import withdraw
    from lib.reviews.settle import gather_decisions

    before = list(queue_facts(desk.tables)["fact_id"])
    desk.reject("personnel", TOLL)
    desk.confirm("personnel", TOTAL)
    done = {desk.find("personnel", words)["fact_id"] for words in (TOLL, TOTAL)}
    assert list(queue_facts(desk.tables)["fact_id"]) == [fact for fact in before if fact not in done]
    for decision in gather_decisions(desk.rows):
        desk.rows += withdraw(decision, desk.person())
    assert list(queue_facts(desk.tables)["fact_id"]) == before


def test_kinds_can_be_picked(desk):
    assert set(queue_facts(desk.tables, ["meetings", "quotes"])["table"]) == {"meetings", "quotes"}
    assert queue_facts(desk.tables, []).empty


def test_everything_is_counted_once(desk):
    desk.reject("personnel", TOLL)
    desk.correct("personnel", TOTAL, {"status": "deployed"})
    desk.confirm("meetings", "The presidents of Colombia and Venezuela spoke by phone")
    counts = count_reviews(desk.tables).set_index("table")
    assert counts.loc["personnel"].to_dict() == {
        "facts": len(desk.machine["personnel"]),
        "confirmed": 0,
        "corrected": 1,
        "rejected": 1,
        "left": len(desk.machine["personnel"]) - 2,
    }
    assert counts.loc["meetings", "confirmed"] == 1
    assert counts["left"].sum() == len(queue_facts(desk.tables))
