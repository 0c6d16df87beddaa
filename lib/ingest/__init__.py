"""Article files -> the store: ``python -m lib.ingest PATH...``."""

from lib.ingest.run import Ingested, ensure_store, ingest

__all__ = ["Ingested", "ensure_store", "ingest"]
