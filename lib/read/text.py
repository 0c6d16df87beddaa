"""Markdown or plain text as it comes off a wire -> a Story."""

from __future__ import annotations

from typing import Literal

from lib.errors import ReadError
from lib.read.compose import Story, check_length
from lib.read.decode import clean
from lib.read.markdown import split_front_matter, split_paragraphs
from lib.read.wire import split_wire

Kind = Literal["markdown", "wire"]


def parse_text(text: str, kind: Kind | None, place: str) -> Story:
    """The story in a text; without ``kind``, what opens with front matter is Markdown and all else wire text.

    Raises:
        ReadError: the text is too large, or its front matter is broken.
    """
    check_length(text, place)
    text = clean(text)
    meta, body = ({}, text) if kind == "wire" else split_front_matter(text, place)
    headline, paragraphs = _split(meta, body, kind, place)
    return Story(
        headline,
        paragraphs,
        source=meta.get("source", ""),
        url=meta.get("url", ""),
        published=meta.get("published") or meta.get("date") or "",
        language=meta.get("language") or meta.get("lang") or "",
    )


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
