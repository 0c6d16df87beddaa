"""Filtered tables (``lib.store.read_tables`` or ``lib.filters.select_tables``) -> the small frame that one chart or card needs.

Every frame keeps ``fact_id``, ``article_id`` and ``sentence`` (the evidence) of the row that stands for it, and where several reports
stand behind one row, ``fact_ids`` with all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    Tables = Mapping[str, pd.DataFrame]


def key_figures(tables: Tables) -> pd.DataFrame:
    """Index ``articles, places, meetings, personnel, quotes, attacks``; columns ``label, value`` (a count), ``first_day, last_day``
    (dates or None).
    """
    raise NotImplementedError


def map_places(tables: Tables) -> pd.DataFrame:
    """One row a located place, never a name that stands for a government: ``place_id, name, country, country_code, lat, lon, where_prec,
    exact`` (False for provinces, countries and regions: not to be drawn as a point that is exact), ``mentions, articles`` (counts),
    ``roles`` (list), ``fact_id, fact_ids, article_id, sentence``; most mentioned first.
    """
    raise NotImplementedError


def meeting_timeline(tables: Tables) -> pd.DataFrame:
    """One row a real-world meeting: ``meeting_id, lane`` ("North Korea – Russia"), ``label, participants`` (list), ``parties`` (list),
    ``date_start, date_end`` (tightest interval reported), ``date_prec, date_text, date_basis, dates_agree`` (whether all reports overlap),
    ``status, statuses`` (all reported), ``mode, place, topic, reports, articles`` (counts), ``fact_id, fact_ids, article_id, sentence``;
    by date.
    """
    raise NotImplementedError


def personnel_claims(tables: Tables) -> pd.DataFrame:
    """One row a claim: ``claim_id, count`` (words: "2,000 or more"), ``count_low, count_best, count_high`` (Int64), ``count_text,
    count_rule, unit, force, force_name, status, claimant, relayed_by, place, country, date_start, date_end, date_prec, part_of, title,
    source, published, reports`` (count), ``fact_id, fact_ids, article_id, sentence``; by date. Claims overlap: they are never added up.
    """
    raise NotImplementedError


def personnel_by_status(tables: Tables) -> pd.DataFrame:
    """One row a status: ``status, claims, articles`` (counts), ``lowest, highest`` (of any one claim, never a sum), ``range`` (words),
    ``fact_ids``.
    """
    raise NotImplementedError


def latest_reports(tables: Tables, limit: int = 10) -> pd.DataFrame:
    """The latest articles: ``article_id, title, source, url, published, words, facts`` (count), ``fact_id, sentence`` (its first fact);
    newest first.
    """
    raise NotImplementedError


def article_facts(tables: Tables, article_id: str) -> pd.DataFrame:
    """All facts of one article in the order of its text: ``table, kind`` ("place", "meeting" ...), ``label`` (what was understood, in
    words), ``fact_id, article_id, char_start, char_end, sent_start, sent_end, quote_exact, sentence, rule, score``.
    """
    raise NotImplementedError


def country_options(tables: Tables) -> pd.DataFrame:
    """Countries that the tables concern, for the filter: ``code, name, articles`` (count), by name. Give it unfiltered tables."""
    raise NotImplementedError


def source_options(tables: Tables) -> pd.DataFrame:
    """Sources of the articles, for the filter: ``source, articles`` (count), by name. Give it unfiltered tables."""
    raise NotImplementedError


def display_count(low: int | None, best: int | None, high: int | None, rule: str, count_text: str = "") -> str:
    """A claim's number in words: "5,000", "about 600", "2,000 or more", "up to 30,000", "10,000 to 12,000", "thousands (2,000 or more)"."""
    raise NotImplementedError
