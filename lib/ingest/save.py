"""New articles join the stored ones: facts linked with what is known, wire stories told apart, and all of it stored in one step."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lib import store as stores
from lib.extract.facts import article_row
from lib.ingest.retry import until_first
from lib.link import link, sought_by
from lib.link.stories import MOST_COMPARED, same_story, story_keys
from lib.schema import FACT_TABLES
from lib.store import Commit, Story

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lib.extract.facts import Facts
    from lib.schema import Row
    from lib.store import Store, Written

#: The columns that linking sets.
_LINKS = ("meeting_id", "claim_id", "event_id")


def save(found: Sequence[Facts], store: Store, commit: Commit | None = None, story: Mapping[str, tuple[str, ...]] | None = None) -> Written:
    """Link articles' facts with those stored, note whose wire story each article prints, and store them; again where others came first.

    Of an article given twice the last counts. ``story`` holds the ``story_keys`` of articles, by their ids, where somebody has worked them
    out already.

    Raises:
        Overtaken: others stored articles again and again between reading and writing.
        StoreError: the store cannot be read or written; what was stored before is unchanged.
    """
    found = list({facts.article.article_id: facts for facts in found}.values())
    articles = [article_row(facts.article, datetime.now(UTC)) for facts in found]
    new: dict[str, list[Row]] = {table: [row for facts in found for row in facts.tables[table]] for table in FACT_TABLES}
    known = story or {}
    keys = {article["article_id"]: known.get(article["article_id"]) or tuple(story_keys(article["text"])) for article in articles}

    def attempt() -> Written:
        at = stores.latest(store)
        linked, stories = link_with_stored(new, set(keys), store), find_stories(articles, keys, store)
        return stores.append(store, articles, linked, commit or Commit(), at=at, stories=stories)

    return until_first(store, attempt)


def link_with_stored(new: Mapping[str, list[Row]], ids: set[str], store: Store) -> dict[str, list[Row]]:
    """The new rows linked with the stored rows: as ``link`` does with all of them, reading only some.

    Where articles (``ids``) are read again, what they told before and tell unchanged keeps its link; their other old rows are left out.
    """
    fresh: dict[str, list[Row]] = {}
    known: dict[str, list[Row]] = {}
    for table, rows in new.items():
        keys = sought_by(table, rows)
        stored = stores.candidates(store, table, keys) if keys else []
        old = {row["fact_id"]: row for row in stored if row["article_id"] in ids}
        kept = [old[row["fact_id"]] for row in rows if row["fact_id"] in old and _tells_same(row, old[row["fact_id"]])]
        same = {row["fact_id"]: row for row in kept}
        fresh[table] = [row for row in rows if row["fact_id"] not in same]
        known[table] = [row for row in stored if row["article_id"] not in ids or row["fact_id"] in same]
    linked = link(fresh, known)
    for table, rows in new.items():
        links = {row["fact_id"]: row for row in (*linked[table], *known[table])}
        linked[table] = [row | {name: links[row["fact_id"]][name] for name in _LINKS if name in row} for row in rows]
    return linked


def _tells_same(new: Row, old: Row) -> bool:
    """Whether a fact read again says what it said; who read it and how sure that is may have changed."""
    return all(value == old[name] for name, value in new.items() if name not in _LINKS and name not in ("rule", "score"))


def find_stories(articles: Sequence[Row], keys: Mapping[str, tuple[str, ...]], store: Store) -> dict[str, Story]:
    """article_id -> the story that it prints: the one that it is stored with, else that of the likest same article, else its own.

    An article is compared with ``MOST_COMPARED`` stored ones at most, and as many of those that are new with it: of a bulletin that keeps
    its wording from day to day there may be thousands that share some keys, and a print of a story is likest to it.
    """
    before = stores.story_ids(store, keys)
    unknown = {article_id: own for article_id, own in keys.items() if article_id not in before}
    near = stores.near_prints(store, unknown, MOST_COMPARED, ["text", "story_id"])
    shelves: dict[str, list[str]] = {}
    stories: dict[str, Story] = {}
    fresh: dict[str, Row] = {}
    for article in articles:
        article_id, own = article["article_id"], keys[article["article_id"]]
        beside = Counter(other for key in own for other in shelves.get(key, ()))
        likely = [*near.get(article_id, ()), *(fresh[other] for other, _ in beside.most_common(MOST_COMPARED))]
        story_id = before.get(article_id) or next(
            (row["story_id"] for row in likely if same_story(row["text"], article["text"])), article_id
        )
        stories[article_id] = Story(story_id, own)
        fresh[article_id] = {"text": article["text"], "story_id": story_id}
        for key in own:
            shelves.setdefault(key, []).append(article_id)
    return stories
