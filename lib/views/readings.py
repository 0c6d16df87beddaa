"""For each thing that people are counted of, the one figure that a way of reading the claims gives: a choice, and never a sum."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal

from lib.link.claims import is_added, is_incident, reach, subject_key
from lib.link.near import days, is_told
from lib.views.claims import merge_claims
from lib.views.conflicts import name_subject
from lib.views.gather import COUNT, build_frame, list_records, span_claims

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    import pandas as pd

    from lib.schema import Row

Reading = Literal["Lowest", "Best supported", "Latest", "Highest"]

#: Way of reading -> what it does, in words.
READINGS: dict[Reading, str] = {
    "Lowest": "takes the smallest number that anybody gives. What is only said to be “up to” a number has no lower end that is known, and "
    "counts only where there is nothing else.",
    "Best supported": "takes the number that most articles report; of equals the one that more claimants give, then the one that was read "
    "with more certainty, then the later one. Many reports of one official are no proof that he is right.",
    "Latest": "takes the number that speaks of the latest day; of one day the one published last. Later figures are often corrected ones, "
    "but need not be about all that earlier ones were about.",
    "Highest": "takes the largest number that anybody gives. “600,000 or more” counts as 600,000.",
}
_COLUMNS = (
    *("subject", "status", "count", *COUNT, "unit", "claimant", "place", "date_start", "date_end", "published", "source"),
    *("claims", "lowest", "highest", "range", "claim_id", "reports", "articles", "fact_id", "fact_ids", "article_id", "sentence"),
)
_KEPT = ("country_code", "where_prec", "score", "admin1", "lat", "lon")


def choose_figures(tables: Mapping[str, pd.DataFrame], reading: Reading) -> pd.DataFrame:
    """One row a subject (people of one force and fate; of what befell people, one place and time), those with most claims first.

    ``subject`` (words), ``status``, the claim that ``reading`` chooses with the columns of ``personnel_claims``, ``claims`` (how many there
    are about the subject), ``lowest, highest, range`` (what these lie between). A part of a total, a number that is added to another one
    ("3,000 more") and claims without any number stand for nothing here.
    """
    choose = _CHOICES[reading]
    rows = [_choose(choose(claims), claims) for claims in _gather_subjects(tables["personnel"])]
    rows.sort(key=lambda row: (-row["claims"], -row["articles"], row["subject"], row["claim_id"]))
    return build_frame(rows, _COLUMNS)


def _choose(chosen: Row, claims: list[Row]) -> Row:
    span = span_claims(claims)
    return chosen | {name: span[name] for name in ("claims", "lowest", "highest", "range")} | {"subject": name_subject(claims)}


def _gather_subjects(personnel: pd.DataFrame) -> Iterable[list[Row]]:
    """Claims about one thing together: what befell people at one place at one time; numbers of a force are one thing for all time."""
    told: dict[Hashable, list[Row]] = defaultdict(list)
    for row in _list_claims(personnel):
        told[_subject(row)].append(row)
    for rows in told.values():
        yield from _split_in_time(rows) if is_incident(rows[0]) else (rows,)


def _list_claims(personnel: pd.DataFrame) -> list[Row]:
    claims = merge_claims(personnel, ("claim_id",), _KEPT)
    voices = personnel.groupby("claim_id")["claimant"].nunique()
    whole = set(personnel["fact_id"])
    rows = list_records(claims.assign(voices=claims["claim_id"].map(voices)))
    return [row for row in rows if row["part_of"] not in whole and not is_added(row) and _size(row) is not None]


def _subject(row: Row) -> Hashable:
    """What a claim must share with another one to be about one thing; men of no known force are known by their place alone."""
    key = (*subject_key(row), is_incident(row))
    if row["force"] or (is_incident(row) and row["resolved_place"]):
        return key
    return (*key, row["resolved_place"] or row["country_code"] or row["claim_id"])


def _split_in_time(rows: list[Row]) -> Iterable[list[Row]]:
    """What befell people at one place, as often as it happened: claims whose days follow each other closely are about one time."""
    dated = sorted((span, number) for number, row in enumerate(rows) if (span := days(row)) is not None)
    found: list[list[Row]] = [[row] for row in rows if days(row) is None]
    last: Row | None = None
    begun = until = date.min
    for (start, end), number in dated:
        row = rows[number]
        slack = timedelta(days=1 if is_told(row) and last and is_told(last) else reach(row))
        if last is None or start > until + slack or start > begun + timedelta(days=reach(row)):
            found.append([])
            begun, until = start, end
        found[-1].append(row)
        last, until = row, max(until, end)
    return found


def _size(row: Row) -> int | None:
    return next((row[name] for name in ("count_best", "count_low", "count_high") if row[name] is not None), None)


def _day(row: Row) -> tuple[str, str]:
    return str(row["last_day"] or ""), str(row["published"] or "")


def _lowest(claims: list[Row]) -> Row:
    def least(row: Row) -> tuple[Any, ...]:
        low = row["count_low"] if row["count_low"] is not None else row["count_best"]
        return row["count_rule"] == "at_most" or low is None, low if low is not None else _size(row), _day(row)

    return min(claims, key=least)


def _highest(claims: list[Row]) -> Row:
    return max(claims, key=lambda row: (max(row[name] or 0 for name in ("count_low", "count_best", "count_high")), _day(row)))


def _latest(claims: list[Row]) -> Row:
    return max(claims, key=lambda row: (_day(row), row["articles"], row["claim_id"]))


def _best_supported(claims: list[Row]) -> Row:
    return max(claims, key=lambda row: (row["articles"], row["voices"], round(row["score"], 2), _day(row), row["claim_id"]))


_CHOICES: dict[Reading, Callable[[list[Row]], Row]] = {
    "Lowest": _lowest,
    "Best supported": _best_supported,
    "Latest": _latest,
    "Highest": _highest,
}
