"""Scores mean what they say: how they are fitted, and what they are worth on articles that they were not fitted on."""

import random

from lib.extract.scores import chance
from tests.quality.fit import Judged, fit_scale, fit_weights, fold
from tests.quality.reliability import Bin, bins, calibration_error, checked

#: How far on average a bin's share of right facts may lie from its score before scores have to be fitted anew.
WORST = 0.07


def invented(number, level, weights, seed=0):
    """Facts whose chances are known."""
    dice = random.Random(seed)
    facts = []
    for article in range(number):
        names = frozenset(name for name in weights if dice.random() < 0.5)
        facts.append(Judged(f"article {article}", "places", names, dice.random() < chance(level + sum(weights[name] for name in names))))
    return facts


def test_fitting_finds_the_weights_that_made_the_facts():
    wanted = {"good": 1.5, "bad": -2.0, "idle": 0.0}
    found = fit_weights(invented(4000, 0.5, wanted))
    assert all(abs(found[name] - weight) < 0.25 for name, weight in wanted.items()), found


def test_level_and_slope_make_scores_right_on_other_texts():
    weights = {"good": 3.0, "bad": -4.0}
    elsewhere = invented(4000, -1.0, {name: weight / 2 for name, weight in weights.items()}, seed=1)
    level, slope = fit_scale(elsewhere, weights)
    assert abs(level + 1.0) < 0.2
    assert abs(slope - 0.5) < 0.1


def test_no_facts_and_few_facts_give_no_certainty():
    assert fit_scale([], {"good": 1.0}) == (0.0, 1.0)
    level, _ = fit_scale([Judged("a", "places", frozenset(), True)] * 3, {})
    assert 0 < level < 3


def test_an_article_stays_in_its_part():
    assert [fold(name) for name in ("a", "b", "sudan")] == [fold(name) for name in ("a", "b", "sudan")]
    assert {fold(f"article {number}") for number in range(50)} == set(range(5))


def test_bins_and_their_error():
    scored = [("places", 0.85, True)] * 3 + [("places", 0.85, False)] + [("quotes", 0.2, False)] * 4
    found = bins(scored)
    assert [(each.low, each.high, each.facts, each.right) for each in found] == [(0.0, 0.3, 4, 0.0), (0.8, 0.9, 4, 0.75)]
    assert abs(calibration_error(found) - (0.2 + 0.1) / 2) < 1e-9
    assert calibration_error([Bin(0, 1, 0, 0, 0)]) == 0


def test_scores_mean_what_they_say():
    found = bins(checked())
    assert sum(each.facts for each in found) > 500
    assert calibration_error(found) <= WORST, "run `python -m tests.quality.fit` if rules or labels have changed"
