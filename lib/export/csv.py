"""A filtered table -> a CSV file: exactly the rows that the screen shows."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pandas as pd

from lib.cells import write_cell
from lib.context import EVIDENCE_COLUMNS
from lib.datapackage.form import package_columns
from lib.reviews import REVIEW_COLUMNS
from lib.schema import FACT_TABLES, column_names
from lib.views.gather import list_values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lib.schema import Row


def export_columns(table: str) -> list[str]:
    """An exported table's columns: the codebook's, and after an article's ``story_id``, after a fact's ``sentence, title, source,
    published, review, machine_read``.
    """
    if table in FACT_TABLES:
        return [*column_names(table), *EVIDENCE_COLUMNS, *REVIEW_COLUMNS]
    return [*column_names(table), *(["story_id"] if table == "articles" else [])]


def explain_columns(table: str) -> dict[str, str]:
    """What each column means, with the values that it may have."""
    return {column.name: column.meaning + (f": {', '.join(column.values)}" if column.values else "") for column in package_columns(table)}


def take_columns(tables: Mapping[str, pd.DataFrame], table: str) -> pd.DataFrame:
    """A table with ``export_columns`` alone, in their order; without the articles' texts where those were left out.

    Without ``lib.reviews.apply_reviews``, nothing is reviewed.
    """
    frame = tables[table]
    names = [name for name in export_columns(table) if name in frame or name != "text"]
    unreviewed = {name: None for name in REVIEW_COLUMNS if name in names and name not in frame}
    return frame.assign(**unreviewed)[names]


def write_csv(frame: pd.DataFrame, columns: list[str] | None = None, *, bom: bool = False) -> bytes:
    """A frame as UTF-8 CSV (RFC 4180, lines end in CR LF), its values as ``lib.cells`` writes them.

    ``bom`` puts the mark in front by which Excel knows UTF-8.
    """
    names = columns or list(frame.columns)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows(zip(*(map(write_cell, list_values(frame[name])) for name in names), strict=True))
    return out.getvalue().encode("utf-8-sig" if bom else "utf-8")


def export_table(tables: Mapping[str, pd.DataFrame], table: str, *, bom: bool = False) -> bytes:
    """One of the filtered tables as CSV with ``export_columns``."""
    return write_csv(take_columns(tables, table), bom=bom)


def export_reviews(reviews: Sequence[Row], *, bom: bool = False) -> bytes:
    """Decisions as stored, withdrawn ones too, as CSV."""
    names = column_names("reviews")
    return write_csv(pd.DataFrame({name: pd.Series([row[name] for row in reviews], dtype=object) for name in names}), names, bom=bom)
