"""The check of rows: what breaks the codebook is refused and named, and what does not is let through."""

from __future__ import annotations

from datetime import UTC, date, datetime
from math import inf, nan

import pytest

from lib.check import check
from lib.errors import SchemaError
from lib.schema import BOUNDS, FACT_TABLES, TABLES, column_names
from tests.sample import sample


def texts():
    return {article["article_id"]: article["text"] for article in sample()[0]}


def refuse(table, row, held=None):
    with pytest.raises(SchemaError) as refused:
        check(table, [row], held)
    return refused.value


def test_the_sample_is_right():
    articles, facts = sample()
    check("articles", articles)
    for table in FACT_TABLES:
        check(table, facts[table], texts())


@pytest.mark.parametrize("table", TABLES)
def test_a_column_too_many_or_too_few_is_named(table):
    row = dict.fromkeys(column_names(table))
    first = column_names(table)[0]
    assert "unknown: extra." in refuse(table, row | {"extra": 1}).cause
    assert f"missing or unknown: {first}." in refuse(table, {name: row[name] for name in row if name != first}).cause


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"rule": None}, "rule is null"),
        ({"rule": 3}, "rule is 3, not of type str"),
        ({"char_start": 3.0}, "char_start is 3.0, not of type int"),
        ({"char_start": True}, "char_start is True, not of type int"),
        ({"score": False}, "score is False, not of type float"),
        ({"date_start": datetime(2025, 6, 1, tzinfo=UTC)}, "not of type date"),
        ({"participants": ("Kim Jong Un",)}, "not of type list"),
        ({"status": "rumoured"}, "status is 'rumoured'"),
        ({"date_prec": 6}, "date_prec is 6"),
    ],
)
def test_a_value_of_another_type_or_not_allowed_is_refused(change, said):
    row = sample()[1]["meetings"][0]
    assert said in refuse("meetings", row | change).cause


@pytest.mark.parametrize("name", BOUNDS)
def test_what_is_out_of_bounds_is_refused(name):
    articles, facts = sample()
    table, row = ("articles", articles[0]) if name == "words" else ("places", facts["places"][0])
    least, most = BOUNDS[name]
    kind = next(column.type for column in TABLES[table] if column.name == name)
    for right in (least, row[name]) if most is None else (least, most, row[name]):
        check(table, [row | {name: right}])
    for wrong in (least - 1, *([] if most is None else [most + 1]), *([nan, inf, -inf] if kind == "float" else [])):
        error = refuse(table, row | {name: wrong})
        assert error.cause == f"{name} is {wrong}."
        assert f"at least {least}" in error.remedy


def test_places_counted_from_the_end_are_no_places():
    """Python takes a negative number for one from the end, so that the words there may well be the right ones."""
    articles, facts = sample()
    row = facts["quotes"][0]
    size = len(next(article["text"] for article in articles if article["article_id"] == row["article_id"]))
    from_end = {name: row[name] - size for name in ("char_start", "char_end", "sent_start", "sent_end")}
    assert "char_start is -" in refuse("quotes", row | from_end, texts()).cause
    assert "sent_start is -1" in refuse("quotes", row | {"sent_start": -1}, texts()).cause


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda row: {"article_id": "0" * 16}, "No article 0000"),
        (lambda row: {"quote_exact": "Nobody"}, "not 'Nobody'"),
        (lambda row: {"char_end": row["char_start"], "quote_exact": ""}, "The words at"),
        (lambda row: {"sent_start": row["char_start"] + 1}, "sentence does not hold the words"),
        (lambda row: {"sent_end": row["char_end"] - 1}, "sentence does not hold the words"),
        (lambda row: {"sent_end": 10**6}, "sentence does not hold the words"),
    ],
)
def test_words_that_are_not_where_the_row_says_are_refused(change, said):
    row = sample()[1]["quotes"][0]
    assert said in refuse("quotes", row | change(row), texts()).cause
    check("quotes", [row])


def test_the_place_is_the_row():
    rows = sample()[1]["places"]
    with pytest.raises(SchemaError) as refused:
        check("places", [*rows[:2], rows[2] | {"rule": None}])
    assert refused.value.place == f"table places, row 3 ({rows[2]['fact_id']})"


def test_a_class_derived_from_the_right_one_is_right():
    class Text(str):
        __slots__ = ()

    class Day(date):
        pass

    row = sample()[1]["meetings"][0]
    check("meetings", [row | {"rule": Text("r"), "date_start": Day(2025, 6, 1)}])
