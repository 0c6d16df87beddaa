"""Versions: each import and removal can be read again as it was, after packing too, until it is cleared away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lib import store
from lib.errors import StoreError
from lib.reviews import Person, confirm
from lib.schema import FACT_TABLES
from lib.store.delta import DeltaError, open_table, scan_table
from tests.sample import newer_sample, sample, sample_ids, stored_ids, write_sample
from tests.store.earlier import write_earlier

ADA, BO, CY = store.Commit("Ada", "first batch"), store.Commit("Bo", "newer parser"), store.Commit("Cy", "asked to by the outlet")


def one(number):
    """One article of the sample with its facts."""
    articles, facts = sample()
    own = articles[number]["article_id"]
    return articles[number : number + 1], {table: [row for row in rows if row["article_id"] == own] for table, rows in facts.items()}


def without(article_id):
    articles, facts = newer_sample()
    left = {table: [row for row in rows if row["article_id"] != article_id] for table, rows in facts.items()}
    return sample_ids([row for row in articles if row["article_id"] != article_id], left)


def ids_as_of(opened, as_of):
    return {table: sorted(frame.iloc[:, 0]) for table, frame in store.read_tables(opened, as_of=as_of).items()}


def review(opened, fact_id):
    store.append_reviews(opened, confirm(fact_id, Person("Ada", "", datetime.now(UTC))))


@pytest.fixture
def opened(tmp_path):
    return fill(str(tmp_path / "store"))


def fill(uri):
    """A store with three versions: the sample, a newer parser's reading of it, and one article removed."""
    made = store.open_store(uri)
    store.append(made, *sample(), ADA)
    store.append(made, *newer_sample(), BO)
    assert store.remove(made, [removed(), "0" * 16], CY) == 1
    return made


def removed():
    return sample()[0][1]["article_id"]


def expected():
    return {"0": sample_ids(*sample()), "1": sample_ids(*newer_sample()), "2": without(removed())}


def test_the_history_says_who_did_what_and_why(opened):
    told = [
        (each.number, each.author, each.message, each.added, each.replaced, each.removed, each.articles) for each in store.history(opened)
    ]
    assert told == [(2, *_said(CY), 0, 0, 1, 4), (1, *_said(BO), 0, 1, 0, 5), (0, *_said(ADA), 5, 0, 0, 5)]
    times = [each.at for each in store.history(opened)]
    assert times == sorted(times, reverse=True)
    assert abs(times[0] - datetime.now(UTC)) < timedelta(minutes=10)


def _said(commit):
    return commit.author, commit.message


def test_each_version_is_read_as_it_was_before_and_after_packing(opened):
    assert {number: ids_as_of(opened, number) for number in "012"} == expected()
    token = store.version(opened)
    store.compact(opened)
    assert {number: ids_as_of(opened, number) for number in "012"} == expected()
    assert stored_ids(opened) == expected()["2"]
    assert store.version(opened) != token
    assert [each.number for each in store.history(opened)] == [2, 1, 0]  # packing is no version of its own
    again = store.version(opened)
    store.compact(opened)  # with nothing to do it does nothing
    assert store.version(opened) == again


def test_packing_clears_away_facts_that_no_article_names(opened):
    shown = stored_ids(opened)
    assert any(len(rows_in(opened, table)) > len(shown[table]) for table in FACT_TABLES)
    store.compact(opened)
    assert all(sorted(rows_in(opened, table)) == shown[table] for table in FACT_TABLES)
    assert all(len(open_table(opened, table).file_uris()) == 1 for table in ("articles", "places", "meetings"))


def rows_in(opened, table):
    """All that a table holds, shown or not."""
    return scan_table(open_table(opened, table)).collect()["fact_id"].to_list()


@pytest.mark.parametrize("place", ["folder", "bucket"])
def test_what_is_cleared_away_can_no_longer_be_read_and_the_rest_can(place, tmp_path, monkeypatch, request):
    opened = fill(str(tmp_path / "store") if place == "folder" else request.getfixturevalue("bucket") + "/cleared")
    monkeypatch.setattr("lib.store.maintain._UNDER_WAY", timedelta(0))
    store.compact(opened)
    assert store.vacuum(opened, timedelta(days=1)) == 0
    assert ids_as_of(opened, "0") == expected()["0"]
    assert store.vacuum(opened, timedelta(0)) > 0
    for gone in "01":
        with pytest.raises(StoreError) as raised:
            store.read_tables(opened, as_of=gone)
        assert "cleared away" in raised.value.cause or "missing" in raised.value.cause
        assert "later" in raised.value.remedy
    assert ids_as_of(opened, "2") == stored_ids(opened) == expected()["2"]
    assert len(store.history(opened)) == 3
    assert store.append(opened, *sample()) == store.Written(1, 1, 3)  # and life goes on
    assert stored_ids(opened) == expected()["0"]
    assert store.history(opened)[0].articles == 5


def test_a_removed_article_takes_its_facts_along_and_changes_nothing_else(opened):
    after = {table: store.read_rows(opened, table) for table in ("articles", *FACT_TABLES)}
    articles, facts = newer_sample()
    for table, rows in {"articles": articles, **facts}.items():
        kept = [row for row in rows if row["article_id"] != removed()]
        assert sorted(after[table], key=str) == sorted(kept, key=str)
    before = store.version(opened)
    assert store.remove(opened, [removed()], CY) == 0
    assert store.version(opened) == before  # nobody was there to remove


def test_a_bucket_keeps_the_files_of_writes_under_way(bucket):
    opened = store.open_store(f"{bucket}/kept")
    store.append(opened, *one(0))
    with pytest.raises(StoreError, match="too short") as raised:
        store.vacuum(opened, timedelta(minutes=59))
    assert "1:00:00" in raised.value.remedy


def test_a_version_has_the_decisions_made_until_the_next(tmp_path):
    opened = store.open_store(str(tmp_path / "store"))
    store.append(opened, *one(0))
    assert store.read_reviews(opened, as_of="0") == []
    first, second, third = (f"{number:016x}" for number in range(3))
    review(opened, first)
    review(opened, second)
    store.append(opened, *one(1))
    review(opened, third)
    told = {name: [row["fact_id"] for row in store.read_reviews(opened, name)] for name in ("0", "0.none", "0.0", "0.1", "1", "1.1", "1.2")}
    assert told == {
        "0": [first, second],
        "0.none": [],
        "0.0": [first],
        "0.1": [first, second],
        "1": [first, second, third],
        "1.1": [first, second],
        "1.2": [first, second, third],
    }
    assert store.read_reviews(opened, store.short_version(store.version(opened))) == store.read_reviews(opened)


def test_a_version_of_its_own_time_has_the_token_that_it_had_then(tmp_path):
    opened = store.open_store(str(tmp_path / "store"))
    tokens = []
    for number in range(3):
        store.append(opened, *one(number))
        review(opened, f"{number:016x}")
        tokens.append(store.version(opened))
    assert [store.version(opened, store.short_version(token)) for token in tokens] == tokens
    assert [store.version(opened, str(number)) for number in range(3)] == tokens
    assert [store.short_version(token) for token in tokens] == ["0.0", "1.1", "2.2"]


@pytest.mark.parametrize("as_of", ["3", "0.0", "99.none", "-1", "1.", "twelve", "1;2", "1" * 50, ""])
def test_a_version_that_is_none_is_named(tmp_path, as_of):
    opened = write_sample(str(tmp_path / "store"))
    for ask in (store.read_tables, store.read_reviews, store.version):
        with pytest.raises(StoreError, match="version"):
            ask(opened, as_of=as_of)


def test_whoever_comes_second_is_told_and_nothing_of_his_is_shown(tmp_path):
    opened = write_sample(str(tmp_path / "store"))
    seen = store.latest(opened)
    assert store.append(opened, *newer_sample(), BO, at=seen) == store.Written(0, 1, 4)
    with pytest.raises(store.Overtaken, match="after version 0"):
        store.append(opened, *sample(), ADA, at=seen)
    assert stored_ids(opened) == sample_ids(*newer_sample())
    assert store.latest(opened) == seen + 1


def test_a_commit_that_comes_between_reading_and_writing_is_not_passed_over(tmp_path, monkeypatch):
    opened = write_sample(str(tmp_path / "store"))
    from lib.store import write

    real, seen = write._commit, store.latest(opened)

    def commit_late(*args, **kwargs):
        monkeypatch.setattr(write, "_commit", real)
        monkeypatch.setattr(write, "locked", lambda *_: pytest.MonkeyPatch.context())  # as on a bucket, nobody waits
        assert store.remove(opened, [removed()], CY) == 1
        return real(*args, **kwargs)

    monkeypatch.setattr(write, "_commit", commit_late)
    with pytest.raises(store.Overtaken):
        store.append(opened, *newer_sample(), BO, at=seen)
    assert [each.author for each in store.history(opened)] == ["Cy", ""]
    assert len(store.read(opened, "articles")) == 4


def test_a_store_of_an_earlier_release_keeps_its_versions(tmp_path):
    opened, made = store.open_store(str(tmp_path / "store")), store.open_store(str(tmp_path / "made"))
    for number in (0, 1):
        part = store.open_store(str(tmp_path / f"part{number}"))
        store.append(part, *one(number))
        write_earlier(opened, part)
    assert stored_ids(opened)["articles"] == sorted(sample()[0][number]["article_id"] for number in (0, 1))
    assert [(each.number, each.author, each.added, each.articles) for each in store.history(opened)] == [(1, "", 1, 2), (0, "", 1, 1)]
    assert ids_as_of(opened, "0") == sample_ids(*one(0))
    assert list(store.read(opened, "articles")["story_id"]) == list(store.read(opened, "articles")["article_id"])
    assert store.append(opened, *one(0)) == store.Written(0, 0, 1)  # known again without a mark
    assert store.append(opened, *newer_sample(), BO) == store.Written(3, 1, 1)
    assert stored_ids(opened) == sample_ids(*newer_sample())
    assert ids_as_of(opened, "1") == {
        table: sorted(ids_as_of(opened, "0")[table] + sample_ids(*one(1))[table]) for table in sample_ids(*one(1))
    }
    store.compact(opened)
    assert stored_ids(opened) == sample_ids(*newer_sample())
    assert not store.exists(made)


def test_a_commit_whose_answer_is_lost_counts_as_made(tmp_path, monkeypatch):
    opened = write_sample(str(tmp_path / "store"))
    from lib.store import write

    real = write._extend

    def answer_nothing(table, *args):
        real(table, *args)
        if "articles" in table.table_uri:
            raise DeltaError("Generic S3 error: PreconditionFailed")

    monkeypatch.setattr(write, "_extend", answer_nothing)
    articles, facts = one(0)
    store.remove(opened, [articles[0]["article_id"]], CY)
    assert store.append(opened, articles, facts, ADA, at=1) == store.Written(1, 0, 0)
    assert stored_ids(opened) == sample_ids(*sample())
    assert [each.author for each in store.history(opened)] == ["Ada", "Cy", ""]
