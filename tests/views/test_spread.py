"""Claims for a chart with room for few marks."""

import pytest

from lib import store, views
from lib.views.spread import drawn_claims
from tests.benchmarks.generate import write_store


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return store.read_tables(write_store(str(tmp_path_factory.mktemp("made") / "store"), 4000))


def test_few_claims_each_stand_for_themselves(tables):
    every = views.personnel_claims(tables)
    drawn = drawn_claims(tables, most=len(every))
    assert list(drawn["claim_id"]) == list(every["claim_id"])
    assert set(drawn["alike"]) == {1}


def test_of_many_those_at_about_the_same_numbers_are_one(tables):
    every = views.personnel_claims(tables)
    drawn = drawn_claims(tables, most=10)
    assert len(drawn) < 0.7 * len(every)
    assert drawn["alike"].sum() == len(every)
    told, shown = every.groupby("status"), drawn.groupby("status")
    assert (shown["alike"].sum() == told["claim_id"].size()).all()
    for name in ("count_low", "count_high"):
        far = (shown[name].max() / told[name].max()).dropna()
        assert far.between(0.75, 1).all()  # the ends stay within a tenth of a power of ten


def test_the_claim_drawn_is_the_one_that_most_articles_report(tables):
    every = views.personnel_claims(tables).set_index("claim_id")
    drawn = drawn_claims(tables, most=10)
    assert drawn["articles"].max() == every["articles"].max()
