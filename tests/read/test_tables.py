"""Tables of articles: each row a document by the name of its line; a bad row is refused, and the others go on."""

import itertools
import json
from datetime import date

import pytest

from lib.read import tables
from lib.read.documents import Document, Refused, open_documents, read_document

ROW = {
    "title": "Dam holds",
    "text": "QUITO (AP) — It held on Friday.\n\nNobody was hurt.",
    "published": "2025-03-07T10:00:00Z",
    "source": "AP",
}


def opened(content: bytes, name: str) -> list[Document | Refused]:
    return list(open_documents(content, name))


def jsonl(*rows: object) -> bytes:
    return "\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows).encode()


def test_a_line_is_an_article():
    (document,) = opened(jsonl(ROW), "feed.jsonl")
    assert isinstance(document, Document)
    assert document.name == "feed.jsonl:1"
    article = read_document(document)
    assert article.text == "Dam holds\n\nQUITO (AP) — It held on Friday.\n\nNobody was hurt."
    assert (article.title, article.published, article.published_basis, article.source) == ("Dam holds", date(2025, 3, 7), "metadata", "AP")
    assert [block.kind for block in article.blocks] == ["headline", "dateline", "body", "body"]


@pytest.mark.parametrize("text", ["text", "Body", "CONTENT"])
@pytest.mark.parametrize("title", ["title", "headline"])
def test_names_of_keys(text, title):
    row = {
        text: "It held.",
        title: "Dam",
        "publisher": {"name": "EFE"},
        "link": "https://example.org/1",
        "date": "2025-03-07",
        "language": "es",
    }
    (document,) = opened(jsonl(row), "a.ndjson")
    assert isinstance(document, Document)
    assert document.content == b"It held."
    assert dict(document.meta) == {
        "title": "Dam", "source": "EFE", "url": "https://example.org/1", "published": "2025-03-07", "language": "es",
    }  # fmt: skip


def test_bad_lines_are_refused_and_the_others_go_on():
    bad = ["{", "[1]", '"x"', "null", {"title": "no text"}, {"text": ""}, {"text": 5}, '{"text": "\\ud800"}', "[" * 5000]
    found = opened(jsonl(*bad, "", ROW), "a.jsonl")
    assert [type(each).__name__ for each in found] == ["Refused"] * len(bad) + ["Document"]
    assert [each.name for each in found] == [f"a.jsonl:{number}" for number in (*range(1, len(bad) + 1), len(bad) + 2)]
    for each in found[:-1]:
        assert isinstance(each, Refused)
        assert "text" in each.error.remedy
        assert each.error.place == each.name


def test_markup_in_a_row_is_read_as_a_page_is():
    text = "<h2>What next</h2><p>It held on <b>Friday</b>.</p><p>Caf&eacute;s<br>reopened.<script>alert(1)</script></p>"
    (document,) = opened(jsonl({"title": "Dam", "text": text}), "a.jsonl")
    assert isinstance(document, Document)
    assert read_document(document).text == "Dam\n\n\nWhat next\n\nIt held on Friday.\n\nCafés\n\nreopened."


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_way_to_write_csv(delimiter, encoding, end):
    rows = [
        ["Id", "Title", "Text", "Date"],
        ["1", "Café, “open”; so", '"It held.\n\nNobody; was, hurt."', "2025-03-07"],
        ["2", "Dam", "x", ""],
    ]
    rows[1][1] = f'"{rows[1][1]}"'
    content = end.join(delimiter.join(row) for row in rows).encode(encoding)
    first, second = opened(content, "a.csv")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.name, second.name) == ("a.csv:2", "a.csv:5")
    article = read_document(first)
    assert (article.title, article.published) == ("Café, “open”; so", date(2025, 3, 7))
    assert article.text.endswith("It held.\n\nNobody; was, hurt.")
    assert second.meta == {"title": "Dam"}


@pytest.mark.parametrize(
    ("content", "name", "cause"),
    [
        (b"a,b\n1,2\n", "a.csv", "no column of text"),
        (b"", "a.csv", "no column of text"),
        (b"title,text\n", "a.csv", "no rows"),
        (b"", "a.jsonl", "no rows"),
        (b"\n\n \n", "a.jsonl", "no rows"),
        (b'title,text\nx,"never closed' + b" and on\n" * 700_000, "a.csv", "broken"),
    ],
)
def test_a_table_that_is_none_is_refused_whole(content, name, cause):
    (found,) = opened(content, name)
    assert isinstance(found, Refused)
    assert cause in str(found.error)
    assert found.error.remedy


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_a_row_that_is_too_long_is_refused_and_the_others_go_on(name, monkeypatch):
    monkeypatch.setattr(tables, "MAX_LINE", 2000)
    long = "x" * 9000
    content = jsonl(ROW, {"text": long}, ROW) if name == "a.jsonl" else f"title,text\nDam,y\nDam,{long}\nDam,z\n".encode()
    found = opened(content, name)
    assert [type(each).__name__ for each in found] == ["Document", "Refused", "Document"]
    assert isinstance(found[1], Refused)
    assert "2,000 characters" in found[1].error.cause


def test_rubbish_without_end_is_left_after_a_while():
    found = opened(b"x\n" * 5000, "a.jsonl")
    assert len(found) == tables.MAX_BAD + 2
    assert isinstance(found[-1], Refused)
    assert "the rest is left" in found[-1].error.cause


@pytest.mark.parametrize(
    ("name", "blank"), [("a.jsonl", b"\n"), ("a.jsonl", b" \r\n"), ("a.csv", b"\n"), ("a.csv", b",,\n"), ("a.csv", b'" "\n')]
)
def test_blank_rows_without_end_are_left_after_a_while(name, blank):
    start = jsonl(ROW) + b"\n" if name == "a.jsonl" else b"title,text\nDam,It held.\n"
    last = start if name == "a.jsonl" else b"Dam,It held.\n"
    kept = opened(start + blank * 9999 + last + blank * 9999 + last, name)
    assert [type(each).__name__ for each in kept] == ["Document"] * 3
    found = opened(start + blank * 30_000 + last, name)
    assert [type(each).__name__ for each in found] == ["Document", "Refused"]
    assert isinstance(found[1], Refused)
    assert found[1].error.cause == "10,001 rows after the last article are blank; the rest is left."


def test_a_table_is_read_as_far_as_it_is_asked_for(tmp_path):
    path = tmp_path / "sparse.jsonl"
    with path.open("wb") as file:
        file.write(jsonl(ROW, ROW) + b"\n")
        file.truncate(5_000_000_000)
    found = list(itertools.islice(open_documents(path, "sparse.jsonl"), 2))
    assert [each.name for each in found] == ["sparse.jsonl:1", "sparse.jsonl:2"]
