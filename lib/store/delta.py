"""Delta tables on disk: where they are, how they are opened, and what their errors mean."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from lib.context import column_types
from lib.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Reviews are people's work and in no article: who builds the rest anew keeps them.
REBUILD = "Put the folder back from a backup, or delete all in it but the folder reviews and run `python -m lib.ingest data/articles`."

_TYPES: dict[str, Any] = {
    "str": pl.String,
    "int": pl.Int64,
    "float": pl.Float64,
    "date": pl.Date,
    "datetime": pl.Datetime("us", "UTC"),
    "list": pl.List(pl.String),
}


@dataclass(frozen=True, slots=True)
class Store:
    """A store, by the folder that holds one Delta table for each table of the codebook."""

    uri: str


def table_schema(table: str) -> dict[str, Any]:
    """Columns of a stored table -> their types in Polars's words."""
    types = {name: _TYPES[kind] for name, kind in column_types(table).items()}
    return types if table == "reviews" else types | {"revision": pl.String}


def table_path(store: Store, table: str) -> Path:
    """The folder of one table."""
    return Path(store.uri) / table


def has_table(store: Store, table: str) -> bool:
    """Whether a table has ever been committed to."""
    return any((table_path(store, table) / "_delta_log").glob("*.json"))


def open_table(store: Store, table: str) -> DeltaTable:
    """A Delta table at its latest version; refuses one whose log has an empty file, which Delta would pass over in silence."""
    if not has_table(store, table):
        if exists(store):
            raise StoreError("The table's log is missing.", place=str(table_path(store, table)), remedy=REBUILD)
        raise StoreError("There is no store.", place=store.uri, remedy="Run `python -m lib.ingest data/articles`.")
    for file in os.scandir(table_path(store, table) / "_delta_log"):
        if file.name.endswith(".json") and not file.stat().st_size:
            raise StoreError("A commit is half written: its file is empty.", place=file.path, remedy=REBUILD)
    return DeltaTable(str(table_path(store, table)))


@contextmanager
def explain(store: Store, done: str) -> Iterator[None]:
    """Turn the libraries' errors into one that says the cause, the place and the remedy."""
    try:
        yield
    except (DeltaError, pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        said = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        if "No space left" in said or "os error 28" in said:
            cause, remedy = "The disk is full.", "Free some space and try again; what was stored before is unchanged."
        elif "Permission denied" in said or "Read-only" in said:
            cause, remedy = "The folder cannot be written.", "Make it writable, or name another with --store."
        else:
            cause, remedy = f"The store cannot be {done}: {said}.", REBUILD
        raise StoreError(cause, place=store.uri, remedy=remedy) from error


def exists(store: Store) -> bool:
    """Whether anything has ever been stored there."""
    return has_table(store, "articles")


def version(store: Store) -> str:
    """A short token that changes with each commit, cheap to ask for on every rerun: the key for caches."""
    with explain(store, "read"):
        articles = open_table(store, "articles")
        return f"{_token(articles)}.{_token(open_table(store, 'reviews')) if has_table(store, 'reviews') else 'none'}"


def _token(table: DeltaTable) -> str:
    """Which table at which version; a table that was deleted and begun again counts anew under another id."""
    return f"{str(table.metadata().id)[:8]}-{table.version()}"


def version_of_facts(version: str) -> str:
    """The part of a version that changes with articles and their facts alone, and not with reviews."""
    return version.rpartition(".")[0]
