"""People's values in the tables: what is shown, counted and filtered follows them, and what is taken back is as it was."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from lib import views
from lib.filters import Filters, select_tables
from lib.gazetteer import open_gazetteer
from lib.reviews import apply_reviews, leave_rejected, settle, withdraw
from lib.reviews.places import place_values
from lib.reviews.settle import gather_decisions
from lib.schema import FACT_TABLES

TOTAL, TOLL = "up to 1,200 soldiers", "at least 14 people"
PLANNED = "plan a meeting of defence ministers in Puerto Princesa between 16 and 20 June"
MET, TALKS = "The foreign ministers of Sudan and Chad met in N'Djamena on Tuesday", "held talks in N'Djamena on 10 June"
CHADIAN = "“We will not leave the road to Adre unwatched,”"


def place(name, country):
    return next(each for each in open_gazetteer().candidates(name) if each.country_code == country)


def passing(desk, table, **wanted):
    return set(select_tables(leave_rejected(desk.tables), Filters(**wanted))[table]["quote_exact"])


def same(one, other):
    for table in one:
        pd.testing.assert_frame_equal(one[table], other[table])


def test_without_reviews_nothing_changes_but_that_it_says_so(machine):
    reviewed = apply_reviews(machine, {})
    for table in FACT_TABLES:
        assert reviewed[table]["review"].isna().all()
        pd.testing.assert_frame_equal(reviewed[table][machine[table].columns], machine[table])


def test_columns_keep_their_types(desk):
    desk.correct("personnel", TOTAL, {"count_low": 1000, "status": "deployed"})
    desk.correct("meetings", PLANNED, {"date_start": None, "participants": ["Nakatani Gen"]})
    desk.correct("places", "Palawan", place_values(place("Aleppo", "SYR")))
    for table, frame in desk.machine.items():
        assert dict(desk.tables[table].dtypes[frame.columns]) == dict(frame.dtypes), table


def test_the_machines_tables_stay_as_they_are(desk):
    before = {table: frame.copy(deep=True) for table, frame in desk.machine.items()}
    desk.correct("meetings", PLANNED, {"participants": ["Nakatani Gen"]})
    desk.reject("personnel", TOLL)
    assert desk.tables["meetings"]["participants"].map(len).sum() < desk.machine["meetings"]["participants"].map(len).sum()
    same(desk.machine, before)


def test_the_persons_value_is_shown_and_the_machines_beside_it(desk):
    desk.correct("personnel", TOTAL, {"count_low": 1000, "status": "deployed"})
    shown = desk.shown("personnel", TOTAL)
    assert (shown["count_low"], shown["status"], shown["review"]) == (1000, "deployed", "corrected")
    assert shown["machine_read"] == "count_low: nothing; status: pledged"
    claims = views.personnel_claims(select_tables(leave_rejected(desk.tables), Filters())).set_index("claim_id")
    assert (claims["count"]["c-1200"], claims["status"]["c-1200"]) == ("1,000 to 1,200", "deployed")


def test_a_rejected_fact_is_left_out_everywhere(desk):
    desk.reject("personnel", TOLL)
    shown = select_tables(leave_rejected(desk.tables), Filters())
    assert TOLL not in set(shown["personnel"]["quote_exact"])
    assert "c-14" not in set(views.personnel_claims(shown)["claim_id"])
    assert views.key_figures(shown).loc["personnel", "value"] == desk.machine["personnel"]["claim_id"].nunique() - 1
    assert desk.shown("personnel", TOLL)["review"] == "rejected"  # it is still there to be seen


def test_an_article_no_longer_passes_for_a_rejected_fact(desk):
    phoned = "The presidents of Colombia and Venezuela spoke by phone"
    assert passing(desk, "meetings", countries=("VEN",)) == {phoned}
    desk.reject("meetings", phoned)
    assert len(select_tables(leave_rejected(desk.tables), Filters(countries=("VEN",)))["articles"]) == 0
    assert "VEN" not in set(views.country_options(leave_rejected(desk.tables))["code"])


def test_days_to_filter_by_follow(desk):
    on_24 = {"date_from": date(2025, 6, 24), "date_to": date(2025, 6, 24)}
    assert PLANNED not in passing(desk, "meetings", **on_24)
    desk.correct("meetings", PLANNED, {"date_end": date(2025, 6, 24)})
    assert PLANNED in passing(desk, "meetings", **on_24)
    desk.correct("meetings", PLANNED, {"date_start": None, "date_end": None})  # then its article's day counts
    assert PLANNED in passing(desk, "meetings", date_from=date(2025, 5, 30), date_to=date(2025, 5, 30))


def test_countries_and_words_follow(desk):
    desk.correct("places", "El Geneina", place_values(place("Aleppo", "SYR")))
    assert passing(desk, "places", countries=("SYR",)) == {"El Geneina"}
    assert passing(desk, "quotes", countries=("SYR",)) == {CHADIAN}  # a quotation has its article's countries
    assert "El Geneina" in passing(desk, "places", text="aleppo")
    assert set(select_tables(leave_rejected(desk.tables), Filters(text="aleppo"))["articles"]["source"]) == {"Radio Ndjamena"}
    assert "Aleppo" in set(views.map_places(select_tables(leave_rejected(desk.tables), Filters()))["name"])


def test_a_place_may_be_nowhere(desk):
    desk.correct("places", "Cúcuta", place_values(None))
    shown = desk.shown("places", "Cúcuta")
    assert shown["lat"] is None
    assert shown["country_code"] is None
    assert "Cúcuta" not in set(views.map_places(select_tables(leave_rejected(desk.tables), Filters()))["name"])


def test_of_a_place_the_latest_correction_holds_whole(desk):
    """Two people pick other places: no column of the first is left, even where the second agrees with the machine."""
    desk.correct("places", "Adre", place_values(place("Aleppo", "SYR")), "Ada")
    rows = list(desk.rows)
    desk.rows = []
    later = desk.correct("places", "Adre", place_values(place("Abéché", "TCD")), "Bo")  # Bo has not seen what Ada did
    desk.rows = rows + [row | {"reviewed_at": row["reviewed_at"].replace(hour=23)} for row in later]
    shown = desk.shown("places", "Adre")
    chosen = place("Abéché", "TCD")
    assert (shown["resolved_place"], shown["country"], shown["country_code"], shown["lat"]) == ("Abéché", "Chad", "TCD", chosen.lat)


def test_the_latest_decision_holds_whatever_the_order_of_the_rows(desk):
    desk.correct("personnel", TOTAL, {"status": "deployed"}, "Ada")
    desk.correct("personnel", TOTAL, {"status": "withdrawn"}, "Bo")
    assert desk.shown("personnel", TOTAL)["status"] == "withdrawn"
    desk.rows.reverse()
    assert desk.shown("personnel", TOTAL)["status"] == "withdrawn"


def test_confirming_what_was_corrected_keeps_the_correction(desk):
    desk.correct("personnel", TOTAL, {"status": "deployed"}, "Ada")
    desk.confirm("personnel", TOTAL, "Bo")
    assert (desk.shown("personnel", TOTAL)["status"], desk.shown("personnel", TOTAL)["review"]) == ("deployed", "corrected")


def test_back_to_what_the_machine_read_is_confirmed(desk):
    desk.correct("personnel", TOTAL, {"status": "deployed"})
    desk.correct("personnel", TOTAL, {"status": "pledged"})
    shown = desk.shown("personnel", TOTAL)
    assert (shown["status"], shown["review"], shown["machine_read"]) == ("pledged", "confirmed", None)


def test_what_is_taken_back_is_as_it_was(desk):
    desk.correct("personnel", TOTAL, {"count_low": 1000, "status": "deployed"}, "Ada")
    before = desk.tables
    desk.reject("personnel", TOTAL, "Bo")
    *_, last = gather_decisions(desk.rows)
    desk.rows += withdraw(last, desk.person("Bo"))
    same(desk.tables, before)
    first, _ = gather_decisions(desk.rows)
    desk.rows += withdraw(first, desk.person("Bo"))
    same(desk.tables, apply_reviews(desk.machine, {}))
    assert [decision.withdrawn for decision in gather_decisions(desk.rows)] == [True, True]  # and nothing is lost


def test_decisions_about_facts_that_are_gone_do_no_harm(desk):
    desk.confirm("personnel", TOTAL)
    gone = [row | {"fact_id": "f" * 16} for row in desk.correct("personnel", TOLL, {"status": "wounded"})]
    desk.rows = [*desk.rows[:1], *gone]
    same(desk.tables, apply_reviews(desk.machine, settle(gather_decisions(desk.rows[:1]))))


@pytest.mark.parametrize(("column", "new"), [("count_low", "many"), ("status", "asleep"), ("no_such_column", "1"), ("role", "event")])
def test_a_value_that_the_codebook_no_longer_knows_is_passed_over(desk, column, new):
    rows = desk.correct("personnel", TOTAL, {"force": "SDN"})
    desk.rows += [rows[0] | {"review_id": "0" * 16, "column": column, "new_value": new}]
    shown = desk.shown("personnel", TOTAL)
    assert (shown["force"], shown["status"], shown["count_low"]) == ("SDN", "pledged", None)


def test_a_report_that_says_something_else_is_another_claim(desk):
    alike = desk.machine["personnel"]["quote_exact"].isin([TOTAL, TOLL])
    desk.machine = desk.machine | {"personnel": desk.machine["personnel"].assign(claim_id=lambda f: f["claim_id"].mask(alike, "c-one"))}
    desk.correct("personnel", TOLL, {"count_low": 17, "count_best": 17})
    ids = {words: desk.shown("personnel", words)["claim_id"] for words in (TOTAL, TOLL)}
    assert ids[TOTAL] == "c-one" != ids[TOLL]
    claims = views.personnel_claims(select_tables(leave_rejected(desk.tables), Filters())).set_index("claim_id")
    assert claims.loc[ids[TOLL], "count"] == "17 or more"


def test_a_claim_of_one_report_keeps_its_id(desk):
    desk.correct("personnel", TOLL, {"count_low": 17, "count_best": 17})
    assert desk.shown("personnel", TOLL)["claim_id"] == "c-14"


def test_a_meeting_takes_the_persons_status(desk):
    for words in (MET, TALKS):
        desk.correct("meetings", words, {"status": "cancelled"})
    meetings = views.meeting_timeline(select_tables(leave_rejected(desk.tables), Filters())).set_index("meeting_id")
    assert meetings.loc["m-ndjamena", "statuses"] == ["cancelled"]


def test_what_a_person_has_checked_passes_any_score(desk):
    desk.confirm("personnel", TOTAL)
    assert passing(desk, "personnel", score=0.95) == {TOTAL}


def test_what_is_filtered_by_is_what_would_be_stored(desk):
    """The context of every article and fact after corrections is the one that the store works out for such facts."""
    from lib.context import FILTER_COLUMNS, add_context
    from lib.reviews.apply import list_rows
    from lib.schema import column_names

    desk.correct("meetings", PLANNED, {"participants": ["Élise Nõmm"], "date_end": date(2025, 6, 24), "parties": ["FRA"]})
    desk.correct("places", "El Geneina", place_values(place("Aleppo", "SYR")))
    desk.correct("personnel", TOTAL, {"claimant": "Somebody Else", "force": "EST"})
    desk.reject("personnel", TOLL)
    tables = leave_rejected(desk.tables)
    facts = {table: list_rows(tables[table], column_names(table)) for table in FACT_TABLES}
    for article in list_rows(tables["articles"], column_names("articles")):
        own = {table: [row for row in rows if row["article_id"] == article["article_id"]] for table, rows in facts.items()}
        stored, found = add_context(article, own)
        for table, rows in {"articles": [stored], **found}.items():
            key = "article_id" if table == "articles" else "fact_id"
            frame = tables[table].set_index(key)
            for row in rows:
                shown = frame.loc[row[key], list(FILTER_COLUMNS)]
                assert shown["countries"] == row["countries"], (table, row[key])
                assert shown["search"] == row["search"], (table, row[key])
                assert [None if pd.isna(day) else day.date() for day in shown[["first_day", "last_day"]]] == [
                    row["first_day"],
                    row["last_day"],
                ]
