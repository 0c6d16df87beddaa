"""``data/quality.json`` -> small frames: how right the facts are on labelled articles, with the number of labels behind each figure.

``make quality`` measures and writes the file; the page About and README.md show what is in it. Shares are of 1, null where there is nothing
to take a share of.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from lib.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE = Path(__file__).resolve().parent.parent / "data" / "quality.json"
#: What ``make quality`` writes: counts and shares by set of labelled texts, corpus and score.
Report = dict[str, Any]

_KINDS = ("kind", "labelled", "found", "precision", "recall", "f1", "whole_f1")
_PARTS = ("kind", "part", "meaning", "right", "compared", "share")
_CORPORA = ("corpus", "what", "texts", "labelled", "precision", "recall", "f1", "besides")
_BINS = ("scores", "facts", "score", "right")
_BY_KIND = ("kind", "facts", "score", "right", "error")
#: Kind of fact and part of it -> what it means that the part is right.
MEANINGS = {
    ("places", "actor"): "whether the name stands for a government or a place",
    ("places", "role"): "event, dateline, mention or government",
    ("meetings", "who"): "all participants and no others",
    ("meetings", "parties"): "the sides' countries",
    ("meetings", "mode"): "in person, by phone, a letter or a visit",
    ("meetings", "where"): "the place, or that none is told",
    ("meetings", "when"): "first and last possible day",
    ("meetings", "status"): "held, planned, cancelled or denied",
    ("personnel", "bounds"): "lowest, best and highest number",
    ("personnel", "status"): "what became of the people",
    ("personnel", "unit"): "who is counted",
    ("personnel", "force"): "whose people",
    ("personnel", "where"): "the place, or that none is told",
    ("personnel", "claimant"): "who says so",
    ("personnel", "relayed"): "the agency that carried it",
    ("quotes", "speaker"): "who speaks",
    ("quotes", "relayed"): "the agency that carried it",
    ("attacks", "when"): "first and last possible day",
}


def read_report(path: Path = FILE) -> Report:
    """The report as it stands.

    Raises:
        DatelineError: the file is missing or broken.
    """
    try:
        report: Report = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DatelineError(f"The figures cannot be read: {error}.", place=str(path), remedy="Run `make quality`.") from error
    return report


def kinds_of(report: Report, which: str) -> pd.DataFrame:
    """One row a kind of fact of a set: ``kind, labelled, found`` (counts), ``precision, recall, f1, whole_f1`` (shares)."""
    return _frame((_kind(name, counts) for name, counts in report["sets"][which]["kinds"].items()), _KINDS)


def _kind(name: str, counts: dict[str, Any]) -> dict[str, Any]:
    labelled, found, right = counts["labelled"], counts["found"], counts["right"]
    return {
        "kind": name,
        "labelled": labelled,
        "found": found,
        "precision": _share(right, found),
        "recall": _share(right, labelled),
        "f1": _share(2 * right, found + labelled),
        "whole_f1": _share(2 * counts["wholly_right"], found + labelled),
    }


def parts_of(report: Report, which: str) -> pd.DataFrame:
    """One row a part of a kind of fact: ``kind, part, meaning, right, compared`` (counts of facts found that are labelled), ``share``."""
    rows = [
        {
            "kind": kind,
            "part": part,
            "meaning": MEANINGS[kind, part],
            "right": right,
            "compared": counts["right"],
            "share": _share(right, counts["right"]),
        }
        for kind, counts in report["sets"][which]["kinds"].items()
        for part, right in counts["parts"].items()
    ]
    return _frame(rows, _PARTS)


def corpora_of(report: Report) -> pd.DataFrame:
    """One row a corpus labelled by others: ``corpus, what, texts, labelled, precision, recall, f1, besides`` (more figures, in words)."""
    rows = []
    for name, found in report["corpora"].items():
        precision, recall, f1, *besides = found["figures"].items()
        words = ", ".join(f"{figure} {100 * share:.0f}" for figure, share in besides)
        shares = {"precision": precision[1], "recall": recall[1], "f1": f1[1], "besides": words}
        rows.append({"corpus": name, "what": found["what"], "texts": found["texts"], "labelled": found["labelled"]} | shares)
    return _frame(rows, _CORPORA)


def reliability_of(report: Report) -> pd.DataFrame:
    """One row a stretch of scores: ``scores`` ("0.80 to 0.90"), ``facts`` (count), ``score`` (mean), ``right`` (the share that is)."""
    return _frame(({"scores": f"{each['from']:.2f} to {each['to']:.2f}"} | each for each in report["reliability"]["bins"]), _BINS)


def reliability_by_kind(report: Report) -> pd.DataFrame:
    """One row a kind of fact: ``kind, facts, score, right`` as above, ``error``: how far off a score is on average (calibration error)."""
    return _frame(report["reliability"]["by_kind"], _BY_KIND)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _frame(rows: Iterable[dict[str, Any]], columns: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(columns))
