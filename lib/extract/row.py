"""Finds -> rows: the column groups that the codebook's tables share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.scores import UNWEIGHED
from lib.schema import ATTRIBUTION, DATE, PLACE, Row, fact_id

if TYPE_CHECKING:
    from lib.extract.values import DateMention, PlaceMention, Reading, Statement


def common(
    reading: Reading,
    table: str,
    start: int,
    end: int,
    sent_start: int,
    sent_end: int,
    rule: str,
    *distinguishing: object,
) -> Row:
    """The columns that every fact has; ``distinguishing`` tells apart facts of one table at the same words.

    The ``score`` is weighed once all facts are found: see ``lib.extract.scores``.

    ``start``/``end`` cover the fact's words, ``sent_start``/``sent_end`` the sentences that support it (widened to hold the words).
    """
    text, article_id = reading.article.text, reading.article.article_id
    return {
        "fact_id": fact_id(article_id, table, start, end, *distinguishing),
        "article_id": article_id,
        "char_start": start,
        "char_end": end,
        "quote_exact": text[start:end],
        "sent_start": min(start, sent_start),
        "sent_end": max(end, sent_end),
        "rule": rule,
        "score": UNWEIGHED,
    }


def place_columns(mention: PlaceMention | None) -> Row:
    """The place columns: all null where there is no place, the words alone where they could not be resolved."""
    row: Row = dict.fromkeys((column.name for column in PLACE), None)
    if mention is None:
        return row
    row["extracted_place"] = mention.text
    if mention.place is not None:
        row |= {name: getattr(mention.place, name) for name in row if name != "extracted_place"}
    return row


def date_columns(mention: DateMention | None) -> Row:
    """The date columns: all null where nothing is known."""
    if mention is None:
        return dict.fromkeys((column.name for column in DATE), None)
    return {
        "date_start": mention.date_start,
        "date_end": mention.date_end,
        "date_prec": mention.date_prec,
        "date_text": mention.text or None,
        "date_basis": mention.basis,
    }


def attribution_columns(statement: Statement | None) -> Row:
    """Who says so and who carried it: null where the article says it in its own voice."""
    if statement is None:
        return dict.fromkeys((column.name for column in ATTRIBUTION), None)
    return {"claimant": statement.claimant, "relayed_by": statement.relayed_by}
