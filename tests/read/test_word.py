"""Word files: paragraphs, headings and tables in order; a file made to do harm is refused."""

import io
import zipfile
from datetime import date

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from lib.errors import ReadError
from lib.read import word as reader
from lib.read.documents import Document, read_document
from tests.read.samples import LEAD, SECOND, TITLE, word

UNDATED = LEAD.replace(", March 7, 2025", "")
BILLION = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "%s">' % (97 + n, b"&%c;" % (96 + n) * 10) for n in range(1, 10)
)


def read(content: bytes):
    return read_document(Document("story.docx", content))


def changed(part: str, change) -> bytes:
    """A Word file of which one part is another."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word([LEAD]))) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return file.getvalue()


def test_paragraphs_headings_and_tables_in_order():
    article = read(word([LEAD, SECOND]))
    assert article.text == f"{TITLE}\n\n{LEAD}\n\n{SECOND}\n\n\nWhat comes next\n\nGates open\n\nTwo of five\n\nThe gates stay open."
    assert [block.kind for block in article.blocks] == ["headline", "dateline", "body", "body", "headline", "body", "body", "body"]
    assert (article.published, article.published_basis) == (date(2025, 3, 7), "stated")


def test_the_day_it_was_made_is_a_hint():
    article = read(word([UNDATED]))
    assert (article.published, article.published_basis) == (date(2025, 3, 8), "metadata")
    assert read(word([UNDATED, "Nothing like it was seen since 2019."])).published is None


def test_inserted_words_are_read_and_deleted_and_hidden_copies_are_not():
    document = docx.Document()
    document.add_paragraph(TITLE)
    paragraph = document.add_paragraph("The dam ")
    for change in (
        "<w:ins {}><w:r><w:t>held</w:t></w:r></w:ins>",
        "<w:del {}><w:r><w:delText>broke</w:delText></w:r></w:del>",
        "<w:hyperlink {}><w:r><w:t xml:space='preserve'> on Friday</w:t></w:r></w:hyperlink>",
        "<w:r {}><w:tab/><w:t>at noon.</w:t><w:br/><w:t>Rain fell.</w:t></w:r>",
    ):
        paragraph._p.append(parse_xml(change.format(nsdecls("w"))))
    file = io.BytesIO()
    document.save(file)
    assert read(file.getvalue()).text == f"{TITLE}\n\nThe dam held on Friday at noon.\n\nRain fell."


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (changed("word/document.xml", lambda xml: BILLION + b"]>" + xml.replace(b"Gates open", b"&j;")), "declares entities"),
        (changed("word/styles.xml", lambda xml: b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + xml), "declares entities"),
        (changed("word/document.xml", lambda xml: xml[:-200]), "damaged"),
        (changed("word/document.xml", lambda xml: b""), "damaged"),
        (changed("[Content_Types].xml", lambda xml: b"<x/>"), "damaged"),
        (changed("_rels/.rels", lambda xml: xml.replace(b"word/document.xml", b"../../../etc/passwd")), "damaged"),
        (changed("word/document.xml", lambda xml: b"<a>" * 100_000), "damaged"),
        (changed("word/document.xml", lambda xml: xml + b" " * 20_000_000), "times its packed size"),
        (word([LEAD])[:5000], "cannot be opened"),
        (b"PK\x03\x04" + b"\x00" * 100, "cannot be opened"),
    ],
)
def test_what_is_damaged_or_made_to_do_harm_is_refused(content, cause):
    with pytest.raises(ReadError, match=cause) as error:
        read(content)
    assert error.value.remedy


def test_what_a_file_links_to_is_not_fetched():
    outside = b'<Relationship Id="rId99" Type="http://x/template" Target="http://192.0.2.1/x.dotm" TargetMode="External"/></Relationships>'
    article = read(changed("word/_rels/document.xml.rels", lambda xml: xml.replace(b"</Relationships>", outside)))
    assert article.title == TITLE


def test_parts_are_bounded_by_the_bytes_that_come_out(monkeypatch):
    monkeypatch.setattr(reader, "MAX_PART", 1000)
    with pytest.raises(ReadError, match="more than 1,000 bytes"):
        read(word([LEAD]))
    monkeypatch.setattr(reader, "MAX_PARTS", 500)
    with pytest.raises(ReadError, match="more than 500 bytes"):
        read(word([LEAD]))


def test_an_empty_file_has_no_text():
    file = io.BytesIO()
    docx.Document().save(file)
    with pytest.raises(ReadError, match="no text"):
        read(file.getvalue())
