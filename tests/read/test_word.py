"""Word files: paragraphs, headings and tables in order; a file made to do harm is refused."""

import io
import zipfile
from datetime import date
from random import Random
from string import ascii_letters

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from lib.errors import ReadError
from lib.read import word as reader
from lib.read.documents import Document, read_document
from tests.read.samples import LEAD, SECOND, TITLE, word

UNDATED = LEAD.replace(", March 7, 2025", "")
#: More than is looked at to tell a part of XML from others, and not so much the same that it packs as only a bomb does.
SPACES = "".join(Random(1).choices(" \n\t", k=1_100_000))
ENTITY = '<!DOCTYPE x [<!ENTITY a "b">]>'
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


def renamed(change) -> bytes:
    """A Word file whose main part is called otherwise, and changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word([LEAD]))) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name in ("[Content_Types].xml", "_rels/.rels"):
                content = content.replace(b"word/document.xml", b"word/document.dat")
            new.writestr(name.replace("document.xml", "document.dat"), change(content) if name == "word/document.xml" else content)
    return file.getvalue()


def encoded(xml: bytes, encoding: str, name: str) -> bytes:
    return f'<?xml version="1.0" encoding="{name}"?>{ENTITY}{xml.decode().partition("?>")[2]}'.encode(encoding)


def hidden(xml: bytes) -> bytes:
    return (
        b'<?xml version="1.0" encoding="UTF-7"?>'
        + ENTITY.encode("utf-7").replace(b"<!", b"<+ACE-")
        + xml.decode().partition("?>")[2].encode("utf-7")
    )


def filled(markup: str) -> bytes:
    """A Word file with markup at the start of its text."""
    return changed("word/document.xml", lambda xml: xml.replace(b"<w:body>", b"<w:body>" + markup.encode(), 1))


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
        (renamed(lambda xml: BILLION + b"]>" + xml.replace(b"Gates open", b"&j;")), "declares entities"),
        (renamed(lambda xml: SPACES.encode() + ENTITY.encode() + xml[xml.index(b"?>") + 2 :]), "declares entities"),
        (changed("word/document.xml", lambda xml: encoded(xml, "utf-16", "UTF-16")), "declares entities"),
        (changed("word/document.xml", lambda xml: encoded(xml, "utf-16-be", "UTF-16")), "declares entities"),
        (changed("word/document.xml", hidden), "declares entities"),
        (
            filled("<w:p><w:r><w:t>" + "".join(Random(1).choices(ascii_letters, k=1_100_000)) + "</w:t></w:r></w:p>"),
            "more than 500,000 characters",
        ),
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


def test_a_main_part_by_another_name_is_read():
    assert read(renamed(bytes)).text == read(word([LEAD])).text


def test_text_boxes_are_paragraphs_of_their_own_after_the_one_that_holds_them():
    box = "<mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>"
    inner = "<w:txbxContent><w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>A box</w:t></w:r></w:p></w:txbxContent>"
    outer = f"<w:p><w:r><w:t>It held.</w:t></w:r>{box.format(inner)}<w:r><w:t> So it did.</w:t></w:r></w:p>"
    assert read(filled(outer)).text.startswith(f"It held. So it did.\n\n\nA box\n\n\n{TITLE}\n\n")


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
