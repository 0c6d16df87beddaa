"""``python -m tests.quality.report``: measure everything, print the tables, write data/quality.json and README.md's quality section.

Nothing is fitted: scores are checked as they are. A corpus that is not on this machine keeps the figures of the last time that it was,
with the parser version of that time.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import pandas as pd

from lib import quality
from lib.extract.version import parser_version
from tests.quality import corpora
from tests.quality.reliability import Bin, bins, calibration_error, checked
from tests.quality.sets import ROOT, SETS, labelled, names
from tests.quality.tally import KINDS, Tally, tally

README = ROOT / "README.md"
#: Decimals that shares are written with; more would change with the machine.
_DECIMALS = 3
#: The sets that the README quotes, in order: what says most about other people's news first.
_QUOTED = ("unseen", "world", "all", "held-out")
_AS_THEY_ARE = ("score", "right", "error")
_LABELS = {"kind": "kind of fact", "f1": "F1", "whole_f1": "F1, wholly right", "score": "mean score", "right": "share right"}


def measure() -> quality.Report:
    """All figures, as counts where shares follow from them."""
    return {
        "parser_version": parser_version(),
        "sets": {which: _set(which) for which in SETS if names(which)},
        "corpora": _corpora(),
        "reliability": _reliability(),
    }


def _set(which: str) -> dict[str, Any]:
    found = labelled(which)
    kinds = {kind: _counts(each) for kind, each in tally(found).items()}
    return {"title": SETS[which].title, "note": SETS[which].note, "texts": len(found), "kinds": kinds}


def _counts(each: Tally) -> dict[str, Any]:
    counts = {"labelled": each.gold, "found": each.found, "right": each.right, "wholly_right": each.whole}
    return counts | {"parts": dict(each.parts)}


def _corpora() -> dict[str, Any]:
    before = quality.read_report()["corpora"] if quality.FILE.exists() else {}
    found: dict[str, Any] = {}
    for name in corpora.CORPORA:
        measured = corpora.measure(name)
        if measured is None:
            print(f"{name} is not on this machine", "" if name not in before else "; its figures stay as they were", file=sys.stderr)
            found |= {name: before[name]} if name in before else {}
            continue
        figures = {figure: round(share, _DECIMALS) for figure, share in measured.figures.items()}
        counts = {"what": measured.what, "texts": measured.texts, "labelled": measured.labelled}
        found[name] = counts | {"figures": figures, "parser_version": parser_version()}
    return found


def _reliability() -> dict[str, Any]:
    scored = checked()
    error = round(calibration_error(bins(scored)), _DECIMALS)
    return {
        "facts": len(scored),
        "error": error,
        "bins": [{"from": each.low, "to": each.high} | _means(each) for each in bins(scored)],
        "by_kind": [{"kind": kind} | _of_kind(scored, how.table) for kind, how in KINDS.items()],
    }


def _of_kind(scored: list[tuple[str, float, bool]], table: str) -> dict[str, float]:
    own = [each for each in scored if each[0] == table]
    (whole,) = bins(own, edges=(0.0,)) or [Bin(0.0, 1.0, 0, 0.0, 0.0)]
    return _means(whole) | {"error": round(calibration_error(bins(own)), _DECIMALS)}


def _means(each: Bin) -> dict[str, float]:
    return {"facts": each.facts, "score": round(each.score, 2), "right": round(each.right, 2)}


def section(report: quality.Report) -> str:
    """The README's quality section, between its markers."""
    parts = []
    for which in _QUOTED:
        if which not in report["sets"]:
            continue
        about = report["sets"][which]
        kinds, fields = quality.kinds_of(report, which), quality.parts_of(report, which)
        kinds["parts right, of the facts found"] = [_in_words(fields[fields["kind"] == kind]) for kind in kinds["kind"]]
        parts.append(f"**{about['title']}** ({about['texts']} texts). {about['note']}\n\n{markdown(kinds)}")
    if report["corpora"]:
        frame = quality.corpora_of(report)
        parts.append(f"**Labels that other people made** (`python -m tests.quality.corpora`).\n\n{markdown(frame)}")
    found = report["reliability"]
    off = f"on average the share of right facts is {100 * found['error']:.0f} points off the score"
    parts.append(f"**What a score is worth**, on {found['facts']:,} facts of articles that it was not fitted on: {off}.")
    parts += [markdown(frame, whole=_AS_THEY_ARE) for frame in (quality.reliability_of(report), quality.reliability_by_kind(report))]
    return "\n\n".join([*parts, f"Measured with parser `{report['parser_version']}`."])


def _in_words(fields: pd.DataFrame) -> str:
    return ", ".join(
        f"{part} {'-' if pd.isna(share) else f'{100 * share:.0f}'}" for part, share in zip(fields["part"], fields["share"], strict=True)
    )


def markdown(frame: pd.DataFrame, whole: tuple[str, ...] = ()) -> str:
    """A table of a frame; shares in points of 100 but for the columns ``whole``."""
    names_ = [_LABELS.get(name, name) for name in frame.columns]
    lines = [f"| {' | '.join(names_)} |", "|" + "---|" * len(names_)]
    rows = ([_cell(value, name in whole) for name, value in zip(frame.columns, row, strict=True)] for row in frame.itertuples(index=False))
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def _cell(value: Any, whole: bool) -> str:
    if isinstance(value, float):
        return "-" if pd.isna(value) else f"{value:.2f}" if whole else f"{100 * value:.0f}"
    return str(value)


def write_readme(report: quality.Report) -> None:
    """Put the section between the README's markers."""
    before, rest = README.read_text(encoding="utf-8").split("<!-- quality -->", 1)
    _, after = rest.split("<!-- /quality -->", 1)
    README.write_text(f"{before}<!-- quality -->\n{section(report)}\n<!-- /quality -->{after}", encoding="utf-8")


def main() -> int:
    """Measure, print and write."""
    report = measure()
    quality.FILE.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    write_readme(report)
    print(section(report))
    return 0


if __name__ == "__main__":
    sys.exit(main())
