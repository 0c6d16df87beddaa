"""A data package -> the store: what one Dateline handed out, another has, with the same ids, links, scores and decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from lib import store as stores
from lib.datapackage.rows import read_package
from lib.ingest.retry import until_first
from lib.link.stories import story_keys
from lib.schema import FACT_TABLES
from lib.store import Commit, Story

if TYPE_CHECKING:
    from pathlib import Path

    from lib.datapackage.rows import Exported
    from lib.schema import Row
    from lib.store import Store

#: Characters of a filter's sentence that a commit tells.
_SAID = 500


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of a package: its filter's sentence; numbers of articles added, replaced, and there already with the same facts; the
    titles of those that the store keeps with other facts than the package's; the number of decisions added.
    """

    filter: str
    added: int
    replaced: int
    unchanged: int
    different: tuple[str, ...]
    reviews: int


def restore(content: bytes | Path | BinaryIO, name: str, store: Store, *, replace: bool = False, commit: Commit | None = None) -> Restored:
    """Store a package's articles with their facts as they are: nothing is read, linked or scored again.

    An article that is stored already with other facts stays as it is: a package may hold some of an article's facts only, or those of an
    older program. With ``replace`` the package's take their place. Decisions are added to those there. All or nothing of the articles is
    stored; a package read twice changes nothing the second time.

    Raises:
        ReadError: it is no package, or was changed since it was handed out.
        SchemaError: one of its rows breaks the codebook.
        Overtaken: others stored articles again and again between comparing and writing.
        StoreError: the store cannot be read or written; what was stored before is unchanged.
    """
    found = read_package(content, name)
    given = commit or Commit()
    said = Commit(given.author, given.message or f"Read back from {name.rpartition('/')[2]}: {found.filter[:_SAID]}")
    done, reviews = until_first(store, lambda: (_store(found, store, replace, said), _store_reviews(found, store)))
    return Restored(found.filter, *done, reviews)


def _store_reviews(found: Exported, store: Store) -> int:
    known = {row["review_id"] for row in stores.read_reviews(store)}
    if new := [row for row in found.reviews if row["review_id"] not in known]:
        stores.append_reviews(store, new)
    return len(new)


def _store(found: Exported, store: Store, replace: bool, commit: Commit) -> tuple[int, int, int, tuple[str, ...]]:
    at = stores.latest(store)
    ids = {article["article_id"] for article in found.articles}
    there = set(stores.parser_versions(store, ids))
    different = _find_different(found, store, there)
    leave = set() if replace else there
    articles = [article for article in found.articles if article["article_id"] not in leave]
    facts = {table: [row for row in rows if row["article_id"] not in leave] for table, rows in found.facts.items()}
    stories = {row["article_id"]: Story(found.stories[row["article_id"]], tuple(story_keys(row["text"]))) for row in articles}
    written = stores.append(store, articles, facts, commit, at=at, stories=stories)
    kept = () if replace else tuple(article["title"] for article in found.articles if article["article_id"] in different)
    return written.added, written.replaced, len(there - different) if not replace else written.unchanged, kept


def _find_different(found: Exported, store: Store, there: set[str]) -> set[str]:
    """The articles that are stored with other facts, or told of otherwise, than in the package."""
    if not there:
        return set()
    given = _gather(there, found.articles, found.facts)
    articles, *facts = (stores.read_rows(store, table, there) for table in ("articles", *FACT_TABLES))
    stored = _gather(there, articles, dict(zip(FACT_TABLES, facts, strict=True)))
    return {article_id for article_id in there if given[article_id] != stored[article_id]}


def _gather(ids: set[str], articles: list[Row], facts: dict[str, list[Row]]) -> dict[str, dict[tuple[str, str], Row]]:
    """article_id -> its row, without the time when it came, and those of its facts, by table and id."""
    own: dict[str, dict[tuple[str, str], Row]] = {article_id: {} for article_id in ids}
    for article in articles:
        if article["article_id"] in ids:
            own[article["article_id"]]["articles", ""] = {name: value for name, value in article.items() if name != "added_at"}
    for table, rows in facts.items():
        for row in rows:
            if row["article_id"] in ids:
                own[row["article_id"]][table, row["fact_id"]] = row
    return own
