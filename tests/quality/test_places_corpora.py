"""Places against two corpora that others labelled: LGL (local news) and GeoVirus (news of epidemics).

Recognition: a gold mention is found where one of ours overlaps it; each of ours serves one gold mention. Resolution: the share of all gold
mentions, the missed ones too, that we put within 161 km (100 miles) of gold's point. Both corpora label demonyms, parts of organisations'
names or streets here and there, which the codebook leaves out, so that neither figure can reach 100. GeoVirus gives countries another point
than GeoNames does.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from lib.extract.actors.find import find_actors
from lib.extract.document import parse
from lib.extract.places.find import find_places
from lib.extract.values import PlaceMention, Reading
from lib.gazetteer import distance_km, open_gazetteer
from lib.read.article import Article, Block

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "dev-corpora"
NEAR_KM = 161
#: Every how-manieth article is read, so that the test takes less than a minute.
STEP = {"lgl": 12, "geovirus": 4}
#: Measured once and never allowed to drop: corpus -> lowest (recognition F1, share of all gold within 161 km).
FLOORS = {"lgl": (0.66, 0.37), "geovirus": (0.90, 0.72)}


@dataclass
class Score:
    """Counts over a corpus."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    near: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall of recognition."""
        return 2 * self.matched / (self.gold + self.found)


def measure(corpus: str, step: int) -> Score:
    """Read every ``step``-th article of a corpus and count."""
    records = [json.loads(line) for line in (CORPORA / f"{corpus}.jsonl").open(encoding="utf-8")][::step]
    score = Score()
    for record, doc in zip(records, parse(_article(record) for record in records), strict=True):
        reading = Reading(_article(record), doc, open_gazetteer())
        reading.actors = find_actors(reading)
        _count(score, record["gold"], find_places(reading))
    return score


def _article(record: dict[str, Any]) -> Article:
    return Article(record["id"], "", "", "", None, None, "en", record["text"], (Block("body", 0, len(record["text"])),))


def _count(score: Score, gold: list[dict[str, Any]], found: list[PlaceMention]) -> None:
    score.gold += len(gold)
    score.found += len(found)
    free = list(found)
    for label in gold:
        mention = next((each for each in free if each.start < label["end"] and label["start"] < each.end), None)
        if mention is None:
            continue
        free.remove(mention)
        score.matched += 1
        place = mention.place
        if place is not None and place.lat is not None and place.lon is not None and label["lat"] is not None:
            score.near += distance_km((place.lat, place.lon), (label["lat"], label["lon"])) <= NEAR_KM


@pytest.mark.parametrize("corpus", sorted(FLOORS))
def test_corpus(corpus: str) -> None:
    if not (CORPORA / f"{corpus}.jsonl").exists():
        pytest.skip(f"{corpus}.jsonl is third-party text that does not ship with the project")
    score = measure(corpus, STEP[corpus])
    near = score.near / score.gold
    print(f"{corpus}: recognition F1 {100 * score.f1:.1f}, within {NEAR_KM} km {100 * near:.1f} of {score.gold}")
    assert score.f1 >= FLOORS[corpus][0]
    assert near >= FLOORS[corpus][1]
