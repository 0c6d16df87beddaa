"""Rows in words: numbers, spreads, lanes."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.views.labels import display_count, display_spread, name_lane, name_people


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=6))
def test_a_spread_is_never_beyond_the_largest_claim(numbers):
    said = display_spread(min(numbers), max(numbers), False)
    assert max(int(part.replace(",", "")) for part in said.split(" to ")) == max(numbers)


@pytest.mark.parametrize(
    ("low", "best", "high", "rule", "text", "said"),
    [
        (5000, 5000, 5000, "exact", "five thousand", "5,000"),
        (600, 600, 600, "about", "some 600", "about 600"),
        (2000, 2000, None, "at_least", "at least 2,000", "2,000 or more"),
        (None, 30000, 30000, "at_most", "up to 30,000", "up to 30,000"),
        (10000, None, 12000, "range", "10,000-12,000", "10,000 to 12,000"),
        (2000, None, None, "vague", "thousands", "thousands (2,000 or more)"),
        (24, None, 99, "vague", "dozens", "dozens (24 to 99)"),
        (20000, None, None, "vague", "tens of thousands of people", "tens of thousands (20,000 or more)"),
        (None, None, None, "vague", "a division", "a division"),
        (None, None, None, "exact", "a few", "a few"),
        (0, 0, 0, "exact", "none", "0"),
    ],
)
def test_numbers_in_words(low, best, high, rule, text, said):
    assert display_count(low, best, high, rule, text) == said
    low, best, high = (pd.NA if number is None else number for number in (low, best, high))
    assert display_count(low, best, high, rule, text) == said


def test_spreads_in_words():
    assert display_spread(pd.NA, 30000, False) == "up to 30,000"
    assert display_spread(pd.NA, 30000, True) == "30,000 or more"
    assert display_spread(pd.NA, pd.NA, True) == ""


def test_lanes_do_not_hang_on_the_order_of_parties():
    assert name_lane(["RUS", "PRK"]) == name_lane(["PRK", "RUS", "RUS"]) == "North Korea – Russia"
    assert name_lane([]) == "Parties not named"
    assert name_lane(["BRA", "CHN", "EGY", "IRN", "ZAF"]) == "Brazil – China – Egypt – 2 more"
    assert name_people(["A", "B", "C", "D"]) == "A, B, C and 1 more"
