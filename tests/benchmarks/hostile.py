"""Texts that no newsroom writes beside plain prose of the same length, and beside a quarter of themselves."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import date

from lib.errors import DatelineError
from lib.extract.pipeline import extract_articles
from lib.read import read_text
from tests.benchmarks.timing import Result
from tests.hostile import UNITS, fill, write_prose

SIZE = 20_000
#: Times that of prose. Texts of one-letter words or paragraphs have up to four times its words, each of which has to be parsed.
AIM = 2.0
#: Four times the text should take about four times as long.
AIM_GROWTH = 6.0


def measure() -> list[Result]:
    """Processor seconds of the slowest text beside prose, and of the one that grows most steeply."""
    extract_seconds(write_prose(SIZE))  # warm: models, indexes and compiled patterns are loaded once a process
    prose = _best(write_prose(SIZE))
    taken = {name: (_best(fill(unit, SIZE // 4)), _best(fill(unit, SIZE))) for name, unit in UNITS.items()}
    slowest = max(taken, key=lambda name: taken[name][1])
    steepest = max(taken, key=lambda name: taken[name][1] / max(taken[name][0], prose / 20))
    quarter, whole = taken[steepest]
    what = f"of {len(UNITS)} hostile texts"
    return [
        Result(f"slowest {what}", taken[slowest][1], "s", f"prose as long ({slowest} is slowest)", prose, aim=AIM),
        Result(f"steepest {what}", whole, "s", f"a quarter of it ({steepest})", max(quarter, prose / 20), aim=AIM_GROWTH),
    ]


def extract_seconds(text: str) -> float:
    """Processor seconds from a paragraph to its facts, or to the error that refuses it."""
    start = time.process_time()
    with suppress(DatelineError):
        list(extract_articles([read_text(f"Dam holds\n\n{text}\n", published=date(2025, 3, 12), kind="wire")]))
    return time.process_time() - start


def _best(text: str) -> float:
    return min(extract_seconds(text) for _ in range(2))
