"""What claims disagree about: each figure once, with its claimants, the measure and what it replaces."""

import time
from datetime import date, timedelta

import pandas as pd
import pytest

from lib import store
from lib.schema import fact_id
from lib.views.conflicts import conflicts
from tests.sample import sample


@pytest.fixture
def tables(tmp_path):
    """Tables of the sample to which ``add(rows)`` has added rows, each made from the toll of El Geneina with other values."""

    def build(*given):
        articles, facts = sample()
        toll = next(row for row in facts["personnel"] if row["claim_id"] == "c-14")
        other = articles[1]  # of 11 June, without tolls of its own
        for number, values in enumerate(given):
            home = {"article_id": other["article_id"], "char_start": 31, "char_end": 40, "sent_start": 31, "sent_end": 50}
            row = toll | home | {"quote_exact": other["text"][31:40], "fact_id": fact_id("x", "x", 0, 1, number), "claim_id": f"c-{number}"}
            facts["personnel"].append(row | values)
        opened = store.open_store(str(tmp_path / "store"))
        store.append(opened, articles, facts)
        return store.read_tables(opened)

    return build


def figure(number, claimant, rule="exact", **more):
    high = None if rule == "at_least" else number
    return (
        {"count_low": number, "count_best": number, "count_high": high, "count_rule": rule, "count_text": str(number)}
        | {"claimant": claimant}
        | more
    )


def shown(found, *columns):
    return [tuple(row) for row in found[list(columns)].itertuples(index=False)]


def test_claims_that_agree_are_no_conflict(tables):
    assert conflicts(tables()["personnel"]).empty
    assert list(conflicts(tables()["personnel"].iloc[:0]).columns) == list(conflicts(tables()["personnel"]).columns)


def test_two_tolls_of_one_strike_are_listed_with_their_claimants(tables):
    found = conflicts(tables(figure(7, "army"))["personnel"])
    assert shown(found, "count", "claimants") == [("7", ["army"]), ("14 or more", ["Sudan Doctors Network"])]
    assert set(found["subject"]) == {"People killed in El Geneina, 9 June 2025"}
    assert shown(found, "disagreement", "excluding", "apart", "fits") == [(2.0, True, "2 times", "no")] * 2
    assert found["conflict_id"].nunique() == 1
    assert found["sentence"].str.len().min() > 0


def test_a_bound_leaves_room_for_a_higher_number(tables):
    found = conflicts(tables(figure(21, "army"))["personnel"])
    assert shown(found, "disagreement", "excluding") == [(1.5, False)] * 2


def test_a_claimants_own_later_figure_is_a_revision(tables):
    later = figure(19, "Sudan Doctors Network", date_start=date(2025, 6, 10), date_end=date(2025, 6, 10))
    assert conflicts(tables(later)["personnel"]).empty


def test_a_revision_is_shown_beside_a_conflict(tables):
    day = date(2025, 6, 10)
    later = figure(19, "Sudan Doctors Network", date_start=day, date_end=day)
    found = conflicts(tables(later, figure(7, "army"))["personnel"]).set_index("count")
    assert dict(found["revises"].dropna()) == {"19": "14 or more"}
    assert found.loc["19", "disagreement"] == pytest.approx(19 / 7)


def test_several_reports_of_one_figure_are_one_row(tables):
    same = figure(14, "Red Crescent", "at_least", claim_id="c-14")
    found = conflicts(tables(same, figure(7, "army"))["personnel"]).set_index("count").to_dict("index")["14 or more"]
    assert sorted(found["claimants"]) == ["Red Crescent", "Sudan Doctors Network"]
    assert found["articles"] == 2
    assert len(found["fact_ids"]) == 2


def test_a_toll_elsewhere_is_no_conflict(tables):
    assert conflicts(tables(figure(7, "army", resolved_place="Adré"))["personnel"]).empty


def test_the_widest_exclusion_comes_first(tables):
    wounded = {"status": "wounded"}
    given = (figure(50, "army", **wounded), figure(200, "clinic", "at_least", **wounded, article_id=None), figure(7, "army"))
    home = sample()[0][2]
    given[1].update(article_id=home["article_id"], quote_exact=home["text"][31:40])
    found = conflicts(tables(*given)["personnel"])
    assert list(dict.fromkeys(found["status"])) == ["wounded", "killed"]


@pytest.mark.parametrize(("claims", "days"), [(200, 1), (1500, 1500)])
def test_many_claims_about_one_place_take_seconds(tables, claims, days):
    toll = tables()["personnel"].query("claim_id == 'c-14'")
    many = pd.concat([toll] * claims, ignore_index=True)
    number = pd.Series(range(claims))
    many["claim_id"], many["article_id"] = "c-" + number.astype(str), "a-" + number.astype(str)
    many["claimant"] = "claimant " + (number % 40).astype(str)
    many["count_best"] = many["count_low"] = number + 1
    many["date_start"] = many["date_end"] = [date(2020, 1, 1) + timedelta(days=day % days) for day in number]
    start = time.perf_counter()
    assert len(conflicts(many)) == claims
    assert time.perf_counter() - start < 10


def test_of_too_many_claims_the_most_reported_are_compared(tables):
    said = tables(figure(7, "army"), figure(21, "mayor"))["personnel"]
    articles = list(sample()[0])
    again = said[said["claim_id"] == "c-1"].assign(article_id=articles[3]["article_id"], fact_id="f" * 16)
    toll = said[said["status"] == "killed"]
    both = pd.concat([toll, again, toll[toll["claim_id"] == "c-14"].assign(article_id=articles[4]["article_id"], fact_id="e" * 16)])
    assert set(conflicts(both)["claim_id"]) == {"c-0", "c-1", "c-14"}
    assert set(conflicts(both, limit=2)["claim_id"]) == {"c-1", "c-14"}
    assert conflicts(both, limit=1).empty


def test_what_is_known_by_its_place_alone_is_named_with_it(tables):
    left = {"status": "withdrawn", "claim_id": "c-left"}
    said = tables(figure(300, "army", **left), figure(900, "mayor", status="withdrawn"))["personnel"]
    elsewhere = said["claim_id"] == "c-left"
    found = conflicts(said.assign(article_id=said["article_id"].mask(elsewhere, "another")))
    assert set(shown(found, "subject", "count")) == {("People withdrawn in El Geneina", number) for number in ("300", "900")}
