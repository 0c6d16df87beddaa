"""Rows of the reviews table -> the decisions that stand, and what they make of a fact."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from lib.errors import SchemaError
from lib.reviews.fields import group_of, read_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from lib.schema import Row

Review = Literal["confirmed", "corrected", "rejected"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What one person decided about one fact at one time (UTC): ``changes`` maps each corrected column to the machine's value and theirs.

    ``review_ids`` are the rows that say so. ``withdrawn`` tells that it no longer stands.
    """

    fact_id: str
    decision: Review
    changes: Mapping[str, tuple[str | None, str | None]]
    reviewer: str
    note: str | None
    reviewed_at: datetime
    review_ids: tuple[str, ...]
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What the decisions about a fact come to: ``review``, and the values (column -> value) that replace the machine's."""

    review: Review
    values: Mapping[str, Any]


def gather_decisions(rows: Iterable[Row]) -> list[Decision]:
    """All decisions ever made, the earliest first, withdrawn ones too; the order of the rows does not matter.

    A decision is withdrawn when a row ``withdrawn`` names one of its rows in ``old_value``, whoever wrote it and whenever.
    """
    ordered = sorted(rows, key=lambda row: (row["reviewed_at"], row["review_id"]))
    gone = {row["old_value"] for row in ordered if row["decision"] == "withdrawn"}
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in ordered:
        if row["decision"] != "withdrawn":
            groups[row["fact_id"], row["decision"], row["reviewer"], row["reviewed_at"]].append(row)
    return [_gather(own, gone) for own in groups.values()]


def _gather(own: list[Row], gone: set[str]) -> Decision:
    first = own[0]
    return Decision(
        fact_id=first["fact_id"],
        decision=first["decision"],
        changes={row["column"]: (row["old_value"], row["new_value"]) for row in own if row["column"]},
        reviewer=first["reviewer"],
        note=first["note"],
        reviewed_at=first["reviewed_at"],
        review_ids=tuple(row["review_id"] for row in own),
        withdrawn=any(row["review_id"] in gone for row in own),
    )


def settle(decisions: Iterable[Decision]) -> dict[str, tuple[Decision, ...]]:
    """fact_id -> the decisions about it that stand, the latest last."""
    standing: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        if not decision.withdrawn:
            standing[decision.fact_id].append(decision)
    return {fact_id: tuple(own) for fact_id, own in standing.items()}


def weigh(table: str, machine: Row, standing: Iterable[Decision]) -> Standing:
    """What decisions make of a fact as the machine read it.

    The latest says whether the fact is right; of each group of columns the latest correction holds, whole. Confirming a fact that somebody
    corrected confirms it as corrected. A value that the column cannot take (the codebook has changed since) is passed over.
    """
    values: Row = {}
    review: Review = "confirmed"
    for decision in standing:
        review = decision.decision
        for column in decision.changes:
            for other in group_of(column):
                values.pop(other, None)
        values |= _read_changes(table, decision)
    if "participants" in values:  # an office that nobody gives is a blank, and a list of one blank is written like an empty one
        many = len(values["participants"])
        offices: list[str] = values.get("roles", machine["roles"]) or []
        values["roles"] = [*offices, *[""] * many][:many]
    changed = {column: value for column, value in values.items() if value != machine[column]}
    if review != "rejected":
        review = "corrected" if changed else "confirmed"
    return Standing(review, changed)


def _read_changes(table: str, decision: Decision) -> Row:
    values: Row = {}
    for column, (_, new) in decision.changes.items():
        try:
            values[column] = read_value(table, column, new)
        except SchemaError:
            continue
    return values
