"""Rows in words: a claim's number, the parties of a meeting, what was understood of a fact."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pandas as pd

from lib.days import say_days
from lib.gazetteer.countries import country_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lib.schema import Row

#: Names said before the rest is counted.
_MOST = 3
#: The lane of meetings whose parties no report names.
UNNAMED = "Parties not named"

#: Up to the last word that says how many, however vaguely.
_COUNTING = re.compile(r".*\b(?:tens?|dozens?|scores?|hundreds?|thousands?|millions?|several|many|few|handful|couple)\b", re.IGNORECASE)

#: UCDP ``where_prec`` -> how closely a place is known.
PRECISION = {1: "exact place", 2: "near it", 3: "district", 4: "province", 5: "larger region", 6: "country", 7: "sea or air"}


def display_count(low: int | None, best: int | None, high: int | None, rule: str, count_text: str = "") -> str:
    """A claim's number in words that promise no more than its rule; vague words stand as they were written, with their bounds.

    >>> display_count(14, 14, None, "at_least")
    '14 or more'
    >>> display_count(2000, None, None, "vague", "thousands")
    'thousands (2,000 or more)'
    """
    least, most = (_first(number) for number in ((low, best), (high, best)))
    if rule == "vague":
        count_text = _keep_number(count_text)
        bounds = _bounds(_first((low,)), _first((high,)))
        return f"{count_text} ({bounds})" if count_text and bounds else count_text or bounds
    said = {
        "exact": _first((best, low, high)),
        "about": _first((best, low, high)) and f"about {_first((best, low, high))}",
        "at_least": least and f"{least} or more",
        "at_most": most and f"up to {most}",
        "range": _bounds(_first((low,)), _first((high,))),
    }[rule]
    return said or count_text


def _keep_number(words: str) -> str:
    """Vague words up to the last that counts: "tens of thousands of people" -> "tens of thousands"."""
    found = _COUNTING.match(words)
    return found[0] if found else words


def display_spread(lowest: Any, highest: Any, unbounded: bool) -> str:
    """The numbers that several claims lie between, in words; ``unbounded`` where one of them has no upper end. No claim says this: say so.

    >>> display_spread(85, 200, True)
    '85 to 200 or more'
    """
    low, high = _first((lowest,)), _first((highest,))
    said = high if low == high or (unbounded and not low) else _bounds(low, high)
    return f"{said} or more" if unbounded and high else said


def _first(numbers: Iterable[Any]) -> str:
    return next((f"{int(number):,}" for number in numbers if not pd.isna(number)), "")


def _bounds(low: str, high: str) -> str:
    if low and high:
        return f"{low} to {high}"
    return f"{low} or more" if low else f"up to {high}" if high else ""


def name_lane(parties: Iterable[str]) -> str:
    """The sides of a meeting, whatever their order.

    >>> name_lane(["TCD", "SDN"])
    'Chad – Sudan'
    """
    names = sorted(country_name(code) or code for code in set(parties))
    if len(names) > _MOST:
        return f"{' – '.join(names[:_MOST])} – {len(names) - _MOST} more"
    return " – ".join(names) or UNNAMED


def name_people(names: Iterable[str]) -> str:
    """The first names of a list, and how many more there are."""
    known = list(names)
    shown = ", ".join(known[:_MOST])
    return f"{shown} and {len(known) - _MOST} more" if len(known) > _MOST else shown


def label_fact(table: str, row: Row) -> str:
    """What was understood of a fact, in one line; ``row`` as a record of ``lib.store.read``."""
    known = {name: None if _missing(value) else value for name, value in row.items()}
    parts = _LABELS[table](known)
    return " · ".join(str(part) for part in parts if part)


def say_chain(row: Row) -> str:
    """Who says a fact and through whom, in words, "" where the outlet says it in its own voice.

    >>> say_chain({"claimant": "Sergei Shoigu", "relayed_by": "TASS", "source": "AFP"})
    'Sergei Shoigu, quoted by TASS, in AFP'
    """
    said = [row.get(name) for name in ("claimant", "speaker", "relayed_by", "source")]
    claimant, speaker, carrier, outlet = (None if name is None or name != name or not name else str(name) for name in said)
    voice = claimant or speaker
    parts = [voice] if voice else []
    if carrier and carrier != outlet:
        parts.append(f"quoted by {carrier}" if voice else f"as {carrier} reported")
    return ", ".join([*parts, *([f"in {outlet}"] if parts and outlet else [])])


def _missing(value: Any) -> bool:
    return not isinstance(value, list) and bool(pd.isna(value))


def label_days(row: Row) -> str:
    """The days of a fact: "17 June 2025", "4 to 16 June 2025", or nothing."""
    return say_days(row.get("date_start"), row.get("date_end"))


def _place(row: Row) -> list[Any]:
    name, country = row["resolved_place"], row["country"]
    if not name:
        return [f"{row['extracted_place']} (not located)", row["role"]]
    return [name if not country or country == name else f"{name}, {country}", row["role"]]


def _meeting(row: Row) -> list[Any]:
    who = name_people(row["participants"]) or name_lane(row["parties"])
    return [who, row["mode"].replace("_", " "), row["status"], label_days(row), row["resolved_place"]]


def _claim(row: Row) -> list[Any]:
    count = display_count(row["count_low"], row["count_best"], row["count_high"], row["count_rule"], row["count_text"])
    force = row["force"] and (country_name(row["force"]) or row["force"])
    return [f"{count} {row['unit']}", force, row["status"], row["resolved_place"], row["claimant"] and f"says {row['claimant']}"]


def _quote(row: Row) -> list[Any]:
    return [row["speaker"] or "speaker not named", row["speaker_role"]]


def _event(row: Row) -> list[Any]:
    kind = row["event_type"].capitalize() + (f" ({row['mode'].replace('-', ' ')})" if row["mode"] else "")
    sides = " → ".join(", ".join(country_name(code) or code for code in row[side]) for side in ("actor", "recipient") if row[side])
    return [kind, sides, row["status"], label_days(row), row["resolved_place"]]


_LABELS = {"places": _place, "meetings": _meeting, "personnel": _claim, "quotes": _quote, "events": _event}
