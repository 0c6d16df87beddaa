"""Countries by name, abbreviation, demonym and capital."""

import pytest

from lib.gazetteer.countries import capital_country, capital_of, countries, country_code, country_name, demonym_code
from lib.gazetteer.names import fold_name
from lib.lookups import load_lookup

NAMES = {
    "North Korea": "PRK",
    "N. Korea": "PRK",
    "N Korea": "PRK",
    "DPRK": "PRK",
    "Democratic People’s Republic of Korea": "PRK",
    "South Korea": "KOR",
    "ROK": "KOR",
    "Republic of Korea": "KOR",
    "S. Korea": "KOR",
    "Russia": "RUS",
    "the Russian Federation": "RUS",
    "Ukraine": "UKR",
    "UKRAINE": "UKR",
    "U.S.": "USA",
    "US": "USA",
    "USA": "USA",
    "the United States of America": "USA",
    "America": "USA",
    "UK": "GBR",
    "U.K.": "GBR",
    "Britain": "GBR",
    "Scotland": "GBR",
    "UAE": "ARE",
    "United Arab Emirates": "ARE",
    "DRC": "COD",
    "DR Congo": "COD",
    "Democratic Republic of Congo": "COD",
    "Republic of the Congo": "COG",
    "Congo-Brazzaville": "COG",
    "CAR": "CAF",
    "Ivory Coast": "CIV",
    "Cote d’Ivoire": "CIV",
    "Côte d'Ivoire": "CIV",
    "Burma": "MMR",
    "Türkiye": "TUR",
    "Turkiye": "TUR",
    "Swaziland": "SWZ",
    "Eswatini": "SWZ",
    "Palestine": "PSE",
    "the Gaza Strip": "PSE",
    "Holland": "NLD",
    "Czechia": "CZE",
    "Bosnia": "BIH",
    "Timor-Leste": "TLS",
    "Kosovo": "XKX",
    "Taiwan": "TWN",
    "PRC": "CHN",
    "St. Lucia": "LCA",
    "Guinea-Bissau": "GNB",
    "Guinea": "GIN",
    "Equatorial Guinea": "GNQ",
    "Papua New Guinea": "PNG",
    "Niger": "NER",
    "Nigeria": "NGA",
}

DEMONYMS = {
    "Russian": "RUS",
    "Russians": "RUS",
    "North Korean": "PRK",
    "North Koreans": "PRK",
    "South Sudanese": "SSD",
    "Sudanese": "SDN",
    "Emirati": "ARE",
    "Saudis": "SAU",
    "Briton": "GBR",
    "Britons": "GBR",
    "Spaniard": "ESP",
    "Turks": "TUR",
    "Turkish": "TUR",
    "Congolese": "COD",
    "Filipino": "PHL",
    "Filipinas": "PHL",
    "Nigerien": "NER",
    "Nigerians": "NGA",
    "Burmese": "MMR",
    "Swiss": "CHE",
    "Dutchmen": "NLD",
    "Danes": "DNK",
    "Palestinians": "PSE",
    "Kosovar": "XKX",
    "Ivorian": "CIV",
    "Basotho": "LSO",
    "Colombians": "COL",
    "New Zealanders": "NZL",
    "Azeri": "AZE",
}


@pytest.mark.parametrize(("term", "code"), NAMES.items())
def test_knows_a_country_by_the_names_that_newspapers_use(term, code):
    assert country_code(term) == code


@pytest.mark.parametrize("term", ["us", "Us", "car", "Car", "rok", "uk", "Korea", "Koreans", "Paris", "", "the", "can", "CAN", "Kurdistan"])
def test_leaves_words_alone_that_are_no_country(term):
    assert country_code(term) is None


@pytest.mark.parametrize(("word", "code"), DEMONYMS.items())
def test_knows_a_people_by_its_name(word, code):
    assert demonym_code(word) == code


@pytest.mark.parametrize("word", ["Korean", "Kurdish", "European", "African", "Arab", "Soviet", "Russia", ""])
def test_gives_no_country_to_a_people_without_one(word):
    assert demonym_code(word) is None


def test_every_name_means_one_country():
    seen: dict[str, str] = {}
    for country in countries().values():
        for term in (country.name, *country.aliases, *country.parts):
            assert seen.setdefault(fold_name(term), country.iso3) == country.iso3, term
            assert country_code(term) == country.iso3


def test_every_state_has_a_people_and_a_capital_that_lead_back_to_it():
    peopled = {row["country_code"] for row in load_lookup("demonyms")}
    for country in countries().values():
        if country.status == "state":
            assert capital_country(country.capital) == country.iso3
            assert country.iso3 in peopled or country.iso3 == "DMA", (
                country.name
            )  # Dominica's people share their name with the Dominican Republic's


def test_every_demonym_has_a_known_country_and_form():
    for row in load_lookup("demonyms"):
        assert row["country_code"] in countries(), row
        assert set(row["forms"].split("|")) <= {"adjective", "noun", "plural"}, row


def test_names_and_capitals():
    assert country_name("CIV") == "Ivory Coast"
    assert country_name("XXX") is None
    assert capital_of("PRK") == "Pyongyang"
    assert capital_of("ATA") is None
    assert capital_country("Nur-Sultan") == "KAZ"
    assert capital_country("Washington, D.C.") == "USA"
    assert capital_country("Istanbul") is None
