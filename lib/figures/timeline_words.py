"""What the pointer is told on the timeline, and the names of lanes. All of it is HTML to Plotly: what articles say is escaped."""

from __future__ import annotations

from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from lib.days import say_days
from lib.figures.lanes import FOLDED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.figures.lanes import Lane

_LONGEST = 90


def hover_mark(row: dict[Any, Any]) -> str:
    """Who or what, status and place, days as people write them, how many reports and where they differ."""
    lines = [f"<b>{_cut(row['label'])}</b>", *_NOTES[row["kind"]](row)]
    when = say_days(*(row[name] if row[name] == row[name] else None for name in ("date_start", "date_end")))
    if not row["exact"] and row["date_start"] and row["date_end"]:
        when = f"some day from {when}"
    written = _text(row.get("date_text"))
    lines.append(f"{when} (written: “{_cut(written, 40)}”)" if written else when)
    lines.append(_say_reports(row))
    return "<br>".join(line for line in lines if line)


def name_lane_lines(lane: Lane, width: int) -> str:
    """A lane's name beside it, in as many lines as it has room for, of about ``width`` letters."""
    name = f"Attacks: {lane.name}" if lane.kind == "attacks" else lane.name
    if lane.kind == "claims":
        name = (lane.name or "fate not said").capitalize()
    counted = [f"{len(lane.rows):,} in all"] if lane.level == FOLDED else []
    most = 2 if counted or lane.bottom - lane.top < 1.6 else 3
    parts = wrap(name, width, max_lines=most, placeholder="…", break_long_words=True)
    return "<br>".join(escape(part, quote=False) for part in [*parts, *counted])


def explain_lanes(lanes: Sequence[Lane]) -> str:
    """How to read what is drawn, and nothing else."""
    rows = [row for lane in lanes if lane.level != FOLDED for row in lane.rows]
    meetings = [row for row in rows if row["kind"] == "meetings"]
    said = ["One lane a pair of parties; with one name, the other side is no country, or not named."]
    if meetings:
        said.append("A mark is one meeting, larger where more articles report it: a diamond is a known day.")
    if any(not row["exact"] for row in meetings):
        said.append("A hatched bar spans the days that a meeting may have fallen on, the looser the sparser.")
    if any(row["status"] != "held" for row in meetings):
        said.append("Hollow marks were planned, crossed ones cancelled or denied.")
    if any(row["kind"] == "attacks" for row in rows):
        said.append("Each cross is an attack, in the lane of its country.")
    if any(row["kind"] == "claims" for row in rows):
        said.append("Each tick is one claim about a number of people, in the lane of their fate, with arms where it spans several days.")
    if any(lane.level == FOLDED for lane in lanes):
        said.append("A crowded lane has bars that count what began then, each lane on its own scale: pick one to see only its days.")
    return " ".join(said)


def _note_meeting(row: dict[Any, Any]) -> list[str]:
    how = " ".join(part for part in (row["status"], _text(row.get("mode")).replace("_", " ")) if part)
    return [" · ".join(_cut(part) for part in (how, _text(row.get("place"))) if part), _cut(row["lane"])]


def _note_attack(row: dict[Any, Any]) -> list[str]:
    country = _text(row.get("country"))
    return [" · ".join(_cut(part) for part in (country, row["status"] if row["status"] != "held" else "") if part)]


def _note_claim(row: dict[Any, Any]) -> list[str]:
    claimant, place = _text(row.get("claimant")), _text(row.get("place"))
    said = f"says {claimant}" if claimant else f"in {_text(row.get('source'))}"
    return [" · ".join(_cut(part) for part in (row["status"], place, said) if part)]


_NOTES = {"meetings": _note_meeting, "attacks": _note_attack, "claims": _note_claim}


def _say_reports(row: dict[Any, Any]) -> str:
    if row["reports"] == 1:
        return "1 report"
    what = [*(["the day"] if row.get("dates_agree") is False else []), *(["the status"] if len(row.get("statuses") or ()) > 1 else [])]
    return f"{row['reports']:,} reports" + (f", which differ about {' and '.join(what)}" if what else "")


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _cut(text: Any, most: int = _LONGEST) -> str:
    said = " ".join(str(text).split())
    return escape(said if len(said) <= most else said[: most - 1] + "…", quote=False)
