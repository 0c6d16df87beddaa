from dataclasses import replace
from datetime import date

import pytest

from lib.errors import ReadError
from lib.read import read_text
from lib.read.compose import Story, compose
from lib.read.published import parse_date


@pytest.mark.parametrize(
    ("body", "published", "basis"),
    [
        ("CAIRO, June 19, 2025 (AP) — The minister left.", date(2025, 6, 19), "stated"),
        ("CAIRO, June 19 (AP) — He met them on June 18, 2025.", date(2025, 6, 19), "stated"),
        ("CAIRO, Jan. 2 (AP) — The blast of December 30, 2024 killed two.", date(2025, 1, 2), "stated"),
        ("CAIRO, June 19 (AP) — The minister left.", None, None),
        ("Published: Tuesday, 3 March 2025\nThe minister left on 28 February 2025.", date(2025, 3, 3), "stated"),
        ("The minister left.\nPublished in Dawn, March 5th, 2025", date(2025, 3, 5), "stated"),
        ("2025-03-04 10:15\nThe minister left.", date(2025, 3, 4), "stated"),
        ("The minister left on 28 February 2025 and came back on March 2, 2025.", date(2025, 3, 2), "inferred"),
        ("Shown on 02.03.2025 in Riga.", date(2025, 3, 2), "inferred"),
        ("Talks go on.\nShe left, the ministry said on March 2, 2025.", date(2025, 3, 2), "inferred"),
        ("Talks go on.\nShe left on Sunday, March 2, 2025.", date(2025, 3, 2), "inferred"),
        ("Talks go on.\nShe spoke on Sunday, March 2, 2025.\nHe left on 4 March 2025.", date(2025, 3, 4), "inferred"),
        ("Talks go on.\nThe two states fought a war that ended with the truce of 3 May 1994.", None, None),
        ("Talks go on.\nFILE - A bridge in Mosul on March 2, 2017. (AP Photo/Jo Diaz, File)", None, None),
        ("Talks go on.\nA bridge in Mosul on March 2, 2025. (Photo by Jo Diaz / AFP)", date(2025, 3, 2), "inferred"),
        ("He left on March 2, 2025. The truce will hold until March 30, 2025.", date(2025, 3, 2), "inferred"),
        ("The truce is to hold until March 30, 2025.", None, None),
        ("Fighting has gone on since 15 April 2023, and in 2025 it spread to Kordofan.", None, None),
        ("Troops crossed on 24 February 2022. In May 2025 the two sides spoke.", None, None),
        ("He left on March 2, 2999.", None, None),
        ("He left on June 31, 2025.", None, None),
        ("He left on Tuesday.", None, None),
    ],
)
def test_published_from_the_text_alone(body, published, basis):
    article = read_text(f"A headline\n{body}")
    assert (article.published, article.published_basis) == (published, basis)


def test_a_given_day_stands_above_the_story_and_below_front_matter():
    article = read_text("---\ntitle: Dam holds\npublished: 2025-06-18\n---\nIt held.", published=date(2025, 6, 20))
    assert article.published == date(2025, 6, 18)
    article = read_text("A headline\nCAIRO, June 19, 2025 (AP) — He left.", published=date(2025, 6, 20))
    assert (article.published, article.published_basis) == (date(2025, 6, 20), "metadata")


@pytest.mark.parametrize(
    "value", ["2025-06-18", "2025-06-18T10:00:00Z", "June 18, 2025", "18 June 2025", "18th of June, 2025", "18.06.2025"]
)
def test_parses_metadata_dates(value):
    assert parse_date(value, "a.md") == date(2025, 6, 18)


@pytest.mark.parametrize("value", ["2025-02-30", "tomorrow", "2025", "18/19/2025", "9999-99-99", "June 18"])
def test_refuses_what_is_no_date(value):
    with pytest.raises(ReadError, match="is not a date") as error:
        parse_date(value, "a.md, published")
    assert error.value.place == "a.md, published"
    assert "YYYY-MM-DD" in error.value.remedy


def test_an_error_shows_the_start_of_what_is_no_date():
    with pytest.raises(ReadError, match="is not a date") as error:
        parse_date("x" * 4_000_000, "a.csv:2, published")
    assert len(str(error.value)) < 200


def test_of_several_captions_each_counts_that_is_not_from_the_files():
    filed = "FILE - A bridge in Mosul on {0} 2, 2025. (AP Photo/Jo Diaz, File)"
    fresh = "A bridge in Mosul on {0} 2, 2025. (Photo by Jo Diaz / AFP)"
    for captions, month in (((filed, fresh, filed), 4), ((fresh, filed, filed), 1), ((filed, filed, fresh), 7)):
        lines = "\n\n".join(words.format(name) for name, words in zip(("January", "April", "July"), captions, strict=True))
        article = read_text(f"Talks go on.\n\n{lines}\n\nNobody came.")
        assert (article.published, article.published_basis) == (date(2025, month, 2), "inferred")


@pytest.mark.parametrize("line", ["By Jo Diaz, March 7, 2025", "By Ana de la Cruz | 7 March 2025", "By Jo Diaz – Friday, March 7, 2025"])
def test_a_byline_may_hold_the_date(line):
    article = read_text(f"Dam holds\n\n{line}\n\nThe dam held on Friday, the mayor said.")
    assert (article.published, article.published_basis) == (date(2025, 3, 7), "stated")


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("The dam held on Friday.", date(2025, 3, 8)),
        ("The dam has held since February 20, 2025.", date(2025, 3, 8)),
        ("The dam has held since January 3, 2025.", None),
        ("The dam held on Friday, and nobody remembers 2024.", None),
        ("QUITO, Dec 30 (AP) — The dam held on Monday.", date(2024, 12, 30)),
    ],
)
def test_the_day_that_a_file_was_made_counts_where_nothing_speaks_against_it(words, published):
    story = Story("Dam holds", [words], made=date(2025, 3, 8))
    assert compose(story, "a.pdf").published == published
    assert compose(replace(story, made=date(2125, 3, 8)), "a.pdf").published is None
