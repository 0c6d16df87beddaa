"""``python -m tests.quality.fit``: how much each feature says about a fact being right, written to ``data/lookups/score_weights.csv``.

Weights are fitted on the texts that rules were developed on (the developed briefs and the set ``world``): logistic regression with a
ridge whose strength is the one that foretells best across articles (``FOLDS`` parts, each foretold from the others). On those texts rules
do better than on others, so the level, one number a table, is fitted on texts that no rule has seen (the briefs kept aside and the set
``unseen``), with the weights as they are. The file holds that level, and beside it the levels fitted without each part of those texts, by
which ``tests.quality.reliability`` scores that part: so no score is ever checked on an article that it was fitted on.
"""

from __future__ import annotations

import csv
import sys
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

import numpy as np
from numpy.typing import NDArray

from lib.extract.facts import Facts
from lib.extract.features import features
from lib.extract.scores import LEVEL
from lib.lookups import LOOKUPS
from tests.quality import match
from tests.quality.match import Fact
from tests.quality.sets import labelled
from tests.quality.tally import KINDS, found_facts

SEEN, KEPT = ("developed", "world"), ("held-out", "unseen")
FOLDS = 5
#: Strengths of the ridge to choose from, in units of one fact.
RIDGES = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
#: Facts, half of them right, that are seen besides when a level is fitted, so that few facts make no certainty (Laplace).
_BESIDES = 2

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact of an article, its features, and whether it is right."""

    article: str
    table: str
    features: frozenset[str]
    right: bool


def judge(name: str, gold: Fact, facts: Facts) -> list[Judged]:
    """The facts of an article of kinds that labels speak of."""
    judged = []
    for kind, how in KINDS.items():
        rows = facts.tables[how.table]
        found = rows if kind == "places" else found_facts(facts, kind)
        right = _right_places(gold, rows) if kind == "places" else _right(kind, gold, found)
        described = {id(row): each for row, each in zip(rows, features(how.table, rows, facts.article.text), strict=True)}
        judged += [Judged(name, how.table, described[id(row)], j in right) for j, row in enumerate(found)]
    return judged


def _right(kind: str, gold: Fact, found: list[Fact]) -> set[int]:
    how = KINDS[kind]
    pairs = match.pair(gold[kind], found, how.same, how.parts)
    return {j for i, j in pairs if how.is_whole(gold[kind][i], found[j])}


def _right_places(gold: Fact, rows: list[Fact]) -> set[int]:
    """Each mention counts: right where the place is labelled, whatever the role of the single mention."""
    known = [row | {"texts": {match.plain(row["extracted_place"])}} for row in rows]
    return {j for j, row in enumerate(known) if any(match.same_place(place, row) for place in gold["places"])}


def judge_sets(names: Sequence[str]) -> list[Judged]:
    """The facts of all texts of some sets."""
    return [each for which in names for name, gold, facts in labelled(which) for each in judge(name, gold, facts)]


def fold(article: str) -> int:
    """Which part of the texts an article is in: by its name, so that it stays there when others come."""
    return zlib.crc32(article.encode()) % FOLDS


def fit_weights(facts: list[Judged]) -> dict[str, float]:
    """Feature -> weight, and the level; the ridge chosen across articles."""
    names = sorted(frozenset().union(*(each.features for each in facts)))
    table = _design(facts, names)
    right = np.array([each.right for each in facts], dtype=float)
    folds = np.array([fold(each.article) for each in facts])

    def loss(ridge: float) -> float:
        """Mean log loss of each part as foretold from the others."""
        odds = np.zeros(len(right))
        for part in range(FOLDS):
            held = folds == part
            odds[held] = table[held] @ _solve(table[~held], right[~held], ridge)
        return float(np.mean(np.logaddexp(0.0, odds) - right * odds))

    found = _solve(table, right, min(RIDGES, key=loss))
    return dict(zip([LEVEL, *names], map(float, found), strict=True))


def _design(facts: list[Judged], names: list[str]) -> Vector:
    return np.array([[1.0, *(name in each.features for name in names)] for each in facts], dtype=float)


def _solve(table: Vector, right: Vector, ridge: float) -> Vector:
    """Weights by Newton's method; the first, the level, is drawn to none."""
    weights = np.zeros(table.shape[1])
    pull = np.full(table.shape[1], ridge)
    pull[0] = 1e-3
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (right - chance) - pull * weights
        curve = (table.T * (chance * (1 - chance))) @ table + np.diag(pull)
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def fit_level(facts: list[Judged], weights: dict[str, float]) -> float:
    """The level at which as many facts are right as the scores say; even odds where there are no facts."""
    if not facts:
        return 0.0
    odds = np.array([sum(weights.get(name, 0.0) for name in each.features) for each in facts])
    right = sum(each.right for each in facts) + _BESIDES / 2
    low, high = -30.0, 30.0
    for _ in range(60):
        level = (low + high) / 2
        chances = 1 / (1 + np.exp(-np.clip(odds + level, -30, 30)))
        expected = float(chances.sum() + _BESIDES * chances.mean())
        low, high = (level, high) if expected < right else (low, level)
    return level


def main() -> int:
    """Fit and write the file."""
    seen, kept = judge_sets(SEEN), judge_sets(KEPT)
    lines = StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(["table", "feature", "weight", "facts", "right"])
    for table in sorted({each.table for each in seen}):
        own = [each for each in seen if each.table == table and each.features]
        other = [each for each in kept if each.table == table and each.features]
        weights = fit_weights(own)
        level = fit_level(other, weights)
        writer.writerow([table, LEVEL, f"{level:.3f}", len(other), sum(each.right for each in other)])
        for part in range(FOLDS):
            rest = [each for each in other if fold(each.article) != part]
            writer.writerow(
                [table, f"{LEVEL} without {part}", f"{fit_level(rest, weights):.3f}", len(rest), sum(each.right for each in rest)]
            )
        for name in sorted(set(weights) - {LEVEL}):
            having = [each for each in own if name in each.features]
            writer.writerow([table, name, f"{weights[name]:.3f}", len(having), sum(each.right for each in having)])
    (LOOKUPS / "score_weights.csv").write_text(lines.getvalue(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
