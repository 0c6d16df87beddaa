"""Linking and conflicts on labelled pairs across the briefs: floors that never drop silently."""

from collections import Counter

import pytest

from tests.quality.pairs import PAIRS, judge_pairs, score

#: Relation -> least precision and least F1.
FLOORS = {"same": (1.0, 0.93), "conflict": (0.93, 0.87), "revision": (0.99, 0.93)}


@pytest.fixture(scope="module")
def judged():
    return judge_pairs()


def test_enough_pairs_are_labelled_and_each_once():
    kinds = Counter(pair["relation"] for pair in PAIRS["pairs"])
    assert kinds["same"] >= 40
    assert kinds["conflict"] >= 15
    assert kinds["different"] >= 40
    pairs = [frozenset((pair["one"], pair["other"])) for pair in PAIRS["pairs"]]
    assert len(set(pairs)) == len(pairs)
    assert set().union(*pairs) == set(PAIRS["facts"])


@pytest.mark.parametrize("relation", FLOORS)
def test_relations_are_found(judged, relation):
    precision, _, f1 = score(judged, relation)
    assert (precision, f1) >= FLOORS[relation], [pair for pair in judged if relation in (pair.relation, pair.found)]
    assert f1 >= FLOORS[relation][1]


def test_nearly_all_labelled_facts_are_extracted(judged):
    assert sum(pair.found == "missing" for pair in judged) <= 3


def test_a_wrong_answer_would_be_seen(judged):
    worse = [pair.__class__(pair.one, pair.other, pair.relation, "same", pair.held_out) for pair in judged]
    assert score(worse, "same")[0] < 0.5
    assert score(worse, "conflict")[2] == 0
