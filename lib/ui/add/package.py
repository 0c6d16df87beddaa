"""A data package that Dateline handed out, on its way into another store: as it is, nothing read anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from lib.ui.add.job import Job

if TYPE_CHECKING:
    from lib.ingest.restore import Restored
    from lib.store import Commit


@dataclass(frozen=True, slots=True)
class Contents:
    """What a package holds: the sentence of its filter, numbers of articles, of those that are stored already, of facts by table, and of
    people's decisions.
    """

    filter: str
    articles: int
    known: int
    facts: dict[str, int]
    reviews: int


class Restorer(Protocol):
    """What does the work, in another process."""

    def look_into(self, content: bytes, name: str) -> Contents:
        """What a package holds."""

    def restore(self, content: bytes, name: str, commit: Commit, *, replace: bool) -> Restored:
        """Store what a package holds."""


@dataclass(kw_only=True)
class Package(Job):
    """The package ``what`` with its bytes; what it holds once it is read, what became of it once it is saved."""

    content: bytes
    restorer: Restorer
    contents: Contents | None = None
    restored: Restored | None = None

    def save(self, commit: Commit, *, replace: bool) -> None:
        """Begin to store it; with ``replace`` also in the place of what is stored about the same articles."""
        self._begin_saving(lambda: self._save(commit, replace))

    def _read(self) -> None:
        self.contents = self.restorer.look_into(self.content, self.what)

    def _save(self, commit: Commit, replace: bool) -> None:
        self.restored = self.restorer.restore(self.content, self.what, commit, replace=replace)
        self.content = b""
