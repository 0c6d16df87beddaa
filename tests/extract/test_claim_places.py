"""Where what became of people was, as their own sentence or the story around it tells; short stories from all over the world."""

import pytest

from tests.extract.test_personnel import rows

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

#: Where a journey began or was to end is not where people came to harm, and who they are does not tell where they are.
WAYS = [
    ("RABAT - At least 69 people died when a boat bound for Europe capsized off Morocco.", {69: "Morocco"}),
    ("Fifty migrants bound for the Canary Islands had perished, a rights group based in Spain said.", {50: None}),
    ("LAGOS - Twelve people were killed when a bus heading to Abuja from Kano overturned near Kaduna.", {12: "Kaduna"}),
    ("A flight from Almaty to Grozny crashed near Aktau on Wednesday, killing 38 people.", {38: "Aktau"}),
    ("Gunmen opened fire on a train from Quetta to Peshawar near Sibi and killed 14 passengers.", {14: "Sibi"}),
    ("GOMA - Rebels ambushed an aid convoy heading for Bunia, killing three drivers.", {3: "Goma"}),
    ("A plane carrying 66 people from Tehran to Yasuj hit a mountain near Semirom.", {66: "Semirom"}),
    ("Some 90 people died when a ferry left Djibouti for Aden and went down.", {90: None}),
    ("The bus was heading to Pokhara with 45 people on board.", {45: None}),
    ("Thirty soldiers on their way to Kayes were killed near Nioro.", {30: "Nioro"}),
    ("Uganda has sent 300 soldiers on their way to Bunia.", {300: "Bunia"}),
]

COUNTRIES = [
    ("NIAMEY - Niger's generals met on Monday. Some 300 American soldiers remain in the country.", {300: "Niger"}),
    ("Tunisia's president met ministers. About 9,000 migrants from Sudan and Chad are stranded in the country.", {9000: "Tunisia"}),
    # another country is told of more often, so that it is not clear which is meant
    (
        "Delegates met in Luanda. Angola's minister spoke. Kinshasa sent nobody; in Goma and Bukavu the Congolese army fought. "
        "At least 7,000 people have been killed in the country's east.",
        {7000: None},
    ),
    ("A day of bombings across Colombia's southwest has claimed seven lives.", {7: "Colombia"}),
    ("Zambia has recorded 351 deaths from cholera since October.", {351: "Zambia"}),
    ("Ukraine reported 12 deaths in strikes on Kharkiv.", {12: "Kharkiv"}),
]


@pytest.mark.parametrize(("text", "expected"), [*WHERE, *WAYS, *COUNTRIES], ids=lambda value: value[:50] if isinstance(value, str) else "")
def test_where_it_was(text, expected):
    found = {row["count_best"] or row["count_low"] or row["count_high"]: row["resolved_place"] for row in rows(text)}
    assert {value: found.get(value, "no claim") for value in expected} == expected
