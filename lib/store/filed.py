"""Stored rows by the keys that they are filed under, so that linking reads those that it needs and not the whole store."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import polars as pl

from lib.link import filed_under
from lib.link.keys import key_rules
from lib.schema import column_names
from lib.store.delta import Store, exists, explain, open_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lib.schema import Row


def file_fact(table: str, row: Row) -> list[int]:
    """The column ``filed`` of a fact: a number for the rules that its keys were made by, then one for each key."""
    return [_rules(), *map(_number, filed_under(table, row))]


def file_article(keys: Iterable[str]) -> list[int]:
    """The column ``filed`` of an article, by the keys of its story."""
    return [_rules(), *map(_number, keys)]


def candidates(store: Store, table: str, keys: Iterable[str], columns: Sequence[str] | None = None) -> list[Row]:
    """The rows of the latest version that are filed under one of the keys, and those filed by other rules, which may be under any.

    They are some more than asked for, never fewer (keys are stored as hashes), and in the order of ``read``; with the codebook's columns,
    or ``columns``.

    Raises:
        StoreError: the store is half written or damaged.
    """
    names = list(columns or column_names(table))
    with explain(store, "read"):
        if not exists(store):
            return []
        articles = pl.scan_delta(open_table(store, "articles"))
        rows = _near(articles if table == "articles" else pl.scan_delta(open_table(store, table)), {_number(key) for key in keys})
        if table != "articles":
            rows = rows.join(articles.select("revision"), on="revision", how="semi")
        order = ["published", "article_id", *(["char_start", "fact_id"] if table != "articles" else [])]
        return rows.sort(order, nulls_last=True).select(names).collect().to_dicts()


def _near(rows: pl.LazyFrame, wanted: set[int]) -> pl.LazyFrame:
    filed = pl.col("filed")
    if "filed" not in rows.collect_schema():
        return rows
    numbers = pl.Series(sorted(wanted), dtype=pl.Int64).implode()
    under = filed.list.eval(pl.element().is_in(numbers)).list.any()
    return rows.filter(filed.is_null() | (filed.list.first() != _rules()) | under)


@cache
def _rules() -> int:
    return _number(key_rules())


def _number(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)
