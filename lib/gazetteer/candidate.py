"""One sense of a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["country", "admin1", "admin2", "city", "region", "water", "site"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name can mean; ``lat`` and ``lon`` are WGS 84 degrees, ``country_code`` is ISO 3166-1 alpha-3.

    ``geonameid`` is None for places that people added to the lookups. A province lies at its namesake town, else in the middle of its
    towns. ``feature_code`` is GeoNames': PCLI, ADM1, ADM2, PPLC (capital), PPLA (the town that a province is named after), PPL (any other
    town), RGN, SEA ... ``population`` is 0 where unknown; of a province, the people of its towns. ``variant`` tells that the name is an
    alternate one.
    """

    geonameid: int | None
    name: str
    kind: Kind
    feature_code: str
    lat: float
    lon: float
    admin1: str | None
    country: str | None
    country_code: str | None
    population: int
    variant: bool = False

    @property
    def address(self) -> str:
        """The name with its province and country: "Kursk, Kursk Oblast, Russia".

        >>> Candidate(None, "Rylsk", "city", "PPL", 51.57, 34.68, "Kursk Oblast", "Russia", "RUS", 15671).address
        'Rylsk, Kursk Oblast, Russia'
        """
        parts = [self.name, self.admin1, self.country]
        return ", ".join(dict.fromkeys(part for part in parts if part))
