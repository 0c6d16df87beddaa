"""One claim about a number of people as a mark: where it stands, what it looks like, what the pointer is told."""

from __future__ import annotations

import textwrap
from html import escape
from math import log10
from typing import TYPE_CHECKING, Any

import pandas as pd

from lib.days import say_day, say_days

if TYPE_CHECKING:
    from collections.abc import Iterable

    Mark = dict[Any, Any]

#: An end that the words leave open is drawn to so many times the number, or to the number divided by it.
OPEN_END = 2


def read_marks(claims: pd.DataFrame) -> list[Mark]:
    """Rows of a view of claims with ``low, best, high`` as plain numbers, ``at`` (where the mark stands: the number given, the middle of a
    range, else the only bound) and ``status`` "" where none is given; claims without any number have nothing to draw and are left out.
    """
    marks = []
    for row in claims.to_dict("records"):
        low, best, high = (None if pd.isna(row[name]) else int(row[name]) for name in ("count_low", "count_best", "count_high"))
        known = [number for number in (best, low, high) if number is not None]
        if known:
            middle = (low * high) ** 0.5 if best is None and low and high else known[0]
            status = row["status"] if isinstance(row["status"], str) else ""
            marks.append(row | {"status": status, "low": low, "best": best, "high": high, "at": max(middle, 1)})
    return marks


def reach_ends(mark: Mark) -> tuple[float, float]:
    """Where the line of a mark ends below and above; an open end goes some way beyond the number."""
    low = max(mark["low"] if mark["low"] is not None else mark["at"] / OPEN_END, 0.7)
    return low, mark["high"] if mark["high"] is not None else mark["at"] * OPEN_END


def head(status: str) -> str:
    """A status as a heading."""
    return status.capitalize() if status else "Fate not said"


def name_claimant(mark: Mark) -> str:
    """Who says so; the source itself where nobody is named."""
    return mark["claimant"] if isinstance(mark["claimant"], str) and mark["claimant"] else f"{mark['source']} (in its own voice)"


def cut(text: str, limit: int) -> str:
    """A text that has no more than ``limit`` characters, with an ellipsis where some are left out."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def wrap(text: str, width: int, lines: int) -> str:
    """A text in lines of about so many characters, what is beyond the last of them cut off; everything escaped for Plotly."""
    return "<br>".join(safe(line) for line in textwrap.wrap(text, width, max_lines=lines, placeholder=" …"))


def tell_pointer(mark: Mark) -> str:
    """What the pointer is told about a claim, as the HTML that Plotly knows, everything from articles escaped."""
    whose, where = (f", {mark[name]}" if isinstance(mark.get(name), str) and mark[name] else "" for name in ("force_name", "place"))
    reports = "1 report" if mark["reports"] == 1 else f"{mark['reports']:,} reports"
    lines = [f"{head(mark['status']).lower()}; according to {name_claimant(mark)}", _tell_days(mark), reports]
    number = safe(f"{mark['count']} {mark['unit']}")
    return "<br>".join([f"<b>{number}</b>{safe(whose + where)}", *(safe(line) for line in lines if line)])


def _tell_days(mark: Mark) -> str:
    """The days that a claim speaks of, and how they are known; "" for a view that does not give them."""
    if "told" not in mark:
        return ""
    if mark["told"]:
        return f"{say_days(mark['first_day'], mark['last_day'])}, as the text says"
    day = say_day(mark["last_day"])
    return f"{day}, the day of the report" if day else "day not known"


def safe(text: str) -> str:
    """Text that Plotly is not to take for HTML."""
    return escape(text, quote=False)


def span_scale(marks: Iterable[Mark], *, below: float = 0.25, above: float = 0.25) -> list[float]:
    """Both ends of a logarithmic axis for the marks and their lines, as powers of ten, with some room."""
    ends = [end for mark in marks for end in reach_ends(mark)] or [1.0, 10.0]
    return [log10(max(min(ends), 1)) - below, log10(max(*ends, 1)) + above]


def choose_numbers(span: list[float]) -> list[int]:
    """The round numbers written along a logarithmic axis: 1, 10, 100; with 2 and 5 between them where it is short."""
    numbers: list[int] = []
    for steps in ((1,), (1, 2, 5)):
        numbers = [step * 10**power for power in range(12) for step in steps if span[0] <= log10(step * 10**power) <= span[1]]
        if len(numbers) > 1:
            break
    return numbers
