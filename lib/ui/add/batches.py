"""The batches that this server holds, by a name that nobody can guess: whoever comes back to the page finds theirs."""

from __future__ import annotations

import secrets
import threading
import time
from typing import TYPE_CHECKING

from lib.errors import DatelineError

if TYPE_CHECKING:
    from lib.ui.add.job import Job

#: Jobs kept at most where nobody works on them, and the seconds after which such a one is forgotten.
_MOST, _LONGEST = 20, 6 * 3600.0
#: Jobs that work at once: each may hold 100 MB of files and a process that opens them, and articles are read one at a time anyway.
_AT_WORK = 6

_batches: dict[str, Job] = {}
_lock = threading.Lock()


def keep_batch(batch: Job) -> str:
    """A name for the batch; those that were left lying long ago are forgotten.

    Raises:
        DatelineError: so many others are at work that it has to wait.
    """
    name = secrets.token_urlsafe(16)
    with _lock:
        if sum(each.stage in ("reading", "saving") for each in _batches.values()) >= _AT_WORK:
            cause = f"{_AT_WORK} batches are being read or saved just now, which is as many as there is room for."
            raise DatelineError(cause, place=batch.what, remedy="Try again when one of them is done.")
        idle = sorted((each.touched, key) for key, each in _batches.items() if each.stage in ("ready", "saved"))
        late, surplus = time.monotonic() - _LONGEST, len(_batches) + 1 - _MOST
        for place, (touched, key) in enumerate(idle, 1):
            if touched < late or place <= surplus:
                del _batches[key]
        _batches[name] = batch
    return name


def find_batch(name: str | None) -> Job | None:
    """The batch of that name, where it is still kept."""
    batch = _batches.get(name or "")
    if batch:
        batch.touched = time.monotonic()
    return batch


def forget_batch(name: str) -> None:
    """Stop what it is doing, and drop it."""
    with _lock:
        batch = _batches.pop(name, None)
    if batch:
        batch.cancel()
