"""Which words are places, and which places: own sentences from all over the world."""

from __future__ import annotations

from datetime import date

import pytest

from lib.check import check
from lib.extract.actors.find import find_actors
from lib.extract.document import parse
from lib.extract.places.find import find_places, place_rows
from lib.extract.values import Reading
from lib.gazetteer import open_gazetteer
from lib.read import read_text


def read(text: str) -> Reading:
    """A text under a headline that says nothing, read as far as places."""
    article = read_text(f"A headline\n\n{text}", "wire", published=date(2025, 6, 1))
    reading = Reading(article, next(parse([article])), open_gazetteer())
    reading.actors = find_actors(reading)
    reading.places = find_places(reading)
    return reading


def resolved(text: str) -> dict[str, tuple[str | None, str | None, int]]:
    """Words as written -> country code, province, where_prec."""
    return {m.text: (m.place.country_code, m.place.admin1, m.place.where_prec) for m in read(text).places if m.place}


@pytest.mark.parametrize(
    "text",
    [
        "The Bank of Japan raised rates.",
        "The New York Times reported the deal.",
        "A professor at the University of Nairobi agreed.",
        "The Korean Central News Agency said nothing.",
        "Jordan Peterson gave a lecture.",
        "Chad Smith played the drums.",
        "The White House, the Kremlin and NATO declined to comment.",
        "U.S. troops and DPRK soldiers trained.",
        "The West fears a long war, while the North waits.",
        "Iranian and North Korean engineers met Russians.",
        "Euro-Atlantic security is at risk.",
    ],
)
def test_no_place(text: str) -> None:
    assert read(text).places == []


@pytest.mark.parametrize(
    ("text", "words", "country", "admin1", "where_prec"),
    [
        ("A fire broke out in London, Ontario, on Monday.", "London", "CAN", "Ontario", 1),
        ("A fire broke out in London on Monday.", "London", "GBR", "England", 1),
        ("The president of Georgia spoke in Tbilisi.", "Georgia", "GEO", None, 6),
        ("Voters in Atlanta, Georgia, lined up early.", "Georgia", "USA", "Georgia", 4),
        ("Fighting spread across eastern Myanmar.", "eastern Myanmar", "MMR", None, 5),
        ("Troops massed north of Goma.", "Goma", "COD", "North Kivu", 2),
        ("Gunmen killed 12 soldiers in the Tillabéri region of Niger.", "Niger", "NER", None, 6),
        ("Rebels took Tripoli, Libya, in August.", "Tripoli", "LBY", None, 1),
        ("A blast hit Tripoli, Lebanon, in August.", "Tripoli", "LBN", None, 1),
        ("Ships entered the Red Sea.", "Red Sea", None, None, 7),
        ("The Central African Republic closed its border.", "Central African Republic", "CAF", None, 6),
        ("South Sudan blamed rebels. In South Sudan's capital, Juba, troops fled. Shots were heard in Nasir.", "Nasir", "SSD", None, 1),
        ("Estonia and Latvia met. Estonia will host 900 soldiers from Estonia and Latvia at Tapa.", "Tapa", "EST", None, 1),
        ("The militia left Cabo Delgado province.", "Cabo Delgado province", "MOZ", "Cabo Delgado", 4),
    ],
)
def test_sense(text: str, words: str, country: str | None, admin1: str | None, where_prec: int) -> None:
    found = resolved(text)
    assert words in found, found
    code, province, precision = found[words]
    assert (code, precision) == (country, where_prec)
    assert admin1 is None or province == admin1


def test_a_name_means_one_place_in_an_article() -> None:
    text = "Shells fell in the Kandahar province of Afghanistan. The road to Kandahar was cut. In the city of Kandahar, shops shut."
    kinds = [
        mention.place.where_prec for mention in read(text).places if mention.place and mention.place.resolved_place.startswith("Kandahar")
    ]
    assert kinds == [4, 4, 1]


def test_unknown_village_is_kept_without_coordinates() -> None:
    mention = next(
        m for m in read("Gunmen attacked the village of Tarmakwalla in northern Burkina Faso.").places if m.text == "Tarmakwalla"
    )
    assert mention.place is not None
    assert (mention.place.lat, mention.place.lon, mention.place.country_code) == (None, None, "BFA")
    assert mention.role == "event"


def test_a_list_that_goes_on_with_people_names_no_more_places() -> None:
    text = "The defence ministers of Burundi and Rwanda, Alain Tribert Mutabazi and Juvenal Marizamunda, met in Kirundo on Monday."
    assert [mention.text for mention in read(text).places] == ["Burundi", "Rwanda", "Kirundo"]


def test_an_accented_name_is_not_its_namesake_abroad() -> None:
    text = "QUITO - Ecuador landed marines on Puná island, across the gulf from Guayaquil. Ecuador closed the road to Cuenca."
    places = [m.place for m in read(text).places if "Pun" in m.text]
    assert [(place.country_code, place.lat) for place in places if place] == [("ECU", None)]


def test_village_on_another_continent_is_not_guessed() -> None:
    """There is an Asia in Peru and a Paris in Texas; there is no Qorvanda anywhere."""
    mention = next(
        m for m in read("Kenyan police searched the village of Qorvanda near the border with Somalia.").places if m.text == "Qorvanda"
    )
    assert mention.place is not None
    assert mention.place.lat is None


def test_site_lies_at_its_town() -> None:
    mention = next(m for m in read("The wounded were taken to Al-Noor Hospital in Aden.").places if "Hospital" in m.text)
    assert mention.place is not None
    assert mention.place.country_code == "YEM"
    assert mention.place.where_prec == 2


def test_possessive_owner_encloses_only_what_it_owns() -> None:
    roles = {m.text: m.role for m in read("Myanmar's army shelled villages in Shan state. Myanmar's Shan state is poor.").places}
    first = read("Myanmar's army shelled villages in Shan state.").places[0]
    assert first.role == "actor"
    assert roles["Shan state"] == "event"


def test_rows_keep_the_codebook() -> None:
    reading = read(
        "LA PAZ, Bolivia (AP) - Miners blocked the road to Oruro on Friday. Chile closed its border at Colchane, in the Tarapacá region."
    )
    rows = place_rows(reading)
    check("places", rows, {reading.article.article_id: reading.article.text})
    assert {row["role"] for row in rows} >= {"dateline", "mention", "actor"}
    assert len({row["fact_id"] for row in rows}) == len(rows)


def test_headlines_links_and_credits_give_no_places() -> None:
    article = read_text("Riots in Nairobi\n\nThe curfew ended on Monday, officials said.\n\nREAD: Floods in Mombasa\n", "wire")
    reading = Reading(article, next(parse([article])), open_gazetteer())
    assert find_places(reading) == []


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("An Israeli airstrike on Nabatieh killed two people on Monday.", "Nabatieh", "Nabatieh"),
        ("Russian strikes on Pokrovsk wounded four people, the governor said.", "Pokrovsk", "Pokrovsk"),
        ("The ministers of Iran and Saudi Arabia met in the Chinese capital on Thursday.", "the Chinese capital", "Beijing"),
        ("Protesters marched across Nigeria. Police fired tear gas in the capital.", "the capital", "Abuja"),
        ("Gang members killed 70 people in Pont-Sonde, Haiti.", "Pont-Sonde", "Pont-Sondé"),
        ("The rebels' leader lives in the Kurdistan Region.", "Kurdistan Region", "Kurdistan Region"),
    ],
)
def test_place_is_found(text: str, words: str, place: str) -> None:
    found = {mention.text: mention.place for mention in read(text).places if mention.place is not None}
    assert words in found
    assert found[words].resolved_place == place


@pytest.mark.parametrize(
    "text",
    [
        "Talks were held in the Qatari capital, Doha, on Monday.",
        "They met in Doha, the Qatari capital, on Monday.",
        "Residents of the Chilean capital are poor.",
        "Russia fired drones at Ukraine. Russia said it hit depots. In the capital, two people died.",
    ],
)
def test_capital_that_only_explains_is_no_place(text: str) -> None:
    assert not [mention.text for mention in read(text).places if "capital" in mention.text]


def test_striking_army_does_not_draw_a_name_to_its_country() -> None:
    places = [m.place for m in read("Russian strikes on Pokrovsk wounded four people, the governor said.").places]
    assert [place.country_code for place in places if place] == ["UKR"]


def test_unknown_town_lies_in_the_country_of_the_story() -> None:
    mention = next(m for m in read("Haitian police said gunmen attacked the town of Kenskoffa on Sunday.").places if m.text == "Kenskoffa")
    assert mention.place is not None
    assert (mention.place.lat, mention.place.country_code) == (None, "HTI")


def test_owner_of_an_office_does_not_hold_the_town_before_it() -> None:
    roles = {m.text: m.role for m in read("In Lima, Peru's prime minister ordered 500 police officers to the border.").places}
    assert roles == {"Lima": "event", "Peru": "actor"}


def test_unknown_double_name_is_kept_whole() -> None:
    found = {m.text: m.place for m in read("Two people were killed in Nakasongo-Bwari, a village in Uganda.").places if m.place is not None}
    assert "Nakasongo-Bwari" in found
    assert found["Nakasongo-Bwari"].country_code == "UGA"


def test_abbreviated_state_places_its_town() -> None:
    found = {m.text: m.place for m in read("CHARLESTON, W.Va. -- She moved from Topeka, Kan., to Athens, Tenn., last year.").places}
    provinces = {text: place.admin1 for text, place in found.items() if place}
    assert provinces["CHARLESTON"] == provinces["W.Va."] == "West Virginia"
    assert provinces["Topeka"] == provinces["Kan."] == "Kansas"
    assert provinces["Athens"] == "Tennessee"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shells fell beside the Teniente Vivanco air base in Peru.", "Teniente Vivanco air base"),
        ("Rescuers reached the Escondida copper mine on Monday.", "Escondida copper mine"),
        ("She received the miners at Government Palace on Monday.", "Government Palace"),
        ("Bandits raided the villages of Kurwasa and Dangebe in Nigeria.", "Dangebe"),
        ("Floods cut roads in the Zamfara and Kaduna states of Nigeria.", "Zamfara"),
        ("QUITO - Voters went to the polls on Sunday.", "QUITO"),
        ("A drone fell near Tin Aguelmam, police said.", "Tin Aguelmam"),
        ("Two died in the village of Naung Hkam, police said.", "Naung Hkam"),
        ("A church was burnt in Sao Bento do Tocantim, police said.", "Sao Bento do Tocantim"),
    ],
)
def test_unknown_names_are_kept_by_their_construction(text: str, words: str) -> None:
    assert words in {mention.text for mention in read(text).places}


@pytest.mark.parametrize(
    "text",
    ["The plan needs US$40 million.", "A Catholic church was damaged.", "He works for Kaduna State University."],
)
def test_sums_faiths_and_bodies_are_no_places(text: str) -> None:
    assert read(text).places == []


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Police in Kitwe and Ndola closed roads. Miners left the village of Nkanalubwe on Monday.", "Nkanalubwe", "ZMB"),
        ("The plane left Kano airport for Kaduna.", "Kano airport", "NGA"),
        ("SEOUL - A flight from Bangkok crashed at Muan airport on Sunday.", "Muan airport", "KOR"),
        ("Judges of the Edgar County court in Paris heard of the fire in Edgar County.", "Edgar County", "USA"),
    ],
)
def test_a_name_that_cannot_be_resolved_is_in_the_country_around_it(text: str, words: str, country: str) -> None:
    assert resolved(text)[words][0] == country


def test_a_division_goes_by_an_english_name() -> None:
    assert [sense.name for sense in open_gazetteer().candidates("Huarochirí")][-1] == "Huarochirí Province"
