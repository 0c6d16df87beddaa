"""Which of a name's places a text means: by what the words around say, the countries of the article, places near, and size."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lib.extract.places.context import Context, find_holders, kind_word, read_context
from lib.extract.places.fitting import flat_distance, score_sense
from lib.extract.places.words import word_class
from lib.extract.values import Place
from lib.gazetteer.countries import country_code, country_name
from lib.gazetteer.kinds import TYPE_KINDS
from lib.gazetteer.names import fold_name

if TYPE_CHECKING:
    from lib.extract.places.runs import Found
    from lib.extract.values import Reading
    from lib.gazetteer.candidate import Candidate

#: UCDP's where_prec of each kind; a province's name alone says no more than the province.
PRECISION = {"city": 1, "site": 1, "admin2": 3, "admin1": 4, "region": 5, "country": 6, "water": 7}
#: Fewer people than this and no other hint: a name that only happens to be a village's too.
_SMALL, _TINY = 50_000, 5_000
#: How far from other places of the article a village may lie, and one of its own name in a country that the article is about: kilometres.
_NEAR, _NEAR_HOME = 150, 300
#: So many times as often an article names places of its main country as of one that it is not about.
_FOREIGN = 3
#: How far back an unknown village's province may have been named, in characters.
_BACK = 300
#: How far around an unknown name the places stand that tell its country, in characters.
_AROUND_CHARS = 700
#: How far the country of an unknown name must be ahead of the next one, and what all names of the article count beside those close by.
_AHEAD, _ALL = 1.1, 3
#: People of a town whose name at the head of a building's name means that town ("Kano airport"), though the article has it nowhere else.
_RENOWNED = 150_000
#: Sites that go by their town's name, however small it is; hospitals and schools go by people's as often.
_OF_TOWN = frozenset({"airport", "airfield", "airstrip", "airbase", "station", "harbour", "harbor", "checkpoint", "crossing"})

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
    kept: dict[Key, Place] = {}
    for i, each in enumerate(found):
        if resolution.sense(i) is None and (_key(each) not in kept or kept[_key(each)].country_code is None):
            kept[_key(each)] = _kept(resolution, i)
    return [_located(each, sense) if (sense := resolution.sense(i)) else kept[_key(each)] for i, each in enumerate(found)]


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


def _choose(resolution: _Resolution, index: int, each: Found | None = None) -> Candidate | None:
    each, context = each or resolution.found[index], resolution.context
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
    ranks = {id(sense): rank for rank, sense in enumerate(senses)}
    ranked = sorted(fitting, key=lambda sense: -score_sense(ranks[id(sense)], each, context, kinds, senses))
    if held:
        return ranked[0]
    sure = (sense for sense in ranked if not (_is_doubtful(sense, context) or _is_only_alike(each, sense, context)))
    return next((sense for sense in sure if sense is ranked[0] or not sense.variant), None)


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


def _is_doubtful(sense: Candidate, context: Context) -> bool:
    """Whether only its name speaks for a small place: the article points neither to its country nor, for a village, near it."""
    if sense.kind not in ("city", "admin2") or sense.feature_code == "PPLC" or (sense.population >= _SMALL and sense.kind == "city"):
        return False
    if context.countries and not context.countries[sense.country_code or ""]:
        return True
    if sense.population >= _TINY or not context.anchors:
        return False
    point = (sense.lat, sense.lon)
    at_home = not sense.variant and 2 * context.countries[sense.country_code or ""] >= max(context.countries.values(), default=0)
    reach = _NEAR_HOME if at_home else _NEAR
    same_province = (sense.admin1, sense.country_code) in context.admin1
    return not same_province and all(flat_distance(point, anchor) > reach for anchor in context.anchors)


def _is_only_alike(each: Found, sense: Candidate, context: Context) -> bool:
    """Whether an accented name only resembles the by-name of a town in a country that the article never names: "Puná" is not Pune."""
    if each.bare.isascii() or fold_name(each.bare) == fold_name(sense.name) or sense.kind != "city":
        return False
    return _FOREIGN * context.countries[sense.country_code or ""] < max(context.countries.values(), default=0)


def _located(each: Found, sense: Candidate) -> Place:
    precision = 5 if each.vague and sense.kind == "country" else PRECISION[sense.kind]
    if each.near and precision == 1:
        precision = 2
    admin1 = sense.name if sense.kind == "admin1" else sense.admin1
    found = (sense.feature_code, sense.lat, sense.lon, admin1, sense.country, sense.country_code)
    name = each.bare if sense.kind == "city" and fold_name(sense.name) == f"{fold_name(each.bare)} city" else sense.name
    return Place(name, sense.geonameid, *found, where_prec=precision)


def _kept(resolution: _Resolution, index: int) -> Place:
    """The name alone, without a point, in the country of what holds it; a site lies where its town does, a part where the whole does.

    ``where_prec`` says how large the thing is that is named; where it lies is known no closer than its province or country.
    """
    each = resolution.found[index]
    holder = next((sense for i in resolution.holders[index] if (sense := resolution.sense(i)) is not None), None)
    anchor = _anchor(resolution, index)
    town = anchor or (holder if each.site and holder is not None and holder.kind == "city" else None)
    kinds = TYPE_KINDS.get(kind_word(each) or "", (anchor.kind if anchor and each.rule == "part" else "city",))
    wide = kinds[0] in ("region", "water")
    holder = anchor or holder or (None if wide else _before(resolution, index))
    code = holder.country_code if holder else None if wide else _around(resolution, index)
    return Place(
        resolved_place=each.query if each.type_word and each.type_word not in word_class("of_type") else each.bare,
        geonameid=None,
        feature_code="",
        lat=town.lat if town else None,
        lon=town.lon if town else None,
        admin1=(holder.name if holder.kind == "admin1" else holder.admin1) if holder else None,
        country=country_name(code) if code else None,
        country_code=code,
        where_prec=2 if each.site or each.near else 5 if anchor and anchor.kind in ("admin1", "region") else PRECISION[kinds[0]],
    )


def _anchor(resolution: _Resolution, index: int) -> Candidate | None:
    """The place inside a name that says where it lies ("Erbil airport"): one that the article names too, or that all know by that name."""
    each = resolution.found[index]
    if not each.anchor:
        return None
    named = resolution.chosen.get((fold_name(each.anchor), None))
    if named is not None and named.kind in ("city", "admin1"):
        return named
    best = _choose(resolution, index, replace(each, bare=each.anchor, query=each.anchor, known=True))
    of_town = each.rule == "part" or kind_word(each) in _OF_TOWN or each.bare.lower().split()[-1] in _OF_TOWN
    renowned = best is not None and (of_town or best.population >= _RENOWNED)
    return best if renowned and best is not None and best.kind in ("city", "admin1", "region") else None


def _around(resolution: _Resolution, index: int) -> str | None:
    """The country of most places close by in the text and of most names of the article, where one is ahead of all others."""
    each, votes = resolution.found[index], defaultdict[str, float](float)
    for other, near in enumerate(resolution.found):
        gap = max(near.start - each.end, each.start - near.end)
        sense = resolution.sense(other) if gap < _AROUND_CHARS else None
        if sense is not None and sense.country_code:
            votes[sense.country_code] += (2 if gap < _BACK else 1) * (1 if sense.kind == "country" or sense.feature_code == "PPLC" else 2)
    for code, share in resolution.context.shares().items():
        votes[code] += _ALL * share
    ranked = [*sorted(votes.items(), key=lambda vote: -vote[1]), ("", 0.0), ("", 0.0)]
    return ranked[0][0] or None if ranked[0][1] > _AHEAD * ranked[1][1] else None


def _before(resolution: _Resolution, index: int) -> Candidate | None:
    """The province or town named shortly before an unknown village or building; a capital there may be a government."""
    each, weights = resolution.found[index], resolution.context.countries
    for other in range(index - 1, -1, -1):
        if each.start - resolution.found[other].end > _BACK:
            return None
        sense = resolution.sense(other)
        if sense is None or (not each.site and 4 * weights[sense.country_code or ""] < max(weights.values(), default=0)):
            continue  # a country that the article is not about
        if sense.kind in ("admin1", "admin2", "city") and (sense.feature_code != "PPLC" or each.site):
            return sense
    return None
