"""What date expressions look like: rules as data, and the words that each may begin with."""

from __future__ import annotations

from lib.extract.dates.words import DECADES, MONTHS, NUMBERS, ORDINALS, WEEKDAYS, grammar
from lib.rule import Rule, rule

#: Classes of first words; the scan looks a word up here before it tries any pattern. "##" stands for one to three figures, "####" for four.
_FIRST = {
    "<month>": tuple(MONTHS),
    "<weekday>": tuple(WEEKDAYS),
    "<number>": ("##", "a", "an", "couple", *NUMBERS),
    "<ordinal>": ("##", *ORDINALS, "twenty"),
    "<part>": tuple("early earlier mid middle late later beginning start end close turn first second last latter".split()),
    "<which>": tuple("last next this past coming previous following same that current preceding upcoming latest".split()),
    "<decade>": tuple(DECADES),
    "<roughly>": tuple("about around nearly almost some roughly approximately just more less over at".split()),
    "<season>": ("spring", "summer", "autumn", "fall", "winter"),
}

_WEEKDAY_BEFORE = r"(?:(?:(?:last|this|next|on)~)?(?P<weekday>{WEEKDAY}|{WEEKDAY_SHORT})(?:~{DAYPART})?,?~(?:the~)?)?"
_LATER_YEAR = r"(?:,?~(?P<year>{YEAR}|{SPOKEN}))?"
_WHICH_YEAR = (
    r"(?:,?~(?:of~)?(?P<year>{YEAR}|{SPOKEN})|,?~(?:of~)?(?P<which2>last|this|next|that|the~same|the~following|the~previous)~year)"
)
_WHICH = (
    r"(?P<which>last|next|this~past|this~coming|this|past|coming|upcoming|that|the~same|same|previous|preceding|following|current|latest)"
)

#: name, first words, pattern, words that it matches, words that it must not match.
_TABLE: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "iso",
        "####",
        r"(?<![\w/.-])(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<day>{DAY})(?:T\d\d:?\d\d(?::?\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w/-])",
        "2025-06-17",
        "2025-60-17",
    ),
    (
        "numeric",
        "##",
        r"(?<![\w/.-])(?P<first>\d{1,2})(?P<sep>[/.-])(?P<second>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?![\w/-])",
        "17/06/2025",
        "1.2.3",
    ),
    (
        "day_month",
        "## <weekday> last this next",
        _WEEKDAY_BEFORE
        + r"(?<![\d.,:$€£])(?P<day>{DAY}){TH}(?:(?:~(?:and|to|until|till|or|through)~|\s?[-‐‑–—/]\s?)(?P<day2>{DAY}){TH})?"
        + r"{GAP}(?:of~)?(?P<month>{MONTH})(?!\w)"
        + _WHICH_YEAR
        + "?",
        "Tuesday, 17 June 2025",
        "117 June bugs",
    ),
    (
        "month_day",
        "<month> <weekday> last this next",
        _WEEKDAY_BEFORE
        + r"(?:(?P<last>last)~)?(?P<month>{MONTH})~(?:the~)?(?P<day>{DAY}(?!\d|[.,:]\d|%){TH}|{ORDINAL})\b"
        + r"(?:(?:~(?:and|to|through|until|till|or)~|\s?[-‐‑–—]\s?)(?P<day2>{DAY})(?!\d|[.,:]\d|%){TH})?"
        + r"(?:,?~(?P<year>{YEAR}|{SPOKEN})|~(?:of~)?(?P<which2>last|this|next)~year)?",
        "June 17, 2025",
        "June 170",
    ),
    ("month_year", "<month> <part>", r"{PART}(?P<month>{MONTH})(?!\w)(?:\s?,)?" + _WHICH_YEAR, "early June 2025", "June 20255"),
    (
        "month_which",
        "<which> <part>",
        r"{PART}(?P<which>last|next|this~past|this~coming|this|past|coming|that|previous|following)~(?P<month>{MONTH})(?!\w)(?!\.?~\d)",
        "last October",
        "lasting October",
    ),
    ("month", "<month> <part>", r"{PART}(?P<month>{MONTH})(?!\w)(?!\.?~{DAY}(?!\d|[.,:]\d|%))", "mid-January", "late July 6"),
    ("year", "#### <part>", r"(?<![.,:$€£/-]){PART}(?P<year>{YEAR})(?![\w/]|-\w|['’]?s\b)", "early 2024", "12024"),
    (
        "year_range",
        "####",
        r"(?<![\w.,:$€£/-])(?P<year>{YEAR})\s?[-‐‑–—/]\s?(?P<last>{YEAR}|\d\d)(?![\w/]|[-.,:]\d)",
        "1998-2003",
        "1998-200",
    ),
    ("year_spoken", "nineteen", r"(?P<year>{SPOKEN})\b", "nineteen ninety-six", "nineteen people"),
    (
        "decade",
        "## #### <decade> <part>",
        r"{PART}(?:(?P<year>(?:1[5-9]|20)\d0)['’]?s|(?<=['’])(?P<short>[1-9]0)s|(?<=the\s)(?P<name>{DECADES}))\b".replace(
            "{DECADES}", "|".join(DECADES)
        ),
        "late 1990s",
        "in 1990",
    ),
    ("century", "<ordinal> <part>", r"{PART}(?P<nth>{ORDINAL}){GAP}century\b", "early 19th century", "century of wars"),
    (
        "season",
        "<season> <which> <part>",
        r"{PART}(?:" + _WHICH + r"~)?(?P<season>{SEASON})\b(?!-)" + _WHICH_YEAR + "?",
        "last summer",
        "wellspring",
    ),
    (
        "quarter",
        "<ordinal> <which> #### year corresponding comparable",
        r"(?:"
        + _WHICH
        + r"~(?:year['’]s~)?|(?P<year>{YEAR})(?:['’]s)?~|(?P<ago>(?:corresponding~|comparable~)?year-(?:ago|earlier))~)?(?:fiscal{GAP})?"
        + r"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|final){GAP}(?P<size>quarter|half)\b"
        + r"(?:~(?:of|in)~(?:(?P<year2>{YEAR})|(?P<which2>last|this|next|that|the~same|the)~year))?",
        "third quarter of 1998",
        "quarter of a million",
    ),
    (
        "before_last",
        "week weekend month year <weekday>",
        r"(?P<unit>week|weekend|month|year|{WEEKDAY})~before~last\b",
        "week before last",
        "last week",
    ),
    (
        "quarter_code",
        "q1 q2 q3 q4 h1 h2 ####",
        r"(?:(?P<size>[QH])(?P<nth>[1-4])(?:{GAP}?(?P<year>{YEAR}))?|(?P<year2>{YEAR})~?(?P<size2>[QH])(?P<nth2>[1-4]))\b",
        "Q3 2025",
        "Q5 2025",
    ),
    ("fiscal", "fiscal fy financial", r"(?:fiscal|financial|FY)~?(?:year~)?(?P<year>{YEAR})\b", "fiscal 2025", "fiscal policy"),
    (
        "period",
        "<which> <part>",
        r"{PART}" + _WHICH + r"~(?:fiscal~)?(?P<unit>{UNIT})\b(?!-(?:old|long))",
        "earlier this month",
        "last weeks",
    ),
    ("period_the", "<part> week weekend month quarter year", r"{PART}(?P<unit>{UNIT})\b(?!-)", "end of the year", "weekly"),
    (
        "window",
        "past last next coming previous following",
        r"(?P<which>past|last|next|coming|previous|following)~{ROUGHLY}(?P<num>{NUMBER}|few|several)~(?P<unit>{UNIT}|hour)s?\b(?!-(?:old|long))",
        "past 24 hours",
        "past masters",
    ),
    (
        "distance",
        "<number> <roughly> few several year",
        r"{ROUGHLY}(?P<num>{NUMBER}|few|several)(?P<half>{GAP}and{GAP}a{GAP}half)?{GAP}(?P<unit>{UNIT}|hour)(?:s|['’]s?)?(?:~or~so|~and~a~half)?{GAP}(?P<dir>ago|earlier|later|before|after|from~now|hence|previously|prior)\b",
        "three days ago",
        "three days long",
    ),
    ("year_ago", "year", r"(?P<unit>year)-(?P<dir>ago|earlier|before)\b(?:~(?:quarter|period)\b)?", "year-ago quarter", "year-old"),
    ("to_the_day", "<number>", r"(?P<num>{NUMBER})~(?P<unit>year|month|week)s?~to~the~day\b", "a year to the day", "a year today"),
    (
        "deictic",
        "today yesterday tomorrow tonight overnight late later early earlier day",
        r"(?:(?:early|late|earlier|later)~(?:on~)?)?(?:day~(?P<off>before|after)~)?(?P<day>today|yesterday|tomorrow|tonight|overnight(?!~(?:(?:on|into|to|from)~)?(?:\d|{MONTH}|{WEEKDAY})))(?:~{DAYPART})?\b",
        "late yesterday",
        "yesteryear",
    ),
    (
        "daypart",
        "late later early earlier mid this last that same next following",
        r"(?:(?:late|later|early|earlier|mid){GAP})?(?P<which>this|last|that|(?:that~)?same|next|following)~(?P<part>{DAYPART})\b(?!-)",
        "later this afternoon",
        "this night-club",
    ),
    (
        "weekday",
        "<weekday> <which> early late earlier later",
        r"(?:(?:early|late|earlier|later)~(?:on~)?)?(?:"
        + _WHICH
        + r"~)?(?P<weekday>{WEEKDAY})\b(?:['’]s\b)?(?:~{DAYPART}\b)?(?:~(?:of~)?(?P<which2>last|this|next)~week\b)?",
        "Tuesday night",
        "Tuesdays",
    ),
    (
        "day_of_month",
        "##",
        r"(?<=the\s)(?P<day>{DAY})(?:st|nd|rd|th)\b(?:~of~(?P<which>last|this|next|the~same|the|that)~month\b)?",
        "on the 20th of last month",
        "20 of them",
    ),
    (
        "same_day",
        "same that day next following previous later earlier eve",
        r"(?<=the\s)(?P<eve>eve)\b(?!~of)|(?:(?P<in>(?:later|earlier)~in~the~)|(?:(?:later|earlier)~(?:on~)?(?:the~)?)?(?P<which>(?:that~)?(?:very~)?same|that|next|following|previous)~)?day(?:~(?P<off>before|after))?\b",
        "same day",
        "today",
    ),
    (
        "second_time_within",
        "<ordinal>",
        r"(?!first)(?P<nth>{ORDINAL})~(?:\w+~){1,3}?(?:in|within)~(?:(?:less~than|under|just~under|barely|only|just|the~space~of|the~past|as~many~as)~)?(?P<num>{NUMBER})~(?P<unit>day|week|month|year)s?\b(?!['’]s?~time)",
        "second time in less than two weeks",
        "second place in a race",
    ),
    (
        "holiday",
        "christmas thanksgiving new easter good palm boxing last next this",
        r"(?:(?P<which>last|next|this)~)?(?P<holiday>Christmas(?:~(?:Day|Eve))?|Boxing~Day|Thanksgiving(?:~Day)?|New~Year['’]?s?~(?:Day|Eve)|Easter(?:~(?:Sunday|Monday|week))?|Good~Friday|Palm~Sunday)\b(?!-)"
        + _LATER_YEAR,
        "Christmas Eve",
        "Christmas-tree",
    ),
)

RULES: tuple[Rule, ...] = tuple(
    rule(name, grammar(rf"(?<!\w)(?:{pattern})"), matches, rejects) for name, _, pattern, matches, rejects in _TABLE
)


def _dispatch() -> dict[str, tuple[Rule, ...]]:
    found: dict[str, dict[str, Rule]] = {}
    for labelled, (_, firsts, *_rest) in zip(RULES, _TABLE, strict=True):
        for word in firsts.split():
            for first in _FIRST.get(word, (word,)):
                found.setdefault(first, {})[labelled.name] = labelled
    return {first: tuple(rules.values()) for first, rules in found.items()}


#: First word in small letters (figures as "##" or "####") -> the rules that may begin there.
BY_FIRST_WORD = _dispatch()
