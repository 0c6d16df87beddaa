"""``python -m tests.quality.fit_places``: what each witness says about a name being a place, written to ``data/lookups/place_weights.csv``.

Logistic regression over every name in capitals that the finder looks at, in the labelled texts that rules are developed on and in texts of
the corpora of places (where they are on this machine) that are not among those measured. ``EXPECTED`` holds what a reader would expect of
a witness; a ridge of strength ``RIDGE`` draws the weights there, so that a cue that few texts have keeps its say.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from unittest.mock import patch

from lib.extract import standalone
from lib.extract.actors.find import find_actors
from lib.extract.document import parse
from lib.extract.places import evidence, spans
from lib.extract.values import Reading
from lib.gazetteer import open_gazetteer
from lib.lookups import LOOKUPS
from lib.read import read_file
from lib.read.article import Article
from tests.quality.corpora import CORPORA
from tests.quality.logistic import weigh_witnesses
from tests.quality.match import plain
from tests.quality.sets import SETS, names

#: Strength of the ridge, in units of one name: of 0.5, 1 and 2 the one that foretells names of other articles best.
RIDGE = 2.0
#: Which texts of a corpus teach: the first, and every so many; the measure takes others.
_TAUGHT = {"LGL": (3, 6), "GeoVirus": (1, 3)}
EXPECTED = {
    **{"attack on": 1.5, "object of a blow": 1.0, "before: out of": 1.5, "container after": 1.5, "kind after": 2.0, "kind before": 2.0},
    **{"in a list of places": 2.0, "near": 1.5, "dateline": 2.0, "locals after": 0.5, "before: in": 0.7, "before: near": 1.0},
    **{"named as a person": -2.5, "named as a body": -2.5, "surname": -2.0, "title before": -1.5, "ordinary word": -1.5},
    **{"words 2": 0.5, "words 3": 1.2},
}


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its witnesses, and whether it is a place."""

    witnesses: frozenset[str]
    is_place: bool


def read_names(article: Article, reading: Reading) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Where the names that the finder looks at stand, with their witnesses."""
    seen: list[tuple[int, int, frozenset[str]]] = []

    def record(sentence: spans.Sentence, first: int, last: int, **flags: bool) -> list[str]:
        found = evidence.witnesses(sentence, first, last, **flags)
        if not sentence.dateline:
            seen.append((sentence.words[first].start, sentence.words[last].end, frozenset(found)))
        return found

    reading.actors = find_actors(reading)
    with patch.object(spans, "witnesses", record):
        spans.find_spans(reading)
    yield from seen


def labelled_names() -> Iterator[Name]:
    """The names of the developed briefs and of the set ``world``."""
    for which in ("world", "developed"):
        chosen = SETS[which]
        articles = [read_file(chosen.texts / f"{name}.md") for name in names(which)]
        for name, article, doc in zip(names(which), articles, parse(articles), strict=True):
            gold = json.loads((chosen.labels / f"{name}.json").read_text())["places"]
            known = {plain(place[column]) for place in gold for column in ("text", "name")}
            inside = [found.span() for place in gold for found in re.finditer(re.escape(place["text"]), article.text)]
            for start, end, found in read_names(article, Reading(article, doc, open_gazetteer())):
                covered = any(left <= start and end <= right for left, right in inside)
                yield Name(found, covered or plain(article.text[start:end]) in known)


def corpus_names(corpus: str) -> Iterator[Name]:
    """The names of a corpus's texts that teach; none where it is not on this machine."""
    if not CORPORA[corpus].path.exists():
        return
    first, step = _TAUGHT[corpus]
    with CORPORA[corpus].path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines][first::step]
    aligned = [standalone._align(record["text"]) for record in records]
    articles = [standalone._lay_out(each.text, None) for each in aligned]
    for record, each, article, doc in zip(records, aligned, articles, parse(articles), strict=True):
        for start, end, found in read_names(article, Reading(article, doc, open_gazetteer())):
            left, right = each.span(start, end)
            yield Name(found, any(left < label["end"] and label["start"] < right for label in record["gold"]))


def fit(found: list[Name]) -> dict[str, float]:
    """Witness -> weight."""
    return weigh_witnesses([name.witnesses for name in found], [name.is_place for name in found], EXPECTED, RIDGE)


def main() -> int:
    """Fit and write the file."""
    found = [*labelled_names(), *(name for corpus in _TAUGHT for name in corpus_names(corpus))]
    with (LOOKUPS / "place_weights.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["feature", "weight"])
        writer.writerows([witness, f"{weight:.2f}"] for witness, weight in fit(found).items() if abs(weight) >= 0.05)
    return 0


if __name__ == "__main__":
    sys.exit(main())
