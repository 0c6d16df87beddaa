"""Filtered tables (``lib.store.read_tables`` or ``lib.filters.select_tables``) -> the small frame that one chart or card needs.

Every frame of facts keeps ``fact_id``, ``article_id`` and ``sentence`` (the evidence) of the row that stands for it, and where several
reports stand behind one row, ``fact_ids`` with all of them. Text that is not known is None.
"""

from lib.views.accounts import list_differences, list_marks, mark_accounts
from lib.views.attacks import attack_timeline
from lib.views.claims import personnel_by_status, personnel_claims
from lib.views.facts import EVIDENCE, article_facts, claim_reports, meeting_reports, place_facts
from lib.views.focus import find_focus
from lib.views.headlines import headline_claims
from lib.views.lanes import LANES, count_pages, lane_page, meeting_lanes
from lib.views.meetings import drop_elsewhere, meeting_timeline
from lib.views.places import map_places
from lib.views.reports import country_options, key_figures, latest_reports, source_options

__all__ = [
    "EVIDENCE",
    "LANES",
    "article_facts",
    "attack_timeline",
    "claim_reports",
    "count_pages",
    "country_options",
    "drop_elsewhere",
    "find_focus",
    "headline_claims",
    "key_figures",
    "lane_page",
    "latest_reports",
    "list_differences",
    "list_marks",
    "map_places",
    "mark_accounts",
    "meeting_lanes",
    "meeting_reports",
    "meeting_timeline",
    "personnel_by_status",
    "personnel_claims",
    "place_facts",
    "source_options",
]
