"""Provinces and districts: the packages give their names but not where they lie, so that follows from the towns in them."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from lib.gazetteer import sources
from lib.gazetteer.countries import countries
from lib.gazetteer.lists import amendment_of, rightful_country
from lib.gazetteer.rank import rank_division
from lib.gazetteer.variants import division_names, english_division

if TYPE_CHECKING:
    import sqlite3

    from lib.gazetteer.sources import Division

#: Words of ISO 3166-2 for a province that is one city ("Kyiv" beside "Kyiv Oblast"), which the city itself stands for.
_CITY_TYPES = ("city", "municipality", "capital", "metropolitan")


def insert_divisions(index: sqlite3.Connection) -> None:
    """All provinces and districts that have a town in the data, and the province of every town.

    A division lies where the largest town of its own name in it lies (Kursk Oblast: Kursk), else in the middle of its towns.
    """
    divisions = [division for division in sources.read_divisions() if division.country != ""]
    _insert_names(index, divisions)
    middles = _middles(index)
    seats = _seats(index)
    _insert_places(index, divisions, middles, seats)
    index.execute("DELETE FROM raw WHERE place < 0 AND place NOT IN (SELECT id FROM places)")
    provinces = {division.code: -division.key for division in divisions if division.level == 1 and division.code}
    index.create_function("province", 1, provinces.get, deterministic=True)
    index.execute("UPDATE places SET admin1 = province(admin1) WHERE kind = 'city'")


def _insert_names(index: sqlite3.Connection, divisions: list[Division]) -> None:
    for division in divisions:
        better = amendment_of(division.geonameid)
        alternates = (*division.alternates, division.name, *better.aliases) if better else division.alternates
        names = division_names(better.name if better else division.name, alternates, division.country)
        index.executemany("INSERT INTO raw VALUES (?, ?, ?)", [(name, -division.key, variant) for name, variant in names])
    index.execute("CREATE INDEX temp.raw_names ON raw (name)")


def _middles(index: sqlite3.Connection) -> dict[int, tuple[float, float, int]]:
    """The mean point and the people of the towns in each division; longitudes are averaged as angles, for some lie on both sides of 180."""
    sums: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0, 0.0])
    query = "SELECT division, lat, lon, population FROM inside JOIN places ON id = town"
    for division, lat, lon, population in index.execute(query):
        total = sums[division]
        total[0] += 1
        total[1] += lat
        total[2] += math.sin(math.radians(lon))
        total[3] += math.cos(math.radians(lon))
        total[4] += population
    return {
        key: (lat / count, math.degrees(math.atan2(sine, cosine)), int(people)) for key, (count, lat, sine, cosine, people) in sums.items()
    }


def _seats(index: sqlite3.Connection) -> dict[int, tuple[float, float, float, int]]:
    """Point, rank and id of the largest town with the name of each division, in that division."""
    query = """
        SELECT division.place, town.lat, town.lon, max(town.score), town.id FROM raw AS division
        CROSS JOIN raw AS named ON named.name = division.name AND named.place > 0
        CROSS JOIN inside ON inside.town = named.place AND inside.division = division.place
        CROSS JOIN places AS town ON town.id = named.place
        WHERE division.place < 0 GROUP BY division.place"""
    return {key: (lat, lon, rank, town) for key, lat, lon, rank, town in index.execute(query)}


def _insert_places(
    index: sqlite3.Connection,
    divisions: list[Division],
    middles: dict[int, tuple[float, float, int]],
    seats: dict[int, tuple[float, float, float, int]],
) -> None:
    iso3 = {country.iso2: country.iso3 for country in countries().values()}
    for division in divisions:
        key = -division.key
        if key not in middles or division.country not in iso3:
            continue
        lat, lon, people = middles[key]
        seat = seats.get(key)
        if seat:
            lat, lon = seat[:2]
        better = amendment_of(division.geonameid)
        if better and better.lat is not None and better.lon is not None:
            lat, lon = better.lat, better.lon
        is_city = any(word in division.type.casefold() for word in _CITY_TYPES)
        rank = rank_division(division.level, people, seat[2] if seat else None, is_city)
        name = better.name if better else english_division(division, has_namesake=seat is not None)
        country = rightful_country(iso3[division.country], lat, lon)
        province = -division.parent if division.parent else None
        kind, code = ("admin1", "ADM1") if division.level == 1 else ("admin2", "ADM2")
        row = (key, division.geonameid, name, kind, code, lat, lon, province, country, people, rank)
        index.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        if seat and division.level == 1:
            index.execute("UPDATE places SET feature_code = 'PPLA' WHERE id = ?", (seat[3],))
