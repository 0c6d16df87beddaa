"""Any file opens as documents: its kind told by what it is, then by its name; what a person states stands above what it says."""

import io
import pickle
from datetime import date
from pathlib import Path

import pytest

from lib.errors import ReadError
from lib.read import read_file
from lib.read.documents import SUFFIXES, Document, Refused, open_documents, read_document
from tests.read.pages import PAGES
from tests.read.samples import LEAD, SECOND, TITLE, pdf, word

ROOT = Path(__file__).resolve().parents[2]
WIRE = f"{TITLE}\n\n{LEAD}\n\n{SECOND}\n".encode()
MARKDOWN = b"---\ntitle: Dam holds\nsource: AFP\npublished: 2025-03-07\n---\n\nThe dam held on Friday.\n"


def one(content, name: str = "story.txt") -> Document:
    (found,) = open_documents(content, name)
    assert isinstance(found, Document), found
    return found


def refused(content, name: str) -> Refused:
    (found,) = open_documents(content, name)
    assert isinstance(found, Refused), found
    return found


def test_shipped_articles_read_as_before():
    for path in sorted(ROOT.glob("data/articles/*.md")):
        assert read_document(one(path, str(path))) == read_file(path)


@pytest.mark.parametrize("given", ["bytes", "path", "stream"])
def test_bytes_paths_and_streams_give_the_same(tmp_path, given):
    path = tmp_path / "story.txt"
    path.write_bytes(WIRE)
    stream = io.BytesIO(WIRE)
    document = one({"bytes": WIRE, "path": path, "stream": stream}[given])
    assert document == Document("story.txt", WIRE, {}, "text")
    assert not stream.closed


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("story.md", MARKDOWN, "markdown"),
        ("story", WIRE, "text"),
        ("story.txt", pdf([LEAD]), "pdf"),
        ("story.txt", PAGES["amp"].encode(), "html"),
        ("story.md", b"<?xml version='1.0'?>\n<!-- saved -->\n" + PAGES["amp"].encode(), "html"),
        ("https://example.org/a.php?id=1.pdf", PAGES["amp"].encode("utf-16"), "html"),
        ("story.pdf", PAGES["amp"].encode(), "html"),
        ("story.bin", word([LEAD]), "docx"),
        ("story.zip", word([LEAD]), "docx"),
        ("story.docx", WIRE, "text"),
        ("story", b"Received: from example.org\nSubject: Dam holds\n\nThe dam held.\n", "email"),
        ("story.pdf", b"\n\xef\xbb\xbf%PDF-1.4", "pdf"),
    ],
)
def test_what_a_file_is_counts_before_what_it_is_called(name, content, kind):
    assert one(content, name).kind == kind


@pytest.mark.parametrize("content", [WIRE, MARKDOWN, pdf([LEAD, SECOND]), word([LEAD, SECOND]), PAGES["amp"].encode()])
def test_a_document_is_read_the_same_without_a_name_and_after_a_journey(content):
    document = one(content, "story")
    article = read_document(document)
    assert read_document(Document("https://example.org/story", content)) == article
    assert read_document(pickle.loads(pickle.dumps(document))) == article


@pytest.mark.parametrize(
    ("name", "content", "cause", "remedy"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n", "a picture", "OCR"),
        ("a.txt", b"\xff\xd8\xff\xe0", "a picture", ".docx"),
        ("a.heic", b"\0\0\0\x18ftypheic", "a picture", "OCR"),
        ("a.mp4", b"\0\0\0\x18ftypmp42", "sound or video", "transcript"),
        ("a.txt", b"{\\rtf1\\ansi Dam}", "RTF", "Save it as .docx"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "old Office", "Save it as .docx"),
        ("a.odt", b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument", "Save it as .docx"),
        ("a.pages", b"PK\x03\x04" + b"\0" * 26 + b"Index/Document.iwa", "Files of type .pages", "Save it as .docx"),
        ("a.xlsx", b"PK\x03\x04" + b"\0" * 26 + b"xl/workbook.xml", "a workbook", ".csv"),
        ("a.gz", b"\x1f\x8b\x08", "packed", "Unpack"),
        ("a.rss", b"<?xml version='1.0'?><rss version='2.0'>", "a feed", "feed's address"),
        ("a.json", b'[{"title": "Dam"}]', "JSON", ".jsonl"),
        ("a.zip", b"The dam held.", "no ZIP archive", "Pack"),
        ("a.txt", b"x" * 500_001, "500,000", "Split"),
        ("a.md", b"\x00\x01" * 300, "binary", "UTF-8"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_name_with_a_remedy(name, content, cause, remedy):
    with pytest.raises(ReadError) as error:
        read_document(Document(name, content))
    assert cause in error.value.cause
    assert remedy in error.value.remedy
    (found,) = open_documents(content, name)
    assert isinstance(found, Refused) or name == "a.md"


def test_what_is_not_there_is_refused():
    assert "cannot be opened: No such file" in str(refused(Path("nowhere.txt"), "nowhere.txt").error)


def test_what_a_person_states_stands_above_what_the_file_says():
    meta = {"published": "2025-03-09", "title": "Dam  breaks ", "source": "EFE", "url": "https://example.org", "language": "es"}
    article = read_document(Document("a.md", MARKDOWN, meta))
    assert (article.published, article.published_basis) == (date(2025, 3, 9), "metadata")
    assert (article.title, article.source, article.url, article.language) == ("Dam breaks", "EFE", "https://example.org", "es")
    assert article.text == "Dam breaks\n\nThe dam held on Friday."
    assert read_document(Document("a.txt", WIRE)).published_basis == "stated"
    assert read_document(Document("a.txt", WIRE, {"published": "2025-03-09"})).published_basis == "metadata"


def test_a_stated_date_repairs_a_broken_one_and_a_stated_one_must_be_right():
    broken = MARKDOWN.replace(b"2025-03-07", b"soon")
    assert read_document(Document("a.md", broken, {"published": "2025-03-09"})).published == date(2025, 3, 9)
    with pytest.raises(ReadError, match="'never' is not a date"):
        read_document(Document("a.md", MARKDOWN, {"published": "never"}))


def test_a_title_that_stands_in_the_text_already_is_not_put_there_twice():
    text = b"The dam held on Friday.\n\nNobody was hurt."
    plain = read_document(Document("a.txt", text))
    assert read_document(Document("a.txt", text, {"title": plain.title})) == plain
    assert read_document(Document("a.txt", text, {"title": "The dam held on Friday."})).text == plain.text


def test_a_piece_of_a_page_in_a_text_file_is_read_without_its_tags():
    article = read_document(Document("a.txt", f"<h1>{TITLE}</h1>\n<p>{LEAD}</p><p>{SECOND}</p>".encode()))
    assert article.text == f"{TITLE}\n\n{LEAD}\n\n{SECOND}"
    assert article.title == TITLE


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_blank_lines_part_the_paragraphs_of_a_piece_of_a_page_that_has_no_other_parts(end):
    text = end.join(
        [LEAD, "", "They <b title='1", "", "2'>voted", "", "again</b> at noon,", "she said.", " ", "", "The port <i>closed</i>."]
    )
    article = read_document(Document("a.jsonl:1", text.encode(), {"title": TITLE}, "row"))
    assert article.text.split("\n\n") == [TITLE, LEAD, "They voted", "again at noon, she said.", "The port closed."]
    blocks = read_document(Document("a.jsonl:1", f"<p>{LEAD}</p>{end}{end}<b>They</b>{end}{end}voted".encode(), {}, "row"))
    assert blocks.text == f"{LEAD}\n\nThey voted"


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".zip"])
def test_what_a_server_sends_as_text_is_an_article_whatever_its_address_ends_in(suffix):
    document = Document(f"https://example.org/story{suffix}", WIRE, {"media_type": "text/plain; charset=utf-8"})
    assert read_document(document) == read_document(Document("story.txt", WIRE))
    page = Document(f"https://example.org/story{suffix}", PAGES["amp"].encode(), {"media_type": "text/html"})
    assert read_document(page).title == TITLE
    rows = Document("https://example.org/story", b'{"text": "It held."}', {"media_type": "text/plain"})
    with pytest.raises(ReadError, match="many articles") as error:
        read_document(rows)
    assert "Save it as a file" in error.value.remedy


def test_hidden_letters_in_what_a_person_states_are_taken_out():
    article = read_document(Document("a.md", MARKDOWN, {"title": "Dam\u202e holds\x00", "source": "\u200bEFE"}))
    assert (article.title, article.source) == ("Dam holds", "EFE")


def test_a_folder_is_searched_for_all_that_can_be_read():
    assert {".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml", ".jsonl", ".ndjson", ".csv", ".zip"} <= SUFFIXES
