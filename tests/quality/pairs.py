"""Labelled pairs of facts across the briefs (``pairs.json``) against what linking makes of them.

``python -m tests.quality.pairs`` prints precision, recall and F1 of ``same`` and ``conflict``, and every pair that is not as labelled.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lib.extract.pipeline import extract_articles
from lib.link import link
from lib.link.claims import relate
from lib.link.names import same_name
from lib.read import read_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lib.schema import Row

ROOT = Path(__file__).resolve().parents[2]
PAIRS = json.loads((ROOT / "tests" / "quality" / "pairs.json").read_text(encoding="utf-8"))
_IDS = {"meetings": "meeting_id", "personnel": "claim_id", "events": "event_id"}


@dataclass(frozen=True)
class Judged:
    """One labelled pair and what was made of it; ``found`` is "missing" where a fact was not extracted."""

    one: str
    other: str
    relation: str
    found: str
    held_out: bool


def judge_pairs() -> list[Judged]:
    """Every labelled pair, its facts extracted from the briefs and linked together."""
    held = set(json.loads((ROOT / "tests" / "quality" / "held_out.json").read_text(encoding="utf-8"))["held_out"])
    names = sorted({fact["article"] for fact in PAIRS["facts"].values()})
    articles = [read_file(ROOT / "data" / "articles" / f"{name}.md") for name in names]
    new: dict[str, list[Row]] = {table: [] for table in _IDS}
    for facts in extract_articles(articles):
        for table, rows in new.items():
            rows.extend(facts.tables[table])
    linked = link(new)
    homes = {name: article.article_id for name, article in zip(names, articles, strict=True)}
    told = {
        key: _find(fact, [row for row in linked[fact["table"]] if row["article_id"] == homes[fact["article"]]]) for key, fact in _facts()
    }
    return [
        Judged(
            pair["one"],
            pair["other"],
            pair["relation"],
            _relation(PAIRS["facts"][pair["one"]]["table"], told[pair["one"]], told[pair["other"]]),
            any(PAIRS["facts"][pair[side]]["article"] in held for side in ("one", "other")),
        )
        for pair in PAIRS["pairs"]
    ]


def score(judged: Iterable[Judged], relation: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of one relation."""
    pairs = list(judged)
    right = sum(pair.relation == pair.found == relation for pair in pairs)
    found, labelled = sum(pair.found == relation for pair in pairs), sum(pair.relation == relation for pair in pairs)
    return right / max(found, 1), right / max(labelled, 1), 2 * right / max(found + labelled, 1)


def _facts() -> Iterable[tuple[str, dict[str, Any]]]:
    return PAIRS["facts"].items()


def _find(fact: dict[str, Any], rows: list[Row]) -> Row | None:
    return next((row for row in rows if _is(fact, row)), None)


def _is(fact: dict[str, Any], row: Row) -> bool:
    if "words" in fact:
        return fact["words"] in row["count_text"] or fact["words"] in row["quote_exact"]
    if row["date_start"] is None or not row["date_start"] <= date.fromisoformat(fact["on"]) <= row["date_end"]:
        return False
    if "place" in fact:
        return row["resolved_place"] == fact["place"]
    if row["mode"] != fact.get("mode", row["mode"]) or len(row["participants"]) != len(fact["who"]):
        return False
    return all(any(same_name(who, name) for name in row["participants"]) for who in fact["who"])


def _relation(table: str, one: Row | None, other: Row | None) -> str:
    if one is None or other is None:
        return "missing"
    if one[_IDS[table]] == other[_IDS[table]]:
        return "same"
    if table != "personnel":
        return "different"
    found = relate(one, other)
    return "different" if found == "same" else found


def main() -> None:
    """Print the scores and the pairs that are not as labelled."""
    judged = judge_pairs()
    for name, pairs in (("all", judged), ("held-out", [pair for pair in judged if pair.held_out])):
        for relation in ("same", "conflict", "revision"):
            shown = " ".join(f"{share:.3f}" for share in score(pairs, relation))
            print(f"{name:9} {relation:9} precision, recall, F1: {shown} ({sum(pair.relation == relation for pair in pairs)} labelled)")
    for pair in judged:
        if pair.found != pair.relation:
            print(f"  {pair.one} / {pair.other}: {pair.relation}, found {pair.found}")


if __name__ == "__main__":
    main()
