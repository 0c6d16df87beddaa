"""People and bodies on texts of our own from all over the world."""

from __future__ import annotations

import csv
import re

import pytest

from lib.extract.actors.offices import holder_of, office_of
from lib.gazetteer.countries import countries
from lib.lookups import LOOKUPS, load_lookup, split_cell
from tests.extract.reading import read


def named(text: str) -> dict[str, str]:
    """Words -> canonical name."""
    return {mention.text: mention.actor.name for mention in read(text).actors}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Zelenskiy said on Monday that talks would go on.", "Zelenskiy", "Volodymyr Zelenskyy"),
        ("Kim Jong-un inspected a factory in Hamhung.", "Kim Jong-un", "Kim Jong Un"),
        ("President Lopez Obrador said the dam was safe.", "Lopez Obrador", "Andrés Manuel López Obrador"),
        ("Sudan's army chief, Abdel Fattah al-Burhan, said the siege was over. Burhan thanked Egypt.", "Burhan", "Abdel Fattah al-Burhan"),
        ("Peruvian lawmaker Rosa Quispe Mamani spoke first. Later Quispe Mamani left.", "Quispe Mamani", "Rosa Quispe Mamani"),
        ("Kang Min-ho, a farmer, said the river had risen. Kang lost two cows.", "Kang", "Kang Min-ho"),
        ("Mayor Adaeze Obi said the bridge was open. Obi promised repairs.", "Obi", "Adaeze Obi"),
        ("Gen. Wilfredo Tapia said the road was clear. The general added that buses run again.", "general", "Wilfredo Tapia"),
        ("Peru's Loreto Governor René Chávez left. Chávez flew to Lima.", "Chávez", "René Chávez"),
        ("Public Defender Nino Lomidze spoke. Lomidze wept.", "Lomidze", "Nino Lomidze"),
        ("Martin Luther King Oduya said the road was open.", "Martin Luther King Oduya", "Martin Luther King Oduya"),
        ("The Brazilian president said on Monday that he would veto the bill.", "Brazilian president", "Luiz Inácio Lula da Silva"),
        (
            "Kenyan Foreign Minister Musalia Mudavadi arrived. The foreign minister said talks had begun.",
            "foreign minister",
            "Musalia Mudavadi",
        ),
        ("KCNA reported that a ship had been launched.", "KCNA", "Korean Central News Agency"),
        ("The British Ministry of Defence said so.", "British Ministry of Defence", "UK Ministry of Defence"),
        ("The Sudanese health ministry said the clinic was hit.", "Sudanese health ministry", "Sudanese Health Ministry"),
        ("Peru's Ministry of Health said two people had died.", "Peru's Ministry of Health", "Peruvian Health Ministry"),
        ("The Lake Chad Fishing Union (LCFU) said prices rose. The LCFU blamed fuel.", "LCFU", "Lake Chad Fishing Union"),
        ("Nairobi says the border stays closed.", "Nairobi", "Kenya"),
        ("Western officials said the convoy had left.", "Western officials", "Western officials"),
    ],
)
def test_words_stand_for_the_canonical_name(text: str, words: str, name: str) -> None:
    found = named(text)
    assert found.get(words) == name, found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels seized the town of Masisi on Saturday.", "Masisi"),
        ("The market in Kyiv reopened.", "Kyiv"),
        ("He bought a copy in Dawn Street.", "Dawn"),
        ("The school in Mosul opened a new library.", "Mosul"),
        ("It will rain in May and June.", "May"),
    ],
)
def test_places_and_months_are_nobody(text: str, words: str) -> None:
    assert words not in named(text)


def test_pronouns_follow_subject_and_gender() -> None:
    reading = read(
        "Interior Minister Lucía Paredes met police chief Jorge Salas in Quito. She said that he had asked for more officers.\n\n"
        "“The gangs are losing,” she told reporters."
    )
    told = [(mention.text, mention.actor.name) for mention in reading.actors if mention.how == "pronoun"]
    assert told == [("She", "Lucía Paredes"), ("he", "Jorge Salas"), ("she", "Lucía Paredes")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "“We are ready,” Foreign Minister Nomsa Dube said. Later President Tendai Moyo arrived. “The pact holds,” he told Blik.",
            "Tendai Moyo",
        ),
        ("Lien Tran said the dam was full.\n\nMayor Pham Duc went further. The town would flood “by Friday night”, he said.", "Pham Duc"),
        ("The hall was packed, according to a teacher, Omar Haidar. “Nobody slept,” he said.", "Omar Haidar"),
        (
            "Mayor Ivo Petrov spoke first. “My rival Jan Kos has lost the plot,” he said. “And not for the first time,” he added.",
            "Ivo Petrov",
        ),
        ("Ana Ruiz had been ill for months, Mayor Eva Lind said. The nurse, she noted, was “the first to call”.", "Eva Lind"),
        ("Mayor Eva Lind met Rosa Quispe. Quispe, she said, was brave.", "Eva Lind"),
    ],
)
def test_he_is_the_one_last_spoken_of(text: str, speaker: str) -> None:
    assert [mention.actor.name for mention in read(text).actors if mention.how == "pronoun"][-1] == speaker


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Ambassador Inga Holm visited the camp. “It is full,” the diplomat said.", "diplomat", "Inga Holm"),
        (
            "General Kwame Boateng arrived in Tamale. “They fled,” the armed forces chief told reporters.",
            "armed forces chief",
            "Kwame Boateng",
        ),
        ("Archbishop Paul Okello buried the dead. “Enough,” the cleric said.", "cleric", "Paul Okello"),
        ("President Ana Sosa flew home. The president of the island, Ivo Grech, said no.", "president", "Ivo Grech"),
        ("President Ana Sosa flew home. In a note to the president, Ivo Grech said no.", "president", "Ana Sosa"),
        ("Ambassador Inga Holm visited the camp. The surgeon said it was full.", "surgeon", None),
    ],
)
def test_a_title_for_another(text: str, words: str, name: str | None) -> None:
    titles = {
        mention.text.removeprefix("the ").removeprefix("The "): mention.actor.name
        for mention in read(text).actors
        if mention.how == "title"
    }
    assert titles.get(words) == name


def test_body_in_brackets_of_country_is_known() -> None:
    actors = {mention.actor.name: mention.actor for mention in read("South Korea's spy agency said so. The service gave no figure.").actors}
    assert actors["National Intelligence Service"].country == "KOR"
    assert len(actors) == 1


def test_same_name_in_another_office_is_somebody_else() -> None:
    found = {mention.actor.name: mention.actor for mention in read("Chilean Interior Minister Pedro Sánchez said the fire was out.").actors}
    assert found["Pedro Sánchez"].country == "CHL"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Bassirou Diomaye Diakhar Faye spoke. Faye left.", "Faye", "Bassirou Diomaye Diakhar Faye"),
        ("AB Vajpayee spoke.", "AB Vajpayee", "AB Vajpayee"),
        ("King Felipe VI of Spain spoke.", "Felipe VI", "Felipe VI"),
    ],
)
def test_the_fuller_form_of_the_article_is_shown(text: str, words: str, name: str) -> None:
    assert named(text)[words] == name


def test_mentions_do_not_overlap_and_stand_where_they_say() -> None:
    reading = read("The NATO chief, Mark Rutte, told the BBC's Ana Ruiz that Kyiv's army had 5,000 new drones, Ukraine's air force said.")
    last = 0
    for mention in reading.actors:
        assert reading.article.text[mention.start : mention.end] == mention.text
        assert mention.start >= last
        last = mention.end


def test_offices_know_their_synonyms() -> None:
    assert office_of("top diplomat") == office_of("foreign minister") == office_of("secretary of state")
    assert office_of("acting governor of Kursk Oblast") == "governor"


def test_an_office_once_held_is_former() -> None:
    from datetime import date

    reading = read("Sheikh Hasina left Dhaka. Narendra Modi stayed. The prime minister said it was over.", published=date(2025, 4, 5))
    assert [mention.actor.name for mention in reading.actors if mention.how == "title"] == ["Narendra Modi"]


def test_office_of_the_day() -> None:
    from datetime import date

    assert holder_of("president", "USA", date(2024, 6, 1)).name == "Joe Biden"  # type: ignore[union-attr]
    assert holder_of("president", "USA", date(2025, 6, 1)).name == "Donald Trump"  # type: ignore[union-attr]
    assert holder_of("president", "USA", None) is None


@pytest.mark.parametrize("name", ["people", "bodies"])
def test_lookups_are_well_formed(name: str) -> None:
    rows = load_lookup(name)
    assert len(rows) > 400
    owners: dict[str, str] = {}
    for row in rows:
        assert row["name"] == row["name"].strip() != ""
        assert row["country"] == "" or row["country"] in countries(), row
        for form in (row["name"], *split_cell(row["aliases"])):
            assert owners.setdefault(form, row["name"]) == row["name"], form
    if name == "people":
        for row in rows:
            assert all(re.fullmatch(r"(\d{4}(-\d{2})?)?", row[column]) for column in ("from", "until")), row
            assert not (row["from"] and row["until"]) or row["from"][:4] <= row["until"][:4], row


def test_lookup_files_have_no_ragged_rows() -> None:
    for name in ("people", "bodies", "titles", "reporting_verbs", "name_words"):
        with (LOOKUPS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            lengths = {len(row) for row in csv.reader(file)}
        assert len(lengths) == 1, name


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Foreign Minister Tomas Reyes Quiroga said Colombia's government would send envoys.", "Tomas Reyes Quiroga", "COL"),
        ("Foreign Minister Tomas Reyes Quiroga met Peru's government and Chile's government.", "Tomas Reyes Quiroga", None),
        ("NATO Secretary General Mark Rutte said in Brussels that allies would help.", "Mark Rutte", None),
        ("African Union Commission chairperson Mahmoud Ali Youssouf visited Mogadishu.", "Mahmoud Ali Youssouf", None),
    ],
)
def test_nation_of_the_story_and_of_no_state(text: str, name: str, country: str | None) -> None:
    assert {mention.actor.country for mention in read(text).actors if mention.actor.name == name} == {country}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Plataforma Sur, a local monitoring group, said 12 were held.", "Plataforma Sur", "body"),
        ("The rights group Dignidad says 12 are held.", "Dignidad", "body"),
        ("Ana Sousa, a spokeswoman for a rights group, said 12 were held.", "Ana Sousa", "person"),
        ("Ana Sousa, a party leader, said 12 were held.", "Ana Sousa", "person"),
        ("The head of the council, Oleksandr Vynnyk, said 12 were hurt.", "Oleksandr Vynnyk", "person"),
        ("The governor of Zamfara, Dauda Lawal, said gunmen took 40 farmers.", "Dauda Lawal", "person"),
        ("Rebel leader Jean-Pierre Mbuyi claimed that they had won.", "Jean-Pierre Mbuyi", "person"),
    ],
)
def test_groups_and_persons_by_what_is_said_of_them(text: str, name: str, kind: str) -> None:
    assert (name, kind) in {(mention.actor.name, mention.actor.kind) for mention in read(text).actors}


def test_struck_capital_is_no_government() -> None:
    assert not [mention for mention in read("An attack on the capital Lima killed ten people.").actors if mention.text == "Lima"]


@pytest.mark.parametrize(("text", "name"), [("Haiti police said two died.", "Haitian police"), ("In Kenya police said two died.", None)])
def test_country_before_its_police(text: str, name: str | None) -> None:
    bodies = {mention.actor.name for mention in read(text).actors if mention.actor.kind == "body"}
    assert bodies == ({name} if name else set())
