"""What is made to cost more than it is worth costs processor time that grows with its length, and not with its square."""

import time

import pytest

from lib.read.linked_data import find_body
from lib.read.markup import clean_markup


def grows_as_its_length(work, make, size: int) -> bool:
    """Whether four times the input takes less than eight times the processor time; what grows with the square takes sixteen."""

    def seconds(size: int) -> float:
        given = make(size)
        start = time.process_time()
        work(given)
        return time.process_time() - start

    largest = min(seconds(size) for _ in range(2))
    return largest < 0.3 or largest < 8 * min(seconds(size // 4) for _ in range(3))


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
