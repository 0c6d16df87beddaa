"""How often each rule is right: the ``score`` of a fact."""

from __future__ import annotations

from functools import cache

from lib.lookups import load_lookup

#: Where a rule has not been seen on labelled articles: no better than even.
UNSEEN = 0.5


@cache
def _scores() -> dict[tuple[str, str], float]:
    return {(row["table"], row["rule"]): float(row["score"]) for row in load_lookup("rule_scores")}


def score_of(table: str, rule: str) -> float:
    """Share of a rule's facts that are right on the labelled articles, one right and one wrong added (Laplace); ``UNSEEN`` without any.

    ``data/lookups/rule_scores.csv`` holds the shares and the counts behind them; the quality command writes it.
    """
    scores = _scores()
    return scores.get((table, rule), scores.get((table, "*"), UNSEEN))
