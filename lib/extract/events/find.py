"""Reading -> events: attacks and agreements, in PLOVER's terms; what is neither a meeting nor a count."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lib.extract.events.attacks import Attack, find_attacks
from lib.extract.meetings.groups import resolve_side
from lib.extract.row import attribution_columns, common, date_columns, place_columns
from lib.extract.statements.find import statement_at
from lib.extract.syntax.clauses import children, prepositional_objects, subjects
from lib.extract.syntax.modality import status_of_verb
from lib.extract.syntax.when import event_date
from lib.extract.syntax.where import event_place
from lib.lookups import load_lookup, split_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from lib.extract.values import DateMention, PlaceMention, Reading
    from lib.schema import Row


def find_events(reading: Reading) -> list[Row]:
    """Rows of the ``events`` table, in the order of the text."""
    rows = [_attack_row(reading, attack) for attack in find_attacks(reading)]
    rows += _agreements(reading)
    return sorted(rows, key=lambda row: row["char_start"])


def _attack_row(reading: Reading, attack: Attack) -> Row:
    place = attack.place.place if attack.place is not None else None
    recipient = [place.country_code] if place is not None and place.country_code else []
    span = (attack.start, attack.end, attack.sent_start, attack.sent_end)
    return _row(reading, span, attack.rule, attack.place, attack.date, "ASSAULT", attack.mode, attack.actors, recipient, "held")


@cache
def _cues() -> dict[str, dict[str, tuple[str, str | None]]]:
    """Verb -> object -> (event type, mode)."""
    return {
        row["verb"]: dict.fromkeys(split_cell(row["objects"]), (row["event_type"], row["mode"] or None))
        for row in load_lookup("event_cues")
    }


def _agreements(reading: Reading) -> Iterator[Row]:
    """Agreements between two countries or more, each pair of parties and date once."""
    seen = set()
    for sent in reading.sentences():
        for verb in sent:
            objects = _cues().get(verb.lemma_.lower()) if verb.pos_ == "VERB" else None
            if not objects:
                continue
            status = status_of_verb(verb)
            noun = next((each for each in children(verb, "dobj", "nsubjpass") if each.lemma_.lower() in objects), None)
            if noun is None or status == "proposed":
                continue
            parties = _parties(reading, verb, noun)
            if len(parties) < 2:
                continue
            date = event_date(reading, sent, verb.idx)
            event_type, mode = objects[noun.lemma_.lower()]
            key = (event_type, tuple(sorted(parties)), date.date_start if date is not None else None)
            if key in seen:
                continue
            seen.add(key)
            span = _span(sent, verb, noun)
            place = event_place(reading, sent, verb.idx)
            yield _row(reading, span, f"verb_{verb.lemma_.lower()}", place, date, event_type, mode, parties, parties, status)


def _parties(reading: Reading, verb: Token, noun: Token) -> list[str]:
    tokens = [token for token in subjects(verb) if token != noun]
    tokens += prepositional_objects(verb, "by", "with", "between") + prepositional_objects(noun, "with", "between", "by")
    sides = [resolve_side(reading, token) for token in tokens]
    return list(dict.fromkeys(side.country for side in sides if side is not None and side.country))


def _span(sent: Span, verb: Token, noun: Token) -> tuple[int, int, int, int]:
    first, last = min(verb, noun, key=lambda word: word.i), max(verb, noun, key=lambda word: word.i)
    return first.idx, last.idx + len(last), sent.start_char, sent.end_char


def _row(
    reading: Reading,
    span: tuple[int, int, int, int],
    rule: str,
    place: PlaceMention | None,
    date: DateMention | None,
    event_type: str,
    mode: str | None,
    actor: list[str],
    recipient: list[str],
    status: str,
) -> Row:
    name = place.place.resolved_place if place is not None and place.place is not None else None
    row = common(reading, "events", *span, rule, event_type, name)
    statement = statement_at(reading, span[0], span[1])
    row |= place_columns(place) | date_columns(date) | attribution_columns(statement)
    return row | {
        "event_type": event_type,
        "mode": mode,
        "actor": actor,
        "recipient": recipient,
        "status": status,
        "event_id": row["fact_id"],
    }
