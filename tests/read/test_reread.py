"""An article made again from its stored row has the text, the id and the blocks of the first reading."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.errors import ReadError
from lib.extract.facts import article_row
from lib.read import read_file, read_text
from lib.read.article import Article
from lib.read.reread import reread

ROOT = Path(__file__).resolve().parents[2]
COLUMNS = ("text", "title", "source", "url", "published", "published_basis", "language")
FILES = sorted([*ROOT.glob("data/articles/*.md"), *ROOT.glob("tests/quality/**/*.md")])


def again(article: Article) -> Article:
    row = article_row(article, datetime(2026, 1, 1, tzinfo=UTC))
    return reread(**{name: row[name] for name in COLUMNS})


def test_every_article_that_ships_and_every_labelled_text():
    articles = [read_file(path) for path in FILES if path.name != "README.md"]
    assert len(articles) > 150
    assert not [article.title for article in articles if again(article) != article]


@pytest.mark.parametrize(
    "text",
    [
        "Dam holds\n\nThe dam held on Friday.",
        "The dam held on Friday.",
        "The dam held on Friday, the mayor said.\n\nNobody was hurt.",
        "LIMA (AP) — Miners met on Friday\n\nThey parted.",
        "One line without a stop",
        "# Dam holds\n\nIt held.\n\n## What next\n\nRain.\n\n# Twice\n\n## In a row",
        "## Opens with a lesser heading\n\nIt held.",
        "#MeToo marchers met in Lima.\n\n#2 was closed.",
        "---\ntitle: The dam held.\n---\nThe dam held.\n\n![A dam](dam.png)\n\nPHOTO: A dam. (Photo: Jo Diaz/AFP)\n\nRead also: More",
        "---\ntitle: Dam\npublished: 2025-03-01\nlanguage: es\nsource: EFE\n---\n- one\n- two\n\n> three\n\n***\n\n#\n\nfour",
        "Dam holds\n\nBy Jo Diaz\n\nMarch 3, 2025\n\nQUITO, March 3 (AFP) — It held.\n\n(END)",
    ],
)
def test_every_layout(text):
    article = read_text(text)
    assert again(article) == article


WORDS = st.sampled_from(
    [
        "Dam holds",
        "It held.",
        "## ",
        "# ",
        "#",
        "\n",
        "\n\n",
        "\n\n\n",
        " ",
        "LIMA (AP) — ",
        "PHOTO: ",
        "**",
        "[a](b)",
        "![c](d)",
        "---",
        "- ",
        "x" * 130,
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=12).map("".join), st.sampled_from([None, "markdown", "wire"]))
def test_any_mixture_of_marks(text, kind):
    try:
        article = read_text(text, kind)
    except ReadError:
        return
    assert again(article) == article


def test_a_date_read_out_of_the_text_is_read_again_and_a_given_one_stays():
    article = read_text("Dam holds\n\nQUITO, March 3, 2025 (AFP) — It held.")
    wrong = replace(article, published=date(2020, 1, 1))
    assert again(wrong).published == date(2025, 3, 3)
    given_by_person = replace(article, published=date(2025, 3, 4), published_basis="metadata")
    assert (again(given_by_person).published, again(given_by_person).published_basis) == (date(2025, 3, 4), "metadata")


def test_refuses_what_it_never_stored():
    with pytest.raises(ReadError, match="not laid out"):
        again(replace(read_text("Dam holds\n\nIt held."), text="Dam holds\n\nIt held.\n\n# It broke."))
