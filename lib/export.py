"""Filtered tables -> CSV files, alone or in one zip with a manifest: exactly what the screen shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    import pandas as pd

    from lib.filters import Filters


def export_columns(table: str) -> list[str]:
    """A CSV file's columns: the codebook's, and for facts ``sentence, title, source, published`` after them."""
    raise NotImplementedError


def write_csv(frame: pd.DataFrame, columns: list[str] | None = None, *, bom: bool = False) -> bytes:
    """A frame as UTF-8 CSV (RFC 4180, lines end in CR LF): ISO dates, lists joined by "; ", nulls empty, texts safe from being run as
    formulas.

    ``bom`` puts the mark in front by which Excel knows UTF-8.
    """
    raise NotImplementedError


def export_table(tables: Mapping[str, pd.DataFrame], table: str, *, bom: bool = False) -> bytes:
    """One of the filtered tables as CSV with ``export_columns``."""
    raise NotImplementedError


def export_zip(
    tables: Mapping[str, pd.DataFrame], filters: Filters, *, store_version: str, generated: datetime, bom: bool = False
) -> bytes:
    """All the filtered tables as ``<table>.csv`` and ``manifest.json``; the same input gives the same bytes.

    The manifest: filter sentence, time (``generated``, UTC), store and parser versions, notes on licence and sources, and for each file
    its rows, columns and SHA-256.
    """
    raise NotImplementedError
