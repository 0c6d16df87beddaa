"""What reading yields: an Article, its text cut into typed blocks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lib.read.decode import join_marks

BlockKind = Literal["headline", "dateline", "body", "caption", "link", "boilerplate"]
PublishedBasis = Literal["stated", "metadata", "inferred"]

#: Kinds of block that facts may come from. Headlines repeat the body in fewer, looser words; links and credits are other stories' words.
FACTUAL_BLOCKS: frozenset[BlockKind] = frozenset({"dateline", "body", "caption"})


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the article's text of one kind; ``start`` and ``end`` are code points, end exclusive."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it is stored.

    ``text`` is the normalised text, headline first, that every offset of every fact points into; ``blocks`` are in order, without overlap.
    ``published`` is None only where neither metadata nor the text gives any date.
    """

    article_id: str
    title: str
    source: str
    url: str
    published: date | None
    published_basis: PublishedBasis | None
    language: str
    text: str
    blocks: tuple[Block, ...]

    @property
    def words(self) -> int:
        """Number of whitespace-separated words in the text."""
        return len(self.text.split())


def article_id(text: str) -> str:
    """16 hex digits of SHA-256 of the text, NFC-normalised with runs of white space as one space: the same article twice is one."""
    normal = " ".join(join_marks(text).split())
    return hashlib.sha256(normal.encode()).hexdigest()[:16]
