"""Claims by day and claimant, and which to draw of too many."""

from datetime import date

import pandas as pd
import pytest

from lib import store, views
from lib.schema import fact_id
from lib.views.over_time import claims_over_time, most_reported
from tests.benchmarks.many_claims import make_tables
from tests.sample import sample, write_sample


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return store.read_tables(write_sample(str(tmp_path_factory.mktemp("views") / "store")))


def another(row, number, **values):
    return row | {"fact_id": fact_id(row["article_id"], "again", row["char_start"], row["char_end"], number)} | values


@pytest.fixture
def told(tmp_path):
    """The sample to which ``add(change)`` adds reports of the toll of El Geneina, each with other values."""

    def build(*values):
        articles, facts = sample()
        toll = next(row for row in facts["personnel"] if row["claim_id"] == "c-14")
        facts["personnel"] += [another(toll, number, **each) for number, each in enumerate(values)]
        opened = store.open_store(str(tmp_path / "store"))
        store.append(opened, articles, facts)
        return store.read_tables(opened)

    return build


def test_one_claim_of_two_countries_stands_once_for_each(told):
    tables = told({"claimant": "Khartoum"}, {"claimant": "Sudanese army"}, {"claimant": "N'Djamena"})
    mine = claims_over_time(tables, by_country=True).query("claim_id == 'c-14'")
    assert dict(zip(mine["voice"], mine["reports"], strict=True)) == {"Sudan Doctors Network": 1, "Sudan": 2, "Chad": 1}
    names = claims_over_time(tables, by_country=False).query("claim_id == 'c-14'")
    assert set(names["voice"]) == {"Sudan Doctors Network", "Khartoum", "Sudanese army", "N'Djamena"}
    assert sum(names["reports"]) == len({fact for facts in names["fact_ids"] for fact in facts}) == 4


def test_the_text_s_own_day_is_told_from_the_day_of_the_report(tables):
    rows = claims_over_time(tables, by_country=True).set_index("claim_id")
    assert rows.loc["c-14", "told"]
    assert rows.loc["c-14", "first_day"] == pd.Timestamp("2025-06-09")
    undated = rows[rows["date_start"].isna()]
    assert len(undated)
    assert not undated["told"].any()
    assert [day.date() for day in undated["last_day"].dropna()] == list(undated["published"].dropna())


def test_a_day_of_publication_is_not_the_text_s_own(told):
    tables = told({"claim_id": "c-p", "date_basis": "published", "date_start": date(2025, 6, 12), "date_end": date(2025, 6, 12)})
    row = claims_over_time(tables, by_country=True).set_index("claim_id").loc["c-p"]
    assert not row["told"]
    assert row["last_day"] == pd.Timestamp("2025-06-12")


def test_nobody_named_is_no_voice(tables):
    rows = claims_over_time(tables, by_country=True)
    assert set(rows[rows["claimant"].isna()]["voice"]) == {""}


def test_no_rows_give_the_same_columns(tables):
    none = {**tables, "personnel": tables["personnel"].iloc[:0]}
    full, empty = (claims_over_time(each, by_country=True) for each in (tables, none))
    assert len(empty) == 0
    assert list(empty.columns) == list(full.columns)
    assert empty["told"].dtype == bool


def test_of_too_many_the_most_reported_are_drawn_in_their_order():
    days = pd.to_datetime(pd.Series(["2025-01-01", None, "2025-02-01", "2024-01-01"]))
    frame = pd.DataFrame({"articles": [1, 3, 1, 2], "reports": [1, 3, 1, 2], "last_day": days})
    assert list(most_reported(frame, 3).index) == [1, 2, 3]
    assert most_reported(frame, 4) is frame


def test_claims_say_the_same_however_many_there_are(tables):
    """The frame in whole columns against what plain rows say."""
    many = make_tables(tables, 400)
    claims = views.personnel_claims(many).set_index("claim_id")
    reports = many["personnel"].sort_values(["published", "char_start"], kind="stable")
    for claim_id, own in reports.groupby("claim_id", sort=False):
        row = claims.loc[claim_id]
        assert (row["reports"], row["articles"]) == (len(own), own["article_id"].nunique())
        assert row["fact_ids"] == list(own["fact_id"])
        assert (row["fact_id"], row["sentence"]) == (own["fact_id"].iloc[0], own["sentence"].iloc[0])
        assert row["count"] == f"{own['count_best'].iloc[0]:,}"
    assert len(claims) == reports["claim_id"].nunique()
    assert claims["reports"].sum() == len(reports)
