"""Decisions about the sample's facts, and the tables that they leave."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from lib.reviews import Person, apply_reviews, confirm, correct, reject, settle
from lib.reviews.apply import find_machine_row
from lib.reviews.settle import gather_decisions

if TYPE_CHECKING:
    import pandas as pd

    from lib.schema import Row

_START = datetime(2025, 7, 2, 9, 30, tzinfo=UTC)


class Desk:
    """A desk at which people decide about facts, one after the other."""

    def __init__(self, tables: dict[str, pd.DataFrame]) -> None:
        self.machine = tables
        self.rows: list[Row] = []

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        return apply_reviews(self.machine, settle(gather_decisions(self.rows)))

    def person(self, name: str = "Ada", note: str = "") -> Person:
        return Person(name, note, _START + timedelta(minutes=len(self.rows)))

    def find(self, table: str, words: str) -> Row:
        """The fact at these words, as the machine read it."""
        frame = self.machine[table]
        (fact_id,) = frame["fact_id"][frame["quote_exact"] == words]
        row = find_machine_row(self.machine, table, fact_id)
        assert row
        return row

    def shown(self, table: str, words: str) -> Row:
        """The same fact as it stands now, with what stands beside it."""
        frame = self.tables[table]
        row = frame[frame["quote_exact"] == words].iloc[0].to_dict()
        return {str(name): None if not isinstance(value, list) and value != value else value for name, value in row.items()}

    def correct(self, table: str, words: str, changes: dict[str, Any], name: str = "Ada") -> list[Row]:
        machine = self.find(table, words)
        shown = find_machine_row(self.tables, table, machine["fact_id"])
        assert shown
        return self._keep(correct(table, machine, shown, changes, self.person(name)))

    def confirm(self, table: str, words: str, name: str = "Ada") -> list[Row]:
        return self._keep(confirm(self.find(table, words)["fact_id"], self.person(name)))

    def reject(self, table: str, words: str, name: str = "Ada") -> list[Row]:
        return self._keep(reject(self.find(table, words)["fact_id"], self.person(name)))

    def _keep(self, rows: list[Row]) -> list[Row]:
        self.rows += rows
        return rows
