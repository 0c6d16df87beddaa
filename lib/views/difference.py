"""One table's facts in two versions of the store: which are new, which are gone, and which words of an article are read otherwise now."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from lib.views.gather import list_records, list_values

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from lib.schema import Row

    Tables = Mapping[str, pd.DataFrame]

_WHEN_WHERE = ("date_start", "date_end", "resolved_place")
#: What of a fact is said in words: where these are the same, nobody sees a difference.
_TOLD = {
    "places": ("resolved_place", "country", "role"),
    "meetings": ("participants", "parties", "mode", "status", *_WHEN_WHERE),
    "personnel": ("count_low", "count_best", "count_high", "count_rule", "unit", "force", "status", "claimant", "resolved_place"),
    "quotes": ("speaker", "speaker_role"),
    "events": ("event_type", "mode", "actor", "recipient", "status", *_WHEN_WHERE),
}
_PLACE_IN_TEXT = ("fact_id", "article_id", "char_start", "char_end")


@dataclass(frozen=True, slots=True)
class Difference:
    """Rows of one table: ``new`` ones (of the later version) and ``gone`` ones (of the earlier), and of what both versions tell from the
    same words the ``changed`` facts: fact_id before -> fact_id now.
    """

    new: pd.DataFrame
    gone: pd.DataFrame
    changed: dict[str, str]


def compare_facts(table: str, before: Tables, after: Tables, decided: Collection[str]) -> Difference:
    """The difference of one table between two versions; facts ``decided`` about in an article that both have are left to the decision."""
    old, now = before[table], after[table]
    if old is now:
        return Difference(now.iloc[:0], old.iloc[:0], {})
    left = set(decided)
    new, gone = now[~now["fact_id"].isin(old["fact_id"])], old[~old["fact_id"].isin(now["fact_id"])]
    pairs = _pair_overlapping(gone, new)
    if left:
        both = set(before["articles"]["article_id"]) & set(after["articles"]["article_id"])
        new, gone = (rows[~(rows["fact_id"].isin(left) & rows["article_id"].isin(both))] for rows in (new, gone))
    new, gone = new[~new["fact_id"].isin(pairs.values())], gone[~gone["fact_id"].isin(pairs)]
    same = {fact: fact for fact in _find_reread(table, old, now) if fact not in left}
    return Difference(new, gone, same | pairs)


def known_things(column: str, difference: Difference, before: pd.DataFrame, after: pd.DataFrame) -> dict[str, str]:
    """Ids now -> ids before, of the meetings, claims or events (``column``) that the earlier version told of already.

    A newer parser may read the first report at other words, and with it the id changes; what shares a report is the same thing.
    """
    known = {thing: thing for thing in before[column].unique()}
    moved = {earlier: now for earlier, now in difference.changed.items() if earlier != now}
    if moved:
        earlier = before[before["fact_id"].isin(moved)].set_index("fact_id")[column]
        later = after[after["fact_id"].isin(moved.values())].set_index("fact_id")[column]
        told = {later[moved[str(fact)]]: thing for fact, thing in earlier.items()}
        known = told | known
    return known


def _find_reread(table: str, old: pd.DataFrame, now: pd.DataFrame) -> list[str]:
    """Facts of one id in both versions that are not said in the same words."""
    places = pd.Series(np.arange(len(old)), index=old["fact_id"])
    at = places.reindex(now["fact_id"]).to_numpy()
    here = np.flatnonzero(~np.isnan(at))
    there = at[here].astype(int)
    differs = np.zeros(len(here), dtype=bool)
    for name in _TOLD[table]:
        differs |= _differ(old[name].iloc[there], now[name].iloc[here])
    return [str(fact) for fact in now["fact_id"].iloc[here[differs]]]


def _differ(one: pd.Series, other: pd.Series) -> Any:
    mine, theirs = np.empty(len(one), dtype=object), np.empty(len(other), dtype=object)
    mine[:], theirs[:] = list_values(one), list_values(other)
    return mine != theirs


def _pair_overlapping(gone: pd.DataFrame, new: pd.DataFrame) -> dict[str, str]:
    """Facts gone -> new facts at the same words of the same article: what is read anew, and not another fact."""
    shared = set(gone["article_id"]) & set(new["article_id"])
    if not shared:
        return {}
    offered: dict[str, list[Row]] = defaultdict(list)
    for row in list_records(new[new["article_id"].isin(shared)], _PLACE_IN_TEXT):
        offered[row["article_id"]].append(row)
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for row in list_records(gone[gone["article_id"].isin(shared)], _PLACE_IN_TEXT):
        near = [(_overlap(row, other), other["fact_id"]) for other in offered[row["article_id"]] if other["fact_id"] not in taken]
        width, twin = max(near, default=(0, ""))
        if width > 0:
            pairs[row["fact_id"]] = twin
            taken.add(twin)
    return pairs


def _overlap(one: Row, other: Row) -> int:
    return int(min(one["char_end"], other["char_end"]) - max(one["char_start"], other["char_start"]))
