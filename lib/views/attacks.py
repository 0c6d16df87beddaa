"""Attacks, each once however many report it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.gazetteer.countries import country_name
from lib.views.gather import DATES, REPORTED, build_frame, group, list_records, sort_by_width, stand_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from lib.schema import Row

    Tables = Mapping[str, pd.DataFrame]

_ATTACKS = ("event_id", "lane", "label", "mode", "actor", "recipient", "place", "country", *DATES, "date_text", "status", *REPORTED)


def attack_timeline(tables: Tables) -> pd.DataFrame:
    """One row an attack, by date.

    ``event_id, lane`` (the country where it happened, "Place not named" where no report says), ``label`` (what and where: "drone attack,
    Odesa"), ``mode, actor, recipient`` (lists, of all reports), ``place, country, date_start, date_end, date_prec, date_text`` (of the
    report that gives the tightest date), ``status`` (of the latest report), ``reports, articles`` (counts), ``fact_id, fact_ids,
    article_id, sentence``.
    """
    events = tables["events"]
    attacks = list_records(events[events["event_type"] == "ASSAULT"])
    rows = [_merge_reports(reports) for reports in group(sort_by_width(attacks), "event_id")]
    rows.sort(key=lambda row: (str(row["date_start"] or "9999"), str(row["date_end"] or "9999"), row["event_id"]))
    return build_frame(rows, _ATTACKS)


def _merge_reports(reports: list[Row]) -> Row:
    """One attack of its reports, the tightest date first."""
    mode = next((row["mode"] for row in reports if row["mode"]), None)
    place = next((row["resolved_place"] for row in reports if row["resolved_place"]), None)
    country = next((row["country"] for row in reports if row["country"]), None)
    actor, recipient = ([*dict.fromkeys(code for row in reports for code in row[side] or ())] for side in ("actor", "recipient"))
    struck = next((country_name(code) or code for code in recipient), None)
    kind = f"{mode.replace('-', ' ')} attack" if mode else "attack"
    return stand_for(reports) | {
        "lane": country or struck or "Place not named",
        "label": ", ".join(part for part in (place or country, kind) if part),
        "mode": mode,
        "actor": actor,
        "recipient": recipient,
        "place": place,
        "country": country,
        "status": max(reports, key=lambda row: str(row["published"] or ""))["status"],
        "reports": len(reports),
    }
