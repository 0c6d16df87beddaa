"""Lists whose kind is said once: "the Zamfara, Bauchi and Niger states", "the camps of Kakuma and Dadaab", "two crossings, A and B"."""

from __future__ import annotations

import re
from functools import cache

from lib.extract.places.words import word_class

_NAME = (
    r"(?:[a-z]{2}-)?[A-ZÀ-ÞŠŽČİŞ](?:[\w-]|[’'](?!s\b))*(?: (?:(?:al|el|de|da|do|du|la|le)[ -])?[A-ZÀ-ÞŠŽČİŞ](?:[\w-]|[’'](?!s\b))*){0,3}"
)
_NAMES = rf"{_NAME}(?:, (?:the )?{_NAME})*,? (?:and|or) (?:the )?{_NAME}"
_QUALITY = (
    r"(?:(?:gold|copper|coal|oil|gas|border|refugee|displacement|air|naval|military|mining|fishing|farming|seaside|northern|southern) )?"
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    kinds = "|".join(sorted(word_class("plural_type") | word_class("plural_site"), key=len, reverse=True))
    before = rf"\b{_QUALITY}(?P<kind>{kinds})(?: of|,|:| called| named| like| such as| including)? (?:the )?(?P<names>{_NAMES})"
    return re.compile(rf"(?P<names>{_NAMES}) {_QUALITY}(?P<kind>{kinds})\b"), re.compile(before)


def find_lists(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Where in a sentence the names of such lists stand, and the kind of each in the singular.

    >>> find_lists("Fire reached the Tomsk and Ulyanovsk regions.", 0, 45)
    [(17, 36, 'region')]
    """
    if text.find(" and ", start, end) < 0 and text.find(" or ", start, end) < 0:
        return []
    return [(*found.span("names"), singular(found["kind"])) for pattern in _patterns() for found in pattern.finditer(text, start, end)]


def singular(kind: str) -> str:
    """One of a kind: "cities" -> "city", "bases" -> "base"."""
    return f"{kind[:-3]}y" if kind.endswith("ies") else kind[:-1] if kind.endswith("s") and kind != "barracks" else kind
