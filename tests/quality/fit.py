"""``python -m tests.quality.fit``: how much each feature says about a fact being right, written to ``data/lookups/score_weights.csv``.

Weights are fitted on the texts that rules were developed on (the developed briefs and the set ``world``): logistic regression with a
ridge whose strength is the one that foretells best across articles (``FOLDS`` parts, each foretold from the others). On those texts rules
do better than on others, and what tells right from wrong there tells less elsewhere; so level and slope (Platt's scaling, two numbers a
table) are fitted on texts that no rule has seen (the briefs kept aside and the set ``unseen``), with the weights as they are. The file
holds them, and beside them those fitted without each part of those texts, by which ``tests.quality.reliability`` scores that part: so no
score is ever checked on an article that it was fitted on.
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
from lib.extract.scores import LEVEL, SLOPE
from lib.lookups import LOOKUPS
from tests.quality import logistic, match
from tests.quality.match import Fact
from tests.quality.sets import labelled
from tests.quality.tally import KINDS, found_facts

SEEN, KEPT = ("developed", "world"), ("held-out", "unseen")
FOLDS = 5
#: Strengths of the ridge to choose from, in units of one fact.
RIDGES = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
#: How strongly level and slope are drawn to even odds and to weights as they are, so that few facts make no certainty.
_PULL = (0.1, 4.0)


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
    """Feature -> weight; the ridge chosen across articles."""
    names = sorted(frozenset().union(*(each.features for each in facts)))
    table = np.array([[1.0, *(name in each.features for name in names)] for each in facts], dtype=float)
    right = np.array([each.right for each in facts], dtype=float)
    folds = np.array([fold(each.article) for each in facts])

    def solve(kept: NDArray[np.bool_], ridge: float) -> logistic.Vector:
        pull = np.array([1e-3, *[ridge] * len(names)])
        return logistic.solve(table[kept], right[kept], pull, np.zeros(len(pull)))

    def loss(ridge: float) -> float:
        """Mean log loss of each part as foretold from the others."""
        odds = np.zeros(len(right))
        for part in range(FOLDS):
            odds[folds == part] = table[folds == part] @ solve(folds != part, ridge)
        return float(np.mean(np.logaddexp(0.0, odds) - right * odds))

    _, *found = solve(folds >= 0, min(RIDGES, key=loss))
    return dict(zip(names, map(float, found), strict=True))


def fit_scale(facts: list[Judged], weights: dict[str, float]) -> tuple[float, float]:
    """Level and slope at which the scores of other texts than the weights were fitted on are right; even odds where there are none."""
    sums = [sum(weight for name, weight in weights.items() if name in each.features) for each in facts]
    table = np.array([[1.0, each] for each in sums], dtype=float).reshape(-1, 2)
    right = np.array([each.right for each in facts], dtype=float)
    level, slope = logistic.solve(table, right, np.array(_PULL), np.array([0.0, 1.0]))
    return float(level), float(slope)


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
        for part in (None, *range(FOLDS)):
            rest = [each for each in other if fold(each.article) != part]
            apart = "" if part is None else f" without {part}"
            for name, number in zip((LEVEL, SLOPE), fit_scale(rest, weights), strict=True):
                writer.writerow([table, name + apart, f"{number:.3f}", *_behind(rest)])
        for name, weight in sorted(weights.items()):
            writer.writerow([table, name, f"{weight:.3f}", *_behind([each for each in own if name in each.features])])
    (LOOKUPS / "score_weights.csv").write_text(lines.getvalue(), encoding="utf-8")
    return 0


def _behind(facts: list[Judged]) -> tuple[int, int]:
    """How many facts a number rests on, and how many of them are right."""
    return len(facts), sum(each.right for each in facts)


if __name__ == "__main__":
    sys.exit(main())
