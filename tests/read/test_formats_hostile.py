"""Whatever the bytes, an opener gives documents or refusals and a reader an article or a ReadError, in bounded memory and work."""

import tracemalloc
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.errors import ReadError
from lib.read.article import Article
from lib.read.decode import INVISIBLE, MAX_BYTES
from lib.read.documents import Document, Refused, open_documents, read_document
from lib.read.kinds import BY_SUFFIX
from lib.read.markup import MAX_TAGS, clean_markup
from lib.read.reread import reread
from tests.read.pages import PAGES
from tests.read.samples import LEAD, SECOND, pdf, pdf_of, word, zipped

WIRE = f"Dam holds\n\n{LEAD}\n\n{SECOND}\n".encode()
MESSAGE = (
    b"Subject: Dam holds\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n" + WIRE + b"\r\n--b--\r\n"
)
ROWS = b'{"title": "Dam holds", "text": "The dam held on Friday."}\n' * 3
CELLS = b"title,text\n" + b'"Dam holds","The dam held on Friday."\n' * 2
SAMPLES = {
    ".txt": WIRE,
    ".md": b"---\ntitle: Dam holds\n---\n" + WIRE,
    ".html": PAGES["linked data"].encode(),
    ".pdf": pdf([LEAD, SECOND]),
    ".docx": word([LEAD]),
    ".eml": MESSAGE,
    ".jsonl": ROWS,
    ".csv": CELLS,
    ".zip": zipped({"a.txt": WIRE, "b.jsonl": ROWS, "c.html": PAGES["amp"]}),
}
QUIET = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def again(article: Article) -> Article:
    """The article made again from what its row holds."""
    row = {field: getattr(article, field) for field in ("text", "title", "source", "url", "published", "published_basis", "language")}
    return reread(**row)


def outcomes(content: bytes, name: str) -> list[Article | ReadError]:
    """All that comes of a file; any other exception than ReadError fails the test that asks."""
    found: list[Article | ReadError] = []
    for each in open_documents(content, name):
        if isinstance(each, Refused):
            assert isinstance(each.error, ReadError)
            found.append(each.error)
            continue
        try:
            found.append(read_document(each))
        except ReadError as error:
            found.append(error)
    for one in found:
        if isinstance(one, ReadError):
            assert one.remedy
            assert len(str(one)) < 1000
        else:
            assert one.text
            assert len(one.text) <= MAX_BYTES
            assert not INVISIBLE.search(one.text + one.title + one.source)
            assert all(one.text[block.start : block.end].strip() for block in one.blocks)
            one.text.encode()
            assert again(one) == one
    return found


@pytest.mark.parametrize("suffix", SAMPLES)
def test_the_samples_are_read(suffix):
    assert all(isinstance(each, Article) for each in outcomes(SAMPLES[suffix], f"a{suffix}"))


@pytest.mark.parametrize("suffix", sorted(BY_SUFFIX))
@QUIET
@given(st.binary(max_size=3000))
def test_random_bytes(suffix, content):
    outcomes(content, f"a{suffix}")


@pytest.mark.parametrize(
    "head", [b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"Received: x\n", b'{"text": ', b"\xff\xfe", b"---\n", b"text\n"]
)
@QUIET
@given(st.binary(max_size=1500))
def test_random_bytes_after_what_tells_a_kind(head, content):
    outcomes(head + content, "a")


@pytest.mark.parametrize("suffix", SAMPLES)
@QUIET
@given(st.data())
def test_a_sample_with_a_piece_cut_out_or_overwritten(suffix, data):
    sample = SAMPLES[suffix]
    start = data.draw(st.integers(0, len(sample)))
    end = data.draw(st.integers(start, min(len(sample), start + 400)))
    outcomes(sample[:start] + data.draw(st.binary(max_size=50)) + sample[end:], f"a{suffix}")


@QUIET
@given(
    st.lists(
        st.sampled_from(
            [
                *"<>&'\"/= ",
                "<p>",
                "</p>",
                "<div",
                "<script>",
                "</script>",
                "<!--",
                "-->",
                "<table><td>",
                "<h1>",
                "&#0;",
                "&#xd800;",
                "\x00",
                LEAD,
                "<title>",
            ]
        ),
        max_size=60,
    ).map("".join)
)
def test_any_mixture_of_tags(markup):
    outcomes(f"<html><body>{markup}".encode(), "a.html")


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".eml", ".jsonl", ".csv"])
def test_hidden_and_deceiving_letters_do_not_reach_the_article(suffix):
    deceit = "The \u202edam\u202c held\u200b on Friday, the gover\u00adnor said.\U000e0041 "
    sample = SAMPLES[suffix].decode().replace("The dam ", deceit).encode()
    for each in outcomes(sample, f"a{suffix}"):
        assert isinstance(each, Article), each
        assert "The dam held" in each.text


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("a.html", b"<html>" + b"<p>x" * 40_000, "tags"),
        ("a.html", b"<html><p>" + b"word " * 500_000, "characters"),
        ("a.html", b"<html>" + b"x" * 10_000_000, "bytes"),
        ("a.html", b"<html><body>" + b"<div>" * 20_000 + WIRE, "page"),
        ("a.txt", b"a\n" * 200_000, "paragraphs"),
        ("a.pdf", pdf_of(zlib.compress(b"(a) Tj " * 5_000_000, 9), "/Filter/FlateDecode"), "too much"),
        ("a.pdf", pdf_of(zlib.compress(zlib.compress(b" " * 90_000_000, 9), 9), "/Filter[/FlateDecode/FlateDecode]"), "too much"),
        ("a.pdf", pdf_of(b"[" * 100_000), "nested|damaged"),
        ("a.pdf", pdf_of(b"BT /F 12 Tf " + b"(%s) Tj " % (b"a" * 5000) * 120 + b"ET"), "characters"),
        ("a.eml", b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\nx\n" * 100_000, "parts"),
        ("a.eml", b"\n" * 600_000, "lines"),
        ("a.eml", b"\r" * 600_000, "lines"),
        ("a.jsonl", b'{"text": "' + b"x" * 600_000 + b'"}', "characters"),
    ],
)
def test_what_would_cost_too_much_is_refused(name, content, cause):
    (found,) = outcomes(content, name)
    assert isinstance(found, ReadError)
    assert any(word in found.cause for word in cause.split("|")), found


def test_memory_does_not_grow_with_what_a_file_inflates_to():
    packed = {
        "page.html": b"<html>" + b" " * 80_000_000,
        "rows.jsonl": b" " * 80_000_000,
        "story.txt": b"x" * 80_000_000,
    }
    content = zipped(packed)
    packed.clear()
    tracemalloc.start()
    found = list(open_documents(content, "a.zip"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert all(isinstance(each, Refused) for each in found)
    assert peak < 40_000_000


def test_a_page_of_scripts_is_cut_down_to_its_words():
    scripts = "<script>var x = '</div><p>not this</p>';</script><style>p{}</style><svg><path d='x'/></svg>" * 20_000
    page = f"<html><body>{scripts}<p style='{'x' * 9000}'>{LEAD}</p><script>left open <p>not this"
    assert clean_markup(page, "a").text == f"<html><body><p>{LEAD}</p>"
    assert clean_markup("<p>1 < 2 &amp; 3\x00\ud800</p>", "a").text == "<p>1 < 2 &amp; 3</p>"
    with pytest.raises(ReadError, match="tags"):
        clean_markup("<b>" * (MAX_TAGS + 1), "a")


def test_a_tag_that_is_never_closed_is_left_out():
    assert clean_markup(f"<p>{LEAD}</p><script " + "ld+json" * 50, "a").text == f"<p>{LEAD}</p>"
    assert clean_markup(f"<p>{LEAD}</p><img alt='" + "x" * 5000, "a").text == f"<p>{LEAD}</p><img>"
    assert clean_markup(f"<p>1 < 2</p><b title='{'x' * 3999}'>", "a").text.endswith("<b>")


def test_data_in_a_page_are_found_once_and_whole():
    markup = clean_markup(
        '<SCRIPT type="application/LD+JSON">{"a": "<svg>"}</SCRIPT><p>x</p><script>1</script><script ld+json>2</script>', "a"
    )
    assert markup.data == ['{"a": "<svg>"}', "2"]
    assert markup.text.count("<script") == 1
    assert clean_markup("<script ld+json<svg></svg>>" * 3, "a").data == []


def test_a_document_of_many_articles_is_not_read_as_one():
    for suffix in (".jsonl", ".csv", ".zip"):
        with pytest.raises(ReadError, match="many articles"):
            read_document(Document(f"a{suffix}", SAMPLES[suffix]))
