"""A PDF file -> a Story: its lines in reading order, joined to paragraphs, without what repeats on every page."""

from __future__ import annotations

import io
import logging
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from lib.errors import ReadError
from lib.read.compose import Story
from lib.read.decode import MAX_BYTES, clean
from lib.read.pdf_lines import Line, clean_lines, drop_edges, join_lines
from lib.read.wire import is_headline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from pypdf import PdfReader

#: Most pages of a PDF file that is one article; a longer one is a report, a whole newspaper or a book.
MAX_PAGES = 60

#: Most bytes that one stream of a PDF file may inflate to. pypdf's own bound is 75 MB; a page of text needs some 20 kB.
MAX_STREAM = 20_000_000

#: Most operators that the pages may have together; a page of text has some thousands, a drawn map hundreds of thousands.
MAX_OPERATORS = 200_000

#: Most seconds of processor time that the pages may take together. A page takes some hundredths; a small file can name a font so large, and
#: so often, that it takes hours.
MAX_SECONDS = 60.0

#: A headline stands among the first paragraphs, below the name of the paper, of the section, and the day.
HEADLINE_WITHIN = 4

_SCANNED = "Run it through a text recognition (OCR) program, or paste the article's text."
_DAMAGED = "Open it in a PDF viewer and print it to a new PDF file, or paste the article's text."

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it complains of is said in our own words


def parse_pdf(content: bytes, place: str) -> Story:
    """The text of a PDF file; its own title and date are hints.

    Raises:
        ReadError: the file is damaged, encrypted, too long, or holds pictures of text only.
    """
    from pypdf.errors import LimitReachedError  # takes a fifth of a second to load: only where there is a PDF file

    try:
        with _limits():
            reader = _open(content, place)
            pages = _read_pages(reader, place)
            title, made = _read_hints(reader)
    except ReadError:
        raise
    except RecursionError as error:
        raise ReadError("The PDF file is nested too deeply.", place=place, remedy=_DAMAGED) from error
    except LimitReachedError as error:
        raise ReadError("The PDF file inflates or draws too much for an article.", place=place, remedy=_DAMAGED) from error
    except Exception as error:  # a PDF file may be broken in ways that no parser foresees, and none of them may stop the others
        raise ReadError(f"The PDF file is damaged: {type(error).__name__}.", place=place, remedy=_DAMAGED) from error
    paragraphs = join_lines(drop_edges(pages))
    if not any(letter.isalpha() for paragraph in paragraphs for letter in paragraph):
        raise ReadError("The PDF file has pictures of text, but no text.", place=place, remedy=_SCANNED)
    at = _find_headline(paragraphs, title)
    if at is None:
        return Story(None, paragraphs, made=made)
    return Story(paragraphs[at].removeprefix("# "), [*paragraphs[:at], *paragraphs[at + 1 :]], made=made)


def _open(content: bytes, place: str) -> PdfReader:
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ReadError("The PDF file is encrypted.", place=place, remedy="Save it without a password, or paste the article's text.")
    return reader


@contextmanager
def _limits() -> Iterator[None]:
    from pypdf import apply_configuration

    with apply_configuration(
        array_based_stream_maximum_output_length=MAX_STREAM,
        jbig2_maximum_output_length=MAX_STREAM,
        lzw_maximum_output_length=MAX_STREAM,
        run_length_maximum_output_length=MAX_STREAM,
        zlib_maximum_output_length=MAX_STREAM,
        brotli_maximum_output_length=MAX_STREAM,
        stream_decoding_work_maximum_length=2 * MAX_STREAM,
        stream_parsing_work_maximum_count=2 * MAX_OPERATORS,
        page_tree_maximum_entries=20 * MAX_PAGES,
        jbig2dec_binary=None,  # starts no other program
    ):
        yield


def _read_pages(reader: PdfReader, place: str) -> list[list[Line]]:
    if len(reader.pages) > MAX_PAGES:
        cause = f"The PDF file has {len(reader.pages):,} pages; one article may have {MAX_PAGES}."
        raise ReadError(cause, place=place, remedy="Save the pages of one article, or paste its text.")
    reading = _Reading(place)
    for page in reader.pages:
        reading.open_page()
        page.extract_text(visitor_operand_before=reading.count, visitor_text=reading.take)
    return [[line for line in page if line.text] for page in map(clean_lines, reading.pages)]


class _Reading:
    """Collects the lines of pages as pypdf comes upon them, and stops where there are too many."""

    def __init__(self, place: str) -> None:
        self.pages: list[list[Line]] = []
        self._place = place
        self._operators = self._size = 0
        self._end = time.thread_time() + MAX_SECONDS

    def open_page(self) -> None:
        """Begin a page.

        Raises:
            ReadError: those before took too long.
        """
        self._check_time()
        self.pages.append([])

    def _check_time(self) -> None:
        if time.thread_time() > self._end:
            cause = f"The PDF file takes more than {MAX_SECONDS:.0f} seconds to read, as no article does."
            raise ReadError(cause, place=self._place, remedy=_DAMAGED)

    def count(self, *_: object) -> None:
        """Count an operator.

        Raises:
            ReadError: there are too many, or they took too long.
        """
        self._check_time()
        self._operators += 1
        if self._operators > MAX_OPERATORS:
            raise ReadError("The PDF file draws too much for an article.", place=self._place, remedy="Paste the article's text.")

    def take(self, text: str, page: Sequence[float], line: Sequence[float], font: object, size: float) -> None:
        """Take a piece of text, with the matrices of page and line and the size of the letters; a line end opens a line.

        Raises:
            ReadError: there is too much text.
        """
        self._size += len(text)
        if self._size > MAX_BYTES:
            cause = f"The PDF file has more than {MAX_BYTES:,} characters."
            raise ReadError(cause, place=self._place, remedy="Save the pages of one article, or paste its text.")
        lines = self.pages[-1]
        first, *rest = text.split("\n")
        top = line[4] * page[1] + line[5] * page[3] + page[5]
        letters = abs(size * line[3] * page[3]) or abs(size)
        if not lines:
            lines.append(Line("", 0.0, 0.0))
        for number, words in enumerate([first, *rest]):
            if number:
                lines.append(Line("", 0.0, 0.0))
            if words.strip() and not lines[-1].text.strip():
                lines[-1] = Line(words, top, letters)
            elif words:
                lines[-1] = Line(lines[-1].text + words, lines[-1].top, lines[-1].size)


def _read_hints(reader: PdfReader) -> tuple[str, date | None]:
    """The title and the day that the file says of itself, as far as they make sense."""
    title, made = "", None
    with suppress(Exception):  # hints: a file without them, or with broken ones, is read all the same
        known = reader.metadata
        if known is not None:
            title = " ".join(clean(str(known.title or ""))[:300].split())
            made = known.creation_date.date() if known.creation_date else None
    return title, made


def _find_headline(paragraphs: list[str], title: str) -> int | None:
    """Which paragraph is the file's title, or is set in larger letters near the start, or opens the text as a headline does."""
    if len(paragraphs) < 2:
        return None
    near = [(at, words.removeprefix("# ")) for at, words in enumerate(paragraphs[:HEADLINE_WITHIN])]
    found = [at for at, words in near if title and words == title] + [at for at, words in near if paragraphs[at] != words]
    return next(iter(found), 0 if is_headline(near[0][1]) else None)
