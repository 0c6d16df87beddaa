"""What a claim about a number of people is about, and how two claims about one thing stand to each other.

The subject of a claim is whose people, who is counted, what became of them, where and when. Claims of one number about one subject are the
same claim; of two numbers they are a conflict; a claimant's own later figure is a revision.
"""

from __future__ import annotations

import re
from datetime import timedelta
from math import inf
from typing import TYPE_CHECKING, Literal

from lib.link.names import same_name
from lib.link.near import compare_places, gap, is_local, is_told, months

if TYPE_CHECKING:
    from collections.abc import Hashable

    from lib.schema import Row

Relation = Literal["same", "conflict", "revision", "agree", "different"]

_SUFFERED = frozenset({"killed", "wounded", "casualties", "captured", "missing"})
#: Who was sent somewhere is there: reports use either word of the same men.
_SENT = {"present": "deployed"}
#: Reports of one strike differ by a day at the date line and by how long the rescue took; a toll is taken up for about a week.
_TOLL_DAYS = 7
#: Estimates of what grows are held against each other when they were made within a month.
_ESTIMATE_DAYS = 30
#: A total may be quoted for a year, and may not fall below what was sure before.
_QUOTED_DAYS = 366
#: Fewer people than these die in many places on many days: such a number needs the same day, or the same month, to be the same claim.
_FEW, _RECURRING = 5, 100
#: From this many on, a toll of civilians in a province or country is a running total, not that of one attack.
_RUNNING = 1000
#: How far a rounded number ("about 600") may be from another and still mean it.
_ROUNDED = 0.05
#: Words by which a number is added to another one and is no total.
_ADDED = re.compile(r"\b(?:more(?!\s+than)|further|additional|extra|fresh)\b", re.IGNORECASE)
_GENERIC = {"people", "personnel", "civilians", "troops"}


def claim_blocks(row: Row) -> tuple[list[Hashable], list[Hashable]]:
    """Keys to file and to seek a claim under: its number and subject; for small numbers and tolls of one place also the month."""
    kind: tuple[Hashable, ...] = (row["force"], row["status"], _unit(row), _number(row))
    if not is_incident(row) and _size(row) >= _RECURRING:
        keys: list[Hashable] = [kind] if row["force"] else [(*kind, row["country_code"])]
        return keys, keys
    place = row["country_code"] or row.get("resolved_place") if is_incident(row) else None
    slack = timedelta(days=_TOLL_DAYS if is_incident(row) else _ESTIMATE_DAYS)
    return [(*kind, place, month) for month in months(row)], [(*kind, place, month) for month in months(row, slack)]


def subject_key(row: Row) -> tuple[Hashable, ...]:
    """What two claims must share to be about one thing; place and time are compared by ``relate``.

    >>> row = dict(force=None, status="killed", unit="civilians", resolved_place="Goma", country_code="COD", date_start=None, date_end=None,
    ...            date_prec=None, count_low=12, count_best=12, count_high=12)
    >>> subject_key(row)
    (None, 'killed', 'people', 'Goma')
    """
    return row["force"], _SENT.get(row["status"], row["status"]), _unit(row), row.get("resolved_place") if is_incident(row) else None


def same_claim(one: Row, other: Row) -> bool:
    """The same number of the same people, told of one place and time."""
    if (one["force"], one["status"], _unit(one), _number(one)) != (other["force"], other["status"], _unit(other), _number(other)):
        return False
    if {one.get("count_rule"), other.get("count_rule")} == {"at_least", "at_most"} or is_added(one) != is_added(other):
        return False
    where, apart = compare_places(one, other), gap(one, other)
    if where == "apart":
        return False
    if is_incident(one) and is_incident(other):
        if where == "unknown" or (where != "same" and _size(one) < _FEW):
            return False
        return apart is not None and apart <= (_TOLL_DAYS if _size(one) >= _FEW else 1)
    if not one["force"] and where == "unknown":
        return False
    lasting = _size(one) >= _RECURRING and one["status"] != "present"  # who is there today says nothing of next year
    return lasting if apart is None else apart <= (_QUOTED_DAYS if lasting else _ESTIMATE_DAYS)


def relate(one: Row, other: Row) -> Relation:
    """How two reports of numbers stand to each other; rows of the table ``personnel``.

    ``same``; ``conflict``: about one thing at one time, with different figures (whether a number is left that fits both, "at least 8" and
    "12", is for ``bounds`` to say); ``revision``: a later figure of the same claimant (or, where one names nobody, a later higher one);
    ``agree``: about one thing, and the words or the time between them explain the difference; ``different``: about different things.
    """
    if same_claim(one, other):
        return "same"
    if subject_key(one) != subject_key(other) or one["part_of"] != other["part_of"] or is_added(one) or is_added(other):
        return "different"
    first, later = sorted((one, other), key=_as_of)
    where, apart = compare_places(one, other), gap(one, other)
    known = ("same",) if not one["force"] else ("same", "unknown", "inside", "holds")  # men of no known force are known by their place
    if apart is None or where not in known or not _in_time(one, other, apart):
        return "different"
    both = bool(one["claimant"] and other["claimant"])
    alike = both and same_name(one["claimant"], other["claimant"])
    if one["article_id"] == other["article_id"] and (not both or (alike and _as_of(first) == _as_of(later))):
        return "different"  # one text gives two numbers of one source for two things
    if where in ("inside", "holds"):
        part, whole = (one, other) if where == "inside" else (other, one)
        return "conflict" if _low(part) > _high(whole) and apart <= _ESTIMATE_DAYS else "different"
    if _as_of(first) < _as_of(later) and (alike or (not both and is_incident(one))) and _revises(later, first, alike):
        return "revision"
    return "conflict" if _differ(one, other) and _at_one_time(first, later, apart) else "agree"


def reach(row: Row) -> int:
    """Days beyond which no other claim is about the same time as this one."""
    return _TOLL_DAYS if is_incident(row) else _QUOTED_DAYS if row["status"] in _SUFFERED else _ESTIMATE_DAYS


def bounds(row: Row) -> tuple[float, float]:
    """The lowest and the highest number that a claim allows; no bound is 0 or infinite.

    >>> bounds({"count_low": 14, "count_best": 14, "count_high": None})
    (14, inf)
    """
    return row["count_low"] or 0, row["count_high"] if row["count_high"] is not None else inf


def _in_time(one: Row, other: Row, apart: int) -> bool:
    """Whether two claims may be about one time: a toll that the text dates is of that day, one that it does not was given within a week."""
    return apart <= (1 if is_incident(one) and is_told(one) and is_told(other) else reach(one))


def _at_one_time(first: Row, later: Row, apart: int) -> bool:
    """Whether the time between two claims cannot explain that they differ: what has been lost does not come back."""
    fell = later["status"] in _SUFFERED and _high(later) < _low(first)
    return apart <= _ESTIMATE_DAYS or fell


def _revises(later: Row, first: Row, alike: bool) -> bool:
    """Whether a later figure is another one: a higher one, or of the same claimant a lower one that leaves no room for the first."""
    return (_differ(first, later) and _size(later) > _size(first)) or (alike and _exclude(first, later))


def _exclude(one: Row, other: Row) -> bool:
    """Whether no number is left that fits both."""
    return max(_low(one), _low(other)) > min(_high(one), _high(other))


def _differ(one: Row, other: Row) -> bool:
    """Whether two claims give different figures; words that only bound a number differ where no number is left that fits both."""
    one_best, other_best = one["count_best"], other["count_best"]
    if one_best is None or other_best is None:
        return _exclude(one, other)
    rounded = "about" in (one.get("count_rule"), other.get("count_rule"))
    return bool(max(one_best, other_best) > min(one_best, other_best) * (1 + _ROUNDED * rounded))


def _low(row: Row) -> float:
    return bounds(row)[0] * (1 - _ROUNDED if row.get("count_rule") == "about" else 1)


def _high(row: Row) -> float:
    return bounds(row)[1] * (1 + _ROUNDED if row.get("count_rule") == "about" else 1)


def _as_of(row: Row) -> str:
    return str(row["date_end"] or row["date_start"] or "")


def _number(row: Row) -> Hashable:
    return row["count_best"] if row["count_best"] is not None else (row["count_low"], row["count_high"])


def _size(row: Row) -> int:
    return next((int(row[name]) for name in ("count_best", "count_low", "count_high") if row[name] is not None), 0)


def _unit(row: Row) -> str:
    """Who is counted: "people" of a force are its troops, prisoners whoever was captured, an army's engineers those who demine."""
    if row["unit"] in _GENERIC or (row["unit"] == "prisoners" and row["status"] == "captured"):
        return "troops" if row["force"] or row["unit"] == "troops" else "people"
    return "deminers" if row["unit"] == "engineers" and row["force"] else str(row["unit"])


def is_incident(row: Row) -> bool:
    """Whether the number is of one event, and not a running total of a war or a stock of men."""
    if row["status"] not in _SUFFERED or (_size(row) >= _RUNNING and not is_local(row)):
        return False
    return not row["force"] or is_local(row) or (is_told(row) and _size(row) < _RECURRING)


def is_added(row: Row) -> bool:
    """Whether the number is added to another one ("3,000 more") and is no total."""
    return bool(_ADDED.search(row.get("count_text") or ""))
