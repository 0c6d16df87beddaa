"""The server's end of the process that opens what a batch is given: one document after another, each in its time, until there are no more
or a person stops it.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from lib.datapackage.form import DESCRIPTOR
from lib.errors import DatelineError
from lib.read.documents import Document, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Seconds that the next document may take: a feed and its first article are fetched in 60 each, with a pause between.
PATIENCE = 150.0
#: Seconds that are spent on counting what will be read, so that it can be said how long it takes; and those that a look beforehand may
#: take in the end, the start of the process and one large document included.
COUNTING, COUNTED = 2.0, 15.0


class Process(Protocol):
    """What does the tasks of ``lib.ui.add.open_work``."""

    def run(self, name: str, *arguments: Any, place: str, patience: float) -> Any:
        """The task's result."""

    def kill(self) -> None:
        """Give up what is being done."""

    def end(self) -> None:
        """End it; the next task gets a new one."""


@dataclass(frozen=True, slots=True)
class Given:
    """A file, or an address where ``content`` is None."""

    name: str
    content: bytes | None = None


@dataclass
class Opening:
    """Files or addresses on their way to documents, kept in memory until they are opened or stopped."""

    given: Sequence[Given]
    process: Process
    stopped: bool = field(default=False, init=False)

    def __iter__(self) -> Iterator[Document | Refused]:
        """The articles in them. What takes too long, or breaks the process down, is Refused, and the rest is opened by a new one."""
        try:
            for each in self.given:
                try:
                    self.process.run("open", each.name, each.content, place=each.name, patience=PATIENCE)
                    while not self.stopped and (found := self.process.run("next", place=each.name, patience=PATIENCE)) is not None:
                        yield found
                except DatelineError as error:
                    if not self.stopped:
                        yield Refused(each.name, error)
                if self.stopped:
                    return
        finally:
            self.process.end()

    def count(self, most: int) -> int | None:
        """How many there are, up to so many; None where only reading them tells."""
        files = [(each.name, each.content) for each in self.given if each.content is not None]
        if self.stopped or not files or len(files) < len(self.given):
            return None
        with suppress(DatelineError):  # reading says which file it is, and goes on with the rest
            number: int | None = self.process.run("count", files, most, COUNTING, place=files[0][0], patience=COUNTED)
            return number
        return None

    def stop(self) -> None:
        """Open no more, whatever is being opened, and forget what is left."""
        self.stopped = True
        self.given = ()
        self.process.kill()


@dataclass
class Pasted:
    """A text that is a document as it is."""

    name: str
    text: str

    def __iter__(self) -> Iterator[Document | Refused]:
        """The one document."""
        yield Document(self.name, self.text.encode())

    def count(self, most: int) -> int | None:
        """One."""
        return min(1, most)

    def stop(self) -> None:
        """Nothing goes on."""


def find_packages(given: Sequence[Given], process: Process) -> list[Given]:
    """Which files are data packages of Dateline's. One that is too odd to tell is none: whoever reads it says why."""
    likely = [each for each in given if each.content is not None and each.content.startswith(b"PK") and DESCRIPTOR.encode() in each.content]
    if not likely:
        return []
    try:
        found = process.run("find_packages", [each.content for each in likely], place=likely[0].name, patience=COUNTED)
    except DatelineError:
        return []
    finally:
        process.end()
    return [each for each, known in zip(likely, found, strict=True) if known]
