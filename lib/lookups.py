"""Lists of general knowledge that people can read and correct: ``data/lookups/*.csv``."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

LOOKUPS = Path(__file__).resolve().parent.parent / "data" / "lookups"


@cache
def load_lookup(name: str) -> tuple[dict[str, str], ...]:
    """Rows of ``data/lookups/<name>.csv`` in file order; lists inside a cell are separated by ``|``."""
    with (LOOKUPS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def split_cell(cell: str) -> list[str]:
    """The values of a cell that holds a list: ``"a|b"`` -> ``["a", "b"]``."""
    return [part.strip() for part in cell.split("|") if part.strip()]
