"""All filtered tables -> one zip that is a Frictionless data package: CSV files, and what is in them in a form that programs read."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import orjson

from lib.datapackage.form import DESCRIPTOR, FORM, OWN, PROFILE, READINGS, describe_table, package_columns
from lib.export.csv import export_reviews, export_table, write_csv
from lib.export.manifest import CSV_NOTE, Manifest, describe_export
from lib.export.pack import pack_files
from lib.export.readings import Behind, list_decisions, list_readings
from lib.schema import FACT_TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

_LICENCES = [
    {
        "name": "CC-BY-4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
        "title": "Places and coordinates from GeoNames: Creative Commons Attribution 4.0",
    }
]


def export_package(tables: Mapping[str, pd.DataFrame], manifest: Manifest, behind: Behind | None = None) -> bytes:
    """The filtered tables, the decisions about their facts, what the program read where people say otherwise, and ``datapackage.json``.

    With the articles' texts, ``lib.datapackage.rows`` reads all of it back as it was stored. The same input gives the same bytes.
    """
    behind = behind or Behind()
    readings = list_readings(tables, behind, manifest.filters)
    decisions = list_decisions(tables, readings, behind, manifest.filters)
    files = {table: export_table(tables, table) for table in ("articles", *FACT_TABLES)}
    files |= {"reviews": export_reviews(decisions), READINGS: write_csv(readings)}
    rows = {table: len(frame) for table, frame in tables.items()} | {"reviews": len(decisions), READINGS: len(readings)}
    descriptor = _describe(tables, manifest) | {"resources": [_describe_file(tables, name, rows[name], files[name]) for name in files]}
    written = orjson.dumps(descriptor, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    return pack_files({DESCRIPTOR: written} | {f"{name}.csv": content for name, content in files.items()})


def _describe(tables: Mapping[str, pd.DataFrame], manifest: Manifest) -> dict[str, Any]:
    own = describe_export(tables, manifest)
    return {
        "$schema": PROFILE,
        "name": "dateline",
        "title": "Facts from news articles, each with its sentence",
        "description": own["filter"],
        "created": own.pop("generated"),
        "version": own["store_version"],
        "licenses": _LICENCES,
        "sources": [{"title": "GeoNames", "path": "https://www.geonames.org"}, *({"title": name} for name in own.pop("sources") if name)],
        OWN: {"form": FORM, **own, "notes": [*own["notes"], CSV_NOTE]},
    }


def _describe_file(tables: Mapping[str, pd.DataFrame], table: str, rows: int, content: bytes) -> dict[str, Any]:
    columns = package_columns(table, texts="text" in tables["articles"])
    parts_whole = table != "personnel" or set(tables[table]["part_of"].dropna()) <= set(tables[table]["fact_id"])
    described = describe_table(table, columns, parts_whole=parts_whole)
    return {
        "name": table,
        "type": "table",
        "path": f"{table}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "rows": rows,
        **described,
    }
