"""``python -m tests.quality.fit_meetings``: what each witness says about two people having met, to ``data/lookups/meeting_weights.csv``.

Logistic regression over every two persons whom one sentence names beside a word that may tell of a meeting, in the labelled texts that
rules are developed on; a pair is right where a labelled meeting has both. Of several such words the one that weighs most speaks for the
pair, so that the fit is repeated until they settle. ``EXPECTED`` holds what a reader would expect of a witness; a ridge of strength
``RIDGE`` draws the weights there.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lib.extract.actors.find import find_actors
from lib.extract.document import parse
from lib.extract.meetings.pairs import find_pairs
from lib.extract.values import Reading
from lib.gazetteer import open_gazetteer
from lib.lookups import LOOKUPS
from lib.read import read_file
from tests.quality.logistic import weigh_witnesses
from tests.quality.match import persons
from tests.quality.sets import SETS, names

#: Strength of the ridge, in units of one pair: of 1 to 32 the one that foretells pairs of other articles best.
RIDGE = 16.0
_ROUNDS = 4
EXPECTED = {
    **{"first speaks for another": -1.5, "second speaks for another": -1.5},
    **{"one country": -2.0, "a country unknown": -0.5, "two countries": 0.5, "denied": -0.5, "go verb": -0.5, "letter noun": -0.3},
    **{"apart reporting": -0.5, "apart quotation": -0.7, "A-T quotation": -0.5, "B-T quotation": -0.5},
    **{"A-T that": -1.0, "B-T that": -1.5},
    **{"first says so": -0.3, "second says so": -0.7, "first without office": -0.3, "second without office": -0.3},
}
#: What picks the word that speaks for a pair before anything is known.
_START = {"nearer 2": 1.0, "nearer 5": 0.7, "farther 5": 0.7, "farther 10": 0.4, "meet verb": 1.0, "talk noun": 0.8, "meeting noun": 0.8}


@dataclass(frozen=True, slots=True)
class Example:
    """Two persons of one sentence: the witnesses by each word that may tell of their meeting, and whether they met."""

    words: list[frozenset[str]]
    met: bool

    def best(self, weights: dict[str, float]) -> frozenset[str]:
        """The witnesses by the word that weighs most."""
        return max(self.words, key=lambda word: sum(weights.get(witness, 0.0) for witness in word))


def labelled_pairs() -> Iterator[Example]:
    """The pairs of the developed briefs and of the set ``world``."""
    for which in ("world", "developed"):
        chosen = SETS[which]
        articles = [read_file(chosen.texts / f"{name}.md") for name in names(which)]
        for name, article, doc in zip(names(which), articles, parse(articles), strict=True):
            gold = json.loads((chosen.labels / f"{name}.json").read_text())["meetings"]
            reading = Reading(article, doc, open_gazetteer())
            reading.actors = find_actors(reading)
            yield from read_pairs(reading, [persons(meeting["participants"]) for meeting in gold])


def read_pairs(reading: Reading, met: list[set[str]]) -> Iterator[Example]:
    """The pairs of an article, held against the circles of people who met."""
    for sent in reading.sentences():
        mentions = [mention for mention in reading.actors if sent.start_char <= mention.start < sent.end_char]
        words: dict[frozenset[str], list[frozenset[str]]] = defaultdict(list)
        for pair in find_pairs(reading, sent, mentions):
            words[pair.names].append(pair.witnesses)
        for pair_names, witnesses in words.items():
            both = persons(list(pair_names))
            yield Example(witnesses, any(both <= circle for circle in met))


def fit(examples: list[Example]) -> dict[str, float]:
    """Witness -> weight."""
    weights = _START
    for _ in range(_ROUNDS):
        best = [example.best(weights) for example in examples]
        weights = weigh_witnesses(best, [example.met for example in examples], EXPECTED, RIDGE, free={"always"})
    return weights


def main() -> int:
    """Fit and write the file."""
    with (LOOKUPS / "meeting_weights.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["feature", "weight"])
        writer.writerows([witness, f"{weight:.2f}"] for witness, weight in fit(list(labelled_pairs())).items() if abs(weight) >= 0.05)
    return 0


if __name__ == "__main__":
    sys.exit(main())
