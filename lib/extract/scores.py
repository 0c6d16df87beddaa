"""How often each rule is right: the ``score`` of a fact, weighed in one place once all facts of an article are found."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lib.lookups import load_lookup

if TYPE_CHECKING:
    from lib.schema import Row

#: The score of a fact that nobody has weighed, and of a rule that has not been seen on labelled articles: no better than even.
UNWEIGHED = 0.5


@cache
def _scores() -> dict[tuple[str, str], float]:
    return {(row["table"], row["rule"]): float(row["score"]) for row in load_lookup("rule_scores")}


def weigh(table: str, rows: list[Row]) -> None:
    """Set each row's score: the share of its rule's facts that are right on the labelled articles (``data/lookups/rule_scores.csv``)."""
    scores = _scores()
    for row in rows:
        row["score"] = scores.get((table, row["rule"]), scores.get((table, "*"), UNWEIGHED))
