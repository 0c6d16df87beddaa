"""One thing that another version of the store tells otherwise, in words, with the facts that prove it."""

from __future__ import annotations

from dataclasses import dataclass

#: Numbers that a sentence writes out.
_WORDS = {1: "one"}


@dataclass(frozen=True, slots=True)
class Change:
    """What is said otherwise: ``words``, and the facts of ``table`` that say so, or the ``articles``; ``gone``: of the earlier version."""

    words: str
    table: str = "articles"
    facts: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Changes of one kind under a ``title`` that counts them; ``total`` of them, of which ``changes`` are the first; what is to be known
    of them.
    """

    title: str
    total: int
    changes: tuple[Change, ...]
    note: str = ""


def count_words(number: int, noun: str, plural: str = "") -> str:
    """A number and what it counts, as a sentence has it.

    >>> count_words(1, "new meeting"), count_words(1200, "toll raised", "tolls raised")
    ('one new meeting', '1,200 tolls raised')
    """
    said = _WORDS.get(number, f"{number:,}")
    return f"{said} {noun if number == 1 else plural or noun + 's'}"
