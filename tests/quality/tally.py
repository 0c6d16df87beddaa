"""Labels against facts: how many of each kind were found, and which of their parts are right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from lib.extract.facts import Facts
from tests.quality import match
from tests.quality.match import Fact
from tests.quality.shares import Shares


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of labelled fact.

    ``table`` of the codebook holds it; ``same`` tells whether a label and a fact are one, ``parts`` which of its parts are right; those in
    ``whole`` must all be for a fact to count as wholly right. ``shown`` are the columns that a list of errors shows.
    """

    table: str
    same: Callable[[Fact, Fact], bool]
    parts: Callable[[Fact, Fact], dict[str, bool]]
    whole: tuple[str, ...]
    shown: tuple[str, ...]

    def is_whole(self, gold: Fact, found: Fact) -> bool:
        """Whether every part that counts is right."""
        verdict = self.parts(gold, found)
        return all(verdict[part] for part in self.whole)


#: Of events only attacks are labelled; of personnel, which claim is part of which total is not.
KINDS = {
    "places": Kind(
        "places",
        match.same_place,
        match.place_parts,
        ("actor",),
        ("extracted_place", "resolved_place", "country_code", "role", "where_prec"),
    ),
    "meetings": Kind(
        "meetings",
        match.same_meeting,
        match.meeting_parts,
        ("who", "where", "when", "status"),
        ("participants", "parties", "mode", "resolved_place", "date_start", "date_end", "status", "quote_exact"),
    ),
    "personnel": Kind(
        "personnel",
        match.same_count,
        match.count_parts,
        ("bounds", "status"),
        (
            *("count_text", "count_low", "count_best", "count_high", "unit", "force"),
            *("resolved_place", "status", "claimant", "relayed_by"),
        ),
    ),
    "quotes": Kind("quotes", match.same_quote, match.quote_parts, ("speaker",), ("quote", "speaker", "relayed_by")),
    "attacks": Kind(
        "events", match.same_attack, match.attack_parts, ("when",), ("resolved_place", "date_start", "date_end", "quote_exact")
    ),
}


@dataclass
class Tally:
    """Counts of one kind of fact over some texts."""

    gold: int = 0
    found: int = 0
    right: int = 0
    whole: int = 0
    parts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    errors: list[str] = field(default_factory=list)

    @property
    def shares(self) -> Shares:
        """Of facts found, and of facts labelled, those that are one."""
        return _shares(self.right, self.found, self.gold)

    @property
    def whole_shares(self) -> Shares:
        """The same where only wholly right facts count."""
        return _shares(self.whole, self.found, self.gold)


def _shares(right: int, found: int, gold: int) -> Shares:
    return Shares(right / found if found else 0.0, right / gold if gold else 0.0)


def found_facts(facts: Facts, kind: str) -> list[Fact]:
    """The facts of a kind that labels speak of."""
    rows = facts.tables[KINDS[kind].table]
    if kind == "places":
        return match.distinct_places(rows)
    if kind == "attacks":
        return [row for row in rows if row["event_type"] == "ASSAULT"]
    return rows


def tally(found: list[tuple[str, Fact, Facts]]) -> dict[str, Tally]:
    """Count each kind of fact over texts given as (name, labels, facts)."""
    tallies = {name: Tally() for name in KINDS}
    for text, gold, facts in found:
        for name, kind in KINDS.items():
            _count(tallies[name], f"{text}: {name}", kind, gold[name], found_facts(facts, name))
    return tallies


def _count(tally: Tally, where: str, kind: Kind, gold: list[Fact], found: list[Fact]) -> None:
    pairs = match.pair(gold, found, kind.same, kind.parts)
    tally.gold += len(gold)
    tally.found += len(found)
    tally.right += len(pairs)
    for i, j in pairs:
        verdict = kind.parts(gold[i], found[j])
        tally.whole += kind.is_whole(gold[i], found[j])
        for part, right in verdict.items():
            tally.parts[part] += right
        wrong = [part for part, right in verdict.items() if not right]
        if wrong:
            tally.errors.append(f"{where} {', '.join(wrong)} wrong: {_show(kind, found[j])}  <- {_show_label(gold[i])}")
    matched_gold, matched = {i for i, _ in pairs}, {j for _, j in pairs}
    tally.errors += [f"{where} missed: {_show_label(label)}" for i, label in enumerate(gold) if i not in matched_gold]
    tally.errors += [f"{where} invented: {_show(kind, row)}" for j, row in enumerate(found) if j not in matched]


def _show(kind: Kind, row: Fact) -> str:
    return " | ".join(str(row[name]) for name in kind.shown)


def _show_label(label: Fact) -> str:
    return " | ".join(str(value) for key, value in label.items() if key not in ("lat", "lon"))
