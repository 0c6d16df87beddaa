"""What is claimed most: for each fate, kind of people and place the range of the claims, who reports it, and whether claims disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.views.claims import personnel_claims
from lib.views.conflicts import conflicts
from lib.views.gather import build_frame, group, list_records, span_claims, stand_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from lib.schema import Row

_COLUMNS = (
    *("status", "unit", "force", "force_name", "place", "range", "claims", "parts", "reports", "disagreement", "claim_id", "claimants"),
    *("articles", "fact_id", "fact_ids", "article_id", "sentence"),
)

#: What tells two headlines apart; the troops of two countries are not counted in one range.
_ABOUT = ("status", "unit", "force", "place")


def headline_claims(tables: Mapping[str, pd.DataFrame], limit: int = 6) -> pd.DataFrame:
    """One row for what befell whom where, those that most articles report first: "killed", "people", "Kyiv".

    ``status, unit``, ``force, force_name`` (whose people; None where no claim says), ``place`` (None where no claim says where), ``range``
    (words; between the lowest and the highest of any one claim, never a sum), ``claims`` (count, parts of a total left out), ``parts``
    (count), ``reports`` (count of sentences), ``disagreement`` (words, "" where no two claims differ), ``claim_id`` (of the claim that most
    articles report), ``claimants`` (list), ``articles`` (count), ``fact_id, fact_ids, article_id, sentence``. Claims without a fate stand
    for nothing here.
    """
    told = _most_told(personnel_claims(tables), tables["personnel"], limit)
    claims = [row | {"about": tuple(row[name] for name in _ABOUT)} for row in list_records(told)]
    apart: dict[str, float] = {}
    for row in list_records(conflicts(tables["personnel"]), ("claim_id", "disagreement", "excluding")):
        if row["excluding"]:
            apart[row["claim_id"]] = max(row["disagreement"], apart.get(row["claim_id"], 1.0))
    reports = tables["personnel"][["fact_id", "article_id"]][tables["personnel"]["claim_id"].isin(told["claim_id"])]
    articles = dict(zip(reports["fact_id"], reports["article_id"], strict=True))
    rows = [_sum_up(own, apart, articles) for own in group(claims, "about")]
    rows.sort(key=_rank)
    return build_frame(rows, _COLUMNS)


def _most_told(claims: pd.DataFrame, personnel: pd.DataFrame, limit: int) -> pd.DataFrame:
    """The claims about what most articles report: of thousands of subjects only those few are looked at one by one."""
    about = claims.loc[claims["status"].notna() & claims["status"].ne(""), [*_ABOUT, "claim_id"]].astype(object)
    told = about.merge(personnel[["claim_id", "article_id"]], on="claim_id").drop_duplicates([*_ABOUT, "article_id"])
    counts = told.groupby(list(_ABOUT), sort=False, dropna=False).size().rename("articles").reset_index()
    counts = counts.astype(dict.fromkeys(_ABOUT, object))  # a column in which nothing is known would else be one of numbers
    ranked = sorted(enumerate(list_records(counts)), key=lambda each: _rank(each[1]))
    most = counts.iloc[[at for at, _ in ranked[:limit]]]
    kept = about.reset_index().merge(most, on=list(_ABOUT))["index"]
    return claims.loc[sorted(kept)]


def _rank(row: Row) -> tuple[int, str, str]:
    return -row["articles"], row["status"], f"{row['place']} {row['force']}"


def _sum_up(claims: Sequence[Row], apart: Mapping[str, float], articles: Mapping[str, str]) -> Row:
    """One headline. A part of a total that is claimed as well is no claim of its own: 5,000 of 6,000 does not make the range wider."""
    facts = {fact for row in claims for fact in row["fact_ids"]}
    parts = [row for row in claims if row["part_of"] in facts]
    whole = [row for row in claims if row["part_of"] not in facts] or list(claims)
    first = max(whole, key=lambda row: row["articles"])
    widest = max((apart[row["claim_id"]] for row in whole if row["claim_id"] in apart), default=0.0)
    every = [first, *(row for row in claims if row is not first)]
    return stand_for([first]) | {
        "range": span_claims(whole)["range"],
        "claims": len(whole),
        "parts": len(parts),
        "reports": sum(row["reports"] for row in claims),
        "disagreement": f"{widest:.2g} times apart" if widest else "",
        "claimants": list(dict.fromkeys(row["claimant"] for row in every if row["claimant"])),
        "fact_ids": [fact for row in every for fact in row["fact_ids"]],
        "articles": len({articles[fact] for row in every for fact in row["fact_ids"]}),
    }
