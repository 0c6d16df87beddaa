"""Stores as earlier releases left them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.schema import FACT_TABLES
from lib.store.delta import open_table, scan_table, table_uri
from lib.store.write import write_deltalake

if TYPE_CHECKING:
    from lib.store import Store


def drop_keys(opened: Store) -> None:
    """Rewrite all articles and facts without the columns that linking and stories have added."""
    for table in ("articles", *FACT_TABLES):
        frame = scan_table(open_table(opened, table)).collect().drop("filed", "story_id", strict=False)
        write_deltalake(table_uri(opened, table), frame, mode="overwrite", schema_mode="overwrite")


def write_earlier(opened: Store, made: Store) -> None:
    """Append what another store holds as the first release did: commits that note nothing, revisions without marks."""
    for table in (*FACT_TABLES, "articles"):
        frame = scan_table(open_table(made, table)).collect().drop("filed", "story_id", strict=False)
        revision = frame["revision"].str.head(16).alias("revision")
        write_deltalake(table_uri(opened, table), frame.with_columns(revision), mode="append")
