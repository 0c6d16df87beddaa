"""Words inside quotation marks that reproduce somebody's: rows of the codebook's table ``quotes``."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from lib.extract.quotes.page import Attribution, Page, lay_out
from lib.extract.quotes.passages import Passage, find_passages
from lib.extract.quotes.speakers import attribute
from lib.extract.row import common

if TYPE_CHECKING:
    from lib.extract.values import Reading
    from lib.schema import Row

_WORD = re.compile(r"\w[\w'’.,-]*")
_SMALL = frozenset("a an the of and or in on at to for from by with as is de la el und van von".split())
_NAMED = re.compile(
    r"(?:titled|entitled|headlined|called|named|dubbed|known\sas|nicknamed|codenamed|code-named|title(?:\sof\s[\w\s]{1,30})?\sas|"
    r"book|film|song|album|show|series|documentary|novel|play|magazine|programme|program|poem|painting)\s(?:the\s)?[,:]?\s?$",
    re.IGNORECASE,
)
_MIN_WORDS = 3


def find_quotes(reading: Reading) -> list[Row]:
    """One row a passage that somebody is said to have spoken or written, in order; words that nothing attributes give no row."""
    passages = find_passages(reading.article)
    page = lay_out(reading, passages)
    rows: list[Row] = []
    previous: Attribution | None = None
    for number, passage in enumerate(passages):
        if not _is_quote(reading.article.text, passage):
            continue
        found = attribute(page, number, previous)
        if found is None:
            continue
        rows.append(_row(page, passage, found))
        previous = found
    return rows


def _inner(text: str, passage: Passage) -> tuple[int, int]:
    """The passage without white space, and without the comma or full stop that closes it."""
    start, end = passage.start, passage.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",."):
        if text[end - 3 : end] == "..." or (text[end - 1] == "." and re.search(r"\b[A-Z]\.[A-Z]\.$", text[start:end])):
            break
        end -= 1
    return start, end


def _is_quote(text: str, passage: Passage) -> bool:
    start, end = _inner(text, passage)
    words = _WORD.findall(text[start:end])
    if len(words) < _MIN_WORDS:
        return False
    capitals = [word for word in words if word.lower() not in _SMALL]
    if capitals and all(word[0].isupper() or word[0].isdigit() for word in capitals) and text[end - 1] not in "!?":
        return False
    return not _NAMED.search(text, max(0, passage.outer_start - 60), passage.outer_start) or not text[start].isupper()


def _row(page: Page, passage: Passage, found: Attribution) -> Row:
    reading, text = page.reading, page.text
    start, end = _inner(text, passage)
    rule = f"quote-{found.rule}"
    sent_start, sent_end = _sentence(page, passage, found)
    return common(reading, "quotes", start, end, sent_start, sent_end, rule) | {
        "speaker": found.speaker,
        "speaker_role": found.role,
        "relayed_by": found.relayed_by,
        "quote": text[start:end],
    }


def _sentence(page: Page, passage: Passage, found: Attribution) -> tuple[int, int]:
    """From the start of the sentence that the passage begins in to the end of the one that it, or its cue, ends in."""
    first = min(passage.outer_start, found.cue_start)
    last = max(passage.outer_end, found.cue_end)
    sentences = [page.reading.doc[max(0, bisect_right(page.starts, char) - 1)].sent for char in (first, last - 1)]
    return min(first, sentences[0].start_char), max(last, sentences[1].end_char)
