"""Article files -> the store: ``python -m lib.ingest SOURCE...``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lib.ingest.run import Ingested, ensure_store, ingest

__all__ = ["Ingested", "ensure_store", "ingest"]


def __getattr__(name: str) -> object:
    """The package's names, loaded when first asked for: a worker, which only reads and parses, needs no store."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from lib.ingest import run

    return getattr(run, name)
