"""Views: each frame against the sample's rows, and against no rows at all."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest

from lib import store, views
from lib.filters import Filters, select_tables
from lib.schema import fact_id
from tests.sample import sample, write_sample


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return store.read_tables(write_sample(str(tmp_path_factory.mktemp("views") / "store")))


def store_tables(tmp_path, change):
    """Tables of the sample after ``change(articles, facts)``."""
    articles, facts = sample()
    change(articles, facts)
    opened = store.open_store(str(tmp_path / "store"))
    store.append(opened, articles, facts)
    return store.read_tables(opened)


def another(row, number, **values):
    """The same words once more as a fact of its own."""
    return row | {"fact_id": fact_id(row["article_id"], "again", row["char_start"], row["char_end"], number)} | values


def test_key_figures_count_each_thing_once(tables):
    figures = views.key_figures(tables)
    assert dict(figures["value"]) == {"articles": 5, "places": 8, "meetings": 3, "personnel": 8, "quotes": 3, "attacks": 1}
    assert tuple(figures.loc["meetings", ["first_day", "last_day"]]) == (date(2025, 6, 10), date(2025, 6, 20))


def test_what_did_not_happen_is_no_attack(tmp_path):
    def deny(_, facts):
        facts["events"][0]["status"] = "denied"

    assert views.key_figures(store_tables(tmp_path, deny)).loc["attacks", "value"] == 0


def test_governments_are_not_on_the_map(tables):
    places = views.map_places(tables)
    assert set(places["name"]) == {"Adré", "N'Djamena", "Chad", "Cúcuta", "El Geneina", "Palawan", "Puerto Princesa", "São Tomé"}


def test_what_is_not_exact_is_marked(tables):
    places = views.map_places(tables).set_index("name")
    assert dict(places["exact"]) == {name: name not in {"Chad", "Palawan"} for name in places.index}
    assert (places.loc["Chad", "precision"], places.loc["Palawan", "precision"]) == ("country", "district")


def test_a_place_is_known_as_closely_as_most_of_its_mentions_say(tmp_path):
    def vary(_, facts):
        row = next(row for row in facts["places"] if row["quote_exact"] == "Chad")
        facts["places"] += [another(row, 1), another(row, 2, where_prec=5)]

    place = views.map_places(store_tables(tmp_path, vary)).set_index("name").loc["Chad"]
    assert (place["where_prec"], place["precision"], place["mentions"]) == (6, "country", 3)


def test_a_place_stands_once_with_all_its_mentions(tables):
    place = views.map_places(tables).set_index("name").loc["Adré"]
    assert (place["mentions"], place["articles"], place["roles"]) == (2, 2, ["dateline", "event"])
    assert len(place["fact_ids"]) == 2
    assert place["fact_id"] in place["fact_ids"]
    assert place["sentence"] == "Several hundred soldiers from Chad have already arrived in Adre."  # what happens there, not the dateline


def test_places_without_coordinates_are_not_on_the_map(tmp_path):
    def lose(_, facts):
        row = next(row for row in facts["places"] if row["resolved_place"] == "Palawan")
        row |= dict.fromkeys(("resolved_place", "geonameid", "lat", "lon", "country", "country_code"))

    tables = store_tables(tmp_path, lose)
    assert "Palawan" not in set(views.map_places(tables)["name"].dropna())
    assert "Palawan (not located) · event" in list(views.article_facts(tables, tables["articles"]["article_id"].iloc[0])["label"])


def test_places_that_geonames_does_not_know_are_told_apart_by_where_they_are(tmp_path):
    def forget(_, facts):
        for row in facts["places"]:
            row["geonameid"] = None

    assert len(views.map_places(store_tables(tmp_path, forget))) == 8


def test_what_is_told_of_a_place_is_all_that_happens_there_and_its_mentions(tables):
    place = views.map_places(tables).set_index("name").loc["Adré"].to_dict()
    rows = views.facts_there(tables, [place["place_id"]])
    assert list(rows["kind"]) == ["claim", "place", "place"]
    assert set(rows["fact_id"][1:]) == set(place["fact_ids"])
    assert rows["quote_exact"].iloc[0] == "Several hundred soldiers"
    assert all(words in sentence for words, sentence in zip(rows["quote_exact"], rows["sentence"], strict=True))


def test_a_meeting_that_two_report_stands_once(tables):
    meeting = views.meeting_timeline(tables).set_index("meeting_id").loc["m-ndjamena"]
    assert (meeting["lane"], meeting["reports"], meeting["articles"]) == ("Chad – Sudan", 2, 2)
    assert (meeting["date_start"], meeting["date_end"], meeting["dates_agree"]) == (date(2025, 6, 10), date(2025, 6, 10), True)


def test_meetings_come_by_date_with_the_undated_last(tables):
    meetings = views.meeting_timeline(tables)
    assert list(meetings["meeting_id"]) == ["m-ndjamena", "m-palawan", "m-phone"]
    assert meetings["date_start"].iloc[2] is None
    assert meetings["label"].iloc[2] == "Colombia – Venezuela"  # no names are known


def test_the_tightest_date_stands_and_disagreement_is_said(tmp_path):
    def vary(_, facts):
        first = facts["meetings"][0]
        wide = {"date_start": date(2025, 6, 1), "date_end": date(2025, 6, 30), "date_prec": 4}
        published = {"date_start": date(2025, 6, 12), "date_end": date(2025, 6, 12), "date_basis": "published"}
        facts["meetings"] += [another(first, 1, **wide), another(first, 2, **published)]

    meeting = views.meeting_timeline(store_tables(tmp_path / "a", vary)).iloc[0]
    assert (meeting["date_start"], meeting["date_end"], meeting["reports"]) == (date(2025, 6, 10), date(2025, 6, 10), 4)
    assert meeting["dates_agree"]  # a publication date disagrees with nobody

    def contradict(_, facts):
        facts["meetings"].append(another(facts["meetings"][0], 3, date_start=date(2025, 6, 8), date_end=date(2025, 6, 8)))

    assert not views.meeting_timeline(store_tables(tmp_path / "b", contradict)).iloc[0]["dates_agree"]


def test_the_latest_report_says_whether_a_meeting_took_place(tmp_path):
    def plan(_, facts):
        earlier = next(row for row in facts["meetings"] if row["quote_exact"].startswith("held talks"))
        earlier["status"] = "planned"  # published on the 11th; the other report, of the 12th, says held

    meeting = views.meeting_timeline(store_tables(tmp_path, plan)).iloc[0]
    assert (meeting["status"], meeting["statuses"]) == ("held", ["held", "planned"])


def test_claims_say_what_their_words_allow(tables):
    claims = views.personnel_claims(tables).set_index("claim_id")
    assert dict(claims["count"]) == {
        "c-1200": "up to 1,200",
        "c-300": "about 300",
        "c-14": "14 or more",
        "c-adre": "several hundred (200 or more)",
        "c-palawan": "10,000 to 12,000",
        "c-85": "85",
        "c-homes": "thousands (2,000 or more)",
        "c-40": "40",
    }
    assert claims.loc["c-homes", "status"] is None
    assert claims.loc["c-palawan", "force_name"] == "Japan"


def test_a_claim_that_two_report_is_counted_once_and_never_added(tmp_path):
    def repeat(_, facts):
        facts["personnel"].append(another(facts["personnel"][2], 1))

    tables = store_tables(tmp_path, repeat)
    claim = views.personnel_claims(tables).set_index("claim_id").loc["c-14"]
    assert (claim["count"], claim["count_low"], claim["reports"], claim["articles"]) == ("14 or more", 14, 2, 1)
    assert len(views.claim_reports(tables, "c-14")) == 2
    assert views.claims_by_status(views.personnel_claims(tables)).set_index("status").loc["killed", "range"] == "14 or more"


def test_a_status_spans_its_claims(tables):
    said = views.claims_by_status(views.personnel_claims(tables)).set_index("status")
    assert dict(said["claims"]) == {"pledged": 3, "deployed": 2, "": 1, "killed": 1, "missing": 1}
    assert dict(said["range"]) == {
        "pledged": "300 to 12,000",
        "deployed": "85 to 200 or more",
        "": "2,000 or more",
        "killed": "14 or more",
        "missing": "40",
    }


def test_latest_reports_come_newest_first(tables):
    reports = views.latest_reports(tables)
    assert list(reports["source"]) == ["Lusa", "Radio Ndjamena", "AFP", "Kyodo", "Caracol"]
    assert list(reports["facts"]) == [4, 10, 5, 6, 4]
    assert len(views.latest_reports(tables, limit=2)) == 2


def test_an_article_without_facts_is_a_report_too(tmp_path):
    def silence(_, facts):
        for table, rows in facts.items():
            facts[table] = [row for row in rows if row["article_id"] != sample()[0][0]["article_id"]]

    report = views.latest_reports(store_tables(tmp_path, silence)).set_index("source").loc["Radio Ndjamena"]
    assert (report["facts"], report["fact_id"], report["sentence"]) == (0, None, None)


def test_facts_of_an_article_stand_in_the_order_of_its_text(tables):
    for article in tables["articles"].to_dict("records"):
        rows = views.article_facts(tables, article["article_id"])
        assert rows["char_start"].is_monotonic_increasing
        for row in rows.to_dict("records"):
            assert article["text"][row["char_start"] : row["char_end"]] == row["quote_exact"]
            assert article["text"][row["sent_start"] : row["sent_end"]] == row["sentence"]
            assert row["label"]


def test_options_for_the_filters(tables):
    countries = views.country_options(tables).set_index("code")
    assert countries.loc["TCD"].to_dict() == {"name": "Chad", "articles": 2}
    assert list(views.source_options(tables)["source"]) == ["AFP", "Caracol", "Kyodo", "Lusa", "Radio Ndjamena"]


ALL = [
    views.key_figures,
    views.map_places,
    views.meeting_timeline,
    views.personnel_claims,
    lambda tables: views.claims_by_status(views.personnel_claims(tables)),
    views.latest_reports,
    views.country_options,
    views.source_options,
    lambda tables: views.article_facts(tables, "none"),
]


@pytest.mark.parametrize("view", ALL)
def test_no_rows_give_the_same_columns(tables, view):
    nothing = select_tables(tables, Filters(date_from=date(2025, 6, 25) + timedelta(days=1), countries=("FRA",)))
    assert sum(map(len, nothing.values())) == 0
    assert list(view(nothing).columns) == list(view(tables).columns)


@pytest.mark.parametrize("view", [views.map_places, views.meeting_timeline, views.personnel_claims])
def test_each_row_leads_to_its_evidence(tables, view):
    facts = pd.concat(tables[table][["fact_id", "article_id", "sentence"]] for table in ("places", "meetings", "personnel"))
    known = set(facts.itertuples(index=False, name=None))
    frame = view(tables)
    assert set(frame[["fact_id", "article_id", "sentence"]].itertuples(index=False, name=None)) <= known
    assert {name for row in frame["fact_ids"] for name in row} <= set(facts["fact_id"])
    assert not [value for name in frame for value in frame[name] if isinstance(value, float) and pd.isna(value)]
