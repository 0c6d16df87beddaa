"""One wire story in several outlets is one story; reports of one event, and issues of one bulletin, are several."""

from random import Random

import pytest

from lib.link.stories import BANDS, LEAD_BANDS, _figure, same_story, story_keys
from tests.hostile import UNITS, fill
from tests.link import measure
from tests.link.variants import PRINTS, change_figures, cut_to_brief, reprint, write_bulletin

REPORT = """Toll rises in Goma

GOMA, Congo, March 3 (Reuters) — Rebels shelled the port of Goma on Monday and killed 12 dockers, the mayor said.

“We heard the first shells at dawn,” Mayor Faida Kanyere told reporters, “and nobody had warned us.” About two thousand people fled.

The army sent 300 more soldiers to the town, its spokesman said on March 2, and a curfew begins at 9 p.m.

Read also: Talks in Doha break off"""

#: Share of prints that are linked with the story that they are made of, at least; a brief of a quarter of the words is a harder case.
FLOORS = {"cut_to_brief": 0.84, "copy_edit": 0.99, "reprint": 0.97}


@pytest.mark.parametrize("edit", PRINTS, ids=lambda edit: edit.__name__)
def test_prints_are_linked(edit):
    joined = measure.measure_prints(edit)
    assert joined.linked >= FLOORS.get(edit.__name__, 1) * joined.pairs


def test_other_figures_are_another_story():
    joined = measure.measure_issues()
    assert joined.pairs > 150
    assert joined.by_text == 0


def test_bulletins_of_other_days_are_other_stories():
    assert measure.measure_bulletins().by_text == 0


def test_reports_of_one_event_are_other_stories():
    assert measure.measure_reports() == measure.Joined(15_051, 0, 0, 0)


def test_a_reprinted_bulletin_is_linked_with_its_own_day_alone():
    random = Random(7)
    days = [write_bulletin(random) for _ in range(20)]
    prints = [reprint(text, random) for text in days]
    joined = [(one, other) for one, text in enumerate(days) for other, again in enumerate(prints) if same_story(text, again)]
    assert {pair for pair in joined if pair[0] != pair[1]} == set()
    assert len(joined) >= 18


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("12 dockers", "twelve dockers"),
        ("two thousand people", "2,000 people"),
        ("March 2, and", "2 March, and"),
        ("on Monday and", "on 3 March and"),
        ("GOMA, Congo, March 3 (Reuters) — ", "KINSHASA, 4 March (AP) - "),
        ("“We heard the first shells at dawn,”", '"We heard the first shells at dawn,"'),
        ("Toll rises in Goma", "Nobody warned Goma’s dockers of 15 shells on Sunday"),
        ("Read also: Talks in Doha break off", "Read also: 40 killed in Bukavu\n\n© 2025 The Daily Record. All rights reserved."),
        ("Kanyere", "Kányere"),
        (" killed 12 dockers, the mayor said.", " killed 12 dockers. The mayor said so."),
    ],
)
def test_styles_of_one_story(words, others):
    assert words in REPORT
    assert same_story(REPORT, REPORT.replace(words, others))
    assert same_story(REPORT.replace(words, others), REPORT)


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("12 dockers", "15 dockers"),
        ("12 dockers", "fifteen dockers"),
        ("two thousand people", "two hundred people"),
        ("on Monday and", "on Tuesday and"),
        ("on March 2, and", "on April 2, and"),
        ("begins at 9 p.m.", "begins at 8 p.m."),
    ],
)
def test_another_figure_tells_stories_apart(words, others):
    assert words in REPORT
    assert not same_story(REPORT, REPORT.replace(words, others))
    assert not same_story(REPORT.replace(words, others), REPORT)


def test_a_digest_is_no_print_of_the_briefs_in_it():
    random = Random(3)
    briefs = [cut_to_brief(text, random).split("\n\n", 1)[1] for text in measure.texts()[:8]]
    digest = "World in brief\n\n" + "\n\n".join(briefs)
    assert not any(same_story(digest, f"One of them\n\n{brief}") for brief in briefs)


def test_keys_are_those_that_are_stored():
    keys = story_keys(REPORT)
    assert len(keys) == len(set(keys)) == BANDS + LEAD_BANDS
    assert (keys[0], keys[39], keys[47]) == ("00235fa0be77", "278ae704f109", "2fc2bf15e356"), "a store holds keys for good"
    assert story_keys(REPORT.replace("Toll rises in Goma", "Another headline")) == keys


@pytest.mark.parametrize("text", ["", " ", "…", "\n\n", "Only a headline", "One"])
def test_next_to_nothing(text):
    keys = story_keys(text)
    assert bool(keys) == any(char.isalpha() for char in text)
    assert same_story(text, text) == bool(keys)
    assert not same_story(text, REPORT)


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_texts(unit):
    text = fill(UNITS[unit], 200_000)
    assert story_keys(text) == story_keys(text)
    assert not same_story(text, REPORT)


def test_a_run_of_numbers_is_one_word_in_every_style():
    styles = (
        (["march", "3"], ["3", "mar"]),
        (["two", "thousand"], ["2,000"]),
        (["2024", "two"], ["2024", "2"]),
        (["2.5", "million"], ["2,500,000"]),
    )
    assert [_figure(one) == _figure(other) for one, other in styles] == [True] * 4
    assert _figure(["monday"]) != _figure(["tuesday"])


def test_the_next_issue_has_other_figures():
    bulletin = write_bulletin(Random(1))
    assert change_figures(bulletin, Random(1)) != bulletin
