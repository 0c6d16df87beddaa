"""The codebook in code: tables, columns, allowed values, bounds and ids; ``lib.check`` holds rows against it.

``data/README.md`` is generated from this module and a test holds the two together. Terms are the field's: UCDP GED
(``date_prec``, ``where_prec``, low / best / high), PLOVER (event types and modes), GeoNames (``geonameid``, ``feature_code``),
ISO 3166-1 alpha-3, ISO 8601.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, Literal

ColumnType = Literal["str", "int", "float", "date", "datetime", "list"]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``required`` columns are never null; ``values`` lists what is allowed (of each item, for a list)."""

    name: str
    type: ColumnType
    meaning: str
    required: bool = False
    values: tuple[str, ...] = ()


def _of(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_WHERE = "1 exact place, 2 near it, 3 district, 4 province, 5 larger or vague region, 6 country, 7 sea or air"
_BASIS = "stated, relative to the publication date, bounded by other statements, or the publication date as a fallback"

COMMON = (
    Column(
        "fact_id",
        "str",
        "16 hex digits of a hash over article, table, place in the text and distinguishing values: the same text gives the same id",
        True,
    ),
    Column("article_id", "str", "the article that the fact comes from", True),
    Column("char_start", "int", "where the fact's words begin in the article's stored text, in Unicode code points", True),
    Column("char_end", "int", "where they end, exclusive", True),
    Column("quote_exact", "str", "the words themselves: text[char_start:char_end]", True),
    Column("sent_start", "int", "where the sentence or sentences that support the fact begin", True),
    Column("sent_end", "int", "where they end, exclusive", True),
    Column("rule", "str", "the rule or model that produced the fact", True),
    Column("score", "float", "probability that the fact is right, 0 to 1", True),
)
PLACE = (
    Column("extracted_place", "str", "the place as written"),
    Column("resolved_place", "str", "its canonical English name"),
    Column("geonameid", "int", "GeoNames identifier"),
    Column("feature_code", "str", "GeoNames feature code: PPLC, PPLA, ADM1, PCLI ..."),
    Column("lat", "float", "latitude, degrees, WGS 84"),
    Column("lon", "float", "longitude, degrees, WGS 84"),
    Column("admin1", "str", "the province, region or state that holds the place"),
    Column("country", "str", "the country's English name"),
    Column("country_code", "str", "ISO 3166-1 alpha-3"),
    Column("where_prec", "int", f"UCDP: {_WHERE}", values=tuple("1234567")),
)
DATE = (
    Column("date_start", "date", "first day of the tightest interval that the text supports"),
    Column("date_end", "date", "its last day, inclusive"),
    Column("date_prec", "int", "UCDP: 1 day, 2 two to six days, 3 week or fortnight, 4 month, 5 longer", values=tuple("12345")),
    Column("date_text", "str", "the date as written"),
    Column("date_basis", "str", _BASIS, values=_of("stated relative bounded published")),
)
ATTRIBUTION = (
    Column("claimant", "str", "who says so"),
    Column("relayed_by", "str", "the agency that carried it; the publisher is the article's source"),
)

TABLES: dict[str, tuple[Column, ...]] = {
    "articles": (
        Column("article_id", "str", "16 hex digits of SHA-256 of the normalised text", True),
        Column("title", "str", "headline", True),
        Column("source", "str", "publisher, with the agency where known", True),
        Column("url", "str", "where it was published"),
        Column("published", "date", "publication date"),
        Column(
            "published_basis",
            "str",
            "stated in the text, given as metadata, or inferred from the text's explicit dates",
            values=("stated", "metadata", "inferred"),
        ),
        Column("language", "str", "ISO 639-1", True),
        Column("text", "str", "the normalised text that all offsets point into", True),
        Column("words", "int", "number of words", True),
        Column("added_at", "datetime", "when it entered the store, UTC", True),
        Column("parser_version", "str", "version of the code that read it", True),
    ),
    "places": (
        *COMMON,
        *PLACE,
        Column(
            "role",
            "str",
            "event: something happens there; dateline; mention; actor: the name stands for a government or a people and is never a pin",
            True,
            ("event", "dateline", "mention", "actor"),
        ),
    ),
    "meetings": (
        *COMMON,
        *PLACE,
        *DATE,
        *ATTRIBUTION,
        Column("meeting_id", "str", "the real-world meeting: the same id across articles", True),
        Column("event_type", "str", "PLOVER event type", True, _of("CONSULT")),
        Column("mode", "str", "how they met", True, _of("visit in_person multilateral phone letter")),
        Column("participants", "list", "canonical full names", True),
        Column("roles", "list", "their offices, same order", True),
        Column("parties", "list", "the sides, ISO 3166-1 alpha-3", True),
        Column("status", "str", "whether it took place", True, _of("held planned cancelled denied")),
        Column("topic", "str", "what it was about, in the article's words"),
    ),
    "personnel": (
        *COMMON,
        *PLACE,
        *DATE,
        *ATTRIBUTION,
        Column("claim_id", "str", "the same claim across articles", True),
        Column("count_text", "str", "the number as written", True),
        Column("count_low", "int", "lowest number that the words allow; null where they give none"),
        Column("count_best", "int", "the number itself; null where the words give none"),
        Column("count_high", "int", "highest number that the words allow; null where they give none"),
        Column("count_rule", "str", "how the words bound the number", True, _of("exact at_least at_most about range vague")),
        Column("unit", "str", "who is counted: builders, deminers, troops, workers, civilians, people ...", True),
        Column("force", "str", "whose people, ISO 3166-1 alpha-3"),
        Column(
            "status",
            "str",
            "what became of them",
            values=_of("pledged requested trained deployed present withdrawn killed wounded casualties captured missing denied"),
        ),
        Column("part_of", "str", "fact_id of the total that this is a part of"),
    ),
    "quotes": (
        *COMMON,
        Column("speaker", "str", "canonical full name, or the body"),
        Column("speaker_role", "str", "the speaker's office as the text gives it"),
        Column("relayed_by", "str", "the agency that carried it"),
        Column("quote", "str", "the words inside the quotation marks", True),
    ),
    "events": (
        *COMMON,
        *PLACE,
        *DATE,
        *ATTRIBUTION,
        Column("event_type", "str", "PLOVER event type: AGREE, AID, ASSAULT, MOBILIZE, COOPERATE ...", True),
        Column("mode", "str", "PLOVER mode: drone, heavy-weapons, troops ..."),
        Column("actor", "list", "who does it, ISO 3166-1 alpha-3", True),
        Column("recipient", "list", "to whom, ISO 3166-1 alpha-3", True),
        Column("status", "str", "whether it took place", True, _of("held planned cancelled denied")),
        Column("event_id", "str", "the real-world event: the same id across articles", True),
    ),
    "reviews": (
        Column("review_id", "str", "identifier of the decision", True),
        Column("fact_id", "str", "the fact decided about", True),
        Column("decision", "str", "withdrawn takes another row back", True, _of("confirmed rejected corrected withdrawn")),
        Column("column", "str", "the column corrected, one row each"),
        Column("old_value", "str", "the machine's value; of a withdrawal the review_id taken back"),
        Column("new_value", "str", "the person's value"),
        Column("reviewer", "str", "who", True),
        Column("note", "str", "why"),
        Column("reviewed_at", "datetime", "when, UTC", True),
    ),
}

#: The tables that extraction fills; each row carries evidence.
FACT_TABLES = ("places", "meetings", "personnel", "quotes", "events")

#: Least and most of what is measured in degrees, as a probability, or counted from a text's beginning, in whatever table.
BOUNDS: dict[str, tuple[float, float | None]] = {
    "lat": (-90, 90),
    "lon": (-180, 180),
    "score": (0, 1),
    **dict.fromkeys(("char_start", "char_end", "sent_start", "sent_end", "words"), (0, None)),
}


def column_names(table: str) -> list[str]:
    """Names of a table's columns in the codebook's order."""
    return [column.name for column in TABLES[table]]


def fact_id(article_id: str, table: str, char_start: int, char_end: int, *distinguishing: object) -> str:
    """16 hex digits of SHA-256 over where a fact stands and what tells it from others at the same words.

    >>> fact_id("a" * 16, "places", 0, 4) == fact_id("a" * 16, "places", 0, 4)
    True
    """
    key = "\x1f".join(str(part) for part in (article_id, table, char_start, char_end, *distinguishing))
    return hashlib.sha256(key.encode()).hexdigest()[:16]
