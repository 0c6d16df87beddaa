"""What the Add page shows of a document before it is stored, with the real extraction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lib import store
from lib.errors import ReadError
from lib.ingest import ingest
from lib.ingest.preview import preview, preview_article
from lib.read.documents import Document

REPORT = """Toll of the flood rises

LA PAZ (Reuters) - Foreign Minister Celinda Sosa met her Chilean counterpart, Alberto van Klaveren, in La Paz on Tuesday after the flood
that swept away the market of Tipuani.

The flood killed 14 people and left 200 families without a roof, the mayor of Tipuani said. The army sent 60 engineers to the town.
"""


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    opened = store.open_store(str(tmp_path_factory.mktemp("preview") / "store"))
    ingest([document("first.txt", published="2025-02-12")], opened)
    return opened


def document(name, text=REPORT, **meta):
    return Document(name, text.encode(), meta)


def test_what_is_stored_is_known_and_is_no_twin_of_its_own(opened):
    seen = preview(document("again.txt"), opened)
    assert seen.known
    assert seen.twins == ()
    assert {row["count_best"] for row in seen.facts.tables["personnel"]} >= {14, 60}


def test_the_same_story_under_another_headline_is_a_twin(opened):
    seen = preview(document("other.txt", REPORT.replace("Toll of the flood rises", "Flood kills 14 in Bolivia")), opened)
    assert not seen.known
    assert [(twin.title, twin.published) for twin in seen.twins] == [("Toll of the flood rises", date(2025, 2, 12))]


def test_another_story_has_no_twins(opened):
    text = "Bridge opens in Kayes\n\nKAYES, Mali - The governor opened a bridge over the Senegal River on Monday.\n"
    seen = preview(document("bridge.txt", text), opened)
    assert (seen.known, seen.twins) == (False, ())


def test_a_date_that_a_person_gives_moves_the_days_of_the_facts(opened):
    article = preview(document("undated.txt"), opened).article
    dated = preview_article(replace(article, published=date(2025, 2, 20), published_basis="metadata"), opened)
    assert dated.article.published_basis == "metadata"
    assert {row["date_start"] for row in dated.facts.tables["meetings"]} == {date(2025, 2, 18)}


def test_nothing_is_stored_by_looking(opened):
    before = store.version(opened)
    preview(document("bridge.txt", "Bridge opens\n\nThe governor of Kayes opened a bridge on Monday.\n"), opened)
    assert store.version(opened) == before


def test_what_cannot_be_read_says_so(opened):
    with pytest.raises(ReadError, match="no text"):
        preview(document("empty.txt", ""), opened)


def test_a_store_that_is_not_there_yet_knows_nothing(tmp_path):
    seen = preview(document("first.txt"), store.open_store(str(tmp_path / "none")))
    assert (seen.known, seen.twins) == (False, ())
    assert not (tmp_path / "none").exists()
