"""Web pages: headline, outlet, date and address from what a page says of itself, and paragraphs without what stands round them."""

import socket
import sys
from datetime import date

import pytest

from lib.errors import ReadError
from lib.read.charset import decode_page
from lib.read.documents import Document, read_document
from tests.read.pages import BY_SCRIPT, FRONT_PAGE, LAST, LEAD, LIVE_BLOG, NOTHING, PAGES, PAYWALL, SECOND, STORY, TITLE, page, paragraphs


def read(content: str | bytes, **meta: str):
    return read_document(Document("page.html", content.encode() if isinstance(content, str) else content, meta))


@pytest.mark.parametrize("name", PAGES)
def test_finds_the_story_whole_and_nothing_else(name):
    article = read(PAGES[name])
    assert article.title == TITLE
    assert (article.published, article.published_basis) == (date(2025, 3, 7), "metadata")
    found = [words for words in article.text.split("\n") if words]
    assert [words for words in found if words in STORY] == list(STORY)
    assert found[0] == TITLE
    assert found.count(TITLE) == 1
    for foreign in ("cookies", "Volcano", "Sport", "rights reserved", "believe me", "Privacy", "show()"):
        assert foreign not in article.text


@pytest.mark.parametrize("name", PAGES)
def test_recognises_the_dateline_by_the_rules_of_text(name):
    article = read(PAGES[name])
    dateline = next(block for block in article.blocks if block.kind == "dateline")
    assert article.text[dateline.start : dateline.end] == "QUITO, Ecuador (AP) —"


@pytest.mark.parametrize(
    ("name", "source"),
    [("linked data", "The Daily Record"), ("open graph", "The Daily Record"), ("comments below", "The Daily Record"), ("microdata", "AP")],
)
def test_names_the_outlet_or_else_the_agency_of_the_dateline(name, source):
    assert read(PAGES[name]).source == source


def test_keeps_headings_and_list_items_apart():
    article = read(PAGES["headings and a list"])
    kinds = {article.text[block.start : block.end]: block.kind for block in article.blocks}
    assert kinds["What comes next"] == "headline"
    assert kinds["Schools in Paute open again on Monday."] == "body"


def test_address_is_the_one_the_page_gives_unless_a_person_or_the_net_gave_it():
    assert read(PAGES["open graph"]).url == "https://example.org/world/dam-holds"
    assert read(PAGES["open graph"], url="https://example.org/other").url == "https://example.org/other"
    assert read(PAGES["amp"]).url == "https://example.org/dam"
    lying = PAGES["amp"].replace("https://example.org/dam", "javascript:alert(1)")
    assert "javascript" not in read(lying).url


def test_reads_every_entry_of_a_live_blog():
    article = read(LIVE_BLOG)
    assert [words for words in article.text.split("\n") if words in STORY] == list(STORY)


@pytest.mark.parametrize(
    "content", [PAYWALL, NOTHING, page("<title>x</title>", ""), "<html></html>", "<!doctype html>", "<html><body><svg/>"]
)
def test_a_page_without_an_article_is_refused_with_a_remedy(content):
    with pytest.raises(ReadError, match="no article on the page") as error:
        read(content)
    assert "paste the text" in error.value.remedy


def test_a_page_that_its_scripts_would_have_set_is_read_from_its_data():
    article = read(BY_SCRIPT)
    assert article.text.split("\n\n") == [TITLE, *STORY]
    assert (article.published, article.source) == (date(2025, 3, 7), "The Daily Record")


def test_the_headline_is_the_one_on_the_page():
    longer = PAGES["open graph"].replace(f'content="{TITLE}"', f'content="Live: {TITLE} – Daily Record World"')
    assert read(longer).title == TITLE
    assert read(longer).text.count(TITLE) == 1


def test_a_front_page_is_no_article():
    with pytest.raises(ReadError, match="list of articles"):
        read(FRONT_PAGE)


def test_where_the_page_gives_no_date_the_text_does():
    article = read(
        page(
            f"<title>{TITLE}</title>",
            f"<article><h1>{TITLE}</h1>{paragraphs().replace('QUITO, Ecuador', 'QUITO, March 7, 2025')}</article>",
        )
    )
    assert (article.published, article.published_basis) == (date(2025, 3, 7), "stated")


@pytest.mark.parametrize(
    ("encoding", "declared", "media_type"),
    [
        ("utf-8-sig", "", ""),
        ("utf-16", "", ""),
        ("cp1252", "<meta charset='iso-8859-1'>", ""),
        ("cp1252", "", ""),
        ("cp1252", "<meta charset='utf-8'>", "text/html; charset=windows-1252"),
        ("iso8859-15", "<meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-15'>", ""),
        ("utf-8", "<meta charset='rot13'>", ""),
        ("utf-8", "<meta charset='us-ascii'>", "text/html; charset=UTF-8"),
    ],
)
def test_every_way_to_name_an_encoding(encoding, declared, media_type):
    markup = f"<html><head>{declared}<title>{TITLE}</title></head><body><article>{paragraphs()}</article></body></html>"
    article = read(markup.encode(encoding, "replace"), media_type=media_type)
    assert SECOND in article.text
    assert ("’" in article.text) == (encoding != "iso8859-15")


def test_an_alphabet_that_is_declared_is_read():
    cyrillic = "Плотина выше города устояла в пятницу, сообщил губернатор области. " * 4
    markup = f"<html><head><meta charset=windows-1251><title>Плотина</title></head><body><article><p>{cyrillic}</p></article></body></html>"
    article = read(markup.encode("cp1251"))
    assert "Плотина выше города" in article.text
    assert article.language == "und"


def test_one_broken_byte_does_no_harm_and_many_do():
    assert LAST in decode_page(PAGES["amp"].encode().replace(b"Friday", b"Fri\xffday"), "a.html", "text/html; charset=utf-8")
    with pytest.raises(ReadError, match="no encoding"):
        decode_page(b"<html>" + bytes(range(256)) * 20, "a.html")


def test_neither_the_net_nor_the_disk_is_touched(monkeypatch):
    opened: list[str] = []
    watching = True

    def watch(event, arguments):
        if watching and event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
            opened.append(str(arguments[0]))

    def refuse(*_):
        raise AssertionError("asked the net")

    read(PAGES["amp"])
    sys.addaudithook(watch)
    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    try:
        article = read(PAGES["linked data"].replace("</head>", "<script src='https://example.org/x.js'></script></head>"))
    finally:
        watching = False
    assert LEAD in article.text
    assert SECOND in article.text
    assert not opened
