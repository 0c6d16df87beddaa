"""Finders on any text: offsets are those of the text given, whatever cleaning does to it in between."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.errors import ReadError
from lib.extract import find_counts, find_dates, find_meetings, find_places, find_quotes
from lib.read import MAX_BYTES
from lib.read.align import align
from lib.read.decode import clean
from lib.schema import column_names

PUBLISHED = date(2025, 3, 5)
CLEAN = (
    "LA PAZ, Bolivia — Foreign Minister Celinda Sosa met her Peruvian counterpart Elmer Schialer in Lima on Monday.\n\n"
    'At least 40 soldiers were wounded in Beni, the army said. "We shall not leave the bridge to them," said General Paul Kagoma.'
)
FORMS = {
    "as it is": CLEAN,
    "Windows line ends": CLEAN.replace("\n", "\r\n"),
    "old Macintosh line ends": CLEAN.replace("\n", "\r"),
    "no-break spaces": CLEAN.replace(" on Monday", "\u00a0on\u00a0Monday").replace("40 soldiers", "40\u00a0soldiers"),
    "marks that nobody sees": "\ufeff\n\n  " + CLEAN.replace("soldiers", "sol\u00addiers").replace("Lima", "\u200bLi\u200bma"),
    "entities": CLEAN.replace('"', "&quot;").replace("—", "&mdash;"),
    "runs of spaces": CLEAN.replace(" ", "  ") + "   \n",
    "wrapped lines": CLEAN.replace("her Peruvian", "her\nPeruvian").replace("not leave", "not\nleave"),
}
FINDERS = {"places": find_places, "meetings": find_meetings, "personnel": find_counts, "quotes": find_quotes}


def bare(words):
    return clean(words).replace("\n", " ")


@pytest.mark.parametrize("form", FORMS)
def test_the_same_facts_at_the_given_texts_own_offsets(form):
    text = FORMS[form]
    for table, find in FINDERS.items():
        rows, wanted = find(text, PUBLISHED), find(CLEAN, PUBLISHED)
        assert wanted
        assert [bare(row["quote_exact"]) for row in rows] == [row["quote_exact"] for row in wanted]
        for row in rows:
            assert set(row) == set(column_names(table))
            assert text[row["char_start"] : row["char_end"]] == row["quote_exact"]
            assert row["sent_start"] <= row["char_start"] < row["char_end"] <= row["sent_end"] <= len(text)
    (day,) = find_dates(text, PUBLISHED)
    assert (bare(day["quote_exact"]), day["date_start"], day["date_end"]) == ("Monday", date(2025, 3, 3), date(2025, 3, 3))
    assert text[day["char_start"] : day["char_end"]] == day["quote_exact"]


def test_what_the_finders_read_off_the_text():
    (meeting,) = find_meetings(CLEAN, PUBLISHED)
    assert (meeting["participants"], meeting["resolved_place"]) == (["Celinda Sosa", "Elmer Schialer"], "Lima")
    assert meeting["date_start"] == meeting["date_end"] == date(2025, 3, 3)
    (count,) = find_counts(CLEAN, PUBLISHED)
    assert (count["count_low"], count["count_high"], count["status"], count["resolved_place"]) == (40, None, "wounded", "Beni")
    (quote,) = find_quotes(CLEAN)
    assert (quote["speaker"], quote["quote"]) == ("Paul Kagoma", "We shall not leave the bridge to them")
    assert [row["role"] for row in find_places(CLEAN)][:2] == ["dateline", "mention"]


def test_a_place_that_nobody_knows_stays_without_a_point():
    rows = find_places("Rebels attacked the village of Zzyvoriny on Friday, residents said.")
    assert [(row["extracted_place"], row["lat"], row["geonameid"]) for row in rows] == [("Zzyvoriny", None, None)]


def test_a_region_called_a_town_is_still_read():
    (row,) = find_places("Two people died in the town of Bavaria on Monday.")
    assert row["country_code"] == "DEU"


def test_a_list_handed_out_is_the_callers_own():
    find_meetings(CLEAN, PUBLISHED)[0]["participants"].clear()
    assert find_meetings(CLEAN, PUBLISHED)[0]["participants"]


@pytest.mark.parametrize("text", ["", " \r\n\t", "\u200b"])
def test_no_text_has_no_facts(text):
    assert [find(text) for find in FINDERS.values()] == [[], [], [], []]
    assert find_dates(text, None) == []


def test_a_text_too_long_is_refused():
    with pytest.raises(ReadError) as raised:
        find_quotes("a " * MAX_BYTES)
    assert raised.value.remedy


def test_importing_the_package_loads_no_language_model():
    seen = subprocess.run([sys.executable, "-c", "import sys, lib.extract; print('spacy' in sys.modules)"], capture_output=True, text=True)
    assert seen.stdout.strip() == "False", seen.stderr


@given(st.text(st.sampled_from("ab é.\r\n\t\u00a0\u200b\u0301\u2028\u00ad&;ampnbs<x#10 ")))
@settings(max_examples=300)
def test_aligning_cleans_as_reading_a_file_does(text):
    aligned = align(text)
    assert aligned.text == clean(text)
    assert all(0 <= start < end <= len(text) for start, end in zip(aligned.starts, aligned.ends, strict=True))
    assert aligned.starts == sorted(aligned.starts)
