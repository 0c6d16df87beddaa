"""Stored rows by the keys that they are filed under, so that linking reads those that it needs and not the whole store."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import polars as pl

from lib.link import filed_under
from lib.link.keys import key_rules
from lib.schema import column_names
from lib.store.delta import Store, exists, explain, open_table, scan_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lib.schema import Row


def file_fact(table: str, row: Row) -> list[int]:
    """The column ``filed`` of a fact: a number for the rules that its keys were made by, then one for each key."""
    return [_rules(table), *map(_number, filed_under(table, row))]


def file_article(keys: Iterable[str]) -> list[int]:
    """The column ``filed`` of an article, by the keys of its story."""
    return [_rules("articles"), *map(_number, keys)]


def candidates(store: Store, table: str, keys: Iterable[str], columns: Sequence[str] | None = None) -> list[Row]:
    """The rows of the latest version that are filed under one of the keys, in the order of ``read``; with the codebook's columns, or some.

    Keys are stored as hashes, so that there may be one more than asked for, never one fewer. Facts that were filed by other rules, in an
    earlier release, may be under any key and are given too; articles are not, for their keys take long to work out: ``compact`` files them.

    Raises:
        StoreError: the store is half written or damaged.
    """
    names = list(columns or column_names(table))
    with explain(store, "read"):
        if not exists(store):
            return []
        articles = scan_table(open_table(store, "articles"))
        if table == "articles" and "filed" not in articles.collect_schema():
            return []
        rows = _near(table, articles if table == "articles" else scan_table(open_table(store, table)), map(_number, keys))
        if table != "articles":
            rows = rows.join(articles.select("revision"), on="revision", how="semi")
        order = ["published", "article_id", *(["char_start", "fact_id"] if table != "articles" else [])]
        return rows.sort(order, nulls_last=True).select(names).collect().to_dicts()


def _near(table: str, rows: pl.LazyFrame, wanted: Iterable[int]) -> pl.LazyFrame:
    filed, old = pl.col("filed"), is_old(table, rows)
    numbers = pl.Series(sorted(set(wanted)), dtype=pl.Int64).implode()
    under = pl.lit(value=False) if "filed" not in rows.collect_schema() else filed.list.eval(pl.element().is_in(numbers)).list.any()
    return rows.filter(under & ~old if table == "articles" else under | old)


def is_old(table: str, rows: pl.LazyFrame) -> pl.Expr:
    """Whether a row was filed by other rules than today's, or never."""
    if "filed" not in rows.collect_schema():
        return pl.lit(value=True)
    return pl.col("filed").is_null() | (pl.col("filed").list.first() != _rules(table))


@cache
def _rules(table: str) -> int:
    return _number(key_rules(table))


def _number(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)
