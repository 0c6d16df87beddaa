"""Words that look like dates and are not: names, verbs, quantities, habits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.dates.words import grammar

if TYPE_CHECKING:
    from collections.abc import Callable

#: Months whose name is also a verb or a person's name, and abbreviations that are words: they need a preposition before them.
_DOUBTFUL = {"may", "march", "april", "june", "august", "jan", "jun", "mar", "sun", "sat", "dec", "sep", "apr"}
_WORD_BEFORE = re.compile(r"([\w’'-]+)[\s\"“‘(]{0,3}$")
_MONTH_PREPOSITIONS = frozenset(
    "in since until till during by of from to through before after for around and or between throughout".split()
)
#: After these a capitalised word may follow a month ("In April Zelensky said"); after the others it makes a name ("by April Jones").
_SURE_PREPOSITIONS = {"in", "since", "until", "till", "during", "throughout"}
_NAME_AFTER = re.compile(r"[^\S\n][A-Z][a-z]+")
_YEAR_PREPOSITIONS = frozenset(
    """in since by until till of from during before after between through throughout late early mid year into both due circa
    spring summer autumn fall winter""".split()
)
#: After these a number may as well be an amount; only years of the last and of this century are taken.
_LOOSE_YEAR_PREPOSITIONS = frozenset("the and to for this or than its their his her a".split())
_COUNTED_AFTER = re.compile(
    grammar(
        r"""(?:(?:~(?:and|to|or)~|\s?[-–]\s?)\d(?:[\d,.]*\d)?)?{GAP}(?:
        (?:million|billion|people|men|women|children|troops|personnel|percent|per|GMT|UTC|hrs|local|km|kg|m|mm|ft|more|other|dead|wounded|new|ethnic)\b
        |(?!(?:elections?|talks|games|olympics|protests|polls|sanctions|strikes|attacks|clashes|hostilities|riots|accords|results|earnings|profits|sales
          |is|was|has|as|alliances|bombings|wars|figures|its|his|this|us|floods|wildfires|championships|finals|levels|prices|negotiations)\b)(?-i:[a-z]{3,}s)\b)"""
    ),
    re.VERBOSE | re.IGNORECASE,
)
_WEEKDAY_BEFORE = re.compile(
    r"(?:\b(?:every|each|any|Black|Bloody|Good|Palm|Super|Cyber|Ash|Holy|Maundy|Casual|Easter|Freaky|alternate)\s+)$", re.IGNORECASE
)
_NTH_BEFORE = frozenset("first second third fourth last final".split())
_MONTH_AFTER = re.compile(
    grammar(r"~(?:of|in)~(?:the~month|{MONTH}|(?:last|next|this|each|every)~(?:month|year))\b"), re.VERBOSE | re.IGNORECASE
)
_WEEKDAY_AFTER = re.compile(
    r"\s+(?:Times|Telegraph|Mirror|Mail|Express|Herald|Tribune|Independent|Post|Guardian|Star|World|School|Night\s+Live|nights|mornings|evenings|afternoons)\b"
)
_CLOSED_AFTER = re.compile(r"\s*(?:[.,;:)!?”\"’–—]|$)|\s+(?:and|but|in|at|by|with|when|that|as|on|from|he|she|they|it|was|were|will)\b")
_ENDS_AFTER = re.compile(r"\s*(?:[.,;:)!?”\"’–—]|$)|\s+(?:and|but|in|at|was|were|is|had|has|that|which|hit|struck|killed|left|on)\b")
_THAN_AFTER = re.compile(r"\s+than\b")
#: Parts that do not make a date of the bare unit after them ("early week").
_ADVERBS = frozenset("early late later earlier mid first second".split())
_OF_AFTER = re.compile(r"\s+of\b")


def is_date(name: str, match: re.Match[str], text: str) -> bool:
    """Whether words that a rule matched are a date where they stand."""
    guard = _GUARDS.get(name)
    return guard is None or guard(match, text)


def word_before(text: str, start: int) -> str:
    """The word before a position, in small letters; empty at a sentence's start."""
    found = _WORD_BEFORE.search(text[max(0, start - 30) : start])
    return found[1].lower() if found else ""


#: What comes before a month that tells one thing from another ("an April raid", "the March accession").
_OWNERS = {"a", "an", "the", "its", "his", "her", "their", "this", "s"}
_NOUN_AFTER = re.compile(r"\s+(?!(?:on|for|of|to|in|by|against|and|or|at|with|from|through|toward|towards|was|is)\b)[a-z]{3,}")
#: What counts the thing after it: "some 2000", "more than 1950".
_COUNTS = frozenset(
    """about around some nearly almost over than least most only another all at up to roughly approximately under total no gate flight room
    page route number""".split()
)


def _month(match: re.Match[str], text: str) -> bool:
    if match["part"]:
        return True
    start, end = match.span("month")
    word, before = match["month"], word_before(text, start)
    if before in _OWNERS and word[:3].lower() != "may":
        return _NOUN_AFTER.match(text, end) is not None
    name_after = _NAME_AFTER.match(text, end) is not None
    if before in _MONTH_PREPOSITIONS:
        return not name_after or before in _SURE_PREPOSITIONS
    if word.lower().rstrip(".") in _DOUBTFUL or len(word) < 4:
        return False
    previous = text[max(0, start - 30) : start].split()
    return not name_after and not (previous and previous[-1][0].isupper())


def _month_day(match: re.Match[str], text: str) -> bool:
    return not (word_before(text, match.start()) == "in" and _COUNTED_AFTER.match(text, match.end()))


def _year(match: re.Match[str], text: str) -> bool:
    start, end = match.span("year")
    if _COUNTED_AFTER.match(text, end):
        return False
    if match["part"]:
        return True
    before = word_before(text, start)
    if before in _LOOSE_YEAR_PREPOSITIONS:
        return int(match["year"]) >= 1900
    if before in _YEAR_PREPOSITIONS or text[max(0, start - 1) : start] in ("(", "–", "—"):
        return True
    return before not in _COUNTS and 1900 <= int(match["year"]) <= 2099 and before.islower() and _NOUN_AFTER.match(text, end) is not None


def _year_range(match: re.Match[str], text: str) -> bool:
    return not _COUNTED_AFTER.match(text, match.end())


def _weekday(match: re.Match[str], text: str) -> bool:
    if word_before(text, match.start()) == "a" and not _NOUN_AFTER.match(text, match.end()):
        return False  # "on a Tuesday" is any Tuesday, "a Tuesday raid" is one
    if word_before(text, match.start("weekday")) in _NTH_BEFORE and _MONTH_AFTER.match(text, match.end("weekday")):
        return False  # "the first Sunday of July" is read with its month
    return not _WEEKDAY_BEFORE.search(text[max(0, match.start() - 12) : match.start()]) and not _WEEKDAY_AFTER.match(text, match.end())


_AGE_AFTER = re.compile(r"[’']s\s+(?:world|youth|society|age|generation|standards?|environment)\b")


def _deictic(match: re.Match[str], text: str) -> bool:
    word = match["day"]
    if _AGE_AFTER.match(text, match.end()):
        return False
    if match.group().lower().startswith("day") and not match["off"]:
        return False
    previous = text[max(0, match.start() - 20) : match.start()].split()
    return not (word[0].isupper() and previous and previous[-1][0].isupper() and previous[-1][-1].isalpha())


def _period(match: re.Match[str], text: str) -> bool:
    which, unit = match["which"].lower(), match["unit"].lower()
    if match["unit"][0].isupper() and match["unit"][-1].islower():
        return False  # "This Week" is a programme
    if unit == "day" or (unit == "night" and which != "last"):
        return which in ("past",)
    return not _OF_AFTER.match(text, match.end())


def _period_the(match: re.Match[str], text: str) -> bool:
    if match["part"]:
        if match["part"].lower() in _ADVERBS and " the " not in match.group().lower():
            return False
        return match["unit"].lower() not in ("day", "night")
    if match["unit"].lower() == "year":
        inside = _YEAR_OF.search(text, max(0, match.start() - 14), match.start()) is not None
        return inside and not _YEAR_TO.match(text, match.end())
    named = match["unit"].lower() in ("weekend", "quarter") and word_before(text, match.start()) == "the"
    return named and not _OF_AFTER.match(text, match.end())


_YEAR_TO = re.compile(r"\s+(?:to|ended|ending|since|before|after|of|that|when|he|she|they)\b|-|\s+\d")
_YEAR_OF = re.compile(r"\b(?:for|during|months of|in) the $")


def _season(match: re.Match[str], text: str) -> bool:
    if match["which"] or match["year"] or match["which2"]:
        return True
    return (
        word_before(text, match.start("season")) in ("the", "in", "this", "during")
        and not _OF_AFTER.match(text, match.end())
        and match["season"].islower()
    )


def _distance(match: re.Match[str], text: str) -> bool:
    if match.start() and text[match.start() - 1] in ",.$€£-–":
        return False
    if match["dir"].lower() in ("before", "after"):
        return _ENDS_AFTER.match(text, match.end()) is not None
    return not _THAN_AFTER.match(text, match.end())


def _day_of_month(match: re.Match[str], text: str) -> bool:
    before = word_before(text, match.start() - 4)
    if match["which"]:
        return True
    closed = _CLOSED_AFTER.match(text, match.end()) is not None
    return closed and before in ("on", "by", "until", "since", "from", "before", "after", "to", "through", "and", "between")


def _same_day(match: re.Match[str], text: str) -> bool:
    which = (match["which"] or "").lower()
    if match["in"] or match["eve"]:
        return True
    if match["off"]:
        return not which and word_before(text, match.start()) == "the" and _ENDS_AFTER.match(text, match.end()) is not None
    if which in ("next", "following", "previous"):
        return word_before(text, match.start()) == "the"
    return bool(which)


def _daypart(match: re.Match[str], text: str) -> bool:
    return match["part"].islower() or match["part"].isupper()  # "CBS This Morning" is a programme


#: Quarters and halves without these near them are of matches and moons.
_BUSINESS = re.compile(
    r"\b(?:profits?|sales|revenues?|earnings|earned|growth|grew|gdp|econom\w+|exports?|imports?|per\s?cent|results|output|loss(?:es)?|income|million|billion"
    r"|inflation|budget|dividend|quarterly|fiscal|production|prices?|deliveries|shares?|company|year)\b|%",
    re.IGNORECASE,
)


def _quarter(match: re.Match[str], text: str) -> bool:
    if _OF_AFTER.match(text, match.end()) or text[match.end() : match.end() + 1] in ("f", "-"):
        return False
    dated = match["year"] or match["year2"] or match["which2"] or match["which"] or match["ago"]
    return bool(dated) or _BUSINESS.search(text, max(0, match.start() - 120), match.end() + 120) is not None


def _holiday(match: re.Match[str], text: str) -> bool:
    named = match["holiday"][0].isupper() and word_before(text, match.start()) not in ("one", "every", "each", "a")
    return named and (match["holiday"].lower() not in ("christmas", "easter") or _CLOSED_AFTER.match(text, match.end()) is not None)


_BEFORE_VERBS = frozenset("to will would could can may might must should not".split())


def _window(match: re.Match[str], text: str) -> bool:
    """Not the verb: "could last a week", "expected to last two years"."""
    return match["num"].lower() not in ("a", "an") and word_before(text, match.start()) not in _BEFORE_VERBS


_GUARDS: dict[str, Callable[[re.Match[str], str], bool]] = {
    "month": _month,
    "month_day": _month_day,
    "year": _year,
    "year_range": _year_range,
    "weekday": _weekday,
    "deictic": _deictic,
    "period": _period,
    "period_the": _period_the,
    "season": _season,
    "distance": _distance,
    "day_of_month": _day_of_month,
    "same_day": _same_day,
    "quarter": _quarter,
    "window": _window,
    "daypart": _daypart,
    "holiday": _holiday,
}
