"""New claims about numbers of people beside those that were known: which raise or lower an earlier figure, and which contradict one."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.link.claims import relate, subject_key
from lib.views.conflicts import WANTED, name_subject
from lib.views.gather import COUNT, list_records
from lib.views.labels import display_count

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    import pandas as pd

    from lib.schema import Row

#: So many new claims are held against the earlier ones, those that most articles report: what is more is only counted.
MOST_COMPARED = 3000
#: So many earlier figures about one thing are looked at for each new one, those nearest in time.
_NEAR = 40
_VICTIMS = ("killed", "wounded", "casualties", "missing")
#: Reports use either word of the same men.
_ALIKE = {"present": "deployed"}


@dataclass(frozen=True, slots=True)
class Moved:
    """A new figure (``now``) about something that had another one (``before``): rows of the table ``personnel``."""

    before: Row
    now: Row

    @property
    def raised(self) -> bool:
        """Whether the new figure is the higher one."""
        return _size(self.now) >= _size(self.before)

    @property
    def toll(self) -> bool:
        """Whether it counts victims, of one event or of a war."""
        return self.now["status"] in _VICTIMS

    @property
    def span(self) -> str:
        """From which number to which, in words."""
        return f"from {_say(self.before)} to {_say(self.now)}"

    @property
    def words(self) -> str:
        """What is counted, from which number to which, and who says so."""
        return f"{name_subject([self.before, self.now])}: {self.span}, says {self.now['claimant'] or self.now['source']}"

    @property
    def contrast(self) -> str:
        """What is counted, what is said now, and what was said before."""
        mine, theirs = (f"{_say(row)}, says {row['claimant'] or row['source']}" for row in (self.now, self.before))
        return f"{name_subject([self.before, self.now])}: {mine}; before: {theirs}"


def compare_claims(known: pd.DataFrame, new: pd.DataFrame) -> tuple[list[Moved], list[Moved]]:
    """Rows of ``personnel`` of claims that were known and of new ones -> figures that replace an earlier one of the same voice (of
    several, the last), and figures that others contradict. What moved most comes first.
    """
    voices = _first_reports(_most_reported(new))
    shelves = _shelve(known, voices)
    revised: dict[tuple[str, str], Moved] = {}
    against: dict[str, Moved] = {}
    for row in sorted(voices, key=_as_of):
        before, conflict = _find_earlier(row, shelves.get(subject_key(row), []))
        if before:
            revised[before["claim_id"], before["claimant"] or ""] = Moved(before, row)
        elif conflict:
            against.setdefault(row["claim_id"], Moved(conflict, row))
    told = {moved.now["claim_id"] for moved in revised.values()}
    lone = [moved for claim, moved in against.items() if claim not in told]
    return sorted(_one_each(list(revised.values())), key=_far), sorted(lone, key=_far)


def _find_earlier(row: Row, shelf: Sequence[tuple[str, Row]]) -> tuple[Row | None, Row | None]:
    """The latest figure that this one replaces, and the nearest that contradicts it; of those nearest in time."""
    at = bisect_right(shelf, _as_of(row), key=lambda filed: filed[0])
    earlier = [other for _, other in reversed(shelf[max(at - _NEAR, 0) : at])]
    conflict = None
    for number, other in enumerate([*earlier, *(other for _, other in shelf[at : at + _NEAR])]):
        relation = relate(row, other)
        if relation == "revision" and number < len(earlier):
            return other, None
        if relation == "conflict" and conflict is None:
            conflict = other
    return None, conflict


def _shelve(known: pd.DataFrame, voices: Sequence[Row]) -> dict[Hashable, list[tuple[str, Row]]]:
    """The known claims about what any of the new ones is about, by subject, in the order of their days."""
    statuses = {_ALIKE.get(row["status"], row["status"]) for row in voices}
    alike = known["status"].replace(_ALIKE)
    wanted = known[(alike.isin(statuses) | alike.isna()) & (known["force"].isin({row["force"] for row in voices}) | known["force"].isna())]
    subjects = {subject_key(row) for row in voices}
    shelves: dict[Hashable, list[tuple[str, Row]]] = defaultdict(list)
    for row in _first_reports(wanted):
        if (subject := subject_key(row)) in subjects:
            shelves[subject].append((_as_of(row), row))
    for shelf in shelves.values():
        shelf.sort(key=lambda filed: filed[0])
    return shelves


def _first_reports(personnel: pd.DataFrame) -> list[Row]:
    """The first report of each voice of each claim."""
    order = personnel[["claim_id", "claimant", "first_day"]].sort_values("first_day", kind="stable")
    return list_records(personnel.loc[order.drop_duplicates(["claim_id", "claimant"]).index], (*WANTED, "count_text"))


def _most_reported(new: pd.DataFrame) -> pd.DataFrame:
    if new["claim_id"].nunique() <= MOST_COMPARED:
        return new
    kept = new.groupby("claim_id", sort=False)["article_id"].nunique().sort_values(ascending=False, kind="stable").index[:MOST_COMPARED]
    return new[new["claim_id"].isin(kept)]


def _one_each(moved: Sequence[Moved]) -> list[Moved]:
    """One line for each new claim, though several voices may give it."""
    return list({each.now["claim_id"]: each for each in moved}.values())


def _as_of(row: Row) -> str:
    return str(row["date_end"] or row["date_start"] or "")


def _size(row: Row) -> int:
    return next((int(row[name]) for name in ("count_best", "count_low", "count_high") if row[name] is not None), 0)


def _far(moved: Moved) -> tuple[bool, float, str]:
    low, high = sorted((_size(moved.before), _size(moved.now)))
    return not moved.toll, -high / max(low, 1), moved.now["claim_id"]


def _say(row: Row) -> str:
    return display_count(*(row[name] for name in COUNT))
