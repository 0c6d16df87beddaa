"""How prominent a place is: the order in which the senses of a name come."""

from __future__ import annotations

import math

COUNTRY = 100.0
CAPITAL = 90.0
REGION = 80.0
TERRITORY = 72.0
#: A province whose name no town in it bears stands above towns of less than a million people ("Ontario" is not the town in California),
#: but not above one with several times its own people ("Manchester" is not the parish in Jamaica): a town weighs less by so many points.
PROVINCE, MORE_THAN_TOWN = 60.0, 5.0
MUNICIPALITY = 45.0
#: What a name takes from a place for each step away from its own: "Nice" is a town in France before it is a spelling of another.
VARIANT = 8.0


def rank_town(population: int) -> float:
    """Ten points for each power of ten of the people.

    >>> round(rank_town(1_000_000))
    60
    """
    return 10.0 * math.log10(population + 1)


def rank_division(level: int, population: int, namesake: float | None, is_city: bool) -> float:
    """Rank of a province (level 1) or district (2); ``population`` is 0 where it is not known, ``namesake`` the rank of the town inside
    that has its name.

    >>> [round(rank_division(level, people, None, False)) for level, people in ((1, 3_000_000), (1, 60_000), (2, 100_000))]
    [60, 53, 25]
    """
    if level == 1:
        province = min(PROVINCE, rank_town(population) + MORE_THAN_TOWN) if population else PROVINCE
        rank = MUNICIPALITY if is_city else province
        return rank if namesake is None else min(rank, namesake - 1.0)
    rank = max(rank_town(population) - 25.0, 5.0)
    return rank if namesake is None else min(rank, namesake - 1.0)
