"""Rows of the personnel table: one a number, role and place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.personnel.claims import Claim, find_claims
from lib.extract.personnel.own import own_force
from lib.extract.personnel.places import claim_places
from lib.extract.personnel.sources import carried_source, source_of
from lib.extract.row import attribution_columns, common, date_columns, place_columns
from lib.extract.syntax.clauses import head_at, is_within
from lib.extract.syntax.when import event_date
from lib.extract.values import DateMention

if TYPE_CHECKING:
    from lib.extract.values import PlaceMention, Reading, Statement
    from lib.schema import Row


def find_counts(reading: Reading) -> list[Row]:
    """Rows of the personnel table, in the order of the text; ``claim_id`` is the row's own until claims are linked across articles.

    The same figure for the same people told twice is one row, that of its first mention.
    """
    claims = find_claims(reading)
    places = claim_places(reading, claims)
    rows: list[Row] = []
    told: list[tuple[Claim, Row]] = []
    sources: list[tuple[Claim, Statement | None]] = []
    for claim, place in zip(claims, places, strict=True):
        sources.append((claim, source_of(reading, claim) or carried_source(reading, claim, sources)))
        row = _row(reading, claim, place, sources[-1][1], told)
        same = next((known for other, known in told if _is_same(claim, row, other, known)), None)
        told.append((claim, same or row))
        if same is None:
            rows.append(row)
    return rows


def _row(reading: Reading, claim: Claim, place: PlaceMention | None, statement: Statement | None, told: list[tuple[Claim, Row]]) -> Row:
    number, sent = claim.number, claim.sent
    rule = f"{number.rule}:{claim.fate.rule}"
    row = common(
        reading,
        "personnel",
        claim.start,
        claim.end,
        sent.start_char,
        sent.end_char,
        rule,
        claim.status,
        claim.unit.name,
    )
    force = claim.force if claim.sure else own_force(reading, claim, place, statement) or claim.force
    total = next((known for other, known in told if other is claim.total), None)
    return (
        row
        | place_columns(place)
        | date_columns(_date_of(reading, claim))
        | attribution_columns(statement)
        | {
            "claim_id": row["fact_id"],
            "count_text": reading.article.text[claim.start : claim.end],
            "count_low": number.low,
            "count_best": number.best,
            "count_high": number.high,
            "count_rule": number.rule,
            "unit": claim.unit.name,
            "force": force,
            "status": claim.status,
            "part_of": total["fact_id"] if total is not None else None,
        }
    )


def _date_of(reading: Reading, claim: Claim) -> DateMention | None:
    """When it happened; a date in an aside ("the war that began in 2022") tells of something else, and the publication date stands in."""
    cue = claim.fate.cue
    mention = event_date(reading, claim.sent, cue.idx)
    if mention is None or mention.end <= mention.start or mention.basis == "published":
        return mention
    token = head_at(reading.doc, mention.start, mention.end)
    while token.head != token and not is_within(cue, token):
        if token.dep_ == "relcl":
            published = reading.article.published
            return DateMention(cue.idx, cue.idx, "", published, published, 1, "published", "publication_date") if published else None
        token = token.head
    return mention


def _is_same(claim: Claim, row: Row, other: Claim, known: Row) -> bool:
    """Whether two claims tell one figure: same number, fate and place, about people who may be the same."""
    if claim.number.value != other.number.value or claim.status != other.status or (claim.total is None) != (other.total is None):
        return False
    places = {row["geonameid"], known["geonameid"]} - {None}
    if len(places) > 1 and (row["country_code"] != known["country_code"] or claim.number.value == 1):
        return False
    return claim.unit.name == known["unit"] or "people" in (claim.unit.name, known["unit"]) or claim.elliptic
