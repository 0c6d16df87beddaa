"""People counted by their noun alone, lone numbers that count on, shares by who people are, and one person told of alone."""

import pytest

from tests.extract.test_personnel import told

TOLD = [
    # the noun alone says that they are people
    ("Eleven Belarusian judges were barred from entering Lithuania.", [(11, "officials", None)]),
    ("Four gunmen burst into a bank in Recife.", [(4, "militants", "present")]),
    ("Some 600 migrants came ashore at Lesbos.", [(600, "migrants", None)]),
    ("The base in Djibouti has been reinforced by 400 soldiers.", [(400, "troops", "deployed")]),
    ("Police found 45 pupils in the hall of a school in Kaduna.", [(45, "students", None)]),
    # a number without a noun goes on
    ("About 900 people fled Tillabery, and some 300 have walked to Niamey.", [(900, "people", None), (300, "people", None)]),
    ("Some 60,000 migrants reached Panama in May, down from 75,000 in April.", [(60000, "migrants", None), (75000, "migrants", None)]),
    ("Forty migrants landed at Lanzarote and 25 on Fuerteventura.", [(40, "migrants", None), (25, "migrants", None)]),
    # who some of them are
    ("Thirty people died in Cebu. Twelve were nurses.", [(30, "people", "killed"), (12, "nurses", "killed")]),
    (
        "The mission has 900 peacekeepers. Of these 300 come from Ghana.",
        [(900, "peacekeepers", "present"), (300, "peacekeepers", "present")],
    ),
    ("Arrivals on Crete exceed 9,000 this year.", [(9000, "people", None)]),
    ("The battle group is in Rukla. Its strength is about 1,600.", [(1600, "troops", "present")]),
    ("Traders say that soldiers by the hundreds came to Goma.", [(200, "troops", "deployed")]),
    # those who fell, those who died with somebody, a commander's men, a garrison's
    ("In the fight near Djibo 60 soldiers fell.", [(60, "troops", "killed")]),
    ("General Musa died with 12 of his men.", [(12, "troops", "killed")]),
    ("Turkey keeps a garrison of 900 men in Bashiqa.", [(900, "troops", "present")]),
    ("One miner was killed and another badly injured.", [(1, "miners", "killed"), (1, "miners", "wounded")]),
    # an article on people who cross borders
    (
        "Migrants reach Gavdos by night. Smugglers ask 4,000 euros; few get asylum. On Monday 70 people landed there.",
        [(70, "migrants", None)],
    ),
    # how strong a force is, by what it did
    ("The force that entered Goma was said to be about 900 soldiers strong.", [(900, "troops", "deployed")]),
    ("The Kenyan force that landed in Port-au-Prince in June is 400 strong.", [(400, "troops", "deployed")]),
    ("The garrison is 900 soldiers strong.", [(900, "troops", "present")]),
    # one alone
    ("A soldier was killed in Gao.", [(1, "troops", "killed")]),
    ("A four-year-old girl was found dead in Homs.", [(1, "children", "killed")]),
    # a team's members, a brigade's strength
    ("Ghana sent a five-member rescue team to Juba.", [(5, "rescuers", "deployed")]),
    ("By May the brigade is to number 4,000 soldiers.", [(4000, "troops", "pledged")]),
]

NOT_TOLD = [
    "The magazine cited three people familiar with the plan.",
    "Four diplomats told the paper that the text was ready.",
    "Niue is an island of 1,700 people.",
    "The centre was built for 400 people.",
    "The charity handed out blankets to 900 families and 300 children.",
    "The president received three ministers.",
    "A man was killed in Quito.",
    "The party has 37 members and took 12 seats.",
    "Two rounds of talks were held; one ended at 7.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_people_told_of(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_counts_nobody(text):
    assert told(text) == []
