"""What people wrote by hand for the gazetteer: regions and seas, better names, and who disputed land is counted to.

``data/lookups/regions.csv``, ``place_names.csv`` and ``disputed.csv``; a change of any of them makes the index anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lib.gazetteer.names import fold_name, is_abbreviation
from lib.lookups import load_lookup, split_cell


@dataclass(frozen=True, slots=True)
class Region:
    """A region, sea or river that GeoNames' towns and provinces lack; ``country_code`` is None where it lies in several countries."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    feature_code: str
    lat: float
    lon: float
    country_code: str | None


@dataclass(frozen=True, slots=True)
class Amendment:
    """Better words or a better point for a place of the data (``geonameid``), or a place that the data lacks.

    ``qualifiers`` name the place only behind a comma ("Portland, Ore."). Empty columns leave the data as they are.
    """

    geonameid: int | None
    name: str
    aliases: tuple[str, ...]
    qualifiers: tuple[str, ...]
    kind: str
    country_code: str
    feature_code: str
    lat: float | None
    lon: float | None
    population: int | None


@dataclass(frozen=True, slots=True)
class Claim:
    """Land that the data list under ``listed_as`` and the policy counts to ``country_code``.

    It is all that has the province code ``province`` or lies in the ``box`` (south, west, north, east in WGS 84 degrees).
    """

    territory: str
    country_code: str
    listed_as: tuple[str, ...]
    province: str
    box: tuple[float, ...]

    def covers(self, country_code: str, lat: float, lon: float, province: str) -> bool:
        """Whether a place that the data list under a country and a province belongs to this land."""
        if country_code not in self.listed_as:
            return False
        if self.province and province == self.province:
            return True
        return bool(self.box) and self.box[0] <= lat <= self.box[2] and self.box[1] <= lon <= self.box[3]


@cache
def regions() -> tuple[Region, ...]:
    """The rows of ``regions.csv``."""
    return tuple(
        Region(
            name=row["name"],
            aliases=tuple(split_cell(row["aliases"])),
            kind=row["kind"],
            feature_code=row["feature_code"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            country_code=row["country_code"] or None,
        )
        for row in load_lookup("regions")
    )


@cache
def amendments() -> tuple[Amendment, ...]:
    """The rows of ``place_names.csv``."""
    return tuple(
        Amendment(
            geonameid=int(row["geonameid"]) if row["geonameid"] else None,
            name=row["name"],
            aliases=tuple(split_cell(row["aliases"])),
            qualifiers=tuple(split_cell(row["qualifiers"])),
            kind=row["kind"],
            country_code=row["country_code"],
            feature_code=row["feature_code"],
            lat=float(row["lat"]) if row["lat"] else None,
            lon=float(row["lon"]) if row["lon"] else None,
            population=int(row["population"]) if row["population"] else None,
        )
        for row in load_lookup("place_names")
    )


@cache
def claims() -> tuple[Claim, ...]:
    """The rows of ``disputed.csv``."""
    return tuple(
        Claim(
            territory=row["territory"],
            country_code=row["country_code"],
            listed_as=tuple(split_cell(row["listed_as"])),
            province=row["province"],
            box=tuple(float(edge) for edge in row["box"].split()),
        )
        for row in load_lookup("disputed")
    )


def rightful_country(country_code: str, lat: float, lon: float, province: str = "") -> str:
    """The country that a place counts to by the policy on disputed land.

    >>> rightful_country("ISR", 33.27, 35.77), rightful_country("ISR", 32.08, 34.78)
    ('SYR', 'ISR')
    """
    for claim in claims():
        if claim.covers(country_code, lat, lon, province):
            return claim.country_code
    return country_code


def written_form(name: str) -> str:
    """The form under which a name of the lookups is stored: abbreviations in capitals as they are, all others folded.

    >>> written_form("U.S."), written_form("N. Korea")
    ('US', 'n korea')
    """
    return name.replace(".", "").replace(" ", "") if is_abbreviation(name) else fold_name(name)


def amendment_of(geonameid: int | None) -> Amendment | None:
    """What ``place_names.csv`` says about a place of the data."""
    return _by_id().get(geonameid) if geonameid else None


@cache
def _by_id() -> dict[int, Amendment]:
    return {amendment.geonameid: amendment for amendment in amendments() if amendment.geonameid}
