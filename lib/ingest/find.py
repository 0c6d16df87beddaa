"""Paths, patterns and addresses -> the documents there, one after another and always in the same order."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

from lib.datapackage.files import is_package
from lib.errors import ReadError
from lib.read.documents import SUFFIXES, Document, Refused, open_documents
from lib.read.kinds import find_suffix

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Files that hold many articles, nobody knows how many before they are read.
_MANY = frozenset({".jsonl", ".ndjson", ".csv", ".tsv", ".zip"})


def find_documents(sources: Iterable[str | Path]) -> Iterator[Document | Refused]:
    """The documents of files, folders, patterns ("archive/**/*.html") and addresses (http, https), found while they are asked for.

    A folder stands for all files in it and below whose suffix is one of ``lib.read.documents.SUFFIXES``, but for hidden ones. The order
    is that of the sources, and of names within each: the same sources give the same documents in the same order. What cannot be found or
    opened is Refused, and the rest follows. Data packages hold no documents (``find_packages``).
    """
    for place in _find_places(sources):
        if _is_package(place):
            continue
        if isinstance(place, Refused):
            yield place
        elif isinstance(place, Path):
            yield from open_documents(place, show_path(place))
        else:
            from lib.fetch import open_url  # takes time to load, and most sources are files

            yield from open_url(place)


def count_documents(sources: Iterable[str | Path]) -> int | None:
    """How many documents ``find_documents`` gives; None where only reading them tells."""
    count = 0
    for place in _find_places(sources):
        if isinstance(place, str) or (isinstance(place, Path) and find_suffix(place.name) in _MANY):
            if not _is_package(place):
                return None
            continue
        count += 1
    return count


def find_packages(sources: Iterable[str | Path]) -> list[Path]:
    """The data packages among the files that the sources stand for, in order: they are stored as they are (``lib.ingest.restore``)."""
    return [place for place in _find_places(sources) if isinstance(place, Path) and _is_package(place)]


def show_path(path: Path) -> str:
    """A path as it can be shown: file systems take bytes that no terminal and no table should get."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in str(path))


def _is_package(place: Path | str | Refused) -> bool:
    return isinstance(place, Path) and find_suffix(place.name) == ".zip" and place.is_file() and is_package(place)


def _find_places(sources: Iterable[str | Path]) -> Iterator[Path | str | Refused]:
    """Files as paths, addresses as text."""
    for source in sources:
        if isinstance(source, str) and source.lower().startswith(("http://", "https://")):
            yield source
        elif not (path := Path(source)).exists() and glob.has_magic(str(source)):
            matches = sorted(glob.glob(str(source), recursive=True))
            if not matches:
                yield _refuse(
                    path, "No file fits the pattern.", "Put the pattern in quotation marks, and ** where folders may come between."
                )
            for match in matches:
                if os.path.isfile(match):
                    yield Path(match)
        elif path.is_dir():
            yield from _walk(path)
        else:
            yield path


def _walk(folder: Path) -> Iterator[Path | Refused]:
    found = False
    refused: list[Refused] = []

    def refuse(error: OSError) -> None:
        cause = f"The folder cannot be opened: {error.strerror or error}."
        refused.append(_refuse(Path(error.filename or folder), cause, "Check the permission to read it."))

    for inside, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and find_suffix(name) in SUFFIXES:
                found = True
                yield Path(inside, name)
    yield from refused
    if not found and not refused:
        yield _refuse(folder, "There are no articles in the folder.", f"Put files in it that end in {', '.join(sorted(SUFFIXES))}.")


def _refuse(path: Path, cause: str, remedy: str) -> Refused:
    return Refused(show_path(path), ReadError(cause, place=show_path(path), remedy=remedy))
