"""How well a sense of a name fits an article: size, what the text calls it, the countries and provinces it speaks of, places near."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lib.gazetteer.countries import capital_country
from lib.gazetteer.names import fold_name

if TYPE_CHECKING:
    from lib.extract.places.context import Context
    from lib.extract.places.runs import Found
    from lib.gazetteer.candidate import Candidate

#: What each step down the gazetteer's order of a name's senses costs: of 0 to 1.5 what is right most often where others labelled places.
_RENOWN = 0.7
_KM = 111.2
#: Kilometres within which a place speaks for another.
_AROUND = 700.0
#: What a name that only one province has adds for other names' places there, and what all such names can add: in powers of ten of people.
_SUPPORT, _MOST_SUPPORT = 1.5, 4.0


def score_sense(rank: int, each: Found, context: Context, kinds: tuple[str, ...], senses: tuple[Candidate, ...]) -> float:
    """How well ``senses[rank]`` fits: size (ten times the people: one point), what the text calls it, countries named, places near."""
    sense = senses[rank]
    score = _size(sense) - (1.5 if sense.variant else 0.0) - _RENOWN * math.log1p(rank)
    if kinds:
        score -= kinds.index(sense.kind) if sense.kind in kinds else len(kinds)
    elif sense.kind == "admin1":
        score += _province(rank, each, context, senses)
    total = sum(context.countries.values()) or 1
    if sense.country_code:
        weight = context.countries[sense.country_code]
        score += min(2.0, 0.5 * weight) + 2.0 * weight / total
    if sense.admin1 or sense.kind == "admin1":
        score += min(_MOST_SUPPORT, _SUPPORT * context.support(sense, fold_name(each.bare).split(" ")[0]))
    if sense.kind not in ("country", "water"):
        point = (sense.lat, sense.lon)
        around = (anchor for anchor in context.anchors if abs(anchor[0] - point[0]) * _KM < _AROUND and anchor != point)
        nearest = min((flat_distance(point, anchor) for anchor in around), default=_AROUND)
        score += 2.5 if nearest < 100 else 1.5 if nearest < 300 else 0.7 if nearest < _AROUND else 0.0
    return score


def _province(rank: int, each: Found, context: Context, senses: tuple[Candidate, ...]) -> float:
    """What speaks for and against a province whose name stands without a type word."""
    if fold_name(each.bare) in context.provinces or (context.bare_province and capital_country(each.bare) is None):
        return 3.5
    if each.type_word == "area":
        return 2.5
    if any(other.kind == "city" and other.country_code == senses[rank].country_code for other in senses[:rank]):
        return -2.0
    return 1.0 if rank == 0 and len(senses) > 1 and senses[1].country_code == senses[0].country_code else 0.0


def _size(sense: Candidate) -> float:
    fixed = {"country": 9.0, "region": 7.5, "water": 7.5, "admin1": 5.5, "admin2": 2.5, "site": 5.0}
    if sense.feature_code == "PPLC":
        return 8.0
    return fixed.get(sense.kind) or math.log10(sense.population + 10)


def flat_distance(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Kilometres on a flat map: enough to tell near from far."""
    north, east = first[0] - second[0], (first[1] - second[1] + 180) % 360 - 180
    return _KM * math.hypot(north, east * math.cos(math.radians((first[0] + second[0]) / 2)))
