"""A data package read back: the same rows in another store, and nothing that is stored there is lost."""

from __future__ import annotations

import io

import pytest

from lib import export, store
from lib.datapackage.rows import is_package, read_package
from lib.errors import DatelineError
from lib.filters import Filters, select_tables
from lib.ingest.restore import restore
from lib.reviews import apply_reviews, leave_rejected, settle
from lib.reviews.settle import gather_decisions
from lib.schema import FACT_TABLES, TABLES
from lib.store import Commit
from tests.export.packing import pack
from tests.sample import newer_sample, sample, write_sample


def rows_of(opened):
    tables = {table: store.read_rows(opened, table) for table in ("articles", *FACT_TABLES)}
    stories: dict[str, str] = dict(store.read(opened, "articles")[["article_id", "story_id"]].itertuples(index=False))
    return tables | {"reviews": store.read_reviews(opened), "stories": stories}


def test_another_store_has_the_same_rows(full, content, empty):
    done = restore(content, "a.zip", empty)
    assert (done.added, done.replaced, done.unchanged, done.different) == (5, 0, 0, ())
    assert done.reviews == len(store.read_reviews(full)) > 5
    assert rows_of(empty) == rows_of(full)
    assert "All facts." in store.history(empty)[0].message


def test_who_reads_it_back_stands_in_the_history_with_what_it_is(content, empty):
    restore(content, "a.zip", empty, commit=Commit("Ana"))
    version = store.history(empty)[0]
    assert version.author == "Ana"
    assert version.message.startswith("Read back from a.zip: ")


def test_decisions_stored_twice_are_read_once(content, full, empty):
    restore(content, "a.zip", empty)
    store.append_reviews(empty, store.read_reviews(full)[:3])  # as two would who read it back into a bucket at once
    assert store.read_reviews(empty) == store.read_reviews(full)
    assert rows_of(empty) == rows_of(full)
    read_package(pack(empty), "b.zip")


def test_read_twice_it_changes_nothing(content, empty):
    restore(content, "a.zip", empty)
    version = store.version(empty)
    done = restore(content, "a.zip", empty)
    assert (done.added, done.unchanged, done.reviews) == (0, 5, 0)
    assert store.version(empty) == version


def test_a_package_of_the_restored_store_is_the_same_package(content, empty):
    restore(content, "a.zip", empty)
    again = read_package(pack(empty), "b.zip")
    assert again.facts == read_package(content, "a.zip").facts


def test_a_filtered_package_gives_the_filtered_facts(full, empty):
    filters = Filters(countries=("TCD",), vague="acled")
    shown = select_tables(
        leave_rejected(apply_reviews(store.read_tables(full), settle(gather_decisions(store.read_reviews(full))))), filters
    )
    done = restore(pack(full, filters), "a.zip", empty)
    assert done.filter.startswith("Facts about Chad.")
    stored = rows_of(empty)
    assert len(stored["articles"]) == len(shown["articles"]) < 5
    ids = {table: {row["fact_id"] for row in stored[table]} for table in FACT_TABLES}
    rejected = {row["fact_id"] for row in store.read_reviews(full) if row["decision"] == "rejected"}
    assert all(ids[table] - rejected == set(shown[table]["fact_id"]) for table in FACT_TABLES)
    everything = {row["fact_id"]: row for table in FACT_TABLES for row in rows_of(full)[table]}
    assert all(row == everything[row["fact_id"]] for table in FACT_TABLES for row in stored[table])


def test_what_is_stored_with_other_facts_stays_and_is_named(full, content, tmp_path):
    other = store.open_store(str(tmp_path / "newer"))
    store.append(other, *newer_sample())
    before = rows_of(other)
    done = restore(content, "a.zip", other)
    assert (done.added, done.unchanged) == (0, 4)
    assert done.different == (sample()[0][0]["title"],)
    assert {table: rows_of(other)[table] for table in TABLES if table != "reviews"} == {t: before[t] for t in TABLES if t != "reviews"}
    done = restore(content, "a.zip", other, replace=True)
    assert (done.replaced, done.unchanged, done.different) == (1, 4, ())
    assert {t: rows_of(other)[t] for t in TABLES} == {t: rows_of(full)[t] for t in TABLES}


def test_only_the_package_s_own_articles_are_read_from_the_store(full, content, tmp_path, monkeypatch):
    filters = Filters(countries=("TCD",))
    package = pack(full, filters)
    own = {article["article_id"] for article in read_package(package, "a.zip").articles}
    given: list[str] = []
    read = store.read_rows

    def watch(*asked):
        rows = read(*asked)
        given.extend(row["article_id"] for row in rows)
        return rows

    stored = store.open_store(str(tmp_path / "stored"))
    restore(content, "b.zip", stored)
    monkeypatch.setattr(store, "read_rows", watch)
    done = restore(package, "a.zip", stored)
    assert 0 < len(own) < 5
    assert set(given) == own
    assert (done.added, done.unchanged + len(done.different)) == (0, len(own))


def test_hostile_words_come_back(full, empty, tmp_path):
    articles, facts = sample()
    odd = store.open_store(str(tmp_path / "odd"))
    facts["meetings"][0] |= {"topic": "'=1+1", "participants": ["=cmd|' /C calc'!A0", "a; b", ""], "roles": ["", "'", ";\\ "]}
    facts["meetings"][1] |= {"topic": "", "participants": [""], "roles": []}
    facts["personnel"][0] |= {"claimant": '\t"quoted",\r\nand more\0', "unit": "＝sum"}
    store.append(odd, articles, facts)
    restore(pack(odd), "a.zip", empty)
    assert rows_of(empty) == rows_of(odd)


def test_packages_are_told_from_other_archives(content, tmp_path):
    (tmp_path / "a.zip").write_bytes(content)
    stream = io.BytesIO(content)
    assert is_package(content)
    assert is_package(tmp_path / "a.zip")
    assert is_package(stream)
    assert stream.tell() == 0
    assert read_package(stream, "a.zip") == read_package(tmp_path / "a.zip", "b.zip")
    assert not is_package(export.pack_files({"a.txt": b"words"}))
    assert not is_package(b"words")
    with pytest.raises(DatelineError, match="The file is missing"):
        read_package(export.pack_files({"a.txt": b"words"}), "a.zip")


def test_the_sample_has_no_decisions_and_comes_back_too(tmp_path, empty):
    plain = write_sample(str(tmp_path / "plain"))
    assert restore(pack(plain), "a.zip", empty).reviews == 0
    assert rows_of(empty) == rows_of(plain)
