"""Figures that may never drop: ``floors.json``, in whole points, a file that a reviewer reads.

``sets`` holds F1 and F1 of wholly right facts for each kind of fact; ``corpora`` each figure of each corpus.
"""

from __future__ import annotations

import json
from math import floor

from tests.quality import corpora
from tests.quality.sets import QUALITY, labelled
from tests.quality.tally import tally

FILE = QUALITY / "floors.json"

#: Figure -> whole points, by what was measured.
Figures = dict[str, dict[str, int]]


def read() -> dict[str, dict[str, Figures]]:
    """The file: ``sets`` -> set -> kind of fact -> figure, and ``corpora`` -> corpus -> what -> figure."""
    found: dict[str, dict[str, Figures]] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def reached(part: str, name: str) -> Figures | None:
    """What is reached now by a set or a corpus, rounded down; None for a corpus that is not on this machine."""
    if part == "sets":
        tallies = tally(labelled(name))
        return {kind: {"F1": _points(each.shares.f1), "wholly right F1": _points(each.whole_shares.f1)} for kind, each in tallies.items()}
    measured = corpora.measure(name)
    return {measured.what: {figure: _points(share) for figure, share in measured.figures.items()}} if measured is not None else None


def drops(floors: Figures, figures: Figures) -> list[str]:
    """What is below its floor, in words."""
    return [
        f"{kind}, {figure}: {figures[kind][figure]} is below {least}"
        for kind, own in floors.items()
        for figure, least in own.items()
        if figures[kind][figure] < least
    ]


def higher(floors: Figures, figures: Figures) -> Figures:
    """The floors where they are higher, else the figures; never lower than either."""
    kinds = {**floors, **figures}
    return {
        kind: {
            figure: max(floors.get(kind, {}).get(figure, 0), figures.get(kind, {}).get(figure, 0))
            for figure in {**floors.get(kind, {}), **figures.get(kind, {})}
        }
        for kind in kinds
    }


def lift(sets: list[str]) -> None:
    """Raise every floor of the file, and those of more sets, to what is reached now; a corpus that is not here keeps its own."""
    found = read()
    wanted = {"sets": [*dict.fromkeys([*found["sets"], *sets])], "corpora": list(corpora.CORPORA)}
    for part, names in wanted.items():
        for name in names:
            figures = reached(part, name)
            if figures is not None:
                found[part][name] = higher(found[part].get(name, {}), figures)
                print(f"{name}: {found[part][name]}")
    FILE.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _points(share: float) -> int:
    return floor(100 * share + 1e-9)
