"""Places by name: a geopy geocoder over GeoNames data that is compiled into a local index."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from geopy.distance import geodesic
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

from lib.gazetteer.amend import QUALIFIER
from lib.gazetteer.candidate import Candidate, Kind
from lib.gazetteer.countries import country_code as code_of
from lib.gazetteer.countries import country_name
from lib.gazetteer.index import INDEX, Index, open_index
from lib.gazetteer.kinds import TYPE_KINDS, split_type
from lib.gazetteer.names import fold_name, is_abbreviation
from lib.gazetteer.nominatim import NominatimBehind, configured_nominatim

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Candidate", "Gazetteer", "Kind", "distance_km", "open_gazetteer"]

_INITIALS = 3  # the most letters that initials in capitals have
_REMEMBERED = 1 << 13  # names remembered: some twice those of 100 articles


class Gazetteer(Geocoder):
    """A geopy geocoder that answers from the local index; ``behind`` is asked by ``geocode`` alone, and only what the index does not know.

    >>> gazetteer = open_gazetteer()
    >>> [place.kind for place in gazetteer.candidates("Aleppo")][:2]
    ['city', 'admin1']
    >>> gazetteer.geocode("London, Ontario").address
    'London, Ontario, Canada'
    """

    def __init__(self, index: Index, behind: NominatimBehind | None = None) -> None:
        super().__init__(scheme="https", timeout=DEFAULT_SENTINEL)
        self._index = index
        self._behind = behind
        self.candidates = lru_cache(maxsize=_REMEMBERED)(self._candidates)  # type: ignore[method-assign]

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Every sense of a name, the most prominent first; () when unknown.

        Case, accents and punctuation do not count, but abbreviations want their capitals ("US"). With a type word ("Kursk region",
        "city of Kursk") the senses of that kind are given, and others only where there are none.
        """
        raise NotImplementedError  # replaced by the cached method in __init__

    def _candidates(self, name: str) -> tuple[Candidate, ...]:
        folded = fold_name(name)
        if not folded:
            return ()
        if name.rstrip().endswith(".") and (states := self._index.senses(QUALIFIER + folded)):
            return states  # "Kan." is Kansas, and no town of these letters
        found = self._index.senses(folded)
        if is_abbreviation(name):
            letters = name.replace(".", "").replace(" ", "")
            # Two or three capitals are initials ("EU"), and a town of these letters (Eu in France) is not meant.
            found = self._index.senses(letters) + (found if len(letters) > _INITIALS else ())
        if typed := split_type(folded):
            stem, word = typed
            senses = self._index.senses(stem)
            kinds = TYPE_KINDS[word]
            fitting = sorted((sense for sense in senses if sense.kind in kinds), key=lambda sense: kinds.index(sense.kind))
            found += tuple(fitting) or (() if found else senses)
        if not found and folded.startswith(("al ", "el ")):
            found = self._index.senses(folded[3:])
        return tuple(dict.fromkeys(found))

    def qualifies(self, place: Candidate, qualifier: str) -> bool:
        """Whether words behind a comma fit a place: its country, its province, or a usual abbreviation of either ("Ore.", "UAE").

        >>> portland = next(place for place in open_gazetteer().candidates("Portland") if place.admin1 == "Oregon")
        >>> open_gazetteer().qualifies(portland, "Ore."), open_gazetteer().qualifies(portland, "Maine")
        (True, False)
        """
        if place.country_code and code_of(qualifier) == place.country_code:
            return True
        provinces = [sense for sense in self.candidates(qualifier) if sense.kind == "admin1"]
        provinces += self._index.senses(QUALIFIER + fold_name(qualifier))
        return any(province.name == place.admin1 and province.country_code == place.country_code for province in provinces)

    def country(self, code_or_name: str) -> Candidate | None:
        """A country by its ISO 3166-1 alpha-3 code or any of its names."""
        name = country_name(code_or_name)
        code = code_or_name if name else code_of(code_or_name)
        return next(
            (place for place in self.candidates(name or code_or_name) if place.kind == "country" and place.country_code == code), None
        )

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        country_code: str | None = None,
        kind: Kind | None = None,
        limit: int = 10,
        timeout: Any = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """Places for a name or a name with qualifiers ("Kursk, Russia"), the most prominent first; None when there is none.

        ``country_code`` (ISO 3166-1 alpha-3) and ``kind`` keep only such places; ``Location.raw`` is the candidate as a dict. ``timeout``
        (seconds) is for the service behind the index, where one is configured.

        Raises:
            GazetteerError: the index is damaged, or the service behind it does not answer.
        """
        name, *qualifiers = [part.strip() for part in query.split(",") if part.strip()] or [""]
        places = [place for place in self.candidates(name) if all(self.qualifies(place, qualifier) for qualifier in qualifiers)]
        if not places and name and self._behind:
            places = list(self._behind.candidates(query, timeout))
        wanted = [place for place in places if country_code in (None, place.country_code) and kind in (None, place.kind)]
        if not wanted:
            return None
        if exactly_one:
            return locate(wanted[0])
        return [locate(place) for place in wanted[:limit]]


def locate(place: Candidate) -> Location:
    """A candidate as a geopy location; its columns are in ``raw``."""
    columns = {column: getattr(place, column) for column in Candidate.__dataclass_fields__}
    return Location(place.address, (place.lat, place.lon, 0.0), columns)


def distance_km(first: Candidate | tuple[float, float], second: Candidate | tuple[float, float]) -> float:
    """Kilometres between two places or points (lat, lon in degrees) on the WGS 84 ellipsoid.

    >>> round(distance_km((50.45, 30.52), (46.48, 30.73)))
    442
    """
    points = [(place.lat, place.lon) if isinstance(place, Candidate) else place for place in (first, second)]
    return float(geodesic(*points).km)


@cache
def open_gazetteer(path: Path = INDEX) -> Gazetteer:
    """The gazetteer of this process; the index is built on first use.

    Raises:
        GazetteerError: the index cannot be built.
    """
    return Gazetteer(open_index(path), configured_nominatim(path.with_name("nominatim.sqlite")))
