"""Claims about numbers of people, never added up."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from lib.gazetteer.countries import country_name
from lib.views.gather import COUNT, DATES, REPORTED, build_frame, list_records, list_values, span_claims
from lib.views.labels import display_count
from lib.views.merge import keep_columns, merge_reports

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Tables = Mapping[str, pd.DataFrame]


_CLAIMS = (
    *("claim_id", "count", *COUNT, "unit", "force", "force_name", "status", "claimant", "relayed_by", "place", "country", *DATES),
    *("date_basis", "part_of", "title", "source", "published", *REPORTED),
)
#: What of a report's row is shown or sorted by; the rest, the long text to search through among it, is left behind.
_WANTED = (
    *("fact_id", "article_id", "char_start", "claim_id", *COUNT, "unit", "force", "status", "claimant", "relayed_by", "part_of", *DATES),
    *("resolved_place", "country", "date_basis", "title", "source", "published", "sentence", "first_day", "last_day"),
)
_say_count = lru_cache(maxsize=65536)(display_count)


def personnel_claims(tables: Tables) -> pd.DataFrame:
    """One row a claim about a number of people, by date. Claims overlap and contradict each other: they are never added up.

    ``claim_id, count`` (words: "2,000 or more"), ``count_low, count_best, count_high`` (Int64, null where the words give none),
    ``count_rule, count_text, unit, force, force_name, status, claimant, relayed_by, place, country, date_start, date_end, date_prec,
    date_basis, part_of`` (the fact_id of the total that it is a part of), ``title, source, published`` (of the first report), ``reports,
    articles`` (counts), ``fact_id, fact_ids, article_id, sentence``.
    """
    return keep_columns(merge_claims(tables["personnel"], ("claim_id",)), _CLAIMS)


def merge_claims(personnel: pd.DataFrame, by: Sequence[str], more: Sequence[str] = ()) -> pd.DataFrame:
    """One row for the reports of a claim that share the columns ``by``, by date, with ``count`` (words), ``force_name, place``; ``more``
    names columns of a report to keep besides.
    """
    wanted = personnel[list(dict.fromkeys((*_WANTED, *by, *more)))]
    order = wanted.assign(day=pd.to_datetime(wanted["published"])).sort_values(["day", "char_start"], kind="stable")
    claims = merge_reports(order, by).sort_values(["first_day", "last_day", "claim_id"], kind="stable", ignore_index=True)
    counts = zip(*(list_values(claims[name]) for name in COUNT), strict=True)
    forces = {code: country_name(code) or code for code in claims["force"].dropna().unique()}
    return claims.assign(
        count=[_say_count(*count) for count in counts], force_name=claims["force"].map(forces), place=claims["resolved_place"]
    )


def claims_by_status(claims: pd.DataFrame) -> pd.DataFrame:
    """Of the claims of ``personnel_claims`` one row a status, the most claimed first: ``status`` ("" where none is given), ``claims``
    (count), ``lowest, highest`` (of any one claim, never a sum), ``range`` (words), ``fact_ids``.
    """
    wanted = claims[["status", "count_low", "count_best", "count_high", "count_rule", "fact_ids"]]
    rows = [span_claims(list_records(own)) for _, own in wanted.assign(status=wanted["status"].fillna("")).groupby("status")]
    rows.sort(key=lambda row: (-row["claims"], row["status"]))
    return build_frame(rows, ("status", "claims", "lowest", "highest", "range", "fact_ids"))
