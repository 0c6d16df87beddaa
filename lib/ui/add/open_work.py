"""The process that opens what one batch is given: ``python -m lib.ui.add.open_work``, tasks and answers as in ``lib.ui.add.work``.

One for each batch: tables, archives and what servers send can be made to take long, to stop they are killed with it, and meanwhile the
one process that reads goes on with other people's articles. It loads no language model, so it is there in half a second.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lib.read.documents import Document, Refused


class Opener:
    """What is being opened: a file with its content, or where there is none, the address that is its name."""

    def __init__(self) -> None:
        self._documents: Iterator[Document | Refused] = iter(())

    def open(self, name: str, content: bytes | None) -> None:
        """Begin with a file or an address."""
        self._documents = _open(name, content)

    def next(self) -> Document | Refused | None:
        """The next article in it; None where there are no more."""
        return next(self._documents, None)


def count(files: Sequence[tuple[str, bytes]], most: int, seconds: float) -> int | None:
    """How many articles are in files, given by name and content, up to so many; None where counting takes more than so many seconds."""
    from lib.read.documents import open_documents  # before the time is taken

    until = time.monotonic() + seconds
    number = 0
    for name, content in files:
        for _ in open_documents(content, name):
            number += 1
            if number >= most:
                return number
            if time.monotonic() > until:
                return None
    return number


def find_packages(contents: Sequence[bytes]) -> list[bool]:
    """Which files are data packages of Dateline's."""
    from lib.datapackage.files import is_package

    return [is_package(content) for content in contents]


def _open(name: str, content: bytes | None) -> Iterator[Document | Refused]:
    if content is not None:
        from lib.read.documents import open_documents

        return open_documents(content, name)
    from lib.fetch import open_url

    return open_url(name)


def list_tasks() -> dict[str, Callable[..., Any]]:
    """The tasks by name, about one thing that is being opened."""
    opener = Opener()
    return {"open": opener.open, "next": opener.next, "count": count, "find_packages": find_packages}


if __name__ == "__main__":
    from lib.ui.add.work import serve, take_output

    serve(list_tasks(), sys.stdin.buffer, take_output())
