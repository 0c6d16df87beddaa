"""Rows for a small store, in our own words and from all over the world, that the tests of store, views and pages share.

The events are invented; the places are real.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from lib import store
from lib.read.article import article_id
from lib.schema import FACT_TABLES, Row, column_names, fact_id

PARSER = "0.1.0"
ADDED = datetime(2025, 7, 1, 8, 0, tzinfo=UTC)

_TEXTS = {
    "chad": (
        "Sudan and Chad agree on border patrols",
        "Radio Ndjamena",
        date(2025, 6, 12),
        "Sudan and Chad agree on border patrols\n\n"
        "ADRE, Chad - The foreign ministers of Sudan and Chad met in N'Djamena on Tuesday and agreed to patrol the border together. "
        "“We will not leave the road to Adre unwatched,” Chadian minister Abderaman Koulamallah said.\n\n"
        "Chad will send up to 1,200 soldiers, of whom about 300 are engineers. "
        "A drone struck a market in El Geneina on 9 June, killing at least 14 people, the Sudan Doctors Network said.\n",
    ),
    "adre": (
        "Ministers meet in N'Djamena",
        "AFP",
        date(2025, 6, 11),
        "Ministers meet in N'Djamena\n\n"
        "The foreign ministers of Chad and Sudan held talks in N'Djamena on 10 June, officials said. "
        "Several hundred soldiers from Chad have already arrived in Adre.\n",
    ),
    "manila": (
        "Manila and Tokyo plan joint exercise",
        "Kyodo",
        date(2025, 5, 30),
        "Manila and Tokyo plan joint exercise\n\n"
        "Japan and the Philippines plan a meeting of defence ministers in Puerto Princesa between 16 and 20 June. "
        "Japan will send 10,000 to 12,000 troops to an exercise off Palawan, Manila said. "
        "“The sea is wide enough,” Defence Secretary Gilberto Teodoro said.\n",
    ),
    "saotome": (
        "=São Tomé thanks Cape Verde for flood relief",
        "Lusa",
        date(2025, 6, 20),
        "=São Tomé thanks Cape Verde for flood relief\n\n"
        "Cape Verde flew 85 rescue workers to São Tomé on 18 June after the floods, the president's office said. "
        "Thousands of people had left their homes.\n",
    ),
    "bogota": (
        "Presidents of Colombia and Venezuela speak by phone",
        "Caracol",
        None,
        "Presidents of Colombia and Venezuela speak by phone\n\n"
        "The presidents of Colombia and Venezuela spoke by phone about Cúcuta, where 40 police officers are missing. "
        "“I told him:\nfind them,” the Colombian president said.\n",
    ),
}

_PLACES: dict[str, tuple[Any, ...]] = {
    "N'Djamena": ("N'Djamena", 2427123, "PPLC", 12.10672, 15.0444, "N'Djamena", "Chad", "TCD", 1),
    "Adre": ("Adré", 245036, "PPL", 13.46667, 22.2, "Ouaddaï", "Chad", "TCD", 1),
    "ADRE": ("Adré", 245036, "PPL", 13.46667, 22.2, "Ouaddaï", "Chad", "TCD", 1),
    "El Geneina": ("El Geneina", 377039, "PPLA", 13.45262, 22.44725, "West Darfur", "Sudan", "SDN", 1),
    "Sudan": ("Sudan", 366755, "PCLI", 16.0, 30.0, None, "Sudan", "SDN", 6),
    "Chad": ("Chad", 2434508, "PCLI", 15.36131, 18.66458, None, "Chad", "TCD", 6),
    "Manila": ("Philippines", 1694008, "PCLI", 13.0, 122.0, None, "Philippines", "PHL", 6),
    "Puerto Princesa": ("Puerto Princesa", 1692685, "PPLA", 9.73917, 118.73528, "Mimaropa", "Philippines", "PHL", 1),
    "Palawan": ("Palawan", 1696177, "ADM2", 9.5, 118.5, "Mimaropa", "Philippines", "PHL", 3),
    "São Tomé": ("São Tomé", 2410763, "PPLC", 0.33654, 6.72732, "Água Grande", "Sao Tome and Principe", "STP", 1),
    "Cúcuta": ("Cúcuta", 3685533, "PPLA", 7.89391, -72.50782, "Norte de Santander", "Colombia", "COL", 1),
}
_PLACE_NAMES = ("resolved_place", "geonameid", "feature_code", "lat", "lon", "admin1", "country", "country_code", "where_prec")


def sample() -> tuple[list[Row], dict[str, list[Row]]]:
    """Five articles and their facts, as extraction and linking would give them."""
    facts: dict[str, list[Row]] = {table: [] for table in FACT_TABLES}
    for table, key, words, values in _FACTS:
        facts[table].append(_fact(table, key, words, **values))
    total = next(row for row in facts["personnel"] if row["count_text"] == "up to 1,200")
    next(row for row in facts["personnel"] if row["count_text"] == "about 300")["part_of"] = total["fact_id"]
    return [_article(key) for key in _TEXTS], facts


def write_sample(uri: str) -> store.Store:
    """A store that holds the sample."""
    opened = store.open_store(uri)
    store.append(opened, *sample())
    return opened


def _article(key: str) -> Row:
    title, source, published, text = _TEXTS[key]
    return {
        "article_id": article_id(text),
        "title": title,
        "source": source,
        "url": f"https://example.org/{key}",
        "published": published,
        "published_basis": "metadata" if published else None,
        "language": "en",
        "text": text,
        "words": len(text.split()),
        "added_at": ADDED,
        "parser_version": PARSER,
    }


def _fact(table: str, key: str, words: str, place: str | None = None, **values: Any) -> Row:
    article = _article(key)
    text = article["text"]
    start = text.index(words, len(article["title"]))  # never in the headline
    end = start + len(words)
    sent_start = max(text.rfind(mark, 0, start) + len(mark) for mark in (". ", "\n\n"))
    stops = [text.find(mark, end) for mark in (". ", ".\n")]
    row: Row = dict.fromkeys(column_names(table), None)
    row |= {
        "article_id": article["article_id"],
        "char_start": start,
        "char_end": end,
        "quote_exact": words,
        "sent_start": sent_start,
        "sent_end": min(stop for stop in stops if stop >= 0) + 1,
        "rule": "by-hand",
        "score": 0.9,
    }
    if place:
        row |= {"extracted_place": place} | dict(zip(_PLACE_NAMES, _PLACES[place], strict=True))
    row |= values
    row["fact_id"] = fact_id(article["article_id"], table, start, end, table)
    return row


def _days(first: str, last: str | None = None, prec: int = 1, text: str | None = None, basis: str = "stated") -> dict[str, Any]:
    return {
        "date_start": date.fromisoformat(first),
        "date_end": date.fromisoformat(last or first),
        "date_prec": prec,
        "date_text": text,
        "date_basis": basis,
    }


def _count(text: str, rule: str, low: int | None, best: int | None, high: int | None) -> dict[str, Any]:
    return {"count_text": text, "count_rule": rule, "count_low": low, "count_best": best, "count_high": high}


_TALKS = {
    "meeting_id": "m-ndjamena",
    "event_type": "CONSULT",
    "mode": "in_person",
    "participants": ["Abderaman Koulamallah", "Ali Youssef"],
    "roles": ["foreign minister", "foreign minister"],
    "status": "held",
    "topic": "border patrols",
}

_FACTS: list[tuple[str, str, str, dict[str, Any]]] = [
    ("places", "chad", "ADRE", {"place": "ADRE", "role": "dateline"}),
    ("places", "chad", "N'Djamena", {"place": "N'Djamena", "role": "event"}),
    ("places", "chad", "Sudan", {"place": "Sudan", "role": "actor"}),
    ("places", "chad", "El Geneina", {"place": "El Geneina", "role": "event"}),
    ("places", "adre", "N'Djamena", {"place": "N'Djamena", "role": "event"}),
    ("places", "adre", "Chad", {"place": "Chad", "role": "mention"}),
    ("places", "adre", "Adre", {"place": "Adre", "role": "event"}),
    ("places", "manila", "Puerto Princesa", {"place": "Puerto Princesa", "role": "event"}),
    ("places", "manila", "Palawan", {"place": "Palawan", "role": "event"}),
    ("places", "manila", "Manila", {"place": "Manila", "role": "actor"}),
    ("places", "saotome", "São Tomé", {"place": "São Tomé", "role": "event"}),
    ("places", "bogota", "Cúcuta", {"place": "Cúcuta", "role": "event"}),
    (
        "meetings",
        "chad",
        "The foreign ministers of Sudan and Chad met in N'Djamena on Tuesday",
        {"place": "N'Djamena", **_TALKS, "parties": ["SDN", "TCD"], **_days("2025-06-10", prec=1, text="on Tuesday", basis="relative")},
    ),
    (
        "meetings",
        "adre",
        "held talks in N'Djamena on 10 June",
        {"place": "N'Djamena", **_TALKS, "parties": ["TCD", "SDN"], **_days("2025-06-10", text="10 June"), "claimant": "officials"},
    ),
    (
        "meetings",
        "manila",
        "plan a meeting of defence ministers in Puerto Princesa between 16 and 20 June",
        {
            "place": "Puerto Princesa",
            **_TALKS,
            "meeting_id": "m-palawan",
            "participants": ["Gilberto Teodoro", "Nakatani Gen"],
            "roles": ["defence secretary", "defence minister"],
            "parties": ["JPN", "PHL"],
            "status": "planned",
            "topic": None,
            **_days("2025-06-16", "2025-06-20", 2, "between 16 and 20 June"),
        },
    ),
    (
        "meetings",
        "bogota",
        "The presidents of Colombia and Venezuela spoke by phone",
        {**_TALKS, "meeting_id": "m-phone", "mode": "phone", "participants": [], "roles": [], "parties": ["COL", "VEN"], "topic": None},
    ),
    (
        "personnel",
        "chad",
        "up to 1,200 soldiers",
        {
            **_count("up to 1,200", "at_most", None, 1200, 1200),
            "claim_id": "c-1200",
            "unit": "soldiers",
            "force": "TCD",
            "status": "pledged",
        },
    ),
    (
        "personnel",
        "chad",
        "about 300 are engineers",
        {**_count("about 300", "about", 300, 300, 300), "claim_id": "c-300", "unit": "engineers", "force": "TCD", "status": "pledged"},
    ),
    (
        "personnel",
        "chad",
        "at least 14 people",
        {
            "place": "El Geneina",
            **_count("at least 14", "at_least", 14, 14, None),
            **_days("2025-06-09", text="on 9 June"),
            "claim_id": "c-14",
            "unit": "people",
            "status": "killed",
            "claimant": "Sudan Doctors Network",
        },
    ),
    (
        "personnel",
        "adre",
        "Several hundred soldiers",
        {
            "place": "Adre",
            **_count("several hundred", "vague", 200, None, None),
            "claim_id": "c-adre",
            "unit": "soldiers",
            "force": "TCD",
            "status": "deployed",
            "claimant": "officials",
        },
    ),
    (
        "personnel",
        "manila",
        "10,000 to 12,000 troops",
        {
            "place": "Palawan",
            **_count("10,000 to 12,000", "range", 10000, None, 12000),
            "claim_id": "c-palawan",
            "unit": "troops",
            "force": "JPN",
            "status": "pledged",
            "claimant": "Manila",
        },
    ),
    (
        "personnel",
        "saotome",
        "85 rescue workers",
        {
            "place": "São Tomé",
            **_count("85", "exact", 85, 85, 85),
            **_days("2025-06-18", text="on 18 June"),
            "claim_id": "c-85",
            "unit": "workers",
            "force": "CPV",
            "status": "deployed",
        },
    ),
    (
        "personnel",
        "saotome",
        "Thousands of people",
        {"place": "São Tomé", **_count("thousands", "vague", 2000, None, None), "claim_id": "c-homes", "unit": "people"},
    ),
    (
        "personnel",
        "bogota",
        "40 police officers are missing",
        {
            "place": "Cúcuta",
            **_count("40", "exact", 40, 40, 40),
            "claim_id": "c-40",
            "unit": "police officers",
            "force": "COL",
            "status": "missing",
        },
    ),
    (
        "quotes",
        "chad",
        "“We will not leave the road to Adre unwatched,”",
        {
            "speaker": "Abderaman Koulamallah",
            "speaker_role": "Chadian minister",
            "quote": "We will not leave the road to Adre unwatched",
        },
    ),
    ("quotes", "manila", "“The sea is wide enough,”", {"speaker": "Gilberto Teodoro", "quote": "The sea is wide enough"}),
    ("quotes", "bogota", "“I told him:\nfind them,”", {"speaker": "the Colombian president", "quote": "I told him:\nfind them"}),
    (
        "events",
        "chad",
        "A drone struck a market in El Geneina on 9 June",
        {
            "place": "El Geneina",
            **_days("2025-06-09", text="on 9 June"),
            "event_type": "ASSAULT",
            "mode": "drone",
            "actor": [],
            "recipient": ["SDN"],
            "status": "held",
            "event_id": "e-market",
            "claimant": "Sudan Doctors Network",
        },
    ),
    (
        "events",
        "saotome",
        "Cape Verde flew 85 rescue workers to São Tomé on 18 June",
        {
            "place": "São Tomé",
            **_days("2025-06-18", text="on 18 June"),
            "event_type": "AID",
            "mode": "humanitarian",
            "actor": ["CPV"],
            "recipient": ["STP"],
            "status": "held",
            "event_id": "e-relief",
        },
    ),
]
