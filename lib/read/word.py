"""A Word file (.docx) -> a Story: paragraphs, headings and the text of tables, in order."""

from __future__ import annotations

import io
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from lib.errors import ReadError
from lib.read.archive import Total, read_parts
from lib.read.compose import Story
from lib.read.decode import clean
from lib.read.wire import is_headline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lxml.etree import _Element

#: Most bytes of one part of XML: the text of the longest article with fifty times as much markup.
MAX_PART = 25_000_000

#: Most bytes of all parts of a file, pictures included.
MAX_PARTS = 100_000_000

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACES = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_HEADING = re.compile(r"(?:heading \d|title)$", re.IGNORECASE)
_DAMAGED = "Open it in a word processor and save it again as .docx, or paste the article's text."


def parse_word(content: bytes, place: str) -> Story:
    """The text of a Word file; the day it was made is a hint.

    Raises:
        ReadError: the file is damaged, encrypted, a bomb, or no Word file.
    """
    _check_parts(content, place)
    import docx  # takes a fifth of a second to load: only where there is a Word file

    try:
        document = docx.Document(io.BytesIO(content))
        styles = {style.style_id: style.name or "" for style in document.styles}
        paragraphs = list(_paragraphs(document.element.body, styles))
        title, made = _read_hints(document)
    except Exception as error:  # a file may be broken in ways that no parser foresees, and none of them may stop the others
        raise ReadError(f"The Word file is damaged: {type(error).__name__}.", place=place, remedy=_DAMAGED) from error
    first = paragraphs[0] if paragraphs else ""
    if len(paragraphs) > 1 and not first.startswith("# ") and (first == title or is_headline(first)):
        return Story(first, paragraphs[1:], made=made)
    return Story(None, paragraphs, made=made)


def _check_parts(content: bytes, place: str) -> None:
    """Refuse a file whose parts inflate to too much, by the bytes that come out; and one that declares entities, as Word never does."""
    total = Total(MAX_PARTS)
    for name, part in read_parts(content, place, total):
        if not name.endswith((".xml", ".rels")):
            while part.read(1 << 20):
                pass
            continue
        markup = part.read(MAX_PART + 1)
        if len(markup) > MAX_PART:
            raise ReadError(f"A part of the Word file has more than {MAX_PART:,} bytes.", place=place, remedy=_DAMAGED)
        if b"<!DOCTYPE" in markup or b"<!ENTITY" in markup:
            raise ReadError("The Word file declares entities, as no word processor does.", place=place, remedy=_DAMAGED)


def _paragraphs(body: _Element, styles: dict[str, str]) -> Iterator[str]:
    for paragraph in body.iter(f"{_W}p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is not None:
            continue  # the same text box again, for old programs
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        heading = _HEADING.match(styles.get(style.get(f"{_W}val", ""), "")) if style is not None else None
        for line in clean("".join(_words(paragraph))).split("\n"):
            if line:
                yield f"# {line.lstrip('# ')}" if heading else line


def _words(paragraph: _Element) -> Iterator[str]:
    """The words of a paragraph, inserted ones too and deleted ones not; those of a text box in it are paragraphs of their own."""
    for element in paragraph.iter(f"{_W}t", *_SPACES):
        if next(element.iterancestors(f"{_W}p"), None) is paragraph and element.getparent().tag == f"{_W}r":
            yield _SPACES.get(element.tag) or element.text or ""


def _read_hints(document: Any) -> tuple[str, date | None]:
    with suppress(Exception):  # hints: a file without them, or with broken ones, is read all the same
        known = document.core_properties
        return " ".join(clean(known.title or "")[:300].split()), known.created.date() if known.created else None
    return "", None
