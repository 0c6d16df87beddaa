"""Filters: what passes, the sentence that says so, and that the store's files and pandas agree on it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lib import store
from lib.context import fold
from lib.errors import DatelineError
from lib.filters import Filters, Focus, describe, select, select_tables
from lib.schema import FACT_TABLES
from tests.sample import sample, write_sample

ARTICLES = [article["article_id"] for article in sample()[0]]


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    return write_sample(str(tmp_path_factory.mktemp("filters") / "store"))


@pytest.fixture(scope="module")
def tables(opened):
    return store.read_tables(opened)


def passing(tables, table, column="quote_exact", **wanted):
    return set(select(tables[table], Filters(**wanted), table)[column])


def test_both_ends_of_a_range_are_inside(tables):
    planned = "plan a meeting of defence ministers in Puerto Princesa between 16 and 20 June"  # 16 to 20 June
    for first, last, passes in [("20", "30", True), ("01", "16", True), ("17", "18", True), ("21", "30", False), ("12", "15", False)]:
        days = {"date_from": date.fromisoformat(f"2025-06-{first}"), "date_to": date.fromisoformat(f"2025-06-{last}")}
        assert (planned in passing(tables, "meetings", **days)) is passes, days


def test_a_range_may_be_open_at_either_end(tables):
    on_18_june = "85 rescue workers"
    assert on_18_june in passing(tables, "personnel", date_from=date(2025, 6, 18))
    assert on_18_june not in passing(tables, "personnel", date_from=date(2025, 6, 19))
    assert on_18_june in passing(tables, "personnel", date_to=date(2025, 6, 18))
    assert on_18_june not in passing(tables, "personnel", date_to=date(2025, 6, 17))


def test_what_has_no_date_of_its_own_counts_by_publication(tables):
    published = {"date_from": date(2025, 5, 30), "date_to": date(2025, 5, 30)}
    assert passing(tables, "personnel", **published) == {"10,000 to 12,000 troops"}
    assert passing(tables, "quotes", **published) == {"“The sea is wide enough,”"}
    assert passing(tables, "places", **published) == {"Puerto Princesa", "Palawan", "Manila"}


def test_what_has_neither_date_passes_only_where_no_day_is_asked_for(tables):
    phoned = "The presidents of Colombia and Venezuela spoke by phone"
    assert phoned in passing(tables, "meetings", countries=("VEN",))
    assert phoned not in passing(tables, "meetings", date_from=date(1900, 1, 1))
    assert phoned not in passing(tables, "meetings", date_to=date(2100, 1, 1))


@pytest.mark.parametrize(
    ("table", "country", "words"),
    [
        ("places", "SDN", {"Sudan", "El Geneina"}),  # the name that stands for a government too
        ("meetings", "SDN", {"The foreign ministers of Sudan and Chad met in N'Djamena on Tuesday", "held talks in N'Djamena on 10 June"}),
        ("meetings", "JPN", {"plan a meeting of defence ministers in Puerto Princesa between 16 and 20 June"}),
        ("personnel", "JPN", {"10,000 to 12,000 troops"}),  # whose people
        ("personnel", "PHL", {"10,000 to 12,000 troops"}),  # where
        ("events", "CPV", {"Cape Verde flew 85 rescue workers to São Tomé on 18 June"}),  # who does it
        ("events", "STP", {"Cape Verde flew 85 rescue workers to São Tomé on 18 June"}),  # to whom
        ("quotes", "SDN", {"“We will not leave the road to Adre unwatched,”"}),  # any fact of its article
        ("quotes", "FRA", set()),
    ],
)
def test_a_country_matches_where_it_happens_or_who_takes_part(tables, table, country, words):
    assert passing(tables, table, countries=(country,)) == words


@pytest.mark.parametrize("text", ["sao tome", "SÃO TOMÉ", "São  Tomé", "ｓão tomé"])
def test_case_accents_and_spaces_do_not_matter(tables, text):
    assert passing(tables, "events", text=text) == {"Cape Verde flew 85 rescue workers to São Tomé on 18 June"}


def test_text_is_looked_for_in_words_sentence_names_and_headline(tables):
    assert passing(tables, "personnel", text="thousands of") == {"Thousands of people"}  # its words
    assert passing(tables, "personnel", text="of whom") == {"up to 1,200 soldiers", "about 300 are engineers"}  # its sentence
    assert passing(tables, "meetings", text="koulamallah") == passing(tables, "meetings", countries=("TCD",))  # a participant
    assert passing(tables, "quotes", text="joint exercise") == {"“The sea is wide enough,”"}  # its headline
    assert passing(tables, "articles", "title", text="unwatched") == {"Sudan and Chad agree on border patrols"}  # an article's whole text
    assert passing(tables, "personnel", text="a.*") == set()  # a substring, not a pattern


def test_text_is_not_found_across_two_of_them(tables):
    row = tables["quotes"].iloc[0]
    across = fold(row["quote_exact"])[-5:] + " " + fold(row["sentence"])[:5]
    assert across not in row["search"]


def test_sources_are_taken_exactly(tables):
    assert passing(tables, "articles", "source", sources=("AFP", "Lusa")) == {"AFP", "Lusa"}
    assert passing(tables, "articles", "source", sources=("AF",)) == set()


def test_an_article_passes_when_any_of_its_facts_does(tables):
    filters = Filters(date_from=date(2025, 6, 9), date_to=date(2025, 6, 9))  # published on the 12th, tells of the 9th
    shown = select_tables(tables, filters)
    assert set(shown["articles"]["title"]) == {"Sudan and Chad agree on border patrols"}
    assert set(shown["events"]["quote_exact"]) == {"A drone struck a market in El Geneina on 9 June"}


def test_the_least_score_is_asked_of_facts_and_not_of_articles(tables):
    places = tables["places"].assign(score=[0.7, 0.69, *[0.9] * (len(tables["places"]) - 2)])
    assert list(select(places, Filters(score=0.7), "places").index) == [0, *range(2, len(places))]
    shown = select_tables(tables, Filters(score=0.95))
    assert not any(len(shown[table]) for table in FACT_TABLES)
    assert len(shown["articles"]) == len(tables["articles"])


@pytest.mark.parametrize("score", [-0.1, 1.1, float("nan")])
def test_a_score_that_is_no_probability_is_refused(score):
    with pytest.raises(DatelineError) as raised:
        Filters(score=score)
    assert raised.value.remedy


def test_fields_are_joined_by_and(tables):
    both = {"countries": ("TCD",), "sources": ("AFP",)}
    assert passing(tables, "personnel", **both) == {"Several hundred soldiers"}
    assert passing(tables, "personnel", **both, text="engineers") == set()


def test_nothing_asked_for_gives_everything(tables):
    for table, frame in select_tables(tables, Filters(text="  ")).items():
        assert len(frame) == len(tables[table]) > 0


@st.composite
def wanted(draw):
    """Filters that mostly let something of the sample through."""
    days = st.none() | st.sampled_from([date(2025, 5, 30), *(date(2025, 6, day) for day in (8, 9, 10, 11, 12, 16, 17, 18, 20, 21))])
    first, last = draw(days), draw(days)
    if first and last:
        first, last = min(first, last), max(first, last)
    countries = st.lists(st.sampled_from(["TCD", "SDN", "JPN", "PHL", "CPV", "STP", "COL", "VEN", "FRA"]), max_size=2, unique=True)
    sources = st.lists(st.sampled_from(["AFP", "Kyodo", "Lusa", "Caracol", "Radio Ndjamena", "Nobody"]), max_size=2, unique=True)
    text = st.sampled_from(["", "", " ", "é", "São", "e.", "soldiers", "“", "troops", "ß", "\n", "%", "'"]) | st.text(max_size=2)
    score = st.sampled_from([0.0, 0.0, 0.0, 0.5, 0.9, 0.95])
    focus = st.sampled_from([None, None, Focus("place:1", "it", frozenset(ARTICLES[:2])), Focus("place:2", "it", frozenset(["unknown"]))])
    return Filters(first, last, tuple(draw(countries)), tuple(draw(sources)), draw(text), draw(score), focus=draw(focus))


@given(wanted())
@example(Filters(date_from=date(2025, 6, 18)))
@example(Filters(date_to=date(2025, 6, 18)))
@example(Filters(date_from=date(2025, 6, 20), date_to=date(2025, 6, 20)))
@example(Filters(date_from=date(2025, 6, 16), date_to=date(2025, 6, 16)))
@settings(max_examples=40, deadline=None)
def test_the_store_and_pandas_agree(opened, tables, filters):
    pushed_down, selected = store.read_tables(opened, filters), select_tables(tables, filters)
    for table, frame in selected.items():
        key = "article_id" if table == "articles" else "fact_id"
        assert list(pushed_down[table][key]) == list(frame[key]), table
    assert list(store.read(opened, "articles", filters)["article_id"]) == list(selected["articles"]["article_id"])


@given(wanted())
@settings(max_examples=40, deadline=None)
def test_no_fact_is_shown_without_its_article(tables, filters):
    shown = select_tables(tables, filters)
    articles = set(shown["articles"]["article_id"])
    for table in FACT_TABLES:
        assert set(shown[table]["article_id"]) <= articles


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_filters_are_values():
    assert hash(Filters(countries=("JPN",))) == hash(Filters(countries=("JPN",)))
    assert Filters(text="a") != Filters(text="b")


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        (Filters(), "All facts."),
        (Filters(text=" "), "All facts."),
        (
            Filters(date(2025, 6, 1), date(2025, 6, 17), ("RUS", "PRK"), ("AFP", "TASS"), "builders"),
            "Facts between 1 June 2025 and 17 June 2025, about Russia or North Korea, from AFP or TASS, "
            "whose words, names, sentence or headline contain “builders”.",
        ),
        (Filters(date_from=date(2025, 6, 1)), "Facts on or after 1 June 2025."),
        (Filters(date_to=date(2025, 6, 1)), "Facts on or before 1 June 2025."),
        (Filters(date(2025, 6, 1), date(2025, 6, 1)), "Facts on 1 June 2025."),
        (Filters(countries=("JPN", "PHL", "TCD")), "Facts about Japan, Philippines or Chad."),
        (Filters(countries=("XXX",)), "Facts about XXX."),
        (Filters(focus=Focus("place:1", "Adre", frozenset(ARTICLES))), "Facts in articles that tell of Adre."),
        (Filters(score=0.7), "Facts with a score of at least 0.7."),
        (Filters(countries=("TCD",), score=0.85), "Facts about Chad, with a score of at least 0.85."),
    ],
)
def test_one_sentence_says_what_passes(filters, sentence):
    assert describe(filters) == sentence


def test_days_in_the_wrong_order_are_refused():
    with pytest.raises(DatelineError) as raised:
        Filters(date(2025, 6, 2), date(2025, 6, 1))
    assert "2 June 2025 is after 1 June 2025" in raised.value.cause
    assert raised.value.remedy
