"""Reviewed facts as labels: in the form of tests/quality/gold, and measured by them the machine is as right as people found it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from lib import export, store
from lib.extract.facts import article_row
from lib.extract.pipeline import extract_articles
from lib.link import link
from lib.read import read_file, read_text
from lib.reviews import Person, apply_reviews, confirm, correct, reject, settle
from lib.reviews.apply import find_machine_row, list_rows
from lib.reviews.labels import list_labels
from lib.reviews.settle import gather_decisions
from lib.schema import FACT_TABLES
from tests.quality.measure import measure_folder
from tests.quality.sets import GOLD, QUALITY

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ("haiti-kenya-police", "gaza-doha", "myanmar-airstrike")
KEYS = {"places", "meetings", "personnel", "quotes", "attacks"}


class Store:
    """A store of articles in which somebody reviews."""

    def __init__(self, uri: str) -> None:
        self.opened = store.open_store(uri)
        found = list(extract_articles([read_file(QUALITY / "world" / f"{name}.md") for name in TEXTS]))
        rows = {table: [row for facts in found for row in facts.tables[table]] for table in FACT_TABLES}
        linked = link(rows, {})
        store.append(self.opened, [article_row(facts.article, datetime(2025, 7, 1, tzinfo=UTC)) for facts in found], linked)
        self.machine = store.read_tables(self.opened)
        self.minutes = 0

    def person(self) -> Person:
        self.minutes += 1
        return Person("Ada", "read it", datetime(2025, 7, 2, tzinfo=UTC) + timedelta(minutes=self.minutes))

    def confirm_all(self, frames=None) -> None:
        frames = frames or self.machine
        store.append_reviews(
            self.opened, [row for table in FACT_TABLES for fact in frames[table]["fact_id"] for row in confirm(fact, self.person())]
        )

    def correct(self, table, machine, **changes) -> None:
        shown = find_machine_row(self.tables(), table, machine["fact_id"])
        assert shown is not None
        store.append_reviews(self.opened, correct(table, machine, shown, changes, self.person()))

    def reject(self, machine) -> None:
        store.append_reviews(self.opened, reject(machine["fact_id"], self.person()))

    def tables(self):
        return apply_reviews(self.machine, settle(gather_decisions(store.read_reviews(self.opened))))

    def export(self, folder: Path) -> Path:
        content = export.export_labels(self.tables(), store.read_reviews(self.opened))
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            archive.extractall(folder)
        return folder


@pytest.fixture
def reviewed(tmp_path):
    return Store(str(tmp_path / "store"))


def test_what_people_confirm_is_measured_as_right_in_every_part(reviewed, tmp_path):
    reviewed.confirm_all()
    tallies = measure_folder(reviewed.export(tmp_path / "labels"))
    assert set(tallies) == KEYS
    assert sum(each.gold for each in tallies.values()) > 40
    for kind, each in tallies.items():
        assert each.gold == each.found == each.right == each.whole, (kind, each.errors)
        assert all(right == each.right for right in each.parts.values()), (kind, each.errors)


def test_what_people_reject_or_correct_is_measured_as_wrong(reviewed, tmp_path):
    reviewed.confirm_all()
    quote, claim = reviewed.machine["quotes"].iloc[0], reviewed.machine["personnel"].iloc[0]
    reviewed.reject(find_machine_row(reviewed.machine, "quotes", quote["fact_id"]))
    claim = find_machine_row(reviewed.machine, "personnel", claim["fact_id"])
    assert claim is not None
    reviewed.correct("personnel", claim, status="missing" if claim["status"] != "missing" else "killed", claimant="Somebody Else")
    meeting = find_machine_row(reviewed.machine, "meetings", reviewed.machine["meetings"].iloc[0]["fact_id"])
    reviewed.correct("meetings", meeting, date_start=date(2001, 1, 1), date_end=None)
    tallies = measure_folder(reviewed.export(tmp_path / "labels"))
    quotes, personnel, meetings = (tallies[kind] for kind in ("quotes", "personnel", "meetings"))
    assert (quotes.found - quotes.right, quotes.gold) == (1, quotes.found - 1)
    assert [personnel.right - personnel.parts[part] for part in ("status", "claimant", "unit", "bounds")] == [1, 1, 0, 0]
    assert meetings.right - meetings.parts["when"] == 1
    assert meetings.parts["who"] == meetings.right
    assert tallies["places"].whole == tallies["places"].gold  # and of nothing else


def test_the_measure_reads_the_folder_from_the_command_line(reviewed, tmp_path):
    reviewed.confirm_all()
    folder = reviewed.export(tmp_path / "labels")
    command = [sys.executable, "-m", "tests.quality.measure", "--folder", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    row = next(line for line in done.stdout.splitlines() if line.startswith("| quotes"))
    count = len(reviewed.machine["quotes"])
    assert row.startswith(f"| quotes | {count} | {count} | 100 | 100 | 100 | 100 |")


def test_articles_that_are_not_reviewed_whole_stand_apart(reviewed, tmp_path):
    reviewed.confirm_all({table: frame.iloc[:1] for table, frame in reviewed.machine.items() if table != "articles"})
    folder = reviewed.export(tmp_path / "labels")
    assert not list(folder.glob("*.json"))
    assert list((folder / "partial").glob("*.json"))
    assert measure_folder(folder)["places"].found == 0
    assert (folder / "reviews.csv").read_bytes().count(b"\r\n") == 1 + 5


def test_labels_have_the_form_of_those_made_by_hand(reviewed, tmp_path):
    reviewed.confirm_all()
    gold = [json.loads(path.read_text()) for path in GOLD.glob("*.json")]
    for path in reviewed.export(tmp_path / "labels").glob("*.json"):
        labels = json.loads(path.read_text())
        assert set(labels) == {"article", "source", "published", *KEYS}
        assert labels["article"] == path.stem
        for kind in KEYS:
            known = {key for each in gold for label in each[kind] for key in label}
            needed = set.intersection(*({*label} for each in gold for label in each[kind]))
            for label in labels[kind]:
                assert needed <= set(label) <= known, kind
        allowed = {label["kind"] for each in gold for label in each["places"]} | {"water", "region"}
        assert {label["kind"] for label in labels["places"]} <= allowed


def test_texts_read_back_as_they_were_stored(reviewed):
    reviewed.confirm_all()
    stored = {row["article_id"] for row in list_rows(reviewed.machine["articles"], ["article_id"])}
    read = [read_text(text, "markdown") for _, _, _, text in list_labels(reviewed.tables())]
    assert {article.article_id for article in read} == stored
