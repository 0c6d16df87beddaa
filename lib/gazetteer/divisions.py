"""Provinces and districts: the packages give their names but not where they lie, so that follows from the towns in them."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from lib.gazetteer import sources
from lib.gazetteer.countries import iso3_codes
from lib.gazetteer.lists import amendment_of, rightful_country
from lib.gazetteer.names import fold_name
from lib.gazetteer.rank import rank_division
from lib.gazetteer.variants import division_names, english_division

if TYPE_CHECKING:
    import sqlite3

    from lib.gazetteer.sources import Division

#: Words of ISO 3166-2 for a province that is one city ("Kyiv" beside "Kyiv Oblast"), which the city itself stands for.
_CITY_TYPES = ("city", "municipality", "capital", "metropolitan")
#: The part of a division's people that a town needs to be more than a namesake (there is a village Bihar in Bihar).
_SEAT_SHARE = 0.05


class _Middle(NamedTuple):
    lat: float
    lon: float
    people: int


class _Seat(NamedTuple):
    lat: float
    lon: float
    rank: float
    town: int
    people: int


def insert_divisions(index: sqlite3.Connection) -> None:
    """All provinces and districts that can be placed, and the province of every town.

    A division lies where the largest town of its own name in it lies (Kursk Oblast: Kursk), else in the middle of its towns. One without
    towns in the data lies at a town of its name in the same province (a quarter of a city, say), or is left out.
    """
    divisions = list(sources.read_divisions())
    parents = {-division.key: -division.parent for division in divisions if division.parent}
    index.create_function("parent", 1, parents.get, deterministic=True)
    _insert_names(index, divisions)
    middles = _middles(index)
    seats = _seats(index, "division.place")
    for key, seat in _seats(index, "parent(division.place)").items():
        if key not in middles:
            middles[key] = _Middle(seat.lat, seat.lon, seat.people)
    for division in divisions:
        if -division.key in middles:
            _insert_division(index, division, middles[-division.key], seats.get(-division.key))
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


def _middles(index: sqlite3.Connection) -> dict[int, _Middle]:
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
        key: _Middle(round(lat / count, 5), round(math.degrees(math.atan2(sine, cosine)), 5), int(people))
        for key, (count, lat, sine, cosine, people) in sums.items()
    }


def _seats(index: sqlite3.Connection, inside: str) -> dict[int, _Seat]:
    """The largest town with the name of each division in the division that ``inside`` says."""
    # CROSS JOIN keeps SQLite from turning the joins round, which takes minutes.
    query = f"""
        SELECT division.place, town.lat, town.lon, max(town.score), town.id, town.population FROM raw AS division
        CROSS JOIN raw AS named ON named.name = division.name AND named.place > 0
        CROSS JOIN inside ON inside.town = named.place AND inside.division = {inside}
        CROSS JOIN places AS town ON town.id = named.place
        WHERE division.place < 0 GROUP BY division.place"""
    return {key: _Seat(*seat) for key, *seat in index.execute(query)}


def _insert_division(index: sqlite3.Connection, division: Division, middle: _Middle, seat: _Seat | None) -> None:
    iso3 = iso3_codes().get(division.country)
    if iso3 is None:
        return
    better = amendment_of(division.geonameid)
    if seat and division.level == 1 and seat.people < _SEAT_SHARE * middle.people:
        seat = None
    if better and better.lat is not None and better.lon is not None:
        lat, lon, namesake = better.lat, better.lon, None
    else:
        lat, lon, namesake = (seat.lat, seat.lon, seat.rank) if seat else (middle.lat, middle.lon, None)
    is_city = any(word in division.type.casefold() for word in _CITY_TYPES)
    people = 0 if better and division.level == 1 else middle.people  # what is amended by hand is known by its name
    rank = rank_division(division.level, people, namesake, is_city)
    name = better.name if better else english_division(division, has_namesake=seat is not None)
    kind, code = ("admin1", "ADM1") if division.level == 1 else ("admin2", "ADM2")
    province = -division.parent if division.parent and division.level == 2 else None
    country = rightful_country(iso3, lat, lon, division.code)
    row = (-division.key, division.geonameid, name, kind, code, lat, lon, province, country, middle.people, rank)
    index.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    index.execute("INSERT INTO raw VALUES (?, ?, 0)", (fold_name(name), -division.key))
    if seat and division.level == 1:
        index.execute("UPDATE places SET feature_code = 'PPLA' WHERE id = ?", (seat.town,))
