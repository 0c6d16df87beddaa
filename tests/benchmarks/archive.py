"""A folder of made-up articles as files, and what each of them says: by construction, so that nobody has to label them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.generate import make_articles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lib.schema import Row

#: Facts that an article of the generator has, about; only how often it writes of the same thing hangs on it.
_FACTS = 13


@dataclass(frozen=True, slots=True)
class Told:
    """What an article says, each thing once: numbers of people with what became of them, who met, what was said."""

    counts: frozenset[tuple[int, str]]
    meetings: frozenset[tuple[str, ...]]
    quotes: frozenset[str]


def write_archive(folder: Path, articles: int, seed: int = 1) -> dict[str, Told]:
    """Write so many articles, every other as Markdown with front matter and as plain text; file -> what it says."""
    folder.mkdir(parents=True, exist_ok=True)
    told = {}
    for number, (article, facts) in enumerate(islice(make_articles(articles * _FACTS, seed), articles)):
        file = folder / f"{number:06}{'.md' if number % 2 else '.txt'}"
        file.write_text(_write_markdown(article) if number % 2 else article["text"], encoding="utf-8")
        told[file.name] = list_told(facts)
    return told


def list_told(facts: Mapping[str, list[Row]]) -> Told:
    """What an article's rows say, made up or found."""
    return Told(
        frozenset((row["count_best"] or row["count_high"] or row["count_low"], row["status"]) for row in facts["personnel"]),
        frozenset(tuple(sorted(row["participants"])) for row in facts["meetings"]),
        frozenset(row["quote"].strip("“”,. ") for row in facts["quotes"]),
    )


def _write_markdown(article: Row) -> str:
    head = [f"{name}: {article[name]}" for name in ("source", "url", "published", "language")]
    title, _, body = article["text"].partition("\n\n")
    return "\n".join(["---", f'title: "{title}"', *head, "---", "", body])
