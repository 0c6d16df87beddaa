"""What of two stores has to be the same, whoever made them and however often that was cut short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lib import store as stores
from lib.schema import FACT_TABLES

if TYPE_CHECKING:
    from lib.store import Store


def rows_of(store: Store) -> dict[str, Any]:
    """All rows that a reader sees, with context and story, but for the time when an article came."""
    frames = stores.read_tables(store)
    return {
        table: frame.drop(columns="added_at", errors="ignore").astype(object).where(frame.notna(), None).to_dict("records")
        for table, frame in frames.items()
    }


def check_whole(store: Store) -> int:
    """Read everything, which holds each fact's words against its article; how many articles there are.

    Every article has all its facts: here one for each "at least" in its text.
    """
    frames = stores.read_tables(store)
    told = frames["personnel"].groupby("article_id").size().to_dict()
    for article_id, text in zip(frames["articles"]["article_id"], frames["articles"]["text"], strict=True):
        assert told.get(article_id, 0) == text.lower().count("at least")
    assert all(frames[table]["fact_id"].is_unique for table in FACT_TABLES)
    assert frames["articles"]["article_id"].is_unique
    return len(frames["articles"])
