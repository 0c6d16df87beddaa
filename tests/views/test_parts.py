"""Totals with their parts, each once and in its place."""

import pytest

from lib import store, views
from lib.views.parts import list_parts
from tests.sample import write_sample


@pytest.fixture(scope="module")
def claims(tmp_path_factory):
    return views.personnel_claims(store.read_tables(write_sample(str(tmp_path_factory.mktemp("views") / "store"))))


def link(claims, **parts):
    """The claims in which each named one is a part of the other: ``link(claims, part="total")``."""
    owners = {part.replace("_", "-"): claims.set_index("claim_id").loc[total.replace("_", "-"), "fact_id"] for part, total in parts.items()}
    return claims.assign(part_of=claims["claim_id"].map(owners).astype(object).where(lambda found: found.notna(), None))


def shown(rows):
    return list(zip(rows["claim_id"], rows["step"], rows["tree"], strict=True))


def test_a_total_is_followed_by_its_parts(claims):
    rows = list_parts(claims)
    assert shown(rows) == [("c-1200", 0, "up to 1,200"), ("c-300", 1, "↳ about 300")]
    assert list(rows["part"]) == ["total", "part"]
    assert set(rows["total_id"]) == {"c-1200"}
    assert rows["sentence"].str.len().min() > 0


def test_a_part_may_have_parts(claims):
    rows = list_parts(link(claims, c_300="c_1200", c_14="c_300"))
    assert [(claim, step) for claim, step, _ in shown(rows)] == [("c-1200", 0), ("c-300", 1), ("c-14", 2)]
    assert list(rows["part"]) == ["total", "part", "part of a part"]


def test_a_part_whose_total_is_filtered_away_is_not_listed(claims):
    assert list_parts(claims[claims["claim_id"] != "c-1200"]).empty
    assert list_parts(claims.iloc[:0]).empty
    assert list(list_parts(claims.iloc[:0]).columns) == list(list_parts(claims).columns)


def test_claims_that_are_parts_of_each_other_end(claims):
    assert list_parts(link(claims, c_300="c_1200", c_1200="c_300")).empty


def test_a_total_that_several_reports_give_owns_the_parts_of_each(claims):
    later = "f" * 16
    facts = [[*facts, later] if own == "c-1200" else facts for own, facts in zip(claims["claim_id"], claims["fact_ids"], strict=True)]
    moved = claims.assign(fact_ids=facts, part_of=[later if own == "c-300" else None for own in claims["claim_id"]])
    assert [claim for claim, _, _ in shown(list_parts(moved))] == ["c-1200", "c-300"]
