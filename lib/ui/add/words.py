"""What is said about articles that are not stored yet: their state, what was found, how long it takes, why some are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from lib.days import say_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lib.read.article import Article
    from lib.read.documents import Refused
    from lib.ui.add.batch import Batch, Piece, Progress

#: How a publication date is known, in words; the Article page says the same.
BASIS = {"stated": "as the text says", "metadata": "as its publisher says", "inferred": "worked out from the dates in the text"}
#: Table of facts -> one and several of its rows in words.
KINDS = {
    "places": ("place", "places"),
    "meetings": ("meeting", "meetings"),
    "personnel": ("claim", "claims"),
    "quotes": ("quote", "quotes"),
    "events": ("attack", "attacks"),
}
#: What a pasted text is called.
PASTED = "pasted text"
#: Names that a message lists before it only counts the rest.
_NAMED = 3


def count(number: int, one: str, several: str | None = None) -> str:
    """A number with its noun.

    >>> count(1, "article"), count(2000, "article"), count(0, "story", "stories")
    ('1 article', '2,000 articles', '0 stories')
    """
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def say_facts(numbers: Mapping[str, int]) -> str:
    """Numbers of facts by table in words.

    >>> say_facts({"places": 2, "meetings": 0, "quotes": 1})
    '2 places, 1 quote'
    """
    return ", ".join(count(numbers[table], *KINDS[table]) for table in KINDS if numbers.get(table)) or "no facts"


def count_found(piece: Piece) -> dict[str, int]:
    """How many facts were found, by table."""
    return {table: len(rows) for table, rows in piece.preview.facts.tables.items()}


def say_when(article: Article, *, corrected: bool = False) -> str:
    """The publication date and how it is known."""
    if article.published is None:
        return "Published: not known, so words like “on Monday” have no date. Give it if you know it."
    basis = "as you say" if corrected else BASIS.get(article.published_basis or "", "")
    return f"Published: {say_day(article.published)}, {basis}. Correct it where it is wrong: “on Monday” is counted from it."


def say_state(piece: Piece) -> str:
    """What saving would do with the article, in a few words."""
    if piece.same_as is not None:
        return "twice in this batch"
    if piece.preview.known:
        return "stored, to be replaced" if piece.corrected else "already stored"
    if piece.preview.twins or piece.like is not None:
        return "new, told by another outlet too"
    return "new"


def list_pieces(pieces: Sequence[Piece]) -> pd.DataFrame:
    """One row an article: ``title, source, published, words, facts`` (a number), ``state``, ``name``."""
    names = ("title", "source", "published", "words", "facts", "state", "name")
    rows = [
        (article.title, article.source, article.published, article.words, sum(count_found(piece).values()), say_state(piece), piece.name)
        for piece in pieces
        for article in [piece.preview.article]
    ]
    return pd.DataFrame(rows, columns=list(names))


def list_refused(refused: Sequence[Refused]) -> pd.DataFrame:
    """One row a file that could not be read: ``file, cause, remedy``."""
    return pd.DataFrame([(each.name, each.error.cause, each.error.remedy) for each in refused], columns=["file", "cause", "remedy"])


def say_progress(progress: Progress) -> str:
    """How far reading is, how fast it goes, and what is left.

    >>> from lib.ui.add.batch import Progress
    >>> say_progress(Progress(12, 200, "a.zip/b.html", 4.0))
    '12 of 200: a.zip/b.html · 3.0 articles a second · about 63 seconds left'
    """
    if not progress.done:
        return "Getting ready to read …" if progress.total is None else f"0 of {progress.total:,}: getting ready to read …"
    far = f"{progress.done:,} of {progress.total:,}" if progress.total is not None else f"{progress.done:,} read"
    parts = [f"{far}: {progress.name}", f"{progress.rate:.1f} articles a second"]
    if progress.left:
        parts.append(f"about {_say_seconds(progress.left)} left")
    return " · ".join(parts)


def propose_message(batch: Batch, pieces: Sequence[Piece]) -> str:
    """What a version is called where nobody says otherwise: how many articles, and from where."""
    said = count(len(pieces), "article")
    names = list(dict.fromkeys(_container(piece.name) for piece in pieces))
    if names == [PASTED]:
        return f"{said} pasted: {pieces[0].preview.article.title}"
    if batch.fetched:
        return f"{said} from {batch.what}"
    return f"{said} from {', '.join(names[:_NAMED])}" + (f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else "")


def _container(name: str) -> str:
    """The file that an article was in: "a.zip" of "a.zip/b.html", "a.jsonl" of "a.jsonl:12"."""
    head, _, line = name.partition("/")[0].rpartition(":")
    return head if line.isdigit() and head else name.partition("/")[0]


def _say_seconds(seconds: float) -> str:
    return count(round(seconds), "second") if seconds < 90 else count(round(seconds / 60), "minute")
