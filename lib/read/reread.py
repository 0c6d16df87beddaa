"""A stored article -> the Article that was read, so that facts can be made anew without the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.errors import ReadError
from lib.read.blocks import take_apart
from lib.read.compose import Story, compose
from lib.read.source import UNKNOWN

if TYPE_CHECKING:
    from datetime import date

    from lib.read.article import Article


def reread(
    *, text: str, title: str, source: str, url: str | None, published: date | None, published_basis: str | None, language: str
) -> Article:
    """The article again, from what its row in the table ``articles`` holds: the same text and id, and blocks by today's rules.

    A date given as metadata stays; one that was read out of the text, like a source that was not known, is read again.

    Raises:
        ReadError: the text cannot have been stored by this program.
    """
    headline, paragraphs = take_apart(text, title)
    story = Story(
        headline,
        paragraphs,
        source="" if source == UNKNOWN else source,
        url=url or "",
        published=published.isoformat() if published and published_basis == "metadata" else "",
        language="" if language == "und" else language,
    )
    article = compose(story, f"stored article {title[:60]!r}")
    if article.text != text:
        remedy = "Read the article's file again."
        raise ReadError("The stored text is not laid out as an article's.", place=f"stored article {title[:60]!r}", remedy=remedy)
    return article
