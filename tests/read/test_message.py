"""E-mail messages: the subject is the headline, the sender the source, the text is read before the HTML, attachments are not."""

from datetime import date
from email.message import EmailMessage

import pytest

from lib.errors import ReadError
from lib.read import html
from lib.read import message as reader
from lib.read.documents import Document, read_document
from tests.read.pages import PAGES
from tests.read.pages import STORY as PAGE_STORY
from tests.read.pages import TITLE as PAGE_TITLE

TEXT = (
    "QUITO, March 6 (AP) — The dam above the Paute valley held on Friday after four days of rain, the governor said.\n\n"
    "Nobody was hurt.\n-- \nJo Diaz\nThe Daily Record\n"
)


def message(text: str = TEXT, html: str = "", **headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in (
        {"Subject": "Dam holds", "From": "The Daily Record <news@example.org>", "Date": "Fri, 07 Mar 2025 18:00:00 -0500"} | headers
    ).items():
        made[name] = value
    if text:
        made.set_content(text)
    if html and text:
        made.add_alternative(html, subtype="html")
    elif html:
        made.set_content(html, subtype="html")
    return made


def read(content: bytes | EmailMessage):
    return read_document(Document("story.eml", content if isinstance(content, bytes) else content.as_bytes()))


def test_subject_sender_date_and_text():
    article = read(message())
    assert (article.title, article.source) == ("Dam holds", "The Daily Record")
    assert (article.published, article.published_basis) == (date(2025, 3, 7), "metadata")
    assert article.text.startswith("Dam holds\n\nQUITO, March 6 (AP) — The dam")
    assert article.text.endswith("\n\nNobody was hurt.")
    assert [block.kind for block in article.blocks] == ["headline", "dateline", "body", "body"]


@pytest.mark.parametrize(
    ("headers", "title", "source"),
    [
        ({"Subject": "Fwd: RE: Sécheresse à Dakar"}, "Sécheresse à Dakar", "The Daily Record"),
        ({"From": "news@example.org"}, "Dam holds", "example.org"),
        ({"From": "Él Diario <a@b.org>"}, "Dam holds", "Él Diario"),
    ],
)
def test_headers_are_decoded(headers, title, source):
    article = read(message(**headers))
    assert (article.title, article.source) == (title, source)


def test_raw_bytes_in_a_header_are_letters():
    assert read(b"Subject: Caf\xe9 by the dam\r\nFrom: \xc3\x89l Diario <a@b.org>\r\n\r\n" + TEXT.encode()).source == "Él Diario"
    assert read(b"Subject: Caf\xe9 by the dam\r\n\r\n" + TEXT.encode()).title == "Café by the dam"


def test_text_comes_before_html_unless_it_is_a_notice():
    assert "Paute valley held" in read(message(html=PAGES["amp"])).text
    article = read(message("Your program cannot show this message.", PAGES["amp"]))
    assert [words for words in article.text.split("\n") if words in PAGE_STORY] == list(PAGE_STORY)
    assert article.title == "Dam holds"
    assert article.published == date(2025, 3, 7)


def test_a_newsletter_laid_out_in_tables():
    rows = "".join(f"<table><tr><td style='padding:0'><p>{words}</p></td></tr></table>" for words in PAGE_STORY)
    article = read(message("", f"<html><body>{rows}</body></html>"))
    assert [words for words in article.text.split("\n") if words in PAGE_STORY] == list(PAGE_STORY)


def test_a_page_saved_as_one_file_is_a_page():
    saved = message("", PAGES["open graph"], Subject="x", From="<Saved by Blink>", Date="Tue, 09 Sep 2025 18:00:00 -0000")
    saved["Snapshot-Content-Location"] = "https://example.org/saved"
    article = read_document(Document("page.mhtml", saved.as_bytes()))
    assert (article.title, article.source, article.published) == (PAGE_TITLE, "The Daily Record", date(2025, 3, 7))
    assert article.url == "https://example.org/world/dam-holds"


def test_encodings_of_the_text():
    raw = b"Subject: =?iso-8859-1?q?Caf=E9?=\r\nContent-Type: text/plain; charset=%s\r\n\r\nCaf\xe9s reopened.\r\n"
    for charset in (b"iso-8859-1", b"nonsense", b"utf-8"):
        article = read(raw % charset)
        assert article.title == "Café"
        assert "Cafés reopened." in article.text


def test_attachments_are_left_out_and_named_where_there_is_nothing_else():
    with_text = message()
    with_text.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="story.pdf")
    assert "PDF" not in read(with_text).text
    alone = message("")
    alone.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="st\u202eory.pdf")
    with pytest.raises(ReadError, match=r"only attachments: story\.pdf") as error:
        read(alone)
    assert "Save the attachment" in error.value.remedy


def test_a_message_passed_on_is_the_article():
    outer = message("", Subject="See below")
    outer.add_attachment(message())
    assert read(outer).title == "Dam holds"


def nested(depth: int, boundary: bytes = b"boundary=") -> bytes:
    return b"".join(b"Content-Type: multipart/mixed; %bb%d\r\n\r\n--b%d\r\n" % (boundary, n, n) for n in range(depth)) + TEXT.encode()


def parts(boundary: bytes, end: bytes = b"\n") -> bytes:
    return b"Content-Type: multipart/mixed; %ba" % boundary + 2 * end + (b"--a" + 2 * end + b"x" + end) * 1200


def fields(name: bytes, size: int) -> bytes:
    return name + b": text/plain" + b"".join(b"; a%d=b" % number for number in range(size)) + b"\n\nThe dam held.\n"


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (nested(500), "too many messages inside"),
        (nested(60, b"boundary = "), "too many messages inside"),
        (nested(60, b"boundary*="), "too many messages inside"),
        (nested(60, b"boundary (x) ="), "too many messages inside"),
        (parts(b"boundary="), "more than 1,000 parts"),
        (parts(b"boundary = "), "more than 1,000 parts"),
        (parts(b"boundary*0="), "more than 1,000 parts"),
        (parts(b"boundary=", b"\r"), "more than 1,000 parts"),
        (fields(b"Content-Type", 900), "header 'Content-Type' is too long"),
        (fields(b"Content-Disposition", 900), "header 'Content-Disposition' is too long"),
        (
            b"Content-Type: multipart/mixed; boundary=a\n\n" + b"".join(b"--a\n" + fields(b"Content-Type", 400 + n) for n in range(99)),
            "too long",
        ),
        (b"Content-Type: message/rfc822\r\n\r\n" * 3000, "too many messages inside"),
        (b"Subject: x\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n--y\r\n", "no text"),
        (b"Subject: x\r\n\r\n", "no text"),
        (b"\x00\xff" * 500, "no text|damaged|no encoding"),
    ],
)
def test_broken_messages_are_refused(content, cause):
    with pytest.raises(ReadError, match=cause) as error:
        read(content)
    assert error.value.remedy


def test_lines_of_hyphens_open_no_parts():
    assert read(b"Subject: Dam holds\n\n" + b"--a boundary=b\n" * 1200 + TEXT.encode()).title == "Dam holds"


def test_a_page_that_is_refused_is_cleaned_once(monkeypatch):
    cleaned: list[str] = []
    real = reader.clean_markup

    def note(page, place):
        cleaned.append(place)
        return real(page, place)

    for module in (reader, html):
        monkeypatch.setattr(module, "clean_markup", note)
    with pytest.raises(ReadError, match="tags"):
        read(message("", "<html><body>" + "<b>" * 40_000))
    assert cleaned == ["story.eml"]


@pytest.mark.parametrize("depth", [1, 40])
def test_parts_inside_parts(depth):
    assert "Paute valley" in read(b"Subject: Dam holds\r\n" + nested(depth)).text


def test_long_headers_and_strange_dates_do_no_harm():
    raw = (
        b"Subject: " + b"=?utf-8?q?" + b"a=20" * 100_000 + b"?=\r\nFrom: " + b"<" * 100_000 + b"\r\nDate: yesterday\r\n\r\n" + TEXT.encode()
    )
    article = read(raw)
    assert "Paute valley" in article.text
    assert article.published_basis != "metadata"
    assert read(message(Date="Fri, 07 Mar 2125 18:00:00 -0500")).published_basis != "metadata"
