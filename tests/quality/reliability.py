"""Whether scores mean what they say: on articles that they were not fitted on, the share of facts that are right beside their score."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from lib.extract.scores import chance, odds, weights
from tests.quality.fit import KEPT, Judged, fold, judge_sets

#: Lower ends of the bins that the table shows; most scores are high.
BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts whose score is from ``low`` to ``high``: how many, their mean score, and the share that is right."""

    low: float
    high: float
    facts: int
    score: float
    right: float


def checked() -> list[tuple[str, float, bool]]:
    """Table, score and whether right, of each fact of the texts kept aside; the score as from a level and slope fitted without its part."""
    return [(each.table, score_apart(each), each.right) for each in judge_sets(KEPT) if each.features]


def score_apart(fact: Judged) -> float:
    """The score that a fact gets from a level and a slope that its article had no part in."""
    return chance(odds(weights(fact.table), fact.features, f" without {fold(fact.article)}"))


def bins(scored: Iterable[tuple[str, float, bool]], edges: tuple[float, ...] = BINS) -> list[Bin]:
    """The facts by score; bins that hold none are left out."""
    found = list(scored)
    parts = [(low, high, [each for each in found if low <= each[1] < high]) for low, high in pairwise((*edges, 1.0 + 1e-9))]
    return [
        Bin(low, min(high, 1.0), len(own), sum(score for _, score, _ in own) / len(own), sum(right for _, _, right in own) / len(own))
        for low, high, own in parts
        if own
    ]


def calibration_error(found: list[Bin]) -> float:
    """Expected calibration error: how far, on average over facts, a bin's share of right facts lies from its mean score."""
    facts = sum(each.facts for each in found)
    return sum(each.facts * abs(each.score - each.right) for each in found) / facts if facts else 0.0
