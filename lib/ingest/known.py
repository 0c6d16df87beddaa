"""Which articles need not be parsed: 8 bytes an article, so that a store of millions does not fill the memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Ids kept in a set of Python's, which takes ten times the memory, before they are sorted in.
_LOOSE = 100_000


class Known:
    """A set of article ids that only grows."""

    def __init__(self, article_ids: Iterable[str]) -> None:
        """Start with these."""
        self._sorted = np.unique(np.fromiter((int(each, 16) for each in article_ids), dtype=np.uint64))
        self._loose: set[int] = set()

    def choose(self, article_ids: Sequence[str | None]) -> list[int]:
        """The positions of those that are new, which are known from now on; None is no article."""
        return [at for at, each in enumerate(article_ids) if each is not None and self.add(each)]

    def add(self, article_id: str) -> bool:
        """Take an id in; whether it is new."""
        number = int(article_id, 16)
        at = int(np.searchsorted(self._sorted, np.uint64(number)))
        if number in self._loose or (at < len(self._sorted) and int(self._sorted[at]) == number):
            return False
        self._loose.add(number)
        if len(self._loose) >= _LOOSE:
            self._sorted = np.union1d(self._sorted, np.fromiter(self._loose, dtype=np.uint64))
            self._loose.clear()
        return True
