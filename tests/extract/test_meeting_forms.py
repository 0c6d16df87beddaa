"""The many forms that tell of a meeting: own sentences from all over the world, published on Wednesday 12 March 2025."""

from datetime import date

import pytest

from lib.extract.pipeline import extract_articles
from lib.read import read_text

PUBLISHED = date(2025, 3, 12)

#: text, and for each meeting: participants, way, place, first day, last day, status.
CASES = {
    "seen": (
        "Chilean President Gabriel Boric saw Argentina's President Javier Milei in Santiago on Monday.",
        [({"Gabriel Boric", "Javier Milei"}, "in_person", "Santiago", "2025-03-10", "2025-03-10", "held")],
    ),
    "welcomed, of the story's day": (
        "NAIROBI — Kenya's government spoke of a new start on Tuesday.\n\n"
        "Rwandan President Paul Kagame was welcomed by President William Ruto for talks on the railway.",
        [({"William Ruto", "Paul Kagame"}, "in_person", "Nairobi", "2025-03-11", "2025-03-11", "held")],
    ),
    "two who are introduced by their countries": (
        "Kenya's William Ruto held talks with Uganda's Yoweri Museveni and Tanzania's Samia Suluhu Hassan in Entebbe on Monday.",
        [
            (
                {"William Ruto", "Yoweri Museveni", "Samia Suluhu Hassan"},
                "multilateral",
                "Entebbe",
                "2025-03-10",
                "2025-03-10",
                "held",
            )
        ],
    ),
    "called off, and another journey instead": (
        "Javier Milei cancelled a planned meeting with Colombia's Gustavo Petro. He will instead travel to Washington to see Donald Trump.",
        [
            ({"Javier Milei", "Gustavo Petro"}, "in_person", None, None, None, "cancelled"),
            ({"Javier Milei", "Donald Trump"}, "in_person", "Washington", None, None, "planned"),
        ],
    ),
    "told in the present, of a day to come": (
        "Spanish Prime Minister Pedro Sánchez meets Italy's Giorgia Meloni in Rome next Monday.",
        [({"Pedro Sánchez", "Giorgia Meloni"}, "in_person", "Rome", "2025-03-17", "2025-03-17", "planned")],
    ),
    "told in the past, on the other side of the date line": (
        "Spanish Prime Minister Pedro Sánchez met Italy's Giorgia Meloni in Auckland on 13 March 2025.",
        [({"Pedro Sánchez", "Giorgia Meloni"}, "in_person", "Auckland", "2025-03-13", "2025-03-13", "held")],
    ),
    "called on": (
        "Japanese Foreign Minister Takeshi Iwaya called on Indonesian President Prabowo Subianto in Jakarta on Monday.",
        [({"Takeshi Iwaya", "Prabowo Subianto"}, "in_person", "Jakarta", "2025-03-10", "2025-03-10", "held")],
    ),
    "called to say": (
        "Canada's Mark Carney called French President Emmanuel Macron on Monday to say that he would come.",
        [({"Mark Carney", "Emmanuel Macron"}, "phone", None, "2025-03-10", "2025-03-10", "held")],
    ),
    "told over the telephone": (
        "Turkish President Recep Tayyip Erdogan told German Chancellor Olaf Scholz over the telephone on Monday that he was worried.",
        [({"Recep Tayyip Erdoğan", "Olaf Scholz"}, "phone", None, "2025-03-10", "2025-03-10", "held")],
    ),
    "had lunch": (
        "Spanish Prime Minister Pedro Sánchez had lunch with Italy's Giorgia Meloni in Rome on Monday.",
        [({"Pedro Sánchez", "Giorgia Meloni"}, "in_person", "Rome", "2025-03-10", "2025-03-10", "held")],
    ),
    "played host": (
        "Brazil's President Luiz Inácio Lula da Silva played host to Colombian President Gustavo Petro in Manaus on Monday.",
        [({"Luiz Inácio Lula da Silva", "Gustavo Petro"}, "in_person", "Manaus", "2025-03-10", "2025-03-10", "held")],
    ),
    "came from where he met": (
        "Chinese Foreign Minister Wang Yi came from Hanoi, where he met Vietnamese leader To Lam on Monday.",
        [({"Wang Yi", "To Lam"}, "in_person", "Hanoi", "2025-03-10", "2025-03-10", "held")],
    ),
    "a seat of power": (
        "Jordan's King Abdullah II was received in the Kremlin by Vladimir Putin on Monday.",
        [({"Abdullah II", "Vladimir Putin"}, "in_person", "Moscow", "2025-03-10", "2025-03-10", "held")],
    ),
    "a day of another clause": (
        "Moroccan King Mohammed VI met Emmanuel Macron in Rabat on Monday for talks on the drought that began in January.",
        [({"Mohammed VI", "Emmanuel Macron"}, "in_person", "Rabat", "2025-03-10", "2025-03-10", "held")],
    ),
    "several with their names behind": (
        "Kenya's president, William Ruto, hosted his colleagues from Rwanda and Uganda, Paul Kagame and Yoweri Museveni, in Nairobi"
        " on Monday.",
        [({"William Ruto", "Paul Kagame", "Yoweri Museveni"}, "multilateral", "Nairobi", "2025-03-10", "2025-03-10", "held")],
    ),
    "delegations of two countries": (
        "Delegations of Armenia and Azerbaijan met in Tbilisi on Monday.",
        [({"Armenian delegation", "Azerbaijani delegation"}, "in_person", "Tbilisi", "2025-03-10", "2025-03-10", "held")],
    ),
    "office holders named elsewhere": (
        "The presidents of Kenya and Rwanda met in Kampala on Monday.\n\nWilliam Ruto of Kenya spoke of progress. Rwanda's Paul Kagame,"
        " the president, said nothing.",
        [({"William Ruto", "Paul Kagame"}, "in_person", "Kampala", "2025-03-10", "2025-03-10", "held")],
    ),
    "one after the other": (
        "Portugal's prime minister, Luís Montenegro, was received by Javier Milei in Buenos Aires on Thursday, by Gabriel Boric in"
        " Santiago on Friday and by Gustavo Petro in Bogotá on Saturday.",
        [
            ({"Luís Montenegro", "Javier Milei"}, "in_person", "Buenos Aires", "2025-03-06", "2025-03-06", "held"),
            ({"Luís Montenegro", "Gabriel Boric"}, "in_person", "Santiago", "2025-03-07", "2025-03-07", "held"),
            ({"Luís Montenegro", "Gustavo Petro"}, "in_person", "Bogotá", "2025-03-08", "2025-03-08", "held"),
        ],
    ),
    "separately": (
        "President William Ruto held separate meetings with Paul Kagame and Yoweri Museveni in Nairobi on Monday.",
        [
            ({"William Ruto", "Paul Kagame"}, "in_person", "Nairobi", "2025-03-10", "2025-03-10", "held"),
            ({"William Ruto", "Yoweri Museveni"}, "in_person", "Nairobi", "2025-03-10", "2025-03-10", "held"),
        ],
    ),
    "the other side in the sentence before": (
        "Finnish President Alexander Stubb flew to Ankara on Monday. A meeting with Recep Tayyip Erdogan is expected there on Thursday.",
        [
            ({"Alexander Stubb"}, "visit", "Ankara", "2025-03-10", "2025-03-10", "held"),
            ({"Alexander Stubb", "Recep Tayyip Erdoğan"}, "in_person", "Ankara", "2025-03-13", "2025-03-13", "planned"),
        ],
    ),
    "called off with the trip": (
        "Dutch Prime Minister Dick Schoof has cancelled a visit to Hanoi, where he was to meet Pham Minh Chinh on Friday.",
        [({"Dick Schoof", "Pham Minh Chinh"}, "in_person", "Hanoi", "2025-03-14", "2025-03-14", "cancelled")],
    ),
    "visited by": (
        "Jailed Bolivian politician Luis Fernando Camacho was visited by former president Carlos Mesa in La Paz on Monday.",
        [({"Luis Fernando Camacho", "Carlos Mesa"}, "visit", "La Paz", "2025-03-10", "2025-03-10", "held")],
    ),
    "families": (
        "Peru's President Dina Boluarte is to receive relatives of the victims in Trujillo on Friday.",
        [({"Dina Boluarte", "relatives of the victims"}, "in_person", "Trujillo", "2025-03-14", "2025-03-14", "planned")],
    ),
    "in a letter": (
        "Sri Lanka's president, Anura Kumara Dissanayake, asked for time in a letter to Indian Prime Minister Narendra Modi on Monday.",
        [({"Anura Kumara Dissanayake", "Narendra Modi"}, "letter", None, "2025-03-10", "2025-03-10", "held")],
    ),
    "thanked in a phone call": (
        "Ethiopia's Abiy Ahmed thanked Paul Kagame in a phone call on Monday.",
        [({"Abiy Ahmed", "Paul Kagame"}, "phone", None, "2025-03-10", "2025-03-10", "held")],
    ),
    "hosted by one named later": (
        "President Félix Tshisekedi and Paul Kagame met in Doha on Monday.\n\nEmir Tamim bin Hamad Al Thani hosted the talks.",
        [
            (
                {"Félix Tshisekedi", "Paul Kagame", "Tamim bin Hamad Al Thani"},
                "multilateral",
                "Doha",
                "2025-03-10",
                "2025-03-10",
                "held",
            )
        ],
    ),
    "put on ice": (
        "A meeting between Armenia's Nikol Pashinyan and Ilham Aliyev in Geneva on March 20 was put on ice.",
        [({"Nikol Pashinyan", "Ilham Aliyev"}, "in_person", "Geneva", "2025-03-20", "2025-03-20", "cancelled")],
    ),
    "seeing a film": ("Kenyan President William Ruto saw the film with Rachel Ruto in Nairobi on Monday.", []),
    "agreeing from afar": ("French President Emmanuel Macron and German Chancellor Olaf Scholz agreed on Monday that aid was needed.", []),
    "condolences": ("Colombia's Gustavo Petro sent a message of condolence to Xi Jinping on Monday.", []),
    "a greeting at the airport": ("Egypt's Abdel Fattah el-Sisi welcomed Emmanuel Macron at Cairo airport on Monday.", []),
    "welcoming a decision": ("Kenya's President William Ruto welcomed the ruling of Rwanda's President Paul Kagame on Monday.", []),
    "seeing as": ("Analysts in Lima say that Dina Boluarte sees Gabriel Boric as a rival.", []),
    "calling names": ("Colombia's Gustavo Petro called Argentina's Javier Milei a danger on Monday.", []),
    "a call for something": ("Kenya's William Ruto called on Monday for Paul Kagame to pull back his troops.", []),
    "the press by telephone": ('"We are safe," Ghanaian minister Haruna Iddrisu told Reuters by telephone on Monday.', []),
    "a seat that acts": ("The Kremlin said on Monday that Vladimir Putin was in good health.", []),
}


@pytest.mark.parametrize("name", CASES)
def test_meetings(name):
    text, expected = CASES[name]
    facts = next(extract_articles([read_text(f"A report\n\n{text}", published=PUBLISHED, kind="wire")]))
    found = [
        (
            set(row["participants"]),
            row["mode"],
            row["resolved_place"],
            str(row["date_start"]) if row["date_start"] else None,
            str(row["date_end"]) if row["date_end"] else None,
            row["status"],
        )
        for row in facts.tables["meetings"]
    ]
    assert found == expected


#: text -> the place of its one meeting, None for none.
VENUES = {
    "Peruvian Foreign Minister Elmer Schialer, who flew in from Lima, called on Ecuadorian counterpart Gabriela Sommerfeld.": None,
    "Rwandan Foreign Minister Olivier Nduhungirehe, who visited Luanda on Monday, met Angolan President Joao Lourenco.": "Luanda",
    "Ghana's John Mahama and Togo's Faure Gnassingbe met on Monday and spoke of security in the Sahel.": None,
}


@pytest.mark.parametrize("text", VENUES)
def test_the_place_of_a_meeting_is_where_they_were(text):
    facts = next(extract_articles([read_text(f"A report\n\n{text}", published=PUBLISHED, kind="wire")]))
    assert [row["resolved_place"] for row in facts.tables["meetings"]] == [VENUES[text]]
