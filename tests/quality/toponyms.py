"""Places against two corpora that others labelled: LGL (local news) and GeoVirus (news of epidemics).

Recognition: a gold mention is found where one of ours overlaps it; each of ours serves one gold mention. Resolution: the share of all gold
mentions, the missed ones too, that we put within 161 km (100 miles) of gold's point, and the share of those with a labelled country that
we put in that country (GeoVirus labels none). Both corpora label demonyms, parts of organisations' names or streets here and there, which
the codebook leaves out, so that no figure can reach 100. GeoVirus gives countries another point than GeoNames does.
"""

from __future__ import annotations

from lib.extract import find_places
from lib.gazetteer import distance_km
from lib.gazetteer.countries import country_code
from lib.schema import Row
from tests.quality.shares import Label, Shares

NEAR_KM = 161
#: Names of countries that LGL took from GeoNames as they stood in 2010.
_RENAMED = {"Palestinian Territory": "PSE"}


def measure(records: list[Label]) -> dict[str, float]:
    """Precision, recall and F1 of recognition, and the shares of all gold within 161 km and in the right country; shares of 1."""
    found = matched = near = right = 0
    for record in records:
        rows = find_places(record["text"])
        found += len(rows)
        for label, row in _pairs(record["gold"], rows):
            matched += 1
            near += _is_near(label, row)
            right += label.get("country") is not None and _code(label["country"]) == row["country_code"]
    labels = [label for record in records for label in record["gold"]]
    placed = sum(label.get("country") is not None for label in labels)
    shares = Shares(matched / found, matched / len(labels)).figures() | {f"within {NEAR_KM} km": near / len(labels)}
    return shares | ({"country": right / placed} if placed else {})


def count_labels(records: list[Label]) -> int:
    """Gold mentions."""
    return sum(len(record["gold"]) for record in records)


def _pairs(gold: list[Label], rows: list[Row]) -> list[tuple[Label, Row]]:
    free, pairs = list(rows), []
    for label in gold:
        row = next((each for each in free if each["char_start"] < label["end"] and label["start"] < each["char_end"]), None)
        if row is not None:
            free.remove(row)
            pairs.append((label, row))
    return pairs


def _is_near(label: Label, row: Row) -> bool:
    if row["lat"] is None or row["lon"] is None or label["lat"] is None:
        return False
    return distance_km((row["lat"], row["lon"]), (label["lat"], label["lon"])) <= NEAR_KM


def _code(name: str) -> str | None:
    return _RENAMED.get(name) or country_code(name)
