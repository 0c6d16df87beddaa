"""The same meeting, claim and event get one id across articles; different ones do not."""

from datetime import date

from lib.link import link


def meeting(fact_id, article_id, people, start, end, prec=1, mode="in_person", country="KEN"):
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
    }


def claim(fact_id, article_id, low, best, high, *, force=None, status="killed", unit="people", place="Goma", day=1):
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
        "date_start": date(2025, 1, day),
        "date_end": date(2025, 1, day),
        "date_prec": 1,
        "claim_id": fact_id,
    }


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
