"""Bodies that can act or speak: those of general knowledge, those that the text itself defines, and those that words describe."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

from lib.extract.actors.body_kinds import kind_of
from lib.extract.actors.nations import adjective_of, capital_behind, nation_code
from lib.extract.actors.outlets import find_introduced, find_outlets, is_surname
from lib.extract.actors.words import Known, Word, fold_key, initials_start, known_names, match_at, name_words
from lib.extract.values import Actor
from lib.gazetteer.countries import country_code, demonym_code
from lib.lookups import load_lookup

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Names have few words, so patterns look no further: a run of a thousand capitalised words is no name.
_CAP = r"(?:(?:[A-Z]\.)+|[A-Z][\w'’-]*)"
_DEFINED = re.compile(
    rf"((?:{_CAP}|of|for|the|and|on|de|des|du|against|to|in)(?:\s(?:{_CAP}|of|for|the|and|on|de|des|du|against|to|in)){{1,14}})\s\(([A-Z][A-Za-z]{{1,7}})\)"
)
_SHORT = re.compile(r"\b[A-Z][A-Za-z]{1,7}\b")
_NOUNS = (
    "Agency|Service|Services|Directorate|Council|Commission|Committee|Command|Bureau|Office|Department|Institute|Institution|University|College|"
    "Centre|Center|Foundation|Network|Union|Association|Federation|Movement|Front|Army|Forces|Force|Guard|Corps|Police|Court|Tribunal|Bank|"
    "Fund|Organi[sz]ation|Authority|Board|Society|Mission|Observatory|Coalition|Alliance|Brigades?|Congress|Parliament|Assembly|Senate|Hospital|"
    "Ministry|Party|Group|Embassy|Crescent|Defen[cs]e|Watch|Initiative|Survey|Secretariat|Inspectorate|Directorate-General"
)
_OF = rf"(?:\s(?:of|for|on|against|to)\s(?:the\s)?{_CAP}(?:\s(?:and\s|of\s|in\s)?{_CAP}){{0,9}})?"
_ORGANISED = re.compile(rf"(?:(?:{_CAP})\s){{0,9}}(?:{_NOUNS})\b{_OF}|(?:Ministry|Department) of {_CAP}(?:\s(?:and\s)?{_CAP}){{0,9}}")
_MINISTRY = (
    r"(?:foreign(?:\saffairs)?|external\saffairs|defen[cs]e|health|interior|home|finance|justice|energy|education|emergency(?:\ssituations)?|emergencies|"
    r"information|oil|agriculture|transport|unification|security|public\ssecurity|environment|economy|culture|water|labour|labor)"
)
_WHAT = (
    rf"{_MINISTRY}\s(?:ministry|department|office)|ministry\sof\s(?:the\s)?\w+(?:\saffairs|\ssecurity|\ssituations)?|"
    r"(?:state-run\s|state-owned\s|state\s|official\s|local\s|public\s|private\s|independent\s|opposition\s|pro-government\s)?"
    r"(?:news\sagenc(?:y|ies)|media|television|tv|radio|newspapers|press)|state\sbroadcaster|"
    r"(?:military\s|defen[cs]e\s|foreign\s|army\s)?intelligence(?:\s(?:agency|service|services|community|assessment))?|"
    r"(?:spy|security|civil\sdefen[cs]e|disaster(?:\smanagement)?|aid|rescue|emergency|space|meteorological|anti-corruption|border)\s(?:agency|service|services|forces)|"
    r"armed\sforces|army|military(?:\scommand)?|navy|air\sforce|coast\sguard|border\sguards?|general\sstaff|police|gendarmerie|"
    r"government|authorities|presidency|presidential\soffice|parliament|central\sbank|supreme\scourt|constitutional\scourt|"
    r"electoral\scommission|election\scommission|embassy|mission|delegation|side|junta|opposition|civil\sdefen[cs]e|red\s(?:cross|crescent)|fire\sservice"
)
_DESCRIBED = re.compile(rf"(?P<who>[A-Z][\w.]*(?:[\s-][A-Z][\w.]*){{0,2}})(?P<own>['’]s?)?\s(?P<what>(?i:{_WHAT}))\b")
_HALVES = re.compile(rf"\b[Tt]he\s(?P<who>North|South)(?P<own>['’]s)\s(?P<what>(?i:{_WHAT}))\b")
_IN_SEAT = re.compile(r"\b(?P<what>[Aa]uthorities|police|[Oo]fficials)\sin\s(?P<who>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2})")
#: "In Kenya police said": the country is where, not whose.
_AFTER_IN = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Aa]cross|[Tt]o|[Ii]nside|[Tt]hroughout|[Ii]nto) (?:the )?$")
_OPENERS = frozenset("The In At On A An And But By As For From With To Of After Before While When If Since Both Under Like Unlike".split())
_HANGERS = name_words("compound end")
_SPY = re.compile(r"spy agency|intelligence (?:agency|service)$")
_AGENCY_CUE = re.compile(
    r"\s(?:news|agency|newspaper|daily|channel|television|TV|radio|website|reported|said|quoted|cited|wrote|broadcast)\b"
)


@dataclass(frozen=True, slots=True)
class BodyHit:
    """A body's name at ``start`` to ``end``."""

    start: int
    end: int
    actor: Actor


def find_bodies(text: str, words: list[Word]) -> list[BodyHit]:
    """Every body's name in the text, the longest where two overlap."""
    hits = [*_listed(text, words), *_described(text)]
    hits += _defined(text, hits)
    hits += _organised(text, words[0].start if words else 0)
    hits += _outlets(text)
    hits += [BodyHit(start, end, Actor(text[start:end], "body", None, "group")) for start, end in find_introduced(text)]
    kept: list[BodyHit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        at = bisect_left(kept, hit.end, key=attrgetter("start"))
        if at == 0 or kept[at - 1].end <= hit.start:
            kept.insert(at, hit)
    return _identify(text, kept)


def _outlets(text: str) -> Iterator[BodyHit]:
    for start, end, actor in find_outlets(text):
        known = _forms().get(actor.name)
        yield BodyHit(start, end, Actor(known.name, "body", known.country, known.role) if known else actor)


def _identify(text: str, hits: list[BodyHit]) -> list[BodyHit]:
    """Descriptions that mean a body named beside them ("Kenya's spy agency, the NIS") or the only service of that country in the text."""
    listed = _listed_names()
    services = {hit.actor.country: hit.actor for hit in hits if hit.actor.role == "intelligence" and hit.actor.name in listed}
    identified = []
    for number, hit in enumerate(hits):
        after = hits[number + 1] if number + 1 < len(hits) else None
        actor = hit.actor
        if (
            actor.name not in listed
            and after is not None
            and text[hit.end : after.start] in (", ", ", the ")
            and not text[after.end : after.end + 1].isspace()
            and after.actor.name in listed
        ):
            if after.actor.country in (None, actor.country):
                actor = after.actor
        elif actor.name not in listed and actor.role == "intelligence" and actor.country in services:
            actor = services[actor.country]
        identified.append(BodyHit(hit.start, hit.end, actor))
    return identified


def _listed(text: str, words: list[Word]) -> Iterator[BodyHit]:
    for index in range(len(words)):
        found = match_at(known_names(), words, index)
        if found is None or found[1].kind != "body" or (found[1].doubtful and not _has_cue(text, words, index)):
            continue
        size, known = found
        if size == 1 and known.role == "outlet" and is_surname(text, words, index):
            continue
        yield BodyHit(words[index].start, words[index + size - 1].end, Actor(known.name, "body", known.country, known.role))


def _has_cue(text: str, words: list[Word], index: int) -> bool:
    before = [word.key for word in words[max(0, index - 3) : index]]
    if {"agency", "newspaper", "channel", "told", "daily", "broadcaster", "magazine"} & set(before):
        return True
    return bool(_AGENCY_CUE.match(text, words[index].end)) or before[-1:] == ["by"] or before[-2:] == ["according", "to"]


def _described(text: str) -> Iterator[BodyHit]:
    for pattern in (_DESCRIBED, _HALVES):
        for match in pattern.finditer(text):
            code, start = _whose(match)
            if code:
                society = match["what"].startswith("Red C")  # "Kenya Red Cross" is a name
                name = text[start : match.end()] if society else _describe(match["what"].lower(), code)
                yield BodyHit(start, match.end(), Actor(name, "body", code, kind_of(match["what"].lower())))
    for match in _IN_SEAT.finditer(text):
        code = capital_behind(text, match.end("what")) if match["what"] != "police" else None
        who = adjective_of(code) if code else match["who"]
        yield BodyHit(
            match.start(), match.end(), Actor(f"{who} {match['what'].lower()}", "body", code or nation_code(match["who"]), "government")
        )


def _whose(match: re.Match[str]) -> tuple[str | None, int]:
    if match["who"].lower() in ("north", "south"):
        return ("PRK" if match["who"].lower() == "north" else "KOR"), match.start("who")
    parts = match["who"].split(" ")
    for cut in range(1 if parts[0] == "The" else 0, len(parts)):
        tail = " ".join(parts[cut:])
        code, start = nation_code(tail), match.end("who") - len(tail)
        named = match["own"] or demonym_code(tail) or tail.isupper() or tail.replace(".", "").isupper()
        if code and (named or (country_code(tail) and _AFTER_IN.search(match.string, 0, start) is None)):
            return code, start
    return None, 0


def _describe(what: str, code: str) -> str:
    what = what.replace("defense", "defence")
    if what.startswith("ministry of "):
        what = {"foreign affairs": "foreign"}.get(what[12:].removeprefix("the "), what[12:].removeprefix("the ")) + " ministry"
    if _SPY.search(what):
        listed = [row for row in load_lookup("bodies") if row["kind"] == "intelligence" and row["country"] == code]
        if listed and code in _ONE_SERVICE:
            return listed[0]["name"]
    if what.endswith(("ministry", "department", "office")) and "presidential" not in what:
        return f"{adjective_of(code)} {what.title()}"
    what = what.removesuffix(" assessment")
    return f"{adjective_of(code)} {what}"


#: Countries whose "spy agency" means one service only.
_ONE_SERVICE = frozenset({"KOR", "TUR", "PAK", "DEU"})


def _defined(text: str, hits: list[BodyHit]) -> list[BodyHit]:
    """Bodies with their abbreviation in brackets, and every later use of the abbreviation."""
    known = {hit.end: hit for hit in hits}
    found: list[BodyHit] = []
    defined: dict[str, Actor] = {}
    for match in _DEFINED.finditer(text):
        short = match[2]
        hit = known.get(match.end(1))
        if hit is None:
            start = initials_start(match[1], short)
            if start is None:
                continue
            hit = BodyHit(match.start(1) + start, match.end(1), Actor(text[match.start(1) + start : match.end(1)], "body", None, None))
            found.append(hit)
        defined.setdefault(short, hit.actor)
    uses = _SHORT.finditer(text) if defined else ()
    return found + [BodyHit(use.start(), use.end(), defined[use[0]]) for use in uses if use[0] in defined]


def _organised(text: str, first: int) -> Iterator[BodyHit]:
    for match in _ORGANISED.finditer(text, first):
        start, name = match.start(), match[0]
        if (opener := name.split(" ")[0]) in _OPENERS:
            start, name = start + len(opener) + 1, name[len(opener) + 1 :]
        while (opener := name.split(" ")[0]).rpartition("-")[2] in _HANGERS and "-" in opener:  # "Britain-based"
            name = name[len(opener) + 1 :]
        if " " not in name:
            continue
        rest, owner = _disown(name)
        if (known := _listed_form(rest, owner)) is not None:
            yield BodyHit(start, match.end(), Actor(known.name, "body", known.country or owner, known.role))
            continue
        code = next((code for size in (2, 1) if (code := nation_code(" ".join(re.split(r"['’]s\s|\s", name)[:size])))), None)
        code = code or capital_behind(text, match.end())
        yield BodyHit(start, match.end(), Actor(_canonical(name, code), "body", code, kind_of(fold_key(name))))


def _disown(name: str) -> tuple[str, str | None]:
    """ "Kenya's Wildlife Service" -> "Wildlife Service" and KEN."""
    owned = re.match(r"^([A-Z][\w. -]*?)['’]s?\s(.+)$", name)
    code = nation_code(owned[1]) if owned else None
    return (owned[2], code) if owned and code else (name, None)


@cache
def _listed_names() -> frozenset[str]:
    return frozenset(known.name for known in _forms().values())


@cache
def _forms() -> dict[str, Known]:
    return {known.form: known for found in known_names().values() for _, known in found if known.kind == "body"}


def _listed_form(rest: str, owner: str | None) -> Known | None:
    """The listed body that a nation's own name for it means ("Russia's Security Council"); None where it is another nation's."""
    known = (_forms().get(f"{adjective_of(owner)} {rest}") if owner else None) or _forms().get(rest)
    return known if known is not None and (owner is None or known.country in (None, owner)) else None


def _canonical(name: str, code: str | None) -> str:
    ministry = re.match(r"^(?:([A-Z][\w. ]*?)(?:['’]s)? )?(?:Ministry of (?:the )?([\w ]+)|([\w ]+) Ministry)$", name)
    if ministry and code:
        what = ministry[2] or ministry[3]
        if not nation_code(what.split(" ")[0]):
            return _describe(f"{what.lower()} ministry" if ministry[3] else f"ministry of {what.lower()}", code)
    return name.replace("’s ", "'s ")
