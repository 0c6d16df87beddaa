"""Filtered tables -> CSV files, alone or in one zip with a manifest: exactly what the screen shows; and reviewed facts as labels."""

from __future__ import annotations

import csv
import hashlib
import io
import unicodedata
import zipfile
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import orjson
import pandas as pd

from lib.context import EVIDENCE_COLUMNS
from lib.filters import describe
from lib.reviews import REVIEW_COLUMNS
from lib.reviews.labels import list_labels
from lib.schema import FACT_TABLES, TABLES, column_names
from lib.views.gather import list_values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lib.filters import Filters
    from lib.schema import Row

#: Texts that begin with one of these a spreadsheet may run (OWASP ASVS 1.2.10); full-width variants count as the signs that they stand for.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")
#: The earliest time that a zip can hold: files carry no time of their own, so that the same rows give the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_ABOUT_LABELS = """Facts that people have reviewed in Dateline, as labels: what they confirmed or corrected, without what they rejected.

*.json      articles of which every fact is reviewed; the labels of an article, with its text beside it as .md
partial/    articles of which some facts are not reviewed yet: measured by, they would make those look invented
reviews.csv every decision: who, when, why, the machine's value and the person's

A person decides about what the program found. What it missed is not here, so precision is measured, and recall only of what was found.

    python -m tests.quality.measure --folder FOLDER --errors
"""
_NOTES = (
    "Titles, sentences and quotations are the publishers' words: quote them under their terms and name the source.",
    "Places and coordinates: GeoNames (https://www.geonames.org), CC BY 4.0.",
    "Facts are read by a program: check each against its sentence before you print it. Claims overlap: do not add their numbers up.",
    "review says that a person confirmed or corrected the fact, machine_read what the program had read; rejected facts are left out.",
    "A text that begins like a spreadsheet formula carries a leading apostrophe that is not in the article.",
)


def export_columns(table: str) -> list[str]:
    """A CSV file's columns: the codebook's, and after a fact's ``sentence, title, source, published, review, machine_read``."""
    return column_names(table) + ([*EVIDENCE_COLUMNS, *REVIEW_COLUMNS] if table in FACT_TABLES else [])


def explain_columns(table: str) -> dict[str, str]:
    """What each of the codebook's columns means, with the values that it may have."""
    return {column.name: column.meaning + (f": {', '.join(column.values)}" if column.values else "") for column in TABLES[table]}


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
    """One of the filtered tables as CSV with ``export_columns``; without ``lib.reviews.apply_reviews``, nothing is reviewed."""
    frame, names = tables[table], export_columns(table)
    unreviewed = {name: None for name in REVIEW_COLUMNS if name in names and name not in frame}
    return write_csv(frame.assign(**unreviewed), names, bom=bom)


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
    return _pack(files)


def export_labels(tables: Mapping[str, pd.DataFrame], reviews: Sequence[Row]) -> bytes:
    """Reviewed facts of all articles as a zip of labels that ``tests.quality.measure --folder`` reads, with the decisions behind them.

    ``tables`` with rejected facts and all (``lib.reviews.apply_reviews``), ``reviews`` as stored; the same input gives the same bytes.
    """
    files = {"README.txt": _ABOUT_LABELS.encode()}
    for name, whole, labels, text in list_labels(tables):
        path = name if whole else f"partial/{name}"
        files[f"{path}.json"] = orjson.dumps(labels, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        files[f"{path}.md"] = text.encode()
    files["reviews.csv"] = export_reviews(reviews)
    return _pack(files)


def export_reviews(reviews: Sequence[Row], *, bom: bool = False) -> bytes:
    """Decisions as stored, withdrawn ones too, as CSV."""
    names = column_names("reviews")
    return write_csv(pd.DataFrame({name: pd.Series([row[name] for row in reviews], dtype=object) for name in names}), names, bom=bom)


def _pack(files: Mapping[str, bytes]) -> bytes:
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
