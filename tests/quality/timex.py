"""Dates against two corpora that others labelled: TimeBank and AQUAINT (TIMEX3).

What counts. A gold DATE or TIME whose value names one interval of days is to be found: days, weeks, weekends, months, quarters, halves,
seasons, years, decades, centuries, and times of a day (their day). Gold that names none (PRESENT_REF, "PXY", a week or quarter whose number
is left open, as "1998-WXX"), durations and sets neither help nor hurt, whatever is said at their place: the annotators confirm a time
expression there without giving its days. A mention at a place where gold has nothing is wrong; so is one whose interval differs.

Three allowances, because a TIMEX3 value says less than an interval can.
1. Values leave out "early", "late", "end of" and "earlier this": where the words hold such a part, an interval inside gold's counts.
2. Gold labels "Tuesday" and "Wednesday" apart where we report "Tuesday and Wednesday" as one stretch: a mention over several entries must
   be exactly from the first one's start to the last one's end, and then counts for each of them.
3. Gold labels the "Friday" of "since Friday", which we read as the stretch from that day to publication: its first day must be gold's.
The F1 without allowances 1 and 3 is printed beside.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from lib.extract import find_dates
from lib.extract.dates import calendar as cal
from lib.schema import Row
from tests.quality.shares import Label, Shares

_PARTS = re.compile(
    r"\b(early|earlier|mid|middle|late|later|beginning|start|end|first|last half|year-end|sometime|part|around|or so|beyond)\b",
    re.IGNORECASE,
)
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "fall", "WI": "winter"}


def gold_interval(value: str) -> tuple[date, date] | None:
    """The closed interval that a TIMEX3 value names; None where it names none."""
    value = value.split("T")[0] if re.match(r"\d{4}-\d\d-\d\dT", value) else value
    try:
        if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
            return (date(*map(int, match.groups())),) * 2
        if match := re.fullmatch(r"(\d{4})-W(\d\d?)(-WE)?", value):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return (monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=6))
        if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
            return cal.month(int(match[1]), int(match[2]))[:2]
        if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
            return cal.quarter(int(match[1]), int(match[2]))[:2]
        if match := re.fullmatch(r"(\d{4})-H([12])", value):
            return cal.half(int(match[1]), int(match[2]))[:2]
        if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
            return cal.season(int(match[1]), _SEASONS[match[2]])[:2]
        if match := re.fullmatch(r"\d{2,4}", value.rstrip("X") if re.fullmatch(r"\d{2,3}X{1,2}", value) else value):
            return cal.years(int(match[0].ljust(4, "0")), 10 ** (4 - len(match[0])))[:2]
    except ValueError:
        pass
    return None


def agree(row: Row, entries: list[Label], text: str, *, strict: bool = False) -> bool:
    """Whether a row's interval is that of the gold entries under it; ``strict`` makes no allowance for parts and "since"."""
    intervals = [interval for entry in entries if (interval := gold_interval(entry["value"]))]
    if not intervals:
        return False
    start, end = min(i[0] for i in intervals), max(i[1] for i in intervals)
    ours = (row["date_start"], row["date_end"])
    if ours == (start, end) or strict:
        return ours == (start, end)
    if row["rule"] in ("since", "compared_since") and ours[0] == start:
        return True
    words = text[min(row["char_start"], entries[0]["start"]) : max(row["char_end"], entries[-1]["end"])]
    return bool(_PARTS.search(words)) and start <= ours[0] and ours[1] <= end


def measure(records: list[Label]) -> dict[str, float]:
    """Precision, recall and F1 of values over a corpus, and F1 without allowances 1 and 3; shares of 1."""
    loose, strict = _count(records, strict=False), _count(records, strict=True)
    return loose.figures() | {"strict F1": strict.f1}


def count_labels(records: list[Label]) -> int:
    """Gold dates that are to be found."""
    return sum(_wanted(entry) for record in records for entry in record["gold"])


def _wanted(entry: Label) -> bool:
    return entry["type"] in ("DATE", "TIME") and gold_interval(entry["value"]) is not None


def _count(records: list[Label], *, strict: bool) -> Shares:
    right_gold = right = found = 0
    for record in records:
        text, published = record["text"], date.fromisoformat(record["dct"][:10])
        covered = set()
        for row in find_dates(text, published):
            under = [entry for entry in record["gold"] if entry["start"] < row["char_end"] and row["char_start"] < entry["end"]]
            wanted = [entry for entry in under if _wanted(entry)]
            if under and not wanted:
                continue
            found += 1
            if agree(row, wanted, text, strict=strict):
                right += 1
                covered |= {entry["tid"] for entry in wanted}
        right_gold += sum(_wanted(entry) and entry["tid"] in covered for entry in record["gold"])
    return Shares(right / found, right_gold / count_labels(records))
