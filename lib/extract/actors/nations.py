"""Countries behind words, and the adjectives for them."""

from __future__ import annotations

from functools import lru_cache

from lib.gazetteer.countries import capital_country, country_code, demonym_code, demonym_forms
from lib.lookups import load_lookup


@lru_cache(maxsize=1024)
def nation_code(words: str) -> str | None:
    """The country of a demonym, a country's name, or a capital that stands for its government."""
    return demonym_code(words) or country_code(words) or capital_country(words)


@lru_cache(maxsize=512)
def adjective_of(iso3: str) -> str:
    """The adjective that newspapers use for a country: "North Korean", "US"; the code itself where none is listed."""
    if iso3 == "USA":
        return "US"
    words = (row["word"] for row in load_lookup("demonyms") if row["country_code"] == iso3)
    return next((word for word in words if "adjective" in demonym_forms(word)), iso3)
