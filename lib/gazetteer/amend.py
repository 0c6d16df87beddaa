"""The last word on places: what ``place_names.csv`` adds, what it says of places after a comma, and which towns are capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.gazetteer.countries import countries
from lib.gazetteer.lists import amendments, written_form
from lib.gazetteer.names import fold_name
from lib.gazetteer.rank import CAPITAL, PROVINCE, rank_town

if TYPE_CHECKING:
    import sqlite3

_ADDED_IDS = -3_000_000
#: What a name is stored behind that says where a place lies only after a comma ("Portland, Ore.").
QUALIFIER = ", "


def add_places(index: sqlite3.Connection) -> None:
    """Add the places that only ``place_names.csv`` has, and the abbreviations that stand behind commas."""
    ids = dict(index.execute("SELECT geonameid, id FROM places WHERE geonameid IS NOT NULL"))
    for number, amendment in enumerate(amendments()):
        key = ids.get(amendment.geonameid)
        if key is None and amendment.lat is not None:
            key = _ADDED_IDS - number
            people = amendment.population or 0
            rank = PROVINCE if amendment.kind == "admin1" else rank_town(people)
            row = (key, amendment.geonameid, amendment.name, amendment.kind, amendment.feature_code, amendment.lat, amendment.lon)
            index.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?)", (*row, amendment.country_code, people, rank))
        if key is None:
            continue
        # A province's other names are those of its town, which comes first under them; but an amended point says that it is no namesake.
        variant = int(amendment.kind.startswith("admin") and amendment.lat is None)
        rows = [(written_form(name), key, variant) for name in amendment.aliases]
        rows += [(written_form(amendment.name), key, 0)]
        rows += [(QUALIFIER + fold_name(name), key, 0) for name in amendment.qualifiers]
        index.executemany("INSERT INTO raw VALUES (?, ?, ?)", rows)


def mark_capitals(index: sqlite3.Connection) -> None:
    """Give the capital of each country its feature code, and that of a state its rank: the largest town of that name in the country."""
    query = """SELECT id FROM places JOIN raw ON raw.place = id
        WHERE raw.name = ? AND kind = 'city' AND country = ? ORDER BY raw.variant, population DESC LIMIT 1"""
    for country in countries().values():
        found = index.execute(query, (fold_name(country.capital), country.iso3)).fetchone() if country.capital else None
        if found and country.status == "state":
            index.execute("UPDATE places SET feature_code = 'PPLC', name = ?, score = ? WHERE id = ?", (country.capital, CAPITAL, found[0]))
        elif found:
            index.execute("UPDATE places SET feature_code = 'PPLC' WHERE id = ?", found)
