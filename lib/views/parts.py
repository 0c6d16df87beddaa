"""Totals with their parts: "12,000 troops, 500 officers and 3 generals among them". A part is in its total and never added to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.views.gather import build_frame, list_records

if TYPE_CHECKING:
    import pandas as pd

    from lib.schema import Row

_COLUMNS = (
    *("total_id", "step", "part", "tree", "claim_id", "count", "count_low", "count_best", "count_high", "count_rule", "count_text", "unit"),
    *("force_name", "status", "claimant", "relayed_by", "place", "date_start", "date_end", "source", "published", "reports", "articles"),
    *("fact_id", "fact_ids", "article_id", "sentence"),
)


def list_parts(claims: pd.DataFrame) -> pd.DataFrame:
    """Of the claims of ``personnel_claims`` those that are a total of others or a part of one, each total followed by its parts.

    ``total_id`` (claim_id of the outermost total), ``step`` (0 for it, 1 for its parts, 2 for theirs), ``part`` ("total", "part" or "part
    of a part"), ``tree`` (the number in words, "↳ " before a part's), and the columns of ``personnel_claims``. Totals that most articles
    report first; a part whose total does not pass the filters is not listed.
    """
    linked = claims[claims["part_of"].notna()]
    owners = {fact: index for index, facts in zip(claims.index, claims["fact_ids"], strict=True) for fact in facts} if len(linked) else {}
    below: dict[int, list[int]] = {}
    for index, fact in linked["part_of"].items():
        owner = owners.get(fact)
        if owner is not None and owner != index:
            below.setdefault(owner, []).append(int(str(index)))
    parts = {part for own in below.values() for part in own}
    tops = sorted(set(below) - parts, key=lambda index: (-int(claims["articles"][index]), index))
    known = sorted(parts | set(below))
    records = dict(zip(known, list_records(claims.loc[known]), strict=True))
    return build_frame([row for top in tops for row in _walk(top, records[top]["claim_id"], 0, below, records)], _COLUMNS)


def _walk(own: int, total: str, step: int, below: dict[int, list[int]], records: dict[int, Row]) -> list[Row]:
    """A claim and what is part of it, in depth."""
    part = ("total", "part")[step] if step < 2 else "part of a part"
    tree = f"{'↳ ' * step}{records[own]['count']}"
    rows = [records[own] | {"step": step, "part": part, "tree": tree, "total_id": total}]
    return rows + [row for each in below.get(own, ()) for row in _walk(each, total, step + 1, below, records)]
