"""What each report says of one meeting, attack or claim, and where the reports differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.days import say_day, say_days
from lib.views.facts import EVIDENCE
from lib.views.gather import build_frame, group, is_stated, list_records, sort_by_width
from lib.views.labels import label_fact

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd

    from lib.schema import Row

    Tables = Mapping[str, pd.DataFrame]

#: How a mark's id begins -> table, column that reports of one thing share. A meeting's id stands by itself.
_KINDS = {"attack": ("events", "event_id"), "claim": ("personnel", "claim_id"), "": ("meetings", "meeting_id")}
_BASIS = {
    "stated": "as the text says",
    "relative": "counted from the day of publication",
    "bounded": "worked out from the days around it",
    "published": "the day of publication, for want of a better one",
}
_ACCOUNT = ("table", "label", *EVIDENCE, "status", "days", "date_text", "basis", "claimant", "relayed_by", "differs")


def list_marks(meetings: pd.DataFrame, attacks: pd.DataFrame | None = None, claims: pd.DataFrame | None = None) -> dict[str, str]:
    """All that can be picked on the timeline: id of the mark -> what it is, in words; meetings first, in their order."""
    marks = dict(zip(meetings["meeting_id"], meetings["label"], strict=True))
    if attacks is not None:
        marks |= {f"attack:{key}": label for key, label in zip(attacks["event_id"], attacks["label"], strict=True)}
    if claims is not None:
        told = zip(claims["claim_id"], claims["count"], claims["unit"], claims["status"], strict=True)
        marks |= {f"claim:{key}": " ".join(part for part in (count, unit, status) if part) for key, count, unit, status in told}
    return marks


def mark_accounts(tables: Tables, mark: str) -> pd.DataFrame:
    """One row a report of what a mark of the timeline stands for, the tightest date first.

    ``mark`` is a ``meeting_id``, or "attack:" with an ``event_id``, or "claim:" with a ``claim_id``. Columns of ``EVIDENCE`` and
    ``table, label`` (what was understood), ``status, days`` (words), ``date_text`` (as written, or None), ``basis`` (how the days are
    known, in words, or None), ``claimant, relayed_by, differs`` (list: "day", "status"; against another report of the same thing).
    """
    kind, _, key = mark.rpartition(":")
    table, column = _KINDS.get(kind, _KINDS[""])
    frame = tables[table]
    reports = sort_by_width(list_records(frame[frame[column] == key]))
    return build_frame([_tell(table, row, reports) for row in reports], _ACCOUNT)


def list_differences(accounts: pd.DataFrame) -> list[str]:
    """Where the reports of ``mark_accounts`` differ, a sentence each: "Day: 10 June 2025 (AFP); 9 June 2025 (Kyodo)."."""
    rows = list_records(accounts)
    said = []
    if any("day" in row["differs"] for row in rows):
        said.append(_contrast("Day", [row for row in rows if row["days"]], lambda row: row["days"]))
    if any("status" in row["differs"] for row in rows):
        said.append(_contrast("Status", rows, lambda row: row["status"] or "not said"))
    return said


def _tell(table: str, row: Row, reports: Sequence[Row]) -> Row:
    differs = ["day"] if any(_apart(row, other) for other in reports) else []
    if table == "meetings" and any(row["status"] != other["status"] for other in reports):
        differs.append("status")
    unreviewed = dict.fromkeys(EVIDENCE)  # what people decided stands beside a fact only where it was looked up
    return (
        unreviewed
        | row
        | {
            "table": table,
            "label": label_fact(table, row),
            "days": say_days(row["date_start"], row["date_end"]),
            "basis": _BASIS.get(row["date_basis"]) if row["date_start"] or row["date_end"] else None,
            "differs": differs,
        }
    )


def _apart(one: Row, other: Row) -> bool:
    """Whether two reports give days of which none is the same."""
    if not (is_stated(one) and is_stated(other)):
        return False
    return bool(one["date_start"] > other["date_end"] or other["date_start"] > one["date_end"])


def _contrast(what: str, rows: Sequence[Row], say: Callable[[Row], str]) -> str:
    """Each value with who gives it."""
    values = group([row | {"value": say(row)} for row in rows], "value")
    said = [f"{own[0]['value']} ({_name_sources(own)})" for own in values]
    return f"{what}: {'; '.join(said)}."


def _name_sources(rows: Sequence[Row]) -> str:
    return ", ".join(dict.fromkeys(", ".join(part for part in (row["source"], say_day(row["published"])) if part) for row in rows))
