"""Any one file of articles -> its documents, one an article; and a document -> an Article."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from lib.errors import DatelineError, ReadError
from lib.read.compose import Story, compose, first_words
from lib.read.decode import MAX_BYTES, clean, decode
from lib.read.kinds import BY_SUFFIX, HEAD, find_kind, find_suffix
from lib.read.text import parse_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
}


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
            with content.open("rb") as stream:
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
    if len(document.content) > MAX_RAW.get(kind, 0):
        raise refuse_size(document.name, kind, len(document.content))
    return compose(_override(_parse(document, kind), meta), document.name)


def refuse_size(name: str, kind: Kind, size: int) -> ReadError:
    """The error for a document of too many bytes."""
    remedy = "Split it into one file an article, or check that it is an article at all."
    return ReadError(f"The file has {size:,} bytes; one of its kind may have {MAX_RAW[kind]:,}.", place=name, remedy=remedy)


def _open_stream(stream: BinaryIO, name: str) -> Iterator[Document | Refused]:
    head = stream.read(HEAD)
    stream.seek(0)
    kind = find_kind(name, head)
    content = stream.read(MAX_RAW[kind] + 1)
    if len(content) > MAX_RAW[kind]:
        size = stream.seek(0, io.SEEK_END)
        raise refuse_size(name, kind, size)
    yield Document(name, content, {}, kind)


def _parse(document: Document, kind: Kind) -> Story:
    text = decode(document.content, document.name)
    return parse_text(text, "markdown" if kind == "markdown" else None, document.name)


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


__all__ = ["MAX_RAW", "SUFFIXES", "Document", "Refused", "find_suffix", "open_documents", "read_document"]
