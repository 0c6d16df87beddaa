"""PDF files: paragraphs out of lines, nothing of what repeats on every page, the file's own date only where the text has none."""

import itertools
from datetime import date
from random import Random

import pytest
from fpdf import FPDF

from lib.errors import ReadError
from lib.read import pdf as reader
from lib.read.documents import Document, read_document
from lib.read.pdf_lines import Line, drop_edges, join_lines
from tests.read.samples import TITLE, pdf, pdf_of

LEAD = "The dam above the Paute valley held on Friday after four days of rain, the governor of Azuay said, and nobody had to leave."
_WORDS = "governor bridge village harvest council teacher market hospital river valley engineer soldier school mayor road union".split()
#: Each paragraph another, as in any article, and long enough for several lines.
STORY = [" ".join(["The", *Random(number).choices(_WORDS, k=45)]) + "." for number in range(36)]


def read(content: bytes):
    return read_document(Document("story.pdf", content))


def test_paragraphs_are_whole_over_lines_and_pages_and_headers_are_gone():
    article = read(pdf(STORY))
    assert article.title == TITLE
    found = [words for words in article.text.split("\n") if words]
    assert found == [TITLE, *STORY[:10], "Part 1", *STORY[10:20], "Part 2", *STORY[20:30], "Part 3", *STORY[30:]]
    kinds = {article.text[block.start : block.end]: block.kind for block in article.blocks}
    assert kinds["Part 2"] == "headline"


def test_the_dateline_gives_the_date_before_the_file_does():
    dated = read(pdf([f"QUITO, March 7 (AP) - {LEAD}", *STORY[:3]]))
    assert (dated.published, dated.published_basis) == (date(2025, 3, 7), "stated")
    undated = read(pdf(STORY[:3]))
    assert (undated.published, undated.published_basis) == (date(2025, 3, 8), "metadata")
    old = read(pdf([*STORY[:3], "All this was in 2019."]))
    assert (old.published, old.published_basis) == (None, None)


def test_hyphens_at_line_ends_are_closed_and_others_kept():
    lines = [Line("The ministry said that the inter-", 700, 11), Line("national commission will look into it in Sep-", 688, 11)]
    assert join_lines([[*lines, Line("tember, and so will the Buenos Aires-", 676, 11), Line("Santiago committee.", 664, 11)]]) == [
        "The ministry said that the international commission will look into it in September, "
        "and so will the Buenos Aires- Santiago committee."
    ]


def test_a_sentence_goes_on_over_a_page_and_a_new_one_does_not():
    first = [
        Line("The first line of the story fills the page from left to right", 700, 11),
        Line("and goes on to the next page with the governor, who has", 688, 11),
    ]
    assert len(join_lines([first, [Line("said that the dam held on Friday.", 700, 11)]])) == 1
    ended = [first[0], Line("and ends here.", 688, 11)]
    assert len(join_lines([ended, [Line("The second paragraph opens.", 700, 11)]])) == 2


def test_page_numbers_and_headers_go_and_figures_in_the_text_stay():
    pages = [[Line("The Record", 800, 8), Line(f"{number} people came.", 700, 11), Line(f"- {number} -", 20, 8)] for number in (3, 4, 5)]
    assert [
        [line.text for line in page]
        for page in drop_edges([[*page[:1], Line(f"{'abc'[at]} x", 750, 11), *page[1:]] for at, page in enumerate(pages)])
    ] == [["a x"], ["b x"], ["c x"]]
    assert [line.text for line in drop_edges([[Line("In all 12 came.", 700, 11), Line("12", 688, 11), Line("said so.", 676, 11)]])[0]] == [
        "In all 12 came.",
        "12",
        "said so.",
    ]


def test_what_a_browser_prints_round_a_page_goes():
    page = ["11/23/26, 5:38 PM Dam holds | The Record", "Dam holds", "The dam held on 11/23/26.", "https://example.org/dam?x=1 1/1"]
    assert [line.text for line in drop_edges([[Line(words, 800 - 30 * at, 10) for at, words in enumerate(page)]])[0]] == page[1:3]


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (pdf_of(b"q 1 0 0 1 0 0 cm Q"), "pictures of text, but no text"),
        (pdf(STORY[:2], password="secret"), "encrypted"),
        (pdf(STORY[:2])[:900], "damaged"),
        (b"%PDF-1.7\n", "damaged"),
        (b"%PDF-1.7\n" + b"<" * 5000, "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(content, cause):
    with pytest.raises(ReadError, match=cause) as error:
        read(content)
    assert "text" in error.value.remedy


def ticking(monkeypatch, step: float) -> None:
    """Let every look at the processor's clock find ``step`` seconds gone."""
    ticks = itertools.count(0, step)
    monkeypatch.setattr(reader.time, "thread_time", lambda: next(ticks))


def test_what_takes_too_long_is_refused_wherever_the_time_goes(monkeypatch):
    ticking(monkeypatch, 1)
    assert read(pdf_of(b"BT /F 12 Tf (The dam held.) Tj ET" + b" q Q" * 10)).text == "The dam held."
    for content in (pdf_of(b"BT /F 12 Tf (The dam held.) Tj ET" + b" q Q" * 40), pages(59)):
        ticking(monkeypatch, 2)
        with pytest.raises(ReadError, match="more than 60 seconds") as error:
            read(content)
        assert error.value.place == "story.pdf"
        assert "print it to a new PDF" in error.value.remedy


def pages(number: int) -> bytes:
    paper = FPDF()
    for _ in range(number):
        paper.add_page()
    return bytes(paper.output())


def test_a_book_is_refused():
    with pytest.raises(ReadError, match="61 pages; one article may have 60"):
        read(pages(61))
