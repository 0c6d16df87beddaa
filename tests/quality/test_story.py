"""The story that Dateline began with: everything that its labels hold is found, and nothing else.

Once on our own-words brief, and once on the wire story itself, whose text is not part of the project.
"""

import json
from datetime import date
from pathlib import Path

import pytest
from geopy.distance import distance

from lib.extract.pipeline import extract_articles
from lib.read import read_file
from tests.quality import match
from tests.quality.measure import ARTICLES, GOLD, found_facts

SHARED = Path(__file__).resolve().parents[3] / "shared"
WIRE = SHARED / "seed" / "000_3bef6c528cd68631.txt"
WIRE_GOLD = SHARED / "gold" / "000_3bef6c528cd68631.json"
BRIEF = "2025-06-18-afp-builders-deminers-kursk"


@pytest.fixture(scope="module", params=["brief", "wire"])
def story(request):
    """(labels, facts) of the brief and of the wire story."""
    if request.param == "wire" and not WIRE.exists():
        pytest.skip("the wire story is not part of the project; its own-words brief proves the same")
    text, gold = (WIRE, WIRE_GOLD) if request.param == "wire" else (ARTICLES / f"{BRIEF}.md", GOLD / f"{BRIEF}.json")
    return json.loads(gold.read_text()), next(extract_articles([read_file(text)]))


def assert_same(gold, found, same, parts, wanted):
    pairs = match.pair(gold, found, same, parts)
    missed = [gold[i] for i in range(len(gold)) if i not in {pair[0] for pair in pairs}]
    invented = [found[j] for j in range(len(found)) if j not in {pair[1] for pair in pairs}]
    assert not missed
    assert not invented
    for i, j in pairs:
        verdict = parts(gold[i], found[j])
        assert all(verdict[part] for part in wanted), (gold[i], found[j], verdict)


def test_publication_date(story):
    gold, facts = story
    assert facts.article.published == date.fromisoformat(gold["published"])


def test_places(story):
    gold, facts = story
    found = found_facts(facts, "places")
    assert_same(gold["places"], found, match.same_place, match.place_parts, ("actor", "role"))
    for i, j in match.pair(gold["places"], found, match.same_place, match.place_parts):
        labelled = gold["places"][i]
        assert distance((labelled["lat"], labelled["lon"]), (found[j]["lat"], found[j]["lon"])).km <= match.SAME_PLACE_KM


def test_kursk_is_the_province(story):
    _, facts = story
    kursk = [row for row in facts.tables["places"] if "Kursk" in row["extracted_place"]]
    assert kursk
    assert {(row["feature_code"], row["where_prec"]) for row in kursk} == {("ADM1", 4)}


def test_meetings(story):
    gold, facts = story
    wanted = ("who", "parties", "mode", "where", "when", "status")
    assert_same(gold["meetings"], facts.tables["meetings"], match.same_meeting, match.meeting_parts, wanted)


def test_counts(story):
    gold, facts = story
    wanted = ("bounds", "status", "unit", "force", "where", "claimant", "relayed")
    assert_same(gold["personnel"], facts.tables["personnel"], match.same_count, match.count_parts, wanted)


def test_quotes(story):
    gold, facts = story
    assert_same(gold["quotes"], facts.tables["quotes"], match.same_quote, match.quote_parts, ("speaker", "relayed"))


def test_attacks(story):
    gold, facts = story
    assert_same(gold["attacks"], found_facts(facts, "attacks"), match.same_attack, match.attack_parts, ("when",))
    for attack in gold["attacks"]:
        if attack["killed_low"] is not None:
            killed = [row for row in facts.tables["personnel"] if (row["resolved_place"], row["status"]) == (attack["place"], "killed")]
            assert [row["count_low"] for row in killed] == [attack["killed_low"]]
