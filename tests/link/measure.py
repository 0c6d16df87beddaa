"""``python -m tests.link.measure``: how often one story is found again by kind of edit, and how often two are taken for one."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from random import Random

from lib.link import stories
from lib.link.stories import same_story, story_keys
from lib.read import read_file
from tests.link.variants import PRINTS, Edit, change_figures, write_bulletin

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "data" / "articles", ROOT / "tests" / "quality" / "world", ROOT / "tests" / "quality" / "unseen")
BULLETINS = 60


@dataclass(frozen=True, slots=True)
class Joined:
    """Of so many pairs, those that share a key, those that the texts themselves join, and those that both do: which are linked."""

    pairs: int
    by_key: int
    by_text: int
    linked: int


@cache
def texts() -> tuple[str, ...]:
    """The shipped briefs and the labelled exercises, headline first, as they are stored."""
    files = [path for folder in FOLDERS for path in sorted(folder.glob("*.md")) if path.name != "README.md"]
    return tuple(read_file(path).text for path in files)


def measure(pairs: list[tuple[str, str]]) -> Joined:
    """How many of some pairs of texts are joined."""
    by_key = [not set(story_keys(one)).isdisjoint(story_keys(other)) for one, other in pairs]
    by_text = [same_story(one, other) for one, other in pairs]
    return Joined(len(pairs), sum(by_key), sum(by_text), sum(map(all, zip(by_key, by_text, strict=True))))


def measure_prints(edit: Edit, seed: int = 0) -> Joined:
    """Each text and a print of it: all should be linked."""
    random = Random(f"{edit.__name__}{seed}")
    return measure([(text, edit(text, random)) for text in texts()])


def measure_issues(seed: int = 0) -> Joined:
    """Each text that has figures and the same with others: none should be linked."""
    random = Random(seed)
    pairs = [(text, change_figures(text, random)) for text in texts()]
    return measure([pair for pair in pairs if pair[0] != pair[1]])


def measure_bulletins(seed: int = 0) -> Joined:
    """All pairs of a ministry's daily bulletins: none should be linked."""
    random = Random(seed)
    return measure(list(combinations([write_bulletin(random) for _ in range(BULLETINS)], 2)))


def measure_reports() -> Joined:
    """All pairs of different texts, many of which tell one event: none should be linked."""
    keys, found = [set(story_keys(text)) for text in texts()], texts()
    pairs = list(combinations(range(len(found)), 2))
    by_key = [not keys[one].isdisjoint(keys[other]) for one, other in pairs]
    by_text = [same_story(found[one], found[other]) for one, other in pairs]
    return Joined(len(pairs), sum(by_key), sum(by_text), sum(map(all, zip(by_key, by_text, strict=True))))


def main() -> None:
    """One line for each kind of edit, then for what must not be linked, then the time that keys take."""
    rows = {edit.__name__: [measure_prints(edit, seed) for seed in range(3)] for edit in PRINTS}
    rows |= {
        "(other figures)": [measure_issues(seed) for seed in range(3)],
        "(bulletins)": [measure_bulletins()],
        "(other reports)": [measure_reports()],
    }
    sys.stdout.write(f"{'kind of pair':20}{'pairs':>8}{'a key':>9}{'texts':>9}{'linked':>9}\n")
    for name, found in rows.items():
        pairs = sum(each.pairs for each in found)
        shares = [sum(getattr(each, part) for each in found) / pairs for part in ("by_key", "by_text", "linked")]
        sys.stdout.write(f"{name:20}{pairs:8,}{shares[0]:9.2%}{shares[1]:9.2%}{shares[2]:9.2%}\n")
    stories._read_print.cache_clear()
    begun = time.process_time()
    for text in texts():
        story_keys(text)
    taken = (time.process_time() - begun) / len(texts()) * 1000
    sys.stdout.write(f"keys: {taken:.2f} ms an article of {sum(len(text.split()) for text in texts()) // len(texts())} words\n")


if __name__ == "__main__":
    main()
