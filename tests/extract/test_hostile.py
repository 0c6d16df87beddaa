"""Whatever stands in an article, it yields facts that stand in its text, or a clear error, in time that grows with its length."""

import re
import time
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.check import check
from lib.errors import DatelineError, ReadError
from lib.extract import find_counts, find_dates, find_meetings, find_places, find_quotes
from lib.extract.actors.bodies import find_bodies
from lib.extract.actors.words import split_words
from lib.extract.dates.find import find_dates as find_mentions
from lib.extract.document import parse
from lib.extract.personnel.number_words import value_of
from lib.extract.personnel.numbers import find_numbers
from lib.extract.pieces import MAX_WORDS, cut_pieces
from lib.extract.pipeline import extract_articles
from lib.extract.quotes.passages import find_passages
from lib.read import MAX_BYTES, read_text
from lib.read.article import Article, Block
from tests.benchmarks.hostile import extract_seconds
from tests.hostile import PROSE, UNITS, fill, write_prose

PUBLISHED = date(2025, 3, 12)
ODD = (
    *UNITS.values(),
    "“", "”", "‘", "’", '"', "'", "«", "»", "—", "\n\n", "\n", "\t", "\u00a0", "\u2028", "\u200b", "\ufeff", "\u202a", "\U000e0041",
    "<b>", "</p>", "<!--", "javascript:alert(1)", "&#x202e;", "{{x}}", "%s", "\\", "$x$", "| a | b |", "10^9", "1e9", "½", "٣", "Ⅻ", "零",
    "0", "-5 soldiers", "99999999999 soldiers were killed",
    "2.5 soldiers", "1,2,3", "12/13/14", "2025-13-40", "31 February", "é", "𝕬", "ß", "İ",
)  # fmt: skip
texts = st.lists(st.sampled_from(PROSE) | st.sampled_from(ODD) | st.text(max_size=12), min_size=1, max_size=14).flatmap(
    lambda parts: st.sampled_from(["", " "]).map(lambda joint: joint.join(parts))
)
FINDERS = {"places": find_places, "meetings": find_meetings, "personnel": find_counts, "quotes": find_quotes}


def article(text):
    return read_text(f"Dam holds\n\n{text}\n", published=PUBLISHED, kind="wire")


def plain(text):
    return Article("0" * 16, "", "", "", PUBLISHED, None, "en", text, (Block("body", 0, len(text)),))


@cache
def prose_facts():
    """An article of prose and its facts when it is read alone."""
    prose = article("\n\n".join(PROSE))
    return prose, next(extract_articles([prose])).tables


@given(texts)
@settings(max_examples=60, deadline=None)
def test_facts_stand_in_their_text_and_do_not_depend_on_what_is_read_beside_it(text):
    try:
        odd = article(text)
    except DatelineError:
        return
    prose, known = prose_facts()
    first, beside, again = (facts.tables for facts in extract_articles([odd, prose, odd]))
    assert beside == known
    assert first == again == next(extract_articles([odd])).tables
    for table, rows in first.items():
        check(table, rows, {odd.article_id: odd.text})
        for row in rows:
            assert 0 <= row["sent_start"] <= row["char_start"] < row["char_end"] <= row["sent_end"] <= len(odd.text)
            assert odd.text[row["char_start"] : row["char_end"]] == row["quote_exact"]
    assert all(len({row["fact_id"] for row in rows}) == len(rows) for rows in first.values())


@given(texts)
@settings(max_examples=25, deadline=None)
def test_finders_count_in_the_text_that_they_are_given(text):
    for find in FINDERS.values():
        for row in find(text, PUBLISHED):
            assert 0 <= row["sent_start"] <= row["char_start"] < row["char_end"] <= row["sent_end"] <= len(text)
            assert text[row["char_start"] : row["char_end"]] == row["quote_exact"]
    for row in find_dates(text, PUBLISHED):
        assert text[row["char_start"] : row["char_end"]] == row["quote_exact"]
        assert row["date_start"] <= row["date_end"]


@given(texts.flatmap(lambda text: st.integers(1, 40).map(lambda times: text * times)))
@settings(max_examples=150, deadline=None)
def test_pieces_are_short_and_lose_nothing(text):
    pieces = list(cut_pieces(text))
    assert "".join(pieces) == text
    assert all(len(re.findall(r"\w{1,50}|[^\w\s]", piece)) <= MAX_WORDS for piece in pieces)


def test_prose_is_cut_between_sentences():
    pieces = list(cut_pieces(write_prose(6000)))
    assert len(pieces) > 3
    assert all(piece.rstrip().endswith((".", "Puno.")) and piece[0] in '"ABFGK' for piece in pieces)
    assert list(cut_pieces("Gen. Diaz of the U.S. Army spoke. " * 20)) == ["Gen. Diaz of the U.S. Army spoke. " * 20]
    assert all(piece.startswith("Gen.") for piece in cut_pieces("Gen. Diaz of the U.S. Army spoke. " * 100))


@pytest.mark.parametrize("name", UNITS)
def test_no_sentence_outgrows_prose_whatever_is_said_over_and_over(name):
    """The parse is what most rules walk, so its size bounds their work; a word has two tokens at most on average ("cannot", "5pm")."""
    (doc,) = parse([plain(fill(UNITS[name], 3000))])
    assert max(len(sentence) for sentence in doc.sents) <= 2 * MAX_WORDS


def test_no_rule_asks_for_the_whole_text_of_the_parse():
    """spaCy puts it together word by word each time; ``Article.text`` is the same and at hand."""
    modules = [path for path in Path("lib/extract").rglob("*.py") if path.name != "document.py"]
    assert len(modules) > 50
    assert not [str(path) for path in modules if re.search(r"\bdoc\.text(_with_ws)?\b", path.read_text(encoding="utf-8"))]


@cache
def prose_seconds(size):
    extract_seconds(write_prose(size))
    return extract_seconds(write_prose(size))


@pytest.mark.parametrize("name", UNITS)
def test_nothing_hangs(name):
    """No text takes many times as long as prose: a guard against hangs, not an aim (``tests.benchmarks`` has those)."""
    text, limit = fill(UNITS[name], 2000), 12 * prose_seconds(2000) + 0.5
    assert extract_seconds(text) < limit or min(extract_seconds(text) for _ in range(3)) < limit


@pytest.mark.parametrize("name", ["numbers", "soldiers", "apostrophes", "places", "said", "parts"])
def test_rules_take_time_that_grows_with_length(name):
    """Four times the text takes less than seven times the processor time; a rule that looks at everything for each word takes sixteen."""
    text, quarter = (fill(UNITS[name], size) for size in (10_000, 2_500))
    assert any(extract_seconds(text) < 7 * extract_seconds(quarter) for _ in range(3))


PATTERNS = {
    "dates": lambda text: find_mentions(text, PUBLISHED),
    "bodies": lambda text: find_bodies(text, split_words(text, [(0, len(text))])),
    "passages": lambda text: find_passages(plain(text)),
    "pieces": lambda text: list(cut_pieces(text)),
    "numbers": find_numbers,
}


@pytest.mark.parametrize("name", UNITS)
def test_patterns_take_time_that_grows_with_length(name):
    """Four times the text takes less than eight times the processor time; a quadratic pattern would take sixteen."""

    def seconds(find, size):
        text = fill(UNITS[name], size)
        start = time.process_time()
        find(text)
        return time.process_time() - start

    for what, find in PATTERNS.items():
        largest = min(seconds(find, 20_000) for _ in range(2))
        assert largest < 0.3 or largest < 8 * min(seconds(find, 5_000) for _ in range(3)), what


def test_quotations_a_thousand_deep_are_read():
    deep = "“" * 1000 + "We stay" + "”" * 1000 + " the mayor of Puno said. Gunmen killed 12 soldiers near Kidal."
    assert [row["resolved_place"] for row in find_places(deep)][-1] == "Kidal"
    (count,) = find_counts(deep)
    assert count["count_best"] == 12
    find_quotes(deep)


@pytest.mark.parametrize("digits", ["9" * 11, "1" * 400, "1" * 100_000, "1,111" + ",111" * 5000])
def test_more_people_than_there_are_are_no_count(digits):
    assert find_counts(f"The army said that {digits} soldiers were killed near Kidal.", PUBLISHED) == []
    assert value_of(digits) is None


def test_the_largest_counts_of_people_are_read():
    assert (value_of("8.2 billion"), value_of("1,450,000,000"), value_of("two million")) == (8_200_000_000, 1_450_000_000, 2_000_000)


@pytest.mark.parametrize("unit", ["1", "word ", "“", "Gunmen killed 12 soldiers. "])
def test_a_megabyte_is_refused_at_once(unit):
    text = fill(unit, 1_000_000)
    start = time.process_time()
    for find in (*FINDERS.values(), find_dates):
        with pytest.raises(ReadError, match=f"{MAX_BYTES:,}"):
            find(text, PUBLISHED)
    assert time.process_time() - start < 5
