"""What is left to review, the least certain first, and how far people have come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from lib.schema import FACT_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Tables = Mapping[str, pd.DataFrame]

_STATES = ("confirmed", "corrected", "rejected")
_KEYS = ("fact_id", "article_id", "score")


def queue_facts(tables: Tables, kinds: Iterable[str] = FACT_TABLES) -> pd.DataFrame:
    """Facts of some tables (``lib.reviews.apply_reviews``) that nobody has decided about, lowest score first.

    ``table, fact_id, article_id, score``; facts of one score stand in the order of their ids, so that the queue is the same for everybody.
    """
    parts = [tables[table].loc[tables[table]["review"].isna(), list(_KEYS)].assign(table=table) for table in FACT_TABLES if table in kinds]
    names = ["table", *_KEYS]
    if not parts:
        return pd.DataFrame(columns=names)
    return pd.concat(parts, ignore_index=True).sort_values(["score", "fact_id"], ignore_index=True)[names]


def count_reviews(tables: Tables) -> pd.DataFrame:
    """How far people have come, a row a table in the codebook's order: ``table, facts, confirmed, corrected, rejected, left`` (counts)."""
    rows = []
    for table in FACT_TABLES:
        counts = tables[table]["review"].value_counts()
        done = {state: int(counts.get(state, 0)) for state in _STATES}
        rows.append({"table": table, "facts": len(tables[table]), **done, "left": len(tables[table]) - sum(done.values())})
    return pd.DataFrame(rows)
