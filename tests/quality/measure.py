"""``python -m tests.quality.measure``: precision, recall and F1 of each kind of fact over the labelled briefs.

``--set developed|held-out|all|world`` picks the articles, ``--errors [ARTICLE]`` lists what was missed and invented,
``--readme`` writes the table into README.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from lib.extract.facts import Facts
from lib.extract.pipeline import extract_articles
from lib.read import read_file
from tests.quality import match
from tests.quality.match import Fact

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "quality" / "gold"
ARTICLES = ROOT / "data" / "articles"
#: Exercises in the manner of news from other parts of the world, labels beside them. They are told freely and are not to be quoted as news.
WORLD = ROOT / "tests" / "quality" / "world"
#: Table of the labels -> (table of the codebook, matcher, parts told apart).
KINDS = {
    "places": ("places", match.same_place, match.place_parts),
    "meetings": ("meetings", match.same_meeting, match.meeting_parts),
    "personnel": ("personnel", match.same_count, match.count_parts),
    "quotes": ("quotes", match.same_quote, match.quote_parts),
    "attacks": ("events", match.same_attack, match.attack_parts),
}
#: The sets that the README quotes.
SETS = {
    "all": "All 39 briefs that ship:",
    "held-out": "Of these, the 13 kept aside while most rules were written:",
    "world": "16 exercises on other parts of the world (each read unseen once; the rules were then mended on them):",
}
#: The parts that must all be right for a fact to count as wholly right.
WHOLE = {
    "places": ("actor",),
    "meetings": ("who", "where", "when", "status"),
    "personnel": ("bounds", "status"),
    "quotes": ("speaker",),
    "attacks": ("when",),
}


@dataclass
class Tally:
    """Counts of one kind of fact over some articles."""

    gold: int = 0
    found: int = 0
    right: int = 0
    whole: int = 0
    parts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of what was found that is labelled."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is labelled that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0

    @property
    def whole_f1(self) -> float:
        """F1 where only wholly right facts count."""
        return 2 * self.whole / (self.found + self.gold) if self.found + self.gold else 0.0


def held_out() -> set[str]:
    """Names of the briefs that rules are not developed on."""
    return set(json.loads((ROOT / "tests" / "quality" / "held_out.json").read_text())["held_out"])


def articles(which: str) -> list[str]:
    """Names of the labelled briefs of a set."""
    names = sorted(path.stem for path in GOLD.glob("*.json"))
    return [name for name in names if which == "all" or (name in held_out()) == (which == "held-out")]


def found_facts(facts: Facts, kind: str) -> list[Fact]:
    """The facts of a kind that labels speak of."""
    rows = facts.tables[KINDS[kind][0]]
    if kind == "places":
        return match.distinct_places(rows)
    if kind == "attacks":
        return [row for row in rows if row["event_type"] == "ASSAULT"]
    return rows


def tally(found: list[tuple[str, Fact, Facts]]) -> dict[str, Tally]:
    """Count each kind of fact over articles given as (name, labels, facts)."""
    tallies = {kind: Tally() for kind in KINDS}
    for name, gold, facts in found:
        for kind, (_, same, parts) in KINDS.items():
            _count(tallies[kind], name, gold[kind], found_facts(facts, kind), kind, same, parts)
    return tallies


def _count(tally: Tally, name: str, gold: list[Fact], found: list[Fact], kind: str, same, parts) -> None:
    pairs = match.pair(gold, found, same, parts)
    tally.gold += len(gold)
    tally.found += len(found)
    tally.right += len(pairs)
    for i, j in pairs:
        verdict = parts(gold[i], found[j])
        tally.whole += all(verdict[part] for part in WHOLE[kind])
        for part, right in verdict.items():
            tally.parts[part] += right
        wrong = [part for part, right in verdict.items() if not right]
        if wrong:
            tally.errors.append(f"{name}: {kind} {', '.join(wrong)} wrong: {_show(kind, found[j])}  <- {_show_gold(gold[i])}")
    tally.errors += [f"{name}: {kind} missed: {_show_gold(gold[i])}" for i in range(len(gold)) if i not in {pair[0] for pair in pairs}]
    tally.errors += [f"{name}: {kind} invented: {_show(kind, found[j])}" for j in range(len(found)) if j not in {pair[1] for pair in pairs}]


def _show(kind: str, row: Fact) -> str:
    names = {
        "places": ("extracted_place", "resolved_place", "country_code", "role", "where_prec"),
        "meetings": ("participants", "parties", "mode", "resolved_place", "date_start", "date_end", "status", "quote_exact"),
        "personnel": (
            *("count_text", "count_low", "count_best", "count_high", "unit", "force", "resolved_place", "status", "claimant", "relayed_by"),
        ),
        "quotes": ("quote", "speaker", "relayed_by"),
        "attacks": ("resolved_place", "date_start", "date_end", "quote_exact"),
    }[kind]
    return " | ".join(str(row[name]) for name in names)


def _show_gold(gold: Fact) -> str:
    return " | ".join(str(value) for key, value in gold.items() if key not in ("lat", "lon"))


def markdown(tallies: dict[str, Tally]) -> str:
    """The table that README.md quotes."""
    lines = [
        "| kind of fact | labelled | found | precision | recall | F1 | F1, wholly right | parts right, of the facts found |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for kind, each in tallies.items():
        parts = ", ".join(f"{part} {100 * right / each.right:.0f}" for part, right in each.parts.items()) if each.right else "-"
        lines.append(
            f"| {kind} | {each.gold} | {each.found} | {100 * each.precision:.0f} | {100 * each.recall:.0f} | {100 * each.f1:.0f}"
            f" | {100 * each.whole_f1:.0f} | {parts} |"
        )
    return "\n".join(lines)


def labelled(which: str) -> list[tuple[str, Fact, Facts]]:
    """Name, labels and extracted facts of each article of a set."""
    names = sorted(path.stem for path in WORLD.glob("*.json")) if which == "world" else articles(which)
    texts, gold = (WORLD, WORLD) if which == "world" else (ARTICLES, GOLD)
    facts = list(extract_articles([read_file(texts / f"{name}.md") for name in names]))
    labels = [json.loads((gold / f"{name}.json").read_text()) for name in names]
    return list(zip(names, labels, facts, strict=True))


def measure(which: str) -> dict[str, Tally]:
    """Extract the articles of a set and count."""
    return tally(labelled(which))


def main() -> int:
    """Print the table, and the errors where asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", choices=("developed", "held-out", "all", "world"), default="all")
    parser.add_argument("--errors", nargs="?", const="", metavar="ARTICLE OR KIND")
    parser.add_argument("--readme", action="store_true", help="write the table between README.md's quality markers")
    arguments = parser.parse_args()
    if arguments.readme:
        write_readme()
        return 0
    tallies = measure(arguments.set)
    print(markdown(tallies))
    if arguments.errors is not None:
        print(*(error for each in tallies.values() for error in each.errors if arguments.errors in error), sep="\n")
    return 0


def write_readme() -> None:
    """Measure each set and put the tables between the README's quality markers."""
    path = ROOT / "README.md"
    tables = "\n\n".join(f"{title}\n\n{markdown(measure(which))}" for which, title in SETS.items())
    before, rest = path.read_text().split("<!-- quality -->", 1)
    _, after = rest.split("<!-- /quality -->", 1)
    path.write_text(f"{before}<!-- quality -->\n{tables}\n<!-- /quality -->{after}")


if __name__ == "__main__":
    sys.exit(main())
