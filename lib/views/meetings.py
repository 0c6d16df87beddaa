"""Meetings, each once however many report it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.views.gather import DATES, PROOF, REPORTED, build_frame, group, is_stated, list_records, sort_by_width, stand_for
from lib.views.labels import name_lane, name_people

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    import pandas as pd

    from lib.schema import Row

    Tables = Mapping[str, pd.DataFrame]


_MEETINGS = (
    *("meeting_id", "lane", "label", "participants", "parties", *DATES, "date_text", "date_basis", "dates_agree", "status"),
    *("statuses", "mode", "place", "country", "topic", *REPORTED),
)


#: What is read of a report.
_REPORT = (
    *("meeting_id", "participants", "parties", *DATES, "date_text", "date_basis", "status", "mode", "resolved_place", "country", "topic"),
    *("published", *PROOF),
)


def meeting_timeline(tables: Tables) -> pd.DataFrame:
    """One row a real-world meeting, by date.

    ``meeting_id, lane`` ("Chad – Sudan"), ``label`` (who), ``participants`` and ``parties`` (lists, of all reports), ``date_start,
    date_end, date_prec, date_text, date_basis`` (of the report that gives the tightest date), ``dates_agree`` (whether a day is left that
    fits all reports), ``status`` (of the latest report), ``statuses`` (all of them), ``mode, place, country, topic, reports, articles``
    (counts), ``fact_id, fact_ids, article_id, sentence``.
    """
    reports = sort_by_width(list_records(tables["meetings"], _REPORT))
    rows = [_merge_reports(own) for own in group(reports, "meeting_id")]
    rows.sort(key=lambda row: (str(row["date_start"] or "9999"), str(row["date_end"] or "9999"), row["meeting_id"]))
    return build_frame(rows, _MEETINGS).astype({"dates_agree": bool})


def drop_elsewhere(meetings: pd.DataFrame, tables: Tables, first: date | None, last: date | None) -> pd.DataFrame:
    """The meetings of ``meeting_timeline`` without those that fell on other days than ``first`` to ``last`` by a report that a filter for
    days has taken away: "last year" alone might be any day of it. ``tables`` are unfiltered.
    """
    vague = set(meetings.loc[meetings["date_start"].ne(meetings["date_end"]), "meeting_id"])
    if not vague or not (first or last):
        return meetings
    reports = tables["meetings"]
    told = group(sort_by_width(list_records(reports[reports["meeting_id"].isin(vague)])), "meeting_id")
    elsewhere = {rows[0]["meeting_id"] for rows in told if is_stated(rows[0]) and not _overlaps(rows[0], first, last)}
    return meetings[~meetings["meeting_id"].isin(elsewhere)]


def _overlaps(row: Row, first: date | None, last: date | None) -> bool:
    return (first is None or row["date_end"] >= first) and (last is None or row["date_start"] <= last)


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
