"""What the program read where the tables shown say something else, so that a package holds all that is needed to begin again from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from lib.datapackage.form import READINGS, package_columns
from lib.filters import select
from lib.reviews import REJECTED
from lib.schema import FACT_TABLES, column_names
from lib.views.gather import list_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lib.filters import Filters
    from lib.schema import Row

    Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind the tables shown: all of them as the ``machine`` read them and as ``lib.reviews.apply_reviews`` leaves them
    (``everything``), and all decisions as stored.
    """

    machine: Tables = field(default_factory=dict)
    everything: Tables = field(default_factory=dict)
    reviews: Sequence[Row] = ()


def list_readings(shown: Tables, behind: Behind, filters: Filters) -> pd.DataFrame:
    """One row a value (``table, fact_id, column, value``): those of the machine that are not shown, and all of each rejected fact that
    would pass the filters and whose article is shown.
    """
    rows = [row for table in FACT_TABLES if table in behind.machine for row in _list_readings(shown, behind, filters, table)]
    names = [column.name for column in package_columns(READINGS)]
    return pd.DataFrame({name: pd.Series([row[at] for row in rows], dtype=object) for at, name in enumerate(names)})


def list_decisions(shown: Tables, readings: pd.DataFrame, behind: Behind, filters: Filters) -> list[Row]:
    """The decisions about facts in a package; without filters all, also those about facts that are no longer found."""
    if filters.empty:
        return list(behind.reviews)
    facts = set(readings["fact_id"]).union(*(shown[table]["fact_id"] for table in FACT_TABLES))
    return [row for row in behind.reviews if row["fact_id"] in facts]


def _list_readings(shown: Tables, behind: Behind, filters: Filters, table: str) -> Iterator[tuple[str, str, str, Any]]:
    machine = behind.machine[table]
    where = pd.Index(machine["fact_id"])
    ids = shown[table]["fact_id"]
    read = machine.iloc[where.get_indexer_for(ids)]
    for name in column_names(table):
        for fact_id, before, now in zip(ids, list_values(read[name]), list_values(shown[table][name]), strict=True):
            if before != now:
                yield table, fact_id, name, before
    gone = _find_rejected(shown, behind, filters, table)
    rejected = machine.iloc[where.get_indexer_for(gone)]
    for name in column_names(table):
        for fact_id, before in zip(gone, list_values(rejected[name]), strict=True):
            yield table, fact_id, name, before


def _find_rejected(shown: Tables, behind: Behind, filters: Filters, table: str) -> list[str]:
    frame = behind.everything[table]
    rejected = frame[(frame["review"] == REJECTED).fillna(False).astype(bool) & frame["article_id"].isin(shown["articles"]["article_id"])]
    return list(select(rejected, filters, table)["fact_id"])
