"""Who says what, on sentences of our own."""

from __future__ import annotations

import pytest

from lib.extract.statements.find import statement_at
from tests.extract.reading import read


def said(text: str, words: str, source: str = "Test Wire") -> tuple[str | None, str | None]:
    """Claimant and relaying agency of the words; (None, None) in the article's own voice."""
    reading = read(text, source)
    start = text.index(words)
    statement = statement_at(reading, start, start + len(words))
    return (statement.claimant, statement.relayed_by) if statement else (None, None)


@pytest.mark.parametrize(
    ("text", "words", "claimant", "relayed"),
    [
        ("At least 12 miners died, the Peruvian health ministry said.", "12 miners", "Peruvian Health Ministry", None),
        ("Gustavo Petro said 300 soldiers would go, EFE reported.", "300 soldiers", "Gustavo Petro", "EFE"),
        ("Some 40 fighters surrendered, according to the Arakan Army.", "40 fighters", "Arakan Army", None),
        ("By Nairobi's count 900 police have arrived.", "900 police", "Kenya", None),
        ("Interfax quoted Sergei Lavrov as saying that 20 envoys would come.", "20 envoys", "Sergei Lavrov", "Interfax"),
        ("Ahmed al-Sharaa was quoted by SANA as saying that 60 men had been freed.", "60 men", "Ahmed al-Sharaa", "SANA"),
        ("Félix Tshisekedi told Jeune Afrique that 4,000 troops had arrived.", "4,000 troops", "Félix Tshisekedi", "Jeune Afrique"),
        ("The Norwegian Refugee Council estimates that 70,000 people fled.", "70,000 people", "Norwegian Refugee Council", None),
        ("Rosa Quispe was quoted as saying by Xinhua that 20 envoys would come.", "20 envoys", "Rosa Quispe", "Xinhua"),
        ("Xinhua, citing the Thai army, reported that 15 soldiers were hurt.", "15 soldiers", "Thai army", "Xinhua"),
        ("An Iraqi military source told Reuters that six guards were dead.", "six guards", "Iraqi military source", "Reuters"),
        ("As Human Rights Watch sees it, 200 villagers were expelled.", "200 villagers", "Human Rights Watch", None),
        ("A report by Amnesty International spoke of 90 dead.", "90 dead", "Amnesty International", None),
        ("The Kenya Red Cross had on Friday confirmed 30 dead.", "30 dead", "Kenya Red Cross", None),
        ("Data from the World Food Programme show 90 people went hungry.", "90 people", "World Food Programme", None),
        ("Ana Sosa said that, according to early data, 90 people had left.", "90 people", "Ana Sosa", None),
        ("Women's rights groups say 60 girls were taken.", "60 girls", "Women's rights groups", None),
        ("A leaked police document lists 77 dead.", "77 dead", "police", None),
        ("Nine men died, according to the provincial trade union federation.", "Nine men", "provincial trade union federation", None),
        ("Some 40 were hurt, four nurses with knowledge of the case told Reuters.", "Some 40", "nurses", "Reuters"),
        ("Mayor Ana Sousa gave the number of missing as 50.", "50", "Ana Sousa", None),
        ("The Turkey-based Gulf Labour Network put the dead at 12.", "12", "Gulf Labour Network", None),
        ("Six men were held, the interior ministry in Lima said.", "Six men", "Peruvian Interior Ministry", None),
        ("Officials in Ankara say 5,000 soldiers will stay.", "5,000 soldiers", "Turkish officials", None),
        (
            "Over the week 90 people died, the Network for the Rights of Miners reported on Monday: 40 in Lima, 50 in Ica.",
            "90 people",
            "Network for the Rights of Miners",
            None,
        ),
        ("The UN mission in the country, UNMISS, reported on Monday that 43 people had died.", "43 people", "UNMISS", None),
        (
            "At least 12 people were killed, rebel-controlled health authorities said.",
            "12 people",
            "rebel-controlled health authorities",
            None,
        ),
        ("Save the Children treated 39 people in two days, a spokesperson said.", "39 people", "Save the Children", None),
        ("Up to 400 people died there, by an African Union estimate.", "400 people", "African Union", None),
        ("Omar Haidar told the BBC's Arabic service that 70 men were held.", "70 men", "Omar Haidar", "BBC"),
        ("Chile has sent 60 more divers, its navy said.", "60 more divers", "Chilean navy", None),
    ],
)
def test_claimant_and_agency(text: str, words: str, claimant: str, relayed: str | None) -> None:
    assert said(text, words) == (claimant, relayed)


def test_it_and_the_like_are_the_body_named_last() -> None:
    text = "Some 90 men died, according to World Food Programme. It has also recorded 300 injured, two of them children."
    assert said(text, "300 injured")[0] == "World Food Programme"


def test_a_sentence_that_counts_on_has_the_same_speaker() -> None:
    text = "Forty people were hurt, the Kenya Red Cross said. Nine of the injured are children. The road was closed on Friday."
    assert said(text, "Nine of the injured")[0] == "Kenya Red Cross"
    assert said(text, "The road") == (None, None)


def test_the_army_is_that_of_the_story() -> None:
    text = "Peru's president flew to Puno. Nine men were shot, the army said."
    assert said(text, "Nine men")[0] == "Peruvian army"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Some 70 soldiers died in the raid; Chad has admitted four deaths.", "70 soldiers"),
        ("Over 200 people fled the town, which, according to Lima, had sheltered rebels.", "200 people"),
        ("Nomsa Dube told reporters about the raid. A storm said to have killed 11 has passed.", "killed 11"),
    ],
)
def test_what_stands_outside_a_speaker_s_words(text: str, words: str) -> None:
    assert said(text, words)[0] is None


def test_own_voice_has_no_claimant() -> None:
    assert said("Three bridges collapsed in Valencia and 14 people drowned.", "14 people") == (None, None)


def test_the_publisher_is_no_carrier_but_of_what_it_was_told() -> None:
    text = "Some 500 officers would go, Bola Tinubu said, AFP reported."
    assert said(text, "500 officers", source="AFP") == ("Bola Tinubu", None)
    assert said("Bola Tinubu told AFP that 500 officers would go.", "500 officers", source="AFP") == ("Bola Tinubu", "AFP")


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Ana Quispe told Dunav News that 12 people were missing.", "Dunav News"),
        ("Ana Quispe told the radio station Kivu 1 that 12 people were missing.", "Kivu 1"),
        ("Ana Quispe told the Libyan news site Al-Sahil that 12 people were missing.", "Al-Sahil"),
        ("Ana Quispe told Radio Sucre that 12 people were missing.", "Radio Sucre"),
        ("Ana Quispe told the Border Post Committee that 12 people were missing.", None),
    ],
)
def test_outlets_that_no_list_holds(text: str, outlet: str | None) -> None:
    assert said(text, "12 people") == ("Ana Quispe", outlet)


def test_what_one_told_an_agency_another_did_not() -> None:
    text = "Governor Ali Hadi said 40 shops had burned; a doctor told Reuters that nine people were missing."
    assert said(text, "40 shops") == ("Ali Hadi", None)
    assert said(text, "nine people") == ("doctor", "Reuters")


def test_lawmakers_hand_on_the_service_s_figure() -> None:
    text = "Around 80 agents were expelled, Yonhap reported, quoting lawmakers whom the National Intelligence Service had briefed."
    assert said(text, "80 agents") == ("National Intelligence Service", "Yonhap")


def test_agency_carries_on_with_the_same_speaker() -> None:
    text = "William Ruto said 600 officers were ready, according to the Kenya News Agency. He added that 400 more would follow."
    assert said(text, "400 more") == ("William Ruto", "Kenya News Agency")


def test_agency_carries_on_into_the_next_paragraph() -> None:
    text = "William Ruto told the Kenya News Agency that 600 officers were ready.\n\nAnother 400 would follow, he said."
    assert said(text, "Another 400") == ("William Ruto", "Kenya News Agency")
    assert said(text.replace("he said", "Ruto said"), "Another 400") == ("William Ruto", None)


def test_another_speaker_ends_the_agency_s_turn() -> None:
    text = "William Ruto said 600 officers were ready, according to the Kenya News Agency.\n\nGarry Conille said 90 police had been hurt."
    assert said(text, "90 police") == ("Garry Conille", None)


def test_two_speakers_in_one_sentence_keep_their_own_clauses() -> None:
    text = "Israel said 20 militants were killed, while Hamas said 35 civilians had died."
    assert said(text, "20 militants")[0] == "Israel"
    assert said(text, "35 civilians")[0] == "Hamas"


def test_a_ministry_without_a_nation_is_that_of_the_article() -> None:
    text = "Dina Boluarte flew to Pataz on Friday. Thirteen miners were dead, the interior ministry said."
    assert said(text, "Thirteen miners") == ("Peruvian Interior Ministry", None)


def test_what_is_not_said_is_no_statement() -> None:
    assert said("Bola Tinubu did not say that 90 men were missing.", "90 men") == (None, None)


def test_the_agency_of_a_dateline_says_nothing() -> None:
    assert said("LIMA (AFP) - Some 40 houses burned down on Friday.", "40 houses") == (None, None)
