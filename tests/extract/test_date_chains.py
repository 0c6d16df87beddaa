"""Dates counted from other dates of the text, in own sentences; the publication date is Thursday 19 June 2025."""

from __future__ import annotations

from datetime import date

import pytest

from lib.extract.dates.find import find_dates

PUBLISHED = date(2025, 6, 19)

#: text, the words that are the date, the day
CHAINS = [
    # the day on which somebody speaks is not the one that the story goes on from
    ("The June 16 raid on the port of Beira killed six, the governor said on June 18. The mayor was in Maputo that day.", "that day", 16),
    ("The storm struck on Monday. The mayor said on Wednesday that two had died. A day earlier the dam broke.", "A day earlier", 17),
    # nor is one that only tells a thing apart, where a new paragraph begins
    ("They met in Quito on Thursday.\n\nHe was asked about Monday's quake.\n\nA day earlier, he saw the mayor.", "A day earlier", 18),
    ("She spoke of Monday's quake. A day earlier the river rose.", "A day earlier", 15),
    # a week from a day is a day, unless the words are loose
    ("She flew to Accra on Wednesday. A week earlier she was in Lomé.", "A week earlier", 11),
    # the month named before
    ("Early in June he toured the coast. He was in Dakar on the 3rd.", "3rd", 3),
    # beside a possessive, the tense decides
    ("Their last talks before Tuesday's were in Quito in May.", "Tuesday's", 17),
    ("They gathered before Tuesday's vote.", "Tuesday's", 24),
    ("She flew to Accra on Wednesday. She had seen the premier on the eve.", "eve", 17),
    # of what is told on a day
    ("Lula told the Danish premier by telephone on Tuesday that Brazil stands ready to send troops.", "Tuesday", 17),
    ("Nine of them had been flown to Lagos by Monday.", "Monday", 16),
    ("The council has to meet by Monday.", "Monday", 23),
    # a week that begins with its Sunday
    ("He will see the emir next Sunday.", "next Sunday", 22),
    ("He will see the emir next Friday.", "next Friday", 27),
    ("The storm came ashore late on June 6, and two died.", "June 6", 6),
]


@pytest.mark.parametrize(("text", "words", "day"), CHAINS, ids=[case[0][-50:] for case in CHAINS])
def test_day_counted_from(text, words, day):
    mention = next(each for each in find_dates(text, PUBLISHED) if each.text == words)
    assert (mention.date_start, mention.date_end) == (date(2025, 6, day),) * 2


def test_loose_week_stays_a_week():
    read = find_dates("She flew to Accra on Wednesday. About a week earlier she was in Lomé.", PUBLISHED)
    assert (read[1].date_start, read[1].date_end) == (date(2025, 6, 9), date(2025, 6, 15))


def test_months_planned_for_lie_ahead():
    (mention,) = find_dates("It rejects the census that Chad and Niger plan for March.", PUBLISHED)
    assert mention.date_start == date(2026, 3, 1)
