"""Reviewed facts as labels: one JSON object an article in the form of tests/quality/gold, and the text that it is about.

People decide about what the machine found. What it missed is not in the labels: they measure precision and parts, and recall only of what
was found once.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from lib.context import fold
from lib.reviews.apply import CONFIRMED, CORRECTED, list_rows
from lib.schema import FACT_TABLES, column_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from lib.schema import Row

    Tables = Mapping[str, pd.DataFrame]

_MODES = {"phone": "call", "multilateral": "in_person"}
_STRONGEST = ("event", "dateline", "mention", "actor")
_KINDS = {5: "region", 7: "water"}
_SLUG_LENGTH = 48


def list_labels(tables: Tables) -> list[tuple[str, bool, Row, str]]:
    """Name of a file, whether every fact of the article is reviewed, its labels, and its text as an article file; by name.

    ``tables`` as ``lib.reviews.apply_reviews`` gives them; articles without a reviewed fact are left out.
    """
    found = {table: _group_rows(tables[table], column_names(table)) for table in FACT_TABLES}
    articles = list_rows(tables["articles"], column_names("articles"))
    told = []
    for article in articles:
        own = {table: [row for row in found[table].get(article["article_id"], []) if _is_labelled(table, row)] for table in FACT_TABLES}
        if any(row["review"] for rows in own.values() for row in rows):
            whole = all(row["review"] for rows in own.values() for row in rows)
            told.append((_name(article), whole, write_labels(article, own), write_article(article)))
    return sorted(told, key=lambda each: each[0])


def _group_rows(frame: pd.DataFrame, names: list[str]) -> dict[str, list[Row]]:
    touched = frame["article_id"][frame["review"].notna()].unique()
    rows: dict[str, list[Row]] = {}
    for row in list_rows(frame[frame["article_id"].isin(touched)], [*names, "review"]):
        rows.setdefault(row["article_id"], []).append(row)
    return rows


def _is_labelled(table: str, row: Row) -> bool:
    """Of events, labels know only attacks."""
    return table != "events" or row["event_type"] == "ASSAULT"


def write_labels(article: Row, facts: Mapping[str, list[Row]]) -> Row:
    """What people let stand of one article's facts, with their values for the machine's, as tests/quality/gold has it."""
    kept = {table: [row for row in rows if row["review"] in (CONFIRMED, CORRECTED)] for table, rows in facts.items()}
    return {
        "article": _name(article),
        "source": article["source"],
        "published": _day(article["published"]),
        "places": _label_places(kept["places"]),
        "meetings": [_label_meeting(row) for row in kept["meetings"]],
        "personnel": [_label_claim(row) for row in kept["personnel"]],
        "quotes": [{"text": row["quote"], "speaker": row["speaker"], "relayed_by": row["relayed_by"]} for row in kept["quotes"]],
        "attacks": [_label_attack(row) for row in kept["events"]],
    }


def write_article(article: Row) -> str:
    """The stored article as a Markdown file that reads back as the same text."""
    title, text = article["title"], article["text"]
    if not text.startswith(f"{title}\n"):
        return f"{text}\n"  # it has no headline, and front matter would give it one
    front = {"title": title, "source": article["source"], "url": article["url"], "published": _day(article["published"])}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items() if value]
    return "\n".join(["---", *lines, f"language: {article['language']}", "---", "", text[len(title) :].lstrip("\n"), ""])


def _label_places(rows: list[Row]) -> list[Row]:
    """One entry a place, with its strongest role."""
    entries: dict[tuple[str, str | None], Row] = {}
    for row in rows:
        name = row["resolved_place"] or row["extracted_place"]
        entry = entries.setdefault((fold(name), row["country_code"]), _label_place(row, name))
        entry["role"] = min(entry["role"], row["role"], key=_STRONGEST.index)
    return list(entries.values())


def _label_place(row: Row, name: str) -> Row:
    spot = {"text": row["extracted_place"], "name": name, "kind": _kind(row), "iso3": row["country_code"]}
    return spot | {"lat": row["lat"], "lon": row["lon"], "role": row["role"]}


def _kind(row: Row) -> str:
    code = row["feature_code"] or ""
    if code.startswith("PCL"):
        return "country"
    if code.startswith("ADM"):
        return "admin1" if code == "ADM1" else "admin2"
    return "city" if code.startswith("PPL") else _KINDS.get(row["where_prec"], "site")


def _label_meeting(row: Row) -> Row:
    who = {"participants": row["participants"], "parties": row["parties"], "mode": _MODES.get(row["mode"], row["mode"])}
    return who | _where(row) | _when(row) | {"status": row["status"]}


def _label_claim(row: Row) -> Row:
    number = {"text": row["quote_exact"], "low": row["count_low"], "best": row["count_best"], "high": row["count_high"]}
    whose = {"unit": row["unit"], "force": row["force"], "place": _where(row)["place"], "status": row["status"]}
    return number | whose | {"attributed_to": row["claimant"], "relayed_by": row["relayed_by"]}


def _label_attack(row: Row) -> Row:
    return _where(row) | _when(row) | {"killed_low": None}


def _where(row: Row) -> Row:
    return {"place": row["resolved_place"] or row["extracted_place"], "iso3": row["country_code"]}


def _when(row: Row) -> Row:
    return {"date_start": _day(row["date_start"]), "date_end": _day(row["date_end"]), "date_prec": row["date_prec"]}


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None


def _name(article: Row) -> str:
    """A file's name: day, headline, and the beginning of the article's id, for two may have one headline on one day."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(article["title"])).strip("-")[:_SLUG_LENGTH].rstrip("-")
    return "-".join(part for part in (_day(article["published"]) or "undated", words, article["article_id"][:6]) if part)
