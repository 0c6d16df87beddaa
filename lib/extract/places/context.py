"""What an article says about where it is: the countries it names, places that no one can mistake, and which place holds which."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from math import fsum
from typing import TYPE_CHECKING

from lib.extract.syntax.clauses import token_at
from lib.gazetteer.countries import country_code, demonym_code
from lib.gazetteer.names import fold_name

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lib.extract.places.runs import Found
    from lib.extract.values import Reading
    from lib.gazetteer import Gazetteer
    from lib.gazetteer.candidate import Candidate

_INSIDE = re.compile(r",? (?:in|of|inside|within)(?: the)?(?: [a-z-]+){0,3} |, | \(")
_OWNER = re.compile(r"(?:[’']s|(?<=s)[’']) (?:[a-z-]+ ){0,5}(?:of )?")
_CAPITALS = re.compile(r"(?<![\w-])[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*)?")
#: An army's doings tell of the attacker's country, not of the place: "Russian strikes on Pokrovsk".
_ARMS = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:(?:air ?)?strikes?|attacks?|drones?|missiles?|rockets?|shelling|shells?|raids?|(?:war)?planes?|jets?|bombs?"
    r"|artillery|troops|forces|soldiers|army|military|fighters|offensive|invasion|aircraft|helicopters?)\b"
)
_BARE_PROVINCE = re.compile(r"\bthe (oblast|province|governorate|krai)\b(?! of)")
_PROVINCES = frozenset({"region", "oblast", "province", "governorate", "krai", "state"})
_CLAUSE = frozenset({"VBD", "VBZ", "VBP", "VB", "MD", "IN", "TO", "DT", "CC", "WDT", "WP", ",", ":"})
#: Counties inside the names of courts and fire brigades tell where a story is as well.
_COUNTY = re.compile(r"\b[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)? (?:County|Parish)\b")
#: Senses of a name that are looked at.
_MOST = 40
#: How far apart two mentions may stand and still be one address.
_REACH = 120


@dataclass(slots=True)
class Context:
    """What an article tells of the senses of its names.

    ``countries`` are weights of ISO alpha-3 codes; ``anchors`` points (lat, lon) of places resolved so far; ``provinces`` folded names that
    the text calls provinces; ``bare_province`` tells that it speaks of "the oblast", ``filed_in`` is the country of its dateline.
    ``hints`` tell how much each name speaks for each province that has a place of it.
    """

    gazetteer: Gazetteer
    countries: Counter[str] = field(default_factory=Counter)
    anchors: set[tuple[float, float]] = field(default_factory=set)
    admin1: set[tuple[str | None, str | None]] = field(default_factory=set)
    provinces: set[str] = field(default_factory=set)
    bare_province: bool = False
    filed_in: str | None = None
    hints: dict[tuple[str | None, str | None], dict[str, float]] = field(default_factory=dict)

    def support(self, sense: Candidate, name: str) -> float:
        """How much the other names of the article speak for a sense: each as much as few provinces have its name, this one in theirs."""
        own = self.hints.get((sense.name if sense.kind == "admin1" else sense.admin1, sense.country_code), {})
        return fsum(weight for other, weight in own.items() if other != name)

    def shares(self) -> dict[str, float]:
        """Of the names and demonyms of the article, which share is each country's; that of the dateline counts once more."""
        total = sum(self.countries.values()) or 1
        shares = {code: weight / total for code, weight in self.countries.items()}
        if self.filed_in:
            shares[self.filed_in] = shares.get(self.filed_in, 0.0) + 1.0
        return shares

    def add_anchor(self, sense: Candidate) -> None:
        """Take a resolved town or province as a hint to what lies near it."""
        self.anchors.add((sense.lat, sense.lon))
        self.admin1.add((sense.name if sense.kind == "admin1" else sense.admin1, sense.country_code))


def read_context(reading: Reading, found: list[Found]) -> Context:
    """The hints of the whole article, headline included."""
    context = Context(reading.gazetteer, bare_province=_BARE_PROVINCE.search(reading.article.text) is not None)
    _count_demonyms(reading.article.text, context.countries)
    for each in found:
        senses = reading.gazetteer.candidates(each.bare)
        if (code := country_code(each.bare)) and senses and senses[0].kind == "country":
            context.countries[code] += 0 if _has_namesake(senses) else 3
        elif senses and _is_plain(senses):
            if senses[0].country_code:
                context.countries[senses[0].country_code] += 2
            context.add_anchor(senses[0])
        if kind_word(each) in _PROVINCES:
            context.provinces.add(fold_name(each.bare))
    for name in {each.query for each in found} | set(_COUNTY.findall(reading.article.text)):
        _add_hints(context, name)
    return context


def _add_hints(context: Context, name: str) -> None:
    """Let a name speak for every province that has a place of it, the more the fewer there are; countries and capitals for none."""
    senses = context.gazetteer.candidates(name)
    if not senses or senses[0].kind in ("country", "region", "water") or senses[0].feature_code == "PPLC":
        return
    provinces = {(s.name if s.kind == "admin1" else s.admin1, s.country_code) for s in senses[:_MOST]}
    for province in provinces - {(None, None)}:
        context.hints.setdefault(province, {})[fold_name(name).split(" ")[0]] = (2 if _COUNTY.fullmatch(name) else 1) / len(provinces)
    if len(countries := {country for _, country in provinces}) == 1 and _COUNTY.fullmatch(name):
        context.countries[countries.pop() or ""] += 2


def _count_demonyms(text: str, countries: Counter[str]) -> None:
    for found in _CAPITALS.finditer(text):
        words = found.group()
        for name in (words, *words.split(" ")):
            if code := demonym_code(re.sub(r"[’']s?$", "", name)):
                countries[code] += 0 if _ARMS.match(text, found.end()) else 2
                break


def _has_namesake(senses: tuple[Candidate, ...]) -> bool:
    """Whether a country shares its name with a province elsewhere, so that the name alone tells nothing: "Georgia"."""
    others = (sense for sense in senses[1:4] if sense.country_code != senses[0].country_code and not sense.variant)
    return any(sense.kind in ("country", "admin1") for sense in others)


def _is_plain(senses: tuple[Candidate, ...]) -> bool:
    """Whether a town's or province's name has one sense that towers over the others."""
    first = senses[0]
    if first.kind not in ("city", "admin1") or first.population < 100_000:
        return False
    rivals = [sense for sense in senses[1:] if (sense.country_code, sense.admin1) != (first.country_code, first.admin1)]
    rivals = [sense for sense in rivals if sense.name != first.name or sense.country_code != first.country_code]
    return all(sense.population * 15 < first.population and sense.kind != "country" for sense in rivals)


def kind_word(each: Found) -> str | None:
    """The word that says which kind is meant; "area" says nothing of the kind."""
    return each.type_word.split()[-1] if each.type_word and each.type_word != "area" else None


def encloses(reading: Reading, outer: Found, inner: Found) -> bool:
    """Whether the text says that one place holds the other: "Kano, Nigeria", "Kano in northern Nigeria", "Nigeria's Kano state"."""
    text = reading.article.text
    if inner.end <= outer.start:
        gap = text[inner.end : outer.start]
        owns = _OWNER.match(text, outer.end) is not None and gap.startswith(",")  # "In Lima, Peru's prime minister"
        return len(gap) < 40 and _INSIDE.fullmatch(gap) is not None and not owns
    gap = text[outer.end : inner.start]
    return len(gap) < 50 and _OWNER.fullmatch(gap) is not None and not _has_clause(reading.doc, outer.end, inner.start)


def _has_clause(doc: Doc, start: int, end: int) -> bool:
    """Whether more than adjectives and a type word stands between owner and owned: "Myanmar's army shelled villages in Shan"."""
    first = token_at(doc, start).i
    return any(token.tag_ in _CLAUSE and token.lower_ != "of" for token in doc[first : first + 8] if token.idx < end)


def find_holders(reading: Reading, found: list[Found], index: int) -> list[int]:
    """Indexes of the mentions that the text says hold this one, the nearest first: "Beni in Congo's North Kivu" has two."""
    each = found[index]
    holders: list[int] = []
    for other in (index + 1, index + 2, index - 1):
        if not 0 <= other < len(found) or abs(found[other].start - each.start) > _REACH:
            continue
        if abs(other - index) == 1:
            holds = encloses(reading, found[other], each)
        else:
            between = found[index + 1]
            chained = encloses(reading, found[other], between) or encloses(reading, between, found[other])
            holds = holders == [index + 1] and chained
        if holds:
            holders.append(other)
    return holders
