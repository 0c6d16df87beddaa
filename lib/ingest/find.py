"""Paths -> the files to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.errors import DatelineError, ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: What a folder is searched for; a file named by itself may be called anything.
SUFFIXES = frozenset({".md", ".markdown", ".txt"})


def find_files(paths: Iterable[Path], errors: list[DatelineError]) -> list[Path]:
    """The files asked for, each once, in order; a folder stands for the articles in it and below."""
    files: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            files[path] = None
            continue
        inside = sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
        if not inside:
            remedy = f"Put files in it that end in {', '.join(sorted(SUFFIXES))}."
            errors.append(ReadError("There are no articles in the folder.", place=str(path), remedy=remedy))
        files |= dict.fromkeys(inside)
    return list(files)
