"""How fast names are looked up: ``python -m tests.gazetteer.speed``."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing

from lib.gazetteer import Gazetteer
from lib.gazetteer.index import INDEX, open_index


def sample_names(count: int) -> list[str]:
    """Names of places spread evenly over the index."""
    path = open_index().path
    with closing(sqlite3.connect(path)) as index:
        (total,) = index.execute("SELECT max(rowid) FROM places").fetchone()
        step = max(total // count, 1)
        query = "SELECT name FROM places WHERE id > ? ORDER BY id LIMIT 1"
        return [index.execute(query, (number * step,)).fetchone()[0] for number in range(count)]


def measure_lookups(count: int = 5000) -> dict[str, float]:
    """Lookups a second: of names never asked before, of unknown words, and of names asked before."""
    gazetteer = Gazetteer(open_index())
    names = list(dict.fromkeys(sample_names(count)))
    strangers = [f"{name} qx" for name in names]
    return {
        "new": len(names) / _seconds(gazetteer, names),
        "unknown": len(names) / _seconds(gazetteer, strangers),
        "again": len(names) / _seconds(gazetteer, names),
    }


def _seconds(gazetteer: Gazetteer, names: list[str]) -> float:
    start = time.perf_counter()
    for name in names:
        gazetteer.candidates(name)
    return time.perf_counter() - start


if __name__ == "__main__":
    for case, speed in measure_lookups().items():
        print(f"{case}: {speed:,.0f} lookups a second ({INDEX})")
