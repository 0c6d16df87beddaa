"""Let one process or thread at a time do something to a folder."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lib.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Seconds to wait for whoever holds the folder.
PATIENCE = 600.0


@contextmanager
def locked(folder: str, purpose: str, patience: float = PATIENCE) -> Iterator[None]:
    """Hold a folder (made if need be) for one purpose; others who ask for the same wait ``patience`` seconds at most.

    A bucket cannot be held: there, whoever commits second is told so and tries again (``lib.store.Overtaken``).

    SQLite's file lock serves because every system has it and because it goes with the process that holds it, however that ends.

    Raises:
        StoreError: the folder cannot be written, or somebody holds it for too long.
    """
    if folder.startswith("s3://"):
        yield
        return
    place = Path(folder) / f".{purpose}.lock"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(place, timeout=patience, isolation_level=None, check_same_thread=False)
        with closing(connection):
            connection.execute("BEGIN EXCLUSIVE")
            yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            remedy = "Wait until the other process is done, or stop it, and try again."
            raise StoreError(f"Another process has been writing for {patience:.0f} seconds.", place=str(place), remedy=remedy) from error
        if "full" in str(error):
            remedy = "Free some space and try again; what was stored before is unchanged."
            raise StoreError("The disk is full.", place=str(place), remedy=remedy) from error
        remedy = "Make the folder writable, or name another with --store."
        raise StoreError(f"The folder cannot be locked for writing ({error}).", place=str(place), remedy=remedy) from error
    except OSError as error:
        if error.filename is None or not str(error.filename).startswith(str(Path(folder))):
            raise
        remedy = "Make the folder writable, or name another with --store."
        raise StoreError(f"The folder cannot be made or opened ({error.strerror}).", place=folder, remedy=remedy) from error
