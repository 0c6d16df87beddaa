"""What each report says of one mark, where reports differ, and the lanes that marks stand in."""

from __future__ import annotations

from datetime import date

import pytest

from lib import store, views
from lib.filters import Filters, select_tables
from tests.sample import write_sample
from tests.views.test_views import another, store_tables


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return store.read_tables(write_sample(str(tmp_path_factory.mktemp("accounts") / "store")))


def test_each_report_has_its_own_words_for_the_day(tables):
    told = views.mark_accounts(tables, "m-ndjamena").set_index("source")
    assert dict(told["date_text"]) == {"AFP": "10 June", "Radio Ndjamena": "on Tuesday"}
    assert dict(told["days"]) == {"AFP": "10 June 2025", "Radio Ndjamena": "10 June 2025"}
    assert dict(told["basis"]) == {"AFP": "as the text says", "Radio Ndjamena": "counted from the day of publication"}
    assert not any(told["differs"])
    assert views.list_differences(told) == []


def contradict(articles, facts):
    first, second = facts["meetings"][:2]
    first["date_start"] = first["date_end"] = date(2025, 6, 9)
    second["status"] = "planned"


def test_where_reports_differ_is_said_with_who_says_what(tmp_path):
    told = views.mark_accounts(store_tables(tmp_path, contradict), "m-ndjamena")
    assert all(differs == ["day", "status"] for differs in told["differs"])
    assert views.list_differences(told) == [
        "Day: 10 June 2025 (AFP, 11 June 2025); 9 June 2025 (Radio Ndjamena, 12 June 2025).",
        "Status: planned (AFP, 11 June 2025); held (Radio Ndjamena, 12 June 2025).",
    ]


def test_a_wider_interval_around_the_same_day_is_no_difference(tmp_path):
    def widen(_, facts):
        facts["meetings"][0] |= {"date_start": date(2025, 6, 1), "date_end": date(2025, 6, 30), "date_prec": 4}

    told = views.mark_accounts(store_tables(tmp_path, widen), "m-ndjamena")
    assert not any(told["differs"])


def test_attacks_and_claims_have_their_reports_too(tables):
    attacks, claims = views.attack_timeline(tables), views.personnel_claims(tables)
    names = views.list_marks(views.meeting_timeline(tables), attacks, claims)
    assert list(names)[:3] == ["m-ndjamena", "m-palawan", "m-phone"]
    assert len(names) == 3 + len(attacks) + len(claims)
    for mark in names:
        assert len(views.mark_accounts(tables, mark)) >= 1
    assert views.mark_accounts(tables, "nothing such").empty
    assert views.mark_accounts(tables, "place:42").empty


def test_an_attack_that_two_report_stands_once(tmp_path):
    def repeat(_, facts):
        facts["events"].append(another(facts["events"][0], 1, date_start=date(2025, 6, 1), date_end=date(2025, 6, 30), date_prec=4))

    attacks = views.attack_timeline(store_tables(tmp_path, repeat))
    assert list(attacks["reports"]) == [2]
    assert attacks["lane"].iloc[0] == "Sudan"
    assert (attacks["date_start"].iloc[0], attacks["date_end"].iloc[0]) == (date(2025, 6, 9), date(2025, 6, 9))
    assert attacks["label"].iloc[0] == "El Geneina, drone attack"


def test_an_attack_at_no_known_place_stands_under_whom_it_struck(tmp_path):
    def lose(_, facts):
        facts["events"][0] |= dict.fromkeys(("resolved_place", "country", "country_code", "lat", "lon", "geonameid", "where_prec"))

    def forget(articles, facts):
        lose(articles, facts)
        facts["events"][0]["recipient"] = []

    def strike(articles, facts):
        lose(articles, facts)
        facts["events"][0]["recipient"] = ["PER"]

    assert views.attack_timeline(store_tables(tmp_path / "a", strike))["lane"].iloc[0] == "Peru"
    assert views.attack_timeline(store_tables(tmp_path / "b", forget))["lane"].iloc[0] == "Place not named"


def test_what_another_report_dates_elsewhere_is_left_out(tmp_path):
    def vague(_, facts):
        facts["meetings"].append(another(facts["meetings"][0], 1, date_start=date(2025, 1, 1), date_end=date(2025, 12, 31), date_prec=5))

    tables = store_tables(tmp_path, vague)
    days = date(2025, 9, 1), date(2025, 9, 30)
    shown = views.meeting_timeline(select_tables(tables, Filters(*days)))
    assert list(shown["meeting_id"]) == ["m-ndjamena"]  # its vague report might mean September
    assert views.drop_elsewhere(shown, tables, *days).empty
    inside = date(2025, 6, 1), date(2025, 6, 30)
    both = views.meeting_timeline(select_tables(tables, Filters(*inside)))
    assert len(views.drop_elsewhere(both, tables, *inside)) == len(both) == 2
    assert views.drop_elsewhere(shown, tables, None, None) is shown


def test_the_busiest_lanes_come_first_and_nobody_named_last(tables):
    meetings = views.meeting_timeline(tables)
    lanes = views.meeting_lanes(meetings)
    assert list(lanes["lane"]) == ["Chad – Sudan", "Japan – Philippines"]  # the third has no date
    unnamed = meetings.iloc[[0, 1, 1]].assign(lane=["Parties not named", "Parties not named", "Chad – Peru"])
    assert list(views.meeting_lanes(unnamed)["lane"]) == ["Chad – Peru", "Parties not named"]


def test_pages_of_lanes_hold_each_meeting_once(tables):
    meetings = views.meeting_timeline(tables)
    spread = meetings.iloc[[0] * 30].assign(lane=[f"Lane {i:02}" for i in range(30)])
    pages = [views.lane_page(spread, page) for page in range(1, views.count_pages(spread) + 1)]
    assert [page["lane"].nunique() for page in pages] == [12, 12, 6]
    assert sum(len(page) for page in pages) == 30
    assert views.count_pages(meetings.head(0)) == 1
