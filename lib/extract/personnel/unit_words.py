"""Nouns that count people, and the canonical unit of each: ``data/lookups/units.csv``.

The unit follows the text's own head noun: "teachers" are teachers. Nouns for one thing share a unit: soldiers, servicemen and marines are
troops; members of a force that fights a war (rebels, guerrillas, insurgents, militiamen) are fighters, those told of only by their attacks
(gunmen, attackers, terrorists, jihadists) are militants; people named only by where they live or what they pass by are civilians.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from lib.lookups import load_lookup

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

UnitKind = Literal["force", "armed", "worker", "civil", "label", "generic"]
_MINES = re.compile(
    r"\s*(?:(?:who|that|to|in|for|at|trained\s+(?:in|to)|specialised\s+in|specialized\s+in)\s+)(?:\w+\s+)?"
    r"(?:(?:clear|remov|defus|dispos)\w*\s+(?:of\s+)?(?:\w+\s+)?(?:land)?mines?\b|de-?mining\b|mine[- ]clear\w*)",
    re.I,
)
_FAMILY = re.compile(r"of\s+(?:\w+\s+){1,3}famil(?:y|ies)\b", re.I)
_BUILDING = re.compile(r"\b(?:who|that|to)\s+(?:re)?build\b", re.I)


@dataclass(frozen=True, slots=True)
class Unit:
    """A canonical unit and the kind of noun that gave it (``data/lookups/units.csv``)."""

    name: str
    kind: UnitKind


@cache
def _units() -> dict[str, Unit]:
    table: dict[str, Unit] = {}
    for row in load_lookup("units"):
        if row["kind"] != "collective":
            for form in (row["noun"], row["plural"]):
                table.setdefault(form.lower(), Unit(row["unit"], row["kind"]))  # type: ignore[arg-type]
    return table


@cache
def _collectives() -> dict[str, Unit]:
    kinds = {unit.name: unit.kind for unit in _units().values()}
    return {
        form.lower(): Unit(row["unit"], kinds[row["unit"]])
        for row in load_lookup("units")
        if row["kind"] == "collective"
        for form in (row["noun"], row["plural"])
    }


def unit_of(words: str) -> Unit | None:
    """The unit that a noun (or several words) means; None where it means no people.

    >>> unit_of("sappers").name, unit_of("helicopters")
    ('deminers', None)
    """
    return _units().get(words.lower())


def collective_of(words: str) -> Unit | None:
    """The unit of a noun that means a body of people: "contingent", "crew"."""
    return _collectives().get(words.lower())


def refined_unit(doc: Doc, sent: Span, unit: Unit, index: int) -> Unit:
    """ "experts in clearing mines" are deminers, "soldiers who build" builders."""
    if unit.kind == "label" and _FAMILY.match(doc[index + 1 : min(index + 7, sent.end)].text):
        return Unit("people", "generic")
    if unit.kind not in ("force", "generic"):
        return unit
    text = doc[index + 1 : min(index + 7, sent.end)].text.split(",")[0]
    if _MINES.match(text):
        return Unit("deminers", "force")
    if _BUILDING.match(text):
        return Unit("builders", "force")
    return unit
