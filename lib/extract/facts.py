"""What extraction yields: an article's facts, table by table, and the article's own row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.extract.version import parser_version

if TYPE_CHECKING:
    from datetime import datetime

    from lib.read.article import Article
    from lib.schema import Row


@dataclass(frozen=True, slots=True)
class Facts:
    """What one article says: ``tables`` maps each fact table's name to its rows, with the codebook's columns."""

    article: Article
    tables: dict[str, list[Row]]


def article_row(article: Article, added_at: datetime) -> Row:
    """The article's row of the ``articles`` table; ``added_at`` in UTC."""
    return {
        "article_id": article.article_id,
        "title": article.title,
        "source": article.source,
        "url": article.url or None,
        "published": article.published,
        "published_basis": article.published_basis,
        "language": article.language,
        "text": article.text,
        "words": article.words,
        "added_at": added_at,
        "parser_version": parser_version(),
    }
