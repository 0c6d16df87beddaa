"""New articles join the stored ones: facts linked with what is known, wire stories told apart, and all of it stored in one step."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lib import store as stores
from lib.extract.facts import article_row
from lib.link import link, sought_by
from lib.link.stories import same_story, story_keys
from lib.lock import locked
from lib.schema import FACT_TABLES
from lib.store import Commit, Overtaken, Story

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lib.extract.facts import Facts
    from lib.schema import Row
    from lib.store import Store, Written

#: Times to link and store anew where others come first, and the longest wait before the second time, in seconds; it doubles up to the most.
TRIES, WAIT, MOST_WAIT = 12, 0.2, 10.0


def save(found: Sequence[Facts], store: Store, commit: Commit | None = None) -> Written:
    """Link articles' facts with those stored, note whose wire story each article prints, and store them; again where others came first.

    Raises:
        Overtaken: others stored articles again and again between reading and writing.
        StoreError: the store cannot be read or written; what was stored before is unchanged.
    """
    articles = [article_row(facts.article, datetime.now(UTC)) for facts in found]
    new: dict[str, list[Row]] = {table: [row for facts in found for row in facts.tables[table]] for table in FACT_TABLES}
    keys = {article["article_id"]: tuple(story_keys(article["text"])) for article in articles}
    for attempt in range(TRIES):
        try:
            with locked(store.uri, "link"):  # on a folder: who would be overtaken waits instead
                at = stores.latest(store)
                linked, stories = link_with_stored(new, set(keys), store), find_stories(articles, keys, store)
                return stores.append(store, articles, linked, commit or Commit(), at=at, stories=stories)
        except Overtaken:
            if attempt == TRIES - 1:
                raise
            time.sleep(random.uniform(0, min(WAIT * 2**attempt, MOST_WAIT)))
    raise AssertionError("the last attempt returns or raises")


def link_with_stored(new: Mapping[str, list[Row]], ids: set[str], store: Store) -> dict[str, list[Row]]:
    """The new rows linked with the stored rows of other articles than ``ids``: as ``link`` does with all of them, reading only some."""
    sought = {table: sought_by(table, rows) for table, rows in new.items()}
    known = {
        table: [row for row in stores.candidates(store, table, keys) if row["article_id"] not in ids]
        for table, keys in sought.items()
        if keys
    }
    return link(dict(new), known)


def find_stories(articles: Sequence[Row], keys: Mapping[str, tuple[str, ...]], store: Store) -> dict[str, Story]:
    """article_id -> the story that it prints: that of the first stored article which is the same, else its own."""
    sought = {key for own in keys.values() for key in own}
    names = ["article_id", "text", "story_id", "added_at"]
    stored = [row for row in stores.candidates(store, "articles", sought, names) if row["article_id"] not in keys] if sought else []
    shelves: dict[str, dict[str, Row]] = {}

    def file(article: Row, under: Sequence[str]) -> None:
        for key in under:
            shelves.setdefault(key, {})[article["article_id"]] = article

    for row in sorted(stored, key=lambda row: (row["added_at"], row["article_id"])):
        file(row, [key for key in story_keys(row["text"]) if key in sought])
    stories: dict[str, Story] = {}
    for article in articles:
        own = keys[article["article_id"]]
        prints = {article_id: row for key in own for article_id, row in shelves.get(key, {}).items()}
        in_order = sorted(prints.values(), key=lambda row: (row["added_at"], row["article_id"]))
        first = next((row["story_id"] for row in in_order if same_story(row["text"], article["text"])), article["article_id"])
        stories[article["article_id"]] = Story(first, own)
        file(article | {"story_id": first}, own)
    return stories
