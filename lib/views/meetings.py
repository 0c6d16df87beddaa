"""Meetings, each once however many report it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.views.gather import DATES, REPORTED, build_frame, group, is_stated, list_records, sort_by_width, stand_for
from lib.views.labels import name_lane, name_people

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from lib.schema import Row

    Tables = Mapping[str, pd.DataFrame]


_MEETINGS = (
    *("meeting_id", "lane", "label", "participants", "parties", *DATES, "date_text", "date_basis", "dates_agree", "status"),
    *("statuses", "mode", "place", "country", "topic", *REPORTED),
)


def meeting_timeline(tables: Tables) -> pd.DataFrame:
    """One row a real-world meeting, by date.

    ``meeting_id, lane`` ("Chad – Sudan"), ``label`` (who), ``participants`` and ``parties`` (lists, of all reports), ``date_start,
    date_end, date_prec, date_text, date_basis`` (of the report that gives the tightest date), ``dates_agree`` (whether a day is left that
    fits all reports), ``status`` (of the latest report), ``statuses`` (all of them), ``mode, place, country, topic, reports, articles``
    (counts), ``fact_id, fact_ids, article_id, sentence``.
    """
    rows = [_merge_reports(reports) for reports in group(sort_by_width(list_records(tables["meetings"])), "meeting_id")]
    rows.sort(key=lambda row: (str(row["date_start"] or "9999"), str(row["date_end"] or "9999"), row["meeting_id"]))
    return build_frame(rows, _MEETINGS).astype({"dates_agree": bool})


def _merge_reports(reports: list[Row]) -> Row:
    """One meeting of its reports, the tightest date first."""
    stated = [row for row in reports if is_stated(row)]
    participants, parties = ([*dict.fromkeys(item for row in reports for item in row[name])] for name in ("participants", "parties"))
    lane = name_lane(parties)
    return stand_for(reports) | {
        "lane": lane,
        "label": name_people(participants) or lane,
        "participants": participants,
        "parties": parties,
        "dates_agree": not stated or max(row["date_start"] for row in stated) <= min(row["date_end"] for row in stated),
        "status": max(reports, key=lambda row: str(row["published"] or ""))["status"],
        "statuses": sorted({row["status"] for row in reports}),
        "place": next((row["resolved_place"] for row in reports if row["resolved_place"]), None),
        "country": next((row["country"] for row in reports if row["country"]), None),
        "reports": len(reports),
    }
