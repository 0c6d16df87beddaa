"""Whose people they are and who says so, where another clause or sentence tells it; short stories from all over the world."""

import pytest

from tests.extract.test_personnel import rows

NAMES = {"who": "claimant", "force": "force", "unit": "unit", "status": "status", "words": "count_text"}

WHO = [
    ("Nine people were hurt, three of them badly, said Maria Lopez, the mayor of Tarija.", {9: "Maria Lopez", 3: "Maria Lopez"}),
    ("Eleven miners were rescued and two were killed, the mining company Vale said.", {2: "Vale"}),
    (
        "Four fighters were killed and nine wounded, the group's spokesman, Tareq Nasser, said.",
        {4: "Tareq Nasser", 9: "Tareq Nasser"},
    ),
    ("Police have detained 340 people, the government reports; two protesters died in hospital.", {340: "government", 2: "government"}),
    ("Two soldiers were killed, the Malian army said; a local official put the toll at nine.", {2: "Malian army", 9: "local official"}),
    ("Chad's army said it had killed 12 rebels, while residents spoke of 30 dead.", {12: "Chadian army", 30: "residents"}),
    ("Villagers told officials that a bridge fell. More than 1,500 people have died on such boats since 2014.", {1500: None}),
    (
        "Israeli strikes killed 12 people in Rafah, health officials said. Talks went on in Cairo, an Egyptian official said.",
        {12: "health officials"},
    ),
    ("Kenya has pledged 1,000 officers.", {1000: None}),
    ("Jamaica has promised up to 200 soldiers, and Benin 2,000.", {200: None, 2000: None}),
    ("Ukraine condemned the strike on Odesa, which killed at least four people.", {4: None}),
    ("Peru condemned the attack as cowardly. It killed at least 14 people.", {14: None}),
    ("India said it struck camps near Muridke, days after gunmen shot dead 26 hikers.", {26: None}),
    ("At least 70 people have been killed since Monday, Juan Gil, the governor of Arauca, said on Sunday.", {70: "Juan Gil"}),
    ("Speaking in Dakar, Foreign Minister Yassine Fall said 300 migrants had drowned.", {300: "Yassine Fall"}),
    ("Thailand's army reports that five of its soldiers were wounded in Sisaket.", {5: "Thai army"}),
]

WHO += [
    # a part has the source of its whole, and what goes on at once that of the sentence before
    ("Six miners died, the minister Ana Ruiz said. Two of them were from one family.", {6: "Ana Ruiz", 2: "Ana Ruiz"}),
    ("Eight people were hurt, the mayor Jan Kos said. Three children are among the wounded.", {8: "Jan Kos", 3: "Jan Kos"}),
    # but not where another acts, or a place or day of its own begins another story
    ("Six miners died, the minister Ana Ruiz said. In March, a fire in Oruro killed nine.", {6: "Ana Ruiz", 9: None}),
    ("Six people died, the mayor Jan Kos said. Hundreds are still missing.", {6: "Jan Kos", 200: None}),
]

WHO += [
    (
        "A missile hit a training ground near Poltava. Ukraine's ground forces said 12 soldiers were killed.",
        {12: "Ukrainian ground forces"},
    ),
    ("Pyongyang sent 3,000 soldiers at the start of the year, according to Seoul.", {3000: "South Korea"}),
    ("Some 12,000 Cuban workers are in Russia, according to a hospital director.", {12000: "hospital director"}),
    ("The dead include two children, Mayor Artem Kobzar said.", {2: "Artem Kobzar"}),
    ("President Daniel Ortega declared a curfew and sent 300 policemen to Masaya.", {300: None}),
    ("Chile promised that 90 firefighters would come.", {90: "Chile"}),
    ("Kyiv accused Moscow of killing 31 prisoners in Olenivka.", {31: "Ukraine"}),
    ("Police stormed the prison, the prison service INPE said, while families outside counted 15 dead.", {15: "families"}),
]

FORCE = [
    # the country in which the whole story takes place, unless another's men are told of
    ("Gunmen fled into hills near Temuco, Chile. Some 1,800 soldiers are stationed in the region.", {1800: "CHL"}),
    ("A blast shook Gao in Mali. Talks went on in Algiers and in Lome. Some 800 soldiers are in the region.", {800: None}),
    ("Defence Minister Sebastien Lecornu of France said 700 soldiers had been sent to Mayotte.", {700: "FRA"}),
    ("President Nayib Bukele sent over 2,000 soldiers into Soyapango, El Salvador.", {2000: "SLV"}),
    ("Gunmen attacked the town of Mirebalais in Haiti. Two officers were killed, the Haitian National Police said.", {2: "HTI"}),
    (
        "Italy keeps 1,200 soldiers in Lebanon. Its defence minister said that three of them were hurt there in May.",
        {1200: "ITA", 3: "ITA"},
    ),
    ("NATO has about 4,000 troops in Kosovo.", {4000: None}),
    ("The African Union has 14,000 soldiers in Somalia.", {14000: None}),
    ("Some 9,000 troops from both countries took part in drills on Hokkaido.", {9000: None}),
    ("Insurgents attacked a barracks in Mozambique's Cabo Delgado province. Six soldiers died, the defence ministry said.", {6: "MOZ"}),
    ("The Philippine coast guard said that two of its sailors were injured.", {2: "PHL"}),
    ("Jordan's interior ministry said four policemen were shot in Salt.", {4: "JOR"}),
]

FORCE += [
    ("Togo has pledged 250 gendarmes. Mali says it will send 400 soldiers to Kayes.", {250: "TGO", 400: "MLI"}),
    ("A missile hit a training ground near Poltava. Ukraine's ground forces said that 12 soldiers were killed.", {12: "UKR"}),
    ("Zimbabwe is to send 300 soldiers to Pemba. The African Union has approved a force of 2,900.", {300: "ZWE", 2900: None}),
    ("Spain's interior minister, Fernando Grande-Marlaska, said 1,200 police officers would be sent to Ceuta.", {1200: "ESP"}),
    ("A bomb killed nine soldiers at a checkpoint in Quetta.", {9: "PAK"}),
    ("Gunmen shot dead three policemen in Guayaquil.", {3: "ECU"}),
    ("A UN base in Gao was shelled. Two soldiers were killed.", {2: None}),
    ("Turkish troops hold a ridge near Sarmin in Syria. Rebels said a shell killed four soldiers there.", {4: "TUR"}),
    ("Jamaica, the Bahamas and Belize have promised up to 1,500 soldiers.", {1500: None}),
]

UNIT = [
    ("Kenya sent 200 police officers to Haiti. Another 600 officers will go in June.", {200: "police", 600: "police"}),
    ("Six members of one family died when a roof fell in Multan.", {6: "people"}),
    ("Hamas is still holding 48 hostages, of whom about 20 are believed to be alive.", {48: "hostages", 20: "hostages"}),
    ("Rioters held 57 prison guards in Cuenca.", {57: "guards"}),
    ("Forty guards were taken hostage in a jail in Esmeraldas.", {40: "guards"}),
    ("Bandits on motorcycles stormed a school in Kaduna and took away 130 pupils.", {130: "students"}),
    ("Wagner, a Russian mercenary company, has about 900 men in Mali.", {900: "mercenaries"}),
]

UNIT += [
    ("Some 800 search and rescue workers were sent to Erzincan. Ten oil and gas workers died.", {800: "rescuers", 10: "workers"}),
    ("Ecuador's navy said two marines died in Posorja. Police there arrested nine men.", {2: "troops", 9: "people"}),
    ("Hundreds of Afghan police fled their posts in Faizabad. Fighters killed at least 20 of them.", {20: "police"}),
    ("Jordan brought 3,000 police to Irbid, where tens of thousands of people marched.", {20000: "people"}),
    ("Fighters of the RSF have lost dozens of men, an army officer said.", {24: "fighters"}),
    ("Nepal put the number of dead at 31, all of them climbers.", {31: "climbers"}),
    ("Pakistan's army said it had killed 54 militants.", {54: "militants"}),
]

STATUS = [
    ("The toll of the landslide in Nepal rose from 12 on Monday to 31, then 40.", {12: "killed", 31: "killed", 40: "killed"}),
    ("Ten deaths were confirmed in Bunia. A local radio station later gave 38, citing nurses.", {38: "killed"}),
    ("Some 700 Hazaras have trekked into Iran. Nine villagers were hacked to death.", {700: None, 9: "killed"}),
    ("Hamas is still holding 48 hostages, of whom about 20 are believed to be alive.", {48: "captured", 20: "captured"}),
    ("Bandits on motorcycles stormed a school in Kaduna and took away 130 pupils.", {130: "captured"}),
    ("Germany has pulled the last of its 1,100 soldiers out of Mali.", {1100: "withdrawn"}),
    ("Hundreds of villagers have crossed into Bangladesh since Friday.", {200: None}),
    ("Thousands of refugees have crossed into Chad from Darfur.", {2000: None}),
    ("Turkey keeps some 4,000 soldiers in Syria, officials in Damascus say.", {4000: "present"}),
    ("Six members of one family died when a roof fell in Multan.", {6: "killed"}),
    ("Dozens of sailors of a tanker seized in May are still being held.", {24: "captured"}),
]

STATUS += [
    ("A man stabbed six people to death in Suva. Eight were taken to hospitals across the city.", {6: "killed", 8: "wounded"}),
    ("The toll of the landslide near Gofa has risen to 257 and could reach 500.", {257: "killed", 500: "no claim"}),
    ("Zambia has recorded 351 deaths. There were 9,000 cases, 3,200 of them in the capital.", {351: "killed", 3200: "no claim"}),
    ("The soldiers stationed in the north, some 900 of them, fled. Two shops burned.", {900: None}),
    ("Jordan brought 3,000 police to Irbid, where tens of thousands of people marched.", {20000: "present"}),
    ("Some 12 villagers were kidnapped and killed near Jos.", {12: "killed"}),
    ("Among the dead were ten nurses whose clinic in Tyre was hit overnight.", {10: "killed"}),
    ("The UN said that 17 peacekeepers were killed in Goma. Among them were 13 Uruguayan soldiers.", {13: "killed"}),
    ("Hezbollah said that 12 people were killed in Tyre and that six of its fighters were among them.", {6: "killed"}),
    ("The Pentagon will withdraw 1,000 of its 2,000 troops from Syria.", {1000: "withdrawn", 2000: "no claim"}),
]

WORDS = [
    ("In Myanmar thousands have been wounded.", {2000: "thousands"}),
    ("More than 3,000 have fled to Goma.", {3000: "More than 3,000"}),
    ("Three were confirmed killed in Lima.", {3: "Three"}),
]


def cases():
    for kind, stories in (("who", WHO), ("force", FORCE), ("unit", UNIT), ("status", STATUS), ("words", WORDS)):
        for text, expected in stories:
            yield pytest.param(kind, text, expected, id=f"{kind}: {text[:50]}")


@pytest.mark.parametrize(("kind", "text", "expected"), cases())
def test_claims_in_context(kind, text, expected):
    found = {row["count_best"] or row["count_low"] or row["count_high"]: row[NAMES[kind]] for row in rows(text)}
    assert {value: found.get(value, "no claim") for value in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Iran fired seven missiles at Erbil; two of them had been shot down.",
        "The navy launched a dozen drones. Three of them were destroyed.",
    ],
)
def test_things_are_not_people(text):
    assert rows(text) == []
