"""Numbers in running text, with the bounds that the words around them set: "at least 30", "nearly 12,000", "between 15,000 and 18,000".

Counting rule (UCDP GED's low, best, high; vague words as in ``data/lookups/vague_counts.csv``): a bound that the words do not give is None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from lib.extract.personnel.number_words import ONES, SCALES, TENS, value_of
from lib.lookups import load_lookup

CountRule = Literal["exact", "at_least", "at_most", "about", "range", "vague"]

#: Which column of ``vague_counts.csv`` a vague word is read by: this project's codebook, ACLED's or the Crowd Counting Consortium's.
VagueRule = Literal["codebook", "acled", "ccc"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as the text gives it; offsets are code points, end exclusive.

    ``start``/``end`` cover the words that bound it ("at least 30", "11,000 or so"), ``core_start``/``core_end`` the number alone.
    """

    start: int
    end: int
    core_start: int
    core_end: int
    low: int | None
    best: int | None
    high: int | None
    rule: CountRule

    @property
    def value(self) -> int:
        """The one figure that stands for it: the best, else the low, else the high bound."""
        return next(bound for bound in (self.best, self.low, self.high) if bound is not None)


_SMALL = rf"(?:(?:{'|'.join(TENS)})(?:[-\s](?:{'|'.join(ONES[1:10])}))?|{'|'.join(ONES[1:][::-1])})"
_SCALE = r"(?:hundred|thousand|million|lakh|dozen)"
_SPELT = (
    rf"(?:half\s+a\s+(?:million|dozen)|a\s+(?:million|thousand|hundred)\s+and\s+a\s+half|(?:an?|{_SMALL})[-\s](?:{_SCALE}|score)(?:[-\s]thousand)?"
    rf"(?:(?:,?\s+and\s+|,?\s+|-){_SMALL}(?:[-\s]{_SCALE}(?:(?:\s+and\s+|\s+|-){_SMALL})?)?)?|an?\s+couple(?!\s+(?:of\s+)?(?:dozen|hundred|thousand|million)s?\b)|{_SMALL})(?!-?\w)|{_SMALL}(?=-(?:member|strong|man|person)\b)"
)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?!,?\d)|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d,]|\.\d)|\d+(?:\.\d+)?"
_FIGURE = rf"(?:{_DIGITS})(?:[-\s\u00a0]?(?:hundred|thousand|million|lakh|k|mn?)(?![-\w])|[-\s]dozen\b)?"
_ANY = rf"(?:{_FIGURE}|{_SPELT})"


@cache
def _vague_words() -> dict[str, dict[VagueRule, int]]:
    rules: tuple[VagueRule, ...] = ("codebook", "acled", "ccc")
    return {row["words"]: {rule: int(row[rule]) for rule in rules} for row in load_lookup("vague_counts")}


_AT_LEAST = (
    r"at\s+(?:the\s+very\s+)?least|(?:no|not)\s+(?:fewer|less)\s+than|(?:well\s+|far\s+|slightly\s+|a\s+little\s+|just\s+)?(?:more\s+than|over|above|beyond)"
    r"|upwards?\s+of|in\s+excess\s+of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|pass(?:es|ed|ing)|a\s+minimum\s+of|greater\s+than|north\s+of"
)
_AT_MOST = (
    r"up\s+to|nearly|close\s+to|approach(?:es|ed|ing)|almost|(?:no|not)\s+more\s+than|at\s+(?:the\s+)?most|(?:slightly\s+|a\s+little\s+|just\s+)?(?:fewer|less)\s+than"
    r"|as\s+(?:many|much)\s+as|a\s+maximum\s+of|(?:just\s+|well\s+)?(?:under|below)|just\s+(?:short|shy)\s+of|near(?:s|ed|ing)"
)
_ABOUT = (
    r"(?:an\s+)?estimated|about|some(?!\s+of)|around|roughly|approximately|circa|somewhere\s+(?:around|near)|in\s+the\s+region\s+of|or\s+so"
)
_PLAIN = (
    r"another|an\s+additional|additional|an?\s+further|a\s+total\s+of|a\s+combined|only|just|exactly|all\s+of\s+the|a\s+reported|a\s+record"
)
_HEDGE = rf"(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})|(?P<about>{_ABOUT})|(?P<plain>{_PLAIN}))"
_BEFORE = re.compile(rf"(?<![\w-]){_HEDGE}(?:\s+the)?\s+(?:of\s+)?$", re.IGNORECASE)
_AFTER = re.compile(
    r"(?P<least>\+|-plus\b|\s+plus\b|\s+or\s+more\b|,?\s+at\s+(?:the\s+)?(?:very\s+)?least\b|\s+and\s+counting\b)"
    r"|(?P<most>\s+or\s+(?:fewer|less)\b|\s+at\s+(?:the\s+)?most\b)|(?P<about>\s+or\s+so\b|-odd\b)",
    re.IGNORECASE,
)
_RANGE_JOIN = r"(?:\s*[-–—]\s*|\s+to\s+|\s+or\s+)"
#: What numbers begin with: a look at one letter spares most words the whole pattern.
_BEGINS = r"(?=[\dabdefhmnost])"
_NUMBER = re.compile(
    rf"(?<![\w$€£¥₹.,:/+#-]){_BEGINS}(?:(?P<between>between\s+)(?P<b1>{_ANY})\s+and\s+(?:some\s+|about\s+)?(?P<b2>{_ANY})"
    rf"|(?P<r1>{_ANY}){_RANGE_JOIN}(?:as\s+many\s+as\s+|perhaps\s+)?(?P<r2>{_ANY})|(?P<one>{_ANY})"
    r"|(?P<vague>(?:(?:several|an?\s+few|an?\s+couple(?:\s+of)?|many)\s+)?(?:(?:tens|dozens|hundreds?)\s+of\s+)?"
    r"(?:thousands?(?:\s+upon\s+thousands)?|millions?|hundreds?(?:\s+thousand)?|dozens?|scores?|tens)))(?![\w]|[.,:/]\d)",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_NOT_BEFORE = re.compile(
    rf"(?:[$€£¥₹]|\b(?:US\$|Rs\.?|USD|EUR|No\.|(?<!to )(?<!will )(?<!would )[Nn]umber|"
    rf"[Nn]r\.?|[Aa]rticle|[Rr]esolution|[Cc]hapter|[Rr]oute|[Hh]ighway|[Ff]light|[Gg]roup\s+of|aged?|Age|{_MONTH}|{_MONTH}\s+\d{{1,2}},|"
    r"[Oo]rder|[Pp]age|[Ss]ection|[Ll]evel|[Pp]hase|[Rr]oom|[Tt]able|[Gg]ate|[Cc]hannel|COVID|[Oo]ne\s+in|[Nn]o|[Aa]rea|[Zz]one|[Ww]ave))\s?$"
)
_NOT_AFTER = re.compile(
    rf"\s*(?:%|°|[$€£]|(?:per\s?cent|percent|percentage|per\s+(?:day|week|month|year|cent)|a\.?m\.?|p\.?m\.?|o'clock|km|kg|mm|cm|GMT|UTC|{_MONTH})(?!\w)|"
    r"(?:st|nd|rd|th)\b)|-(?!strong|member|man\b|person|odd|plus|[–—])[A-Za-z]|'s\b|’s\b|\s+(?:in|out\s+of|of)\s+(?:every\s+)?(?:\d+|two|three|four|five|ten)\b(?![,\d])"
    r"|\s+(?:million|billion|trillion)?\s*(?:dollars|euros|pounds|rupees|yen|won|rou?bles|people\s+per)\b"
    r"|\s+(?:more|fewer|less|higher|lower)(?:\s+\w+)?\s+than\b|\s+(?:thirds?|quarters?|fifths?|tenths?|another\b|by\s+one\b|after\s+another\b)|-(?:third|quarter|fifth)s?\b",
)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|of|during|from|until|till|after|before|early|late|mid|year|spring|summer|autumn|fall|winter|to|the|and)[\s-]$|^$",
    re.IGNORECASE,
)
_CHANGE_BEFORE = re.compile(
    r"\b(?:r[io]se|risen|rising|up|grow\w*|grew|jump\w*|climb\w*|increas\w*|rais\w*|f[ae]ll\w*|dropp?\w*|revised|down|cut|correct\w*|updat\w*|chang\w*|swell\w*|swollen|swelled|shr[aiu]nk\w*|adjust\w*|amend\w*|lift\w*|push\w*|went|gone|shot|soar\w*|doubl\w*)\b[^.;]{0,60}\bfrom\s+$"
)


def find_numbers(text: str, vague_rule: VagueRule = "codebook") -> list[Number]:
    """Every cardinal number of the text with its bounds, in order; dates, years, money, shares, ratios and labels left out.

    >>> [(n.low, n.best, n.high, n.rule) for n in find_numbers("nearly 12,000 left, between 20 and 30 stayed")]
    [(None, 12000, 12000, 'at_most'), (20, None, 30, 'range')]
    """
    found = []
    for match in _NUMBER.finditer(text):
        number = _read_match(text, match, vague_rule)
        if number is not None:
            found.append(number)
    return found


def _read_match(text: str, match: re.Match[str], vague_rule: VagueRule) -> Number | None:
    """A Number from one match; None where the words around it say that it counts nothing."""
    start, end = match.span()
    before = text[max(0, start - 90) : start]
    if _NOT_BEFORE.search(before) or _NOT_AFTER.match(text, end):
        return None
    if match["vague"]:
        return _read_vague(text, match, vague_rule)
    if match["between"] or match["r1"]:
        first, second = (match["b1"], match["b2"]) if match["between"] else (match["r1"], match["r2"])
        low, high = _read_range(first, second)
        if high is not None and _CHANGE_BEFORE.search(before):
            core = end - len(second)
            return Number(core, end, core, end, high, high, high, "exact")
        if low is not None and high is not None and low < high and not _is_year(text, start, first) and not _is_year(text, start, second):
            range_start = _widen_from(text, start)
            return Number(range_start, end, start, end, low, None, high, "range")
        if match["between"]:
            return None
        core_end = start + len(first)
        return _bounded(text, start, core_end, value_of(first)) if high is not None and low is not None else None
    if _is_year(text, start, match["one"]):
        return None
    return _bounded(text, start, end, value_of(match["one"]))


def _read_range(first: str, second: str) -> tuple[int | None, int | None]:
    """Both ends; a scale word after the second holds for the first too: "10 to 12 thousand"."""
    low, high = value_of(first), value_of(second)
    scale = re.search(r"(hundred|thousand|million|dozen)$", second, re.IGNORECASE)
    if scale and low is not None and not re.search(r"(hundred|thousand|million|dozen|,\d{3})$", first, re.IGNORECASE) and low < 1000:
        low *= SCALES[scale[1].lower()]
    return low, high


def _widen_from(text: str, start: int) -> int:
    """Where a range begins with its own hedges: "from 10 to 12", "some 10 to 12"."""
    opening = re.search(r"\b(?:from|some|about|around|roughly|an\s+estimated)\s+$", text[max(0, start - 16) : start], re.IGNORECASE)
    return start - len(opening[0]) if opening else start


def _read_vague(text: str, match: re.Match[str], vague_rule: VagueRule) -> Number | None:
    words = re.sub(r"\bcouple of\b", "couple", " ".join(match["vague"].lower().split()))
    low = _vague_words().get(words, {}).get(vague_rule)
    if low is None:
        return None
    start, end = match.span()
    hedge = _BEFORE.search(text[max(0, start - 40) : start])
    if hedge and hedge["plain"]:
        start -= len(hedge[0])
    return Number(start, end, start, end, low, None, None, "vague")


def _bounded(text: str, core_start: int, core_end: int, value: int | None) -> Number | None:
    """The number with the hedges on both of its sides; the strictest of several decides."""
    if value is None or value == 0:
        return None
    start, end, kinds = core_start, core_end, set()
    while (hedge := _BEFORE.search(text[max(0, start - 40) : start])) is not None:
        start -= len(hedge[0])
        kinds.add(hedge.lastgroup)
    after = _AFTER.match(text, end)
    if after:
        end = after.end()
        kinds.add(after.lastgroup)
    if "least" in kinds:
        bounds: tuple[int | None, int, int | None, CountRule] = (value, value, None, "at_least")
    elif "most" in kinds:
        bounds = (None, value, value, "at_most")
    else:
        bounds = (value, value, value, "about" if "about" in kinds else "exact")
    return Number(start, end, core_start, core_end, *bounds)


def _is_year(text: str, start: int, words: str) -> bool:
    """Four bare digits that read like a year where a year may stand."""
    if not re.fullmatch(r"1[5-9]\d\d|20\d\d", words):
        return False
    return bool(_YEAR_BEFORE.search(text[max(0, start - 10) : start])) or re.match(r"\s+[A-Za-z]", text[start + 4 :]) is None
