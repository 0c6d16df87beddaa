"""Whether two articles are one story: a wire report that several outlets print, under other headlines, cut or with a paragraph added.

Two reports of one event are two stories, and so are two issues of a bulletin that keeps its wording and changes its figures. What is
compared is what the articles tell: headlines, datelines, credits and boilerplate are each outlet's own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
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
#: Bands of a signature and hashes in each: texts that share half of their shingles share a band in 99.5 % of cases, those that share a
#: twentieth, as two reports of one event may, in 0.5 % (1 - (1 - s ** ROWS) ** BANDS).
BANDS, ROWS = 40, 3
#: Bands of the signature of the first words alone, and how many words those are: a brief is cut from a report's beginning.
LEAD_BANDS, LEAD = 8, 50
#: Share of the shorter text's shingles, and of both texts' taken together, that prints of one story have in common. Different reports of
#: one event have 0.21 and 0.10 at most (``python -m tests.link.measure``); what an agency writes the next day, with the same background
#: below, has up to half, and a digest that holds a brief among others is no print of it.
CONTAINED, COMMON = 0.6, 0.2
#: Articles that one is compared with, those that share most keys with it: a print shares nearly all, so that the first few decide.
MOST_COMPARED = 5
#: Characters of an article that are compared: longer ones are told apart by their first ten thousand words.
MOST = 60_000

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+|[.;:!?,()\"]")
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = frozenset(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
_NUMBERS = frozenset([*ONES, *TENS, *(scale for scale in SCALES if len(scale) > 2)])
#: One number of a run of several: digits with what scales them, or words.
_ONE_NUMBER = re.compile(rf"\d\S*(?: (?:{'|'.join(SCALES)})\b)*|[a-z]+(?: [a-z]+)*")


@dataclass(frozen=True, slots=True)
class _Print:
    """What one article tells: hashes of its shingles and of those of its first words, and its numbers and days by the words around them.

    Hashes are sorted, each there once, shape (shingles,).
    """

    shingles: NDArray[np.uint32]
    lead: NDArray[np.uint32]
    figures: dict[tuple[str, ...], set[str]]


def story_keys(text: str) -> list[str]:
    """Keys one of which two prints of a story nearly always share: hashes of the bands of a MinHash; the same on every machine.

    ``text`` is an article's stored text, headline first. A text without words has none.
    """
    told = _read_print(text)
    return [*_sign(told.shingles, BANDS, 0), *_sign(told.lead, LEAD_BANDS, BANDS)] if told.shingles.size else []


def same_story(one: str, other: str) -> bool:
    """Whether two stored texts are prints of one story: the shorter is mostly in the longer, and where both say the same of a number or a
    day it is the same number or day.

    >>> report = "Toll rises in Goma\\n\\nRebels shelled the port of Goma on Monday and killed 12 dockers, the mayor said."
    >>> same_story(report, report.replace("Toll rises", "Dockers die")), same_story(report, report.replace("12", "15"))
    (True, False)
    """
    mine, theirs = _read_print(one), _read_print(other)
    sizes = mine.shingles.size, theirs.shingles.size
    shared = sum(sizes) - np.union1d(mine.shingles, theirs.shingles).size
    if not shared or shared < CONTAINED * min(sizes) or shared < COMMON * (sum(sizes) - shared):
        return False
    around = mine.figures.keys() & theirs.figures.keys()
    return not any(mine.figures[words].isdisjoint(theirs.figures[words]) for words in around)


@lru_cache(maxsize=2048)  # issues of one bulletin share keys, so that of a batch of them each is compared with several others
def _read_print(text: str) -> _Print:
    words = _story_words(text[:MOST])
    return _Print(_shingles(words), _shingles(words[:LEAD]), _figures(words))


def _sign(shingles: NDArray[np.uint32], bands: int, first: int) -> list[str]:
    """The keys of a MinHash's bands, numbered from ``first``."""
    factors, shifts = _permutations()
    signature = (shingles[:, None] * factors[: bands * ROWS] + shifts[: bands * ROWS]).min(axis=0).astype("<u4").reshape(bands, ROWS)
    return [f"{band:02x}{blake2b(row.tobytes(), digest_size=5).hexdigest()}" for band, row in enumerate(signature, first)]


@cache
def _permutations() -> NDArray[np.uint32]:
    """Factors (odd) and shifts of the permutations of 32-bit hashes; ``RandomState`` draws the same numbers in every version of NumPy."""
    drawn: NDArray[np.uint32] = np.random.RandomState(1).randint(0, 2**32, (2, BANDS * ROWS), np.uint32)
    drawn[0] |= 1
    return drawn


def _shingles(words: list[str]) -> NDArray[np.uint32]:
    """Hashes of all runs of ``SHINGLE`` words, or of all there are."""
    runs = zip(*(words[start:] for start in range(SHINGLE)), strict=False) if len(words) >= SHINGLE else [words] if words else []
    return np.unique(np.array([crc32(" ".join(run).encode()) for run in runs], np.uint32))


def _figures(words: list[str]) -> dict[tuple[str, ...], set[str]]:
    """Numbers, days of the week and dates by their kind and the two words on each side of them, figures among those by kind alone."""
    kinds = ["", "", *(word[0] if word[0] in "#@%" else word for word in words), "", ""]
    figures: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for place, word in enumerate(words):
        if word[0] in "#@%":
            figures[tuple(kinds[place : place + 5])].add(word)
    return dict(figures)


def _story_words(text: str) -> list[str]:
    """The words that the article tells, folded; a number is one word behind ``#``, a day of the week behind ``@``, a date behind ``%``.

    Punctuation ends a run of numbers ("on 28 April. Two trucks") and is left out.
    """
    found = _WORD.findall(fold(" ".join(_told(text))))
    words: list[str] = []
    place = 0
    while place < len(found):
        end = place
        while end < len(found) and _is_figure(found, end):
            end += 1
        if end > place:
            words.append(_figure(found[place:end]))
        elif found[place].isalnum():
            words.append(found[place])
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

    >>> _figure(["march", "3"]), _figure(["3", "mar"]), _figure(["two", "thousand"]), _figure(["2,000"]), _figure(["2024", "two"])
    ('%mar 3', '%mar 3', '#2000', '#2000', '#2024 2')
    """
    named = sorted({word[:3] for word in words if word in _MONTHS or word in _DAYS})
    numbers = _ONE_NUMBER.findall(" ".join(word for word in words if word not in _MONTHS and word not in _DAYS))
    kind = "#" if not named else "@" if not numbers else "%"
    values = ((number, value_of(number)) for number in numbers)
    return kind + " ".join([*named, *(number if value is None else str(value) for number, value in values)])


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
