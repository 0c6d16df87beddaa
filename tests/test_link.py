"""The same meeting, claim and event get one id across articles; different ones do not."""

from datetime import date

import pytest

from lib.link import link
from lib.link.claims import relate


def meeting(fact_id, article_id, people, start, end, prec=1, mode="in_person", country="KEN", **more):
    return {
        "fact_id": fact_id,
        "article_id": article_id,
        "participants": people,
        "parties": ["KEN", "RWA"],
        "mode": mode,
        "country_code": country,
        "date_start": start,
        "date_end": end,
        "date_prec": prec,
        "meeting_id": fact_id,
    } | more


def claim(fact_id, article_id, low, best, high, *, force=None, status="killed", unit="people", place="Goma", day=1, month=1, **more):
    return {
        "fact_id": fact_id,
        "article_id": article_id,
        "count_low": low,
        "count_best": best,
        "count_high": high,
        "force": force,
        "status": status,
        "unit": unit,
        "resolved_place": place,
        "country_code": "COD",
        "date_start": date(2025, month, day),
        "date_end": date(2025, month, day),
        "date_prec": 1,
        "claim_id": fact_id,
        "claimant": None,
        "part_of": None,
    } | more


def ids(rows, column):
    return [row[column] for row in rows]


def test_one_meeting_told_exactly_and_vaguely_is_one():
    rows = [
        meeting("a", "1", ["William Ruto", "Paul Kagame"], date(2025, 3, 4), date(2025, 3, 4)),
        meeting("b", "2", ["Paul Kagame", "William Ruto"], date(2025, 3, 1), date(2025, 3, 12), 3),
        meeting("c", "3", ["William Ruto"], date(2025, 3, 4), date(2025, 3, 4), mode="visit"),
    ]
    assert ids(link({"meetings": rows})["meetings"], "meeting_id") == ["a", "a", "a"]


def test_other_people_days_or_ways_are_other_meetings():
    day = date(2025, 3, 4)
    rows = [
        meeting("a", "1", ["William Ruto", "Paul Kagame"], day, day),
        meeting("b", "2", ["William Ruto", "Samia Suluhu Hassan"], day, day),
        meeting("c", "3", ["William Ruto", "Paul Kagame"], date(2025, 3, 9), date(2025, 3, 9)),
        meeting("d", "4", ["William Ruto", "Paul Kagame"], day, day, mode="phone"),
        meeting("e", "1", ["William Ruto", "Paul Kagame"], day, day),
    ]
    assert ids(link({"meetings": rows})["meetings"], "meeting_id") == ["a", "b", "c", "d", "e"]


def test_stored_ids_stay():
    day = date(2025, 3, 4)
    known = [meeting("z", "9", ["William Ruto", "Paul Kagame"], date(2025, 3, 1), date(2025, 3, 8), 3)]
    new = [meeting("a", "1", ["William Ruto", "Paul Kagame"], day, day)]
    assert ids(link({"meetings": new}, {"meetings": known})["meetings"], "meeting_id") == ["z"]


def test_conflicting_tolls_stay_two_claims_and_equal_ones_become_one():
    rows = [claim("a", "1", 12, 12, 12), claim("b", "2", 8, 8, None), claim("c", "3", 12, 12, 12, day=3)]
    assert ids(link({"personnel": rows})["personnel"], "claim_id") == ["a", "b", "a"]


def test_the_same_toll_elsewhere_or_months_later_is_another_claim():
    rows = [claim("a", "1", 12, 12, 12), claim("b", "2", 12, 12, 12, place="Bukavu"), claim("c", "3", 12, 12, 12, day=28)]
    assert ids(link({"personnel": rows})["personnel"], "claim_id") == ["a", "b", "c"]


def test_a_forces_number_is_one_claim_whenever_it_is_told():
    rows = [
        claim("a", "1", 1000, 1000, 1000, force="KEN", status="deployed", unit="police"),
        claim("b", "2", 1000, 1000, 1000, force="KEN", status="deployed", unit="police", day=28),
    ]
    assert ids(link({"personnel": rows})["personnel"], "claim_id") == ["a", "a"]


def test_one_meeting_in_several_spellings_is_one():
    day = date(2025, 5, 6)
    rows = [
        meeting("a", "1", ["Sergei Shoigu", "Mohammed bin Salman"], day, day, country="SAU"),
        meeting("b", "2", ["Crown Prince Mohamed bin Salman", "Sergey Shoygu"], day, day, country="SAU"),
        meeting("c", "3", ["Muhammad bin Salman Al Saud", "S. Shoigu"], date(2025, 5, 1), date(2025, 5, 31), 4, country=None),
    ]
    assert ids(link({"meetings": rows})["meetings"], "meeting_id") == ["a", "a", "a"]


def test_a_vague_date_that_fits_two_meetings_joins_neither():
    people = ["Lula da Silva", "Gustavo Petro"]
    rows = [
        meeting("a", "1", people, date(2025, 3, 4), date(2025, 3, 4)),
        meeting("b", "2", people, date(2025, 3, 15), date(2025, 3, 15)),
        meeting("c", "3", people, date(2025, 3, 1), date(2025, 3, 31), 4),
    ]
    assert ids(link({"meetings": rows})["meetings"], "meeting_id") == ["a", "b", "c"]


def test_two_on_the_margins_of_a_summit_are_a_meeting_of_their_own():
    day = date(2025, 7, 8)
    rows = [
        meeting("a", "1", ["Anwar Ibrahim", "Prabowo Subianto", "To Lam"], day, day, mode="multilateral", parties=["MYS", "IDN", "VNM"]),
        meeting("b", "2", ["Anwar Ibrahim", "To Lam"], day, day, parties=["MYS", "VNM"]),
    ]
    assert ids(link({"meetings": rows})["meetings"], "meeting_id") == ["a", "b"]


def test_one_town_is_not_the_other_and_both_are_in_their_country():
    day = date(2025, 7, 8)
    people = ["Abiy Ahmed", "William Ruto"]
    rows = [
        meeting("a", "1", people, day, day, resolved_place="Nairobi", where_prec=1),
        meeting("b", "2", people, day, day, resolved_place="Kenya", where_prec=6),
        meeting("c", "3", people, day, day, resolved_place="Mombasa", where_prec=1),
    ]
    assert ids(link({"meetings": rows[:2]})["meetings"], "meeting_id") == ["a", "a"]
    assert ids(link({"meetings": [rows[0], rows[2]]})["meetings"], "meeting_id") == ["a", "c"]


def test_sides_without_names_join_the_named_on_the_same_day_and_place():
    day = date(2025, 7, 8)
    named = meeting(
        "a", "1", ["Wang Yi", "S. Jaishankar"], day, day, roles=["foreign minister"] * 2, resolved_place="Kunming", parties=["CHN", "IND"]
    )
    offices = meeting(
        "b", "2", ["foreign minister"], day, day, roles=["foreign minister"], resolved_place="Kunming", parties=["IND", "CHN"]
    )
    nobody = meeting("c", "3", [], day, day, roles=[], resolved_place="Kunming", parties=["IND", "CHN"])
    others = meeting("d", "4", ["finance minister"], day, day, roles=["finance minister"], resolved_place="Kunming", parties=["IND", "CHN"])
    for row, joined in ((offices, True), (nobody, True), (others, False)):
        assert (link({"meetings": [row]}, {"meetings": [named]})["meetings"][0]["meeting_id"] == "a") is joined


def test_small_numbers_of_a_force_are_not_one_claim_all_year():
    rows = [claim(key, key, 3, 3, 3, force="PHL", place=None, month=month, unit="troops") for key, month in (("a", 1), ("b", 6))]
    assert ids(link({"personnel": rows})["personnel"], "claim_id") == ["a", "b"]


def test_a_toll_without_a_place_is_nobody_elses():
    rows = [claim(key, key, 12, 12, 12, place=None, country_code=None) for key in "ab"]
    assert ids(link({"personnel": rows})["personnel"], "claim_id") == ["a", "b"]


def test_attacks_without_a_place_stay_apart():
    day = date(2025, 1, 1)
    rows = [
        {
            "fact_id": key,
            "article_id": key,
            "event_type": "ASSAULT",
            "mode": None,
            "resolved_place": place,
            "country_code": None,
            "actor": [],
        }
        | {"recipient": [], "date_start": day, "date_end": day, "date_prec": 1, "event_id": key}
        for key, place in (("a", None), ("b", None), ("c", "Goma"), ("d", "Goma"))
    ]
    assert ids(link({"events": rows})["events"], "event_id") == ["a", "b", "c", "c"]


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ({}, {}, "same"),
        ({"unit": "civilians"}, {}, "same"),
        ({"claimant": "Red Cross"}, {"best": 8, "claimant": "army"}, "conflict"),
        ({"low": 12, "best": 12, "high": None}, {"best": 14}, "conflict"),
        ({"claimant": "the Red Cross"}, {"best": 15, "claimant": "Red Cross", "day": 3}, "revision"),
        ({}, {"best": 15, "day": 3}, "revision"),
        ({"claimant": "Red Cross"}, {"best": 9, "claimant": "Red Cross", "day": 3}, "revision"),
        ({"low": 10, "best": None, "high": 20}, {}, "agree"),
        ({"best": 120, "count_rule": "about"}, {"best": 123}, "agree"),
        ({"date_basis": "stated"}, {"best": 15, "day": 4, "date_basis": "stated"}, "different"),
        ({"status": "wounded"}, {}, "different"),
        ({"unit": "children"}, {}, "different"),
        ({"place": "Bukavu"}, {"best": 8}, "different"),
        ({"month": 3}, {"best": 8}, "different"),
        ({"part_of": "total"}, {"best": 8}, "different"),
        ({"count_text": "12 more people"}, {"best": 30}, "different"),
        ({"count_text": "more than 12 people"}, {"best": 30}, "conflict"),
        ({"place": "Democratic Republic of the Congo", "where_prec": 6}, {"best": 30}, "different"),
        ({"article_id": "2"}, {"best": 30}, "different"),
    ],
)
def test_how_two_tolls_stand_to_each_other(one, other, relation):
    def row(key, article_id=None, best=12, low=0, high=0, **more):
        return claim(key, article_id or key, low or best, best, best if high == 0 else high, **({"date_basis": "published"} | more))

    assert relate(row("1", **one), row("2", **other)) == relation
    assert relate(row("2", **other), row("1", **one)) == relation


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ({"claimant": "army"}, {"best": 3000, "claimant": "rebels", "day": 20}, "conflict"),
        ({"claimant": "army"}, {"best": 3000, "claimant": "rebels", "month": 6}, "agree"),
        ({"claimant": "army"}, {"best": 300, "claimant": "rebels", "month": 6}, "conflict"),
        ({"claimant": "army"}, {"best": 3000, "claimant": "army", "month": 6}, "revision"),
        ({"status": "deployed"}, {"status": "present", "best": 3000, "claimant": "rebels"}, "conflict"),
        ({"status": "deployed"}, {"status": "deployed", "best": 300, "month": 6}, "different"),
        ({"status": "pledged"}, {}, "different"),
        ({"force": "UGA"}, {"best": 3000}, "different"),
        ({"unit": "engineers"}, {"best": 3000}, "different"),
    ],
)
def test_how_two_figures_of_a_force_stand_to_each_other(one, other, relation):
    def row(key, best=1000, **more):
        place = {"place": None, "country_code": None}
        return claim(key, key, best, best, best, **({"force": "RWA", "unit": "troops"} | place | more))

    assert relate(row("1", **one), row("2", **other)) == relation
