"""Whose words a passage in quotation marks is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.extract.actor_groups import describe_group
from lib.extract.actor_verbs import is_reporting, reporting_verbs
from lib.extract.statements import mentions_by_token, statement_at

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lib.extract.passages import Passage
    from lib.extract.values import Actor, Reading, Statement

_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_REACH = 14


@dataclass(frozen=True, slots=True)
class Attribution:
    """The speaker of a passage, the words that tell it, and the rule that read them."""

    speaker: str
    role: str | None
    relayed_by: str | None
    cue_start: int
    cue_end: int
    rule: str


def attribute(reading: Reading, passages: list[Passage], number: int, previous: Attribution | None) -> Attribution | None:
    """The speaker by the cue after the passage, before it, around it, or by the passage before it; None where nothing tells."""
    passage = passages[number]
    limit = passages[number + 1].outer_start if number + 1 < len(passages) else len(reading.article.text)
    floor = passages[number - 1].outer_end if number else 0
    return (
        _after(reading, passage, limit)
        or _before(reading, passage)
        or _around(reading, passage)
        or _subject(reading, passage, floor)
        or _running(reading, passages, number, previous)
    )


def _from_statement(statement: Statement, rule: str) -> Attribution:
    return Attribution(
        statement.claimant or "", statement.claimant_role, statement.relayed_by, statement.cue_start, statement.cue_end, rule
    )


def _after(reading: Reading, passage: Passage, limit: int) -> Attribution | None:
    """ "...", said X; "...", X told reporters: the cue that follows before the next full stop."""
    text = reading.article.text
    if passage.open:
        return None
    stop = _SENTENCE_END.search(text, passage.outer_end)
    end = min(stop.start() if stop else len(text), limit)
    tokens = _tokens(reading, passage.outer_end, end)[:_REACH]
    words = [token for token in tokens if not token.is_punct]
    verb = next((token for token in words[:8] if is_reporting(token) or (token.lower_ in _PAST)), None)
    if verb is None or not words:
        return None
    ended = text[passage.end - 1] in ",.!?—–-" or text[passage.outer_end : passage.outer_end + 1] == ","
    if not ended or any(token.text in (",", ";") for token in tokens if token.i < verb.i and token.i > words[0].i and token.i < verb.i - 6):
        return None
    if verb == words[0]:
        return _named_after(reading, verb, words)
    return _named_before(reading, verb, words)


_PAST = frozenset({"said", "says", "told", "added", "wrote", "asked", "tweeted", "explained", "continued"})


def _tokens(reading: Reading, start: int, end: int) -> list[Token]:
    span = reading.doc.char_span(start, max(start, end), alignment_mode="expand")
    return [token for token in span if token.idx >= start] if span is not None else []


def _named_after(reading: Reading, verb: Token, words: list[Token]) -> Attribution | None:
    for token in words[1:8]:
        if token.pos_ in ("PROPN", "PRON", "NOUN") and (found := _voice(reading, token, verb, "after")):
            return found
        if token.pos_ == "VERB":
            return None
    return None


def _named_before(reading: Reading, verb: Token, words: list[Token]) -> Attribution | None:
    own = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass") and child.idx >= words[0].idx), None)
    candidates = [own] if own is not None else []
    candidates += [token for token in words if token.i < verb.i and token.pos_ in ("PROPN", "PRON", "NOUN")]
    for token in candidates:
        if found := _voice(reading, token, verb, "after"):
            return found
    return None


def _voice(reading: Reading, token: Token, verb: Token, rule: str) -> Attribution | None:
    """The speaker whom a token stands for, with the agency of the statement that its cue makes."""
    start, end = min(token.idx, verb.idx), max(token.idx + len(token), verb.idx + len(verb))
    name, role = _name(reading, token)
    if name is None:
        return None
    statement = next((each for each in reading.statements if each.cue_start <= verb.idx < each.cue_end), None)
    if statement is not None and verb.lemma_ in ("quote", "cite") and statement.claimant:
        return _from_statement(statement, rule)
    relayed = statement.relayed_by if statement is not None and statement.claimant == name else None
    return Attribution(name, role, relayed, start, end, rule)


def _name(reading: Reading, token: Token) -> tuple[str | None, str | None]:
    mention = mentions_by_token(reading).get(token.i)
    if mention is not None:
        return mention.actor.name, _role(mention.actor)
    for child in token.children:
        if child.dep_ == "appos" and (mention := mentions_by_token(reading).get(child.i)):
            return mention.actor.name, _role(mention.actor)
    if token.pos_ == "PROPN":
        first, last = token.i, token.i
        while last + 1 < len(reading.doc) and reading.doc[last + 1].pos_ == "PROPN":
            last += 1
        while first > 0 and reading.doc[first - 1].pos_ == "PROPN":
            first -= 1
        return reading.doc[first : last + 1].text, None
    group = describe_group(token, {})
    return (group[2].name, None) if group is not None else (None, None)


def _role(actor: Actor) -> str | None:
    return actor.role if actor.kind == "person" else None


def _before(reading: Reading, passage: Passage) -> Attribution | None:
    """X said: "..."; X called it "...": the last cue before the passage in its sentence."""
    text = reading.article.text
    best: Statement | None = None
    for statement in reading.statements:
        if statement.cue_end > passage.outer_start or statement.claimant is None:
            continue
        gap = text[statement.cue_end : passage.outer_start]
        if _SENTENCE_END.search(gap) or len(gap) > 250 or (statement.end < passage.start and len(gap.split()) > 3):
            continue
        if best is None or statement.cue_end >= best.cue_end:
            best = statement
    return _from_statement(best, "before") if best is not None else None


def _around(reading: Reading, passage: Passage) -> Attribution | None:
    """A statement that covers the passage."""
    statement = statement_at(reading, passage.outer_start, passage.outer_end) or statement_at(reading, passage.start, passage.start + 1)
    if statement is None or statement.claimant is None:
        return None
    return _from_statement(statement, "around")


def _subject(reading: Reading, passage: Passage, floor: int) -> Attribution | None:
    """The subject of the clause that the passage stands in, where the verb is one of speech in a wide sense."""
    span = reading.doc.char_span(passage.start, passage.start + 1, alignment_mode="expand")
    if span is None:
        return None
    head = span[0]
    while head.head != head and not (head.pos_ == "VERB" and head.idx < passage.outer_start):
        head = head.head
    if head.pos_ != "VERB" or head.lemma_ not in reporting_verbs() or head.idx < floor:
        return None
    subject = next((child for child in head.children if child.dep_ == "nsubj"), None)
    return _voice(reading, subject, head, "subject") if subject is not None else None


def _running(reading: Reading, passages: list[Passage], number: int, previous: Attribution | None) -> Attribution | None:
    """The speaker of the passage before, where this one goes on: in the same paragraph, or an open paragraph before it."""
    if previous is None or number == 0:
        return None
    passage, before = passages[number], passages[number - 1]
    text = reading.article.text
    gap = text[before.outer_end : passage.outer_start]
    same_paragraph = "\n" not in gap
    starts_line = passage.outer_start == 0 or text[passage.outer_start - 1] == "\n"
    opens_sentence = starts_line or text[: passage.outer_start].rstrip()[-1:] in (".", "”", '"', "!", "?", "’", "'", ":")
    if before.open or (opens_sentence and (same_paragraph or starts_line) and text[passage.start : passage.start + 1].isupper()):
        return Attribution(previous.speaker, previous.role, previous.relayed_by, previous.cue_start, previous.cue_end, "running")
    return None
