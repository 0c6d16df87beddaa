"""What reads the store and then writes to it, done by one at a time, and done again where somebody else stored articles in between."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING, TypeVar

from lib.lock import locked
from lib.store import Overtaken

if TYPE_CHECKING:
    from collections.abc import Callable

    from lib.store import Store

Result = TypeVar("Result")

#: Times to do it anew where others come first, and the longest wait before the second time, in seconds; it doubles up to the most.
TRIES, WAIT, MOST_WAIT = 30, 0.2, 10.0


def until_first(store: Store, attempt: Callable[[], Result]) -> Result:
    """What ``attempt`` gives once nobody overtakes it: it reads the store's version (``latest``), then what it needs, and appends at it.

    On a folder, who would be overtaken waits instead. A bucket cannot be held: there, each waits for a time of its own, so that those who
    met once do not meet again.

    Raises:
        Overtaken: others stored articles again and again between reading and writing.
        StoreError: the folder cannot be written, or somebody holds it for too long; and whatever ``attempt`` raises.
    """
    for number in range(TRIES - 1):
        try:
            with locked(store.uri, "link"):
                return attempt()
        except Overtaken:
            time.sleep(random.uniform(0, min(WAIT * 2**number, MOST_WAIT)))
    with locked(store.uri, "link"):
        return attempt()
