"""Every country and territory by each of its names, its capital, and its people: the way that facts of the whole world get their codes."""

import pytest

from lib.extract.pipeline import extract_articles
from lib.lookups import load_lookup, split_cell
from lib.read import read_text

COUNTRIES = load_lookup("countries")
#: Names as a list has them and no sentence does, and one that is spaced like two initials.
LISTED = {
    "Korea, South",
    "Korea, Republic of",
    "Korea, North",
    "Cocos (Keeling) Islands",
    "Congo (Brazzaville)",
    "Congo Brazzaville",
    "U. S.",
}
#: Capitals of which a larger town has the name (Norfolk Island's Kingston), a common noun, or that no list of places knows.
OUTSHONE = {"NFK", "AIA", "SGS"}


def facts(sentences):
    return extract_articles(read_text(f"A report\n\n{words}", kind="wire") for words in sentences)


def test_every_name_of_a_country_is_that_country():
    names = [(row["iso3"], name) for row in COUNTRIES for name in (row["name"], *split_cell(row["aliases"])) if name not in LISTED]
    found = facts(f"Heavy floods hit {name} on Monday. The president of {name} met envoys." for _, name in names)
    codes = {name: {row["country_code"] for row in each.tables["places"]} for (_, name), each in zip(names, found, strict=True)}
    assert {name: codes[name] for code, name in names if codes[name] != {code}} == {}


def test_every_capital_is_in_its_country():
    towns = [(row["iso3"], row["capital"]) for row in COUNTRIES if row["capital"] and row["iso3"] not in OUTSHONE]
    found = facts(f"A bomb went off in {town} on Monday." for _, town in towns)
    codes = {code: {row["country_code"] for row in each.tables["places"]} for (code, _), each in zip(towns, found, strict=True)}
    assert {code: codes[code] for code, _ in towns if codes[code] != {code}} == {}


def test_soldiers_of_every_people_are_their_countrys():
    people = [(row["country_code"], row["word"]) for row in load_lookup("demonyms") if "Islander" not in row["word"]]
    found = facts(f"Three {word} soldiers were killed on Monday." for _, word in people)
    forces = {word: [row["force"] for row in each.tables["personnel"]] for (_, word), each in zip(people, found, strict=True)}
    assert {word: forces[word] for code, word in people if forces[word] != [code]} == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The People's Republic of China sent envoys to Paris.", "CHN"),
        ("The Democratic People’s Republic of Korea fired a missile.", "PRK"),
        ("N.Korea fired a missile.", "PRK"),
        ("Troops of Guinea-Bissau left the barracks.", "GNB"),
        ("The Holy See spoke of peace.", "VAT"),
    ],
)
def test_names_that_hold_others(text, code):
    assert next(iter(facts([text]))).tables["places"][0]["country_code"] == code


def test_korea_alone_is_neither_of_the_two():
    assert next(iter(facts(["Ships left Korea on Monday."]))).tables["places"] == []
