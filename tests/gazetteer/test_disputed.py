"""Disputed land is counted as the table says, whatever the packages say."""

import pytest

from lib.gazetteer import open_gazetteer
from lib.gazetteer.lists import claims, rightful_country
from lib.lookups import load_lookup, split_cell

ROWS = load_lookup("disputed")


@pytest.mark.parametrize("row", ROWS, ids=[row["territory"] for row in ROWS])
def test_the_examples_of_each_row_come_out_so(row):
    gazetteer = open_gazetteer()
    for name in split_cell(row["examples"]):
        assert any(place.country_code == row["country_code"] for place in gazetteer.candidates(name)), name
        assert not [place.name for place in gazetteer.candidates(name)[:1] if place.country_code != row["country_code"]], name


def test_every_row_has_a_source_and_two_examples_or_one_name():
    for row in ROWS:
        assert row["source"], row["territory"]
        assert row["examples"], row["territory"]


def test_a_box_takes_only_what_was_listed_otherwise():
    assert rightful_country("RUS", 44.95, 34.10) == "UKR"
    assert rightful_country("RUS", 51.73, 36.19) == "RUS"
    assert rightful_country("TUR", 35.19, 33.36) == "CYP"
    assert rightful_country("GRC", 35.19, 33.36) == "GRC"
    assert all(claim.box or claim.province or not claim.listed_as for claim in claims())
