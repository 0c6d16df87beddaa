"""Any one file of articles -> its documents, one an article; and a document -> an Article."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from lib.errors import DatelineError, ReadError
from lib.read.archive import read_members
from lib.read.compose import Story, check_length, compose, first_words
from lib.read.decode import MAX_BYTES, clean, decode
from lib.read.html import is_fragment, parse_fragment, parse_html
from lib.read.kinds import BY_SUFFIX, HEAD, READABLE, find_kind
from lib.read.message import parse_message
from lib.read.pdf import parse_pdf
from lib.read.tables import read_rows
from lib.read.text import parse_text, parse_titled
from lib.read.word import parse_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lib.read.article import Article
    from lib.read.kinds import Kind

#: What a folder is searched for; a file named by itself may be called anything.
SUFFIXES = frozenset(BY_SUFFIX)

#: Most bytes of one document by its kind. Text is the article and little else. A page carries scripts and styles, a PDF or Word file
#: its fonts and pictures, a message its attachments: several times what the largest of their kind have that news sites give out.
MAX_RAW: dict[Kind, int] = {
    "text": MAX_BYTES,
    "markdown": MAX_BYTES,
    "html": 10_000_000,
    "pdf": 50_000_000,
    "docx": 20_000_000,
    "email": 25_000_000,
    "row": 4 * MAX_BYTES,
}

_BINARY: dict[Kind, Callable[[bytes, str], Story]] = {"pdf": parse_pdf, "docx": parse_word, "email": parse_message}


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it came: ``name`` is what a person calls it, ``content`` its bytes or, from a table of articles, its text in UTF-8.

    ``meta`` holds what is known besides and stands above what the content says: title, source, url, published, language; and
    media_type, as an HTTP header gives it. ``kind`` is that of the content, empty where that is still to be found out.
    """

    name: str
    content: bytes
    meta: Mapping[str, str] = field(default_factory=dict)
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """What could not be opened, and why."""

    name: str
    error: DatelineError


def open_documents(content: bytes | Path | BinaryIO, name: str) -> Iterator[Document | Refused]:
    """The articles in a file, one after another: one of most files, many of a table (.jsonl, .csv) or an archive (.zip).

    Nothing is raised: what cannot be opened is Refused, and what comes after it is opened all the same. A table or an archive is read
    as far as it is asked for, so one given as a path may be larger than memory; nothing is unpacked to the disk.
    """
    try:
        if isinstance(content, Path):
            with content.open("rb", buffering=1 << 16) as stream:
                yield from _open_stream(stream, name)
        else:
            yield from _open_stream(io.BytesIO(content) if isinstance(content, bytes) else content, name)
    except DatelineError as error:
        yield Refused(name, error)
    except OSError as error:
        remedy = "Check the name and the permission to read it."
        yield Refused(name, ReadError(f"The file cannot be opened: {error.strerror or error}.", place=name, remedy=remedy))


def read_document(document: Document) -> Article:
    """The article that a document holds.

    Raises:
        ReadError: it is of a kind that cannot be read, damaged or too large, or there is no article in it.
    """
    meta = document.meta
    kind = document.kind or find_kind(document.name, document.content[:HEAD], meta.get("media_type", ""))
    if len(document.content) > MAX_RAW.get(kind, len(document.content)):
        raise _refuse_size(document.name, kind, len(document.content))
    return compose(_override(_parse(document, kind), meta), document.name)


def _refuse_size(name: str, kind: Kind, size: int | None) -> ReadError:
    remedy = "Split it into one file an article, or check that it is an article at all."
    number = f"{size:,}" if size else "too many"
    return ReadError(f"The file has {number} bytes; one of its kind may have {MAX_RAW[kind]:,}.", place=name, remedy=remedy)


def _open_stream(stream: BinaryIO, name: str, packed: bool = False) -> Iterator[Document | Refused]:
    head = stream.peek(HEAD)[:HEAD] if isinstance(stream, io.BufferedReader) else _peek(stream)
    kind = find_kind(name, head)
    if kind == "jsonl" or kind == "csv":
        yield from _open_rows(stream, name, kind)
    elif kind == "zip":
        if packed:
            raise ReadError("It is an archive inside an archive.", place=name, remedy="Unpack it and give it by itself.")
        yield from _open_members(stream, name)
    else:
        content = stream.read(MAX_RAW[kind] + 1)
        if len(content) > MAX_RAW[kind]:
            raise _refuse_size(name, kind, None)
        yield Document(name, content, {}, kind)


def _peek(stream: BinaryIO) -> bytes:
    head = stream.read(HEAD)
    stream.seek(0)
    return head


def _open_rows(stream: BinaryIO, name: str, kind: Literal["jsonl", "csv"]) -> Iterator[Document | Refused]:
    for line, row in read_rows(stream, name, kind):
        place = f"{name}:{line}"
        if isinstance(row, ReadError):
            yield Refused(place, row)
        else:
            text, meta = row
            yield Document(place, text.encode("utf-8", "replace"), meta, "row")


def _open_members(stream: BinaryIO, name: str) -> Iterator[Document | Refused]:
    empty = True
    for place, member in read_members(stream, name):
        empty = False
        if isinstance(member, ReadError):
            yield Refused(place, member)
            continue
        with member:
            try:
                yield from _open_stream(member, place, packed=True)
            except DatelineError as error:
                yield Refused(place, error)
    if empty:
        raise ReadError("There are no articles in the archive.", place=name, remedy=f"Dateline reads {READABLE}.")


def _parse(document: Document, kind: Kind) -> Story:
    name, content = document.name, document.content
    if kind in ("jsonl", "csv", "zip"):
        raise ReadError(
            "The file holds many articles.", place=name, remedy="Save it as a file, and give that: each of them is read by itself."
        )
    if kind == "row":
        return _parse_row(content.decode("utf-8", "replace"), document.meta.get("title", ""), name)
    if kind == "html":
        return parse_html(content, name, document.meta.get("media_type", ""), document.meta.get("url", ""))
    if kind in _BINARY:
        return _BINARY[kind](content, name)
    text = decode(content, name)
    if text.lstrip().startswith("<") and is_fragment(text):
        return _parse_row(text, "", name)
    if text.lstrip().startswith("<?xml"):
        raise ReadError("The file is XML, and not a page.", place=name, remedy=f"Dateline reads {READABLE}.")
    return parse_text(text, "markdown" if kind == "markdown" else None, name)


def _parse_row(text: str, title: str, name: str) -> Story:
    """A row's text, of which no line is its headline where a title stands beside it; it may be a piece of a page."""
    if is_fragment(text):
        check_length(text, name)
        return Story(None, parse_fragment(text, name))
    return parse_titled(text, title, name)


def _override(story: Story, meta: Mapping[str, str]) -> Story:
    """The story with what is known besides in place of what it says itself."""
    known = {name: clean(value) for name, value in meta.items()}
    story = replace(
        story,
        source=known.get("source") or story.source,
        url=known.get("url") or story.url,
        published=known.get("published") or story.published,
        language=known.get("language") or story.language,
    )
    title = " ".join(known.get("title", "").split())
    first = story.paragraphs[0] if story.paragraphs else ""
    if not title or (not story.headline and title == first_words(first)):
        return story
    if not story.headline and first.lstrip("# ") == title:
        story = replace(story, paragraphs=story.paragraphs[1:])
    return replace(story, headline=title)
