"""Words that made-up articles are written with."""

FIRST = tuple("Amina Boris Chen Dalia Emeka Farid Grace Hugo Irina Jonas Kofi Leila Mateo Nadia Omar Priya Rosa Samir Tuan".split())
LAST = tuple("Abebe Bauer Castro Diallo Eriksen Farouk Garcia Haddad Ito Jensen Kamau Larsen Moreau Nkosi Okafor Petrov".split())
PAPERS = ("Post", "Times", "Herald")
SOURCES = tuple(f"The {town} {paper}" for town in ("Harbour", "Valley", "Northern", "Capital", "Lake") for paper in PAPERS)
AGENCIES = (None, None, None, "Reuters", "AFP", "AP", "TASS", "Xinhua")
OFFICES = ("foreign minister", "defence minister", "president", "spokesperson", "governor")
TOPICS = ("trade", "prisoners", "a ceasefire", "grain", "water", "border posts", None)
FATES = ("killed", "wounded", "deployed", "pledged", "captured", "withdrawn", "missing", "trained")
UNITS = ("people", "troops", "civilians", "police officers", "workers", "deminers")
#: Rule of a count and the words that say it.
COUNTS = (
    ("exact", "{number}"),
    ("exact", "{number}"),
    ("about", "about {number}"),
    ("at_least", "at least {number}"),
    ("at_most", "up to {number}"),
)
SAYINGS = (
    "We shall go on until everybody is home",
    "Nobody has told us why this happened",
    "The roads are open again and the hospital has power",
    "There is no agreement until all of it is agreed",
    "We ask both sides to let the convoys through",
    "The count may still rise",
)
