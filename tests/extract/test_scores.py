"""Scores: a logistic model over named features of a row."""

import pytest

from lib.extract.features import features
from lib.extract.pipeline import extract_articles
from lib.extract.scores import LEVEL, SLOPE, UNWEIGHED, odds, weigh, weights
from lib.lookups import load_lookup
from lib.read import read_text
from lib.schema import FACT_TABLES

TEXT = (
    "Talks in Praia\n\n"
    "PRAIA (Reuters) - Foreign Minister Jose Luis Livramento met his Ghanaian counterpart Samuel Okudzeto Ablakwa in Praia on Monday.\n\n"
    "At least 12 soldiers were killed in Zzyvoriny, the army said. A drone struck a market in Nyala on Sunday.\n\n"
    '"We will send more men to the border if they ask us to," Ablakwa told reporters.'
)


@pytest.fixture(scope="module")
def facts():
    return next(extract_articles([read_text(TEXT)]))


@pytest.mark.parametrize("table", FACT_TABLES)
def test_each_table_has_a_level_and_weights(table, facts):
    known = weights(table)
    parts = ["", *(f" without {part}" for part in range(5))]
    assert {name + part for name in (LEVEL, SLOPE) for part in parts} < set(known)
    named = {name for found in features(table, facts.tables[table], facts.article.text) for name in found}
    assert named & set(known), "none of the features that rows have is in the file"


def test_a_score_is_a_chance_and_the_same_each_time(facts):
    for table, rows in facts.tables.items():
        before = [row["score"] for row in rows]
        weigh(table, rows, facts.article.text)
        assert [row["score"] for row in rows] == before
        assert all(0 < score < 1 for score in before)


def test_a_feature_moves_the_score_the_way_of_its_weight(facts):
    """A place without a point is less sure than the same one with it."""
    (lost,) = [row for row in facts.tables["places"] if row["lat"] is None]
    found = dict(lost, lat=12.0, lon=24.9, where_prec=1, resolved_place=lost["extracted_place"], country_code="SDN")
    rows = [dict(lost), found]
    weigh("places", rows, facts.article.text)
    assert rows[0]["score"] < rows[1]["score"]


def test_what_nobody_labels_has_no_opinion(facts):
    (attack,) = facts.tables["events"]
    rows = [attack, attack | {"event_type": "AGREE", "mode": None}]
    weigh("events", rows, facts.article.text)
    assert rows[0]["score"] != UNWEIGHED
    assert rows[1]["score"] == UNWEIGHED


def test_the_file_shows_what_its_weights_rest_on():
    for row in load_lookup("score_weights"):
        assert 0 <= int(row["right"]) <= int(row["facts"]), row
        assert abs(float(row["weight"])) < 10, row


def test_features_weigh_the_same_in_any_order():
    known = {LEVEL: 0.0, SLOPE: 1.0, "few": 0.1, "force known": 0.2, "place known": 0.3}
    found = ["few", "force known", "place known"]
    assert odds(known, found) == odds(known, found[::-1])
