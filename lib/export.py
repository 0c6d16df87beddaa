"""Filtered tables -> CSV files, alone or in one zip with a manifest: exactly what the screen shows."""

from __future__ import annotations

import csv
import hashlib
import io
import unicodedata
import zipfile
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import orjson

from lib.context import EVIDENCE_COLUMNS
from lib.filters import describe
from lib.schema import FACT_TABLES, column_names
from lib.views.gather import list_values

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from lib.filters import Filters

#: Texts that begin with one of these a spreadsheet may run (OWASP ASVS 1.2.10); full-width variants count as the signs that they stand for.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")
#: The earliest time that a zip can hold: files carry no time of their own, so that the same rows give the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_NOTES = (
    "Titles, sentences and quotations are the publishers' words: quote them under their terms and name the source.",
    "Places and coordinates: GeoNames (https://www.geonames.org), CC BY 4.0.",
    "Facts are read by a program: check each against its sentence before you print it. Claims overlap: do not add their numbers up.",
    "A text that begins like a spreadsheet formula carries a leading apostrophe that is not in the article.",
)


def export_columns(table: str) -> list[str]:
    """A CSV file's columns: the codebook's, and for facts ``sentence, title, source, published`` after them."""
    return column_names(table) + (list(EVIDENCE_COLUMNS) if table in FACT_TABLES else [])


def write_csv(frame: pd.DataFrame, columns: list[str] | None = None, *, bom: bool = False) -> bytes:
    """A frame as UTF-8 CSV (RFC 4180, lines end in CR LF): ISO dates, lists joined by "; ", nulls empty, texts safe from being run.

    ``bom`` puts the mark in front by which Excel knows UTF-8.
    """
    names = columns or list(frame.columns)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows(zip(*([_format(value) for value in list_values(frame[name])] for name in names), strict=True))
    return out.getvalue().encode("utf-8-sig" if bom else "utf-8")


def export_table(tables: Mapping[str, pd.DataFrame], table: str, *, bom: bool = False) -> bytes:
    """One of the filtered tables as CSV with ``export_columns``."""
    return write_csv(tables[table], export_columns(table), bom=bom)


def export_zip(
    tables: Mapping[str, pd.DataFrame], filters: Filters, *, store_version: str, generated: datetime, bom: bool = False
) -> bytes:
    """All the filtered tables as ``<table>.csv`` and ``manifest.json``; the same input gives the same bytes.

    The manifest: filter sentence, time (``generated``, in UTC), store and parser versions, notes on licence and sources, and for each file
    its rows, columns and SHA-256.
    """
    files = {f"{table}.csv": export_table(tables, table, bom=bom) for table in tables}
    manifest = {
        "filter": describe(filters),
        "generated": generated.astimezone(UTC).isoformat(timespec="seconds"),
        "store_version": store_version,
        "parser_versions": sorted(set(tables["articles"]["parser_version"])),
        "notes": _NOTES,
        "sources": sorted(set(tables["articles"]["source"])),
        "files": [
            {
                "name": f"{table}.csv",
                "rows": len(frame),
                "columns": export_columns(table),
                "sha256": hashlib.sha256(files[f"{table}.csv"]).hexdigest(),
            }
            for table, frame in tables.items()
        ],
    }
    files["manifest.json"] = orjson.dumps(manifest, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _format(value: Any) -> str:
    """A value as a cell; numbers and dates are left as they are, texts are made safe."""
    if isinstance(value, str):
        return _disarm(value)
    if isinstance(value, list):
        return _disarm("; ".join(value))
    if value is None or value != value:  # NaN
        return ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _disarm(text: str) -> str:
    first = unicodedata.normalize("NFKC", text[:1])
    return f"'{text}" if first.startswith(_FORMULA) else text
