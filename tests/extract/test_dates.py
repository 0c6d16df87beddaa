"""Dates: own sentences, the publication date being Thursday 19 June 2025 unless a case says otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from lib.extract.dates import calendar as cal
from lib.extract.dates.find import find_dates

PUBLISHED = date(2025, 6, 19)

#: sentence, the words that are the date, first day, last day
READ = [
    # written out
    ("Flooding hit Dhaka on 2025-06-17.", "2025-06-17", "2025-06-17", "2025-06-17"),
    ("The accord was signed in Doha on 17 June 2025.", "17 June 2025", "2025-06-17", "2025-06-17"),
    ("The accord was signed in Doha on June 17, 2025, officials said.", "June 17, 2025", "2025-06-17", "2025-06-17"),
    ("The accord was signed in Doha on the 17th of June, 2025.", "17th of June, 2025", "2025-06-17", "2025-06-17"),
    ("Peru's congress voted on Jun. 17.", "Jun. 17", "2025-06-17", "2025-06-17"),
    ("Peru's congress voted on 17 June.", "17 June", "2025-06-17", "2025-06-17"),
    ("LAGOS, Sept 3 (Reuters) - Fuel ran out.", "Sept 3", "2024-09-03", "2024-09-03"),
    ("It happened on Tuesday, June 17, in Lima.", "Tuesday, June 17", "2025-06-17", "2025-06-17"),
    ("The quake of Tuesday 17 June shook Quito.", "Tuesday 17 June", "2025-06-17", "2025-06-17"),
    ("The clash on 3 December killed two.", "3 December", "2024-12-03", "2024-12-03"),
    ("The vote will be held on 3 December.", "3 December", "2025-12-03", "2025-12-03"),
    ("The raid was on 25/12/2024.", "25/12/2024", "2024-12-25", "2024-12-25"),
    ("He came on 03/04/2025.", "03/04/2025", "2025-04-03", "2025-04-03"),
    ("He left on 29 February 2024.", "29 February 2024", "2024-02-29", "2024-02-29"),
    # ranges
    ("Ships sailed between 8 and 13 May.", "8 and 13 May", "2025-05-08", "2025-05-13"),
    ("Ships sailed from 8 to 13 May 2024.", "8 to 13 May 2024", "2024-05-08", "2024-05-13"),
    ("The fair ran June 2-5 in Accra.", "June 2-5", "2025-06-02", "2025-06-05"),
    ("The truce held from 28 May to 3 June.", "28 May to 3 June", "2025-05-28", "2025-06-03"),
    ("The truce held from December to February.", "December to February", "2024-12-01", "2025-02-28"),
    ("It rained in January and February.", "January and February", "2025-01-01", "2025-02-28"),
    ("Envoys met on Tuesday and Wednesday.", "Tuesday and Wednesday", "2025-06-17", "2025-06-18"),
    ("Shelling went on between Tuesday and Sunday of last week.", "Tuesday and Sunday of last week", "2025-06-10", "2025-06-15"),
    ("The war of 1998-2003 killed millions.", "1998-2003", "1998-01-01", "2003-12-31"),
    ("Between 1998 and 2003 the mine was shut.", "1998 and 2003", "1998-01-01", "2003-12-31"),
    # days that the world knows without their year
    ("Hostages taken in the October 7 attack came home.", "October 7", "2023-10-07", "2023-10-07"),
    ("He was charged over the Jan. 6 riot.", "Jan. 6", "2021-01-06", "2021-01-06"),
    ("The book is about the Sept. 11 attacks.", "Sept. 11", "2001-09-11", "2001-09-11"),
    ("The firm moved its office on October 7.", "October 7", "2024-10-07", "2024-10-07"),
    # months, years and longer
    ("Police arrested him in March.", "March", "2025-03-01", "2025-03-31"),
    ("The bridge opened in October.", "October", "2024-10-01", "2024-10-31"),
    ("The bridge will open in October.", "October", "2025-10-01", "2025-10-31"),
    ("The bridge opened in October 2019.", "October 2019", "2019-10-01", "2019-10-31"),
    ("The bridge opened in October last year.", "October last year", "2024-10-01", "2024-10-31"),
    ("The coup of last August failed.", "last August", "2024-08-01", "2024-08-31"),
    ("He was born in 1962.", "1962", "1962-01-01", "1962-12-31"),
    ("The 2023 earthquake levelled the town.", "2023", "2023-01-01", "2023-12-31"),
    ("Prices fell last year.", "last year", "2024-01-01", "2024-12-31"),
    ("They clashed last month.", "last month", "2025-05-01", "2025-05-31"),
    ("They clashed last week.", "last week", "2025-06-09", "2025-06-15"),
    ("They meet next week.", "next week", "2025-06-23", "2025-06-29"),
    ("The port reopened this month.", "this month", "2025-06-01", "2025-06-30"),
    ("Locusts came last summer.", "last summer", "2024-06-01", "2024-08-31"),
    ("Exports rose last quarter.", "last quarter", "2025-01-01", "2025-03-31"),
    ("Exports rose in the third quarter of 2023.", "third quarter of 2023", "2023-07-01", "2023-09-30"),
    ("Exports rose in Q3 2023.", "Q3 2023", "2023-07-01", "2023-09-30"),
    ("Deficits grew in fiscal 2023.", "fiscal 2023", "2023-01-01", "2023-12-31"),
    ("The war of the 1990s is over.", "1990s", "1990-01-01", "1999-12-31"),
    ("The fort dates from the 19th century.", "19th century", "1800-01-01", "1899-12-31"),
    # parts
    ("He visited Hanoi earlier this month.", "earlier this month", "2025-06-01", "2025-06-19"),
    ("He visited Hanoi earlier in June.", "earlier in June", "2025-06-01", "2025-06-19"),
    ("Elections are due later this year.", "later this year", "2025-06-19", "2025-12-31"),
    ("It fell in the second week of March.", "second week of March", "2025-03-08", "2025-03-14"),
    ("It fell on the first Sunday of March.", "first Sunday of March", "2025-03-02", "2025-03-02"),
    ("It fell on the last Friday of March 2023.", "last Friday of March 2023", "2023-03-31", "2023-03-31"),
    ("It rained on the weekend of 14 June.", "weekend of 14 June", "2025-06-14", "2025-06-15"),
    ("It rained earlier in the year.", "earlier in the year", "2025-01-01", "2025-06-19"),
    ("Work will start in April.", "April", "2026-04-01", "2026-04-30"),
    ("Work began on 3 Oct. 2024.", "3 Oct. 2024", "2024-10-03", "2024-10-03"),
    ("Work began in Mar. 2024.", "Mar. 2024", "2024-03-01", "2024-03-31"),
    ("The party won in 2008 and 2012.", "2012", "2012-01-01", "2012-12-31"),
    ("Sales fell in the second quarter.", "second quarter", "2025-04-01", "2025-06-30"),
    ("It rained in January and February 2023.", "January and February 2023", "2023-01-01", "2023-02-28"),
    ("He fled in the final days of May.", "final days of May", "2025-05-21", "2025-05-31"),
    ("In 2011, the rising began in March.", "March", "2011-03-01", "2011-03-31"),
    ("Profit fell in H1 2024.", "H1 2024", "2024-01-01", "2024-06-30"),
    ("It closed two and a half years ago.", "two and a half years ago", "2022-01-01", "2022-12-31"),
    ("They broke up the week before last.", "week before last", "2025-06-02", "2025-06-08"),
    ("They broke up last Monday, 9 June.", "last Monday, 9 June", "2025-06-09", "2025-06-09"),
    ("The road opens in the next week.", "next week", "2025-06-19", "2025-06-26"),
    ("He came on Sunday and leaves on Friday.", "Friday", "2025-06-20", "2025-06-20"),
    ("The dam burst in early May.", "early May", "2025-05-01", "2025-05-10"),
    ("The dam burst in mid-January.", "mid-January", "2025-01-11", "2025-01-20"),
    ("The dam burst in late April.", "late April", "2025-04-21", "2025-04-30"),
    ("They crossed in the first half of May.", "first half of May", "2025-05-01", "2025-05-15"),
    ("By the middle of this month the camp was full.", "middle of this month", "2025-06-11", "2025-06-20"),
    ("It opened in late 2023.", "late 2023", "2023-09-01", "2023-12-31"),
    ("They trained in the first six months of 2024.", "first six months of 2024", "2024-01-01", "2024-06-30"),
    # weekdays
    ("The minister resigned on Tuesday.", "Tuesday", "2025-06-17", "2025-06-17"),
    ("The minister resigned on Thursday.", "Thursday", "2025-06-19", "2025-06-19"),
    ("The minister resigned on Friday.", "Friday", "2025-06-13", "2025-06-13"),
    ("The minister will resign on Friday.", "Friday", "2025-06-20", "2025-06-20"),
    ("The talks are set for Monday.", "Monday", "2025-06-23", "2025-06-23"),
    ("The court is due to rule on Saturday.", "Saturday", "2025-06-21", "2025-06-21"),
    ("The court was to be closed on Saturday.", "Saturday", "2025-06-21", "2025-06-21"),
    ("On Saturday, ministers will gather in Accra.", "Saturday", "2025-06-21", "2025-06-21"),
    ("He said on Tuesday that troops will leave.", "Tuesday", "2025-06-17", "2025-06-17"),
    ("Troops will leave, he said on Tuesday.", "Tuesday", "2025-06-17", "2025-06-17"),
    ("Rain fell last Tuesday.", "last Tuesday", "2025-06-17", "2025-06-17"),
    ("They meet next Friday.", "next Friday", "2025-06-27", "2025-06-27"),
    ("They meet this Friday.", "this Friday", "2025-06-20", "2025-06-20"),
    ("The summit takes place on Monday and Tuesday.", "Monday and Tuesday", "2025-06-23", "2025-06-24"),
    ("The envoy was due to land on Wednesday.", "Wednesday", "2025-06-18", "2025-06-18"),
    ("The envoy was due to land on Saturday.", "Saturday", "2025-06-21", "2025-06-21"),
    ("By Wednesday evening 40 bodies had been found.", "Wednesday evening", "2025-06-18", "2025-06-18"),
    ("Both sides must answer by Sunday.", "Sunday", "2025-06-22", "2025-06-22"),
    ("The ban did not end until Sunday.", "Sunday", "2025-06-15", "2025-06-15"),
    ("Monday's landslide buried a school.", "Monday's", "2025-06-16", "2025-06-16"),
    ("Leaders flew in ahead of Sunday's summit.", "Sunday's", "2025-06-22", "2025-06-22"),
    ("A Sunday night raid in Basra killed two.", "Sunday night", "2025-06-15", "2025-06-15"),
    ("A blast shook Kano on Tuesday night.", "Tuesday night", "2025-06-17", "2025-06-17"),
    ("Two boats sank at the weekend.", "weekend", "2025-06-14", "2025-06-15"),
    # around publication
    ("The strike began today.", "today", "2025-06-19", "2025-06-19"),
    ("The strike began yesterday.", "yesterday", "2025-06-18", "2025-06-18"),
    ("The strike begins tomorrow.", "tomorrow", "2025-06-20", "2025-06-20"),
    ("Drones hit the depot overnight.", "overnight", "2025-06-19", "2025-06-19"),
    ("Drones hit the depot overnight on April 24.", "overnight on April 24", "2025-04-24", "2025-04-24"),
    ("Drones hit the depot on the night of 3 to 4 June.", "night of 3 to 4 June", "2025-06-04", "2025-06-04"),
    ("Drones hit the depot overnight into Wednesday.", "overnight into Wednesday", "2025-06-18", "2025-06-18"),
    ("Three drones fell over the past day.", "past day", "2025-06-18", "2025-06-19"),
    ("Ten died in the past week.", "past week", "2025-06-12", "2025-06-19"),
    ("Ten died in the past 24 hours.", "past 24 hours", "2025-06-18", "2025-06-19"),
    ("Ten died in the last three weeks.", "last three weeks", "2025-05-29", "2025-06-19"),
    ("Two drones fell in the past few days.", "past few days", "2025-06-12", "2025-06-19"),
    ("It closed a decade ago.", "a decade ago", "2015-01-01", "2015-12-31"),
    ("The envoy spoke later in the day.", "later in the day", "2025-06-19", "2025-06-19"),
    ("He fled three days ago.", "three days ago", "2025-06-16", "2025-06-16"),
    ("He fled two years ago.", "two years ago", "2023-01-01", "2023-12-31"),
    ("It was a year to the day since the fire.", "a year to the day", "2024-06-19", "2024-06-19"),
    # counted from another date
    ("The army struck on 4 June. A day earlier rebels had shelled Goma.", "A day earlier", "2025-06-03", "2025-06-03"),
    ("The army struck on 4 June. Rebels shelled Goma the same day.", "same day", "2025-06-04", "2025-06-04"),
    ("The army struck on 4 June. Rebels had shelled Goma the day before.", "day before", "2025-06-03", "2025-06-03"),
    ("The army struck on 4 June. Rebels fled the following day.", "following day", "2025-06-05", "2025-06-05"),
    ("The army struck on 4 June. Two days later it withdrew.", "Two days later", "2025-06-06", "2025-06-06"),
    ("It was founded in 2010. Later that year it collapsed.", "Later that year", "2010-01-01", "2010-12-31"),
    # stretched
    ("Some 300 have crossed since Friday.", "since Friday", "2025-06-13", "2025-06-19"),
    ("Since March the border has been shut.", "Since March", "2025-03-01", "2025-06-19"),
    ("It is the first visit since 2019.", "since 2019", "2019-01-01", "2025-06-19"),
    ("He is jailed since the June 2023 raid.", "June 2023", "2023-06-01", "2023-06-30"),
    ("She stays in Nairobi until Sunday.", "Sunday", "2025-06-22", "2025-06-22"),
    ("They met for the second time in less than two weeks.", "second time in less than two weeks", "2025-06-05", "2025-06-19"),
    ("It was their third meeting in under a month.", "third meeting in under a month", "2025-05-19", "2025-06-19"),
    ("He arrived on the 12th and left.", "12th", "2025-06-12", "2025-06-12"),
    ("He arrived on the 20th of last month.", "20th of last month", "2025-05-20", "2025-05-20"),
    ("The ship docked at 10:30 GMT Tuesday.", "Tuesday", "2025-06-17", "2025-06-17"),
    ("They were shot in the week of June 9.", "week of June 9", "2025-06-09", "2025-06-15"),
]

#: sentences that hold no date
NOT_READ = [
    "They may march on the capital.",
    "May I speak, asked April Jones of Sun Microsystems.",
    "Theresa May and August Wilson were there.",
    "A second man sat down.",
    "Some 2000 soldiers and 1998 refugees crossed.",
    "The march of 2,024 people ended.",
    "The talks lasted for three days.",
    "The two-week truce, a three-day visit and a 62-year-old man.",
    "He is 45 years old.",
    "Every Tuesday they pray, and never on a Sunday.",
    "In the post-1945 order, that day will come.",
    "He scored in the second half and rested in the first quarter.",
    "Easter Island and Christmas trees.",
    "It was the first win in ten years, and may last a week.",
    "The curfew is to last two weeks.",
    "It is the talk of today's youth.",
    "He reads the Sunday Times on Black Friday.",
    "Flight 2024 left from gate 12.",
    "USA Today reported it.",
    "The 20th Brigade and the 3rd battalion fought.",
    "Spring water and a fall in prices.",
    "It cost $1998 in a quarter of a million homes.",
    "The day care centre and the night shift.",
]


@pytest.mark.parametrize(("sentence", "words", "start", "end"), READ, ids=[case[0] for case in READ])
def test_words_and_days(sentence, words, start, end):
    mention = find_dates(sentence, PUBLISHED)[-1]
    assert (mention.text, str(mention.date_start), str(mention.date_end)) == (words, start, end)
    assert sentence[mention.start : mention.end] == words
    assert mention.date_prec == cal.precision(mention.date_start, mention.date_end)


@pytest.mark.parametrize("sentence", NOT_READ)
def test_what_is_no_date(sentence):
    assert find_dates(sentence, PUBLISHED) == []


@pytest.mark.parametrize(
    ("sentence", "basis", "future", "precision"),
    [
        ("It was signed on 17 June 2025.", "stated", None, 1),
        ("It was signed on Tuesday.", "relative", False, 1),
        ("It will be signed on Saturday.", "relative", True, 1),
        ("It was signed last week.", "relative", False, 3),
        ("It was signed between Tuesday and Thursday.", "relative", False, 2),
        ("It was signed in May.", "relative", False, 4),
        ("It was signed in 2019.", "stated", None, 5),
        ("They met for the second time in less than two weeks.", "bounded", False, 4),
    ],
)
def test_basis_direction_and_precision(sentence, basis, future, precision):
    (mention,) = find_dates(sentence, PUBLISHED)
    assert (mention.basis, mention.future, mention.date_prec) == (basis, future, precision)


def test_ambiguous_figures_follow_the_other_dates_of_the_text():
    read = find_dates("He came on 03/04/2025 and left on 03/28/2025.", PUBLISHED)
    assert [mention.date_start for mention in read] == [date(2025, 3, 4), date(2025, 3, 28)]


def test_a_first_since_then_is_told_from_a_stretch():
    rules = [find_dates(text, PUBLISHED)[0].rule for text in ("It is the first visit since 2019.", "It has rained since May.")]
    assert rules == ["compared_since", "since"]


def test_without_a_publication_date_only_whole_dates_are_read():
    read = find_dates("On Tuesday, in May and last week nothing; on 17 June 2025 and in 2019 something.", None)
    assert [mention.text for mention in read] == ["17 June 2025", "2019"]
