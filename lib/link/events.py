"""Whether two articles report one event: an attack by its place and day, anything else by its sides and day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.link.near import gap, months

if TYPE_CHECKING:
    from collections.abc import Hashable

    from lib.schema import Row

#: UCDP ``date_prec`` above which an interval may hold several attacks on one town.
_WIDEST = 3


def event_blocks(row: Row) -> tuple[list[Hashable], list[Hashable]]:
    """Keys to file and to seek an event under; none where it has neither a place nor sides to be known by."""
    attack = row["event_type"] == "ASSAULT"
    known: Hashable = (row["resolved_place"], row["country_code"]) if attack else tuple(sorted(row["actor"]))
    if not (row["resolved_place"] if attack else row["actor"]):
        return [], []
    keys: list[Hashable] = [(row["event_type"], known, month) for month in months(row)]
    return keys, keys


def same_event(one: Row, other: Row) -> bool:
    """One event, told by two articles; an article tells an event once."""
    if one["article_id"] == other["article_id"] or gap(one, other) != 0:
        return False
    if one["mode"] and other["mode"] and one["mode"] != other["mode"]:
        return False
    return max(one["date_prec"] or 9, other["date_prec"] or 9) <= _WIDEST
