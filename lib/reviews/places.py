"""The places that a name may mean, to choose from, and the columns that a choice fills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.gazetteer import open_gazetteer
from lib.reviews.fields import GROUPS

if TYPE_CHECKING:
    from lib.gazetteer import Candidate
    from lib.schema import Row

_COLUMNS = GROUPS[0]
#: UCDP's where_prec of each kind, as extraction has it, which takes the language model's library along and so is not asked for it.
PRECISION = {"city": 1, "site": 1, "admin2": 3, "admin1": 4, "region": 5, "country": 6, "water": 7}


def list_candidates(*names: str | None, limit: int = 12) -> list[Candidate]:
    """The senses of some names in the gazetteer, each once, those of the first name first; asks no other machine."""
    gazetteer = open_gazetteer()
    found: dict[tuple[str, str], Candidate] = {}
    for name in names:
        for place in gazetteer.candidates(name)[:limit] if name else ():
            found.setdefault((place.address, place.feature_code), place)
    return list(found.values())


def place_values(place: Candidate | None) -> Row:
    """The place columns of a choice, all null where the text names no place that is known."""
    if place is None:
        return dict.fromkeys(_COLUMNS)
    admin1 = place.name if place.kind == "admin1" else place.admin1
    values = (place.name, place.geonameid, place.feature_code, place.lat, place.lon, admin1, place.country, place.country_code)
    return dict(zip(_COLUMNS, (*values, PRECISION[place.kind]), strict=True))


def name_candidate(place: Candidate) -> str:
    """A choice in words: its name, province and country, and what kind of place it is.

    >>> name_candidate(list_candidates("Aleppo")[0])
    'Aleppo, Aleppo Governorate, Syria (town)'
    """
    kinds = {"city": "town", "admin1": "province", "admin2": "district", "water": "sea or river"}
    return f"{place.address} ({kinds.get(place.kind, place.kind)})"
