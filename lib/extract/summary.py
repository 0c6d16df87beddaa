"""Facts -> a summary that a person can read in a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lib.extract.facts import Facts
    from lib.schema import Row

#: Article text is hostile input: escape sequences must not reach the terminal.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def summarise(name: str, facts: Facts) -> str:
    """Headline, publication date and each table, a line a fact with the words it came from."""
    article, tables = facts.article, facts.tables
    published = f"{article.published} ({article.published_basis})" if article.published else "date unknown"
    lines = [f"{name}: {article.title}", f"  {article.source}, {published}"]
    sections = (
        ("Places", _places(tables["places"])),
        ("Meetings", [_meeting(row) for row in tables["meetings"]]),
        ("People counted", [_claim(row) for row in tables["personnel"]]),
        ("Quotes", [f"“{row['quote']}” — {row['speaker'] or 'unknown'}" for row in tables["quotes"]]),
        ("Events", [_event(row) for row in tables["events"]]),
    )
    for title, rows in sections:
        lines.append(f"  {title}: {len(rows) or 'none'}")
        lines += [f"    {row}" for row in rows]
    return "\n".join(_CONTROL.sub(" ", line) for line in lines)


def _places(rows: list[Row]) -> list[str]:
    """One line a distinct place with its roles."""
    seen: dict[tuple[str, str | None], list[Row]] = {}
    for row in rows:
        seen.setdefault((row["resolved_place"] or row["extracted_place"], row["country_code"]), []).append(row)
    lines = []
    for (place, code), found in seen.items():
        roles = ", ".join(dict.fromkeys(row["role"] for row in found))
        lat, lon = found[0]["lat"], found[0]["lon"]
        where = f"{lat:.2f}, {lon:.2f}" if lat is not None and lon is not None else "not located"
        lines.append(f"{place} ({code or '-'}; {where}): {roles}; {len(found)} mention{'s' if len(found) > 1 else ''}")
    return lines


def _span(row: Row) -> str:
    if row["date_start"] is None:
        return "date unknown"
    days = str(row["date_start"]) if row["date_start"] == row["date_end"] else f"{row['date_start']} to {row['date_end']}"
    return f"{days} ({row['date_basis']})"


def _meeting(row: Row) -> str:
    who = ", ".join(row["participants"])
    return f"{row['mode']}, {row['status']}: {who}; {row['resolved_place'] or 'place unknown'}; {_span(row)} — “{row['quote_exact']}”"


def _claim(row: Row) -> str:
    bounds = " / ".join("-" if row[name] is None else f"{row[name]:,}" for name in ("count_low", "count_best", "count_high"))
    where = row["resolved_place"] or "place unknown"
    says = f"; says {row['claimant']}" if row["claimant"] else ""
    return f"{bounds} {row['unit']}, {row['status'] or 'status unknown'}, {row['force'] or '-'}; {where}{says} — “{row['count_text']}”"


def _event(row: Row) -> str:
    mode = f"-{row['mode']}" if row["mode"] else ""
    return f"{row['event_type']}{mode}, {row['status']}: {row['resolved_place'] or 'place unknown'}; {_span(row)} — “{row['quote_exact']}”"
