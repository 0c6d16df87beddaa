"""What a reader of one format found in a file -> an Article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from lib.errors import ReadError
from lib.read.article import Article, article_id
from lib.read.blocks import HEADING, lay_out
from lib.read.datelines import find_dateline
from lib.read.decode import MAX_BYTES
from lib.read.published import infer_published, parse_date
from lib.read.source import infer_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.read.article import Block, PublishedBasis

_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")
#: Share of particles among the words of a text that tells English; news English has a third or more.
_ENGLISH_SHARE = 0.12
_ENGLISH = frozenset("the of and to in a said on that for is was with by at from has have as it".split())
_MAX_TITLE = 120
_SPLIT = "Split it into one text an article, or check that it is an article at all."

#: Most paragraphs of an article: a live blog of a long day has some hundreds.
MAX_PARAGRAPHS = 10_000


@dataclass(frozen=True, slots=True)
class Story:
    """A file's content before it is cut into blocks.

    ``paragraphs`` are clean, each without line ends; one that opens with ``# `` is a heading. ``headline`` is None where the file has
    none. ``published`` is the date that the file or a person gives for the article, as written; ``made``, the day that the file itself
    was made, is only a hint. What is not known is empty.
    """

    headline: str | None
    paragraphs: Sequence[str]
    source: str = ""
    url: str = ""
    published: str = ""
    made: date | None = None
    language: str = ""


def compose(story: Story, place: str) -> Article:
    """The article that a story makes; what the story does not say is taken from its words where they tell.

    Raises:
        ReadError: there is no text or too much of it, or its date is no date, or its language no language code.
    """
    paragraphs = list(story.paragraphs)
    headline = (story.headline or "").lstrip("# ") if HEADING.match(story.headline or "") else story.headline
    while not headline and paragraphs and HEADING.match(paragraphs[0]):
        headline = paragraphs.pop(0).lstrip("# ")
    if len(paragraphs) > MAX_PARAGRAPHS:
        cause = f"The text has {len(paragraphs):,} paragraphs; an article may have {MAX_PARAGRAPHS:,}."
        raise ReadError(cause, place=place, remedy=_SPLIT)
    stored, blocks = lay_out(headline, paragraphs)
    if not any(block.kind != "headline" for block in blocks) or not stored.strip():
        cause = "There is a headline and no text below it." if stored else "There is no text in it."
        raise ReadError(cause, place=place, remedy="Give the article's text.")
    check_length(stored, place)
    day, basis = _date(story, stored, blocks, place)
    return Article(
        article_id=article_id(stored),
        title=headline or first_words(stored),
        source=story.source or infer_source(stored, blocks),
        url=story.url,
        published=day,
        published_basis=basis,
        language=_language(story.language, stored, place),
        text=stored,
        blocks=blocks,
    )


def _date(story: Story, text: str, blocks: Sequence[Block], place: str) -> tuple[date | None, PublishedBasis | None]:
    if story.published:
        return parse_date(story.published, f"{place}, published"), "metadata"
    return infer_published(text, blocks, datetime.now(UTC).date(), story.made)


def check_length(text: str, place: str) -> None:
    """Refuse what is too long for one article.

    Raises:
        ReadError: the text has more characters than ``MAX_BYTES``.
    """
    if len(text) > MAX_BYTES:
        raise ReadError(f"The text has {len(text):,} characters; an article may have {MAX_BYTES:,}.", place=place, remedy=_SPLIT)


def first_words(text: str) -> str:
    """The title of a text without a headline: its first words, without dateline and full stop.

    Never the whole first paragraph, so that a stored title tells whether the text has a headline.

    >>> first_words("LIMA (AP) — Miners met on Friday.")
    'Miners met on Friday'
    """
    line = text.partition("\n")[0]
    words = line[find_dateline(line, first=True) :].strip() or line
    if len(words) > _MAX_TITLE:
        return words[:_MAX_TITLE].rsplit(" ", 1)[0] + " ..."
    words = words.rstrip(".")
    return words if words and words != line else words + " ..."


def _language(stated: str, text: str, place: str) -> str:
    """ISO 639-1 as stated; else ``en`` where a fair share of the words are English particles, else ``und``."""
    if stated:
        if not _LANGUAGE.fullmatch(stated):
            remedy = "Use two letters, as in `language: en`."
            raise ReadError(f"{stated[:40]!r} is not a language code.", place=f"{place}, language", remedy=remedy)
        return stated[:2]
    words = re.findall(r"[^\W\d_]+", text[:5000].lower())
    return "en" if sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words) else "und"
