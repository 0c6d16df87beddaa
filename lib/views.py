"""Filtered tables (``lib.store.read_tables`` or ``lib.filters.select_tables``) -> the small frame that one chart or card needs.

Every frame of facts keeps ``fact_id``, ``article_id`` and ``sentence`` (the evidence) of the row that stands for it, and where several
reports stand behind one row, ``fact_ids`` with all of them. Text that is not known is None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from lib.gather import build_frame, common, group, is_stated, list_records, locate, sort_by_width, span_claims, stand_for
from lib.gazetteer.countries import country_name
from lib.labels import PRECISION, display_count, label_fact, name_lane, name_people
from lib.schema import FACT_TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from lib.schema import Row

    Tables = Mapping[str, pd.DataFrame]

#: What tells a fact apart and proves it.
EVIDENCE = (
    *("fact_id", "article_id", "char_start", "char_end", "sent_start", "sent_end", "quote_exact", "sentence"),
    *("title", "source", "published", "rule", "score"),
)
_KINDS = {"places": "place", "meetings": "meeting", "personnel": "claim", "quotes": "quote", "events": "event"}
_TOLD_OF_PLACES = ("events", "meetings", "personnel", "places")
_PROOF = ("fact_id", "article_id", "sentence")
_REPORTED = ("reports", "articles", "fact_id", "fact_ids", "article_id", "sentence")
_COUNT = ("count_low", "count_best", "count_high", "count_rule", "count_text")
_DATES = ("date_start", "date_end", "date_prec")
_ARTICLE = ("article_id", "title", "source", "url", "published", "words")
_PLACES = (
    *("place_id", "name", "country", "country_code", "lat", "lon", "where_prec", "precision", "exact", "mentions", "roles"),
    *("articles", "fact_id", "fact_ids", "article_id", "sentence"),
)
_MEETINGS = (
    *("meeting_id", "lane", "label", "participants", "parties", *_DATES, "date_text", "date_basis", "dates_agree", "status"),
    *("statuses", "mode", "place", "country", "topic", *_REPORTED),
)
_CLAIMS = (
    *("claim_id", "count", *_COUNT, "unit", "force", "force_name", "status", "claimant", "relayed_by", "place", "country", *_DATES),
    *("date_basis", "part_of", "title", "source", "published", *_REPORTED),
)


def key_figures(tables: Tables) -> pd.DataFrame:
    """Counts for the cards: index ``articles, places, meetings, personnel, quotes, attacks``; columns ``label, value``, ``help`` (what is
    counted), ``first_day, last_day`` (of the facts counted; dates or None).
    """
    events, places = tables["events"], tables["places"]
    attacks = events[(events["event_type"] == "ASSAULT") & (events["status"] == "held")]
    on_map = {row["fact_id"]: row["place_id"] for row in locate(places, ("fact_id", "role", "geonameid", "lat", "lon"))}
    located = places.assign(place_id=places["fact_id"].map(on_map))[places["fact_id"].isin(on_map)]
    figures = {
        "articles": ("Articles", tables["articles"], "article_id", "Articles that pass, or a fact of which does."),
        "places": ("Places", located, "place_id", "Places on the map, each once; names of governments left out."),
        "meetings": ("Meetings", tables["meetings"], "meeting_id", "Each once, however many report it; planned and denied ones too."),
        "personnel": ("Claims", tables["personnel"], "claim_id", "Claims about numbers of people, each once; never added up."),
        "quotes": ("Quotes", tables["quotes"], "fact_id", "Quotations with the words as they stand in the article."),
        "attacks": ("Attacks", attacks, "event_id", "Attacks reported as having happened, each once."),
    }
    rows = [
        {
            "label": label,
            "value": found[unit].nunique(),
            "first_day": _day(found["first_day"].min()),
            "last_day": _day(found["last_day"].max()),
            "help": said,
        }
        for label, found, unit, said in figures.values()
    ]
    return build_frame(rows, ("label", "value", "first_day", "last_day", "help")).set_axis(list(figures)).astype({"value": int})


def map_places(tables: Tables) -> pd.DataFrame:
    """One row a located place, most mentioned first; never a name that stands for a government.

    ``place_id, name, country, country_code, lat, lon, where_prec`` (of most mentions), ``precision`` (in words), ``exact`` (False for what
    is only near, a district, province, region or country: not to be drawn as a point that is exact), ``mentions, articles`` (counts),
    ``roles`` (list), ``fact_id, fact_ids, article_id, sentence``. A mention of what happens there stands for the place before any other.
    """
    wanted = ("geonameid", "lat", "lon", "resolved_place", "country", "country_code", "where_prec", "role", "char_start", *_PROOF)
    mentions = locate(tables["places"], wanted)
    rank = {"event": 0, "dateline": 1, "mention": 2}
    mentions.sort(key=lambda row: (rank[row["role"]], row["where_prec"] or 9, row["char_start"]))
    rows = []
    for own in group(mentions, "place_id"):
        prec = common([row["where_prec"] for row in own])  # "western Russia" said once does not make Russia a region
        counted = {"mentions": len(own), "roles": sorted({row["role"] for row in own})}
        known = {"name": own[0]["resolved_place"], "where_prec": prec, "exact": prec == 1, "precision": PRECISION.get(prec)}
        rows.append(stand_for(own) | known | counted)
    rows.sort(key=lambda row: (-row["mentions"], str(row["name"])))
    return build_frame(rows, _PLACES).astype({"exact": bool})


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


def personnel_claims(tables: Tables) -> pd.DataFrame:
    """One row a claim about a number of people, by date. Claims overlap and contradict each other: they are never added up.

    ``claim_id, count`` (words: "2,000 or more"), ``count_low, count_best, count_high`` (Int64, null where the words give none),
    ``count_rule, count_text, unit, force, force_name, status, claimant, relayed_by, place, country, date_start, date_end, date_prec,
    date_basis, part_of`` (the fact_id of the total that it is a part of), ``title, source, published`` (of the first report), ``reports,
    articles`` (counts), ``fact_id, fact_ids, article_id, sentence``.
    """
    reports = sorted(list_records(tables["personnel"]), key=lambda row: (str(row["published"] or "9999"), row["char_start"]))
    rows = [
        stand_for(own)
        | {
            "count": display_count(*(own[0][name] for name in _COUNT)),
            "force_name": own[0]["force"] and (country_name(own[0]["force"]) or own[0]["force"]),
            "place": own[0]["resolved_place"],
            "reports": len(own),
        }
        for own in group(reports, "claim_id")
    ]
    rows.sort(key=lambda row: (str(row["first_day"] or "9999"), str(row["last_day"] or "9999"), row["claim_id"]))
    return build_frame(rows, _CLAIMS)


def personnel_by_status(tables: Tables) -> pd.DataFrame:
    """One row a status, the most claimed first: ``status`` ("" where none is given), ``claims`` (count), ``lowest, highest`` (of any one
    claim, never a sum), ``range`` (words), ``fact_ids``.
    """
    claims = [row | {"status": row["status"] or ""} for row in list_records(personnel_claims(tables))]
    rows = [span_claims(own) for own in group(claims, "status")]
    rows.sort(key=lambda row: (-row["claims"], row["status"]))
    return build_frame(rows, ("status", "claims", "lowest", "highest", "range", "fact_ids"))


def latest_reports(tables: Tables, limit: int = 10) -> pd.DataFrame:
    """The latest articles, newest first: ``article_id, title, source, url, published, words, facts`` (how many of those given), and of its
    first fact ``fact_id, sentence`` (None where it has none).
    """
    articles = sorted(list_records(tables["articles"], _ARTICLE), key=lambda row: row["title"])
    articles.sort(key=lambda row: str(row["published"] or ""), reverse=True)
    wanted = {row["article_id"] for row in articles[:limit]}
    facts = [
        row
        for table in FACT_TABLES
        for row in list_records(tables[table][tables[table]["article_id"].isin(wanted)], ("char_start", *_PROOF))
    ]
    first = {own[0]["article_id"]: own for own in group(sorted(facts, key=lambda row: (row["char_start"], row["fact_id"])), "article_id")}
    nothing: Row = {"fact_id": None, "sentence": None}
    rows = [row | {"facts": len(own := first.get(row["article_id"], []))} | (own[0] if own else nothing) for row in articles[:limit]]
    return build_frame(rows, (*_ARTICLE, "facts", "fact_id", "sentence"))


def article_facts(tables: Tables, article_id: str) -> pd.DataFrame:
    """All facts of one article in the order of its text: ``table, kind`` ("place", "meeting" ...), ``label`` (what was understood), and the
    columns of ``EVIDENCE``.
    """
    own = [(table, list_records(tables[table][tables[table]["article_id"] == article_id])) for table in FACT_TABLES]
    rows = [row for table, found in own for row in _prove(table, found)]
    return _show(sorted(rows, key=lambda row: (row["char_start"], row["char_end"], row["fact_id"])))


def place_facts(tables: Tables, place_id: str) -> pd.DataFrame:
    """What is told of one place of ``map_places``: events, meetings and claims there, then its mentions, those of what happens there first;
    columns as ``article_facts``.
    """
    there = [(table, [row for row in locate(tables[table]) if row["place_id"] == place_id]) for table in _TOLD_OF_PLACES]
    return _show(
        [row for table, found in there for row in _prove(table, sorted(found, key=lambda row: row.get("role", "event") != "event"))]
    )


def meeting_reports(tables: Tables, meeting_id: str) -> pd.DataFrame:
    """The reports of one meeting, the tightest date first; columns as ``article_facts``."""
    rows = tables["meetings"]
    return _show(_prove("meetings", sort_by_width(list_records(rows[rows["meeting_id"] == meeting_id]))))


def claim_reports(tables: Tables, claim_id: str) -> pd.DataFrame:
    """The reports of one claim, the first one first; columns as ``article_facts``."""
    rows = tables["personnel"]
    return _show(_prove("personnel", list_records(rows[rows["claim_id"] == claim_id])))


def country_options(tables: Tables) -> pd.DataFrame:
    """Countries that the tables concern, for the filter: ``code, name, articles`` (count), by name. Give it unfiltered tables."""
    counts = tables["articles"]["countries"].explode().dropna().value_counts()
    rows = [(code, country_name(str(code)) or code, count) for code, count in counts.items()]
    return pd.DataFrame(rows, columns=["code", "name", "articles"]).sort_values("name", ignore_index=True)


def source_options(tables: Tables) -> pd.DataFrame:
    """Sources of the articles, for the filter: ``source, articles`` (count), by name. Give it unfiltered tables."""
    counts = tables["articles"]["source"].value_counts().rename("articles")
    return counts.rename_axis("source").reset_index().sort_values("source", ignore_index=True)


def _day(moment: pd.Timestamp) -> date | None:
    return None if pd.isna(moment) else moment.date()


def _prove(table: str, rows: list[Row]) -> list[Row]:
    return [row | {"table": table, "kind": _KINDS[table], "label": label_fact(table, row)} for row in rows]


def _show(rows: list[Row]) -> pd.DataFrame:
    return build_frame(rows, ("table", "kind", "label", *EVIDENCE))
