"""Who met whom, when, where, and whether they did: own sentences from all over the world, published on Wednesday 12 March 2025."""

from datetime import date

import pytest

from lib.extract.pipeline import extract_articles
from lib.read import read_text

PUBLISHED = date(2025, 3, 12)

#: text, and for each meeting: participants, way, place, first day, last day, status.
CASES = {
    "guest": (
        "Peruvian President Dina Boluarte was the guest of Brazilian President Luiz Inácio Lula da Silva in Brasília on Monday.",
        [({"Dina Boluarte", "Luiz Inácio Lula da Silva"}, "in_person", "Brasília", "2025-03-10", "2025-03-10", "held")],
    ),
    "call on somebody": (
        "Kenyan President William Ruto paid a call on Pope Francis in Rome on Monday.",
        [({"William Ruto", "Pope Francis"}, "in_person", "Rome", "2025-03-10", "2025-03-10", "held")],
    ),
    "calls taken": (
        "Kenyan President William Ruto took calls on Saturday from Paul Kagame, the Rwandan president, and from Yoweri Museveni.",
        [
            ({"William Ruto", "Paul Kagame"}, "phone", None, "2025-03-08", "2025-03-08", "held"),
            ({"William Ruto", "Yoweri Museveni"}, "phone", None, "2025-03-08", "2025-03-08", "held"),
        ],
    ),
    "due somewhere": (
        "Kenyan President William Ruto is due in Berlin on Friday.",
        [({"William Ruto"}, "visit", "Berlin", "2025-03-14", "2025-03-14", "planned")],
    ),
    "due somewhere and not come": (
        "Kenyan President William Ruto had been due in Berlin on Monday.",
        [({"William Ruto"}, "visit", "Berlin", "2025-03-10", "2025-03-10", "cancelled")],
    ),
    "across a table": (
        "Pakistani Foreign Minister Ishaq Dar sat across a table from Turkish Foreign Minister Hakan Fidan in Muscat on Monday.",
        [({"Ishaq Dar", "Hakan Fidan"}, "in_person", "Muscat", "2025-03-10", "2025-03-10", "held")],
    ),
    "one after another": (
        "Ukrainian President Volodymyr Zelenskyy sat down, one after another, with Emmanuel Macron of France and with"
        " British Prime Minister Keir Starmer in Granada on Monday.",
        [
            ({"Volodymyr Zelenskyy", "Emmanuel Macron"}, "in_person", "Granada", "2025-03-10", "2025-03-10", "held"),
            ({"Volodymyr Zelenskyy", "Keir Starmer"}, "in_person", "Granada", "2025-03-10", "2025-03-10", "held"),
        ],
    ),
    "told at a meeting": (
        "German Chancellor Olaf Scholz told Volodymyr Zelenskyy at a meeting in Granada on Monday that a missile was coming.",
        [({"Olaf Scholz", "Volodymyr Zelenskyy"}, "in_person", "Granada", "2025-03-10", "2025-03-10", "held")],
    ),
    "subject and object": (
        "Kenya's President William Ruto met Rwandan President Paul Kagame in Kigali on Monday.",
        [({"William Ruto", "Paul Kagame"}, "in_person", "Kigali", "2025-03-10", "2025-03-10", "held")],
    ),
    "passive": (
        "Brazil's foreign minister, Mauro Vieira, was received by Chinese President Xi Jinping in Beijing on March 4.",
        [({"Mauro Vieira", "Xi Jinping"}, "in_person", "Beijing", "2025-03-04", "2025-03-04", "held")],
    ),
    "phone": (
        "Indian Prime Minister Narendra Modi spoke by phone with French President Emmanuel Macron on Tuesday, his office said.",
        [({"Narendra Modi", "Emmanuel Macron"}, "phone", None, "2025-03-11", "2025-03-11", "held")],
    ),
    "planned": (
        "Indonesian President Prabowo Subianto will hold talks with Malaysian Prime Minister Anwar Ibrahim in Jakarta on Friday.",
        [({"Prabowo Subianto", "Anwar Ibrahim"}, "in_person", "Jakarta", "2025-03-14", "2025-03-14", "planned")],
    ),
    "cancelled": (
        "A meeting between Colombian President Gustavo Petro and Venezuela's Nicolás Maduro in Cúcuta on March 20 has been called off.",
        [({"Gustavo Petro", "Nicolás Maduro"}, "in_person", "Cúcuta", "2025-03-20", "2025-03-20", "cancelled")],
    ),
    "denied": (
        "Turkish President Recep Tayyip Erdogan did not meet Greek premier Kyriakos Mitsotakis in Athens on Monday, his office said.",
        [({"Recep Tayyip Erdoğan", "Kyriakos Mitsotakis"}, "in_person", "Athens", "2025-03-10", "2025-03-10", "denied")],
    ),
    "visit": (
        "Saudi Crown Prince Mohammed bin Salman visited Pakistan in February 2019.",
        [({"Mohammed bin Salman"}, "visit", "Pakistan", "2019-02-01", "2019-02-28", "held")],
    ),
    "one meeting told twice": (
        "Egyptian President Abdel Fattah el-Sisi received Jordan's King Abdullah II in Cairo on Tuesday.\n\n"
        "Sisi and the king discussed trade. The talks lasted two hours.",
        [({"Abdel Fattah el-Sisi", "Abdullah II"}, "in_person", "Cairo", "2025-03-11", "2025-03-11", "held")],
    ),
    "counterpart": (
        "Yvan Gil, the Venezuelan foreign minister, will hold talks with his Cuban counterpart, Bruno Rodriguez, in Havana on Friday.",
        [({"Yván Gil", "Bruno Rodríguez"}, "in_person", "Havana", "2025-03-14", "2025-03-14", "planned")],
    ),
    "subject and his counterpart": (
        "Uruguay's Yamandú Orsi and his Paraguayan counterpart, Santiago Peña, held talks in Asunción on Monday.",
        [({"Yamandú Orsi", "Santiago Peña"}, "in_person", "Asunción", "2025-03-10", "2025-03-10", "held")],
    ),
    "letter handed over": (
        "Turkish minister Hakan Fidan handed Egyptian President Abdel Fattah el-Sisi a letter from President Erdogan in Cairo on Monday.",
        [
            ({"Recep Tayyip Erdoğan", "Abdel Fattah el-Sisi"}, "letter", "Cairo", "2025-03-10", "2025-03-10", "held"),
            ({"Hakan Fidan", "Abdel Fattah el-Sisi"}, "in_person", "Cairo", "2025-03-10", "2025-03-10", "held"),
        ],
    ),
    "a visit put off": (
        "Chinese Foreign Minister Wang Yi has put off his trip to Hanoi.",
        [({"Wang Yi"}, "visit", "Hanoi", None, None, "cancelled")],
    ),
    "rounds of talks of two groups": (
        "Thai and Cambodian negotiators held a second round of talks in Vientiane on Tuesday.",
        [({"Thai negotiators", "Cambodian negotiators"}, "in_person", "Vientiane", "2025-03-11", "2025-03-11", "held")],
    ),
    "talks hosted by a third": (
        "President Felix Tshisekedi and Paul Kagame met in Luanda on March 3, in talks hosted by Angola's president, João Lourenço.",
        [({"Félix Tshisekedi", "Paul Kagame", "João Lourenço"}, "multilateral", "Luanda", "2025-03-03", "2025-03-03", "held")],
    ),
    "said while on a visit": (
        "The trade deal is ready, Brazil's Luiz Inácio Lula da Silva said while on a visit to Vietnam on 5 March.",
        [({"Luiz Inácio Lula da Silva"}, "visit", "Vietnam", "2025-03-05", "2025-03-05", "held")],
    ),
    "the two leaders": (
        "Thai premier Paetongtarn Shinawatra phoned Cambodia's Hun Manet on Monday. The two leaders will meet in Kuala Lumpur on Friday.",
        [
            ({"Paetongtarn Shinawatra", "Hun Manet"}, "phone", None, "2025-03-10", "2025-03-10", "held"),
            ({"Paetongtarn Shinawatra", "Hun Manet"}, "in_person", "Kuala Lumpur", "2025-03-14", "2025-03-14", "planned"),
        ],
    ),
    "only proposed": ("Ukraine's President Volodymyr Zelenskyy offered to meet Pope Francis in Rome.", []),
    "a briefing": ("Kenya's President William Ruto told reporters at a news conference in Nairobi on Monday that rain was coming.", []),
    "meeting a thing": ("The new rules meet the demands of farmers in Kenya, President William Ruto said on Monday.", []),
    "second time in a fortnight": (
        "President William Ruto held talks with President Paul Kagame in Kigali on Tuesday, their second meeting in less than two weeks.",
        [
            ({"William Ruto", "Paul Kagame"}, "in_person", "Kigali", "2025-03-11", "2025-03-11", "held"),
            ({"William Ruto", "Paul Kagame"}, "in_person", None, "2025-02-26", "2025-03-10", "held"),
        ],
    ),
}


def meetings_of(text: str):
    facts = next(extract_articles([read_text(f"A report\n\n{text}", published=PUBLISHED, kind="wire")]))
    return facts.tables["meetings"]


@pytest.mark.parametrize("name", CASES)
def test_meetings(name):
    text, expected = CASES[name]
    found = [
        (
            set(row["participants"]),
            row["mode"],
            row["resolved_place"],
            str(row["date_start"]) if row["date_start"] else None,
            str(row["date_end"]) if row["date_end"] else None,
            row["status"],
        )
        for row in meetings_of(text)
    ]
    assert found == expected


def test_parties_are_the_sides_countries():
    (row,) = meetings_of("Kenya's President William Ruto met Rwandan President Paul Kagame in Addis Ababa on Monday.")
    assert row["parties"] == ["KEN", "RWA"]


def test_the_words_stand_in_the_text():
    text = "Kenya's President William Ruto met Rwandan President Paul Kagame in Kigali on Monday."
    (row,) = meetings_of(text)
    assert row["quote_exact"] in text
    assert row["quote_exact"].startswith("met Rwandan President Paul Kagame")


def test_the_topic_is_in_the_articles_words():
    (row,) = meetings_of("President William Ruto discussed the border trade with Rwandan President Paul Kagame in Kigali on Monday.")
    assert row["topic"] == "the border trade"
