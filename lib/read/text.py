"""Markdown or plain text as it comes off a wire -> a Story."""

from __future__ import annotations

from dataclasses import replace
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


def parse_titled(text: str, title: str, place: str) -> Story:
    """The story in a wire text whose headline stands elsewhere, if it has one: then no line of the text is taken for it.

    Raises:
        ReadError: the text is too large.
    """
    story = parse_text(text, "wire", place)
    title = " ".join(clean(title).split())
    if not title or story.headline == title:
        return story
    paragraphs = [*([story.headline] if story.headline else []), *story.paragraphs]
    return replace(story, headline=title, paragraphs=paragraphs[1:] if paragraphs[:1] == [title] else paragraphs)


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
