"""Delta tables in a folder or a bucket: where they are, how they are opened, and what their errors mean."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError, TableNotFoundError

from lib.context import column_types
from lib.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Reviews are people's work and in no article: who builds the rest anew keeps them.
REBUILD = (
    "Put the folder back from a backup. Or, where you have all articles that were stored, move away all in it but the folder reviews and"
    " store them again: `python -m lib.ingest data/articles YOUR_FILES`."
)
#: What the machine refused just now is no damage: too many open files, a disk that does not answer.
_SYSTEM, _AGAIN = re.compile(r"os error|Errno"), "Try again. If it stays so, look after the disk, or put the folder back from a backup."
CHECK_BUCKET = "Check the bucket's name, the network and AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and AWS_ENDPOINT_URL."

_TYPES: dict[str, Any] = {
    "str": pl.String,
    "int": pl.Int64,
    "float": pl.Float64,
    "date": pl.Date,
    "datetime": pl.Datetime("us", "UTC"),
    "list": pl.List(pl.String),
}
#: Columns that only the store itself uses: which article's state a row belongs to, and the keys that it is filed under for linking.
_OWN: dict[str, Any] = {"revision": pl.String, "filed": pl.List(pl.Int64)}


#: A bucket that does not answer is tried for half a minute, and not for three as the library would.
_BUCKET = {"aws_conditional_put": "etag", "max_retries": "4", "retry_timeout": "30s", "connect_timeout": "5s", "timeout": "30s"}
#: Where, by what words of a library, and what it means and asks for.
_KNOWN = (
    ("anywhere", r"No space left|os error 28", "The disk is full.", "Free some space and try again; what was stored before is unchanged."),
    ("folder", r"Permission denied|Read-only", "The folder cannot be written.", "Make it writable, or name another with --store."),
    ("bucket", "NoSuchBucket", "There is no such bucket.", "Make it first, or name another."),
    ("bucket", "scheme is not allowed", "The endpoint is not encrypted.", "Use https://, or set AWS_ALLOW_HTTP=true where that is meant."),
    ("bucket", "AccessDenied|Forbidden|SignatureDoesNotMatch|InvalidAccessKeyId", "The bucket refuses the credentials.", CHECK_BUCKET),
    ("bucket", "NoSuchKey|404 Not Found", "A file of the store is missing.", "Put it back from a backup, or choose a later version."),
)
#: What the library draws its chains of causes with.
_DRAWING = re.compile(r"\x1b\[[0-9;]*m|↳")


@dataclass(frozen=True, slots=True)
class Store:
    """A store, by the folder or the ``s3://bucket/prefix`` that holds one Delta table for each table of the codebook."""

    uri: str

    @property
    def remote(self) -> bool:
        """Whether it is in a bucket."""
        return self.uri.startswith("s3://")


def table_schema(table: str) -> dict[str, Any]:
    """Columns of a stored table -> their types in Polars's words."""
    types = {name: _TYPES[kind] for name, kind in column_types(table).items()}
    return types if table == "reviews" else types | _OWN


def table_uri(store: Store, table: str) -> str:
    """Where one table is."""
    return f"{store.uri}/{table}" if store.remote else str(Path(store.uri) / table)


def storage_options(store: Store) -> dict[str, str] | None:
    """What deltalake is told besides the environment: a commit is a put that fails where the file is there already."""
    return _BUCKET if store.remote else None


def has_table(store: Store, table: str) -> bool:
    """Whether a table has ever been committed to."""
    if store.remote:
        return find_table(store, table) is not None
    return any((Path(table_uri(store, table)) / "_delta_log").glob("*.json"))


def find_table(store: Store, table: str, version: int | None = None) -> DeltaTable | None:
    """A Delta table at a version (the latest), None where nothing was ever committed to it.

    One whose log has an empty file is refused: Delta would pass over it in silence. A bucket's files are put whole or not at all.
    """
    if not store.remote:
        if not has_table(store, table):
            return None
        for file in os.scandir(Path(table_uri(store, table)) / "_delta_log"):
            if file.name.endswith(".json") and not file.stat().st_size:
                raise StoreError("A commit is half written: its file is empty.", place=file.path, remedy=REBUILD)
    try:
        return DeltaTable(table_uri(store, table), version=version, storage_options=storage_options(store))
    except TableNotFoundError:
        return None


def open_table(store: Store, table: str, version: int | None = None) -> DeltaTable:
    """``find_table`` of a table that must be there."""
    opened = find_table(store, table, version)
    if opened is None and table != "articles" and exists(store):
        raise StoreError("The table's log is missing.", place=table_uri(store, table), remedy=REBUILD)
    if opened is None:
        raise StoreError("There is no store.", place=store.uri, remedy="Run `python -m lib.ingest data/articles`.")
    return opened


def scan_table(opened: DeltaTable) -> pl.LazyFrame:
    """A table's rows, not yet read."""
    return pl.scan_delta(opened, storage_options={"max_retries": 4} if opened.table_uri.startswith("s3://") else None)


@contextmanager
def explain(store: Store, done: str) -> Iterator[None]:
    """Turn the libraries' errors into one that says the cause, the place and the remedy."""
    try:
        yield
    except (DeltaError, pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        told = _DRAWING.sub("", str(error))
        for where, sign, cause, remedy in _KNOWN:
            if re.search(sign, told) and (where == "anywhere" or (where == "bucket") == store.remote):
                raise StoreError(cause, place=store.uri, remedy=remedy) from error
        lines = [line.strip().rstrip(":.") for line in told.splitlines() if line.strip()] or [type(error).__name__]
        said = ": ".join(dict.fromkeys((lines[0], lines[-1])))[:300]
        raise StoreError(
            f"The store cannot be {done}: {said}.",
            place=store.uri,
            remedy=CHECK_BUCKET if store.remote else _AGAIN if _SYSTEM.search(told) else REBUILD,
        ) from error


def exists(store: Store) -> bool:
    """Whether anything has ever been stored there."""
    return has_table(store, "articles")


def table_version(store: Store, table: str) -> int:
    """The latest version of a table; -1 where nothing was ever committed to it."""
    opened = find_table(store, table)
    return opened.version() if opened else -1


def token_of(table: DeltaTable) -> str:
    """Which table at which version; a table that was deleted and begun again counts anew under another id."""
    return f"{str(table.metadata().id)[:8]}-{table.version()}"
