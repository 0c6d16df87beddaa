"""Facts with their evidence: those of one article, one claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.schema import FACT_TABLES
from lib.views.gather import build_frame, list_records
from lib.views.labels import label_fact, say_chain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from lib.schema import Row

    Tables = Mapping[str, pd.DataFrame]


#: What tells a fact apart and proves it.
EVIDENCE = (
    *("fact_id", "article_id", "char_start", "char_end", "sent_start", "sent_end", "quote_exact", "sentence"),
    *("title", "source", "published", "rule", "score"),
    *("review", "machine_read"),  # None where ``lib.reviews.apply_reviews`` has not been
)
_KINDS = {"places": "place", "meetings": "meeting", "personnel": "claim", "quotes": "quote", "events": "event"}


def article_facts(tables: Tables, article_id: str) -> pd.DataFrame:
    """All facts of one article in the order of its text: ``table, kind`` ("place", "meeting" ...), ``label`` (what was understood),
    ``chain`` (who says it and through whom), and the columns of ``EVIDENCE``.
    """
    own = [(table, list_records(tables[table][tables[table]["article_id"] == article_id])) for table in FACT_TABLES]
    rows = [row for table, found in own for row in prove_facts(table, found)]
    return list_evidence(sorted(rows, key=lambda row: (row["char_start"], row["char_end"], row["fact_id"])))


def claim_reports(tables: Tables, claim_id: str) -> pd.DataFrame:
    """The reports of one claim, the first one first; columns as ``article_facts``."""
    rows = tables["personnel"]
    return list_evidence(prove_facts("personnel", list_records(rows[rows["claim_id"] == claim_id])))


def find_facts(tables: Tables, table: str, ids: Iterable[str]) -> pd.DataFrame:
    """Facts of one table, in the order of their ids as given, without those that are not there; columns as ``article_facts``."""
    order = {fact: number for number, fact in enumerate(ids)}
    rows = tables[table]
    found = list_records(rows[rows["fact_id"].isin(order)])
    return list_evidence(prove_facts(table, sorted(found, key=lambda row: order[row["fact_id"]])))


def prove_facts(table: str, rows: list[Row]) -> list[Row]:
    """Records of a table with what ``article_facts`` says of them."""
    unreviewed = {"review": None, "machine_read": None}
    return [
        unreviewed | row | {"table": table, "kind": _KINDS[table], "label": label_fact(table, row), "chain": say_chain(row)} for row in rows
    ]


def list_evidence(rows: list[Row]) -> pd.DataFrame:
    """The frame of ``article_facts`` of records that ``prove_facts`` gave."""
    return build_frame(rows, ("table", "kind", "label", "chain", *EVIDENCE))
