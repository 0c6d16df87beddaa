"""A data package that Dateline handed out -> its tables as CSV, each as long as the package says and with the hash that it says."""

from __future__ import annotations

import hashlib
import io
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import orjson

from lib.datapackage.form import DESCRIPTOR, FORM, OWN, READINGS
from lib.errors import ReadError
from lib.read.archive import read_members
from lib.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Most bytes of a package's files together, which are in memory while it is read: more than a million facts.
MAX_TOTAL = 1_000_000_000
#: Most bytes of its description, which takes some hundred for each source of an article.
MAX_DESCRIPTOR = 10_000_000
#: What to do about a package that is not as it was handed out.
CHANGED = "It was changed since it was handed out: take it as it was, or export it anew."
FILES = {f"{table}.csv": table for table in (*TABLES, READINGS)}


def is_package(content: bytes | Path | BinaryIO) -> bool:
    """Whether a file is an archive with a data package's description in it; a stream is left where it was."""
    try:
        with _open(content) as stream:
            return any(True for _ in read_members(stream, "", only={DESCRIPTOR}))
    except ReadError:
        return False


def read_files(content: bytes | Path | BinaryIO, name: str) -> tuple[dict[str, Any], dict[str, bytes]]:
    """What a package says of itself (``filter``, ``store_version`` ...), and its tables as CSV.

    Raises:
        ReadError: it is no package of Dateline's, one of its files is missing, or one is not what the description says.
    """
    with _open(content) as stream:
        files = _read_members(stream, name)
    own, said = _read_descriptor(files, name)
    for file, table in FILES.items():
        _hold(files.get(file), said.get(table), f"{name}/{file}")
    return own, {table: files[file] for file, table in FILES.items()}


@contextmanager
def _open(content: bytes | Path | BinaryIO) -> Iterator[BinaryIO]:
    if isinstance(content, bytes):
        yield io.BytesIO(content)
    elif isinstance(content, Path):
        try:
            stream = content.open("rb")
        except OSError as error:
            remedy = "Check the name and the permission to read it."
            raise ReadError(f"The file cannot be opened: {error.strerror or error}.", place=str(content), remedy=remedy) from error
        with stream:
            yield stream
    else:
        at = content.tell()
        yield content
        content.seek(at)


def _read_members(stream: BinaryIO, name: str) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    left = MAX_TOTAL
    for place, member in read_members(stream, name, only={DESCRIPTOR, *FILES}):
        if isinstance(member, ReadError):
            raise member
        file = place.removeprefix(f"{name}/")
        if file in files:
            raise ReadError("The file is in the package twice.", place=place, remedy=CHANGED)
        is_table = file != DESCRIPTOR
        most = left if is_table else MAX_DESCRIPTOR
        with member:
            files[file] = member.read(most + 1)
        if len(files[file]) > most:
            cause = f"The tables have more than {MAX_TOTAL:,} bytes." if is_table else f"It has more than {MAX_DESCRIPTOR:,} bytes."
            raise ReadError(cause, place=place, remedy="Export it in parts, by date or country; or copy the folder of the store.")
        left -= len(files[file]) if is_table else 0
    return files


def _read_descriptor(files: dict[str, bytes], name: str) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Dateline's own part, and what is said of each table."""
    place = f"{name}/{DESCRIPTOR}"
    if DESCRIPTOR not in files:
        raise ReadError("The file is missing.", place=place, remedy="Give a data package that the page Download made.")
    try:
        said = orjson.loads(files[DESCRIPTOR])
        own, resources = said[OWN], {str(each["name"]): dict(each) for each in said["resources"]}
        form, own = own["form"], {key: own[key] for key in ("filter", "store_version")}
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        cause = "It does not describe a package of Dateline's."
        raise ReadError(cause, place=place, remedy="Give a data package that the page Download made.") from error
    if form != FORM or not all(isinstance(value, str) for value in own.values()):
        raise ReadError(f"The package has form {form!r}; this program knows {FORM}.", place=place, remedy="Use the program that made it.")
    return own, resources


def _hold(content: bytes | None, said: dict[str, Any] | None, place: str) -> None:
    if content is None:
        raise ReadError("The file is missing.", place=place, remedy=CHANGED)
    if said is None:
        raise ReadError(f"{DESCRIPTOR} says nothing of it.", place=place, remedy=CHANGED)
    if len(content) != said.get("bytes"):
        raise ReadError(f"It has {len(content):,} bytes, not as many as {DESCRIPTOR} says.", place=place, remedy=CHANGED)
    if said.get("hash") != f"sha256:{hashlib.sha256(content).hexdigest()}":
        raise ReadError(f"Its content is not what {DESCRIPTOR} says: the hash is another.", place=place, remedy=CHANGED)
