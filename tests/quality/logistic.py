"""Logistic regression with a ridge: the one solver behind the weights that ``data/lookups`` holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

#: Fewer examples than this with a witness teach nothing.
_FEWEST = 4
#: How strongly a weight is drawn to nought that is to be free.
_FREE = 0.01


def solve(table: Vector, right: Vector, pull: Vector, rest: Vector) -> Vector:
    """Weights by Newton's method with halved steps: ``table`` is examples by features, ``right`` 0 or 1 an example; each weight is drawn to
    where it would ``rest`` by its own ``pull``.
    """

    def loss(weights: Vector) -> float:
        odds = table @ weights
        return float(np.sum(np.logaddexp(0.0, odds) - right * odds) + np.sum(pull * (weights - rest) ** 2) / 2)

    weights = np.zeros(len(rest))
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (right - chance) - pull * (weights - rest)
        curve = (table.T * (chance * (1 - chance))) @ table + np.diag(pull)
        step = np.linalg.solve(curve, slope)
        while loss(weights + step) > loss(weights) and np.abs(step).max() > 1e-8:
            step /= 2
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def weigh_witnesses(
    found: Sequence[frozenset[str]], right: Sequence[bool], expected: Mapping[str, float], ridge: float, free: Collection[str] = ()
) -> dict[str, float]:
    """Witness -> weight, from each example's witnesses and whether it is right. A ridge draws each weight to what is ``expected`` of its
    witness (0 where nothing is), hardly so where it is to be ``free``.
    """
    counts = Counter(witness for each in found for witness in each)
    witnesses = sorted({witness for witness, count in counts.items() if count >= _FEWEST} | set(expected))
    table = np.array([[witness in each for witness in witnesses] for each in found], dtype=float)
    pull = np.array([_FREE if witness in free else ridge for witness in witnesses])
    rest = np.array([expected.get(witness, 0.0) for witness in witnesses])
    return dict(zip(witnesses, map(float, solve(table, np.array(right, dtype=float), pull, rest)), strict=True))
