"""What pages do where the store is not there yet, is empty, or cannot be read."""

import shutil
import sys

import lib.ingest
from lib import store
from lib.errors import StoreError
from tests.pages.seen import words
from tests.sample import sample, write_sample


def test_the_first_start_builds_the_store_with_progress(open_page, tmp_path, monkeypatch):
    uri, seen = str(tmp_path / "store"), []

    def build(target, articles, progress):
        assert articles.name == "articles"
        for done in range(3):
            progress(done, 3, f"{done}.md")
            seen.append(done)
        return write_sample(target)

    monkeypatch.setattr(lib.ingest, "ensure_store", build)
    app = open_page("overview", uri=uri)
    assert not app.exception
    assert seen == [0, 1, 2]
    assert "5 of 5 articles" in words(app)


def test_a_failure_says_cause_place_and_remedy(open_page, tmp_path, monkeypatch):
    def fail(target, articles, progress):
        raise StoreError("The disk is full.", place=target, remedy="Free some space.")

    monkeypatch.setattr(lib.ingest, "ensure_store", fail)
    app = open_page("map", uri=str(tmp_path / "store"))
    assert not app.exception
    assert [element.value for element in app.error] == ["The disk is full."]
    assert str(tmp_path / "store") in words(app)
    assert "Free some space." in words(app)


def test_a_damaged_store_is_said_to_be_damaged(open_page, tmp_path):
    uri = tmp_path / "store"
    write_sample(str(uri))
    for log in uri.rglob("_delta_log"):
        for entry in log.iterdir():
            shutil.rmtree(entry) if entry.is_dir() else entry.write_text("{broken")
    app = open_page("overview", uri=str(uri))
    assert not app.exception
    assert len(app.error) == 1
    assert "What to do" in words(app)


def test_a_store_without_articles_says_how_to_fill_it(open_page, tmp_path):
    uri = str(tmp_path / "store")
    articles, _ = sample()
    store.append(store.open_store(uri), articles[:1], {})
    app = open_page("map", uri=uri)
    assert not app.exception
    assert "No located place" in words(app)


def test_pages_leave_the_language_model_alone():
    """A page on a ready store must not wait for spaCy."""
    import subprocess

    script = "import sys, lib.ui.page, lib.ui.figure, lib.ui.article, lib.figures.map; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
