"""A paragraph -> the pieces that are parsed one by one: whatever stands in it, no sentence grows beyond what prose has.

Much of the work on a sentence grows with the square of its length, in the language model as in the rules.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Words and marks that one piece may have: four times the longest sentence of news, lists of names in it.
MAX_WORDS = 250

#: A word, or what of one is no word any more; the longest words of English have some 30 letters.
_WORD = re.compile(r"\w{1,50}|[^\w\s]")
#: Where to cut, best first: between two sentences (no "Gen. Diaz", no "U.S. forces"), after a pause, between words.
_ENDS = (
    re.compile(r"(?<![\w.’'-])[a-zà-ÿ][\w’'-]{2,}[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-ZÀ-Þ])"),
    re.compile(r"[;,:]\s+"),
    re.compile(r"\s+"),
)


def cut_pieces(text: str) -> Iterator[str]:
    """The pieces of a text, in order; all of it where it has at most ``MAX_WORDS`` words.

    >>> [len(piece.split()) for piece in cut_pieces("The mayor of Turin met miners. " * 50)]
    [210, 90]
    """
    start = 0
    while (most := _measure(text, start)) < len(text):
        piece = text[start:most]
        length = next((length for pattern in _ENDS if (length := _last(pattern, piece))), len(piece))
        yield piece[:length]
        start += length
    yield text[start:]


def _measure(text: str, start: int) -> int:
    """Where a piece that starts here ends at the latest: at its first word too many."""
    beyond = next(islice(_WORD.finditer(text, start), MAX_WORDS, None), None)
    return beyond.start() if beyond else len(text)


def _last(pattern: re.Pattern[str], piece: str) -> int:
    return max((match.end() for match in pattern.finditer(piece)), default=0)
