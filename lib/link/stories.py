"""Whether two articles are one story: a wire report that several outlets print, under other headlines, cut or with a paragraph added.

Two reports of one event are two stories, and so are two issues of a bulletin that keeps its wording and changes its figures. What is
compared is what the articles tell: headlines, datelines, credits and boilerplate are each outlet's own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from lib.context import fold
from lib.extract.personnel.number_words import ONES, SCALES, TENS, value_of
from lib.read.blocks import BREAK, DATELINE_WITHIN, cut
from lib.read.wire import is_headline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

#: Words of a shingle: three in a row are seldom chance, and one word changed spoils three shingles only.
SHINGLE = 3
#: Bands of a signature and hashes in each: texts that share half of their shingles share a band in 99.6 % of cases, those that share a
#: twentieth, as two reports of one event may, in 0.5 % (1 - (1 - s ** ROWS) ** BANDS).
BANDS, ROWS = 40, 3
#: Share of the shorter text's shingles, and of both texts' taken together, that one story's prints have in common.
#: Measured by ``python -m tests.link.measure``.
CONTAINED, COMMON = 0.5, 0.2

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = frozenset(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
_NUMBERS = frozenset([*ONES, *TENS, *(scale for scale in SCALES if len(scale) > 2)])


def story_keys(text: str) -> list[str]:
    """Keys one of which two prints of a story nearly always share: hashes of the bands of a MinHash; the same on every machine.

    ``text`` is an article's stored text, headline first. A text without words has none.
    """
    found = np.fromiter({crc32(" ".join(shingle).encode()) for shingle in _shingles(_story_words(text))}, np.uint32)
    if not found.size:
        return []
    signature = np.fromiter(((found * factor + shift).min() for factor, shift in _permutations()), "<u4", BANDS * ROWS)
    return [f"{band:02x}{blake2b(rows.tobytes(), digest_size=5).hexdigest()}" for band, rows in enumerate(signature.reshape(BANDS, ROWS))]


def same_story(one: str, other: str) -> bool:
    """Whether two stored texts are prints of one story: the shorter is mostly in the longer, and where both say the same of a number or a
    day it is the same number or day.

    >>> report = "Toll rises in Goma\\n\\nRebels shelled the port of Goma on Monday and killed 12 dockers, the mayor said."
    >>> same_story(report, report.replace("Toll rises", "Dockers die")), same_story(report, report.replace("12", "15"))
    (True, False)
    """
    mine, theirs = _story_words(one), _story_words(other)
    first, second = set(_shingles(mine)), set(_shingles(theirs))
    shared = len(first & second)
    if not shared or shared < CONTAINED * min(len(first), len(second)) or shared < COMMON * len(first | second):
        return False
    said, heard = _figures(mine), _figures(theirs)
    return not any(said[around].isdisjoint(heard[around]) for around in said.keys() & heard.keys())


@cache
def _permutations() -> tuple[tuple[np.uint32, np.uint32], ...]:
    """Factor (odd) and shift of each permutation of the 32-bit hashes; ``RandomState`` draws the same numbers in every version of NumPy."""
    drawn: NDArray[np.uint32] = np.random.RandomState(1).randint(0, 2**32, (BANDS * ROWS, 2), np.uint32)
    return tuple((factor | np.uint32(1), shift) for factor, shift in drawn)


def _shingles(words: list[str]) -> Iterator[tuple[str, ...]]:
    if 0 < len(words) < SHINGLE:
        yield tuple(words)
    yield from zip(*(words[start:] for start in range(SHINGLE)), strict=False)


def _figures(words: list[str]) -> dict[tuple[str, ...], set[str]]:
    """Numbers, days of the week and dates by their kind and the two words on each side of them, figures among those by kind alone."""
    kinds = ["", "", *(word[0] if word[0] in "#@%" else word for word in words), "", ""]
    figures: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for place, word in enumerate(words):
        if word[0] in "#@%":
            figures[tuple(kinds[place : place + 5])].add(word)
    return figures


@lru_cache(maxsize=1024)  # a text is compared with several others
def _story_words(text: str) -> list[str]:
    """The words that the article tells, folded; a number is one word behind ``#``, a day of the week behind ``@``, a date behind ``%``."""
    found = _WORD.findall(fold(" ".join(_told(text))))
    words: list[str] = []
    place = 0
    while place < len(found):
        end = place
        while end < len(found) and _is_figure(found, end):
            end += 1
        words.append(_figure(found[place:end]) if end > place else found[place])
        place = max(end, place + 1)
    return words


def _is_figure(words: list[str], place: int) -> bool:
    """Whether a word is a number or a day; a month is one beside a number ("may", "march")."""
    word = words[place]
    if word in _MONTHS:
        return any(beside[:1].isdigit() for beside in (*words[max(place - 1, 0) : place], *words[place + 1 : place + 2]))
    return word[0].isdigit() or word in _DAYS or word in _NUMBERS


def _figure(words: list[str]) -> str:
    """One word for a run of numbers and names of days, whichever order and style they are written in.

    >>> _figure(["march", "3"]) == _figure(["3", "mar"]), _figure(["two", "thousand"]) == _figure(["2,000"])
    (True, True)
    """
    named = sorted({word[:3] for word in words if word in _MONTHS or word in _DAYS})
    rest = " ".join(word for word in words if word not in _MONTHS and word not in _DAYS)
    kind = "#" if not named else "@" if not rest else "%"
    value = value_of(rest) if rest else None
    return kind + " ".join([*named, rest if value is None else str(value)])


def _told(text: str) -> Iterator[str]:
    """The body and the captions, without headline, datelines, credits and links; all of it where nothing else is there."""
    paragraphs = text.split(BREAK)
    start = 1 if len(paragraphs) > 1 and is_headline(paragraphs[0]) else 0
    told = 0
    for paragraph in paragraphs[start:]:
        for kind, first, last in cut(paragraph, told == 0 if told < DATELINE_WITHIN else None):
            if kind in ("body", "caption"):
                told += 1
                yield paragraph[first:last]
    if not told:
        yield text
