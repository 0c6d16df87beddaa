"""Which of a name's places a text means: by what the words around say, the countries of the article, places near, and size."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from lib.extract.place_words import word_class
from lib.extract.values import Place
from lib.gazetteer.countries import capital_country, country_code, country_name, demonym_code
from lib.gazetteer.kinds import TYPE_KINDS
from lib.gazetteer.names import fold_name

if TYPE_CHECKING:
    from lib.extract.place_spans import Found
    from lib.extract.values import Reading
    from lib.gazetteer import Gazetteer
    from lib.gazetteer.candidate import Candidate

#: UCDP's where_prec of each kind; a province's name alone says no more than the province.
PRECISION = {"city": 1, "site": 1, "admin2": 3, "admin1": 4, "region": 5, "country": 6, "water": 7}
_KM = 111.2
_INSIDE = re.compile(r",? (?:in|of|inside|within)(?: the)?(?: [a-z-]+){0,3} |, | \(")
_OWNER = re.compile(r"[’']s? (?:[a-z-]+ ){0,5}(?:of )?")
_CAPITALS = re.compile(r"(?<![\w-])[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*)?")
_BARE_PROVINCE = re.compile(r"\bthe (oblast|province|governorate|krai)\b(?! of)")
#: Fewer people than this and no other hint: a name that only happens to be a village's too.
_SMALL = 50_000


@dataclass(slots=True)
class _Context:
    """What an article says about where it is: weights of countries, places that no one can mistake, names called provinces."""

    gazetteer: Gazetteer
    countries: Counter[str] = field(default_factory=Counter)
    anchors: list[tuple[float, float]] = field(default_factory=list)
    provinces: set[str] = field(default_factory=set)
    bare_province: bool = False


def resolve_places(reading: Reading, found: list[Found]) -> list[Place | None]:
    """The place that each name means, in order; a place without coordinates where the name is kept and not guessed."""
    context = _read_context(reading, found)
    containers = [_containers(reading, found, index) for index in range(len(found))]
    chosen: dict[tuple[str, str | None], Candidate | None] = {}
    for index in sorted(range(len(found)), key=lambda i: (not containers[i], i)):
        each = found[index]
        key = (fold_name(each.bare), _kind_word(each))
        if key not in chosen or containers[index]:
            best = _choose(each, context, [found[other] for other in containers[index]], chosen)
            if key not in chosen or best is not None:
                chosen[key] = best
                if best is not None and best.kind in ("city", "admin2"):
                    context.anchors.append((best.lat, best.lon))
    return [_place(each, chosen[(fold_name(each.bare), _kind_word(each))], containers[i], found, chosen) for i, each in enumerate(found)]


def encloses(reading: Reading, outer: Found, inner: Found) -> bool:
    """Whether the text says that one place holds the other: "Kano, Nigeria", "Kano in northern Nigeria", "Nigeria's Kano state"."""
    text = reading.article.text
    if inner.end <= outer.start:
        gap = text[inner.end : outer.start]
        return len(gap) < 40 and _INSIDE.fullmatch(gap) is not None
    gap = text[outer.end : inner.start]
    return len(gap) < 50 and _OWNER.fullmatch(gap) is not None


def _kind_word(each: Found) -> str | None:
    return each.type_word.split()[-1] if each.type_word and each.type_word != "area" else None


def _read_context(reading: Reading, found: list[Found]) -> _Context:
    context = _Context(reading.gazetteer)
    text = reading.article.text
    for words in _CAPITALS.findall(text):
        for name in (words, words.split(" ")[0], words.split(" ")[-1]):
            if code := demonym_code(re.sub(r"[’']s?$", "", name)):
                context.countries[code] += 2
                break
    for each in found:
        code = country_code(each.bare)
        senses = reading.gazetteer.candidates(each.bare)
        if code and senses and senses[0].kind == "country":
            context.countries[code] += 3
        elif senses and _is_plain(senses):
            if senses[0].country_code:
                context.countries[senses[0].country_code] += 2
            context.anchors.append((senses[0].lat, senses[0].lon))
        if _kind_word(each) in ("region", "oblast", "province", "governorate", "krai", "state"):
            context.provinces.add(fold_name(each.bare))
    context.bare_province = _BARE_PROVINCE.search(text) is not None
    return context


@cache
def _is_plain(senses: tuple[Candidate, ...]) -> bool:
    """Whether a town's name has one sense that towers over the others."""
    first = senses[0]
    if first.kind not in ("city", "admin1") or first.population < 100_000:
        return False
    others = [s for s in senses[1:] if (s.country_code, s.admin1) != (first.country_code, first.admin1) and s.name != first.name]
    rivals = [s for s in senses[1:] if s.country_code != first.country_code]
    return all(s.population * 15 < first.population and s.kind != "country" for s in {*others, *rivals})


def _containers(reading: Reading, found: list[Found], index: int) -> list[int]:
    """Indexes of the mentions that the text says hold this one, the nearest first."""
    each, holders = found[index], []
    for other in (index + 1, index + 2, index - 1):
        if 0 <= other < len(found) and abs(found[other].start - each.start) < 120:
            between = found[index + 1] if other == index + 2 and holders == [index + 1] else None
            chained = between and (encloses(reading, found[other], between) or encloses(reading, between, found[other]))
            if (abs(other - index) == 1 and encloses(reading, found[other], each)) or chained:
                holders.append(other)
    return holders


def _choose(
    each: Found, context: _Context, holders: list[Found], chosen: dict[tuple[str, str | None], Candidate | None]
) -> Candidate | None:
    senses = context.gazetteer.candidates(each.query) if each.known else ()
    senses = senses or (context.gazetteer.candidates(each.bare) if each.known else ())
    kinds = TYPE_KINDS.get(_kind_word(each) or "", ())
    fitting = [sense for sense in senses if not kinds or sense.kind in kinds]
    if kinds and not fitting:
        return None
    held = False
    for holder in holders:
        inside = [sense for sense in fitting if sense.name != holder.bare and _is_inside(sense, holder, context, chosen)]
        if inside:
            fitting, held = inside, True
    if not fitting:
        return None
    best = max(fitting, key=lambda sense: _score(sense, each, context, kinds))
    return best if held or not _is_doubtful(best, context) else None


def _is_inside(sense: Candidate, holder: Found, context: _Context, chosen: dict[tuple[str, str | None], Candidate | None]) -> bool:
    if sense.kind == "country":
        return False
    known = chosen.get((fold_name(holder.bare), _kind_word(holder)))
    if known is not None and known.kind == "admin1":
        return (sense.admin1, sense.country_code) == (known.name, known.country_code) and sense.kind != "admin1"
    return context.gazetteer.qualifies(sense, holder.bare)


def _score(sense: Candidate, each: Found, context: _Context, kinds: tuple[str, ...]) -> float:
    """How well a sense fits: size (ten times the people: one point), countries named, places near."""
    is_capital = capital_country(each.bare) is not None
    score = _size(sense) - (1.5 if sense.variant else 0.0)
    if kinds:
        score -= kinds.index(sense.kind)
    elif sense.kind == "admin1" and (fold_name(each.bare) in context.provinces or (context.bare_province and not is_capital)):
        score += 3.5
    elif sense.kind == "admin1" and each.type_word == "area":
        score += 2.0
    total = sum(context.countries.values()) or 1
    if sense.country_code:
        weight = context.countries[sense.country_code]
        score += min(2.0, 0.5 * weight) + 2.0 * weight / total
    if sense.kind not in ("country", "water"):
        nearest = min((_distance(sense, anchor) for anchor in context.anchors if anchor != (sense.lat, sense.lon)), default=20_000.0)
        score += 2.5 if nearest < 100 else 1.5 if nearest < 300 else 0.7 if nearest < 700 else 0.0
    return score


@cache
def _size(sense: Candidate) -> float:
    if sense.kind == "country":
        return 9.0
    if sense.kind in ("region", "water"):
        return 7.5
    if sense.feature_code == "PPLC":
        return 8.0
    if sense.kind == "admin1":
        return 5.5
    if sense.kind == "admin2":
        return 2.5
    return math.log10(sense.population + 10)


def _distance(sense: Candidate, point: tuple[float, float]) -> float:
    """Kilometres on a flat map: enough to tell near from far."""
    north, east = sense.lat - point[0], (sense.lon - point[1] + 180) % 360 - 180
    return _KM * math.hypot(north, east * math.cos(math.radians((sense.lat + point[0]) / 2)))


def _is_doubtful(sense: Candidate, context: _Context) -> bool:
    """Whether only its name speaks for a small place: no word of the article points to its country."""
    if sense.kind not in ("city", "admin2") or sense.feature_code == "PPLC" or (sense.population >= _SMALL and sense.kind == "city"):
        return False
    return bool(context.countries) and not context.countries[sense.country_code or ""]


def _place(
    each: Found, sense: Candidate | None, holders: list[int], found: list[Found], chosen: dict[tuple[str, str | None], Candidate | None]
) -> Place | None:
    """The place columns: of the sense, of a site's town, or the name alone with what holds it."""
    if sense is not None:
        vague = each.vague and sense.kind == "country"
        precision = 5 if vague else PRECISION[sense.kind]
        if each.near and precision == 1:
            precision = 2
        admin1 = sense.name if sense.kind == "admin1" else sense.admin1
        code = sense.feature_code
        return Place(sense.name, sense.geonameid, code, sense.lat, sense.lon, admin1, sense.country, sense.country_code, precision)
    holder = next((known for i in holders if (known := chosen.get((fold_name(found[i].bare), _kind_word(found[i])))) is not None), None)
    town = holder if each.site and holder is not None and holder.kind in ("city", "admin2") else None
    return Place(
        resolved_place=each.query if each.type_word and each.type_word not in word_class("of_type") else each.bare,
        geonameid=None,
        feature_code="",
        lat=town.lat if town else None,
        lon=town.lon if town else None,
        admin1=(holder.name if holder.kind == "admin1" else holder.admin1) if holder else None,
        country=country_name(holder.country_code) if holder and holder.country_code else None,
        country_code=holder.country_code if holder else None,
        where_prec=2 if each.site or each.near else 1,
    )
