"""Saving: linked with a part of the store as with all of it, wire stories told apart, and nothing lost to whoever comes first."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from lib import store
from lib.errors import StoreError
from lib.extract.facts import article_row
from lib.ingest import retry
from lib.ingest import save as saving
from lib.ingest.save import link_with_stored, save
from lib.link import filed_under, sought_by
from lib.link.stories import story_keys
from lib.read.article import article_id
from lib.schema import FACT_TABLES
from tests.store.earlier import drop_keys
from tests.store.linking import LINKS, gather, ids_by_fact, link_with_all

NONE: dict[str, list] = {table: [] for table in FACT_TABLES}


@pytest.fixture
def opened(tmp_path):
    return store.open_store(str(tmp_path / "store"))


def stored_rows(opened):
    if not store.exists(opened):
        return {table: [] for table in FACT_TABLES}
    return {table: store.read_rows(opened, table) for table in FACT_TABLES}


def ids_of(found):
    return {facts.article.article_id for facts in found}


def in_batches(found, chance):
    left = chance.sample(found, len(found))
    while left:
        size = chance.randrange(3, 12)
        yield left[:size]
        left = left[size:]


@pytest.mark.parametrize("seed", [1, 2])
def test_reading_some_rows_links_as_reading_all_in_any_order(opened, briefs, seed):
    joined = spared = 0
    for batch in in_batches(briefs, random.Random(seed)):
        known = stored_rows(opened)
        expected = link_with_all(batch, known)
        assert link_with_stored(gather(batch), ids_of(batch), opened) == expected
        joined += sum(row[column] != row["fact_id"] for table, column in LINKS.items() for row in expected[table])
        for table in LINKS:
            spared += len(known[table]) - len(store.candidates(opened, table, sought_by(table, gather(batch)[table])))
        store.append(opened, [article_row(facts.article, datetime.now(UTC)) for facts in batch], expected)
    assert joined > 20  # links were found
    assert spared > 100  # and most rows were left alone


def test_rows_of_before_keys_were_stored_are_linked_all_the_same(opened, briefs):
    save(briefs[:20], opened)
    drop_keys(opened)
    expected = link_with_all(briefs[20:], stored_rows(opened))
    assert link_with_stored(gather(briefs[20:]), ids_of(briefs[20:]), opened) == expected
    save(briefs[20:], opened)
    assert ids_by_fact(expected).items() <= ids_by_fact(stored_rows(opened)).items()
    assert len(store.read(opened, "articles", columns=["story_id"]).dropna()) == len(briefs)


def test_keys_made_by_other_rules_count_for_nothing(opened, briefs, monkeypatch):
    monkeypatch.setattr("lib.store.filed.filed_under", lambda *_: ["another key"])
    monkeypatch.setattr("lib.store.filed._rules", lambda _: 1)
    save(briefs[:20], opened)
    monkeypatch.undo()
    expected = link_with_all(briefs[20:], stored_rows(opened))
    assert link_with_stored(gather(briefs[20:]), ids_of(briefs[20:]), opened) == expected


def test_candidates_are_those_filed_under_a_key_in_the_order_of_the_store(opened, briefs):
    save(briefs, opened)
    rows = store.read_rows(opened, "meetings")
    key = filed_under("meetings", rows[0])[0]
    assert store.candidates(opened, "meetings", [key]) == [row for row in rows if key in filed_under("meetings", row)]
    assert store.candidates(opened, "meetings", []) == []
    store.remove(opened, [rows[0]["article_id"]])
    assert rows[0] not in store.candidates(opened, "meetings", [key])


def reprint(facts, title):
    """The article as another outlet prints it: its body under another headline."""
    old = facts.article
    text = title + "\n\n" + old.text.partition("\n\n")[2]
    return replace(
        facts, article=replace(old, text=text, title=title, article_id=article_id(text)), tables={table: [] for table in FACT_TABLES}
    )


def test_a_reprint_is_of_the_story_that_came_first(opened, briefs):
    first, other = briefs[0], briefs[1]
    save([first, other], opened)
    again, once_more = reprint(first, "Another headline over it"), reprint(first, "And a third one")
    save([again, once_more], opened)
    frame = store.read(opened, "articles").set_index("article_id")["story_id"]
    own = first.article.article_id
    assert frame.to_dict() == {
        own: own,
        other.article.article_id: other.article.article_id,
        again.article.article_id: own,
        once_more.article.article_id: own,
    }
    store.remove(opened, [own])
    save([reprint(first, "A fourth")], opened)
    assert set(store.read(opened, "articles")["story_id"]) == {own, other.article.article_id}


def bulletin(facts, number):
    """One of many that keep their wording and change their figures."""
    names = " ".join(f"Village{number}{letter} has {number * 7 + place} wells." for place, letter in enumerate("abc"))
    same = "Engineers of the province went from house to house on foot and by boat to see what the river had left of the wells. "
    text = f"Wells of week {number}\n\n{same * 3}{names} {same.upper()}"
    return replace(
        facts, article=replace(facts.article, text=text, title=text.partition("\n")[0], article_id=article_id(text)), tables=NONE
    )


def test_of_many_issues_of_a_bulletin_a_reprint_finds_its_own_and_few_are_compared(opened, briefs, monkeypatch):
    issues = [bulletin(briefs[0], number) for number in range(60)]
    save(issues[:40], opened)
    real, compared = saving.same_story, []

    def compare(one, other):
        compared.append(one)
        return real(one, other)

    monkeypatch.setattr(saving, "same_story", compare)
    prints = [reprint(issues[number], f"Another headline {number}") for number in (3, 39, 50)]
    save([*issues[40:], *prints], opened)
    frame = store.read(opened, "articles").set_index("article_id")["story_id"]
    assert [frame[each.article.article_id] for each in prints] == [issues[number].article.article_id for number in (3, 39, 50)]
    assert all(frame[each.article.article_id] == each.article.article_id for each in issues)
    assert 20 < len(compared) <= 23 * 2 * saving.MOST_COMPARED


def test_an_article_given_twice_is_stored_once_as_given_last(opened, briefs):
    first = next(each for each in briefs if each.tables["personnel"])
    corrected = replace(first, article=replace(first.article, title="As a person corrected it"))
    written = save([first, briefs[1], corrected], opened)
    assert (written.added, written.unchanged) == (2, 0)
    assert "As a person corrected it" in set(store.read(opened, "articles")["title"])


def test_facts_that_an_earlier_release_filed_are_filed_anew_and_nothing_else_changes(opened, briefs):
    store.file_facts_anew(opened)  # there is no store yet
    save(briefs[:20], opened)
    before, version = stored_rows(opened), store.version(opened)
    store.file_facts_anew(opened)
    assert store.version(opened) == version
    drop_keys(opened)
    dropped = store.version(opened)
    assert [bool(store.candidates(opened, table, [])) for table in LINKS] == [True] * 3
    store.file_facts_anew(opened)
    assert [store.candidates(opened, table, []) for table in LINKS] == [[]] * 3
    assert stored_rows(opened) == before
    assert store.version(opened) == dropped


def test_near_prints_are_the_likest_the_earliest_first(opened, briefs):
    save(briefs[:2], opened)
    save([reprint(briefs[0], "Another headline over it")], opened)
    own, other = (each.article.article_id for each in briefs[:2])
    keys = story_keys(briefs[0].article.text)
    rare = story_keys(briefs[1].article.text)[:1]
    found = store.near_prints(opened, {"whole": keys, "part": keys[:1] + rare, "none": ["no key of anything"]}, 5, ["title"])
    prints = [briefs[0].article.title, "Another headline over it"]
    assert {name: [row["title"] for row in rows] for name, rows in found.items()} == {
        "whole": prints,
        "part": [briefs[1].article.title, *prints],  # a key that one article has says more than one that two have
        "none": [],
    }
    assert [row["article_id"] for row in store.near_prints(opened, {"whole": keys}, 1, [])["whole"]] == [own]
    assert store.story_ids(opened, [own, other, "nobody's"]) == {own: own, other: other}
    store.remove(opened, [own])
    assert [row["title"] for row in store.near_prints(opened, {"whole": keys}, 5, ["title"])["whole"]] == ["Another headline over it"]


def test_whoever_is_overtaken_links_with_what_came_between(opened, briefs, monkeypatch):
    save(briefs[:10], opened)
    real, others = saving.link_with_stored, [briefs[10:20], briefs[20:25]]

    def link_slowly(*args):
        linked = real(*args)
        if others:
            batch = others.pop()
            rows = link_with_all(batch, stored_rows(opened))
            store.append(opened, [article_row(facts.article, datetime.now(UTC)) for facts in batch], rows, store.Commit("Bo"))
        return linked

    monkeypatch.setattr(saving, "link_with_stored", link_slowly)
    monkeypatch.setattr(retry, "WAIT", 0.0)
    before = link_with_all(briefs[25:], stored_rows(opened))
    assert save(briefs[25:], opened, store.Commit("Ada")) == store.Written(len(briefs) - 25, 0, 0)
    assert not others
    stored = ids_by_fact(stored_rows(opened))
    mine = {row["fact_id"] for table in LINKS for row in before[table]}
    known = {table: [row for row in rows if row["fact_id"] not in mine] for table, rows in stored_rows(opened).items()}
    after = ids_by_fact(link_with_all(briefs[25:], known))
    assert after.items() <= stored.items()
    assert after != ids_by_fact(before)  # what came between was worth the second try
    assert [each.author for each in store.history(opened)] == ["Ada", "Bo", "Bo", ""]


def test_whoever_is_overtaken_time_and_again_is_told(opened, briefs, monkeypatch):
    monkeypatch.setattr(retry, "WAIT", 0.0)
    monkeypatch.setattr("lib.store.latest", lambda _: 7)
    with pytest.raises(store.Overtaken, match="Somebody else stored articles after version 7") as raised:
        save(briefs[:1], opened)
    assert isinstance(raised.value, StoreError)
    assert not store.exists(opened)


def test_packing_files_what_an_earlier_release_stored(opened, briefs):
    save(briefs[:20], opened)
    drop_keys(opened)
    before, shown = stored_rows(opened), store.read(opened, "articles")
    assert store.candidates(opened, "meetings", []) != []  # all may be under any key
    again = {"again": story_keys(briefs[0].article.text)}
    assert store.near_prints(opened, again, 1, []) == {"again": []}
    store.compact(opened)
    assert [store.candidates(opened, table, []) for table in LINKS] == [[]] * 3
    assert [row["article_id"] for row in store.near_prints(opened, again, 1, [])["again"]] == [briefs[0].article.article_id]
    assert stored_rows(opened) == before
    assert store.read(opened, "articles").equals(shown)
    save([reprint(briefs[0], "Another headline over it")], opened)
    assert store.read(opened, "articles")["story_id"].nunique() == 20
    expected = link_with_all(briefs[20:], stored_rows(opened))
    assert link_with_stored(gather(briefs[20:]), ids_of(briefs[20:]), opened) == expected
