"""Whom a claimant speaks for: "National Intelligence Service" and "South Korean officials" both speak for South Korea."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from lib.context import fold
from lib.gazetteer.countries import capital_country, country_code, country_name, demonym_code
from lib.lookups import load_lookup, split_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

#: Kinds of bodies that speak for their country; newspapers, think tanks and armed groups speak for themselves.
_OFFICIAL = frozenset({"government", "intelligence", "military", "ministry", "parliament", "police", "court"})
#: People of the list who hold no office of their country just now.
_PRIVATE = re.compile(r"\b(?:opposition|former|exiled|rebel)\b")
#: Words that make a description one of an office: "Ukrainian military source", "Kyiv authorities".
_OFFICE = re.compile(
    r"\b(?:officials?|authorit(?:y|ies)|governments?|minist(?:er|ers|ry|ries)|military|army|navy|air force|armed forces|forces|"
    r"intelligence|police|presiden(?:t|cy)|spokes(?:man|woman|person)|embassy|ambassador|general staff|command|service|agency|"
    r"department|defen[cs]e|parliament|commander|generals?|diplomats?|governor|mayor|prosecutors?)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r",\s+|\s+(?:and|or)\s+")
#: Words that the name of a country, its adjective or its capital may have.
_LONGEST = 3


@lru_cache(maxsize=65536)
def find_country(claimant: str) -> str | None:
    """The country (ISO 3166-1 alpha-3) that a claimant speaks for by office; None for newspapers, experts, alliances and whoever is not
    known, and where a claim is shared by several countries.

    >>> find_country("Sergei Shoigu"), find_country("South Korean intelligence sources"), find_country("Kyiv"), find_country("BBC")
    ('RUS', 'KOR', 'UKR', None)
    """
    found = _listed().get(fold(claimant)) or _nation(claimant) or _described(claimant)
    parts = _JOINED.split(claimant)
    if found or len(parts) == 1:
        return found
    codes = {find_country(part) for part in parts}
    return codes.pop() if len(codes) == 1 else None


def name_voice(claimant: str | None) -> str:
    """The country that a claimant speaks for, in English; else the claimant's own name; "" where nobody is named."""
    code = find_country(claimant) if claimant else None
    return (code and country_name(code)) or claimant or ""


def rank_voices(personnel: pd.DataFrame, *, by_country: bool) -> list[str]:
    """Who is to be told apart, the one with most claims first; "" (nobody named) is left out."""
    voices = personnel["claimant"].dropna()
    named = voices.map({name: name_voice(name) for name in voices.unique()}) if by_country else voices
    counts = personnel.loc[voices.index].assign(voice=named).groupby("voice")["claim_id"].nunique()
    return sorted(counts.index, key=lambda voice: (-int(counts[voice]), voice))


def _nation(words: str) -> str | None:
    """The country that a bare name stands for: "South Korea", "Kyiv"."""
    bare = re.sub(r"['’]s?$", "", words.strip())
    return country_code(bare) or capital_country(bare)


def _described(claimant: str) -> str | None:
    """The country of an office that is only described: its adjective or name in front, or its name behind "of" or "in"."""
    if not _OFFICE.search(claimant) or _JOINED.search(claimant):
        return None
    words = claimant.removeprefix("the ").removeprefix("The ").split()
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        front = re.sub(r"['’]s?$", "", " ".join(words[:size]))
        if code := demonym_code(front) or _nation(front):
            return code
    behind = re.search(r".*\b(?:of|in) (?:the )?(\S[^,]*)$", claimant)
    return _nation(behind[1]) if behind else None


@cache
def _listed() -> dict[str, str | None]:
    """Folded name of a listed person or official body -> country; None where two of one name speak for different ones."""
    found: dict[str, str | None] = {}
    people = [(row, not _PRIVATE.search(row["role"])) for row in load_lookup("people")]
    bodies = [(row, row["kind"] in _OFFICIAL) for row in load_lookup("bodies")]
    for row, speaks in (*people, *bodies):
        code = row["country"] if speaks else None
        for name in (row["name"], *(alias for alias in split_cell(row["aliases"]) if " " in alias or alias.isupper())):
            found[fold(name)] = code if found.get(fold(name), code) == code else None
    return found


def list_speakers(claims: pd.DataFrame, voices: Sequence[str]) -> dict[str, list[str]]:
    """Of the claims of ``claims_over_time``: voice -> its claimants, the one with most claims first; voices without any left out."""
    named = claims[["voice", "claimant"]].dropna()
    counts = {str(voice): own.value_counts() for voice, own in named.groupby("voice")["claimant"]}
    return {voice: [str(name) for name in counts[voice].index] for voice in voices if voice in counts}
