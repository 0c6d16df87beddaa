"""How likely each fact is right: its ``score``, weighed in one place once all facts of an article are found.

A logistic model a table: the score is 1 / (1 + exp(-(level + slope * the weights of the row's features))). All of these stand in
``data/lookups/score_weights.csv``; ``python -m tests.quality.fit`` fits them. Right means: of a place, that it is the one meant; of a
meeting, who, where, when and status; of a count, bounds and status; of a quotation, the speaker; of an attack, place and days.
"""

from __future__ import annotations

from functools import cache
from math import exp, fsum
from typing import TYPE_CHECKING

from lib.extract.features import features
from lib.lookups import load_lookup

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lib.schema import Row

#: The score of a fact of a kind that nobody has labelled: no better than even.
UNWEIGHED = 0.5
#: What stand for level and slope among a table's features; ``level without 3`` is the level fitted without part 3 of the texts.
LEVEL, SLOPE = "level", "slope"


@cache
def weights(table: str) -> dict[str, float]:
    """Feature -> weight, in natural log odds; empty for a table without labels."""
    return {row["feature"]: float(row["weight"]) for row in load_lookup("score_weights") if row["table"] == table}


def weigh(table: str, rows: list[Row], text: str) -> None:
    """Set the score of each row of one article's table, ``text`` being the article's: 0 to 1, three decimals."""
    known = weights(table)
    for row, found in zip(rows, features(table, rows, text), strict=True):
        row["score"] = round(chance(odds(known, found)), 3) if known and found else UNWEIGHED


def odds(known: Mapping[str, float], found: Iterable[str], which: str = "") -> float:
    """Natural log odds of a row with the features ``found`` by a table's weights; ``which`` picks level and slope: `` without 3``."""
    return known[LEVEL + which] + known[SLOPE + which] * fsum(known.get(name, 0.0) for name in found)


def chance(log_odds: float) -> float:
    """Natural log odds -> probability.

    >>> chance(0.0), round(chance(2.0), 2)
    (0.5, 0.88)
    """
    return 1 / (1 + exp(-max(-30.0, min(30.0, log_odds))))
