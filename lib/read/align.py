"""Text as given -> text as it is stored, and where each of its characters stood."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.read.decode import ENTITY, FAR_LETTERS, INVISIBLE, LINE_END, SPACES, cut_marks

if TYPE_CHECKING:
    from collections.abc import Callable

_STEPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (ENTITY, lambda match: html.unescape(match.group())),
    (LINE_END, lambda match: "\n"),
    (INVISIBLE, lambda match: ""),
    (FAR_LETTERS, cut_marks),
    (re.compile(r"\w[\u0300-\u036f]+"), lambda match: unicodedata.normalize("NFC", match.group())),
    (SPACES, lambda match: " "),
    (re.compile(r"(?m)^ | $"), lambda match: ""),
    (re.compile(r"\A\n+|\n+\Z"), lambda match: ""),
)


@dataclass(frozen=True, slots=True)
class Aligned:
    """Clean text; ``starts[i]`` and ``ends[i]`` bound, in the text as given, what its character ``i`` was made of."""

    text: str
    starts: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the words from ``start`` to ``end`` (exclusive, and after ``start``) stood."""
        return self.starts[start], self.ends[end - 1]


def align(text: str) -> Aligned:
    """What ``lib.read.decode.clean`` makes of a text, with the way back; letters and their accents are composed in Latin script only.

    >>> aligned = align("R&amp;D\\r\\n in  Bogota\\u0301")
    >>> aligned.text, aligned.span(7, 13)
    ('R&D\\nin Bogotá', (14, 21))
    """
    aligned = Aligned(text, list(range(len(text))), list(range(1, len(text) + 1)))
    for pattern, change in _STEPS:
        aligned = _substitute(aligned, pattern, change)
    return aligned


def _substitute(aligned: Aligned, pattern: re.Pattern[str], change: Callable[[re.Match[str]], str]) -> Aligned:
    """Every match changed; each new character stands for all that the match was made of."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    kept = 0
    for match in pattern.finditer(aligned.text):
        words = change(match)
        if words == match.group():
            continue
        first, last = match.span()
        parts += [aligned.text[kept:first], words]
        starts += aligned.starts[kept:first] + [aligned.starts[first]] * len(words)
        ends += aligned.ends[kept:first] + [aligned.ends[last - 1]] * len(words)
        kept = last
    if not kept:
        return aligned
    parts.append(aligned.text[kept:])
    return Aligned("".join(parts), starts + aligned.starts[kept:], ends + aligned.ends[kept:])
