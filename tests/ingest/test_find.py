"""What stands at paths, patterns and addresses: always in the same order, and what is missing or unreadable is said."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from lib import fetch
from lib.ingest.find import count_documents, find_documents
from lib.read.documents import Document, Refused


@pytest.fixture
def archive(tmp_path):
    for name in ("b/2.txt", "b/10.md", "a/z.html", "c.eml", "b/.hidden.txt", ".git/x.txt", "b/picture.png"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"Report {name}\n\nSomebody said something in Loja on Monday.\n")
    return tmp_path


def names(folder, sources):
    return [each.name.replace(f"{folder}/", "") for each in find_documents(sources)]


def test_a_folder_is_searched_in_order_for_what_can_be_read(archive):
    assert names(archive, [archive]) == ["c.eml", "a/z.html", "b/10.md", "b/2.txt"]
    assert count_documents([archive]) == 4


def test_a_pattern_finds_files_of_any_name(archive):
    assert names(archive, [f"{archive}/**/*.html"]) == ["a/z.html"]
    assert names(archive, [f"{archive}/b/*"]) == ["b/10.md", "b/2.txt", "b/picture.png"]
    assert count_documents([f"{archive}/**/*.md", archive / "c.eml"]) == 2


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(archive):
    odd = archive / "what[1]*.txt"
    odd.write_text("Odd\n\nSomebody said something in Loja on Monday.\n")
    assert names(archive, [str(odd)]) == ["what[1]*.txt"]


def test_documents_are_opened_only_when_asked_for(archive):
    found = find_documents([archive])
    assert [next(found).name.rpartition("/")[2] for _ in range(3)] == ["c.eml", "z.html", "10.md"]
    (archive / "b" / "2.txt").unlink()
    (last,) = found
    assert isinstance(last, Refused)
    assert "No such file" in last.error.cause


def test_archives_have_as_many_documents_as_are_in_them(archive):
    with zipfile.ZipFile(archive / "all.zip", "w") as packed:
        packed.writestr("one.txt", "One\n\nSomebody said something.\n")
        packed.writestr("two.txt", "Two\n\nSomebody said something.\n")
    assert count_documents([archive]) is None
    assert names(archive, [archive / "all.zip"]) == ["all.zip/one.txt", "all.zip/two.txt"]


@pytest.mark.parametrize(("source", "cause"), [("none.txt", "cannot be opened"), ("*.none", "fits the pattern"), ("empty", "no articles")])
def test_what_is_not_there_is_refused_and_the_rest_follows(archive, source, cause):
    (archive / "empty").mkdir()
    first, second = find_documents([str(archive / source), archive / "c.eml"])
    assert isinstance(first, Refused)
    assert cause in first.error.cause
    assert first.error.remedy
    assert isinstance(second, Document)


def test_names_are_shown_without_what_a_terminal_would_run(archive):
    (archive / "red\x1b[31m.txt").write_text("Red\n\nSomebody said something.\n")
    assert "red\N{REPLACEMENT CHARACTER}[31m.txt" in names(archive, [archive])


def test_addresses_are_fetched(monkeypatch):
    asked: list[str] = []

    def open_url(url):
        asked.append(url)
        yield Document(url, b"Page\n\nSomebody said something.")

    monkeypatch.setattr(fetch, "open_url", open_url)
    assert names(Path(), ["https://example.org/a"]) == asked == ["https://example.org/a"]
    assert count_documents(["https://example.org/a"]) is None
