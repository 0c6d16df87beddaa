"""The labelled texts, by what they were used for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from lib.extract.facts import Facts
from lib.extract.pipeline import extract_articles
from lib.read import read_file
from tests.quality.match import Fact

ROOT = Path(__file__).resolve().parents[2]
QUALITY = ROOT / "tests" / "quality"
GOLD = QUALITY / "gold"
ARTICLES = ROOT / "data" / "articles"


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """Texts ``<name>.md`` with labels ``<name>.json``; ``title`` and ``note`` say what the set is and what its figures are worth."""

    title: str
    note: str
    texts: Path = ARTICLES
    labels: Path = GOLD

    def names(self) -> list[str]:
        """Names of all texts that have labels; a set that picks some of them has a function of its own."""
        return sorted(path.stem for path in self.labels.glob("*.json") if (self.texts / f"{path.stem}.md").exists())


#: Exercises are told freely in the manner of news and are not to be quoted as such.
SETS = {
    "all": LabelledSet("The briefs that ship", "Rules were developed on two thirds of them."),
    "developed": LabelledSet(
        "Of these, those that rules were developed on", "They say how well the rules fit, not how well they carry over."
    ),
    "held-out": LabelledSet("Of these, those kept aside", "Kept aside while most rules were written."),
    "world": LabelledSet(
        "Exercises on other parts of the world",
        "Rules were developed on them: they say how well the rules fit. Denser than news is: all that is rare in one text.",
        QUALITY / "world",
        QUALITY / "world",
    ),
    "unseen": LabelledSet(
        "Unseen exercises: plain wire news from other parts of the world",
        "Never used for a rule: what to expect of other people's plain news.",
        QUALITY / "unseen",
        QUALITY / "unseen",
    ),
}


#: Facts of the texts read so far.
_read: dict[Path, Facts] = {}


def held_out() -> set[str]:
    """Names of the briefs that rules are not developed on."""
    return set(json.loads((QUALITY / "held_out.json").read_text())["held_out"])


def names(which: str) -> list[str]:
    """Names of the texts of a set, in order."""
    found = SETS[which].names()
    if which in ("developed", "held-out"):
        return [name for name in found if (name in held_out()) == (which == "held-out")]
    return found


def labelled(which: str) -> list[tuple[str, Fact, Facts]]:
    """Name, labels and extracted facts of each text of a set; no text is read twice in a process."""
    return _read_texts(SETS[which], names(which))


def labelled_in(folder: Path) -> list[tuple[str, Fact, Facts]]:
    """The same of all texts in a folder that have their labels beside them, as the page Review exports them."""
    chosen = LabelledSet("Reviewed", "", folder, folder)
    return _read_texts(chosen, chosen.names())


def _read_texts(chosen: LabelledSet, found: list[str]) -> list[tuple[str, Fact, Facts]]:
    new = [path for name in found if (path := chosen.texts / f"{name}.md") not in _read]
    _read.update(zip(new, extract_articles([read_file(path) for path in new]), strict=True))
    labels = [json.loads((chosen.labels / f"{name}.json").read_text()) for name in found]
    return [(name, own, _read[chosen.texts / f"{name}.md"]) for name, own in zip(found, labels, strict=True)]
