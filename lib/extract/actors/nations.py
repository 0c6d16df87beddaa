"""Countries behind words, and the adjectives for them."""

from __future__ import annotations

import re
from functools import lru_cache

from lib.gazetteer.countries import capital_country, country_code, demonym_code, demonym_forms
from lib.lookups import load_lookup


@lru_cache(maxsize=1024)
def nation_code(words: str) -> str | None:
    """The country of a demonym, a country's name, or a capital that stands for its government."""
    return demonym_code(words) or country_code(words) or capital_country(words)


#: Countries whose name newspapers put before a noun as it is.
_BY_NAME = {"USA": "US", "MMR": "Myanmar", "PNG": "Papua New Guinea"}


@lru_cache(maxsize=512)
def adjective_of(iso3: str) -> str:
    """The adjective that newspapers use for a country: "North Korean", "US"; the code itself where none is listed."""
    if iso3 in _BY_NAME:
        return _BY_NAME[iso3]
    words = (row["word"] for row in load_lookup("demonyms") if row["country_code"] == iso3)
    return next((word for word in words if "adjective" in demonym_forms(word)), iso3)


_SEAT = re.compile(r"\sin\s((?:[A-Z][\w'’.-]+\s?){1,3})")


def capital_behind(text: str, end: int) -> str | None:
    """The country whose capital a body is said to sit in: "the defence ministry in Pretoria"."""
    match = _SEAT.match(text, end)
    words = match[1].split() if match else []
    return next((code for size in range(len(words), 0, -1) if (code := capital_country(" ".join(words[:size]).rstrip(".")))), None)
