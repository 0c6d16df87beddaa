"""Where it was, whose people they are and who says so, where another clause or sentence tells it; short stories from all over the world."""

import pytest

from tests.extract.test_personnel import rows

NAMES = {"where": "resolved_place", "who": "claimant", "force": "force", "unit": "unit", "status": "status", "words": "count_text"}

WHERE = [
    (
        "Rebels attacked the town of Djibo in northern Burkina Faso on Sunday. Fourteen soldiers were killed, a hospital worker said.",
        {14: "Djibo"},
    ),
    ("A car bomb went off in Kandahar on Friday. Hospitals in the city were treating 30 people.", {30: "Kandahar"}),
    ("An earthquake shook Iquique at dawn. Six people died and 40 were hurt.", {6: "Iquique", 40: "Iquique"}),
    (
        "Gunmen raided a village near Maiduguri late on Tuesday. The governor met elders in Abuja on Thursday. They shot 19 farmers dead.",
        {19: "Maiduguri"},
    ),
    ("Uganda has sent 1,000 soldiers to Ituri. Another 500 will follow, its army said.", {1000: "Ituri", 500: "Ituri"}),
    (
        "Islamist rebels hold parts of Cabo Delgado. Botswana, which has 300 troops in the province, will pull them out.",
        {300: "Cabo Delgado"},
    ),
    ("Two suicide bombers struck a church in Jolo. Twenty worshippers were killed, according to the police in Manila.", {20: "Jolo"}),
    ("Warplanes bombed fuel depots in Syria overnight. Four fighters were killed, a war monitor said.", {4: "Syria"}),
    ("Five miners died in Chile, according to the mining ministry in Santiago.", {5: "Chile"}),
    ("Sixty people were killed, the interior ministry in Algiers said.", {60: None}),
    ("In Brasilia, President Lula ordered 2,000 soldiers to Roraima.", {2000: "Roraima"}),
    ("In Lagos, the governor ordered 300 officers to the border.", {300: None}),
    ("Shells fell on a hospital in Kherson. Three of the patients were killed.", {3: "Kherson"}),
    ("A mudslide buried a village in Colombia's Nariño department on Saturday. Rescuers pulled out 11 bodies.", {11: "Nariño"}),
    ("Mexico has lost 40 soldiers this year. A bomb exploded in Cali on Monday. Three policemen died.", {40: None, 3: "Cali"}),
    ("Militants stormed an army post at Tillia in Niger. Seven of the attackers were captured, the army said.", {7: "Tillia"}),
    ("Floods hit the province of Sindh in Pakistan. India has offered 200 rescuers.", {200: "Sindh"}),
    ("Wildfires rage near Volos. Romania has promised 56 firefighters, the fire service said.", {56: "Volos"}),
]

WHERE += [
    ("Gunmen raided Birni on Sunday. Nine people died. Bandits have killed 300 people so far this year.", {9: "Birni", 300: None}),
    ("Gunmen broke into a boarding house at Kagara, in Niger state. The army confirmed nine deaths.", {9: "Kagara"}),
    ("A ferry went down near Mwanza on Monday. Forty people died, a spokesman for the ministry in Dodoma said.", {40: "Mwanza"}),
    (
        "A blast shook Quetta on Monday. Ten people died.\n\nIn Multan a bus plunged into a ravine. Six people perished.",
        {10: "Quetta", 6: "Multan"},
    ),
    ("CATARROJA, Spain (AP) - The cemetery is full. The 31 dead were buried on Saturday.", {31: "Catarroja"}),
    ("LONDON - The pier was closed. The 31 dead were buried on Saturday.", {31: None}),
    ("Bolivian miners clashed with police in La Paz. Ten officers were hurt and 33 miners arrested.", {10: "La Paz", 33: "La Paz"}),
    (
        "Armed men attacked a jail in Mutwanga, a town in North Kivu, on Wednesday night. Eight attackers were killed, said the army.",
        {8: "Mutwanga"},
    ),
    ("French forces handed over a base in Dakar, and the last 350 French soldiers are to leave Senegal by September.", {350: "Senegal"}),
    ("Israel carried out 20 strikes on Beirut. The health ministry put the number of dead at 12.", {12: "Beirut"}),
    ("Germany's minister visited Vilnius, where a brigade of 5,000 German soldiers is to be stationed.", {5000: "Vilnius"}),
    ("Peru sent 400 soldiers to the district of Pataz after 13 miners were killed there.", {13: "Pataz Province"}),
    (
        "India said it struck nine camps near Muridke, two weeks after gunmen shot dead 26 hikers in Gulmarg. Six people died.",
        {26: "Gulmarg"},
    ),
]

WHERE += [
    # a lead that names the capital only in its dateline
    ("WINDHOEK - Gunmen stormed a bank in the capital on Monday. Some 12 people died, a doctor said.", {12: "Windhoek"}),
    # the wounded lie in another town, the dead in a morgue
    ("A bomb exploded in Bannu. Another 90 people were being treated at hospitals in Peshawar.", {90: "Bannu"}),
    ("A bomb exploded in Bannu. Gunmen killed at least 17 people at a clinic near Djibo.", {17: "Djibo"}),
    ("A bomb exploded in Bannu. Nine people were killed, a doctor at the hospital in Peshawar said.", {9: "Bannu"}),
    ("A bus overturned near Oruro. Four more were treated in La Paz.", {4: "Oruro"}),
    # where somebody speaks
    ("Floods swept through Derna. At least 300 people have died, the minister told a forum in Geneva.", {300: "Derna"}),
    # a deed that answers another
    ("Jets struck depots in Syria in retaliation for a bombing that killed six people.", {6: None}),
    # a visit is no scene, and many may be hurt where few died
    (
        "A van ploughed into a queue in Turku on Friday. The president flew to Turku from Oulu. Three people died and 90 were hurt.",
        {3: "Turku", 90: "Turku"},
    ),
    # the place that another only locates, and the spot that a later sentence names for the same thing
    ("A lorry hit a bus in Chipata, a town 500 km east of Lusaka. Nine people died.", {9: "Chipata"}),
    ("A bomb hit a convoy in northern Mali on Friday, killing nine. The convoy was near Gao, the army said.", {9: "Gao"}),
    ("A bomb killed nine in northern Mali on Friday. The president was near Gao, the army said.", {9: "Mali"}),
    # who is held, hosted or let go by a country
    ("In return, Oman set free 12 prisoners.", {12: "Oman"}),
    ("Until May Gabon had hosted up to 1,000 French soldiers.", {1000: "Gabon"}),
    ("Kenya will send 300 soldiers to its own border. Egypt has promised 150 troops.", {300: None, 150: None}),
    # a number shared out among places
    ("The group freed 20 hostages, seven near Rafah and 13 in Jabalia.", {7: "Rafah", 13: "Jabalia"}),
    ("Raids killed nine people: two in Batroun and four in Tripoli, Lebanon, the ministry said.", {2: "Batroun", 4: "Tripoli"}),
    # soldiers in another country's war
    (
        "A blast shook Donetsk. The ministry met. It said nothing on the front. It sat for long, and then it read out what it had. "
        "Nobody asked what any of it meant, and the room was empty by nightfall, as it had been on each of the days before, when "
        "the same people had come with the same papers and had gone home with nothing that they had not known before they came, "
        "which was little enough. The officials left one by one, and the doors were shut behind them for the night at last. "
        "Rain fell on the square, where a few boys kicked a ball about. "
        "Some 3,000 Nepali soldiers have been killed.",
        {3000: None},
    ),
]

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
    for kind, stories in (("where", WHERE), ("who", WHO), ("force", FORCE), ("unit", UNIT), ("status", STATUS), ("words", WORDS)):
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
