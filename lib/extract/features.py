"""What can be told from a row, and from the rows beside it, about how likely it is right: named yes-or-no features, a table at a time."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lib.schema import Row

#: Numbers of people up to this are as often told of passers-by as claimed.
_FEW = 3
#: Words of a quotation from which on it is long, and from which on it is no mere phrase.
_LONG, _SHORT = 25, 6


def features(table: str, rows: list[Row], text: str) -> list[frozenset[str]]:
    """The features of each row of one article's table, ``text`` being the article's.

    Events other than attacks have none: nobody labels them.
    """
    if table == "places":
        return [frozenset(_of_place(row, names, countries)) for names, countries in [_named(rows)] for row in rows]
    if table == "quotes":
        return [frozenset(_of_quote(row, before, text)) for before, row in zip([None, *rows], rows, strict=False)]
    describe = {"meetings": _of_meeting, "personnel": _of_count, "events": _of_event}[table]
    return [frozenset(describe(row)) for row in rows]


def _named(rows: list[Row]) -> tuple[Counter[str | None], Counter[str | None]]:
    """How often each place is named in the article, and how many names lie in each country."""
    names = Counter(row["resolved_place"] for row in rows)
    countries = Counter(code for _, code in {(row["resolved_place"], row["country_code"]) for row in rows})
    return names, countries


def _of_place(row: Row, names: Counter[str | None], countries: Counter[str | None]) -> Iterator[str]:
    yield f"role {row['role']}"
    yield _level(row)
    if row["lat"] is not None:
        if names[row["resolved_place"]] > 1:
            yield "named again"
        if row["where_prec"] != 6 and countries[row["country_code"]] == 1:
            yield "alone in its country"
        if row["resolved_place"] != row["extracted_place"]:
            yield "written otherwise"
    if " " in row["extracted_place"]:
        yield "several words"


def _of_meeting(row: Row) -> Iterator[str]:
    yield f"mode {row['mode']}"
    yield f"status {row['status']}"
    yield f"date {row['date_basis'] or 'unknown'}"
    yield _level(row)
    yield "told by a noun" if row["rule"].startswith("noun_") else "told by a verb"
    people = len(row["participants"])
    yield "one side named" if people < 2 else "two sides named" if people == 2 else "more sides named"
    if all(" " in name for name in row["participants"]):
        yield "full names"
    if row["claimant"]:
        yield "claimant known"
    if row["date_start"] != row["date_end"]:
        yield "several days"


def _of_count(row: Row) -> Iterator[str]:
    yield f"count {row['count_rule']}"
    yield f"status {row['status'] or 'unknown'}"
    yield f"told by {row['rule'].partition(':')[2]}"
    yield f"date {row['date_basis'] or 'unknown'}"
    yield "people at large" if row["unit"] == "people" else "unit known"
    if (row["count_best"] or row["count_low"] or row["count_high"] or 0) <= _FEW:
        yield "few"
    if row["force"]:
        yield "force known"
    if row["claimant"]:
        yield "claimant known"
    if row["extracted_place"]:
        yield "place known"
    if row["part_of"]:
        yield "part of a total"


def _of_quote(row: Row, before: Row | None, text: str) -> Iterator[str]:
    yield f"speaker {row['rule'].removeprefix('quote-')}"
    words = row["quote"].count(" ") + 1
    yield "short" if words < _SHORT else "long" if words > _LONG else "middling"
    speaker = row["speaker"] or ""
    sentence = text[row["sent_start"] : row["sent_end"]]
    yield "name in the sentence" if speaker and speaker.split()[-1] in sentence else "name from elsewhere"
    if row["speaker_role"] is None:
        yield "office unknown"
    if " " not in speaker:
        yield "single name"
    if before is not None and before["speaker"] == row["speaker"]:
        yield "speaks on"
    if row["relayed_by"]:
        yield "relayed"


def _of_event(row: Row) -> Iterator[str]:
    if row["event_type"] != "ASSAULT":
        return
    yield _level(row)
    yield f"date {row['date_basis'] or 'unknown'}"
    yield "told by a noun" if row["rule"].startswith("noun_") else "told by a verb"
    if row["mode"]:
        yield "weapon known"
    if row["actor"]:
        yield "attacker known"
    if row["claimant"]:
        yield "claimant known"
    if row["date_start"] != row["date_end"]:
        yield "several days"


def _level(row: Row) -> str:
    """How well the place is known."""
    if row["extracted_place"] is None:
        return "place unknown"
    if row["lat"] is None:
        return "place without a point"
    return {6: "country", 5: "region", 7: "sea", 4: "province", 3: "district"}.get(row["where_prec"], "place exact")
