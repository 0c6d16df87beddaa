"""The page Download: which form, with or without texts, and a button for each file, which is made when it is pressed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from lib import export, store
from lib.ui.data import load_reviewed, store_uri

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from lib.export import Manifest
    from lib.ui.page import Facts

    Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Form:
    """A form that facts can be taken away in: what it is for, its files' suffix and media type; ``whole``: one file holds all tables."""

    purpose: str
    suffix: str
    media: str
    whole: bool = False


CSV, EXCEL, GEOJSON, PARQUET, PACKAGE = "CSV", "Excel", "GeoJSON", "Parquet", "Data package"
FORMS = {
    CSV: Form("One table a file, for any program.", "csv", "text/csv"),
    EXCEL: Form(
        "One workbook with a sheet a table, to read, sort and pass on.",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        whole=True,
    ),
    GEOJSON: Form("One layer a kind of fact, for QGIS and maps on the web.", "geojson", "application/geo+json"),
    PARQUET: Form("One table a file with exact types, for pandas, R and DuckDB.", "parquet", "application/vnd.apache.parquet"),
    PACKAGE: Form("All tables, decisions and what they mean in a zip, to keep, cite and read back in.", "zip", "application/zip", True),
}
#: Rows of which a workbook takes half a minute.
_MANY = 50_000
_HOW = {
    CSV: "UTF-8 with ISO dates; lists are joined by “; ”, and a text that a spreadsheet could run has an apostrophe in front.",
    EXCEL: "The first sheet says what the workbook holds. Texts are texts: none is run as a formula or made a link. A text longer than"
    " a cell can hold stands whole on a sheet of its own.",
    GEOJSON: "Longitude and latitude in WGS 84. Facts without a place, and places that stand for a government, stay in with no geometry.",
    PARQUET: "Each column's metadata says what it means; the file's says what is in it.",
    PACKAGE: "A Frictionless data package: CSV files and datapackage.json, with types, keys and a hash of each file. It names the people"
    " who reviewed. `python -m lib.ingest FILE.zip` and the page Add read it back.",
}


def ask_form() -> str:
    """The form picked, a key of ``FORMS``, and what to know about it."""
    form = st.radio("As", list(FORMS), captions=[each.purpose for each in FORMS.values()], key="form", bind="query-params")
    st.caption(_HOW[form])
    return form


def ask_tables(facts: Facts, form: str) -> Tables:
    """The tables to hand out: all that is shown, or without the articles' texts where the reader wants so."""
    if form == GEOJSON:
        return facts.shown
    leave = st.toggle(
        "Leave the articles' full texts out",
        key="no_texts",
        help="They are the publishers' words: leave them out of what you publish. Each fact keeps its sentence as its evidence.",
    )
    if leave and form == PACKAGE:
        st.caption("Without texts nobody can hold a fact against its article, so Dateline will not read this package back in.")
    return export.leave_texts(facts.shown) if leave else facts.shown


def list_tables(tables: Tables, form: str) -> list[str]:
    """The tables that a form has: a layer of a map only where facts may have a place."""
    return list(export.LOCATED) if form == GEOJSON else list(tables)


def offer_files(facts: Facts, tables: Tables, form: str) -> None:
    """A button a file, with how much is in it."""
    manifest = export.Manifest(facts.filters, facts.version, datetime.now(UTC))
    if FORMS[form].whole:
        build = partial(_pack, tables, manifest, form)
        total = sum(len(frame) for frame in tables.values())
        _offer(manifest, form, "", build, f"{total:,} rows in {len(tables)} tables")
        if total > _MANY:
            st.caption("With so many rows it takes a while to make the file after you press the button.")
        return
    bom = form == CSV and st.toggle(
        "For Excel (with byte order mark)", key="bom", help="Excel shows accents and Cyrillic wrongly without it."
    )
    with st.grid(3, min_column_width=160):
        for table in list_tables(tables, form):
            with st.container(border=True, gap="small"):
                st.metric(table.capitalize(), f"{len(tables[table]):,}", help=f"{len(facts.all[table]):,} without filters")
                _offer(manifest, form, table, partial(_write, tables, table, manifest, form, bom=bom))


def _offer(manifest: Manifest, form: str, table: str, build: Callable[[], bytes], said: str = "") -> None:
    suffix = FORMS[form].suffix
    name = export.name_file(manifest, suffix, table)
    label = f"{table}.{suffix}" if table else f"Everything: {said} ({suffix})"
    st.download_button(label, build, name, FORMS[form].media, key=f"take-{form}-{table}", on_click="ignore", icon=":material/download:")


def _write(tables: Tables, table: str, manifest: Manifest, form: str, *, bom: bool) -> bytes:
    if form == GEOJSON:
        return export.export_geojson(tables, table, manifest)
    return export.export_parquet(tables, table, manifest) if form == PARQUET else export.export_table(tables, table, bom=bom)


def _pack(tables: Tables, manifest: Manifest, form: str) -> bytes:
    if form == EXCEL:
        return export.export_excel(tables, manifest)
    as_of = store.short_version(manifest.version)
    reviewed = load_reviewed(as_of)
    behind = export.Behind(reviewed.machine, reviewed.everything, store.read_reviews(store.open_store(store_uri()), as_of))
    return export.export_package(tables, manifest, behind)
