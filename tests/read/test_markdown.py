from datetime import date
from pathlib import Path

import pytest

from lib.read import read_file, read_text

ARTICLES = sorted(Path("data/articles").glob("*.md"))

BRIEF = """---
title: "Quito: strike ends"
source: "El Diario (EFE)"
url: "https://example.org/a?b=c"
published: 2025-05-04
language: en
---

QUITO -
The strike **ended** on [Friday](https://example.org),
the mayor said.

## What comes next

- Buses run again.
- Schools open.

Read also: The strike in numbers
"""


def test_reads_front_matter_and_body():
    article = read_text(BRIEF)
    assert (article.title, article.source, article.url) == ("Quito: strike ends", "El Diario (EFE)", "https://example.org/a?b=c")
    assert (article.published, article.published_basis, article.language) == (date(2025, 5, 4), "metadata", "en")
    assert article.text == (
        "Quito: strike ends\n\nQUITO - The strike ended on Friday, the mayor said.\n\n\nWhat comes next\n\nBuses run again."
        "\n\nSchools open.\n\nRead also: The strike in numbers"
    )
    assert [block.kind for block in article.blocks] == ["headline", "dateline", "body", "headline", "body", "body", "link"]


def test_dates_from_the_text_where_front_matter_has_none():
    article = read_text("---\ntitle: Dam holds\n---\nThe dam held on 3 May 2025, AFP reported.")
    assert (article.published, article.published_basis, article.source) == (date(2025, 5, 3), "inferred", "unknown")


def test_markdown_without_front_matter_takes_its_first_heading():
    article = read_text("# Dam holds\n\nThe dam held.", "markdown")
    assert (article.title, [block.kind for block in article.blocks]) == ("Dam holds", ["headline", "body"])


def test_values_stay_words():
    article = read_text("---\ntitle: No\nsource: 2025-05-04\nother: [a, b]\n---\nThe dam held.")
    assert (article.title, article.source) == ("No", "2025-05-04")


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_shipped_articles(path):
    article = read_file(path)
    assert article.published
    assert article.published_basis == "metadata"
    assert path.name.startswith(article.published.isoformat())
    assert article.text.startswith(article.title + "\n\n")
    ends = [0] + [block.end for block in article.blocks]
    for end, block in zip(ends, article.blocks, strict=False):
        assert end <= block.start < block.end <= len(article.text)
        words = article.text[block.start : block.end]
        assert words == words.strip()
        assert "\n" not in words


def test_there_are_articles():
    assert len(ARTICLES) == 39
