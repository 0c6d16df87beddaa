"""Filtered claims -> what they disagree about: each figure with who gives it and when.

Nothing is decided here: as UCDP GED keeps a low, a best and a high estimate and no mean of them, every figure stands with its claimants.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from lib.days import say_day
from lib.gazetteer.countries import country_name
from lib.link.claims import bounds, is_incident, reach, relate, subject_key
from lib.link.names import same_name
from lib.link.near import days
from lib.views.gather import COUNT, build_frame, group, list_records, stand_for
from lib.views.labels import display_count

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    import pandas as pd

    from lib.schema import Row

_COLUMNS = (
    *(
        "conflict_id",
        "subject",
        "disagreement",
        "apart",
        "excluding",
        "fits",
        "claim_id",
        "count",
        *COUNT,
        "unit",
        "status",
        "claimants",
        "sources",
    ),
    *("first_published", "last_published", "revises", "articles", "fact_id", "fact_ids", "article_id", "sentence"),
)
_FATES = {"captured": "taken prisoner", "casualties": "killed or wounded", "present": "sent or there", "deployed": "sent or there"}


#: So many claims are compared with each other, those that most articles report: the time that it takes grows with their pairs.
MOST_COMPARED = 3000
#: What of a report's row is compared or shown.
WANTED = (
    *("fact_id", "article_id", "claim_id", *COUNT, "unit", "force", "status", "part_of", "claimant", "date_start", "date_end", "date_prec"),
    *("date_basis", "resolved_place", "admin1", "country_code", "where_prec", "lat", "lon", "source", "published", "sentence"),
)


def conflicts(personnel: pd.DataFrame, limit: int = MOST_COMPARED) -> pd.DataFrame:
    """One row a claim that another one about the same thing contradicts; ``personnel`` as ``lib.store.read`` gives it, filtered or not.
    Of more than ``limit`` claims those that most articles report are compared, of equals the latest.

    ``conflict_id`` (the same for all claims about one thing), ``subject`` (words), ``disagreement`` (how many times the lower of two
    figures the higher is, the widest of those that cannot both be right: 1.5 where 8 and 12 are said), ``excluding`` (False where all
    could be right: "at least 8" leaves room for 12), ``apart, fits`` (both in words: "1.5 times", "yes"), ``claim_id, count`` (words)
    and its columns, ``unit, status, claimants, sources`` (lists), ``first_published, last_published`` (of the claim's reports),
    ``revises`` (the earlier figure of the same claimant, in words, or None), ``articles`` (count), ``fact_id, fact_ids, article_id,
    sentence``. A claimant's own later figure is a revision and no contradiction: alone it is not listed, beside a conflict it is. Sorted
    by whether they exclude each other, the widest disagreement first.
    """
    claims = group(sorted(list_records(_most_reported(personnel, limit), WANTED), key=_order), "claim_id")
    subjects: dict[Hashable, list[list[Row]]] = defaultdict(list)
    for reports in claims:
        subjects[subject_key(reports[0])].append(_by_claimant(reports))
    heads = {reports[0]["claim_id"]: reports for reports in claims}
    rows = [row for told in subjects.values() if len(told) > 1 for row in _list_conflicts(told, heads)]
    rows.sort(
        key=lambda row: (not row["excluding"], -row["disagreement"], row["conflict_id"], str(row["first_published"]), row["claim_id"])
    )
    return build_frame(rows, _COLUMNS).astype({"disagreement": float, "excluding": bool})


def _most_reported(personnel: pd.DataFrame, limit: int) -> pd.DataFrame:
    """The rows of the claims that most articles report."""
    if personnel["claim_id"].nunique() <= limit:
        return personnel
    told = personnel.groupby("claim_id", sort=False).agg(articles=("article_id", "nunique"), last=("last_day", "max"))
    kept = told.sort_values(["articles", "last"], ascending=False, kind="stable").index[:limit]
    return personnel[personnel["claim_id"].isin(kept)]


def _list_conflicts(told: Sequence[list[Row]], heads: dict[str, list[Row]]) -> Iterable[Row]:
    """The rows of one subject's conflicts; ``told`` holds for each claim the first report of each of its claimants."""
    against: dict[str, set[str]] = defaultdict(set)
    width: dict[frozenset[str], tuple[bool, float]] = {}
    revised: dict[str, list[Row]] = defaultdict(list)
    for one, other in _pair_in_time(told):
        ids = one[0]["claim_id"], other[0]["claim_id"]
        found = {relate(mine, theirs) for mine in one for theirs in other}
        if "conflict" in found:
            against[ids[0]].add(ids[1])
            against[ids[1]].add(ids[0])
            width[frozenset(ids)] = _measure(one[0], other[0])
        elif "revision" in found:
            first, later = (one, other) if _order(one[0]) < _order(other[0]) else (other, one)
            revised[later[0]["claim_id"]].append(first[0])
    for members in _components(against):
        later_figures = {claim for claim, firsts in revised.items() if any(first["claim_id"] in members for first in firsts)}
        inside = members | (later_figures - set(against))
        excluding, disagreement = max(width[pair] for pair in width if pair <= members)
        shared = {"conflict_id": min(members), "disagreement": disagreement, "excluding": excluding}
        shared |= {
            "apart": f"{disagreement:.2g} times" if disagreement < 10 else f"{disagreement:,.0f} times",
            "fits": "no" if excluding else "yes",
        }
        shared["subject"] = name_subject([heads[claim][0] for claim in sorted(members)])
        for claim in sorted(inside):
            earlier = max((row for row in revised[claim] if row["claim_id"] in inside), key=_order, default=None)
            yield _tell(heads[claim]) | shared | {"revises": earlier and display_count(*(earlier[name] for name in COUNT))}


def _pair_in_time(told: Sequence[list[Row]]) -> Iterable[tuple[list[Row], list[Row]]]:
    """Pairs of claims whose days lie near enough to each other to be about one time; those of no day are about none."""
    spans = []
    for rows in told:
        ends = [span for row in rows if (span := days(row)) is not None]
        if ends:
            spans.append((min(start for start, _ in ends), max(end for _, end in ends), rows))
    spans.sort(key=lambda span: span[0])
    for number, (_, end, one) in enumerate(spans):
        limit = end + timedelta(days=reach(one[0]))
        for start, _, other in islice(spans, number + 1, None):
            if start > limit:
                break
            yield one, other


def _tell(reports: list[Row]) -> Row:
    """One claim with all of its claimants, sources and days."""
    published = [row["published"] for row in reports if row["published"] is not None]
    return stand_for(reports) | {
        "count": display_count(*(reports[0][name] for name in COUNT)),
        "claimants": [row["claimant"] for row in _by_claimant(reports) if row["claimant"]],
        "sources": sorted({row["source"] for row in reports}),
        "first_published": min(published, default=None),
        "last_published": max(published, default=None),
    }


def _by_claimant(reports: list[Row]) -> list[Row]:
    """The first report of each claimant: what is quoted months later was said then."""
    first: list[Row] = []
    for row in reports:
        mine = row["claimant"] or ""
        if not any(mine == (seen["claimant"] or "") or same_name(mine, seen["claimant"] or "") for seen in first):
            first.append(row)
    return first


def _measure(one: Row, other: Row) -> tuple[bool, float]:
    """Whether two claims exclude each other, and how many times the lower the higher is: by their figures, else their nearest bounds."""
    (low, high), (least, most) = bounds(one), bounds(other)
    excluding = max(low, least) > min(high, most)
    figures = one["count_best"], other["count_best"]
    upper, lower = (max(low, least), min(high, most)) if None in figures else (max(figures), min(figures))
    return excluding, upper / max(lower, 1)


def _components(against: dict[str, set[str]]) -> Iterable[frozenset[str]]:
    """Claims that contradict each other, directly or through others, together."""
    left = set(against)
    while left:
        members, open_ends = set[str](), [min(left)]
        while open_ends:
            claim = open_ends.pop()
            if claim not in members:
                members.add(claim)
                open_ends.extend(against[claim])
        left -= members
        yield frozenset(members)


def name_subject(rows: Sequence[Row]) -> str:
    """What the claims are about, in words: "People killed in Goma, 28 January 2025"."""
    first = min(rows, key=_order)
    force = f" of {country_name(first['force']) or first['force']}" if first["force"] else ""
    fate = first["status"] and f" {_FATES.get(first['status'], first['status'])}"
    if first["resolved_place"] and is_incident(first):
        return f"{first['unit'].capitalize()}{force}{fate or ''} in {first['resolved_place']}, {_day(first)}"
    where = f" in {first['resolved_place']}" if first["resolved_place"] and not force else ""
    return f"{first['unit'].capitalize()}{force}{fate or ''}{where}"


def _day(row: Row) -> str:
    day = row["date_start"] or row["published"]
    return say_day(day) or "day unknown"


def _order(row: Row) -> tuple[str, str, str]:
    return str(row["date_end"] or row["date_start"] or "9999"), str(row["published"] or "9999"), row["fact_id"]
