"""File rows anew whose keys an earlier release made, or that have none: linking then needs to read them no more than others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
from deltalake import Field
from deltalake.schema import ArrayType, PrimitiveType

from lib.link.stories import story_keys
from lib.schema import column_names
from lib.store.delta import Store, open_table, scan_table
from lib.store.filed import file_article, file_fact, is_old
from lib.store.versions import HOOKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from deltalake import CommitProperties, DeltaTable

    from lib.schema import Row

    Properties = Callable[[DeltaTable, str], CommitProperties | None]

#: Fact tables whose rows are sought by keys.
LINKED = ("meetings", "personnel", "events")
#: Those and the articles, and what tells their rows apart.
_KEYED: dict[str, tuple[str, ...]] = {**dict.fromkeys(LINKED, ("fact_id", "revision")), "articles": ("article_id",)}
#: Columns that a table of an earlier release may lack: their types in Polars's words and in Delta's.
_FILED = {"filed": (pl.List(pl.Int64), Field("filed", ArrayType(PrimitiveType("long"), contains_null=True), nullable=True))}
_STORY = {"story_id": (pl.String, Field("story_id", PrimitiveType("string"), nullable=True))}
#: Rows filed in one commit: their texts are in memory together.
_CHUNK = 20_000


def refile(store: Store, properties: Properties, tables: Iterable[str] = tuple(_KEYED)) -> None:
    """Give every row that is not filed by today's rules its keys; ``properties`` gives a commit's, by the table as it is and its name."""
    for table in tables:
        key = _KEYED[table]
        while rows := _find_old(open_table(store, table), table, key):
            types = _FILED | (_STORY if table == "articles" else {})
            _add_columns(open_table(store, table), table, types, properties)
            merger = (opened := open_table(store, table)).merge(
                pl.DataFrame(rows, schema=dict.fromkeys(key, pl.String) | {name: kind for name, (kind, _) in types.items()}),
                " AND ".join(f"old.{name} = new.{name}" for name in key),
                source_alias="new",
                target_alias="old",
                commit_properties=properties(opened, table),
                post_commithook_properties=HOOKS,
            )
            merger.when_matched_update({name: f"new.{name}" for name in types}).execute()


def _find_old(opened: DeltaTable, table: str, key: Sequence[str]) -> list[Row]:
    """Key and new values of some rows that are not filed by today's rules."""
    frame = scan_table(opened)
    there = frame.collect_schema().names()
    names = [name for name in ("article_id", "text", "story_id") if name in there] if table == "articles" else column_names(table)
    rows = frame.filter(is_old(table, frame)).select(list(dict.fromkeys((*names, *key)))).head(_CHUNK).collect().to_dicts()
    if table != "articles":
        return [{name: row[name] for name in key} | {"filed": file_fact(table, row)} for row in rows]
    own = [(row["article_id"], row.get("story_id") or row["article_id"], file_article(story_keys(row["text"]))) for row in rows]
    return [{"article_id": article_id, "story_id": story_id, "filed": filed} for article_id, story_id, filed in own]


def _add_columns(opened: DeltaTable, table: str, types: Mapping[str, tuple[object, Field]], properties: Properties) -> None:
    there = {field.name for field in opened.schema().fields}
    if missing := [field for name, (_, field) in types.items() if name not in there]:
        opened.alter.add_columns(missing, commit_properties=properties(opened, table), post_commithook_properties=HOOKS)
