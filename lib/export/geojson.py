"""A filtered table -> GeoJSON (RFC 7946): one layer a kind of fact, for a geographic information system.

One file a kind, for such programs make a layer of a file: each keeps the columns of its kind alone, and its own signs. Facts without a
place stay in, with null geometry: so the layer's table has the rows that the screen shows, and can be joined and counted.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import orjson

from lib.context import EVIDENCE_COLUMNS
from lib.export.csv import explain_columns, take_columns
from lib.export.manifest import Manifest, describe_export
from lib.schema import TABLES
from lib.views.gather import list_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from lib.schema import Row

#: The tables whose facts may have a place.
LOCATED = tuple(table for table, columns in TABLES.items() if any(column.name == "lat" for column in columns))
#: Decimals of a degree: a tenth of a metre, and what RFC 7946 (section 11.2) thinks reasonable.
_DECIMALS = 6
_GEOMETRY = (
    "Points are [longitude, latitude] in WGS 84. A fact whose place was not found has null geometry; so has a place with the role actor,"
    " which stands for a government and is nowhere. Where where_prec is more than 1, the point stands for the area around it."
)
_PRECISIONS = {
    "1": "exact place",
    "2": "near it",
    "3": "district",
    "4": "province",
    "5": "larger or vague region",
    "6": "country",
    "7": "sea or air",
}


def export_geojson(tables: Mapping[str, pd.DataFrame], table: str, manifest: Manifest) -> bytes:
    """One of the tables ``LOCATED`` as a FeatureCollection, a feature a line; ``id`` is the fact's, properties are those of its row.

    Besides the columns of the CSV file, properties have the article's ``url``. What the file is of stands in foreign members.
    """
    urls = dict(zip(tables["articles"]["article_id"], list_values(tables["articles"]["url"]), strict=True))
    out = io.BytesIO()
    box: list[float] = []
    for number, row in enumerate(_list_rows(take_columns(tables, table))):
        where = _find_point(row)
        box = _widen(box, where) if where else box
        out.write(b",\n" if number else b"\n")
        out.write(orjson.dumps(_make_feature(row | {"url": urls.get(row["article_id"])}, where)))
    head = orjson.dumps(_describe(tables, table, manifest) | ({"bbox": box} if box else {}))
    return b"".join((head[:-1], b',"features":[', out.getbuffer(), b"\n]}\n"))


def _describe(tables: Mapping[str, pd.DataFrame], table: str, manifest: Manifest) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "name": table,
        **describe_export(tables, manifest),
        "geometry_note": _GEOMETRY,
        "where_prec": _PRECISIONS,
        "columns": explain_columns(table) | {"url": "where the article was published"},
    }


def _list_rows(frame: pd.DataFrame) -> Iterator[Row]:
    names = [str(name) for name in frame.columns]
    for values in zip(*(list_values(frame[name]) for name in names), strict=True):
        yield dict(zip(names, values, strict=True))


def _find_point(row: Row) -> tuple[float, float] | None:
    if row["lat"] is None or row["lon"] is None or row.get("role") == "actor":
        return None
    return round(row["lon"], _DECIMALS), round(row["lat"], _DECIMALS)


def _widen(box: list[float], where: tuple[float, float]) -> list[float]:
    west, south, east, north = box or (*where, *where)
    return [min(west, where[0]), min(south, where[1]), max(east, where[0]), max(north, where[1])]


def _make_feature(row: Row, where: tuple[float, float] | None) -> dict[str, Any]:
    evidence = {name: row[name] for name in (*EVIDENCE_COLUMNS, "url")}
    return {
        "type": "Feature",
        "id": row["fact_id"],
        "geometry": {"type": "Point", "coordinates": where} if where else None,
        "properties": {name: value for name, value in row.items() if name not in evidence} | evidence,
    }
