"""Claims about numbers of people by the day that they speak of and by who makes them; and which to draw where there are too many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.views.claims import merge_claims
from lib.views.gather import COUNT, DATES, REPORTED
from lib.views.merge import keep_columns
from lib.views.voices import name_voice

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

#: So many claims are drawn at most, as marks over time and as lines; more would be a smear, and slow.
MOST_MARKS, MOST_LINES = 600, 100
_COLUMNS = (
    *("claim_id", "voice", "count", *COUNT, "unit", "force", "force_name", "status", "claimant", "relayed_by", "place", *DATES),
    *("date_basis", "part_of", "title", "source", "published", *REPORTED),
)


def claims_over_time(tables: Mapping[str, pd.DataFrame], *, by_country: bool) -> pd.DataFrame:
    """One row a claim and claimant, by date: a number that Kyiv and Seoul both give stands once for each.

    Columns as ``personnel_claims``, ``voice`` (the country that the claimant speaks for, in English, else the claimant's name; with
    ``by_country`` False always the claimant's name; "" where nobody is named), ``first_day, last_day`` (datetime64; the days that the claim
    speaks of, NaT where not even the publication is dated), ``told`` (whether the text itself gives those days; else they are the report's
    own day).
    """
    personnel = tables["personnel"]
    voices = {name: name_voice(name) if by_country else name for name in personnel["claimant"].dropna().unique()}
    rows = merge_claims(personnel.assign(voice=personnel["claimant"].map(voices).fillna("")), ("claim_id", "voice"))
    told = rows["date_basis"].isin(["stated", "relative", "bounded"]) & (rows["date_start"].notna() | rows["date_end"].notna())
    return keep_columns(rows, _COLUMNS).assign(first_day=rows["first_day"], last_day=rows["last_day"], told=told.astype(bool))


def most_reported(claims: pd.DataFrame, limit: int) -> pd.DataFrame:
    """The claims that most articles report, of equals the latest, in the order given; all of them where there are no more than that."""
    if len(claims) <= limit:
        return claims
    last = claims["last_day"] if "last_day" in claims else claims["published"].astype(str)
    order = claims[["articles", "reports"]].assign(last=last).sort_values(["articles", "reports", "last"], ascending=False, kind="stable")
    return claims.loc[order.index[:limit].sort_values()]
