"""``python -m tests.quality.corpora [CORPUS...]``: the standalone finders against labels that other people made, in one table.

The corpora are third-party texts that the project may not carry. Where a folder ``shared/dev-corpora`` beside the project holds them as
``<corpus>.jsonl`` (one text a line, with its labels), they are measured; else they are left out, and the table says so.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.quality import attributions, timex, toponyms
from tests.quality.shares import Label

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "dev-corpora"


@dataclass(frozen=True, slots=True)
class Corpus:
    """``file`` in ``FOLDER``; ``what`` is measured on every ``step``-th text, so that all of it takes a minute or two."""

    file: str
    what: str
    step: int
    measure: Callable[[list[Label]], dict[str, float]]
    count_labels: Callable[[list[Label]], int]

    @property
    def path(self) -> Path:
        """Where the labelled texts are, if they are there."""
        return FOLDER / self.file

    def read(self) -> list[Label]:
        """The texts that are measured."""
        with self.path.open(encoding="utf-8") as lines:
            return [json.loads(line) for line in lines][:: self.step]


CORPORA = {
    "TimeBank": Corpus("timebank.jsonl", "dates", 1, timex.measure, timex.count_labels),
    "AQUAINT": Corpus("aquaint.jsonl", "dates", 1, timex.measure, timex.count_labels),
    "GeoVirus": Corpus("geovirus.jsonl", "places", 3, toponyms.measure, toponyms.count_labels),
    "LGL": Corpus("lgl.jsonl", "places", 6, toponyms.measure, toponyms.count_labels),
    "PolNeAR dev": Corpus("polnear-dev.jsonl", "direct quotes with speaker", 2, attributions.measure, attributions.count_labels),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures of one corpus: shares of 1 by name, over so many labels in so many texts."""

    what: str
    texts: int
    labelled: int
    figures: dict[str, float]


def measure(name: str) -> Measured | None:
    """The figures of a corpus; None where it is not on this machine."""
    corpus = CORPORA[name]
    if not corpus.path.exists():
        return None
    records = corpus.read()
    return Measured(corpus.what, len(records), corpus.count_labels(records), corpus.measure(records))


def table(measured: dict[str, Measured | None]) -> str:
    """One row a corpus, in Markdown."""
    lines = ["| corpus | what | texts | labelled | precision | recall | F1 | besides |", "|---|---|---|---|---|---|---|---|"]
    for name, found in measured.items():
        if found is None:
            lines.append(
                f"| {name} | {CORPORA[name].what} | - | - | - | - | - | not measured: third-party text that is not on this machine |"
            )
            continue
        main = " | ".join(f"{100 * found.figures[figure]:.1f}" for figure in ("precision", "recall", "F1"))
        besides = ", ".join(f"{figure} {100 * share:.1f}" for figure, share in list(found.figures.items())[3:])
        lines.append(f"| {name} | {found.what} | {found.texts} | {found.labelled} | {main} | {besides} |")
    return "\n".join(lines)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="*", metavar="CORPUS", help=f"any of: {', '.join(CORPORA)}; all where none is named")
    arguments = parser.parse_args()
    if unknown := set(arguments.corpora) - set(CORPORA):
        parser.error(f"no such corpus: {', '.join(sorted(unknown))}")
    print(table({name: measure(name) for name in arguments.corpora or CORPORA}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
