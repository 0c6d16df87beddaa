"""A file or a pasted text -> an Article: clean text, typed blocks, and where from and when it is."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from lib.errors import ReadError
from lib.read.article import Article, article_id
from lib.read.blocks import lay_out
from lib.read.decode import MAX_BYTES, clean, decode
from lib.read.markdown import split_front_matter, split_paragraphs
from lib.read.published import infer_published, parse_date
from lib.read.source import infer_source
from lib.read.wire import split_wire

__all__ = ["MAX_BYTES", "read_file", "read_text"]

Kind = Literal["markdown", "wire"]

_MARKDOWN_SUFFIXES = {".md", ".markdown"}
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")
#: Share of particles among the words of a text that tells English; news English has a third or more.
_ENGLISH_SHARE = 0.12
_MAX_TITLE = 120
_ENGLISH = frozenset("the of and to in a said on that for is was with by at from has have as it".split())


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
    if len(text) > MAX_BYTES:
        remedy = "Split it into one text an article, or check that it is an article at all."
        raise ReadError(f"The text has {len(text):,} characters; an article may have {MAX_BYTES:,}.", place=place, remedy=remedy)
    text = clean(text)
    meta, body = ({}, text) if kind == "wire" else split_front_matter(text, place)
    headline, paragraphs = _split(meta, body, kind, place)
    stored, blocks = lay_out(headline, paragraphs)
    if not any(block.kind != "headline" for block in blocks) or not stored.strip():
        raise ReadError(
            "There is no text in it." if not stored else "There is a headline and no text below it.",
            place=place,
            remedy="Give the article's text.",
        )
    day, basis = _published(meta, published, place) or infer_published(stored, blocks, datetime.now(UTC).date())
    return Article(
        article_id=article_id(stored),
        title=headline or _first_words(stored),
        source=meta.get("source") or source or infer_source(stored, blocks),
        url=meta.get("url") or url,
        published=day,
        published_basis=basis,
        language=_language(meta, stored, place),
        text=stored,
        blocks=blocks,
    )


def _kind(path: Path) -> Kind | None:
    return "markdown" if path.suffix.lower() in _MARKDOWN_SUFFIXES else None


def _split(meta: dict[str, str], body: str, kind: Kind | None, place: str) -> tuple[str | None, list[str]]:
    if not meta and kind != "markdown":
        return split_wire(body)
    paragraphs = split_paragraphs(body)
    if title := meta.get("title"):
        return " ".join(title.split()), paragraphs
    if paragraphs and paragraphs[0].startswith("# "):
        return paragraphs[0].lstrip("# "), paragraphs[1:]
    if meta:
        raise ReadError("The front matter has no title.", place=place, remedy="Add a line `title: ...`.")
    return split_wire(body)


def _published(meta: dict[str, str], given: date | None, place: str) -> tuple[date, Literal["metadata"]] | None:
    stated = meta.get("published") or meta.get("date")
    day = parse_date(stated, f"{place}, published") if stated else given
    return (day, "metadata") if day else None


def _first_words(text: str) -> str:
    line = text.partition("\n")[0]
    if len(line) <= _MAX_TITLE:
        return line
    return line[:_MAX_TITLE].rsplit(" ", 1)[0] + " ..."


def _language(meta: dict[str, str], text: str, place: str) -> str:
    """ISO 639-1 from the metadata; else ``en`` where a fair share of the words are English particles, else ``und``."""
    if stated := meta.get("language") or meta.get("lang"):
        if not _LANGUAGE.fullmatch(stated):
            raise ReadError(
                f"{stated!r} is not a language code.", place=f"{place}, language", remedy="Use two letters, as in `language: en`."
            )
        return stated[:2]
    words = re.findall(r"[^\W\d_]+", text[:5000].lower())
    return "en" if sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words) else "und"
