"""``python -m tests.quality.measure``: precision, recall and F1 of each kind of fact over the labelled texts.

``--set`` picks the texts, ``--errors [ARTICLE OR KIND]`` lists what was missed and invented; of texts that nobody may look at while rules
are being written (``--set unseen``) only the totals are printed unless it is given. ``--folder`` measures on texts with labels beside
them, such as the page Review exports. ``--raise-floors`` lifts ``floors.json`` to what is
reached now, for the sets and corpora that it names and those named with ``--set``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.quality import floors
from tests.quality.sets import ARTICLES, GOLD, SETS, labelled, labelled_in
from tests.quality.tally import KINDS, Tally, found_facts, tally

__all__ = ["ARTICLES", "GOLD", "KINDS", "found_facts", "labelled", "measure"]


def markdown(tallies: dict[str, Tally]) -> str:
    """One row a kind of fact."""
    lines = [
        "| kind of fact | labelled | found | precision | recall | F1 | F1, wholly right | parts right, of the facts found |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for kind, each in tallies.items():
        parts = ", ".join(f"{part} {100 * right / each.right:.0f}" for part, right in each.parts.items()) if each.right else "-"
        shares = each.shares
        lines.append(
            f"| {kind} | {each.gold} | {each.found} | {100 * shares.precision:.0f} | {100 * shares.recall:.0f} | {100 * shares.f1:.0f}"
            f" | {100 * each.whole_shares.f1:.0f} | {parts} |"
        )
    return "\n".join(lines)


def measure(which: str) -> dict[str, Tally]:
    """Extract the texts of a set and count."""
    return tally(labelled(which))


def measure_folder(folder: Path) -> dict[str, Tally]:
    """The same for the texts in a folder that have their labels beside them."""
    return tally(labelled_in(folder))


def main() -> int:
    """Print the table, and the errors where asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", choices=tuple(SETS), action="append", help="all, if not given; may be given more than once")
    parser.add_argument("--folder", type=Path, help="texts with labels beside them, in the place of a set")
    parser.add_argument("--errors", nargs="?", const="", metavar="ARTICLE OR KIND")
    parser.add_argument("--raise-floors", action="store_true")
    arguments = parser.parse_args()
    if arguments.raise_floors:
        floors.lift(arguments.set or [])
        return 0
    for which in arguments.set or ["all"]:
        tallies = measure_folder(arguments.folder) if arguments.folder else measure(which)
        if arguments.set and len(arguments.set) > 1:
            print(f"\n{SETS[which].title}\n")
        print(markdown(tallies))
        if arguments.errors is not None:
            print(*(error for each in tallies.values() for error in each.errors if arguments.errors in error), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
