"""Numbers in digits and words, with the bounds that the words around them set."""

import pytest

from lib.extract.personnel.number_words import ONES, TENS, value_of
from lib.extract.personnel.numbers import find_numbers


def bounds(text, **options):
    return [(number.low, number.best, number.high, number.rule) for number in find_numbers(text, **options)]


def words(text):
    return [text[number.start : number.end] for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,500", 1500),
        ("1 500", 1500),
        ("12-thousand", 12000),
        ("2.5 million", 2500000),
        ("1.2m", 1200000),
        ("a thousand", 1000),
        ("fifteen thousand", 15000),
        ("thirty-two", 32),
        ("two hundred and fifty thousand", 250000),
        ("one hundred and twenty-three", 123),
        ("two dozen", 24),
        ("a dozen", 12),
        ("half a million", 500000),
        ("a couple", 2),
    ],
)
def test_digits_and_words_have_a_value(text, value):
    assert value_of(text) == value
    assert bounds(f"{text} nurses arrived") == [(value, value, value, "exact")]


@pytest.mark.parametrize("text", ["7.62", "ship", "dozen of eggs"])
def test_what_is_no_whole_number_has_no_value(text):
    assert value_of(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 30 miners", (30, 30, None, "at_least")),
        ("no fewer than thirty-two miners", (32, 32, None, "at_least")),
        ("upward of 300 boats", (300, 300, None, "at_least")),
        ("more than a hundred", (100, 100, None, "at_least")),
        ("12 or more", (12, 12, None, "at_least")),
        ("over two dozen", (24, 24, None, "at_least")),
        ("up to 300 nurses", (None, 300, 300, "at_most")),
        ("nearly half a million", (None, 500000, 500000, "at_most")),
        ("approaching one thousand", (None, 1000, 1000, "at_most")),
        ("as many as 40", (None, 40, 40, "at_most")),
        ("fewer than 100", (None, 100, 100, "at_most")),
        ("an estimated 14,000", (14000, 14000, 14000, "about")),
        ("11,000 or so men", (11000, 11000, 11000, "about")),
        ("roughly 2,700", (2700, 2700, 2700, "about")),
        ("another 4,100", (4100, 4100, 4100, "exact")),
        ("10,000 to 12,000", (10000, None, 12000, "range")),
        ("10 to 12 thousand", (10000, None, 12000, "range")),
        ("between 15,000 and 18,000", (15000, None, 18000, "range")),
        ("8-10", (8, None, 10, "range")),
        ("two or three", (2, None, 3, "range")),
        ("dozens", (24, None, None, "vague")),
        ("several hundred", (200, None, None, "vague")),
        ("a couple of hundred", (200, None, None, "vague")),
        ("a couple dozen", (24, None, None, "vague")),
        ("tens of thousands", (20000, None, None, "vague")),
        ("hundreds of thousands", (200000, None, None, "vague")),
        ("scores", (40, None, None, "vague")),
    ],
)
def test_hedges_and_ranges_set_the_bounds(text, expected):
    assert bounds(f"The town of Bria took in {text} last winter") == [expected]


def test_the_words_cover_the_hedge():
    assert words("It sent at least 30 to Goma and 11,000 or so to Bukavu, a total of 12,000.") == [
        "at least 30",
        "11,000 or so",
        "a total of 12,000",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "between 8 and 13 October",
        "in 2019",
        "on June 17",
        "May 5, 2024, in Accra",
        "on June 17, 2025 and left",
        "the 528th Regiment",
        "a KC-130 and two-thirds of it",
        "$20 billion",
        "30% of 7.5 percent",
        "a 62-year-old",
        "26 km away",
        "in the 1990s",
        "at 10:30",
        "Resolution 2231",
        "one in five",
        "one after another",
        "no one",
    ],
)
def test_dates_money_shares_and_labels_are_no_counts(text):
    assert bounds(f"The convoy reached Gao {text}") == []


def test_only_the_new_figure_of_a_change_counts():
    assert bounds("The toll rose from 12 to 45") == [(45, 45, 45, "exact")]


def test_a_year_before_people_is_not_part_of_their_number():
    assert words("In 2024 300 people left Quito") == ["300"]


@pytest.mark.parametrize(("rule", "low"), [("codebook", 200), ("acled", 100), ("ccc", 200)])
def test_the_rule_for_vague_words_can_be_switched(rule, low):
    assert bounds("hundreds fled", vague_rule=rule) == [(low, None, None, "vague")]


@pytest.mark.parametrize("word", [*ONES[1:], *TENS, "hundreds of", "thousands of", "millions of", "dozens of", "scores of", "tens of"])
def test_every_word_that_begins_a_number_is_looked_at(word):
    assert find_numbers(f"{word.capitalize()} villagers fled."), word
