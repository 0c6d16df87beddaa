"""Whether two spellings name one person or body: "Kim Jong-un", "President Kim Jong Un"; "Sergey Shoigu", "Sergei Shoygu".

Spellings of one name differ by accents, hyphens, order, titles, initials, and by how an alphabet is written in Latin letters. The last is
mostly a matter of vowels and of a few pairs of consonants, so names are compared by their consonants first and by their likeness then.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache

from lib.context import fold
from lib.lookups import load_lookup, split_cell

#: Letters that lose no accent in Unicode's own decomposition.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ʼ": "", "'": "", "`": ""}
)
#: Families of transliteration: each spelling on the left is heard as the one on the right. Order matters.
_SOUNDS = tuple(
    (re.compile(pattern), heard)
    for pattern, heard in (
        (r"sch|sh", "s"),
        (r"kh(?=\w)|kh$", "h"),
        (r"ph", "f"),
        (r"([gdt])h", r"\1"),
        (r"ck|q|c(?!h)", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"ay|ai|ey|ei|ae|iy|yi|ii|yy|ee|ie|[eiy]", "i"),
        (r"ou|oo|oe|[ou]", "u"),
        (r"(.)\1+", r"\1"),
    )
)
_VOWELS = re.compile(r"[aiu]")
#: How alike two words with the same consonants must be: "muhamid" and "muhamad" are, "hasan" and "husin" are not.
_ALIKE = 0.7
#: Words of fewer letters are too short to lose their vowels: Un, Il, Xi, Son.
_SHORT = 4


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name as they are heard, without titles and particles.

    >>> name_words("President Volodymyr Zelenskiy") == name_words("Volodymyr Zelenskyy")
    True
    """
    spelt = _titles().sub("", _spell(name).removeprefix("the "))
    bare = _known().get(spelt, spelt).split()
    kept = [word for word in bare if word not in _particles()] or bare
    return tuple(_hear(word) for word in kept)


@lru_cache(maxsize=65536)
def name_keys(name: str) -> tuple[str, ...]:
    """Keys one of which all spellings of a name share: the consonants of its words, and of the whole where hyphens may have been lost."""
    words = name_words(name)
    return tuple(dict.fromkeys([*(_consonants(word) for word in words if len(word) > 1), _consonants("".join(words))]))


@lru_cache(maxsize=262144)
def same_name(one: str, other: str) -> bool:
    """Whether two names may be one person's: all words of the shorter are in the longer, and the first is at one of its ends.

    >>> same_name("Mohammed bin Salman", "Mohamed bin Salman Al Saud"), same_name("Mohammed bin Salman", "Salman bin Abdulaziz")
    (True, False)
    """
    few, many = sorted((name_words(one), name_words(other)), key=len)
    if not few or "".join(few) == "".join(many):
        return bool(few)
    if len(few) == 1:
        return len(few[0]) > 1 and _same_word(few[0], many[-1])
    left = list(many)
    whole = 0
    for word in few:
        twin = next((each for each in left if _same_word(word, each)), None)
        if twin is None:
            return False
        left.remove(twin)
        whole += min(len(word), len(twin)) > 1
    return whole > 0 and any(_same_word(few[0], end) for end in (many[0], many[-1]))


def _same_word(one: str, other: str) -> bool:
    """The same word in another spelling, or its initial."""
    if one == other:
        return True
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return _consonants(one) == _consonants(other) and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _spell(name: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(name.replace("’", "'").casefold().translate(_LETTERS))).split())


def _hear(word: str) -> str:
    if len(word) == 1:
        return word
    for pattern, heard in _SOUNDS:
        word = pattern.sub(heard, word)
    return word


def _consonants(word: str) -> str:
    return word if len(word) < _SHORT else word[0].replace("u", "a").replace("i", "a") + _VOWELS.sub("", word[1:])


@cache
def _known() -> dict[str, str]:
    """Other spellings of the leaders and bodies in the lists -> the first one; a surname alone says too little."""
    rows = [row for table in ("people", "bodies") for row in load_lookup(table)]
    pairs = [(alias, row["name"]) for row in rows for alias in split_cell(row["aliases"]) if " " in alias or alias.isupper()]
    return {_spell(alias): _spell(name) for alias, name in pairs}


@cache
def _titles() -> re.Pattern[str]:
    """One or more titles in front of a name."""
    titles = sorted({_spell(row["title"]) for row in load_lookup("titles")}, key=len, reverse=True)
    return re.compile(rf"^(?:(?:{'|'.join(titles)}) )+(?=\w)")


@cache
def _particles() -> frozenset[str]:
    return frozenset(row["word"] for row in load_lookup("name_words") if row["use"] == "particle")
