"""Which of a name's places a text means: by what the words around say, the countries of the article, places near, and size."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lib.extract.places.context import Context, find_holders, kind_word, read_context
from lib.extract.places.words import word_class
from lib.extract.values import Place
from lib.gazetteer.countries import capital_country, country_code, country_name
from lib.gazetteer.kinds import TYPE_KINDS
from lib.gazetteer.names import fold_name

if TYPE_CHECKING:
    from lib.extract.places.runs import Found
    from lib.extract.values import Reading
    from lib.gazetteer.candidate import Candidate

#: UCDP's where_prec of each kind; a province's name alone says no more than the province.
PRECISION = {"city": 1, "site": 1, "admin2": 3, "admin1": 4, "region": 5, "country": 6, "water": 7}
_KM = 111.2
#: Kilometres within which a place speaks for another.
_AROUND = 700.0
#: Fewer people than this and no other hint: a name that only happens to be a village's too.
_SMALL, _TINY = 50_000, 5_000
#: How far back an unknown village's province may have been named, in characters.
_BACK = 300

Key = tuple[str, str | None]


@dataclass(slots=True)
class _Resolution:
    """The names of one article while they are being resolved; a name of one kind means one place throughout."""

    found: list[Found]
    holders: list[list[int]]
    context: Context
    chosen: dict[Key, Candidate | None] = field(default_factory=dict)

    def sense(self, index: int) -> Candidate | None:
        """The sense chosen for a mention so far."""
        return self.chosen.get(_key(self.found[index]))


def resolve_places(reading: Reading, found: list[Found]) -> list[Place]:
    """The place that each name means, in order; a place without coordinates where the name is kept and not guessed."""
    holders = [find_holders(reading, found, index) for index in range(len(found))]
    resolution = _Resolution(found, holders, read_context(reading, found))
    for index in sorted(range(len(found)), key=lambda i: (not holders[i], i)):
        key = _key(found[index])
        if key in resolution.chosen and not holders[index]:
            continue
        best = _choose(resolution, index)
        if key not in resolution.chosen or best is not None:
            resolution.chosen[key] = best
            if best is not None:
                _learn(resolution, index, best)
                if reading.block_kind(found[index].start) == "dateline" and resolution.context.filed_in is None:
                    resolution.context.filed_in = best.country_code
    return [_located(each, sense) if (sense := resolution.sense(i)) else _kept(resolution, i) for i, each in enumerate(found)]


def _key(each: Found) -> Key:
    return fold_name(each.bare), kind_word(each)


def _learn(resolution: _Resolution, index: int, best: Candidate) -> None:
    """What a resolved place tells: what lies near it, and which sense of its holder is meant ("London, Ontario")."""
    if best.kind in ("city", "admin2", "admin1"):
        resolution.context.add_anchor(best)
    for holder in resolution.holders[index]:
        outer = resolution.found[holder]
        if _key(outer) not in resolution.chosen:
            senses = resolution.context.gazetteer.candidates(outer.query)
            holding = (s for s in senses if s.kind == "admin1" and (s.name, s.country_code) == (best.admin1, best.country_code))
            if sense := next(holding, None):
                resolution.chosen[_key(outer)] = sense


def _choose(resolution: _Resolution, index: int) -> Candidate | None:
    each, context = resolution.found[index], resolution.context
    senses = (context.gazetteer.candidates(each.query) or context.gazetteer.candidates(each.bare)) if each.known else ()
    kinds = TYPE_KINDS.get(kind_word(each) or "", ())
    fitting = [sense for sense in senses if not kinds or sense.kind in kinds]
    fitting = fitting or [sense for sense in senses if sense.kind in ("admin1", "admin2", "region")]
    held = False
    for holder in resolution.holders[index] if fitting else ():
        if not _can_hold(resolution.found[holder], fitting[0], context):
            continue
        inside = [sense for sense in fitting if _is_inside(sense, resolution, holder)]
        if inside:
            fitting, held = inside, True
        elif each.known and fitting[0].kind in ("city", "admin2") and fitting[0].population < _SMALL:
            return None
    if not fitting:
        return None
    best = max(fitting, key=lambda sense: _score(sense, each, context, kinds, senses))
    return best if held or not _is_doubtful(best, context) else None


def _can_hold(holder: Found, sense: Candidate, context: Context) -> bool:
    """Whether a name can hold another, not stand beside it in a list ("China, Japan and Mongolia")."""
    outer = context.gazetteer.candidates(holder.query)
    if not outer:
        return country_code(holder.bare) is not None or context.gazetteer.qualifies(sense, holder.bare)
    level = {"country": 3, "region": 3, "water": 3, "admin1": 2, "admin2": 1}
    if level.get(outer[0].kind, 0) > level.get(sense.kind, 0):
        return True
    return outer[0].kind == "city" and context.gazetteer.qualifies(sense, holder.bare)


def _is_inside(sense: Candidate, resolution: _Resolution, holder: int) -> bool:
    known = resolution.sense(holder)
    if sense.kind == "country" or (known is not None and sense == known):
        return False
    if known is not None and known.kind == "admin1":
        return (sense.admin1, sense.country_code) == (known.name, known.country_code) and sense.kind != "admin1"
    return resolution.context.gazetteer.qualifies(sense, resolution.found[holder].bare)


def _score(sense: Candidate, each: Found, context: Context, kinds: tuple[str, ...], senses: tuple[Candidate, ...]) -> float:
    """How well a sense fits: size (ten times the people: one point), what the text calls it, countries named, places near."""
    score = _size(sense) - (1.5 if sense.variant else 0.0)
    if kinds:
        score -= kinds.index(sense.kind) if sense.kind in kinds else len(kinds)
    elif sense.kind == "admin1":
        score += _province(sense, each, context, senses)
    total = sum(context.countries.values()) or 1
    if sense.country_code:
        weight = context.countries[sense.country_code]
        score += min(2.0, 0.5 * weight) + 2.0 * weight / total
    if sense.kind not in ("country", "water"):
        point = (sense.lat, sense.lon)
        around = (anchor for anchor in context.anchors if abs(anchor[0] - point[0]) * _KM < _AROUND and anchor != point)
        nearest = min((_distance(point, anchor) for anchor in around), default=_AROUND)
        score += 2.5 if nearest < 100 else 1.5 if nearest < 300 else 0.7 if nearest < _AROUND else 0.0
    return score


def _province(sense: Candidate, each: Found, context: Context, senses: tuple[Candidate, ...]) -> float:
    """What speaks for and against a province whose name stands without a type word."""
    if fold_name(each.bare) in context.provinces or (context.bare_province and capital_country(each.bare) is None):
        return 3.5
    if each.type_word == "area":
        return 2.0
    namesake = any(other.kind == "city" and other.country_code == sense.country_code for other in senses[: senses.index(sense)])
    if namesake:
        return -2.0
    return 1.0 if senses.index(sense) == 0 and len(senses) > 1 and senses[1].country_code == sense.country_code else 0.0


def _size(sense: Candidate) -> float:
    fixed = {"country": 9.0, "region": 7.5, "water": 7.5, "admin1": 5.5, "admin2": 2.5, "site": 5.0}
    if sense.feature_code == "PPLC":
        return 8.0
    return fixed.get(sense.kind) or math.log10(sense.population + 10)


def _distance(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Kilometres on a flat map: enough to tell near from far."""
    north, east = first[0] - second[0], (first[1] - second[1] + 180) % 360 - 180
    return _KM * math.hypot(north, east * math.cos(math.radians((first[0] + second[0]) / 2)))


def _is_doubtful(sense: Candidate, context: Context) -> bool:
    """Whether only its name speaks for a small place: the article points neither to its country nor, for a village, near it."""
    if sense.kind not in ("city", "admin2") or sense.feature_code == "PPLC" or (sense.population >= _SMALL and sense.kind == "city"):
        return False
    if context.countries and not context.countries[sense.country_code or ""]:
        return True
    if sense.population >= _TINY or not context.anchors:
        return False
    point = (sense.lat, sense.lon)
    same_province = (sense.admin1, sense.country_code) in context.admin1
    return not same_province and all(_distance(point, anchor) > 150 for anchor in context.anchors)


def _located(each: Found, sense: Candidate) -> Place:
    precision = 5 if each.vague and sense.kind == "country" else PRECISION[sense.kind]
    if each.near and precision == 1:
        precision = 2
    admin1 = sense.name if sense.kind == "admin1" else sense.admin1
    found = (sense.feature_code, sense.lat, sense.lon, admin1, sense.country, sense.country_code)
    return Place(sense.name, sense.geonameid, *found, where_prec=precision)


def _kept(resolution: _Resolution, index: int) -> Place:
    """The name alone, with the country of what holds it; a site lies where its town does."""
    each = resolution.found[index]
    holder = next((sense for i in resolution.holders[index] if (sense := resolution.sense(i)) is not None), None)
    town = holder if each.site and resolution.holders[index] and holder is not None and holder.kind in ("city", "admin2") else None
    kinds = TYPE_KINDS.get(kind_word(each) or "", ("city",))
    if holder is None and kinds[0] == "city":
        holder = _before(resolution, index)
    code = holder.country_code if holder else None if kinds[0] in ("region", "water") else resolution.context.main_country()
    return Place(
        resolved_place=each.query if each.type_word and each.type_word not in word_class("of_type") else each.bare,
        geonameid=None,
        feature_code="",
        lat=town.lat if town else None,
        lon=town.lon if town else None,
        admin1=(holder.name if holder.kind == "admin1" else holder.admin1) if holder else None,
        country=country_name(code) if code else None,
        country_code=code,
        where_prec=2 if each.site or each.near else PRECISION[kinds[0]],
    )


def _before(resolution: _Resolution, index: int) -> Candidate | None:
    """The province or town named shortly before an unknown village or building; a capital there may be a government."""
    each = resolution.found[index]
    for other in range(index - 1, -1, -1):
        if each.start - resolution.found[other].end > _BACK:
            return None
        sense = resolution.sense(other)
        if sense is not None and sense.kind in ("admin1", "admin2", "city") and (sense.feature_code != "PPLC" or each.site):
            return sense
    return None
