"""Two names and a word between or beside them: own sentences from all over the world, published on Wednesday 12 March 2025."""

from datetime import date

import pytest

from lib.extract.standalone import find_meetings

PUBLISHED = date(2025, 3, 12)

#: Meetings that stand in the words around two names.
MET = {
    "standing together": (
        "Kenya's William Ruto and Rwanda's Paul Kagame stood together at the port of Mombasa on Monday.",
        {"William Ruto", "Paul Kagame"},
    ),
    "an embrace": (
        "Chile's Gabriel Boric and Argentina's Javier Milei embraced in Mendoza on Monday.",
        {"Gabriel Boric", "Javier Milei"},
    ),
    "a time given": (
        "Indonesia's Prabowo Subianto had an hour for Australia's Anthony Albanese in Jakarta on Monday.",
        {"Prabowo Subianto", "Anthony Albanese"},
    ),
    "an opposite number named behind a comma": (
        "Peruvian Foreign Minister Elmer Schialer is to follow up with his Ecuadorian colleague, Gabriela Sommerfeld, in Quito on Friday.",
        {"Elmer Schialer", "Gabriela Sommerfeld"},
    ),
}
#: Two persons of one sentence who did not meet as it tells.
APART = {
    "two guests of one host": (
        "Kenyan President William Ruto phoned Rwanda's Paul Kagame and, an hour later, Uganda's Yoweri Museveni on Monday.",
        {"Paul Kagame", "Yoweri Museveni"},
    ),
    "an envoy of his": ("Brazil's Lula had talks with Donald Trump's envoy, Richard Grenell, in Manaus on Monday.", {"Donald Trump"}),
    "a spokesman": (
        "France's Emmanuel Macron met Peru's Dina Boluarte in Lima on Monday, said her spokesman, Fredy Hinojosa.",
        {"Emmanuel Macron", "Fredy Hinojosa"},
    ),
    "named a danger": ("Colombia's Gustavo Petro called Argentina's Javier Milei a danger on Monday.", {"Gustavo Petro", "Javier Milei"}),
    "one wished for": ("Kenya's William Ruto would like to sit down with Sudan's Abdel Fattah al-Burhan.", {"William Ruto"}),
}


def circles(text: str) -> list[set[str]]:
    """Who met, a set for each meeting found."""
    return [set(row["participants"]) for row in find_meetings(text, PUBLISHED)]


@pytest.mark.parametrize("name", MET)
def test_two_names_beside_a_word_of_meeting(name):
    text, both = MET[name]
    assert both in circles(text)


@pytest.mark.parametrize("name", APART)
def test_two_names_that_only_stand_together(name):
    text, both = APART[name]
    assert not any(both <= circle for circle in circles(text))


#: text -> the ways of its meetings.
WAYS = {
    "Brazil's Lula talked to Colombia's Gustavo Petro about the border on Monday.": ["phone"],
    "Brazil's Lula talked to both Gustavo Petro of Colombia and Gabriel Boric of Chile on Monday.": ["phone", "phone"],
    "Brazil's Lula talked to Colombia's Gustavo Petro in Manaus on Monday.": ["in_person"],
    "Brazil's Lula flew to Bogota on Monday. He spoke with Colombia's Gustavo Petro for an hour.": ["in_person"],
}


@pytest.mark.parametrize("text", WAYS)
def test_talk_in_no_place_goes_by_telephone(text):
    assert [row["mode"] for row in find_meetings(text, PUBLISHED)] == WAYS[text]


#: text -> who met in each meeting found, where nobody is named one by one.
ASSEMBLIES = {
    "A summit of the seven Andean states of the union will be held in Quito on Friday.": [["seven Andean states of the union"]],
    "West African foreign ministers gathered in Accra on Monday to weigh sanctions.": [["West African foreign ministers"]],
    "Ministers of the African Union convened in Lusaka on Monday.": [["Ministers of the African Union"]],
    "The ministers gathered in Accra on Monday.": [],
    "African leaders say that the drought is worse than feared.": [],
    "West African foreign ministers meet now and then in Accra.": [],
}


@pytest.mark.parametrize("text", ASSEMBLIES)
def test_an_assembly_is_one_participant(text):
    assert [row["participants"] for row in find_meetings(text, PUBLISHED)] == ASSEMBLIES[text]


#: text -> who met, where an office goes without a name.
OFFICES = {
    "Chilean President Gabriel Boric met the governor of Jalisco in Guadalajara on Monday.": [{"Gabriel Boric", "governor of Jalisco"}],
    "Kenya's William Ruto held bilateral meetings with the defence ministers of Chad and Niger in Nairobi on Monday.": [
        {"William Ruto", "defence minister of Chad"},
        {"William Ruto", "defence minister of Niger"},
    ],
    "Chilean President Gabriel Boric met the governor in Guadalajara on Monday.": [],
}


@pytest.mark.parametrize("text", OFFICES)
def test_an_office_is_told_apart_by_where_it_is_held(text):
    assert circles(text) == OFFICES[text]
