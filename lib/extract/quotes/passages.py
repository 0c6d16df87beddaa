"""Passages inside quotation marks of any kind, the outermost ones."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.read.article import FACTUAL_BLOCKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lib.read.article import Article

_CLOSING = {"“": "”“", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'", "”": "”"}
_DOUBLE = frozenset('“„«"')
_SINGLE = frozenset("‘'")
_MARK = re.compile("[“„«\"‘']")


@dataclass(frozen=True, slots=True)
class Passage:
    """``start``/``end`` stand inside the marks, ``outer_start``/``outer_end`` around them; ``open`` where no mark closes the paragraph."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    open: bool = False


def find_passages(article: Article) -> list[Passage]:
    """The passages of the article's factual blocks, in order."""
    passages: list[Passage] = []
    for block in article.blocks:
        if block.kind in FACTUAL_BLOCKS:
            for line in re.finditer(r"[^\n]+", article.text[block.start : block.end]):
                passages += _scan(article.text, block.start + line.start(), block.start + line.end())
    return passages


def passage_at(passages: list[Passage], char: int) -> Passage | None:
    """The passage that holds a character."""
    number = bisect_right(passages, char, key=lambda passage: passage.outer_start) - 1
    return passages[number] if number >= 0 and char < passages[number].outer_end else None


def _scan(text: str, first: int, last: int) -> Iterator[Passage]:
    index, unclosed = first, set()
    while found := _MARK.search(text, index, last):
        index, mark = found.start(), found.group()
        if mark in _DOUBLE or (mark not in unclosed and _opens_single(text, index, first, last)):
            end = _find_close(text, index, last)
            if end is None and mark in _SINGLE:
                unclosed.add(mark)
                index += 1
                continue
            if end is None:
                yield Passage(index + 1, last, index, last, True)
                return
            yield Passage(index + 1, end, index, end + 1)
            index = end + 1
        else:
            index += 1


def _opens_single(text: str, index: int, first: int, last: int) -> bool:
    before = text[index - 1] if index > first else " "
    after = text[index + 1] if index + 1 < last else " "
    return (before.isspace() or before in "([—–-") and not after.isspace() and after.isalnum()


def _find_close(text: str, start: int, last: int) -> int | None:
    mark = text[start]
    closing = _CLOSING[mark]
    if mark in _SINGLE:
        return _close_single(text, start, last, closing)
    depth = 0
    for index in range(start + 1, last):
        char = text[index]
        if mark == "“" and char == "“" and index > start + 1 and text[index - 1].isspace():
            depth += 1
        elif char in closing and (mark != "“" or char == "”"):
            if depth == 0:
                return index
            depth -= 1
        elif mark == "“" and char == '"' and depth == 0 and not text[index - 1].isspace():
            return index
    return None


def _close_single(text: str, start: int, last: int, closing: str) -> int | None:
    """The mark that ends the passage: not inside a word, and not a plural's apostrophe before more of it where a better one follows."""
    for index in range(start + 1, last):
        if text[index] not in closing or text[index - 1].isspace():
            continue
        after = text[index + 1] if index + 1 < last else " "
        if after.isalnum():
            continue
        if text[index - 1] == "s" and after == " " and index + 2 < last and text[index + 2].islower():
            rest = text.find(closing, index + 1, last)
            if rest > 0 and not text[rest - 1].isspace() and not (rest + 1 < last and text[rest + 1].isalnum()):
                continue
        return index
    return None
