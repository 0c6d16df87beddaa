"""Filtered tables -> files: exactly what the screen shows, in the form that the reader's program takes; and reviewed facts as labels."""

from lib.export.csv import explain_columns, export_columns, export_reviews, export_table, take_columns, write_csv
from lib.export.excel import export_excel
from lib.export.geojson import LOCATED, export_geojson
from lib.export.labels import export_labels
from lib.export.manifest import Manifest, leave_texts, name_file
from lib.export.pack import pack_files
from lib.export.package import export_package
from lib.export.parquet import export_parquet
from lib.export.readings import Behind

__all__ = [
    "LOCATED",
    "Behind",
    "Manifest",
    "explain_columns",
    "export_columns",
    "export_excel",
    "export_geojson",
    "export_labels",
    "export_package",
    "export_parquet",
    "export_reviews",
    "export_table",
    "leave_texts",
    "name_file",
    "pack_files",
    "take_columns",
    "write_csv",
]
