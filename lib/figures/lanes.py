"""Marks of the timeline -> lanes and lines in which none touches another, within a height that fits a screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from lib.views.gather import list_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

Row = dict[Any, Any]

#: Columns that a mark is drawn and spoken of with.
_NEEDED = (
    *("lane", "label", "status", "date_start", "date_end", "date_prec", "date_text", "dates_agree", "statuses", "reports"),
    *("mode", "place", "country", "claimant", "source", "count", "unit"),
)

#: What a lane costs in height: all marks with their names, all marks, or bars that count them.
NAMED, BARE, FOLDED = range(3)
GAP = 0.35  # between lanes, in lines
_UNIT = {"meetings": 1.0, "attacks": 1.0, "claims": 0.5}
#: How high all lanes of a kind may become, in lines, before they are drawn with less.
_LINES = {"meetings": 26.0, "attacks": 10.0, "claims": 16.0}
_LEAST = 0.8  # height of a lane, so that its name has room
_FOLDED = 1.7
_CROWDED = 12  # so many lines in one lane are too many to read
_LETTER = 6.3  # pixels of a letter of a label, on average


@dataclass(frozen=True, slots=True)
class Lane:
    """A stretch of the vertical axis, which counts lines downwards: its kind ("meetings", "attacks" or "claims"), its marks with ``y`` and
    ``flip`` (the name stands to the left), how they are drawn.
    """

    name: str
    kind: str
    top: float
    bottom: float
    level: int
    rows: Sequence[Row]


def date_marks(frame: pd.DataFrame | None, kind: str, key: str, prefix: str = "") -> list[Row]:
    """Rows with a date, with ``mark`` (id), ``kind, start, end, exact``; where one end is unknown the other stands for both."""
    if frame is None or frame.empty:
        return []
    rows = list_records(frame, [key, *(name for name in _NEEDED if name in frame)])
    dated = []
    for row in rows:
        start, end = row["date_start"], row["date_end"]
        if start or end:
            row |= {"start": start or end, "end": end or start, "exact": bool(start and start == end)}
            row |= {"mark": f"{prefix}{row[key]}", "kind": kind}
            dated.append(row)
    return dated


def find_span(rows: Sequence[Row], days: tuple[date | None, date | None] = (None, None)) -> tuple[date, date]:
    """First and last day of the axis: those asked for, else what is known to a month or better, so that "in the 1990s" does not squeeze
    the rest.
    """
    sharp = [row for row in rows if (row["end"] - row["start"]).days <= 31] or rows
    first = days[0] or min((row["start"] for row in sharp), default=None)
    last = days[1] or max((row["end"] for row in sharp), default=None)
    last = last or (first + timedelta(days=30) if first else date.today())
    first = min(first or last - timedelta(days=365), last)
    edge = timedelta(days=max(10, (last - first).days // 30)) if days == (None, None) else timedelta(days=1)
    return max(first, date(1, 2, 1) + edge) - edge, min(last, date(9999, 11, 1)) + edge


def label_mark(row: Row, most: int = 34) -> str:
    """The words beside a mark, cut where they are long; not escaped."""
    text = str(row["label"])
    return text if len(text) <= most else text[: most - 1].rstrip(" ,") + "…"


def arrange(rows: Sequence[Row], first: date, last: date, *, width: int, labels: bool, last_lane: str = "") -> list[Lane]:
    """Lanes from top to bottom: meetings, attacks, claims, each kind's fullest first (``last_lane`` after all others).

    ``width`` is what the plot has for sure, in pixels. Where a kind would become too high, the names go first, then its fullest lanes are
    folded into bars.
    """
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["kind"], row["lane"]), []).append(row)
    order = list(_UNIT)
    keys = sorted(groups, key=lambda key: (order.index(key[0]), key[1] == last_lane, -len(groups[key]), key[1]))
    scale = width / max((last - first).days, 1)
    packed = [_pack_lane(groups[key], first, last, scale, width, NAMED if labels and key[0] != "claims" else BARE) for key in keys]
    for kind, lines in _LINES.items():
        own = [i for i, key in enumerate(keys) if key[0] == kind]
        while sum(packed[i][1] + GAP for i in own) > lines:
            high = max((i for i in own if packed[i][0] != FOLDED), key=lambda i: packed[i][1], default=None)
            if high is None or packed[high][1] <= _FOLDED:
                break
            packed[high] = _pack_lane(groups[keys[high]], first, last, scale, width, packed[high][0] + 1)
    lanes, top = [], 0.0
    for (kind, name), (level, height, placed) in zip(keys, packed, strict=True):
        lanes.append(Lane(name, kind, top, top + height, level, [row | {"y": top + row["line"]} for row in placed]))
        top += height + GAP
    return lanes


def _pack_lane(rows: list[Row], first: date, last: date, scale: float, width: int, level: int) -> tuple[int, float, list[Row]]:
    """Level, height, rows with ``line`` (of the middle, from the lane's top) and ``flip``, at the first level that is not too crowded."""
    unit = _UNIT[rows[0]["kind"]]
    while level != FOLDED:
        placed, ends = _pack_lines(rows, first, last, scale, width, level)
        if placed is not None:
            height = max(ends * unit, _LEAST)
            room = (height - ends * unit) / 2
            return level, height, [row | {"line": room + (row["line"] + 0.5) * unit} for row in placed]
        level += 1
    return level, _FOLDED, [row | {"line": _FOLDED, "flip": False} for row in rows]


def _pack_lines(rows: Iterable[Row], first: date, last: date, scale: float, width: int, level: int) -> tuple[list[Row] | None, int]:
    """Each row in the first line where it touches nothing; None where that takes too many lines."""
    ends: list[float] = []
    placed = []
    for row in sorted(rows, key=lambda row: (row["start"], row["end"])):
        start = min(max((row["start"] - first).days, 0) * scale, width)
        end = max(min((row["end"] - first).days + 1, (last - first).days) * scale, start)
        words = _LETTER * (len(label_mark(row)) + 4) + 18 if level == NAMED else 0
        flip = bool(words) and end + words > width and start > words
        left, right = (start - words, end) if flip else (start, end + words)
        line = next((i for i, taken in enumerate(ends) if taken <= left - 13), len(ends))
        if line >= _CROWDED:
            return None, 0
        ends[line : line + 1] = [right]
        placed.append(row | {"line": line, "flip": flip})
    return placed, len(ends)
