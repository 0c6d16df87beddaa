"""A Word file (.docx) -> a Story: paragraphs, headings and the text of tables, in order."""

from __future__ import annotations

import io
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from lib.errors import ReadError
from lib.read.archive import Total, read_parts
from lib.read.compose import Story
from lib.read.decode import MAX_BYTES, clean
from lib.read.wire import is_headline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lxml.etree import _Element

#: Most bytes of one part of XML: the text of the longest article with fifty times as much markup.
MAX_PART = 25_000_000

#: Most letters and elements of the text together: an article of the greatest length, each letter an element of its own.
MAX_WORDS = 2 * MAX_BYTES

#: Most bytes of all parts of a file, pictures included.
MAX_PARTS = 100_000_000

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH, _RUN = f"{_W}p", f"{_W}r"
_SPACES = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_HEADING = re.compile(r"(?:heading \d|title)$", re.IGNORECASE)
#: How a part that a parser of XML takes begins, in any encoding: white space, then a tag; the last is a tag in EBCDIC.
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*+(?:<|\Z)|\x4c\x6f\xa7\x94")
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
        _check_trees(document, place)
        styles = {style.style_id: style.name or "" for style in document.styles}
        paragraphs = list(_paragraphs(document.element.body, styles, place))
        title, made = _read_hints(document)
    except ReadError:
        raise
    except Exception as error:  # a file may be broken in ways that no parser foresees, and none of them may stop the others
        raise ReadError(f"The Word file is damaged: {type(error).__name__}.", place=place, remedy=_DAMAGED) from error
    first = paragraphs[0] if paragraphs else ""
    if len(paragraphs) > 1 and not first.startswith("# ") and (first == title or is_headline(first)):
        return Story(first, paragraphs[1:], made=made)
    return Story(None, paragraphs, made=made)


def _check_parts(content: bytes, place: str) -> None:
    """Refuse a file whose parts inflate to too much, by the bytes that come out; and one that declares entities, as Word never does."""
    total = Total(MAX_PARTS)
    for _, part in read_parts(content, place, total):
        markup = part.read(1 << 20)
        if not _MARKUP.match(markup):
            while part.read(1 << 20):
                pass
            continue
        markup += part.read(max(0, MAX_PART + 1 - len(markup)))
        if len(markup) > MAX_PART:
            raise ReadError(f"A part of the Word file has more than {MAX_PART:,} bytes.", place=place, remedy=_DAMAGED)
        plain = markup.replace(b"\0", b"")  # as it stands in UTF-16 too
        if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
            raise _refuse_entities(place)


def _check_trees(document: Any, place: str) -> None:
    """Refuse a file of which a part that is parsed declares entities after all, in an encoding that hides them."""
    for part in document.part.package.iter_parts():
        root = getattr(part, "element", None)
        if root is not None and root.getroottree().docinfo.doctype:
            raise _refuse_entities(place)


def _refuse_entities(place: str) -> ReadError:
    return ReadError("The Word file declares entities, as no word processor does.", place=place, remedy=_DAMAGED)


def _paragraphs(body: _Element, styles: dict[str, str], place: str) -> Iterator[str]:
    for paragraph, words in _collect_words(body, place):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        heading = _HEADING.match(styles.get(style.get(f"{_W}val", ""), "")) if style is not None else None
        for line in clean("".join(words)).split("\n"):
            if line:
                yield f"# {line.lstrip('# ')}" if heading else line


def _collect_words(body: _Element, place: str) -> list[tuple[_Element, list[str]]]:
    """Each paragraph with its words, inserted ones too and deleted ones not; those of a text box in it are paragraphs of their own.

    A text box stands there twice, the second time for old programs: that one is passed over.

    Raises:
        ReadError: there are too many words for an article.
    """
    from lxml.etree import iterwalk

    found: list[tuple[_Element, list[str]]] = []
    inside: list[list[str]] = []
    size = again = 0
    for event, element in iterwalk(body, events=("start", "end"), tag=(_PARAGRAPH, _FALLBACK, f"{_W}t", *_SPACES)):
        if element.tag == _FALLBACK:
            again += 1 if event == "start" else -1
        elif element.tag == _PARAGRAPH and event == "end":
            inside.pop()
        elif element.tag == _PARAGRAPH:
            inside.append([])
            found += [] if again else [(element, inside[-1])]
        elif event == "start" and inside and element.getparent().tag == _RUN:
            inside[-1].append(_SPACES.get(element.tag) or element.text or "")
            size += 1 + len(inside[-1][-1])
            if size > MAX_WORDS:
                remedy = "Split it into one file an article, or check that it is an article at all."
                raise ReadError(f"The text has more than {MAX_BYTES:,} characters.", place=place, remedy=remedy)
    return found


def _read_hints(document: Any) -> tuple[str, date | None]:
    with suppress(Exception):  # hints: a file without them, or with broken ones, is read all the same
        known = document.core_properties
        return " ".join(clean(known.title or "")[:300].split()), known.created.date() if known.created else None
    return "", None
