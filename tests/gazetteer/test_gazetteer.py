"""Places by name, over the whole world, and the geopy interface."""

import pytest
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from lib.gazetteer import Gazetteer, distance_km, open_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


# What is asked for, and the first answer: name, kind, country, a point that it may be 25 km away from.
FIRST = [
    ("Kyiv", "Kyiv", "city", "UKR", 50.45, 30.52),
    ("Kiev", "Kyiv", "city", "UKR", 50.45, 30.52),
    ("ODESSA", "Odesa", "city", "UKR", 46.48, 30.73),
    ("Kharkov", "Kharkiv", "city", "UKR", 49.99, 36.23),
    ("Mykolaiv", "Mykolaiv", "city", "UKR", 46.97, 32.0),
    ("Zaporizhzhia", "Zaporizhzhia", "city", "UKR", 47.84, 35.14),
    ("Kursk region", "Kursk Oblast", "admin1", "RUS", 51.73733, 36.18735),
    ("Kursk area", "Kursk Oblast", "admin1", "RUS", 51.73733, 36.18735),
    ("Kursk Oblast", "Kursk Oblast", "admin1", "RUS", 51.73733, 36.18735),
    ("oblast of Kursk", "Kursk Oblast", "admin1", "RUS", 51.73733, 36.18735),
    ("the city of Kursk", "Kursk", "city", "RUS", 51.73, 36.19),
    ("Kharkiv Oblast", "Kharkiv Oblast", "admin1", "UKR", 49.99, 36.23),
    ("Vladivostok", "Vladivostok", "city", "RUS", 43.11, 131.87),
    ("North Korea", "North Korea", "country", "PRK", 40, 127),
    ("DPRK", "North Korea", "country", "PRK", 40, 127),
    ("Wonsan", "Wonsan", "city", "PRK", 39.15, 127.44),
    ("Busan", "Busan", "city", "KOR", 35.10, 129.04),
    ("Hasakah", "Hasakah", "city", "SYR", 36.50, 40.75),
    ("Al-Hasakah", "Hasakah", "city", "SYR", 36.50, 40.75),
    ("Aleppo province", "Aleppo Governorate", "admin1", "SYR", 36.20, 37.16),
    ("Khan Yunis", "Khan Younis", "city", "PSE", 31.34, 34.30),
    ("Gaza", "Gaza Strip", "admin1", "PSE", 31.42, 34.36),
    ("Gaza City", "Gaza City", "city", "PSE", 31.50, 34.47),
    ("Basra", "Basra", "city", "IRQ", 30.51, 47.78),
    ("Sana'a", "Sanaa", "city", "YEM", 15.35, 44.21),
    ("Hodeidah", "Hodeidah", "city", "YEM", 14.80, 42.95),
    ("Mecca", "Mecca", "city", "SAU", 21.43, 39.83),
    ("El Fasher", "El Fasher", "city", "SDN", 13.63, 25.35),
    ("Goma", "Goma", "city", "COD", -1.67, 29.23),
    ("North Kivu", "North Kivu", "admin1", "COD", -1.67, 29.23),
    ("Maiduguri", "Maiduguri", "city", "NGA", 11.85, 13.16),
    ("Borno state", "Borno State", "admin1", "NGA", 11.85, 13.16),
    ("Timbuktu", "Timbuktu", "city", "MLI", 16.77, -3.01),
    ("Tigray", "Tigray", "admin1", "ETH", 13.8, 38.7),
    ("Mogadishu", "Mogadishu", "city", "SOM", 2.04, 45.34),
    ("Cabo Delgado", "Cabo Delgado", "admin1", "MOZ", -12.5, 39.7),
    ("Kandahar", "Kandahar", "city", "AFG", 31.61, 65.71),
    ("Peshawar", "Peshawar", "city", "PAK", 34.01, 71.58),
    ("Bombay", "Mumbai", "city", "IND", 19.07, 72.88),
    ("Rangoon", "Yangon", "city", "MMR", 16.81, 96.16),
    ("Rakhine state", "Rakhine State", "admin1", "MMR", 20.15, 92.9),
    ("Saigon", "Ho Chi Minh City", "city", "VNM", 10.82, 106.63),
    ("Marawi", "Marawi City", "city", "PHL", 8.0, 124.29),
    ("Xinjiang", "Xinjiang", "admin1", "CHN", 42.0, 83.0),
    ("Kaohsiung", "Kaohsiung", "city", "TWN", 22.62, 120.31),
    ("Hiroshima", "Hiroshima", "city", "JPN", 34.39, 132.45),
    ("São Paulo", "São Paulo", "city", "BRA", -23.55, -46.64),
    ("Sao Paulo", "São Paulo", "city", "BRA", -23.55, -46.64),
    ("Cúcuta", "Cúcuta", "city", "COL", 7.89, -72.51),
    ("Sinaloa", "Sinaloa", "admin1", "MEX", 25.0, -107.9),
    ("Port-au-Prince", "Port-au-Prince", "city", "HTI", 18.54, -72.34),
    ("Caracas", "Caracas", "city", "VEN", 10.49, -66.88),
    ("St. Louis", "St. Louis", "city", "USA", 38.63, -90.20),
    ("Munich", "Munich", "city", "DEU", 48.14, 11.58),
    ("Manchester", "Manchester", "city", "GBR", 53.48, -2.24),
    ("Dar es Salaam", "Dar es Salaam", "city", "TZA", -6.82, 39.27),
    ("Bavaria", "Bavaria", "admin1", "DEU", 48.9, 11.3),
    ("Warsaw", "Warsaw", "city", "POL", 52.23, 21.01),
    ("Pristina", "Pristina", "city", "XKX", 42.67, 21.17),
    ("Tiraspol", "Tiraspol", "city", "MDA", 46.84, 29.63),
    ("Red Sea", "Red Sea", "water", None, 20.0, 38.5),
    ("Strait of Hormuz", "Strait of Hormuz", "water", None, 26.57, 56.25),
    ("the Dnieper", "Dnipro River", "water", None, 48.5, 34.8),
    ("Horn of Africa", "Horn of Africa", "region", None, 8.0, 46.0),
    ("Donbass", "Donbas", "region", "UKR", 48.2, 38.2),
    ("Korean peninsula", "Korean Peninsula", "region", None, 38.0, 127.0),
    ("Darfur", "Darfur", "region", "SDN", 13.5, 24.5),
]


# Provinces that no town is named after lie in the middle of their towns, which may be far from where others put them.
WITHOUT_NAMESAKE = {"Xinjiang", "Sinaloa", "Tigray", "Cabo Delgado", "Bavaria", "North Kivu", "Borno State", "Rakhine State"}


@pytest.mark.parametrize(("asked", "name", "kind", "country", "lat", "lon"), FIRST, ids=[row[0] for row in FIRST])
def test_the_first_sense_is_what_a_newspaper_means(gazetteer, asked, name, kind, country, lat, lon):
    first = gazetteer.candidates(asked)[0]
    assert (first.name, first.kind, first.country_code) == (name, kind, country)
    assert distance_km(first, (lat, lon)) < (161 if name in WITHOUT_NAMESAKE else 25)


def test_a_name_of_a_town_and_its_province_gives_both(gazetteer):
    for name in ("Kursk", "Sumy", "Homs", "Kandahar", "Puebla", "Hiroshima", "Kano"):
        kinds = [place.kind for place in gazetteer.candidates(name)]
        assert kinds[0] == "city", name
        assert "admin1" in kinds, name


def test_a_type_word_gives_that_kind_alone(gazetteer):
    assert {place.kind for place in gazetteer.candidates("Sumy region")} <= {"admin1", "region", "admin2"}
    assert {place.kind for place in gazetteer.candidates("city of Sumy")} == {"city"}
    assert gazetteer.candidates("Bakhmut region")[0].name.startswith("Bakhmut")


def test_districts_of_a_city_are_known(gazetteer):
    for name in ("Solomianskyi district", "Darnytskyi district", "Sviatoshynskyi district"):
        first = gazetteer.candidates(name)[0]
        assert (first.kind, first.country_code) == ("admin2", "UKR")
        assert distance_km(first, (50.45, 30.52)) < 25


def test_an_ambiguous_name_keeps_all_its_senses(gazetteer):
    georgia = gazetteer.candidates("Georgia")
    assert [(place.kind, place.country_code) for place in georgia[:2]] == [("country", "GEO"), ("admin1", "USA")]
    tripoli = {place.country_code for place in gazetteer.candidates("Tripoli")}
    assert {"LBY", "LBN"} <= tripoli
    assert len({place.admin1 for place in gazetteer.candidates("Springfield") if place.country_code == "USA"}) > 10


def test_people_tell_a_city_from_a_village(gazetteer):
    nice = gazetteer.candidates("Nice")
    assert nice[0].country_code == "FRA"
    assert nice[0].population > 300_000
    assert [place.population for place in gazetteer.candidates("Of")] == [31951]


@pytest.mark.parametrize("word", ["us", "EU", "ok", "qwertyuiop", "", "   ", "!!!", "Southern", "Central"])
def test_words_that_name_no_country_or_region_are_not_made_one(gazetteer, word):
    assert not [place for place in gazetteer.candidates(word) if place.kind in ("country", "region", "water")]


def test_unknown_names_give_nothing(gazetteer):
    assert gazetteer.candidates("Xyzzyville") == ()
    assert gazetteer.geocode("Xyzzyville") is None
    assert gazetteer.geocode("Xyzzyville", exactly_one=False) is None
    assert gazetteer.geocode("") is None


def test_is_a_geopy_geocoder(gazetteer):
    assert isinstance(gazetteer, Geocoder)
    kursk = gazetteer.geocode("Kursk, Russia", kind="admin1")
    assert isinstance(kursk, Location)
    assert kursk.raw["name"] == "Kursk Oblast"
    assert kursk.raw["geonameid"] == 538555
    assert kursk.raw["country_code"] == "RUS"
    assert distance_km((kursk.latitude, kursk.longitude), (51.73733, 36.18735)) < 25


@pytest.mark.parametrize(
    ("query", "country", "admin1"),
    [
        ("London, Ontario", "CAN", "Ontario"),
        ("London", "GBR", "England"),
        ("Portland, Ore.", "USA", "Oregon"),
        ("Portland, Maine", "USA", "Maine"),
        ("Paris, TX", "USA", "Texas"),
        ("Tripoli, Lebanon", "LBN", "North Lebanon"),
        ("Córdoba, Argentina", "ARG", "Cordoba Province"),
        ("Hyderabad, Pakistan", "PAK", "Sindh"),
        ("Valencia, Venezuela", "VEN", "Carabobo"),
    ],
)
def test_words_behind_a_comma_choose(gazetteer, query, country, admin1):
    found = gazetteer.geocode(query)
    assert (found.raw["country_code"], found.raw["admin1"]) == (country, admin1)


def test_geocode_narrows_and_limits(gazetteer):
    many = gazetteer.geocode("San José", exactly_one=False, limit=3)
    assert len(many) == 3
    assert gazetteer.geocode("San José", country_code="USA").raw["admin1"] == "California"
    assert gazetteer.geocode("Georgia", kind="admin1").raw["country_code"] == "USA"
    assert gazetteer.geocode("Paris, Nowhere") is None


def test_countries_by_code_and_by_name(gazetteer):
    assert gazetteer.country("PRK").name == "North Korea"
    assert gazetteer.country("Ivory Coast").country_code == "CIV"
    assert gazetteer.country("Atlantis") is None


def test_distances_are_on_the_ellipsoid():
    assert distance_km((50.45, 30.52), (50.45, 30.52)) == 0
    assert distance_km((39.03, 125.75), (55.75, 37.62)) == pytest.approx(6420, rel=0.01)
