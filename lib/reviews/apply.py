"""The tables as people's decisions leave them: corrected values in place, what they are filtered by worked out anew."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pandas as pd

from lib.context import FILTER_COLUMNS, fact_context, gather_context, rename_search
from lib.reviews.fields import FIELDS, write_value
from lib.reviews.settle import Standing, weigh
from lib.schema import FACT_TABLES, column_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lib.reviews.settle import Decision
    from lib.schema import Row

    Tables = Mapping[str, pd.DataFrame]
    #: Position of a row -> its new value.
    Cells = dict[int, Any]

CONFIRMED, CORRECTED, REJECTED = "confirmed", "corrected", "rejected"
#: What stands beside a fact's columns: the decision (one of those three, or null), and what the machine read where a person corrected it.
REVIEW_COLUMNS = ("review", "machine_read")
#: What makes a claim another claim when it is corrected.
_CLAIM = ("count_low", "count_best", "count_high", "unit", "force", "status", "claimant")


def apply_reviews(tables: Tables, standing: Mapping[str, tuple[Decision, ...]]) -> dict[str, pd.DataFrame]:
    """All tables (``lib.store.read_tables``) with people's values for the machine's, and ``REVIEW_COLUMNS`` beside each fact.

    Rejected facts stay, marked, for ``leave_rejected`` to take out. What rows are filtered by follows the values shown: a country that only
    a rejected fact named is no longer its article's. Decisions about facts that are not there change nothing. The frames
    given are not changed.
    """
    rows = {table: _find_rows(tables, table, standing) for table in FACT_TABLES}
    verdicts = {
        table: {at: weigh(table, row, standing[row["fact_id"]]) for at, row in found.items()} for table, found in rows.items() if found
    }
    cells = {table: _corrected_cells(table, rows[table], found) for table, found in verdicts.items()}
    if "personnel" in cells:
        cells["personnel"]["claim_id"] = _part_claims(tables["personnel"], rows["personnel"], verdicts["personnel"])
    reviewed = dict(tables) | {table: _put(_with_columns(tables[table]), cells.get(table, {})) for table in FACT_TABLES}
    touched = {
        rows[t][at]["article_id"] for t, found in verdicts.items() for at, own in found.items() if own.values or own.review == REJECTED
    }
    corrected = {rows[table][at]["fact_id"] for table, found in verdicts.items() for at, own in found.items() if own.values}
    return _follow_context(reviewed, touched, corrected) if touched else reviewed


def leave_rejected(tables: Tables) -> dict[str, pd.DataFrame]:
    """The tables without the facts that people have rejected: what is counted, drawn and exported."""
    rejected = {table: (tables[table]["review"] == REJECTED).fillna(False).astype(bool) for table in FACT_TABLES}
    return {table: frame[~rejected[table]] if table in rejected and rejected[table].any() else frame for table, frame in tables.items()}


def find_machine_row(tables: Tables, table: str, fact_id: str) -> Row | None:
    """A fact's row with the codebook's columns and plain values; None where there is none."""
    return next(iter(_find_rows(tables, table, {fact_id: ()}).values()), None)


def list_rows(frame: pd.DataFrame, columns: Iterable[str]) -> list[Row]:
    """Rows with plain values, None for what is not known."""
    values = {name: [None if _is_null(value) else value for value in frame[name].astype(object)] for name in columns}
    return [dict(zip(values, row, strict=True)) for row in zip(*values.values(), strict=True)]


def _is_null(value: Any) -> bool:
    return not isinstance(value, list) and bool(pd.isna(value))


def _find_rows(tables: Tables, table: str, wanted: Mapping[str, Any]) -> dict[int, Row]:
    """Position -> row of the facts wanted."""
    if not wanted:
        return {}
    found = tables[table]["fact_id"].isin(list(wanted)).to_numpy().nonzero()[0]
    return dict(zip(found.tolist(), list_rows(tables[table].iloc[found], column_names(table)), strict=True))


def _with_columns(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(**{name: pd.Series(pd.NA, index=frame.index, dtype="str") for name in REVIEW_COLUMNS})


def _corrected_cells(table: str, rows: Mapping[int, Row], verdicts: Mapping[int, Standing]) -> dict[str, Cells]:
    cells: dict[str, Cells] = {name: {} for name in REVIEW_COLUMNS}
    for at, verdict in verdicts.items():
        cells["review"][at] = verdict.review
        if verdict.values:
            cells["machine_read"][at] = describe_machine(table, rows[at], verdict.values)
        for column, value in verdict.values.items():
            cells.setdefault(column, {})[at] = value
    return cells


def describe_machine(table: str, machine: Row, values: Mapping[str, Any]) -> str:
    """What the machine read where people say otherwise, for an export: "status: present; count_high: 300"."""
    told = [field.column for field in FIELDS[table] if field.column in values]
    return "; ".join(f"{column}: {write_value(machine[column]) or 'nothing'}" for column in told or values)


def _part_claims(frame: pd.DataFrame, rows: Mapping[int, Row], verdicts: Mapping[int, Standing]) -> Cells:
    """New ids for claims that a correction has made different from the other reports of the same claim; corrected alike, they stay one."""
    changed = {at: row for at, row in rows.items() if verdicts[at].values.keys() & set(_CLAIM)}
    if not changed:
        return {}
    alike: dict[str, set[tuple[str | None, ...]]] = {}
    values = {at: tuple(write_value((row | dict(verdicts[at].values))[name]) for name in _CLAIM) for at, row in changed.items()}
    for at, row in changed.items():
        alike.setdefault(row["claim_id"], set()).add(values[at])
    sizes = frame["claim_id"][frame["claim_id"].isin(list(alike))].value_counts()
    numbers = pd.Series([row["claim_id"] for row in changed.values()]).value_counts()
    parted = {claim for claim in alike if sizes[claim] > numbers[claim] or len(alike[claim]) > 1}
    return {at: _claim_id(row["claim_id"], values[at]) for at, row in changed.items() if row["claim_id"] in parted}


def _claim_id(before: str, values: tuple[str | None, ...]) -> str:
    return hashlib.sha256("\x1f".join([before, *map(str, values)]).encode()).hexdigest()[:16]


def _follow_context(tables: dict[str, pd.DataFrame], touched: set[str], corrected: set[str]) -> dict[str, pd.DataFrame]:
    """What articles and facts are filtered by, anew: of the articles touched, their quotations (which have all of their article's
    countries), and the facts corrected.
    """
    cells: dict[str, dict[str, Cells]] = {table: {name: {} for name in FILTER_COLUMNS} for table in tables}
    own: dict[str, dict[str, list[Row]]] = {article: {table: [] for table in FACT_TABLES} for article in touched}
    anew: dict[str, list[tuple[str, int, Row]]] = {article: [] for article in touched}
    for table in FACT_TABLES:
        frame = tables[table]
        keep = frame["article_id"].isin(list(touched)) & (frame["review"] != REJECTED).fillna(True)
        places = keep.to_numpy().nonzero()[0]
        for at, row in zip(places.tolist(), list_rows(frame.iloc[places], column_names(table)), strict=True):
            own[row["article_id"]][table].append(row)
            if table == "quotes" or row["fact_id"] in corrected:
                anew[row["article_id"]].append((table, at, row))
    places = tables["articles"]["article_id"].isin(list(touched)).to_numpy().nonzero()[0]
    articles = list_rows(tables["articles"].iloc[places], [*column_names("articles"), "search"])
    for at, article in zip(places.tolist(), articles, strict=True):
        everywhere, names = gather_context(own[article["article_id"]])
        cells["articles"]["countries"][at] = everywhere
        cells["articles"]["search"][at] = rename_search(article["search"], names)
        for table, position, row in anew[article["article_id"]]:
            _take(cells[table], position, fact_context(table, row, article, everywhere))
    return {table: _put(frame, cells[table]) for table, frame in tables.items()}


def _take(cells: dict[str, Cells], at: int, row: Row) -> None:
    for name in FILTER_COLUMNS:
        cells[name][at] = row[name]


def _put(frame: pd.DataFrame, cells: Mapping[str, Cells]) -> pd.DataFrame:
    """A frame with some cells replaced, each column in the type that it had."""
    return frame.assign(**{name: _replace(frame[name], new) for name, new in cells.items() if new})


def _replace(values: pd.Series, new: Cells) -> pd.Series:
    if values.dtype == object:
        cells = values.to_numpy(dtype=object, copy=True)
        for at, value in new.items():
            cells[at] = value
        return pd.Series(cells, index=values.index, dtype=object)
    changed = values.copy()
    changed.iloc[list(new)] = pd.Series(list(new.values()), dtype=values.dtype).array
    return changed
