"""Places on the map, and those that reports name but that nobody can put there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.views.gather import PROOF, build_frame, common, group, list_records, locate, stand_for
from lib.views.labels import PRECISION

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    Tables = Mapping[str, pd.DataFrame]


_PLACES = (
    *("place_id", "name", "country", "country_code", "lat", "lon", "where_prec", "precision", "exact", "mentions", "roles"),
    *("articles", "fact_id", "fact_ids", "article_id", "sentence"),
)


def map_places(tables: Tables) -> pd.DataFrame:
    """One row a located place, most mentioned first; never a name that stands for a government.

    ``place_id, name, country, country_code, lat, lon, where_prec`` (of most mentions), ``precision`` (in words), ``exact`` (False for what
    is only near, a district, province, region or country: not to be drawn as a point that is exact), ``mentions, articles`` (counts),
    ``roles`` (list), ``fact_id, fact_ids, article_id, sentence``. A mention of what happens there stands for the place before any other.
    """
    wanted = ("geonameid", "lat", "lon", "resolved_place", "country", "country_code", "where_prec", "role", "char_start", *PROOF)
    mentions = locate(tables["places"], wanted)
    rank = {"event": 0, "dateline": 1, "mention": 2}
    mentions.sort(key=lambda row: (rank[row["role"]], row["where_prec"] or 9, row["char_start"]))
    rows = []
    for own in group(mentions, "place_id"):
        prec = common([row["where_prec"] for row in own])  # "western Russia" said once does not make Russia a region
        counted = {"mentions": len(own), "roles": sorted({row["role"] for row in own})}
        known = {"name": own[0]["resolved_place"], "where_prec": prec, "exact": prec == 1, "precision": PRECISION.get(prec)}
        rows.append(stand_for(own) | known | counted)
    rows.sort(key=lambda row: (-row["mentions"], str(row["name"])))
    return build_frame(rows, _PLACES).astype({"exact": bool})


_UNLOCATED = ("name", "country", "precision", "mentions", "articles", "roles", "fact_id", "fact_ids", "article_id", "sentence")


def unlocated_places(tables: Tables) -> pd.DataFrame:
    """One row a place that reports name and the gazetteer cannot find, most mentioned first; never a name that stands for a government.

    ``name`` (as found, or else as written), ``country, precision`` (None where not known), ``mentions, articles`` (counts), ``roles``
    (list), ``fact_id, fact_ids, article_id, sentence``.
    """
    frame = tables["places"]
    frame = frame[(frame["lat"].isna() | frame["lon"].isna()) & (frame["role"] != "actor")]
    wanted = ("resolved_place", "extracted_place", "country", "where_prec", "role", "char_start", *PROOF)
    mentions = [row | {"name": row["resolved_place"] or row["extracted_place"]} for row in list_records(frame, wanted)]
    rows = []
    for own in group([row | {"key": (str(row["name"]).casefold(), row["country"])} for row in mentions], "key"):
        counted = {"mentions": len(own), "roles": sorted({row["role"] for row in own})}
        rows.append(stand_for(own) | counted | {"precision": PRECISION.get(common([row["where_prec"] for row in own]))})
    rows.sort(key=lambda row: (-row["mentions"], str(row["name"])))
    return build_frame(rows, _UNLOCATED)
