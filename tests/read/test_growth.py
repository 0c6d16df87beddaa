"""What is made to cost more than it is worth costs processor time that grows with its length, and not with its square."""

import time
from datetime import date

import pytest

from lib.read.article import Block
from lib.read.linked_data import find_body
from lib.read.markup import clean_markup
from lib.read.pdf_lines import Line, join_lines
from lib.read.published import infer_published
from lib.read.word import parse_word
from tests.read.test_word import filled


def grows_as_its_length(work, make, size: int) -> bool:
    """Whether four times the input takes less than eight times the processor time; what grows with the square takes sixteen."""

    def seconds(size: int) -> float:
        given = make(size)
        start = time.process_time()
        work(given)
        return time.process_time() - start

    largest = min(seconds(size) for _ in range(2))
    return largest < 0.3 or largest < 8 * min(seconds(size // 4) for _ in range(3))


def test_captions_with_dates():
    lines = "A bridge in Mosul on March 2, 2025. (Photo by Jo Diaz / AFP)\n\n"

    def published(size: int) -> tuple[str, tuple[Block, ...]]:
        text = lines * size
        return text, tuple(Block("caption", at, at + len(lines) - 2) for at in range(0, len(text), len(lines)))

    assert grows_as_its_length(lambda given: infer_published(given[0], given[1], date(2025, 6, 1)), published, 5_000)


def test_paragraphs_of_a_word_file_inside_one_another():
    def nested(depth: int) -> bytes:
        return filled("<w:p>" * depth + "<w:r>" + "<w:tab/>" * 200 * depth + "</w:r>" + "</w:p>" * depth)

    assert grows_as_its_length(lambda content: parse_word(content, "a"), nested, 200)


def test_a_paragraph_of_a_pdf_file_of_many_lines():
    lines = [Line("and so it went on and on", 700 - 0.001 * at, 11) for at in range(40_000)]
    assert grows_as_its_length(lambda size: join_lines([lines[:size]]), int, 40_000)


@pytest.mark.parametrize(
    ("start", "unit"),
    [
        ("<script ", "ld+json"),
        ("", "<script ld+json<svg></svg>>"),
        ("", "<script ld+json></SCRIPT>"),
        ("", "<script ld+json>"),
        ("<" + "a" * 40, "a "),
        ("", "<svg "),
    ],
)
def test_tags_that_are_broken(start, unit):
    assert grows_as_its_length(
        lambda page: find_body(clean_markup(page, "a").data), lambda size: start + unit * min(size // len(unit), 14_000), 400_000
    )
