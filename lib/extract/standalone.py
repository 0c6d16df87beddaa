"""Finders for any text, one a kind of fact: for notebooks, and for measuring against labels that other people made.

Each takes a text as it is, whatever its line ends, spaces and accents, and gives rows whose ``char_start`` and ``char_end`` count code
points of that very text. All of the text is read: nothing is taken for a headline, a link or a credit, as ``lib.read`` does with a file.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lib.errors import ReadError
from lib.read.align import align
from lib.read.article import Article, Block, article_id
from lib.read.blocks import DATELINE_WITHIN
from lib.read.datelines import find_dateline
from lib.read.decode import MAX_BYTES
from lib.read.wire import is_headline, unwrap
from lib.schema import FACT_TABLES

if TYPE_CHECKING:
    from datetime import date

    from lib.read.align import Aligned
    from lib.schema import Row

_GROUP = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_LINE = re.compile(r"[^\n]+")


def find_dates(text: str, published: date | None) -> list[Row]:
    """The date expressions of a text: ``char_start, char_end, quote_exact, rule`` and the codebook's date columns.

    ``published`` is the day that "Tuesday" and "last week" are reckoned from; without it only dates that name their year are found.

    Raises:
        ReadError: the text is longer than ``MAX_BYTES`` characters.
    """
    from lib.extract.dates.find import find_dates as find
    from lib.extract.row import date_columns

    aligned = _align(text)
    rows = []
    for mention in find(_join_lines(aligned.text), published):
        row = {"char_start": mention.start, "char_end": mention.end, "quote_exact": "", "rule": mention.rule} | date_columns(mention)
        rows.append(_restore(row, text, aligned))
    return rows


def find_places(text: str, published: date | None = None) -> list[Row]:
    """Rows of the codebook's ``places`` table, one a mention; a name that cannot be resolved has no coordinates.

    Raises:
        ReadError: the text is longer than ``MAX_BYTES`` characters.
    """
    return _rows("places", text, published)


def find_meetings(text: str, published: date | None = None) -> list[Row]:
    """Rows of the codebook's ``meetings`` table, one a meeting however often the text tells it; raises as ``find_places``."""
    return _rows("meetings", text, published)


def find_counts(text: str, published: date | None = None) -> list[Row]:
    """Rows of the codebook's ``personnel`` table, one a claim about a number of people; raises as ``find_places``."""
    return _rows("personnel", text, published)


def find_quotes(text: str, published: date | None = None) -> list[Row]:
    """Rows of the codebook's ``quotes`` table, one a passage that somebody is said to have spoken; raises as ``find_places``."""
    return _rows("quotes", text, published)


def _rows(table: str, text: str, published: date | None) -> list[Row]:
    return [row | {name: list(value) for name, value in row.items() if isinstance(value, list)} for row in _read(text, published)[table]]


@lru_cache(maxsize=4)
def _read(text: str, published: date | None) -> dict[str, list[Row]]:
    """All tables of a text; kept for the finders that are asked next about the same one."""
    from lib.extract.pipeline import extract_articles

    aligned = _align(text)
    if not aligned.text:
        return {table: [] for table in FACT_TABLES}
    facts = next(extract_articles([_lay_out(aligned.text, published)]))
    return {table: [_restore(row, text, aligned) for row in rows] for table, rows in facts.tables.items()}


def _align(text: str) -> Aligned:
    if len(text) > MAX_BYTES:
        cause = f"The text has {len(text):,} characters; an article may have {MAX_BYTES:,}."
        raise ReadError(cause, place="text given", remedy="Split it into one text an article.")
    return align(text)


def _restore(row: Row, text: str, aligned: Aligned) -> Row:
    """The row with its offsets and words as in the text that was given."""
    pairs = [pair for pair in (("char_start", "char_end"), ("sent_start", "sent_end")) if pair[0] in row]
    moved = row | {name: at for pair in pairs for name, at in zip(pair, aligned.span(row[pair[0]], row[pair[1]]), strict=True)}
    return moved | {"quote_exact": text[moved["char_start"] : moved["char_end"]]}


def _join_lines(text: str) -> str:
    """The text with wrapped lines joined; as long as before, a space for each line end."""
    return _GROUP.sub(lambda group: "\n".join(unwrap(group.group().split("\n"))), text)


def _lay_out(text: str, published: date | None) -> Article:
    """An article of the whole text: a body paragraph a line, and the dateline that one of the first may open with."""
    stored = _join_lines(text)
    blocks: list[Block] = []
    told = 0
    for number, line in enumerate(_LINE.finditer(stored)):
        start, end = line.span()
        dated = any(block.kind == "dateline" for block in blocks)
        length = find_dateline(line.group(), first=told == 0) if number < DATELINE_WITHIN and not dated else 0
        if length:
            blocks.append(Block("dateline", start, start + length))
            start += length + len(line.group()[length:]) - len(line.group()[length:].lstrip())
        if start < end:
            blocks.append(Block("body", start, end))
        told += not is_headline(line.group())
    return Article(article_id(stored), "", "", "", published, "metadata" if published else None, "en", stored, tuple(blocks))
