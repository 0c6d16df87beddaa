"""The lines of a PDF's pages -> paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from lib.read.decode import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: How many lines at a page's top and bottom may be its header and footer.
EDGE = 3

#: Longest header or footer, in characters.
MAX_HEADER = 100

#: A gap between lines is a paragraph's end from this many usual gaps on.
WIDE = 1.2

#: Letters of another size, by at least this share, are another part of the page: a headline, a byline, a caption.
OTHER_SIZE = 0.07

#: A line is a paragraph's last, and ends a sentence, where it has less than this share of the usual line's letters.
SHORT = 0.85

#: A heading inside the article has letters of at least this many times the usual size, and at most this many characters.
LARGER, MAX_HEADING = 1.1, 120

#: What stands at a page's edge only: its number, and what browsers print there, the day of printing and the page's address.
_EDGES = re.compile(
    r"(?:page\s+)?[-–—|\s]*\d{1,4}[-–—|\s]*(?:(?:of|/)\s*\d{1,4})?"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d\d(?: ?[ap]m)?\b.{0,200}|(?:https?://|www\.|about:)\S+(?:\s+\d{1,4}/\d{1,4})?",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?:…][\"”’')\]]*$")
_HYPHENATED = re.compile(r"(?<=[a-zà-ÿ])[-\u2010]$")
_OPENS_LOWER = re.compile(r"[a-zà-ÿ]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: how high it stands and how large its letters are, in points."""

    text: str
    top: float
    size: float


def clean_lines(lines: Iterable[Line]) -> list[Line]:
    """The lines as text is stored; a soft hyphen at a line's end stays a hyphen, to be closed."""
    return [replace(line, text=clean(re.sub("\u00ad\\s*$", "-", line.text)).replace("\n", " ")) for line in lines]


def drop_edges(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without page numbers, and without headers and footers: what stands at the same height of more than half the pages."""
    seen = Counter(key for page in pages for key in {_key(line) for line in (*page[:EDGE], *page[-EDGE:])})
    often = max(1, len(pages) // 2)

    def is_edge(line: Line) -> bool:
        return _EDGES.fullmatch(line.text) is not None or (len(line.text) <= MAX_HEADER and seen[_key(line)] > often)

    kept = []
    for page in pages:
        first = next((at for at in range(min(EDGE, len(page))) if not is_edge(page[at])), min(EDGE, len(page)))
        last = next((at for at in range(min(EDGE, len(page) - first)) if not is_edge(page[-1 - at])), min(EDGE, len(page) - first))
        kept.append(list(page[first : len(page) - last]))
    return kept


def join_lines(pages: Sequence[Sequence[Line]]) -> list[str]:
    """Paragraphs, headings marked as such: lines joined, over the end of a page too, and hyphens at line ends closed."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    letters = sorted(len(line.text) for line in lines if len(line.text) > 20) or [0]
    usual = letters[len(letters) * 3 // 4]
    body = median(line.size for line in lines for _ in range(1 + len(line.text) // 20))
    gap = _usual_gap(pages)
    groups = [[lines[0]]]
    for last, line in pairwise(lines):
        if _goes_on(last, line, usual, gap * max(1.0, line.size / body) if body else gap):
            groups[-1].append(line)
        else:
            groups.append([line])
    paragraphs = [(group[0].size, _join(group)) for group in groups]
    return [
        f"# {words}" if size >= LARGER * body and len(words) <= MAX_HEADING and not _ENDS.search(words) else words
        for size, words in paragraphs
    ]


def _goes_on(last: Line, line: Line, usual: int, gap: float) -> bool:
    """Whether a line belongs to the paragraph of the one before; where a page or column turns, the sentence tells."""
    if abs(line.size - last.size) > OTHER_SIZE * max(line.size, last.size):
        return False
    ended = _ENDS.search(last.text) is not None
    down = last.top - line.top
    if not 0 <= down <= 4 * gap:
        return not ended or (len(last.text) >= SHORT * usual and _OPENS_LOWER.match(line.text) is not None)
    if gap and down > WIDE * gap:
        return False
    return not (ended and len(last.text) < SHORT * usual)


def _usual_gap(pages: Sequence[Sequence[Line]]) -> float:
    gaps = [round(one.top - other.top, 1) for page in pages for one, other in pairwise(page) if one.top > other.top]
    return median(gaps) if gaps else 0.0


def _join(group: Sequence[Line]) -> str:
    pieces: list[str] = []
    for line, after in pairwise(group):
        closed = _HYPHENATED.search(line.text) and _OPENS_LOWER.match(after.text)
        pieces.append(line.text[:-1] if closed else f"{line.text} ")
    return "".join([*pieces, group[-1].text])


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text.casefold()), round(line.top)
