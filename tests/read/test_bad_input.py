"""What cannot be read is refused with cause, place and remedy; what can is read in time that grows with its length."""

import contextlib
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.errors import ReadError
from lib.read import MAX_BYTES, read_file, read_text
from lib.read.align import align
from lib.read.article import article_id
from lib.read.blocks import cut
from lib.read.decode import clean

STORY = b"Dam holds\nThe dam above Kariba held on Friday, the governor said.\n"
FRONT = b"---\ntitle: Dam holds\n"


@pytest.mark.parametrize(
    ("raw", "cause"),
    [
        (b"", "no text"),
        (b" \r\n\t\n", "no text"),
        (b"\xef\xbb\xbf", "no text"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
        (b"\x01\x02\x03\x04 ab" * 50, "binary"),
        (b"%PDF-1.7 ...", "binary"),
        (b"{\\rtf1 hello}", "binary"),
        (b"PK\x03\x04\x14\x00\x06\x00", "binary"),
        ("Плотина устояла\nПлотина выше города устояла.".encode("cp1251"), "not UTF-8: byte 0xcf at position 0"),
        (b"\xff\xfeD\x00a", "not UTF-8"),
        (b"<!DOCTYPE html><html><body>Dam</body></html>", "web page"),
        (b"a" * (MAX_BYTES + 1), "500,001 bytes"),
        (b"x " * 5_000_000, "10,000,000 bytes"),
        (FRONT + b"The dam held.", "not closed"),
        (FRONT + b"published: [\n---\nThe dam held.", "front matter is broken"),
        (FRONT + b"url: *" + b"a" * 9000 + b"\n---\nThe dam held.", "front matter is broken"),
        (FRONT + b"url: a: b: c\n---\nThe dam held.", "front matter is broken"),
        (FRONT + b"published: 2025-02-30\n---\nThe dam held.", "'2025-02-30' is not a date"),
        (FRONT + b"published: soon\n---\nThe dam held.", "'soon' is not a date"),
        (FRONT + b"language: English please\n---\nThe dam held.", "not a language code"),
        (b"---\nsource: AFP\n---\nThe dam held.", "has no title"),
        (b"---\n- a\n- b\n---\nThe dam held.", "holds no `name: value` lines"),
        (FRONT + b"---\n", "headline and no text"),
        (FRONT + b"x: " + b"[" * 8000 + b"\n---\nThe dam held.", "front matter"),
        (FRONT + b"x: " + b"y" * 30_000 + b"\n---\nThe dam held.", "30,0"),
    ],
)
def test_refuses_with_cause_place_and_remedy(tmp_path, raw, cause):
    path = tmp_path / "story.txt"
    path.write_bytes(raw)
    with pytest.raises(ReadError) as error:
        read_file(path)
    assert cause in error.value.cause
    assert error.value.place.startswith(str(path))
    assert error.value.remedy.endswith((".", "---", "`."))
    assert len(str(error.value)) < 500 + len(str(path))


def test_names_the_line_of_broken_front_matter(tmp_path):
    path = tmp_path / "story.md"
    path.write_bytes(FRONT + b"source: x\npublished: [\n---\nThe dam held.")
    with pytest.raises(ReadError) as error:
        read_file(path)
    assert "line" in error.value.place


@pytest.mark.parametrize("name", ["none.txt", ".", "none/none.txt"])
def test_refuses_what_cannot_be_opened(tmp_path, name):
    with pytest.raises(ReadError, match="cannot be opened"):
        read_file(tmp_path / name)


def test_an_alias_bomb_stays_small():
    layers = "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    article = read_text(f"---\ntitle: Dam holds\na: &a [x, x]\n{layers}---\nThe dam held.")
    assert article.text == "Dam holds\n\nThe dam held."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_reads_common_encodings(tmp_path, encoding):
    path = tmp_path / "story.txt"
    path.write_bytes("Dam holds\n“It held,” said José Núñez – the governor of the province.".encode(encoding))
    assert read_file(path).text == "Dam holds\n\n“It held,” said José Núñez – the governor of the province."


def test_one_text_for_what_looks_the_same():
    decomposed = "Dam holds\r\n\r\nJose\u0301 Nu\u0301n\u0303ez\u00a0said\u202e so\u200b\x07 &amp; left.\r\n"
    article = read_text(decomposed)
    assert article.text == "Dam holds\n\nJosé Núñez said so & left."
    assert article.article_id == read_text("Dam holds\nJosé   Núñez said so & left.").article_id


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "a ",
        "(",
        "[a](",
        "A, ",
        "- ",
        "Photo: ",
        "1 May ",
        "MOSCOW ",
        "By Jo ",
        "/AFP ",
        "**",
        "&amp;",
        "© ",
        "\n",
        "---\n",
        "- AFP. ",
        "#",
        "\u0301\u0323",
    ],
)
def test_time_grows_with_length_and_not_with_its_square(unit):
    """Four times the text takes less than eight times the processor time; a quadratic pattern would take sixteen."""

    def seconds(size: int) -> float:
        text = ("Dam holds\n" + unit * (size // len(unit)) + ".")[:size]
        start = time.process_time()
        with contextlib.suppress(ReadError):
            read_text(text)
        return time.process_time() - start

    largest = min(seconds(MAX_BYTES) for _ in range(2))
    assert largest < 0.3 or largest < 8 * min(seconds(MAX_BYTES // 4) for _ in range(3))
    assert largest < 5


@pytest.mark.parametrize("unit", ["a", "A. ", "( ", "AFP/", "Photo by ", "—", ". Photo: ", "FILE - ", "in this photo "])
def test_a_line_of_a_megabyte_costs_no_more_than_its_ends(unit):
    paragraph = unit * (1_000_000 // len(unit))
    start = time.process_time()
    assert cut(paragraph, first=True)
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize("marks", ["\u0301\u0323", "\u0f73", "\u0f71\u200b\u0f72", "&#x301;&#x323;"])
def test_more_marks_upon_a_letter_than_any_script_writes_are_cut(marks):
    hostile = f"Dam holds, x{marks * 5000} said. José"
    stored = clean(hostile)
    assert 40 < len(stored) < 200
    assert stored.endswith(" said. José")
    assert clean(stored) == stored
    assert article_id(hostile) != article_id(stored + ".")
    aligned = align(hostile)
    start = aligned.text.index("said")
    assert hostile[slice(*aligned.span(start, start + 4))] == "said"
    assert len(aligned.text) < 200


def test_marks_that_a_script_does_write_stay():
    words = "Việt Nam नमस्ते ภาษาไทย " + "e" + "\u0323" * 30
    assert clean(unicodedata.normalize("NFD", words)) == unicodedata.normalize("NFC", words)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text):
    try:
        article = read_text(text)
    except ReadError:
        return
    assert unicodedata.is_normalized("NFC", article.text)
    assert "\r" not in article.text
    assert article.title.strip()
    end = 0
    for block in article.blocks:
        assert end <= block.start < block.end <= len(article.text)
        end = block.end


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_file_is_read_or_refused(tmp_path_factory, raw):
    path = tmp_path_factory.mktemp("any") / "story.txt"
    path.write_bytes(raw)
    with contextlib.suppress(ReadError):
        assert read_file(path).text
