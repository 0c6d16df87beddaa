"""A file or a pasted text -> an Article: clean text, typed blocks, and where from and when it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lib.errors import ReadError
from lib.read.compose import compose
from lib.read.decode import MAX_BYTES, decode
from lib.read.text import Kind, parse_text

if TYPE_CHECKING:
    from datetime import date

    from lib.read.article import Article

__all__ = ["MAX_BYTES", "read_file", "read_text"]

_MARKDOWN_SUFFIXES = {".md", ".markdown"}


def read_file(path: str | Path, published: date | None = None) -> Article:
    """The article in a Markdown or plain text file; ``published`` is the day for a file whose front matter gives none.

    Raises:
        ReadError: the file cannot be opened, or ``read_text`` or decoding refuses what is in it.
    """
    path = Path(path)
    place = str(path)
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
            size = len(raw) if len(raw) <= MAX_BYTES else path.stat().st_size
    except OSError as error:
        remedy = "Check the name and the permission to read it."
        raise ReadError(f"The file cannot be opened: {error.strerror or error}.", place=place, remedy=remedy) from error
    return read_text(decode(raw, place, size), _kind(path), published=published, place=place)


def read_text(
    text: str, kind: Kind | None = None, *, published: date | None = None, source: str = "", url: str = "", place: str = "pasted text"
) -> Article:
    """The article in a text; without ``kind``, what opens with front matter is Markdown and all else wire text.

    ``published``, ``source`` and ``url`` hold where front matter gives none, and stand above what the story's words suggest; ``place``
    is what errors call the text.

    Raises:
        ReadError: the text is empty or too large, or its front matter is broken.
    """
    story = parse_text(text, kind, place)
    day = story.published or (published.isoformat() if published else "")
    return compose(replace(story, source=story.source or source, url=story.url or url, published=day), place)


def _kind(path: Path) -> Kind | None:
    return "markdown" if path.suffix.lower() in _MARKDOWN_SUFFIXES else None
