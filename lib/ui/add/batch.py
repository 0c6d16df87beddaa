"""Articles on their way into the store, whoever looks at the page meanwhile: read one by one, looked at, corrected, saved."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from lib.errors import DatelineError, ReadError
from lib.link.stories import MOST_COMPARED, same_story
from lib.read.documents import Refused
from lib.ui.add.job import Job, blame

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from lib.ingest.preview import Preview
    from lib.read.article import Article, PublishedBasis
    from lib.read.documents import Document
    from lib.store import Commit, Written

#: Articles that one batch holds at most: a person looks at them before they are stored. The command line takes any number.
MAX_ARTICLES = 500

_log = logging.getLogger(__name__)


class Documents(Protocol):
    """What a batch reads."""

    def __iter__(self) -> Iterator[Document | Refused]:
        """One after another, once."""

    def count(self, most: int) -> int | None:
        """How many there are, up to so many; None where only reading them tells."""

    def stop(self) -> None:
        """Give no more, and forget what is left; from another thread."""


class Reader(Protocol):
    """What does the work, in another process."""

    def get_ready(self) -> None:
        """Begin to load what reading takes, without waiting for it."""

    def read(self, document: Document) -> Preview:
        """What would be stored of a document."""

    def read_again(self, article: Article) -> Preview:
        """What would be stored of an article about which a person knows better."""

    def save(self, previews: Sequence[Preview], commit: Commit) -> Written:
        """Store what was read."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One article of a batch, counted from 0; ``same_as`` names the piece that had the same text before it, and ``like`` the first that
    prints the same wire story; ``dated`` says that a person gave the date.
    """

    number: int
    name: str
    preview: Preview
    same_as: str | None = None
    like: str | None = None
    corrected: bool = False
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far reading is: articles done, of how many (None where nobody knows yet), the one done last, articles and seconds so far."""

    done: int
    total: int | None
    name: str
    seconds: float

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.done / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> float | None:
        """Seconds until the rest is done at that rate; None where that cannot be said."""
        return (self.total - self.done) / self.rate if self.total is not None and self.rate else None


@dataclass(kw_only=True)
class Batch(Job):
    """``documents`` are read by ``reader``; ``fetched`` says that they come from the address ``what``."""

    documents: Documents
    reader: Reader
    fetched: bool = False
    pieces: list[Piece] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    left_out: set[int] = field(default_factory=set)
    corrections: int = 0
    written: Written | None = None
    saved: tuple[Piece, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        self._progress = Progress(0, None, "", 0.0)

    @property
    def progress(self) -> Progress:
        """How far reading is just now."""
        return self._progress

    def cancel(self) -> None:
        """Open and read no further."""
        super().cancel()
        self.documents.stop()

    def correct(self, number: int, *, title: str, source: str, published: date | None) -> None:
        """Read an article anew with what a person says of it: the days of its facts hang on its date.

        Raises:
            DatelineError: it cannot be read so; what was read before stays.
        """
        piece = self.pieces[number]
        old = piece.preview.article
        dated = published != old.published
        basis: PublishedBasis | None = old.published_basis if not dated else "metadata" if published else None
        article = replace(old, title=title, source=source, published=published, published_basis=basis)
        preview = self.reader.read_again(article)
        self.pieces[number] = replace(piece, preview=preview, corrected=True, dated=piece.dated or dated)
        self.left_out.discard(number)
        self.corrections += 1

    def save(self, numbers: Sequence[int], commit: Commit) -> None:
        """Begin to store these pieces, all in one step."""
        self._begin_saving(lambda: self._save([self.pieces[number] for number in numbers], commit))

    def _read(self) -> None:
        try:
            total = self.documents.count(MAX_ARTICLES + 1)
            began = time.monotonic()
            self._progress = Progress(0, total, "", 0.0)
            for done, each in enumerate(self._open(), 1):
                self._take(each)
                self._progress = Progress(done, total, each.name, time.monotonic() - began)
        finally:
            self.documents.stop()  # the files need not stay in memory

    def _open(self) -> Iterator[Document | Refused]:
        """Documents until a person stops, up to as many as a batch holds, and what says so of the rest."""
        for number, each in enumerate(self.documents):
            if self.stopped:
                return
            if number == MAX_ARTICLES:
                cause = f"Only the first {MAX_ARTICLES:,} articles are read at once."
                yield Refused(
                    self.what, ReadError(cause, place=self.what, remedy="Add the rest afterwards, or all with python -m lib.ingest.")
                )
                return
            yield each

    def _take(self, each: Document | Refused) -> None:
        if isinstance(each, Refused):
            self.refused.append(each)
            return
        try:
            preview = self.reader.read(each)
        except DatelineError as error:
            self.refused.append(Refused(each.name, error))
            return
        except Exception as error:
            _log.exception("Reading %s broke off.", each.name)
            self.refused.append(Refused(each.name, blame(each.name, error)))
            return
        own, text, keys = preview.article.article_id, preview.article.text, set(preview.keys)
        before = next((piece.name for piece in self.pieces if piece.preview.article.article_id == own), None)
        shared = {piece.number: len(keys.intersection(piece.preview.keys)) for piece in self.pieces if before is None}
        likely = sorted((number for number in shared if shared[number]), key=lambda number: -shared[number])[:MOST_COMPARED]
        near = (self.pieces[number] for number in likely)
        like = next((piece.name for piece in near if same_story(piece.preview.article.text, text)), None)
        piece = Piece(len(self.pieces), each.name, preview, before, like)
        if preview.known or before is not None:
            self.left_out.add(piece.number)
        self.pieces.append(piece)

    def _save(self, pieces: Sequence[Piece], commit: Commit) -> None:
        self.written = self.reader.save([piece.preview for piece in pieces], commit)
        self.saved = tuple(pieces)
