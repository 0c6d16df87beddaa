"""Decisions as rows: one a corrected column, with what follows from it; what cannot be right is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from lib.check import check
from lib.errors import ReviewError
from lib.reviews import Person, correct
from lib.reviews.fields import FIELDS, correctable, read_value, write_value
from lib.schema import FACT_TABLES, TABLES

TOTAL, ATTACK_TOLL, SEVERAL = "up to 1,200 soldiers", "at least 14 people", "Several hundred soldiers"
PLANNED = "plan a meeting of defence ministers in Puerto Princesa between 16 and 20 June"
PHONED = "The presidents of Colombia and Venezuela spoke by phone"
QUOTE = "“The sea is wide enough,”"


def told(rows):
    return {row["column"]: (row["old_value"], row["new_value"]) for row in rows}


def test_every_table_of_facts_can_be_corrected_in_columns_that_it_has():
    assert set(FIELDS) == set(FACT_TABLES)
    for table in FACT_TABLES:
        assert correctable(table) <= {column.name for column in TABLES[table]}


def test_a_correction_is_one_row_a_column(desk):
    rows = desk.correct("personnel", TOTAL, {"status": "deployed", "force": "SDN", "unit": "soldiers"})
    assert told(rows) == {"status": ("pledged", "deployed"), "force": ("TCD", "SDN")}  # the unit is what it was
    check("reviews", rows)
    assert len({row["review_id"] for row in rows}) == 2
    assert {(row["reviewer"], row["reviewed_at"], row["decision"]) for row in rows} == {
        ("Ada", datetime(2025, 7, 2, 9, 30, tzinfo=UTC), "corrected")
    }


@pytest.mark.parametrize(
    ("words", "changes", "rule"),
    [
        (TOTAL, {"count_low": 1200}, "exact"),
        (TOTAL, {"count_low": 900}, "range"),
        (ATTACK_TOLL, {"count_low": 15, "count_best": 15}, "at_least"),
        (ATTACK_TOLL, {"count_high": 14}, "exact"),
        (ATTACK_TOLL, {"count_low": None, "count_high": 14}, "at_most"),
        (SEVERAL, {"count_low": 300}, "vague"),
        (SEVERAL, {"count_low": 300, "count_best": 300}, "at_least"),
        ("about 300 are engineers", {"count_low": 310, "count_best": 310, "count_high": 310}, "about"),
    ],
)
def test_the_rule_of_a_count_follows_its_numbers(desk, words, changes, rule):
    desk.correct("personnel", words, changes)
    assert desk.shown("personnel", words)["count_rule"] == rule


@pytest.mark.parametrize(
    ("first", "last", "prec"), [(1, 1, 1), (1, 6, 2), (1, 7, 3), (1, 14, 3), (1, 15, 4), (1, 30, 4), (None, 30, 5), (None, None, None)]
)
def test_the_precision_of_a_date_follows_its_days(desk, first, last, prec):
    days = {name: day and date(2025, 6, day) for name, day in (("date_start", first), ("date_end", last))}
    desk.correct("meetings", PLANNED, days)
    shown = desk.shown("meetings", PLANNED)
    assert (shown["date_prec"], shown["date_start"], shown["date_end"]) == (prec, *days.values())
    assert shown["date_basis"] == ("stated" if prec else None)


def test_offices_stay_with_those_who_hold_them(desk):
    desk.correct("meetings", PLANNED, {"participants": ["Nakatani Gen", " New  Person "]})
    shown = desk.shown("meetings", PLANNED)
    assert shown["participants"] == ["Nakatani Gen", "New Person"]
    assert shown["roles"] == ["defence minister", ""]
    desk.correct("meetings", PLANNED, {"participants": ["Somebody Else"]})
    assert desk.shown("meetings", PLANNED)["roles"] == [""]


@pytest.mark.parametrize(
    ("table", "words", "changes", "said"),
    [
        ("personnel", TOTAL, {}, "Nothing is changed"),
        ("personnel", TOTAL, {"status": "pledged"}, "Nothing is changed"),
        ("personnel", TOTAL, {"status": "asleep"}, "status is 'asleep'"),
        ("personnel", TOTAL, {"count_low": 1300}, "count_low is 1300, count_best 1200"),
        ("personnel", TOTAL, {"count_low": -1}, "-1 is no number of people"),
        ("personnel", TOTAL, {"count_low": 1.5}, "not of type int"),
        ("personnel", TOTAL, {"count_high": 10**11}, "is no number of people"),
        ("personnel", TOTAL, {"count_best": None, "count_high": None}, "No number is left"),
        ("personnel", TOTAL, {"force": "Chad"}, "No country has the code 'Chad'"),
        ("personnel", TOTAL, {"unit": " "}, "unit is null"),
        ("personnel", TOTAL, {"claimant": "x" * 201}, "It has 201 characters"),
        ("personnel", TOTAL, {"fact_id": "0" * 16}, "fact_id cannot be corrected"),
        ("personnel", TOTAL, {"resolved_place": "Kursk"}, "resolved_place cannot be corrected"),
        ("meetings", PLANNED, {"date_start": date(2025, 6, 21)}, "date_start is 2025-06-21, date_end 2025-06-20"),
        ("meetings", PLANNED, {"date_start": datetime(2025, 6, 1, tzinfo=UTC)}, "not of type date"),
        ("meetings", PLANNED, {"participants": ["A; B"]}, "holds a semicolon"),
        ("meetings", PLANNED, {"participants": [], "parties": []}, "Nobody is left who met"),
        ("meetings", PLANNED, {"mode": "by pigeon"}, "mode is 'by pigeon'"),
        ("places", "Palawan", {"role": None}, "role is null"),
        ("quotes", QUOTE, {"quote": "The sea is narrow"}, "quote cannot be corrected"),
    ],
)
def test_what_cannot_be_right_is_refused(desk, table, words, changes, said):
    with pytest.raises(ReviewError) as raised:
        desk.correct(table, words, changes)
    assert said in raised.value.cause
    assert raised.value.place
    assert raised.value.remedy
    assert not desk.rows


@pytest.mark.parametrize(("name", "note"), [("", ""), (" \t", ""), ("\u200b", ""), ("x" * 81, ""), ("Ada", "x" * 1001)])
def test_who_and_why_are_asked_for_in_words(name, note):
    with pytest.raises(ReviewError) as raised:
        Person(name, note, datetime.now(UTC))
    assert raised.value.remedy


def test_names_and_notes_are_kept_without_what_nobody_sees():
    person = Person(" Ada\u202e  L. ", "first\nsecond\x00 ", datetime.now(UTC))
    assert (person.name, person.note) == ("Ada L.", "first\nsecond")


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("meetings", "date_start", date(2025, 6, 1)),
        ("meetings", "participants", ["Ali Youssef", "Abderaman Koulamallah"]),
        ("meetings", "participants", []),
        ("meetings", "roles", ["deputy minister; chief negotiator", "", "as printed: a;\\ b"]),
        ("personnel", "count_low", 1200),
        ("personnel", "claimant", None),
        ("places", "lat", 12.10672),
    ],
)
def test_values_come_back_as_they_were_written(table, column, value):
    assert read_value(table, column, write_value(value)) == value


def test_lists_that_an_earlier_release_wrote_are_read_as_ever():
    assert read_value("meetings", "participants", "Ali Youssef; Abderaman Koulamallah") == ["Ali Youssef", "Abderaman Koulamallah"]
    assert read_value("meetings", "roles", "; minister;deputy") == ["", "minister;deputy"]


def test_an_office_with_a_semicolon_stays_one_office(desk):
    """Nobody writes offices by hand: they go with the names."""
    machine = desk.find("meetings", PLANNED)
    offices = [f"{role}; envoy" for role in machine["roles"]]
    assert offices
    named = machine | {"roles": offices}
    rows = correct("meetings", named, named, {"participants": [*machine["participants"], "New Person"]}, desk.person())
    assert read_value("meetings", "roles", told(rows)["roles"][1]) == [*offices, ""]
