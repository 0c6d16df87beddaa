"""Where people are sent: from the country whose people they are to a place elsewhere, and back."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from lib.gazetteer import distance_km, open_gazetteer
from lib.gazetteer.countries import country_name
from lib.views.facts import list_evidence, prove_facts
from lib.views.gather import COUNT, build_frame, common, group, list_records, span_claims, stand_for
from lib.views.labels import PRECISION

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from lib.schema import Row

    Tables = Mapping[str, pd.DataFrame]

#: Statuses that say that people go to a place, or are there, in the order of their way; and the one that says that they leave it. The
#: killed and captured were there too, but no report of them says how many went.
OUT = ("pledged", "trained", "deployed", "present")
BACK = "withdrawn"
_FLOWS = (
    *("flow_id", "back", "force", "force_name", "place_id", "name", "country", "where_prec", "precision", "label", "km", "statuses"),
    *("from_lat", "from_lon", "lat", "lon", "claims", "reports", "articles", "fact_id", "fact_ids", "article_id", "sentence"),
)
_WANTED = (
    *("fact_id", "article_id", "char_start", "sentence", "published", "claim_id", "force", "status", *COUNT),
    *("geonameid", "resolved_place", "country", "country_code", "lat", "lon", "where_prec"),
)


def people_flows(tables: Tables) -> pd.DataFrame:
    """One row for the people of a country and a place in another one that they are sent to (or, ``back``, leave), most reported first.

    ``flow_id, back, force`` (ISO alpha-3), ``force_name, place_id, name, country, where_prec, precision`` (of the place), ``label`` (words:
    "Chad to Sudan"), ``from_lat, from_lon`` (the country's middle), ``lat, lon``, ``km`` (geodesic, between these points, whole),
    ``statuses`` (list of words: "pledged: 1,000 to 6,000 (4 claims)"; of claims, no sum), ``claims, reports, articles`` (counts),
    ``fact_id, fact_ids, article_id, sentence``.
    """
    rows = [flow for own in group(_sent(tables), "flow_id") if (flow := _draw_together(own))]
    rows.sort(key=lambda row: (-row["reports"], row["flow_id"]))
    return build_frame(rows, _FLOWS).astype({"back": bool})


def flow_facts(tables: Tables, flow_id: str, limit: int | None = None) -> pd.DataFrame:
    """The claims of one flow, the earliest report first; columns as ``article_facts``."""
    ids = [row["fact_id"] for row in _sent(tables) if row["flow_id"] == flow_id][:limit]
    rows = tables["personnel"]
    own = rows[rows["fact_id"].isin(ids)].set_index("fact_id", drop=False).loc[ids]
    return list_evidence(prove_facts("personnel", list_records(own)))


def _sent(tables: Tables) -> list[Row]:
    """Records of claims about people somewhere else than at home, with ``flow_id, place_id, back``, the earliest report first."""
    frame = tables["personnel"]
    elsewhere = (frame["force"] != frame["country_code"]) & frame["force"].notna() & frame["country_code"].notna()
    frame = frame[elsewhere & frame["status"].isin((*OUT, BACK)) & frame["lat"].notna() & frame["lon"].notna()]
    rows = sorted(list_records(frame, _WANTED), key=lambda row: (str(row["published"] or "9"), row["article_id"], row["char_start"]))
    return [row | _name_flow(row) for row in rows]


def _name_flow(row: Row) -> Row:
    place_id = str(row["geonameid"] or f"{row['lat']:.3f},{row['lon']:.3f}")
    back = row["status"] == BACK
    return {"place_id": place_id, "back": back, "flow_id": f"{row['force']}{'-back-' if back else '-'}{place_id}"}


def _draw_together(reports: list[Row]) -> Row | None:
    """One row for the reports of a flow; None where nobody knows where the country lies."""
    first = stand_for(reports)
    middle = find_middle(first["force"])
    if middle is None:
        return None
    force, name = country_name(first["force"]) or first["force"], first["resolved_place"]
    prec = common([row["where_prec"] for row in reports])
    claims = [stand_for(own) for own in group(reports, "claim_id")]
    return first | {
        "force_name": force,
        "name": name,
        "where_prec": prec,
        "precision": PRECISION.get(prec),
        "label": f"{name} back to {force}" if first["back"] else f"{force} to {name}",
        "from_lat": middle[0],
        "from_lon": middle[1],
        "km": round(distance_km(middle, (first["lat"], first["lon"]))),
        "statuses": _say_statuses(claims),
        "claims": len(claims),
        "reports": len(reports),
    }


def _say_statuses(claims: list[Row]) -> list[str]:
    """What the claims of each status lie between, in the order of the way."""
    order = {status: place for place, status in enumerate((*OUT, BACK))}
    spans: list[dict[str, Any]] = [span_claims(own) for own in group(claims, "status")]
    spans.sort(key=lambda span: order[span["status"]])
    return [f"{span['status']}: {span['range']} ({span['claims']:,} claim{'' if span['claims'] == 1 else 's'})" for span in spans]


@cache
def find_middle(code: str) -> tuple[float, float] | None:
    """Latitude and longitude of a country's middle, by its ISO alpha-3 code; None where no country has that code."""
    country = open_gazetteer().country(code)
    return (country.lat, country.lon) if country else None
