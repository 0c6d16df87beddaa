"""Filtered tables (``lib.store.read_tables`` or ``lib.filters.select_tables``) -> the small frame that one chart or card needs.

Every frame of facts keeps ``fact_id``, ``article_id`` and ``sentence`` (the evidence) of the row that stands for it, and where several
reports stand behind one row, ``fact_ids`` with all of them. Text that is not known is None.
"""

from lib.views.accounts import list_differences, list_marks, mark_accounts
from lib.views.attacks import attack_timeline
from lib.views.claims import claims_by_status, personnel_claims
from lib.views.facts import EVIDENCE, article_facts, claim_reports, find_facts
from lib.views.flows import flow_facts, people_flows
from lib.views.focus import find_focus
from lib.views.headlines import headline_claims
from lib.views.lanes import LANES, count_pages, lane_page, meeting_lanes
from lib.views.meetings import drop_elsewhere, meeting_timeline
from lib.views.places import map_places, unlocated_places
from lib.views.reports import country_options, key_figures, latest_reports, source_options
from lib.views.there import count_there, facts_there

__all__ = [
    "EVIDENCE",
    "LANES",
    "article_facts",
    "attack_timeline",
    "claim_reports",
    "claims_by_status",
    "count_pages",
    "count_there",
    "country_options",
    "drop_elsewhere",
    "facts_there",
    "find_facts",
    "find_focus",
    "flow_facts",
    "headline_claims",
    "key_figures",
    "lane_page",
    "latest_reports",
    "list_differences",
    "list_marks",
    "map_places",
    "mark_accounts",
    "meeting_lanes",
    "meeting_timeline",
    "people_flows",
    "personnel_claims",
    "source_options",
    "unlocated_places",
]
