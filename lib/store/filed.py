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
    from collections.abc import Iterable, Mapping, Sequence

    from lib.schema import Row

#: Articles, the earliest, that are looked at under one key: those that share all of their keys are one story in as many outlets.
_UNDER_ONE_KEY = 50


def file_fact(table: str, row: Row) -> list[int]:
    """The column ``filed`` of a fact: a number for the rules that its keys were made by, then one for each key."""
    return [_rules(table), *map(_number, filed_under(table, row))]


def file_article(keys: Iterable[str]) -> list[int]:
    """The column ``filed`` of an article, by the keys of its story."""
    return [_rules("articles"), *map(_number, keys)]


def candidates(store: Store, table: str, keys: Iterable[str]) -> list[Row]:
    """The facts of the latest version that are filed under one of the keys, in the order of ``read``.

    Keys are stored as hashes, so that there may be one more than asked for, never one fewer. Facts that were filed by other rules, in an
    earlier release, may be under any key and are given too.

    Raises:
        StoreError: the store is half written or damaged.
    """
    with explain(store, "read"):
        if not exists(store):
            return []
        rows = scan_table(open_table(store, table))
        under = _is_under(map(_number, keys)) if "filed" in rows.collect_schema() else pl.lit(value=False)
        there = scan_table(open_table(store, "articles")).select("revision")
        near = rows.filter(under | is_old(table, rows)).join(there, on="revision", how="semi")
        order = ["published", "article_id", "char_start", "fact_id"]
        return near.sort(order, nulls_last=True).select(column_names(table)).collect().to_dicts()


def near_prints(store: Store, keys: Mapping[str, Iterable[str]], most: int, columns: Sequence[str]) -> dict[str, list[Row]]:
    """For articles that are not stored (article_id -> keys of its story) the stored ones that are likest each, ``most`` at most.

    Rows hold ``article_id`` and ``columns``, the likest first, of equals the earliest stored. A key that few articles are filed under says
    more than one that a bulletin's thousand issues share: each counts one divided by their number. Articles that other rules filed may be
    missed, until ``compact`` files them anew, for that takes long.

    Raises:
        StoreError: the store is half written or damaged.
    """
    found: dict[str, list[Row]] = {article_id: [] for article_id in keys}
    sought = [(article_id, _number(key)) for article_id, own in keys.items() for key in own]
    with explain(store, "read"):
        if not sought or not exists(store):
            return found
        articles = scan_table(open_table(store, "articles"))
        if "filed" not in articles.collect_schema():
            return found
        wanted = pl.LazyFrame(sought, {"sought_by": pl.String, "filed": pl.Int64}, orient="row")
        near = articles.filter(_is_under(number for _, number in sought)).select("article_id", "added_at", "filed")
        hits = near.sort("added_at", "article_id").explode("filed").join(wanted, on="filed", how="semi", maintain_order="left")
        first_hits = hits.with_columns(weight=1 / pl.len().over("filed"), nth=pl.int_range(pl.len()).over("filed"))
        pairs = first_hits.filter(pl.col("nth") < _UNDER_ONE_KEY).join(wanted, on="filed")
        likeness = pairs.group_by("sought_by", "article_id").agg(pl.sum("weight").round(6), pl.first("added_at"))
        ranked = likeness.sort("weight", "added_at", "article_id", descending=[True, False, False])
        first = ranked.group_by("sought_by", maintain_order=True).head(most).collect()
        told = articles.filter(pl.col("article_id").is_in(first["article_id"].unique().implode()))
        rows = {row["article_id"]: row for row in told.select({"article_id", *columns}).collect().iter_rows(named=True)}
    for article_id, other in first.select("sought_by", "article_id").iter_rows():
        found[article_id].append(rows[other])
    return found


def story_ids(store: Store, ids: Iterable[str]) -> dict[str, str]:
    """article_id -> the story that a stored article was told to print, of those that are there.

    Raises:
        StoreError: the store is half written or damaged.
    """
    with explain(store, "read"):
        if not exists(store):
            return {}
        articles = scan_table(open_table(store, "articles"))
        if "story_id" not in articles.collect_schema():
            return {}
        rows = articles.filter(pl.col("article_id").is_in(list(ids)), pl.col("story_id").is_not_null())
        return dict(rows.select("article_id", "story_id").collect().iter_rows())


def _is_under(wanted: Iterable[int]) -> pl.Expr:
    numbers = pl.Series(sorted(set(wanted)), dtype=pl.Int64).implode()
    return pl.col("filed").list.eval(pl.element().is_in(numbers)).list.any()


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
