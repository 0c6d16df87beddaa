"""``python -m tests.quality.fit``: how often each rule is right on all labelled texts, written to ``data/lookups/rule_scores.csv``.

A fact counts as right where the labels hold it and every part that ``Kind.whole`` names is right. One right and one wrong fact
are added to each rule (Laplace's rule of succession), so that a rule seen once is not called certain.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from io import StringIO

from lib.extract.facts import Facts
from lib.lookups import LOOKUPS
from tests.quality import match
from tests.quality.match import Fact
from tests.quality.sets import labelled
from tests.quality.tally import KINDS, found_facts

Verdicts = Counter[tuple[str, str, bool]]


def verdicts(gold: Fact, facts: Facts) -> Verdicts:
    """How many facts of each (table, rule) are right and wrong in one article."""
    counted: Verdicts = Counter()
    for kind, how in KINDS.items():
        if kind == "places":
            counted += _place_verdicts(gold["places"], facts.tables["places"])
            continue
        found = found_facts(facts, kind)
        pairs = match.pair(gold[kind], found, how.same, how.parts)
        right = {j for i, j in pairs if how.is_whole(gold[kind][i], found[j])}
        counted.update((how.table, row["rule"], j in right) for j, row in enumerate(found))
    return counted


def _place_verdicts(gold: list[Fact], rows: list[Fact]) -> Verdicts:
    """Each mention counts: right where the place is labelled, whatever the role of the single mention."""
    counted: Verdicts = Counter()
    for row in rows:
        known = row | {"texts": {match.plain(row["extracted_place"])}}
        counted["places", row["rule"], any(match.same_place(place, known) for place in gold)] += 1
    return counted


def main() -> int:
    """Fit on all labelled briefs and exercises and write the table."""
    counted: Verdicts = Counter()
    for which in ("all", "world"):
        for _, gold, facts in labelled(which):
            counted += verdicts(gold, facts)
    for (table, _, right), count in list(counted.items()):
        counted[table, "*", right] += count
    lines = StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(["table", "rule", "right", "wrong", "score"])
    for table, rule in sorted({(table, rule) for table, rule, _ in counted}):
        hits, misses = counted[table, rule, True], counted[table, rule, False]
        writer.writerow([table, rule, hits, misses, f"{(hits + 1) / (hits + misses + 2):.3f}"])
    (LOOKUPS / "rule_scores.csv").write_text(lines.getvalue())
    return 0


if __name__ == "__main__":
    sys.exit(main())
