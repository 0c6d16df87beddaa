"""What made-up articles tell of: something that happened on a day in a place, and the columns that say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lib.gazetteer import open_gazetteer
from lib.gazetteer.countries import capital_of, countries
from lib.schema import fact_id
from tests.benchmarks.words import FATES, FIRST, LAST, UNITS

if TYPE_CHECKING:
    import random

    from lib.gazetteer.candidate import Candidate
    from lib.schema import Row

_FIRST_DAY, _DAYS = date(2021, 1, 1), 1700
#: Things that happen, for each article: some are told by several, some by none.
HAPPENINGS = 0.7


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that several articles may tell of: a meeting, a loss, an attack; where, when and between whom."""

    id: str
    day: date
    place: Candidate
    sides: tuple[Candidate, Candidate]
    people: tuple[str, str]
    number: int
    fate: str
    unit: str


def list_towns() -> list[Candidate]:
    """Capitals and the places that share a name with one: some five hundred, in all parts of the world."""
    gazetteer = open_gazetteer()
    found = {place: None for code in sorted(countries()) if (name := capital_of(code)) for place in gazetteer.candidates(name)[:4]}
    return [place for place in found if place.country and place.country_code and place.kind in ("city", "admin1", "admin2")]


def make_happening(chance: random.Random, towns: list[Candidate], number: int, about: int) -> Happening:
    """The ``number``-th thing that happens, of those that some ``about`` articles tell of."""
    place, one, other = chance.choices(towns, weights=[1 / (rank + 3) for rank in range(len(towns))], k=3)
    named = [f"{chance.choice(FIRST)} {chance.choice(LAST)}" for _ in range(2)]
    day = _FIRST_DAY + timedelta(days=int(number * _DAYS / (HAPPENINGS * about)))
    size = round(10 ** chance.uniform(0.3, 4.2))
    return Happening(
        fact_id("made", "happening", number, number),
        day,
        place,
        (one, other),
        (named[0], named[1]),
        size,
        chance.choice(FATES),
        chance.choice(UNITS),
    )


def place_columns(town: Candidate) -> Row:
    """The columns of a place."""
    exact = {"city": 1, "admin2": 3, "admin1": 4}[town.kind]
    return {
        "extracted_place": town.name,
        "resolved_place": town.name,
        **{name: getattr(town, name) for name in ("geonameid", "feature_code", "lat", "lon", "admin1", "country", "country_code")},
        "where_prec": exact,
    }


def day_columns(each: Happening, chance: random.Random) -> Row:
    """The day, or for one report in five the week."""
    if chance.random() < 0.8:
        return on_day(each.day)
    first = each.day - timedelta(days=chance.randrange(7))
    week = {"date_start": first, "date_end": first + timedelta(days=6), "date_prec": 3}
    return week | {"date_text": None, "date_basis": "bounded"}


def on_day(day: date) -> Row:
    """The columns of a known day."""
    return {"date_start": day, "date_end": day, "date_prec": 1, "date_text": None, "date_basis": "stated"}
