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
The figures without allowances 1 and 3 are printed beside.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from lib.extract.dates import calendar as cal
from lib.extract.dates.find import find_dates

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "dev-corpora"
#: Measured once and never allowed to drop: corpus -> lowest value F1.
FLOORS = {"timebank": 0.88, "aquaint": 0.87}
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


@dataclass
class Tally:
    """Counts of one corpus."""

    right_gold: int = 0
    gold: int = 0
    right: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found

    @property
    def recall(self) -> float:
        return self.right_gold / self.gold

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def agree(mention, entries, text, *, strict=False) -> bool:
    """Whether a mention's interval is that of the gold entries under it; ``strict`` makes no allowance for parts and "since"."""
    intervals = [interval for entry in entries if (interval := gold_interval(entry["value"]))]
    if not intervals:
        return False
    start, end = min(i[0] for i in intervals), max(i[1] for i in intervals)
    ours = (mention.date_start, mention.date_end)
    if ours == (start, end) or strict:
        return ours == (start, end)
    if mention.rule in ("since", "compared_since") and ours[0] == start:
        return True
    words = text[min(mention.start, entries[0]["start"]) : max(mention.end, entries[-1]["end"])]
    return bool(_PARTS.search(words)) and start <= ours[0] and ours[1] <= end


def measure(name: str, log=None, *, strict=False) -> Tally:
    tally = Tally()
    for line in (CORPORA / f"{name}.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        text, published = record["text"], date.fromisoformat(record["dct"][:10])
        mentions = find_dates(text, published)
        covered = set()
        for mention in mentions:
            under = [g for g in record["gold"] if g["start"] < mention.end and mention.start < g["end"]]
            wanted = [g for g in under if g["type"] in ("DATE", "TIME") and gold_interval(g["value"])]
            if under and not wanted:
                continue
            ok = agree(mention, wanted, text, strict=strict)
            tally.found += 1
            tally.right += ok
            if ok:
                covered |= {g["tid"] for g in wanted}
            elif log is not None:
                log.append(("WRONG" if wanted else "EXTRA", mention, wanted, text, published))
        for entry in record["gold"]:
            if entry["type"] in ("DATE", "TIME") and gold_interval(entry["value"]):
                tally.gold += 1
                tally.right_gold += entry["tid"] in covered
                if (
                    log is not None
                    and entry["tid"] not in covered
                    and not any(m.start < entry["end"] and entry["start"] < m.end for m in mentions)
                ):
                    log.append(("MISS", None, [entry], text, published))
    return tally


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_value_f1_does_not_drop(name):
    if not (CORPORA / f"{name}.jsonl").exists():
        pytest.skip(f"{name} is not on this machine: third-party news that the project may not carry")
    tally, strict = measure(name), measure(name, strict=True)
    figures = f"precision {tally.precision:.3f}, recall {tally.recall:.3f}, F1 {tally.f1:.3f}, strict F1 {strict.f1:.3f}"
    print(f"{name}: {figures} over {tally.gold} dates")
    assert tally.f1 >= FLOORS[name]
