"""Whether two articles report one meeting: the same people (or some of them, or their sides), in a way, place and time that fit."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from lib.link.names import name_keys, same_name
from lib.link.near import compare_places, gap, is_local, months

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from lib.schema import Row

_FACE_TO_FACE = frozenset({"visit", "in_person", "multilateral"})
#: UCDP ``date_prec`` above which an interval is too wide to tell one meeting of the same people from another.
_WIDEST = 3


def meeting_blocks(row: Row) -> tuple[list[Hashable], list[Hashable]]:
    """Keys to file a meeting under, and keys to seek its other reports under: names and sides, month by month.

    Reports that name two people or more share two; a lone traveller is sought under his one name, and a report without names under its
    sides. So nobody who meets many people brings all his meetings together.
    """
    names = [name_keys(name) for name in row["participants"]]
    alone = {key for keys in names for key in keys}
    pairs = {frozenset((one, other)) for first, second in combinations(names, 2) for one in first for other in second}
    lone, unnamed = len(names) == 1, len(_named(row)) < max(len(names), 1)
    sides = frozenset(row["parties"])
    filed: set[Hashable] = pairs | {("any", key) for key in alone} | ({("lone", key) for key in alone} if lone else set())
    sought: set[Hashable] = pairs | {("any" if lone else "lone", key) for key in alone}
    if len(sides) > 1:
        filed |= {("any", sides)} | ({("unnamed", sides)} if unnamed else set())
        sought |= {("any" if unnamed else "unnamed", sides)}
    spans = list(months(row))
    return [(key, month) for key in filed for month in spans], [(key, month) for key in sought for month in spans]


def same_meeting(one: Row, other: Row) -> bool:
    """One meeting, told by two articles; an article tells a meeting once."""
    if one["article_id"] == other["article_id"] or gap(one, other) != 0:
        return False
    if one["mode"] != other["mode"] and not {one["mode"], other["mode"]} <= _FACE_TO_FACE:
        return False
    if min(one["date_prec"] or 9, other["date_prec"] or 9) > _WIDEST or not one["parties"]:
        return False
    where = compare_places(one, other)
    if where == "apart" and (is_local(one) == is_local(other) or _other_country(one, other)):
        return False
    return _same_people(one, other) or _same_sides(one, other)


def meeting_distance(one: Row, other: Row) -> tuple[int, int, int]:
    """How far two reports are apart that may be of one meeting.

    Whether only the doubt about a day of publication brings them together, people that one of them alone names, and days that one of them
    alone allows.
    """
    meet = one["date_start"] <= other["date_end"] and other["date_start"] <= one["date_end"]
    extra = abs(len(one["participants"]) - len(other["participants"]))
    return int(not meet), extra, abs((one["date_start"] - other["date_start"]).days) + abs((one["date_end"] - other["date_end"]).days)


def _same_people(one: Row, other: Row) -> bool:
    few, many = sorted((one["participants"], other["participants"]), key=len)
    if not few or not _all_in(few, many):
        return False
    if len(few) == len(many):
        return True
    modes = {one["mode"], other["mode"]}
    if len(few) == 1:  # one traveller: it must be the same journey
        return "visit" in modes and (_shares(one, other) or compare_places(one, other) in ("same", "inside", "holds"))
    return "multilateral" not in modes or len(modes) == 1 or len(few) > 2  # two on the margins of a summit are a meeting of their own


def _same_sides(one: Row, other: Row) -> bool:
    """The same sides at one place on one day where one report names nobody, or the office alone."""
    if (
        set(one["parties"]) != set(other["parties"])
        or len(one["parties"]) < 2
        or compare_places(one, other) not in ("same", "inside", "holds")
    ):
        return False
    few, many = sorted((one, other), key=lambda row: len(_named(row)))
    sure = max(one["date_prec"] or 9, other["date_prec"] or 9) <= 2
    fits = not _offices(few) or not _offices(many) or _offices(few) <= _offices(many)
    return sure and fits and len(_named(few)) < max(len(few["participants"]), 1) and _all_in(_named(few), many["participants"])


def _named(row: Row) -> list[str]:
    return [name for name in row["participants"] if name.casefold() not in _offices(row)]


def _offices(row: Row) -> set[str]:
    return {role.casefold() for role in row.get("roles") or [] if role}


def _shares(one: Row, other: Row) -> bool:
    return len(set(one["parties"]) & set(other["parties"])) > 1


def _other_country(one: Row, other: Row) -> bool:
    codes = {one["country_code"], other["country_code"]}
    return None not in codes and len(codes) > 1


def _all_in(few: Sequence[str], many: Sequence[str]) -> bool:
    left = list(many)
    for name in few:
        twin = next((each for each in left if same_name(name, each)), None)
        if twin is None:
            return False
        left.remove(twin)
    return True
