"""Claims about numbers of people, never added up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.gazetteer.countries import country_name
from lib.views.gather import COUNT, DATES, REPORTED, build_frame, group, list_records, span_claims, stand_for
from lib.views.labels import display_count

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    Tables = Mapping[str, pd.DataFrame]


_CLAIMS = (
    *("claim_id", "count", *COUNT, "unit", "force", "force_name", "status", "claimant", "relayed_by", "place", "country", *DATES),
    *("date_basis", "part_of", "title", "source", "published", *REPORTED),
)


def personnel_claims(tables: Tables) -> pd.DataFrame:
    """One row a claim about a number of people, by date. Claims overlap and contradict each other: they are never added up.

    ``claim_id, count`` (words: "2,000 or more"), ``count_low, count_best, count_high`` (Int64, null where the words give none),
    ``count_rule, count_text, unit, force, force_name, status, claimant, relayed_by, place, country, date_start, date_end, date_prec,
    date_basis, part_of`` (the fact_id of the total that it is a part of), ``title, source, published`` (of the first report), ``reports,
    articles`` (counts), ``fact_id, fact_ids, article_id, sentence``.
    """
    reports = sorted(list_records(tables["personnel"]), key=lambda row: (str(row["published"] or "9999"), row["char_start"]))
    rows = [
        stand_for(own)
        | {
            "count": display_count(*(own[0][name] for name in COUNT)),
            "force_name": own[0]["force"] and (country_name(own[0]["force"]) or own[0]["force"]),
            "place": own[0]["resolved_place"],
            "reports": len(own),
        }
        for own in group(reports, "claim_id")
    ]
    rows.sort(key=lambda row: (str(row["first_day"] or "9999"), str(row["last_day"] or "9999"), row["claim_id"]))
    return build_frame(rows, _CLAIMS)


def personnel_by_status(tables: Tables) -> pd.DataFrame:
    """One row a status, the most claimed first: ``status`` ("" where none is given), ``claims`` (count), ``lowest, highest`` (of any one
    claim, never a sum), ``range`` (words), ``fact_ids``.
    """
    claims = [row | {"status": row["status"] or ""} for row in list_records(personnel_claims(tables))]
    rows = [span_claims(own) for own in group(claims, "status")]
    rows.sort(key=lambda row: (-row["claims"], row["status"]))
    return build_frame(rows, ("status", "claims", "lowest", "highest", "range", "fact_ids"))
