"""Ingestion: files in, a store out; bad files do not stop the others, and nothing is parsed twice."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from lib import ingest, store
from lib.errors import DatelineError, ReadError, StoreError
from lib.extract import facts, pipeline
from lib.extract.facts import Facts
from lib.ingest import run, share, work
from lib.ingest.__main__ import main
from lib.ingest.find import count_documents, find_documents
from lib.schema import FACT_TABLES, column_names, fact_id

ROOT = Path(__file__).resolve().parents[2]
BRIEF = """---
title: {title}
source: Radio Okapi
url: https://example.org/{name}
published: 2025-06-12
language: en
---
# {title}

{text}
"""
TEXTS = {
    "bunia": ("Governor visits Bunia", "The governor of Ituri visited Bunia on Tuesday. He promised 300 police officers."),
    "osaka": ("Osaka opens a hall", "Osaka opened a concert hall on 10 June. The mayor, Hideyuki Yokoyama, said: “It is for everybody.”"),
    "quito": ("Quito sends engineers", "Ecuador sent 40 engineers to Loja on 9 June after the landslides."),
}


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "articles"
    place.mkdir()
    for name, (title, text) in TEXTS.items():
        (place / f"{name}.md").write_text(BRIEF.format(name=name, title=title, text=text), encoding="utf-8")
    return place


@pytest.fixture
def opened(tmp_path):
    return store.open_store(str(tmp_path / "store"))


@dataclass
class Extraction:
    """Stands in for the language model: marks each article's first word as a place, counts what it is given, fails where told to."""

    parsed: list[str]
    fails_on: str = ""

    def __call__(self, articles):
        for article in articles:
            if self.fails_on and self.fails_on in article.text:
                raise ValueError("no such word")
            self.parsed.append(article.title)
            yield Facts(article, {table: [] for table in FACT_TABLES} | {"places": [self._place(article)]})

    def _place(self, article):
        end = len(article.text.split()[0])
        words = {"char_start": 0, "char_end": end, "quote_exact": article.text[:end], "sent_start": 0, "sent_end": end}
        known = {"fact_id": fact_id(article.article_id, "places", 0, end), "article_id": article.article_id, "role": "mention"}
        return dict.fromkeys(column_names("places")) | words | known | {"rule": "first-word", "score": 0.5}


@pytest.fixture
def extraction(monkeypatch):
    stand_in = Extraction([])
    monkeypatch.setattr(pipeline, "extract_articles", stand_in)
    return stand_in


def counts(done):
    return done.added, done.replaced, done.unchanged, len(done.refused)


def ingest_all(sources, opened, **options):
    return ingest.ingest(find_documents(sources), opened, **options)


def test_a_folder_of_articles_becomes_a_store_in_one_commit_a_table(folder, opened, extraction):
    assert counts(ingest_all([folder], opened)) == (3, 0, 0, 0)
    assert set(store.read(opened, "articles")["title"]) == {title for title, _ in TEXTS.values()}
    assert len(store.read(opened, "places")) == 3
    for table in ("articles", "places"):
        assert len(list((Path(opened.uri) / table / "_delta_log").glob("*.json"))) == 1


def test_the_second_time_nothing_is_parsed(folder, opened, extraction):
    ingest_all([folder], opened)
    version = store.version(opened)
    extraction.parsed.clear()
    assert counts(ingest_all([folder, folder / "quito.md"], opened)) == (0, 0, 4, 0)
    assert extraction.parsed == []
    assert store.version(opened) == version


def test_a_new_article_alone_is_parsed(folder, opened, extraction):
    ingest_all([folder / "quito.md"], opened)
    extraction.parsed.clear()
    assert counts(ingest_all([folder], opened)) == (2, 0, 1, 0)
    assert extraction.parsed == ["Governor visits Bunia", "Osaka opens a hall"]


def test_the_same_text_in_two_files_is_one_article(folder, opened, extraction):
    (folder / "copy.md").write_bytes((folder / "quito.md").read_bytes())
    assert counts(ingest_all([folder], opened)) == (3, 0, 1, 0)
    assert len(extraction.parsed) == 3


def test_a_newer_parser_reads_everything_again(folder, opened, extraction, monkeypatch):
    ingest_all([folder], opened)
    for module in (run, share, work, facts):
        monkeypatch.setattr(module, "parser_version", lambda: "newer")
    assert counts(ingest_all([folder], opened)) == (0, 3, 0, 0)
    assert set(store.parser_versions(opened).values()) == {"newer"}
    assert len(store.read(opened, "places")) == 3


def test_files_that_cannot_be_read_do_not_stop_the_others(folder, opened, extraction):
    (folder / "empty.md").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 40)
    done = ingest_all([folder, folder / "absent.md"], opened)
    assert counts(done) == (3, 0, 0, 3)
    assert {Path(refused.name).name for refused in done.refused} == {"empty.md", "picture.txt", "absent.md"}
    assert all(refused.error.cause and refused.error.remedy for refused in done.refused)


def test_an_article_that_extraction_fails_on_does_not_stop_the_others(folder, opened, extraction):
    extraction.fails_on = "Osaka"
    done = ingest_all([folder], opened)
    assert counts(done) == (2, 0, 0, 1)
    assert done.refused[0].name.endswith("osaka.md")
    assert "ValueError: no such word" in done.refused[0].error.cause
    assert set(store.read(opened, "articles")["title"]) == {"Governor visits Bunia", "Quito sends engineers"}


def test_progress_reaches_the_number_of_files(folder, opened, extraction):
    (folder / "empty.md").write_bytes(b"")
    ingest_all([folder / "quito.md"], opened)
    steps: list[tuple[int, int | None, str]] = []
    ingest_all([folder], opened, progress=lambda *step: steps.append(step), total=count_documents([folder]))
    assert [done for done, _, _ in steps] == [1, 2, 3, 4]
    assert {total for _, total, _ in steps} == {4}
    assert {Path(name).name for _, _, name in steps} == {"bunia.md", "osaka.md", "quito.md", "empty.md"}


def test_batches_together_hold_everything(folder, opened, extraction):
    assert counts(ingest_all([folder], opened, batch=2)) == (3, 0, 0, 0)
    assert len(store.read(opened, "places")) == 3


def test_a_folder_without_articles_says_so_and_gives_an_empty_store(tmp_path, opened, extraction):
    (tmp_path / "none").mkdir()
    done = ingest_all([tmp_path / "none"], opened)
    assert isinstance(done.refused[0].error, ReadError)
    assert store.exists(opened)
    assert len(store.read(opened, "articles")) == 0


def test_a_damaged_store_is_not_written_over(folder, opened, extraction):
    ingest_all([folder], opened)
    log = next((Path(opened.uri) / "articles" / "_delta_log").glob("*.json"))
    log.write_bytes(b"")
    with pytest.raises(StoreError, match="half written"):
        ingest_all([folder], opened)
    assert log.read_bytes() == b""


def test_the_first_start_builds_the_store(folder, opened, extraction, caplog):
    (folder / "empty.md").write_bytes(b"")
    built = ingest.ensure_store(opened.uri, folder)
    assert built == opened
    assert len(store.read(built, "articles")) == 3
    assert "empty.md" in caplog.text


def test_the_command_says_what_it_did(folder, opened, extraction, capsys):
    assert main([str(folder), "--store", opened.uri]) == 0
    assert capsys.readouterr().out == "3 added, 0 replaced, 0 already there, 0 not stored.\n"
    (folder / "empty.md").write_bytes(b"")
    assert main([str(folder), "--store", opened.uri]) == 1
    said = capsys.readouterr()
    assert said.out == "0 added, 0 replaced, 3 already there, 1 not stored.\n"
    assert "empty.md" in said.err


def test_the_command_explains_a_store_that_cannot_be_written(folder, tmp_path, extraction, capsys):
    (tmp_path / "file").write_text("not a folder")
    assert main([str(folder), "--store", str(tmp_path / "file" / "store")]) == 2
    assert "cannot be made" in capsys.readouterr().err


def test_errors_are_of_one_family(folder, opened, extraction):
    extraction.fails_on = "Osaka"
    assert all(isinstance(refused.error, DatelineError) for refused in ingest_all([folder], opened).refused)


def test_two_first_starts_at_once_build_one_store(folder, opened):
    command = [sys.executable, "-m", "lib.ingest", str(folder), "--store", opened.uri]
    starts = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    for start in starts:
        _, said = start.communicate(timeout=300)
        assert start.returncode == 0, said
    frames = store.read_tables(opened)
    assert len(frames["articles"]) == 3
    for table in FACT_TABLES:
        assert frames[table]["fact_id"].is_unique
    assert "Loja" in set(frames["places"]["quote_exact"])
