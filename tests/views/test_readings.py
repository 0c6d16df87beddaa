"""One figure for each thing: a claim that somebody made, chosen by a rule that is said; never a sum or a mean."""

from datetime import date

import pytest

from lib import store
from lib.schema import fact_id
from lib.views.readings import READINGS, choose_figures
from tests.benchmarks.many_claims import make_tables
from tests.sample import sample, write_sample


@pytest.fixture
def tables(tmp_path):
    """The sample to which reports of people killed in El Geneina are added, each made from the first toll with other values."""

    def build(*given):
        articles, facts = sample()
        toll = next(row for row in facts["personnel"] if row["claim_id"] == "c-14")
        for number, values in enumerate(given):
            home = articles[values.get("article", number % len(articles))]
            at = home["text"].index(" ", 40) + 1
            row = toll | {"article_id": home["article_id"], "char_start": at, "char_end": at + 3, "sent_start": at, "sent_end": at + 3}
            row |= {"quote_exact": home["text"][at : at + 3], "fact_id": fact_id("x", "x", 0, 1, number), "claim_id": f"c-{number}"}
            facts["personnel"].append(row | {name: value for name, value in values.items() if name != "article"})
        opened = store.open_store(str(tmp_path / "store"))
        store.append(opened, articles, facts)
        return store.read_tables(opened)

    return build


def toll(number, claimant, day=9, **more):
    when = {"date_start": date(2025, 6, day), "date_end": date(2025, 6, day)}
    counts = {"count_low": number, "count_best": number, "count_high": number, "count_rule": "exact", "count_text": str(number)}
    return when | counts | {"claimant": claimant} | more


def figures(tables, subject="People killed in El Geneina, 9 June 2025"):
    """Reading -> the number and the claims that it was chosen from."""
    found = {}
    for reading in READINGS:
        rows = choose_figures(tables, reading)
        own = rows[rows["subject"] == subject]
        assert len(own) == 1
        found[reading] = own["count"].iloc[0]
    return found


def test_each_reading_chooses_one_claim_that_somebody_made(tables):
    said = tables(
        toll(7, "army", 9, claim_id="c-7"), toll(7, "police", 9, claim_id="c-7", article=3), toll(12, "mayor", 10), toll(40, "AFP", 9)
    )
    assert figures(said) == {"Lowest": "7", "Best supported": "7", "Latest": "12", "Highest": "40"}
    row = choose_figures(said, "Highest").set_index("subject").loc["People killed in El Geneina, 9 June 2025"]
    assert (row["claims"], row["lowest"], row["highest"], row["claimant"], row["claim_id"]) == (4, 7, 40, "AFP", "c-3")
    assert row["fact_ids"]
    assert row["sentence"]


def test_up_to_a_number_says_nothing_of_the_lowest(tables):
    said = tables(toll(3, "army", count_low=None, count_rule="at_most"))
    assert figures(said)["Lowest"] == "14 or more"
    assert figures(said)["Highest"] == "14 or more"


def test_another_day_or_place_is_another_thing(tables):
    said = tables(toll(5, "army", 29), toll(6, "army", resolved_place="Adré"))
    subjects = list(choose_figures(said, "Lowest")["subject"])
    for subject in (
        "People killed in El Geneina, 9 June 2025",
        "People killed in El Geneina, 29 June 2025",
        "People killed in Adré, 9 June 2025",
    ):
        assert subjects.count(subject) == 1


def test_parts_and_additions_stand_for_nothing(tables):
    given = tables()
    total = given["personnel"].set_index("claim_id").loc["c-14", "fact_id"]
    said = tables(toll(2, "army", part_of=total), toll(3, "army", count_text="3 more"))
    assert figures(said)["Lowest"] == "14 or more"
    assert {"c-300"} & set(given["personnel"]["claim_id"])
    assert "c-300" not in set(choose_figures(given, "Lowest")["claim_id"])


def test_vague_numbers_count_by_the_rule_that_is_chosen(tables):
    from lib.filters import Filters, select_tables

    said = tables()
    by_rule = {
        rule: choose_figures(select_tables(said, Filters(vague=rule)), "Lowest").set_index("claim_id") for rule in ("codebook", "acled")
    }
    assert by_rule["codebook"].loc["c-adre", "count"] == "several hundred (200 or more)"
    assert by_rule["acled"].loc["c-adre", "count"] == "several hundred (100 or more)"


@pytest.mark.parametrize("reading", READINGS)
def test_no_reading_makes_a_number_up(reading, tmp_path):
    many = make_tables(store.read_tables(write_sample(str(tmp_path / "store"))), 600)
    rows = choose_figures(many, reading)
    reports = many["personnel"].drop_duplicates("claim_id").set_index("claim_id")
    assert len(rows) == rows["claim_id"].nunique()
    assert list(rows["count_best"]) == list(reports.loc[rows["claim_id"], "count_best"])
    assert ((rows["lowest"] <= rows["count_best"]) & (rows["count_best"] <= rows["highest"])).all()
    empty = choose_figures({**many, "personnel": many["personnel"].iloc[:0]}, reading)
    assert empty.empty
    assert list(empty.columns) == list(rows.columns)
