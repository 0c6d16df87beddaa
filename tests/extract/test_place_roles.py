"""What a place is named for: own sentences from all over the world, the place in brackets."""

from __future__ import annotations

import re
from datetime import date

import pytest

from lib.extract.actors.find import find_actors
from lib.extract.document import parse
from lib.extract.places.find import find_places
from lib.extract.values import PlaceMention, Reading
from lib.gazetteer import open_gazetteer
from lib.read import read_text

EVENTS = [
    "A suicide bomber struck a mosque in [Peshawar] on Friday, killing 30 people.",
    "Rebels shelled [El Obeid] for a third day.",
    "The two presidents met in [Addis Ababa] on Monday.",
    "Kenya has sent 400 police officers to [Haiti].",
    "The foreign minister arrived in [Hanoi] for a three-day visit.",
    "Soldiers withdrew from [Kidal] in November.",
    "The convoy left [Port Sudan] at dawn.",
    "Thousands of people fled from [Rafah] after the warning.",
    "Drones hit the outskirts of [Kharkiv] overnight.",
    "A visit to [North Korea] is planned for May.",
    "She told reporters in [Brasilia] that the talks had failed.",
    "President Gustavo Petro has put off his trip to Venezuela. He flew to [Quito].",
    "He had been to [Nairobi] before.",
    "She was abducted on the highway to [Damascus].",
    "Two families live in a camp on [Rodrigues Island].",
    "Protesters marched on [Colombo].",
    "[Manila] was hit by a typhoon on Sunday.",
    "Some 2,000 Burundian troops are fighting in eastern [DR Congo|eastern DR Congo].",
    "The envoy flew from Cairo to [Khartoum].",
    "Warplanes attacked [Hodeidah] on Tuesday.",
    "An earthquake shook [Antakya] in February.",
    "The army drove the militants out of [Mocimboa da Praia].",
    "The general visited [Maiduguri] on Thursday.",
    "The police said that a raid on the capital [Dakar] killed nine people.",
    "Gunmen raided a school in [Zamboanga] on Friday.",
    "The minister told journalists in [Lomé] that the road was open.",
    "The bombs fell on two villages in the [Abyei region].",
    "The envoy came from [Luang Prabang], where he met the king on Monday.",
    "A cargo jet was lost in bad weather over the [Black Sea].",
]
ACTORS = [
    "The session was moved at the request of [Algeria].",
    "[Tehran] will answer the letter, a spokesman said.",
    "[Ankara]'s foreign minister spoke first.",
    "Delegates accused [Rwanda] of backing the rebels.",
    "[India] denied the report.",
    "The talks between [Seoul] and Tokyo broke down.",
    "The Security Council condemned [Eritrea].",
    "The prime minister of [Norway] called for calm.",
    "Several states supply weapons to [Kyiv].",
    "The junta thanked [Moscow] for its help.",
    "The army bought drones from [Turkey].",
    "According to [Caracas], the vessel was unarmed.",
    "Sanctions against [Belarus] were extended.",
    "A treaty with [Mongolia] was signed last year.",
    "[Brazil] and Argentina agreed to lower tariffs.",
    "They put pressure on [Havana].",
    "[Riyadh] has been told of the plan.",
    "Condolences came from Quito, Montevideo and [Asunción].",
    "Mediators from Norway and [Oman] were waiting for an answer.",
    "The foreign ministry in [Harare] called the report false.",
    "On Tuesday [Peru], Chile and Bolivia recalled their envoys.",
    "He met Prak Sokhonn of [Cambodia] for an hour.",
    "The guests were Austria's Karl Nehammer, [Britain]'s Keir Starmer and Italy's Giorgia Meloni.",
]
MENTIONS = [
    "President Gustavo Petro has put off his trip to [Venezuela]. He flew to Quito.",
    "[ZAMBIA]. Police closed a road near Kitwe on Monday, officials said.",
    "The war in [Yemen] began in 2014.",
    "Envoys discussed the invasion of [Ukraine].",
    "The village of Bankass lies in [Mali]'s centre.",
    "A bomb exploded in Mandera, near the border with [Somalia].",
    "The market in Bamenda in [Cameroon] was set on fire.",
    "Two men from [Nepal] were among the wounded.",
    "Gunmen killed ten farmers in Zamfara, [Nigeria].",
    "Drones struck El Fasher, the capital of [North Darfur].",
    "Medellín is the second city of [Colombia].",
    "The patrol came under fire in [Peru]'s Ayacucho region.",
    "The men are citizens of [Eritrea].",
    "Fire broke out in Kyaikto, a town near [Bago].",
    "Boats landed at Pisco, on the [Pacific coast].",
    "The nation of six million is wedged between [Thailand] and Vietnam.",
    "He left for Kano, and the woman from [Izmir], where she was born, wept.",
]


def places(text: str, published: date = date(2025, 6, 1)) -> list[PlaceMention]:
    """The mentions of places in a text under a headline that says nothing."""
    article = read_text(f"A headline\n\n{text}", "wire", published=published)
    reading = Reading(article, next(parse([article])), open_gazetteer())
    reading.actors = find_actors(reading)
    return find_places(reading)


@pytest.mark.parametrize(
    ("sentence", "role"),
    [(text, role) for role, texts in (("event", EVENTS), ("actor", ACTORS), ("mention", MENTIONS)) for text in texts],
)
def test_role(sentence: str, role: str) -> None:
    match = re.search(r"\[([^|\]]+)(?:\|([^\]]+))?\]", sentence)
    assert match
    text = sentence.replace(match[0], match[1])
    wanted = match[2] or match[1]
    found = {mention.text: mention.role for mention in places(text)}
    assert found.get(wanted) == role, found


def test_dateline_and_its_country() -> None:
    found = places("ACCRA, Ghana (Reuters) - Ghana will open its border, the president said in Accra.")
    assert [(mention.text, mention.role) for mention in found] == [
        ("ACCRA", "dateline"),
        ("Ghana", "mention"),
        ("Ghana", "actor"),
        ("Accra", "event"),
    ]


@pytest.mark.parametrize(
    ("text", "filed"),
    [
        ("Fighting went on.\n\nTOKYO - The minister resigned.", {"TOKYO"}),
        ("IMPHAL/NEW DELHI: Police closed a road on Monday.", {"IMPHAL", "NEW DELHI"}),
        ("Taipei, July 31 (CNA) No ship sailed.", {"Taipei"}),
        ("Taipei said no ship sailed.", set()),
    ],
)
def test_towns_that_head_a_paragraph_are_where_it_was_filed(text: str, filed: set[str]) -> None:
    assert {mention.text for mention in places(text) if mention.role == "dateline"} == filed


def test_troops_not_in_a_place_make_no_event() -> None:
    assert [mention.role for mention in places("Ethiopia said its soldiers were not fighting in Eritrea.")] == ["actor", "mention"]


def test_name_with_an_apostrophe_is_one_place() -> None:
    assert [mention.text for mention in places("Storms hit Hawke's Bay on Monday.")] == ["Hawke's Bay"]


def test_people_behind_three_states_are_no_places() -> None:
    text = "He met the ministers of the three Gulf states, Ahmed Nasser, Khalid Saleh and Yousef Hamdan."
    assert not {"Ahmed Nasser", "Khalid Saleh", "Yousef Hamdan"} & {mention.text for mention in places(text)}
