"""When and where the meetings found were, and whether they came about: own sentences, published on Wednesday 12 March 2025."""

from datetime import date

import pytest

from lib.extract.pipeline import extract_articles
from lib.read import read_text

PUBLISHED = date(2025, 3, 12)

#: text, somebody who took part, place, first day, last day, status.
CASES = {
    "a day after": (
        "Senegal's President Bassirou Diomaye Faye said on Tuesday that he would return by the weekend, a day after being received "
        "in Rabat by King Mohammed VI.",
        ("Mohammed VI", "Rabat", "2025-03-10", "2025-03-10", "held"),
    ),
    "days before a thing told of": (
        "A ferry sank off Zanzibar on March 8. Tanzanian President Samia Suluhu Hassan, who had hosted Kenyan President William Ruto "
        "in Dodoma three days before the accident, declared mourning.",
        ("William Ruto", "Dodoma", "2025-03-05", "2025-03-05", "held"),
    ),
    "days before a deed without a day": (
        "Peruvian President Dina Boluarte spoke of trade on Monday. Four days before leaving she had met Chilean President Gabriel Boric "
        "in Arica.",
        ("Gabriel Boric", "Arica", None, None, "held"),
    ),
    "held this week, by the day of the report": (
        "Indian Prime Minister Narendra Modi held talks with French President Emmanuel Macron in Delhi this week.",
        ("Emmanuel Macron", "Delhi", "2025-03-10", "2025-03-12", "held"),
    ),
    "to come by the end of the month": (
        "Japanese Prime Minister Shigeru Ishiba will meet Philippine President Ferdinand Marcos in Manila by the end of the month.",
        ("Ferdinand Marcos Jr.", "Manila", "2025-03-12", "2025-03-31", "planned"),
    ),
    "not to come": (
        "Brazilian President Luiz Inácio Lula da Silva spoke in Brasília on Monday. A meeting between Lula and Argentine President "
        "Javier Milei in Montevideo, however, will not take place.",
        ("Javier Milei", "Montevideo", None, None, "denied"),
    ),
    "before that, the story's day": (
        "Turkish President Recep Tayyip Erdogan signed a pact in Tirana on Monday.\n\n"
        "Erdogan had earlier met Albanian Prime Minister Edi Rama.",
        ("Edi Rama", "Tirana", "2025-03-10", "2025-03-10", "held"),
    ),
    "the town of the sentence before": (
        "Egyptian President Abdel Fattah el-Sisi heard of it in Kampala, Uganda, where he was attending a congress. "
        "Chadian President Mahamat Idriss Déby began their meeting on Tuesday with a prayer.",
        ("Abdel Fattah el-Sisi", "Kampala", "2025-03-11", "2025-03-11", "held"),
    ),
    "at a house in a town": (
        "Thai Foreign Minister Maris Sangiampongsa received the Danish ambassador, Danny Annan, at the ministry in Bangkok on Monday.",
        ("Danny Annan", "Bangkok", "2025-03-10", "2025-03-10", "held"),
    ),
    "when he was there": (
        "Angolan President João Lourenço was in Lusaka on Monday, when he held talks with Zambian President Hakainde Hichilema.",
        ("Hakainde Hichilema", "Lusaka", "2025-03-10", "2025-03-10", "held"),
    ),
    "had been expected": (
        "Iraqi Prime Minister Mohammed Shia al-Sudani had been expected in Doha on Monday.",
        ("Mohammed Shia al-Sudani", "Doha", "2025-03-10", "2025-03-10", "cancelled"),
    ),
    "taken up again and called off": (
        "Polish President Andrzej Duda was to have been in Riga on Tuesday to see Latvian President Edgars Rinkēvičs; "
        "that trip has been postponed.",
        ("Edgars Rinkēvičs", "Riga", "2025-03-11", "2025-03-11", "cancelled"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_parts_of_a_meeting(name):
    text, (person, place, first, last, status) = CASES[name]
    (facts,) = extract_articles([read_text(f"A report\n\n{text}", published=PUBLISHED, kind="wire")])
    rows = [row for row in facts.tables["meetings"] if person in row["participants"]]
    told = [
        (row["resolved_place"], *(row[end].isoformat() if row[end] else None for end in ("date_start", "date_end")), row["status"])
        for row in rows
    ]
    assert told == [(place, first, last, status)]


#: text, somebody who took part, the countries that met.
PARTIES = {
    "his counterpart": (
        "South African Foreign Minister Ronald Lamola met his Sri Lankan counterpart, Nimal Perera, in Pretoria on Monday.",
        ("Nimal Perera", ["ZAF", "LKA"]),
    ),
    "behind the name": (
        "Nigerian President Bola Tinubu received Johan Lindqvist, the ambassador of Sweden, in Abuja on Monday.",
        ("Johan Lindqvist", ["NGA", "SWE"]),
    ),
    "of a province": (
        "Humanitarian chief Jeanne Duval met the Governor of Tolima, Hernán Cortázar, in Ibagué on Monday.",
        ("Hernán Cortázar", ["COL"]),
    ),
    "the story's own": (
        "LIMA, March 11 - Peru's congress met in Lima on Monday.\n\n"
        "Transport Minister Rosa Quispe met Argentine President Javier Milei in Lima on Tuesday.",
        ("Rosa Quispe", ["PER", "ARG"]),
    ),
    "none that the text tells": (
        "Singer Ana Souto met Argentine President Javier Milei in Lima on Tuesday.",
        ("Ana Souto", ["ARG"]),
    ),
}


@pytest.mark.parametrize("name", PARTIES)
def test_parties_of_a_meeting(name):
    text, (person, parties) = PARTIES[name]
    (facts,) = extract_articles([read_text(f"A report\n\n{text}", published=PUBLISHED, kind="wire")])
    (row,) = (row for row in facts.tables["meetings"] if person in row["participants"])
    assert row["parties"] == parties


def test_what_was_held_is_not_undone_by_a_denial_of_others():
    text = (
        "Danish Prime Minister Mette Frederiksen met Kenyan President William Ruto in Mombasa on Monday. "
        "No Danish premier had met a Kenyan president for ten years."
    )
    (facts,) = extract_articles([read_text(f"A report\n\n{text}", published=PUBLISHED, kind="wire")])
    met = [row["status"] for row in facts.tables["meetings"] if row["resolved_place"] == "Mombasa"]
    assert met == ["held"]
