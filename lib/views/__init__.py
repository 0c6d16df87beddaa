"""Filtered tables (``lib.store.read_tables`` or ``lib.filters.select_tables``) -> the small frame that one chart or card needs.

Every frame of facts keeps ``fact_id``, ``article_id`` and ``sentence`` (the evidence) of the row that stands for it, and where several
reports stand behind one row, ``fact_ids`` with all of them. Text that is not known is None.
"""

from lib.views.claims import personnel_by_status, personnel_claims
from lib.views.facts import EVIDENCE, article_facts, claim_reports, meeting_reports, place_facts
from lib.views.focus import find_focus
from lib.views.headlines import headline_claims
from lib.views.meetings import meeting_timeline
from lib.views.places import map_places
from lib.views.reports import country_options, key_figures, latest_reports, source_options

__all__ = [
    "EVIDENCE",
    "article_facts",
    "claim_reports",
    "country_options",
    "find_focus",
    "headline_claims",
    "key_figures",
    "latest_reports",
    "map_places",
    "meeting_reports",
    "meeting_timeline",
    "personnel_by_status",
    "personnel_claims",
    "place_facts",
    "source_options",
]
