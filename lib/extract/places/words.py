"""Words of a sentence as place names see them: capitals, runs of capitals, and the classes of words in ``data/lookups/place_words.csv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from spacy.lang.en.stop_words import STOP_WORDS

from lib.gazetteer.countries import capital_country, country_code, demonym_code
from lib.gazetteer.names import is_abbreviation
from lib.lookups import load_lookup, split_cell

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = re.compile(r"[NS]\. ?Korea\b|(?:[A-Z]\.){2,}(?:[A-Z]\b)?|[^\W\d_](?:\w|[’'`ʼ\-‑](?=\w))*")
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$", re.IGNORECASE)
#: Small words that begin a name: "al-Hasakah", "d'Ivoire".
_PREFIXED = re.compile(r"(?:(?:[aA]l|[eE]l|[aA]d|[aA]n|[aA]r|[aA]sh?|[aA]th?|[aA]z|[eE]d|[eE]r|[eE]s)[-‑]|[dlns][’'])[A-ZÀ-ÖØ-Þ]")
#: What stands before a saint's name that is a town's ("St. John's"), and how many characters that may take.
_SAINT = re.compile(r"\b(?:St\.?|Saint) $")
_SAINT_REACH = 7
#: Characters on each side in which the rest of a country's long name stands.
_NAME_REACH = 40
#: Abbreviations whose full stop does not end a sentence or a name.
_ABBREVIATED = frozenset("st ste mt ft n s sta gen gov col lt sgt rep sen dr mr mrs ms prof rev capt maj adm calif ont".split())
#: Small words inside names: "Rio de Janeiro", "Trinidad and Tobago", "Democratic Republic of the Congo".
CONNECTORS = frozenset(
    "of the de da do dos das del della di du la las los le les el al ul y and au aux sur en ob am upon on e es ya bin ibn".split()
)


@dataclass(slots=True)
class Word:
    """One word; ``end`` leaves a possessive out, ``possessive`` tells that there was one, ``glued`` that a hyphen joins it to the next."""

    start: int
    end: int
    text: str
    capital: bool
    possessive: bool = False
    glued: bool = False
    breaks: bool = False

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of one class of ``place_words.csv``, in lower case."""
    return next(frozenset(split_cell(row["words"])) for row in load_lookup("place_words") if row["class"] == name)


@cache
def _titles() -> frozenset[str]:
    single = {row["title"].lower() for row in load_lookup("titles") if row["before_name"] == "1"}
    return frozenset({word for title in single for word in title.split()} - STOP_WORDS | word_class("title_short"))


def is_title(lower: str) -> bool:
    """Whether a word is (part of) an office or form of address that stands before a person's name."""
    return lower in _titles()


@lru_cache(maxsize=1 << 14)
def _breaks(text: str) -> bool:
    lower = text.lower()
    if lower in word_class("calendar") or lower in word_class("people") or is_title(lower):
        return True
    return demonym_code(text) is not None and country_code(text) is None  # "Vatican" is a country's name too


def split_words(text: str, start: int, end: int, known: Callable[[str], bool], owned: Callable[[str], object]) -> list[Word]:
    """The words between two characters; ``known`` tells whether the gazetteer has a hyphenated word whole, ``owned`` an "X's Y"."""
    words: list[Word] = []
    for match in _WORD.finditer(text, start, end):
        raw = match.group()
        bare = _POSSESSIVE.sub("", raw)
        if bare != raw and _is_part_of_name(text, match, start, end, owned):
            bare = raw
        if ("-" in bare or "‑" in bare) and not _PREFIXED.match(bare) and not known(bare):
            words += _split_hyphens(match.start(), bare, bare != raw)
        else:
            words.append(_word(match.start(), bare, bare != raw))
    return words


@cache
def _names_with_owner() -> re.Pattern[str]:
    """The countries' names with an owner inside: "People's Republic of China"."""
    names = (name for row in load_lookup("countries") for name in (row["name"], *split_cell(row["aliases"])))
    owned = sorted((name for name in names if "'s " in name), key=len, reverse=True)
    return re.compile("|".join(re.escape(name).replace("'", "['’]") for name in owned))


def _is_part_of_name(text: str, owner: re.Match[str], start: int, end: int, owned: Callable[[str], object]) -> bool:
    """Whether an owner belongs to a name: "Hawke's Bay", "People's Republic of China", "St. John's"."""
    at, after = owner.start(), _WORD.match(text, owner.end() + 1, end)
    if after is not None and _is_capital(after.group()):
        if owned(f"{owner.group()} {after.group()}"):
            return True
        if any(name.start() <= at < name.end() for name in _names_with_owner().finditer(text, max(0, at - _NAME_REACH), at + _NAME_REACH)):
            return True
    saint = _SAINT.search(text, max(start, at - _SAINT_REACH), at)
    return saint is not None and bool(owned(f"{saint.group()}{owner.group()}"))


def is_double_name(text: str) -> bool:
    """Whether a hyphenated word can be one unknown town, not two nations or a people ("Moscow-Kyiv", "Arab-Israeli").

    >>> is_double_name("Nakaso-Bwari"), is_double_name("Moscow-Kyiv"), is_double_name("Russian-made")
    (True, False, False)
    """
    parts = re.split("[-‑]", text)
    nations = (country_code(part) or capital_country(part) or _breaks(part) for part in parts)
    return len(parts) == 2 and all(part[:1].isupper() and len(part) > 2 for part in parts) and not any(nations)


def _split_hyphens(start: int, bare: str, possessive: bool) -> list[Word]:
    words: list[Word] = []
    for part in re.finditer(r"[^\-‑]+", bare):
        words.append(_word(start + part.start(), part.group(), False))
        words[-1].glued = True
    words[-1].glued, words[-1].possessive = False, possessive
    return words


def _word(start: int, bare: str, possessive: bool) -> Word:
    capital = _is_capital(bare) or (bare[1:2].isupper() and country_code(bare) is not None)  # "eSwatini"
    return Word(start, start + len(bare), bare, capital, possessive, False, _breaks(bare))


@lru_cache(maxsize=1 << 14)
def _is_capital(bare: str) -> bool:
    if _PREFIXED.match(bare):
        return True
    if not bare[0].isupper():
        return False
    if is_abbreviation(bare) and country_code(bare):
        return True
    return bare.lower() not in STOP_WORDS


def touching(text: str, left: Word, right: Word) -> bool:
    """Whether two words stand side by side in one name: nothing but a space (or an abbreviation's full stop) between them."""
    if left.possessive or left.glued:
        return False
    gap = text[left.end : right.start]
    return gap in (" ", " ", "\n") or (gap == ". " and left.lower in _ABBREVIATED)


def in_brackets(text: str, start: int, place: int) -> bool:
    """Whether a name in a dateline stands in brackets: there it is the agency's, not a town's ("NAIROBI (Sahel Press)")."""
    return text.rfind("(", start, place) > text.rfind(")", start, place)
