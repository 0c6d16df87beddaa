"""What is claimed most: ranges of one country's people in one place, never widened by parts or by others."""

import pandas as pd
import pytest

from lib import store, views
from tests.sample import write_sample


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return store.read_tables(write_sample(str(tmp_path_factory.mktemp("headlines") / "store")))


def test_each_headline_keeps_its_claims_apart_from_others(tables):
    found = views.headline_claims(tables, limit=20)
    assert len(found)
    assert not found.duplicated(["status", "unit", "force", "place"]).any()
    assert found["status"].ne("").all()
    facts = [fact for ids in found["fact_ids"] for fact in ids]
    assert len(facts) == len(set(facts))


def test_a_part_does_not_widen_the_range_of_its_total(tables):
    personnel = tables["personnel"]
    part = personnel[personnel["part_of"].notna()].iloc[0]
    total = personnel[personnel["fact_id"] == part["part_of"]].iloc[0]
    same = personnel.assign(status="present", unit="troops", force="COL", resolved_place="Arauca", country="Colombia")[
        personnel["fact_id"].isin([part["fact_id"], total["fact_id"]])
    ]
    row = views.headline_claims(tables | {"personnel": same}).iloc[0]
    assert (row["claims"], row["parts"]) == (1, 1)
    assert row["range"] == f"up to {int(total['count_high']):,}"


def test_two_countries_troops_have_two_headlines(tables):
    claim = tables["personnel"][tables["personnel"]["status"].notna()].iloc[[0]]
    other = claim.assign(force="UKR", claim_id="c-other", fact_id="0" * 16)
    both = pd.concat([claim.assign(force="PRK"), other], ignore_index=True)
    assert list(views.headline_claims(tables | {"personnel": both})["force"]) == ["PRK", "UKR"]


def test_the_most_reported_come_first_and_the_limit_holds(tables):
    found = views.headline_claims(tables, limit=20)
    assert found["articles"].is_monotonic_decreasing
    assert len(views.headline_claims(tables, limit=1)) == 1


@pytest.mark.parametrize("unknown", [["force"], ["resolved_place"], ["force", "resolved_place"]])
def test_what_no_claim_says_is_left_open(tables, unknown):
    claims = tables["personnel"][tables["personnel"]["status"].notna()]
    found = views.headline_claims(tables | {"personnel": claims.assign(**dict.fromkeys(unknown))}, limit=20)
    assert len(found)
    assert found["claims"].sum() + found["parts"].sum() == claims["claim_id"].nunique()
    assert found["force" if "force" in unknown else "place"].isna().all()
