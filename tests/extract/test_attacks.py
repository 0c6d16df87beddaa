"""What was struck, where and when: own sentences, published on Wednesday 12 March 2025."""

from datetime import date

import pytest

from lib.extract.pipeline import extract_articles
from lib.read import read_text

PUBLISHED = date(2025, 3, 12)

#: text, and for each attack: place as written, first day, last day, mode, attackers.
CASES = {
    "a noun with its place": (
        "An Israeli airstrike on Nabatieh killed two people on Monday.",
        [("Nabatieh", "2025-03-10", "2025-03-10", "aerial", ["ISR"])],
    ),
    "weapon as subject": (
        "A Russian drone hit a hospital in Kharkiv overnight.",
        [("Kharkiv", "2025-03-12", "2025-03-12", "drone", ["RUS"])],
    ),
    "gunmen at the start of a sentence": (
        "Gunmen raided a school in Kaduna on Sunday and took away pupils.",
        [("Kaduna", "2025-03-09", "2025-03-09", "firearms", [])],
    ),
    "passive with the weapon named before": (
        "Rockets fell for hours on the north of the country. A clinic in Idlib was hit on Tuesday.",
        [("Idlib", "2025-03-11", "2025-03-11", "heavy-weapons", [])],
    ),
    "told twice": (
        "A car bomb exploded in Mogadishu on Monday, police said.\n\nThe explosion in Mogadishu was the second of the year.",
        [("Mogadishu", "2025-03-10", "2025-03-10", "explosives", [])],
    ),
    "a toll put on another day": (
        "The governor on Wednesday put the toll of the air strikes on Omdurman at nine. The attack the day before hit a market.",
        [("Omdurman", "2025-03-11", "2025-03-11", "aerial", [])],
    ),
    "strikes carried out, without a day": (
        "The United States then carried out strikes on three radar sites in Hodeidah.",
        [("Hodeidah", "2025-03-12", "2025-03-12", None, ["USA"])],
    ),
    "drones launched at a town": (
        "Russia launched 45 drones at Odesa on Monday.",
        [("Odesa", "2025-03-10", "2025-03-10", "drone", ["RUS"])],
    ),
    "a grenade thrown": (
        "A grenade was thrown into a bar in Bukavu on Saturday.",
        [("Bukavu", "2025-03-08", "2025-03-08", "explosives", [])],
    ),
    "a stabbing that killed nobody": ("A man stabbed three people in Leeds on Monday.", [("Leeds", "2025-03-10", "2025-03-10", None, [])]),
    "gang members": (
        "Gang members opened fire on a market in Jacmel on Sunday.",
        [("Jacmel", "2025-03-09", "2025-03-09", "firearms", [])],
    ),
    "teachers on strike": ("A strike by teachers closed schools in Nairobi on Monday.", []),
    "a storm": ("A typhoon hit Manila on Monday and killed two people.", []),
    "a heart attack": ("The singer died of a heart attack in Lima on Monday.", []),
    "a threat": ("Iran threatened to attack Haifa with missiles.", []),
    "a deal": ("The two sides struck a deal in Doha on Monday.", []),
    "denied": ("The army did not bomb Nyala on Monday, its spokesman said.", []),
    "a village that no gazetteer has, near another country": (
        "A drone struck a post at Qoz Bita, on the border with Sudan, on Tuesday.",
        [("Qoz Bita", "2025-03-11", "2025-03-11", "drone", [])],
    ),
    "the day told below": (
        "A car bombing in Medellin hurt 20 people, police said. The bomb exploded on Tuesday.",
        [("Medellin", "2025-03-11", "2025-03-11", "explosives", [])],
    ),
    "the day right behind": (
        "The general listed nine bombings on Sunday, four of them in Tumaco and the rest in Pasto.",
        [("Tumaco", "2025-03-09", "2025-03-09", "explosives", []), ("Pasto", "2025-03-09", "2025-03-09", "explosives", [])],
    ),
    "the day that owns the toll": (
        "Sunday's toll rose last night: a drone had killed nine people in Sidon.",
        [("Sidon", "2025-03-09", "2025-03-09", "drone", [])],
    ),
    "the day that it began": (
        "Nobody has been seen since March 3, the day gunmen stormed a station in Ituri.",
        [("Ituri", "2025-03-03", "2025-03-03", "firearms", [])],
    ),
    "a place told before": (
        "The story begins in Bannu. There a suicide bomber rammed a wall on Monday.",
        [("Bannu", "2025-03-10", "2025-03-10", "suicide-attack", [])],
    ),
    "two districts of one province": (
        "Jets hit Paktika on Sunday. Ten people died in the districts of Urgun and Barmal.",
        [("Paktika", "2025-03-09", "2025-03-09", "aerial", [])],
    ),
    "a convoy of gunmen": (
        "Nine men were killed by a convoy of gunmen in Celaya on Monday.",
        [("Celaya", "2025-03-10", "2025-03-10", "firearms", [])],
    ),
    "shot by nobody named": (
        "Two aides were shot dead in Maputo on Monday.",
        [("Maputo", "2025-03-10", "2025-03-10", "firearms", [])],
    ),
    "shot by the police": ("Two men were shot dead in Maputo on Monday by the police.", []),
    "a protest": ("Police opened fire on protesters in Kathmandu on Monday.", []),
    "troops that strike a thing": (
        "Israeli troops struck a hospital in Khan Younis on Monday.",
        [("Khan Younis", "2025-03-10", "2025-03-10", None, ["ISR"])],
    ),
    "an accident": ("The explosion at the factory in Izmir killed nine people on Monday.", []),
    "the place before the noun": (
        "Nine people died in the Quetta bombing on Sunday.",
        [("Quetta", "2025-03-09", "2025-03-09", "explosives", [])],
    ),
    "fired on": ("Gunmen fired on a bus near Jos on Sunday.", [("Jos", "2025-03-09", "2025-03-09", "firearms", [])]),
    "what goes on": ("Rebels keep firing rockets at Marib.", []),
    "where the speaker was": (
        "A missile struck a market in Idlib on Sunday. The minister told reporters in Beijing that the attacks were shocking.",
        [("Idlib", "2025-03-09", "2025-03-09", "heavy-weapons", [])],
    ),
    "a list with its country": (
        "Bombs went off on Sunday in Gwoza, Biu and Maiduguri.",
        [(name, "2025-03-09", "2025-03-09", "explosives", []) for name in ("Gwoza", "Biu", "Maiduguri")],
    ),
    "where the gunmen came from": (
        "Two gunmen from the villages of Qatanna and Bidu opened fire in Jerusalem on Sunday.",
        [("Jerusalem", "2025-03-09", "2025-03-09", "firearms", [])],
    ),
    "the place as subject": (
        "Menaka came under fire on Sunday.",
        [("Menaka", "2025-03-09", "2025-03-09", None, [])],
    ),
    "the place told afterwards by the same word": (
        "Nine men died in an ambush in the Sahel. The ambush took place on Sunday near Djibo.",
        [("Djibo", "2025-03-09", "2025-03-09", "firearms", [])],
    ),
    "an exercise": ("Troops took part in a live-fire attack near Tulcea on Sunday.", []),
    "the city told before": (
        "Rescuers in Ternopil worked all night. Nine people died in Sunday's missile strike on the western city.",
        [("Ternopil", "2025-03-09", "2025-03-09", "heavy-weapons", [])],
    ),
    "spoken of elsewhere": (
        "A missile struck a market in Idlib on Sunday. In Granada the council takes up the strike.",
        [("Idlib", "2025-03-09", "2025-03-09", "heavy-weapons", [])],
    ),
    "hacked to death": (
        "Nine farmers were hacked to death in Beni on Sunday.",
        [("Beni", "2025-03-09", "2025-03-09", None, [])],
    ),
    "men with machetes": (
        "Young men with machetes fell on a village near Bunia on Monday.",
        [("Bunia", "2025-03-10", "2025-03-10", None, [])],
    ),
    "a truck packed with explosives": (
        "A truck packed with explosives went off in Cali on Monday.",
        [("Cali", "2025-03-10", "2025-03-10", "explosives", [])],
    ),
    "killed in a crash": ("Rebels hold the hills. Nine people were killed in Kasese on Monday in a bus crash.", []),
    "a place that only locates": (
        "A drone hit the town of Nikopol, in Ukraine's Dnipropetrovsk region, on Monday.",
        [("Nikopol", "2025-03-10", "2025-03-10", "drone", [])],
    ),
    "the day in another time zone": (
        "A bomb exploded in Marawi at 7 am on Sunday (2300 GMT Saturday).",
        [("Marawi", "2025-03-09", "2025-03-09", "explosives", [])],
    ),
    "the day of the reaction": (
        "A missile struck a market in Idlib on Sunday. The minister condemned the attack on Tuesday.",
        [("Idlib", "2025-03-09", "2025-03-09", "heavy-weapons", [])],
    ),
    "the eve of the attack": (
        "A missile struck a market in Idlib on Sunday. On Saturday, the eve of the attack, the envoy was in Ankara.",
        [("Idlib", "2025-03-09", "2025-03-09", "heavy-weapons", [])],
    ),
    "weeks after": (
        "The minister stepped down on Tuesday, two weeks after gunmen killed 20 people in Jos.",
        [("Jos", "2025-02-25", "2025-02-25", "firearms", [])],
    ),
    "a habit": ("Gangs kill people in Durban, the mayor said on Monday.", []),
    "a war": ("The war in Yemen has lasted ten years.", []),
}


@pytest.mark.parametrize("name", CASES)
def test_attacks(name):
    text, expected = CASES[name]
    facts = next(extract_articles([read_text(f"A report\n\n{text}", published=PUBLISHED, kind="wire")]))
    rows = [row for row in facts.tables["events"] if row["event_type"] == "ASSAULT"]
    assert [(row["extracted_place"], str(row["date_start"]), str(row["date_end"]), row["mode"], row["actor"]) for row in rows] == expected


def test_agreement_names_both_parties():
    text = "Azerbaijan and Armenia signed a border agreement in Abu Dhabi on Monday."
    facts = next(extract_articles([read_text(f"A report\n\n{text}", published=PUBLISHED, kind="wire")]))
    (row,) = facts.tables["events"]
    assert (row["event_type"], row["actor"], row["resolved_place"], str(row["date_start"])) == (
        "AGREE",
        ["AZE", "ARM"],
        "Abu Dhabi",
        "2025-03-10",
    )
