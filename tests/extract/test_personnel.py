"""Claims about numbers of people, on sentences from all over the world: bounds, unit, force and status; and what is no claim."""

from datetime import date

import pytest

from lib.check import check
from lib.extract.actors.find import find_actors
from lib.extract.dates.find import find_dates
from lib.extract.document import parse
from lib.extract.personnel.find import find_counts
from lib.extract.places.find import find_places
from lib.extract.statements.find import find_statements
from lib.extract.values import Reading
from lib.gazetteer import open_gazetteer
from lib.lookups import load_lookup
from lib.read import read_text
from lib.schema import TABLES


def rows(text):
    article = read_text(f'---\ntitle: "A report"\nsource: "Test"\npublished: 2024-05-16\n---\n\n{text}\n', "markdown")
    reading = Reading(article, next(parse([article])), open_gazetteer())
    reading.dates = find_dates(article.text, article.published)
    reading.actors = find_actors(reading)
    reading.places = find_places(reading)
    reading.statements = find_statements(reading)
    found = find_counts(reading)
    check("personnel", found, {article.article_id: article.text})
    return found


def told(text):
    """(value, unit, status) of each claim, in order."""
    return [(row["count_best"] or row["count_low"] or row["count_high"], row["unit"], row["status"]) for row in rows(text)]


CLAIMS = [
    # two nouns under one number, members of a body, people by their country
    ("A drone hit a clinic in Dnipro, hurting 80 patients and nurses.", [(80, "people", "wounded")]),
    ("The bodies of 13 guards and miners were found in Zaruma.", [(13, "workers", "killed")]),
    ("Some 800 police officers and soldiers have been sent to Guayas.", [(800, "troops", "deployed")]),
    ("In Basra 64 members of the security forces were killed.", [(64, "troops", "killed")]),
    ("In Tuxtla 11 members of a gang were arrested.", [(11, "gang members", "captured")]),
    ("The accord says nothing on the 23 Armenians who remain in foreign jails.", [(23, "people", "captured")]),
    ("Some 900 British and 500 Kenyan troops are to take part.", [(900, "troops", "pledged"), (500, "troops", "pledged")]),
    ("The army said that six “terrorists” were killed in Sinai.", [(6, "militants", "killed")]),
    ("The remains of 30 soldiers will be handed over in June.", [(30, "troops", "killed")]),
    # one without a number beside a number; alone he is not counted
    ("Twenty soldiers and a civilian were killed at Tera.", [(20, "troops", "killed"), (1, "civilians", "killed")]),
    ("A teacher was killed in Anambra.", []),
    # two fates under one number, a wound told behind the noun, and a part's own fate
    ("No fewer than 3,400 deaths and disappearances were recorded at sea.", [(3400, "people", "casualties")]),
    ("The clinic in Jos counted nine people with severe burns.", [(9, "people", "wounded")]),
    ("Spain keeps 600 soldiers there, of whom 100 were sent in May.", [(600, "troops", "present"), (100, "troops", "deployed")]),
    ("Forty of the bodies bore wounds in Bor.", [(40, "people", "killed")]),
    (
        "The blast killed 40: 12 policemen and 28 pilgrims.",
        [(40, "people", "killed"), (12, "police", "killed"), (28, "pilgrims", "killed")],
    ),
    ("Peru sent ten F-16 fighters to Iquitos; of 90 drones it shot down 41.", []),
    # wounds, freedom and forces told by verb and object
    ("Eight had gunshot wounds and 12 people needed treatment in Lima.", [(8, "people", "wounded"), (12, "people", "wounded")]),
    ("The 86 passengers, among them 26 women, were let go by the gunmen.", [(86, "civilians", "captured"), (26, "women", "captured")]),
    ("At the mill 300 workers were let go.", []),
    ("The force stood at 796 soldiers in December.", [(796, "troops", "present")]),
    # tolls whose words stand in the sentence before, or behind the number
    ("Nobody knows how many died in Mocoa. The governor put it at 115.", [(115, "people", "killed")]),
    ("Villagers were massacred in Yelwa. A report that the BBC has seen puts the figure at up to 600.", [(600, "people", "killed")]),
    ("The mine, which puts at 39 the number of its workers murdered since 2020, has closed.", [(39, "workers", "killed")]),
    ("The army put its dead at 13; by noon the toll had reached 15.", [(13, "people", "killed"), (15, "people", "killed")]),
    ("The toll of the blast, which shook Beirut at dawn, has climbed to 16.", [(16, "people", "killed")]),
    ("Relatives of those killed in Sinjar have drawn up a list of 400 names.", [(400, "people", "killed")]),
    ("Police registered 619 murders from January to June.", [(619, "people", "killed")]),
    # a figure of something else
    ("Two men were wounded at sea. He put the number of boats at eight.", [(2, "people", "wounded")]),
    ("Ten were hurt in Izmir, where 7,000 runners had come; the club puts the figure at 9,000.", [(10, "people", "wounded")]),
    ("The office drew up a list of 30 names for the post.", []),
    ("The air force sent 12 bombers to Guam.", []),
    # killed, wounded, missing
    (
        "At least 27 people were killed and 40 others wounded when fighters shelled a market in El Fasher.",
        [(27, "people", "killed"), (40, "people", "wounded")],
    ),
    ("The attack left 12 dead and 30 injured.", [(12, "people", "killed"), (30, "people", "wounded")]),
    ("A bomb killed one Turkish soldier and wounded three more.", [(1, "troops", "killed"), (3, "troops", "wounded")]),
    ("An avalanche claimed the lives of nine climbers in Nepal.", [(9, "climbers", "killed")]),
    ("The UN said it had verified the deaths of 1,247 civilians.", [(1247, "civilians", "killed")]),
    ("The death toll from the landslide rose to 45, with 70 people still missing.", [(45, "people", "killed"), (70, "people", "missing")]),
    ("Officials put the number of injured at 90.", [(90, "people", "wounded")]),
    ("The number of deaths in Luanda is now more than 1,200.", [(1200, "people", "killed")]),
    ("Rescuers recovered 17 bodies from the river.", [(17, "people", "killed")]),
    ("Up to 100 people are feared dead in Papua New Guinea.", [(100, "people", "killed")]),
    ("More than 40 people were hospitalised in Mumbai.", [(40, "people", "wounded")]),
    ("Four miners were pulled out in Zonguldak, but eight remain trapped.", [(4, "miners", None), (8, "miners", "missing")]),
    ("Some 600 Chadian soldiers were killed or wounded at Bohoma.", [(600, "troops", "casualties")]),
    ("Mali's army killed 26 terrorists and arrested 11 suspects near Gao.", [(26, "militants", "killed"), (11, "suspects", "captured")]),
    (
        "Thousands of people marched through Nairobi; police shot dead eight of them.",
        [(2000, "people", "present"), (8, "people", "killed")],
    ),
    ("In Accra 31 people were taken to hospital, six of them children.", [(31, "people", "wounded"), (6, "children", "wounded")]),
    ("The dead include three soldiers.", [(3, "troops", "killed")]),
    # captured
    ("Azerbaijan captured two wounded Armenian soldiers.", [(2, "troops", "captured")]),
    (
        "Gunmen abducted more than 200 schoolchildren in Niger State; 30 were freed on Monday.",
        [(200, "children", "captured"), (30, "children", "captured")],
    ),
    ("Hamas released four Israeli hostages for 200 Palestinian prisoners.", [(4, "hostages", "captured"), (200, "prisoners", "captured")]),
    ("Turkey detained 110 suspects in raids across 24 provinces.", [(110, "suspects", "captured")]),
    ("The garrison of 400 surrendered.", [(400, "troops", "captured")]),
    # on the move
    ("Kenya has sent 400 police officers to Haiti and plans to send 600 more.", [(400, "police", "deployed"), (600, "police", "pledged")]),
    ("Nepal will contribute 850 troops to the mission in South Sudan.", [(850, "troops", "pledged")]),
    ("Kenyan lawmakers approved the dispatch of 1,000 officers.", [(1000, "officers", "pledged")]),
    ("France withdrew its last 1,000 soldiers from Chad.", [(1000, "troops", "withdrawn")]),
    ("Germany has trained 10,000 Ukrainian soldiers.", [(10000, "troops", "trained")]),
    ("The prime minister asked Rwanda for 2,000 additional troops.", [(2000, "troops", "requested")]),
    ("India has massed 60,000 soldiers along the frontier with China.", [(60000, "troops", "present")]),
    ("Some 1,200 Italian peacekeepers are stationed in southern Lebanon.", [(1200, "peacekeepers", "present")]),
    ("A contingent of 250 arrived in Port-au-Prince.", [(250, "troops", "deployed")]),
    ("Japan sent a 50-member rescue team to Turkey.", [(50, "rescuers", "deployed")]),
    ("The rebels number about 6,000.", [(6000, "fighters", "present")]),
    ("He put the strength of the contingent at 11,000.", [(11000, "troops", "present")]),
    (
        "Fiji is sending another 600 men: 100 sappers and 500 builders.",
        [(600, "troops", "deployed"), (100, "deminers", "deployed"), (500, "builders", "deployed")],
    ),
    # fates without a status of their own
    ("The flood has displaced tens of thousands of people in Borno.", [(20000, "people", None)]),
    ("Around 10,000 Rohingya fled into Bangladesh.", [(10000, "people", None)]),
    # lists, appositions, people named by their trade
    ("Chile sent 900 police, 40 medics and six helicopters to Concepcion.", [(900, "police", "deployed"), (40, "medics", "deployed")]),
    ("Laos will send two companies of sappers - 300 people - to Xieng Khouang.", [(300, "deminers", "pledged")]),
    ("Angola sent 200 experts in clearing mines to Cuito.", [(200, "deminers", "deployed")]),
    ("Iran lost 300 men at Khorramshahr.", [(300, "troops", "killed")]),
]

NO_CLAIMS = [
    "A photo taken in Lima in March 2021 and released in 2022 shows the president.",
    "A 34-year-old man bought 12 trucks for $3 million in 2019.",
    "The 15-member Security Council met for two hours.",
    "Two officials told Reuters that the talks had gone well.",
    "Ethiopia denied that 500 of its soldiers had been captured.",
    "If 5,000 troops were sent, the war would widen.",
    "Analysts say the strike could kill 300 people.",
    "The dam's failure could result in the deaths of 300 people.",
    "The two leaders met two ministers and both men smiled.",
    "The World Food Programme will feed 300,000 people.",
    "The army says it is losing 92 men a day.",
    "No one was hurt, and zero people were killed.",
    "One in five soldiers is a woman.",
    "Scott, 43, was killed near Charlotte.",
    "The 528th Regiment fired 200 shells at a town of 20,000 people.",
    "The stadium seats 50,000 people.",
]


@pytest.mark.parametrize(("text", "expected"), CLAIMS)
def test_claims(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_no_claims(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Some 4,500 Cuban doctors work in Caracas.", "CUB"),
        ("Britain said 300 soldiers of the Somali army had died.", "SOM"),
        ("Around 2,000 troops from Burundi were deployed to Bukavu.", "BDI"),
        ("Mali's army said it had lost two soldiers.", "MLI"),
        ("Poland will send 300 engineers to Odesa.", "POL"),
        ("France withdrew its last 1,000 soldiers from Chad.", "FRA"),
        ("About 500 soldiers sent by Rwanda were killed in Goma.", "RWA"),
        ("About 5,000 Thai and Cambodian troops are massed at the border.", None),
        ("At least 30 Yemeni children were killed in Saada.", None),
        ("The army killed 30 Somali militants.", None),
    ],
)
def test_whose_people(text, force):
    assert [row["force"] for row in rows(text)] == [force]


def test_numbers_without_a_noun_go_with_the_country_before_them():
    found = rows("Jamaica has sent 23 officers, Guatemala 150 and El Salvador 78.")
    expected = [(23, "JAM", "deployed"), (150, "GTM", "deployed"), (78, "SLV", "deployed")]
    assert [(row["count_best"], row["force"], row["status"]) for row in found] == expected


def test_a_war_s_losses_are_not_an_attack_s():
    attack, war = rows("A bomb in Juba killed 12 soldiers on Monday.\n\nThe war has killed tens of thousands.")
    assert (war["unit"], war["resolved_place"]) == ("people", None)
    assert attack["resolved_place"] == "Juba"


def test_a_part_points_to_its_total():
    total, women, children = rows("Nearly 200 migrants died off Lampedusa, among them 22 women and 8 children.")
    assert total["part_of"] is None
    assert women["part_of"] == children["part_of"] == total["fact_id"]
    assert (women["count_best"], women["status"]) == (22, "killed")


def test_a_part_of_them_points_to_its_total():
    total, part = rows("Police in Tbilisi arrested 35 protesters, two of them journalists.")
    assert (part["unit"], part["count_best"], part["part_of"]) == ("journalists", 2, total["fact_id"])


def test_the_same_figure_told_twice_is_one_row():
    found = rows("A ferry sank off Cebu and 38 people drowned.\n\nThe coast guard said that 38 people had died.")
    assert [row["count_best"] for row in found] == [38]


def test_a_lone_number_goes_on_counting_the_same_people():
    found = rows("At least 40 Kenyan soldiers were wounded in El Adde.\n\nAnother 12 were killed, the army said.")
    assert [(row["unit"], row["force"], row["status"]) for row in found] == [("troops", "KEN", "wounded"), ("troops", "KEN", "killed")]


def test_people_on_the_move_have_the_place_they_go_to():
    (row,) = rows("Officials in Kigali said that Rwanda had sent 1,000 soldiers to Bangui.")
    assert row["resolved_place"] == "Bangui"


def test_casualties_have_the_place_where_they_were_hit():
    found = rows("A blast in Karachi killed 14 people and wounded 30.")
    assert [row["resolved_place"] for row in found] == ["Karachi", "Karachi"]


def test_the_words_and_their_sentence_are_kept():
    (row,) = rows("Officials spoke. At least 30 miners died in Soma on Tuesday.")
    assert row["quote_exact"] == row["count_text"] == "At least 30 miners"
    assert (row["count_low"], row["count_best"], row["count_high"], row["count_rule"]) == (30, 30, None, "at_least")
    assert (row["date_start"], row["claim_id"]) == (date(2024, 5, 14), row["fact_id"])


def test_a_date_in_an_aside_is_not_the_date_of_the_claim():
    (row,) = rows("Eritrea, in the war that began in 1998, had sent 900 soldiers to Badme.")
    assert row["date_basis"] == "published"


def test_every_listed_status_is_one_of_the_codebook():
    allowed = {value for column in TABLES["personnel"] if column.name == "status" for value in column.values} | {"none"}
    assert {row["status"] for row in load_lookup("status_verbs")} <= allowed
    assert {row["future"] for row in load_lookup("status_verbs")} <= allowed | {""}
