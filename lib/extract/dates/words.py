"""The words of English dates, as fragments of patterns and as numbers."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri", "saturday sat", "sunday sun")
    )
    for name in names.split()
}
_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth"
)
NUMBERS = {word: number for number, word in enumerate(_ONES.split())} | {word: 10 * n for n, word in enumerate(_TENS.split(), start=2)}
ORDINALS = {word: number for number, word in enumerate(_ORDINALS.split())} | {"thirtieth": 30}
#: How many a loose number word means at the least; None of them is ever taken for an exact date.
LOOSE = {"a couple of": 2, "a couple": 2, "couple of": 2, "couple": 2}
DECADES = {word: 10 * n for n, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), start=2)}


def _capitals(words: str) -> str:
    """Alternatives with a capital or in capitals, longest first: "may" and "march" in small letters are verbs."""
    listed = sorted((form for word in words.split() for form in (word.capitalize(), word.upper())), key=len, reverse=True)
    return "(?-i:" + "|".join(listed) + ")"


FRAGMENTS = {
    # A line break may stand inside a date, an empty line may not.
    "WS": r"(?:[^\S\n]{1,3}|\n)",
    "GAP": r"(?:~|-)",
    "MONTH": rf"(?:{_capitals('january february march april may june july august september october november december')}"
    rf"|{_capitals('jan feb mar apr jun jul aug sept sep oct nov dec')}\b\.?"
    r"|(?-i:january|february|july|september|october|november|december)\b)",
    "WEEKDAY": rf"(?:{_capitals('monday tuesday wednesday thursday friday saturday sunday')}"
    r"|(?-i:monday|tuesday|wednesday|thursday|friday|saturday|sunday))",
    "WEEKDAY_SHORT": rf"(?:{_capitals('mon tues tue wed thurs thur thu fri sat sun')}\b\.?)",
    "DAY": r"(?:3[01]|[12]\d|0?[1-9])",
    "TH": r"(?:st|nd|rd|th)?",
    "YEAR": r"(?:(?:1[5-9]|20)\d\d)(?![\d,.]\d|\d|%)",
    "SPOKEN": rf"(?:nineteen{{GAP}}(?:{'|'.join(_TENS.split())})(?:{{GAP}}(?:{'|'.join(_ONES.split()[1:10])}))?)",
    "ORDINAL": rf"(?:\d{{1,2}}(?:st|nd|rd|th)|twenty{{GAP}}(?:{'|'.join(_ORDINALS.split()[1:10])})"
    rf"|{'|'.join(_ORDINALS.split()[1:])}|thirtieth)",
    "NUMBER": rf"(?:\d{{1,3}}|a~couple(?:~of)?|couple~of|an?|(?:{'|'.join(_TENS.split())}){{GAP}}(?:{'|'.join(_ONES.split()[1:10])})"
    rf"|{'|'.join(_ONES.split()[1:])}|{'|'.join(_TENS.split())})",
    "UNIT": r"(?:day|night|weekend|week|fortnight|month|quarter|year|decade|century|centurie)",
    "DAYPART": r"(?:(?:early~|late~|mid-)?(?:morning|afternoon|evening|night)|noon|midnight)",
    "SEASON": r"(?:spring|summer|autumn|fall|winter)",
    "PART": r"(?:(?P<part>early|earlier|mid|middle|late|later|(?:first|second|last|latter)~half"
    r"|(?:beginning|start|end|close|turn)(?=~of\b|[-‐‑–]))"
    r"(?:\s?[-‐‑–]\s?|~(?:(?:in|of|on|at|during)~)?(?:the~)?))?",
    "ROUGHLY": r"(?:(?:about|around|nearly|almost|some|roughly|approximately|just~over|just~under|more~than|less~than|over|at~least)~)?",
}


def grammar(pattern: str) -> str:
    """A pattern with its fragments put in: ``{MONTH}`` and the like, and ``~`` for white space."""
    while True:
        filled = re.sub(r"\{([A-Z_]+)\}", lambda match: FRAGMENTS[match[1]], pattern)
        if filled == pattern:
            return pattern.replace("~", FRAGMENTS["WS"])
        pattern = filled


def number(word: str) -> int | None:
    """The number that a word, figure or ordinal stands for: "3", "three", "twenty-two", "a", "20th", "third"."""
    word = " ".join(word.lower().split())
    if digits := re.match(r"\d+", word):
        return int(digits[0])
    if word in ("a", "an"):
        return 1
    if word in LOOSE:
        return LOOSE[word]
    total = 0
    for part in re.split(r"[\s-]+", word):
        value = NUMBERS.get(part, ORDINALS.get(part))
        if value is None:
            return None
        total += value
    return total


def month_number(word: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return MONTHS[word.lower().rstrip(".")]


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 (Sunday) for a weekday's name or abbreviation."""
    return WEEKDAYS[word.lower().rstrip(".")]


def year_number(word: str) -> int:
    """The year that figures ("2025") or words ("nineteen ninety-six") name."""
    if word.isdigit():
        return int(word)
    century, rest = re.split(r"[\s-]+", word.lower(), maxsplit=1)
    return NUMBERS[century] * 100 + (number(rest) or 0)
