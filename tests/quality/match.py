"""Which found fact is which labelled fact: one matcher a table, as gold/SCHEMA.md's rules read them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

from geopy.distance import distance

from lib.lookups import load_lookup, split_cell

Fact = dict[str, Any]

#: Two names that stand closer than this are one place (labelled coordinates are a town's centre, the gazetteer's may be its station).
SAME_PLACE_KM = 25
ROLE_RANK = {"event": 0, "dateline": 1, "mention": 2, "actor": 3}
LEVELS = {"city": 1, "site": 1, "admin2": 3, "admin1": 4, "region": 5, "country": 6, "water": 7}


def plain(text: str | None) -> str:
    """Lower case, no accents, straight quotes, single spaces, no closing punctuation."""
    folded = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", folded).strip()


def distinct_places(rows: list[Fact]) -> list[Fact]:
    """One entry a place with its strongest role and all its spellings, as the labels have it."""
    found: dict[tuple[str, str | None], Fact] = {}
    for row in rows:
        key = (plain(row["resolved_place"] or row["extracted_place"]), row["country_code"])
        entry = found.setdefault(key, row | {"texts": set()})
        entry["texts"].add(plain(row["extracted_place"]))
        if ROLE_RANK[row["role"]] < ROLE_RANK[entry["role"]]:
            entry["role"] = row["role"]
    return list(found.values())


def same_place(gold: Fact, found: Fact) -> bool:
    """Same country, and the same name or (at the same level of detail) the same spot."""
    if gold["iso3"] != found["country_code"]:
        return gold["iso3"] is None and plain(gold["name"]) == plain(found["resolved_place"])
    if plain(gold["name"]) == plain(found["resolved_place"]):
        return True
    level = LEVELS[gold["kind"]]
    near_level = found["where_prec"] in (level, 2) or (level == 6 and found["where_prec"] == 5)
    if found["lat"] is None or gold["lat"] is None:
        return plain(gold["text"]) in found["texts"]
    return near_level and distance((gold["lat"], gold["lon"]), (found["lat"], found["lon"])).km <= SAME_PLACE_KM


def same_meeting(gold: Fact, found: Fact) -> bool:
    """A shared participant (or, where nobody is named, a shared pair of parties), the same sort of contact, and dates that meet."""
    shared = persons(gold["participants"]) & persons(found["participants"])
    same_parties = len(set(gold["parties"]) & set(found["parties"])) > 1
    apart = {"call", "letter"}
    gold_mode, found_mode = gold["mode"], {"phone": "call"}.get(found["mode"], found["mode"])
    if (gold_mode in apart or found_mode in apart) and gold_mode != found_mode:
        return False
    return (
        len(shared) > (len(gold["participants"]) > 1) or (not shared and same_parties and len(gold["participants"]) < 2)
    ) and intervals_meet(gold, found)


@cache
def _spellings() -> dict[str, str]:
    """Every full spelling of a known person's name -> the one that facts carry; a bare surname is nobody's spelling."""
    return {
        plain(spelling): plain(row["name"])
        for row in load_lookup("people")
        for spelling in (row["name"], *split_cell(row["aliases"]))
        if len(plain(spelling).split()) > 1
    }


def persons(names: list[str]) -> set[str]:
    """The persons behind the names: labels keep the report's spelling (Sergey Lavrov), facts the one name that all reports share."""
    return {_spellings().get(plain(name), plain(name)) for name in names}


def same_name(name: str | None, found: Fact) -> bool:
    """Whether a fact's place goes by the labelled name, as resolved or as written; words for the kind of province do not count."""
    if name is None or found["extracted_place"] is None:
        return name is None and found["extracted_place"] is None
    return _bare(name) in {_bare(found["resolved_place"]), _bare(found["extracted_place"])}


def _bare(name: str | None) -> str:
    return re.sub(r"\b(province|governorate|region|state|oblast|district|department)\b", "", plain(name)).strip()


def intervals_meet(gold: Fact, found: Fact) -> bool:
    """Whether the two closed intervals overlap; an unknown bound is open."""
    gold_start, gold_end = gold["date_start"] or "0001", gold["date_end"] or "9999"
    found_start, found_end = str(found["date_start"] or "0001"), str(found["date_end"] or "9999")
    return gold_start <= found_end and found_start <= gold_end


def meeting_parts(gold: Fact, found: Fact) -> dict[str, bool]:
    """Which parts of a meeting are right."""
    modes = {"phone": "call", "multilateral": "in_person"}
    return {
        "who": persons(gold["participants"]) == persons(found["participants"]),
        "parties": set(gold["parties"]) == set(found["parties"]),
        "mode": gold["mode"] == modes.get(found["mode"], found["mode"]),
        "where": same_name(gold["place"], found),
        "when": (gold["date_start"], gold["date_end"])
        == tuple(str(found[name]) if found[name] else None for name in ("date_start", "date_end")),
        "status": gold["status"] == found["status"],
    }


def same_count(gold: Fact, found: Fact) -> bool:
    """The same number, of people whom the same thing befell or who are called the same."""
    number = gold["best"] or gold["low"] or gold["high"]
    claimed = found["count_best"] or found["count_low"] or found["count_high"]
    return number == claimed and (gold["status"] == found["status"] or gold["unit"] == found["unit"])


def count_parts(gold: Fact, found: Fact) -> dict[str, bool]:
    """Which parts of a claim are right."""
    return {
        "bounds": (gold["low"], gold["best"], gold["high"]) == (found["count_low"], found["count_best"], found["count_high"]),
        "status": gold["status"] == found["status"],
        "unit": gold["unit"] == found["unit"],
        "force": gold["force"] == found["force"],
        "where": same_name(gold["place"], found),
        "claimant": plain(gold["attributed_to"]) == plain(found["claimant"]),
        "relayed": plain(gold["relayed_by"]) == plain(found["relayed_by"]),
    }


def same_quote(gold: Fact, found: Fact) -> bool:
    """The same words, but for punctuation."""
    return plain(gold["text"]) == plain(found["quote"])


def quote_parts(gold: Fact, found: Fact) -> dict[str, bool]:
    """Whether speaker and carrier are right."""
    return {
        "speaker": plain(gold["speaker"]).removeprefix("the ") == plain(found["speaker"]).removeprefix("the "),
        "relayed": plain(gold["relayed_by"]) == plain(found["relayed_by"]),
    }


def same_attack(gold: Fact, found: Fact) -> bool:
    """The same place struck, on days that meet."""
    return same_name(gold["place"], found) and intervals_meet(gold, found)


def attack_parts(gold: Fact, found: Fact) -> dict[str, bool]:
    """Whether the days are the same."""
    return {"when": (gold["date_start"], gold["date_end"]) == (str(found["date_start"]), str(found["date_end"]))}


def place_parts(gold: Fact, found: Fact) -> dict[str, bool]:
    """Whether a name that stands for a government is told from a place, and the exact role."""
    return {"actor": (gold["role"] == "actor") == (found["role"] == "actor"), "role": gold["role"] == found["role"]}


def pair(
    gold: list[Fact], found: list[Fact], same: Callable[[Fact, Fact], bool], parts: Callable[[Fact, Fact], dict[str, bool]]
) -> list[tuple[int, int]]:
    """Index pairs (gold, found), each fact at most once, the pairs with most parts right first."""
    options = [(sum(parts(g, f).values()), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found) if same(g, f)]
    used_gold, used_found, pairs = set(), set(), []
    for _, i, j in sorted(options, reverse=True):
        if -i not in used_gold and -j not in used_found:
            used_gold.add(-i)
            used_found.add(-j)
            pairs.append((-i, -j))
    return pairs
