"""Readings of one version of the store: whole, checked, and filtered before anything is loaded."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from lib.context import column_types, fold
from lib.errors import StoreError
from lib.schema import FACT_TABLES, column_names
from lib.store.delta import REBUILD, Store, explain, has_table, open_table, scan_table, table_schema, table_uri
from lib.store.versions import open_as_of, resolve, version

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from deltalake import DeltaTable

    from lib.filters import Filters

#: Readings begun again because an append came between, before giving up.
_TRIES = 10


def collect(
    store: Store, tables: Sequence[str], filters: Filters | None, columns: Sequence[str] | None = None, as_of: str | None = None
) -> list[pl.DataFrame]:
    """Frames from one version, the latest or ``as_of``; opened again when an append comes in while the latest are opened."""
    with explain(store, "read"):
        for _ in range(_TRIES):
            token = version(store)  # also of earlier versions: packing and clearing move their files
            rows = _snapshot(store, token, as_of)
            if version(store) == token:
                chosen = [_select(rows, table, filters) for table in tables]
                return pl.collect_all([frame.select(columns or list(column_types(t))) for frame, t in zip(chosen, tables, strict=True)])
            _snapshot.cache_clear()
    raise StoreError("The store changes faster than it can be read.", place=store.uri, remedy="Wait until the articles are stored.")


def pick(store: Store, table: str, article_ids: Iterable[str]) -> pl.DataFrame:
    """The latest rows of some articles, with the codebook's columns; nothing else of the store is held against anything.

    Articles are looked up before their facts, so that what an append replaces in between is found still.
    """
    with explain(store, "read"):
        own = pl.col("article_id").is_in(sorted(set(article_ids)))
        rows = scan_table(open_table(store, "articles")).filter(own)
        if table != "articles":
            rows = scan_table(open_table(store, table)).filter(own).join(rows.select("revision"), on="revision", how="semi")
        return rows.sort(_order(table), nulls_last=True).select(column_names(table)).collect()


@lru_cache(maxsize=4)
def _snapshot(store: Store, token: str, as_of: str | None) -> dict[str, pl.LazyFrame]:
    """The tables of one version of the store, only facts of articles that are there whole; checked once a version and process."""
    tables = _open(store, as_of)
    for table, opened in tables.items():
        if not store.remote and table != "reviews":  # a bucket would be asked for each file by itself
            _check_files(Path(table_uri(store, table)), opened, as_of)
    rows = {table: scan_table(opened) for table, opened in tables.items()}
    live = rows["articles"].select("revision").collect()["revision"]
    rows |= {table: rows[table].filter(pl.col("revision").is_in(live.implode())) for table in FACT_TABLES}
    for table in FACT_TABLES:
        _check_evidence(table, rows[table], rows["articles"])
    own = pl.col("article_id")
    story = pl.coalesce("story_id", own) if "story_id" in rows["articles"].collect_schema() else own
    rows["articles"] = rows["articles"].with_columns(story.alias("story_id"))
    return {"reviews": pl.LazyFrame(schema=table_schema("reviews"))} | rows


def _open(store: Store, as_of: str | None) -> dict[str, DeltaTable]:
    """The tables of a version; no ``reviews`` where there were none."""
    if as_of is None:
        tables, reviews = {table: open_table(store, table) for table in ("articles", *FACT_TABLES)}, None
    else:
        number, reviews = resolve(store, as_of)
        tables = open_as_of(store, number)
    return tables | ({"reviews": open_table(store, "reviews", reviews)} if reviews != -1 and has_table(store, "reviews") else {})


def _check_files(folder: Path, opened: DeltaTable, as_of: str | None) -> None:
    for name, size in pl.DataFrame(opened.get_add_actions(flatten=True)).select("path", "size_bytes").iter_rows():
        file = folder / name
        if as_of is not None and not file.is_file():
            raise StoreError(
                f"Version {as_of} has been cleared away.", place=str(file), remedy="Choose a later one of the list of versions."
            )
        if not file.is_file() or file.stat().st_size != size:
            cause = "A file of the store is damaged." if file.is_file() else "A file of the store is missing."
            raise StoreError(cause, place=str(file), remedy=REBUILD)


def _check_evidence(table: str, facts: pl.LazyFrame, articles: pl.LazyFrame) -> None:
    """Hold each fact's words and sentence against its article's text; a negative offset would be counted from its end."""
    start, end, first, last = (pl.col(name) for name in ("char_start", "char_end", "sent_start", "sent_end"))
    text = pl.col("text")
    right = (
        (text.str.slice(start, end - start) == pl.col("quote_exact"))
        & (text.str.slice(first, last - first) == pl.col("sentence"))
        & (first >= 0)
        & (first <= start)
        & (start < end)
        & (end <= last)
    )
    wrong = facts.join(articles.select("article_id", "text"), on="article_id").filter(~right).select("fact_id").head(1).collect()
    if len(wrong):
        raise StoreError("The words of a fact are not where it says.", place=f"table {table}, fact {wrong.item()}", remedy=REBUILD)


def _select(rows: Mapping[str, pl.LazyFrame], table: str, filters: Filters | None) -> pl.LazyFrame:
    """The rules of ``lib.filters.select_tables``, pushed down to the files."""
    chosen = rows[table]
    if table == "reviews":
        return chosen.sort("reviewed_at", "review_id")
    if filters is not None and not filters.empty:
        keep = _passes(filters, table)
        if table == "articles":
            behind = (
                pl.concat([rows[t].filter(_passes(filters, t)).select("article_id") for t in FACT_TABLES]).unique().collect()["article_id"]
            )
            keep |= pl.col("article_id").is_in(behind.implode())
        chosen = chosen.filter(keep)
    return chosen.sort(_order(table), nulls_last=True)


def _order(table: str) -> list[str]:
    return ["published", "article_id", *(["char_start", "fact_id"] if table in FACT_TABLES else [])]


def _passes(filters: Filters, table: str) -> pl.Expr:
    tests = [pl.lit(True)]
    if filters.date_from:
        tests.append(pl.col("last_day") >= filters.date_from)
    if filters.date_to:
        tests.append(pl.col("first_day") <= filters.date_to)
    if filters.countries:
        tests.append(pl.any_horizontal(pl.col("countries").list.contains(code) for code in filters.countries))
    if filters.sources:
        tests.append(pl.col("source").is_in(filters.sources))
    if needle := fold(filters.text):
        tests.append(pl.col("search").str.contains(needle, literal=True))
    if filters.score and table in FACT_TABLES:
        tests.append(pl.col("score") >= filters.score)
    if filters.focus:
        tests.append(pl.col("article_id").is_in(sorted(filters.focus.articles)))
    return pl.all_horizontal(tests)
