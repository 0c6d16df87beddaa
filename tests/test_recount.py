"""Vague numbers read by another rule: the words stay, the bounds change, nothing else does."""

import json
import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pandas as pd
import pytest

from lib import export, store
from lib.errors import DatelineError
from lib.filters import Filters, describe, select_tables
from lib.lookups import load_lookup
from lib.recount import RULES, read_vague, recount
from tests.sample import write_sample


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return store.read_tables(write_sample(str(tmp_path_factory.mktemp("recount") / "store")))


@pytest.mark.parametrize("row", load_lookup("vague_counts"), ids=lambda row: row["words"])
def test_every_word_of_the_list_is_read_by_every_rule(row):
    assert {rule: read_vague(f"{row['words']} of people", rule) for rule in RULES} == {rule: int(row[rule]) for rule in RULES}


def test_only_vague_bounds_change(tables):
    before = tables["personnel"]
    after = recount(before, "acled")
    changed = before["count_low"].fillna(-1) != after["count_low"].fillna(-1)
    assert dict(zip(after["count_text"][changed], after["count_low"][changed], strict=True)) == {"several hundred": 100, "thousands": 1000}
    pd.testing.assert_frame_equal(before.drop(columns="count_low"), after.drop(columns="count_low"))
    assert after["count_low"].dtype == before["count_low"].dtype


def test_the_stores_frame_is_left_alone(tables):
    before = tables["personnel"].copy()
    recount(tables["personnel"], "acled")
    pd.testing.assert_frame_equal(tables["personnel"], before)
    assert recount(tables["personnel"], "codebook") is tables["personnel"]


def test_bounds_that_a_person_set_stay(tables):
    own = tables["personnel"].copy()
    own.loc[own["count_text"] == "thousands", "count_low"] = 3500
    assert 3500 in set(recount(own, "acled")["count_low"].dropna())


def test_words_that_no_rule_knows_stay(tables):
    own = tables["personnel"].assign(count_text="a division", count_rule="vague", count_low=None)
    assert recount(own, "acled")["count_low"].isna().all()


def test_the_rule_is_part_of_the_filters_and_of_their_sentence(tables):
    filters = Filters(countries=("TCD",), vague="acled")
    shown = select_tables(tables, filters)["personnel"].set_index("count_text")
    assert shown.loc["several hundred", "count_low"] == 100
    assert describe(filters) == "Facts about Chad. Vague numbers are counted as by ACLED: “hundreds” is 100 or more."
    assert describe(Filters()) == "All facts."
    assert list(select_tables(tables, Filters(vague="acled"))["articles"]["article_id"]) == list(tables["articles"]["article_id"])


def test_the_download_holds_the_rules_numbers_and_says_so(tables):
    filters = Filters(vague="acled")
    packed = export.export_package(select_tables(tables, filters), export.Manifest(filters, "1", datetime(2025, 7, 1, tzinfo=UTC)))
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        assert "“hundreds” is 100 or more" in json.loads(archive.read("datapackage.json"))["dateline"]["filter"]
        rows = pd.read_csv(BytesIO(archive.read("personnel.csv"))).set_index("count_text")
    assert rows.loc["thousands", "count_low"] == 1000


def test_an_unknown_rule_is_refused():
    with pytest.raises(DatelineError, match="No rule is called"):
        Filters(vague="guess")  # type: ignore[arg-type]
