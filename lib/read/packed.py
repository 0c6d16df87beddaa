"""A data package that Dateline handed out -> its files, each as long as it says and with the hash that it says."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import orjson

from lib.datapackage import DESCRIPTOR, FORM, OWN, READINGS
from lib.errors import ReadError
from lib.read.archive import read_members
from lib.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Most bytes of a package's files together, which are in memory while it is read: about two million facts.
MAX_TOTAL = 1_000_000_000
#: Most bytes of its description, which takes some hundred for each source of an article.
MAX_DESCRIPTOR = 10_000_000
#: What to do about a package that is not as it was handed out.
CHANGED = "It was changed since it was handed out: take it again as it was, or export it anew."
FILES = {f"{table}.csv": table for table in (*TABLES, READINGS)}


def is_package(content: bytes | Path | BinaryIO) -> bool:
    """Whether a file is an archive with a data package's description in it; a stream is left where it was."""
    with _open(content) as stream:
        at = stream.tell()
        try:
            return any(not isinstance(member, ReadError) for _, member in read_members(stream, "", only={DESCRIPTOR}))
        except ReadError:
            return False
        finally:
            stream.seek(at)


def read_files(content: bytes | Path | BinaryIO, name: str) -> tuple[dict[str, Any], dict[str, bytes]]:
    """What a package says of itself, and its tables as CSV, by table.

    Raises:
        ReadError: it is no package of Dateline's, one of its files is missing, or one is not what the description says.
    """
    with _open(content) as stream:
        files = _read_members(stream, name)
    described = _read_descriptor(files, name)
    sizes = {table: _hold(file, files, described["resources"], name) for file, table in FILES.items()}
    return described, sizes


def _open(content: bytes | Path | BinaryIO) -> BinaryIO:
    try:
        return content.open("rb") if isinstance(content, Path) else io.BytesIO(content) if isinstance(content, bytes) else _Kept(content)
    except OSError as error:
        remedy = "Check the name and the permission to read it."
        raise ReadError(f"The file cannot be opened: {error.strerror or error}.", place=str(content), remedy=remedy) from error
