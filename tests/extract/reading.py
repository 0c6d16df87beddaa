"""A text of one's own -> a Reading with actors and statements found, as the pipeline would hand it to the finders of facts."""

from __future__ import annotations

from datetime import date

from lib.extract.actors.find import find_actors
from lib.extract.document import parse
from lib.extract.statements.find import find_statements
from lib.extract.values import Reading
from lib.gazetteer import open_gazetteer
from lib.read.article import Article, Block, article_id


def read(text: str, source: str = "Test Wire", published: date = date(2025, 6, 18)) -> Reading:
    """Paragraphs are parted by empty lines and are all body text."""
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block("body", start, start + len(paragraph)))
        start += len(paragraph) + 2
    article = Article(article_id(text), "", source, "", published, "metadata", "en", text, tuple(blocks))
    reading = Reading(article, next(iter(parse([article]))), open_gazetteer())
    reading.actors = find_actors(reading)
    reading.statements = find_statements(reading)
    return reading
