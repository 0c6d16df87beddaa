"""Countries by name, abbreviation, demonym and capital: ``data/lookups/countries.csv`` and ``demonyms.csv``.

Everything here is a dictionary look-up on words; which of several places a name means in a text ("Georgia") is for the finders to decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from lib.gazetteer.names import fold_name, is_abbreviation
from lib.lookups import load_lookup, split_cell


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory of ISO 3166-1 (and Kosovo, XKX); ``lat`` and ``lon`` (WGS 84) are GeoNames' point for it.

    ``parts`` are names of parts that stand for the country's people ("Scotland", "Gaza") but are places of their own; ``seats`` are other
    spellings of the capital and other seats of government. ``status`` is ``state`` or ``territory``.
    """

    iso3: str
    iso2: str
    name: str
    aliases: tuple[str, ...]
    parts: tuple[str, ...]
    capital: str
    seats: tuple[str, ...]
    lat: float
    lon: float
    geonameid: int
    status: str


@cache
def countries() -> dict[str, Country]:
    """All countries and territories by ISO 3166-1 alpha-3 code."""
    return {
        row["iso3"]: Country(
            iso3=row["iso3"],
            iso2=row["iso2"],
            name=row["name"],
            aliases=tuple(split_cell(row["aliases"])),
            parts=tuple(split_cell(row["parts"])),
            capital=row["capital"],
            seats=tuple(split_cell(row["seats"])),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            geonameid=int(row["geonameid"]),
            status=row["status"],
        )
        for row in load_lookup("countries")
    }


@cache
def iso3_codes() -> dict[str, str]:
    """ISO 3166-1 alpha-3 by alpha-2."""
    return {country.iso2: country.iso3 for country in countries().values()}


@lru_cache(maxsize=4096)
def country_code(term: str) -> str | None:
    """ISO 3166-1 alpha-3 code of a country's name, variant or abbreviation; None for anything else. "the" before a name is allowed.

    Abbreviations count only in capitals, for "us" is a pronoun. Bare ISO codes are not names ("ARE", "CAN", "PER" are words).

    >>> country_code("DPRK"), country_code("N. Korea"), country_code("the UAE"), country_code("U.S."), country_code("us")
    ('PRK', 'PRK', 'ARE', 'USA', None)
    """
    bare = term.strip()
    if bare[:4].casefold() == "the ":
        bare = bare[4:].lstrip()
    if is_abbreviation(bare):
        code = _abbreviations().get(bare.replace(".", "").replace(" ", ""))
        if code:
            return code
    return _names().get(fold_name(bare))


@lru_cache(maxsize=4096)
def demonym_code(word: str) -> str | None:
    """ISO 3166-1 alpha-3 code of the country whose people or things a word names: adjective, noun or plural.

    >>> demonym_code("North Korean"), demonym_code("Emiratis"), demonym_code("Swede"), demonym_code("Korean")
    ('PRK', 'ARE', 'SWE', None)
    """
    return _demonyms().get(fold_name(word))


def demonym_forms(word: str) -> tuple[str, ...]:
    """How a demonym can be used: some of ``adjective``, ``noun`` (one person) and ``plural``; () for any other word.

    >>> demonym_forms("Iraqi"), demonym_forms("Turks"), demonym_forms("British")
    (('adjective', 'noun'), ('plural',), ('adjective',))
    """
    return _demonym_forms().get(fold_name(word), ())


@cache
def _demonym_forms() -> dict[str, tuple[str, ...]]:
    """Folded demonym -> its forms; of two rows with the same word the first counts."""
    return {fold_name(row["word"]): tuple(split_cell(row["forms"])) for row in reversed(load_lookup("demonyms"))}


def country_name(iso3: str) -> str | None:
    """The short English name that newspapers write.

    >>> country_name("PRK"), country_name("CIV")
    ('North Korea', 'Ivory Coast')
    """
    found = countries().get(iso3)
    return found.name if found else None


def capital_of(iso3: str) -> str | None:
    """The seat of government by its English name; None where there is none. A seat says nothing about a claim (PSE: Ramallah).

    >>> capital_of("UKR")
    'Kyiv'
    """
    found = countries().get(iso3)
    return found.capital or None if found else None


@lru_cache(maxsize=4096)
def capital_country(name: str) -> str | None:
    """ISO 3166-1 alpha-3 code of the state whose seat of government has this name, in any usual spelling.

    >>> capital_country("Kiev"), capital_country("The Hague"), capital_country("Kingston"), capital_country("Lagos")
    ('UKR', 'NLD', 'JAM', None)
    """
    return _capitals().get(fold_name(name))


@cache
def _names() -> dict[str, str]:
    terms: dict[str, str] = {}
    for country in countries().values():
        terms.setdefault(fold_name(country.name), country.iso3)
    for country in countries().values():
        for alias in (*country.aliases, *country.parts):
            if not is_abbreviation(alias):
                terms.setdefault(fold_name(alias), country.iso3)
    return terms


@cache
def _abbreviations() -> dict[str, str]:
    return {
        alias.replace(".", "").replace(" ", ""): country.iso3
        for country in countries().values()
        for alias in country.aliases
        if is_abbreviation(alias)
    }


@cache
def _demonyms() -> dict[str, str]:
    return {fold_name(row["word"]): row["country_code"] for row in load_lookup("demonyms")}


@cache
def _capitals() -> dict[str, str]:
    states = [country for country in countries().values() if country.status == "state" and country.capital]
    capitals = {fold_name(country.capital): country.iso3 for country in states}
    for country in states:
        for seat in country.seats:
            capitals.setdefault(fold_name(seat), country.iso3)
    return capitals
