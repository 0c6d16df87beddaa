"""When an article was published, where only its own text can tell."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lib.errors import ReadError
from lib.read.datelines import dateline_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lib.read.article import Block, PublishedBasis

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
#: Three ways to write a full date, the year left out in the first two where a dateline leaves it out.
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_MONTH} {_DAY}(?:,? {_YEAR})?",
        rf"\b{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?",
        r"\b(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d\d)[-/.](?P<day>\d\d)(?!\d)",
        r"\b(?P<day>\d\d?)\.(?P<month>\d\d)\.(?P<year>(?:19|20)\d\d)\b",
    )
)
_BARE_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: Words before a date that put it ahead of the day of writing.
_AHEAD = re.compile(
    r"\b(?:(?:will|would|scheduled|slated|due|planned|plans?|expected|upcoming|deadline|expires?|is to|are to)\b[^.!?]{0,60}"
    r"|(?:by|until|till|before|through|from|starting)(?: on)?(?: \w+day,?)? )$",
    re.I,
)
#: Words before a date that put it far behind: history, not news.
_BEHIND = re.compile(
    r"\b(?:since|anniversary|born|founded|dated|history|began on|started on|as of|ending|ended|year to|or about)\b[^.!?]{0,40}$",
    re.I,
)
#: News leaves the year out of current dates, so a date in full is more often history. These say that it is current: a weekday beside
#: it, or a report made on it; so do a caption that is not from the files, and the story's first lines.
_CURRENT = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?"
    r"|(?:said|says|announced|reported|reporters|confirmed|published|posted|statement|told|declared)\b(?: [\w’']+){0,4} on )$",
    re.I,
)
_FILES = re.compile(r"\b(?:file|files|archive|archives)\b", re.I)
#: The first lines of a story, in characters from the start of its first paragraph.
LEAD = 350
#: How many days a current date may lie before the latest date of the same story.
SPAN = 31
#: A line of a page that says when it was published.
_LABELLED = re.compile(
    r"^(?:by [^\W\d][\w .’'-]{2,40} ?[,|•·–—-] ?)?"
    r"(?:(?:first |last )?(?:published|updated|posted|issued|date|created|modified)\b\W*(?:on |at |in [\w ]{2,30}, )?|\W*)"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?",
    re.I,
)

#: A dateline without a year takes it from the text's latest full date if that is at most this many days away.
NEAR = 92


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    day: date


def parse_date(value: str, place: str) -> date:
    """A date given as metadata: ISO, with or without a time, or written out in English.

    Raises:
        ReadError: there is no such day, or it is no date.

    >>> parse_date("3 March 2025", "a.md")
    datetime.date(2025, 3, 3)
    """
    for form in _FORMS:
        if (match := form.match(value.strip())) and (found := _to_date(match, None)):
            return found
    remedy = "Write it as YYYY-MM-DD, with a day that the calendar has, or leave it out."
    raise ReadError(f"{value[:40]!r} is not a date.", place=place, remedy=remedy)


def infer_published(text: str, blocks: Sequence[Block], today: date, made: date | None = None) -> tuple[date | None, PublishedBasis | None]:
    """The publication date and how it is known.

    ``stated`` by a dateline or a line of its own, else ``inferred`` as the latest current day that the text writes out in full. Days
    that lie ahead of the writer ("until 5 May 2025"), are history ("since ...") or come after ``today`` do not count. None
    where no day is left, or where a later year is named: then the text was written long after its latest full date. ``made``, the day
    that the file was made, gives the year that a dateline leaves out, and is itself the date, of basis ``metadata``, where the words
    give none and name no other year and no day far from it: a file may be made years after the article.
    """
    made = made if made and made <= today else None
    latest = _latest_current(text, blocks, today)
    for block in blocks:
        words = text[block.start : block.end]
        if block.kind == "dateline" and (stated := _dateline_day(words, latest or made)) and stated <= today:
            return stated, "stated"
        if block.kind in ("body", "boilerplate") and len(words) < 80 and (own := _own_line(words)) and own <= today:
            return own, "stated"
    years = [
        int(match.group()) for match in _BARE_YEAR.finditer(text) if not _AHEAD.search(text, max(0, match.start() - 80), match.start())
    ]
    last = max((year for year in years if year <= today.year), default=None)
    if latest and (last is None or last <= latest.year):
        return latest, "inferred"
    if made and last in (None, made.year) and all(abs((made - each.day).days) <= SPAN for each in _full_dates(text)):
        return made, "metadata"
    return None, None


def _latest_current(text: str, blocks: Sequence[Block], today: date) -> date | None:
    found = [each for each in _full_dates(text) if each.day <= today and not _is_aside(text, each.start)]
    lead = next((block for block in blocks if block.kind == "body"), None)
    captions = [block for block in blocks if block.kind == "caption" and not _FILES.search(_paragraph(text, block.start))]
    starts = [block.start for block in captions]
    current = [
        each.day
        for each in found
        if _CURRENT.search(text[max(0, each.start - 80) : each.start])
        or (lead and lead.start <= each.start < min(lead.end, lead.start + LEAD))
        or ((at := bisect_right(starts, each.start)) and each.start < captions[at - 1].end)
    ]
    if not current:
        return None
    last = max(current) + timedelta(days=SPAN)
    return max(each.day for each in found if each.day <= last)


def _paragraph(text: str, at: int) -> str:
    start = text.rfind("\n\n", 0, at)
    end = text.find("\n\n", at)
    return text[max(start, 0) : end if end >= 0 else len(text)]


def _full_dates(text: str) -> Iterator[_Found]:
    for form in _FORMS:
        for match in form.finditer(text):
            if match["year"] and (day := _to_date(match, None)):
                yield _Found(match.start(), day)


def _is_aside(text: str, start: int) -> bool:
    before = text[max(0, start - 80) : start]
    return bool(_AHEAD.search(before) or _BEHIND.search(before))


def _dateline_day(dateline: str, latest: date | None) -> date | None:
    words = dateline_date(dateline)
    if words is None:
        return None
    for form in _FORMS:
        if match := form.match(words):
            if match["year"]:
                return _to_date(match, None)
            if latest is None:
                return None
            near = [day for year in (latest.year - 1, latest.year, latest.year + 1) if (day := _to_date(match, year))]
            return min((day for day in near if abs((day - latest).days) <= NEAR), key=lambda day: abs((day - latest).days), default=None)
    return None


def _own_line(words: str) -> date | None:
    start = _LABELLED.match(words)
    for form in _FORMS:
        match = form.match(words, start.end() if start else 0)
        if match and match["year"] and len(words) - match.end() < 25 and not re.search(r"[a-z]{4}", words[match.end() :]):
            return _to_date(match, None)
    return None


def _to_date(match: re.Match[str], year: int | None) -> date | None:
    month = match["month"].lower()[:3]
    if match["year"] is None and year is None:
        return None
    try:
        return date(year or int(match["year"]), int(month) if month.isdigit() else _MONTHS.index(month) + 1, int(match["day"]))
    except ValueError:
        return None
