"""Whose word a claim rests on: the statement that tells it, not one that only judges, pledges or stands beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.actors.verbs import reporting_verbs
from lib.extract.personnel.scenes import is_aside
from lib.extract.personnel.settle import HIT
from lib.extract.syntax.clauses import token_at
from lib.extract.syntax.when import dates_in
from lib.extract.syntax.where import places_in

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lib.extract.personnel.settle import Claim
    from lib.extract.values import Reading, Statement

#: Verbs that do a thing by saying it: who pledges men is no source of their number.
_DOING = frozenset(
    "promise pledge vow swear threaten order propose demand agree decide recommend urge appeal offer request ask authorise"
    " authorize".split()
)
#: Verbs that give a thing its name, or tell what somebody did.
#: Those that only judge ("condemned the strike, which killed 14") do not.
_NAMING = frozenset("accuse blame call consider describe label brand term dub characterize characterise refer".split())
_TURN = re.compile(r"[^,;]{0,40}[,;]?\s*(?:while|whereas|but|although|though)\s")
#: Words between two figures behind which the article speaks in its own voice again.
_ANEW = re.compile(r"\b(?:while|whereas|but|although|though|after|since|when|last\s+(?:week|month|year))\b|;")
#: What figures of one event tell.
_TOLL = frozenset({"killed", "wounded", "casualties", "missing", "captured", None})
_COMPLEMENT = frozenset({"ccomp", "pcomp"})


def source_of(reading: Reading, claim: Claim) -> Statement | None:
    """The tightest statement that tells the claim; None where the article tells it in its own voice."""
    found = None
    for statement in reading.statements:
        if statement.start > claim.start:
            break
        if statement.end < claim.end or (found is not None and statement.end - statement.start > found.end - found.start):
            continue
        if _tells(reading, statement, claim):
            found = statement
    return found


def carried_source(reading: Reading, claim: Claim, told: list[tuple[Claim, Statement | None]]) -> Statement | None:
    """The source of the claim that this one goes on from, where its words name none: the whole for a part, or what was told just before.

    "Six died, a minister said. Two of them were children." Nobody is taken for the source of what another speaker's sentence tells.
    """
    if not told:
        return None
    if claim.total is not None:
        return next((statement for other, statement in told if other is claim.total), None)
    other, statement = told[-1]
    if statement is None or claim.status not in _TOLL or other.status not in _TOLL or is_aside(claim.fate.cue):
        return None
    text = reading.article.text
    if other.sent.start == claim.sent.start:
        return None if _ANEW.search(text, other.end, claim.start) else statement
    follows = claim.sent.start == other.sent.end and "\n" not in text[other.sent.end_char - 1 : claim.sent.start_char + 1]
    return statement if follows and claim.status in HIT and claim.number.rule != "vague" and not _is_anew(reading, claim) else None


def _is_anew(reading: Reading, claim: Claim) -> bool:
    """Whether the claim's sentence has a speaker, a doer, a place or a day of its own, and so may tell of something else."""
    start, end = claim.sent.start_char, claim.sent.end_char
    spoken = any(start <= statement.cue_start < end for statement in reading.statements)
    acted = any(start <= mention.start < end and mention.how != "pronoun" for mention in reading.actors)
    return spoken or acted or bool(places_in(reading, start, end)) or bool(dates_in(reading, start, end))


def _tells(reading: Reading, statement: Statement, claim: Claim) -> bool:
    verb = _verb_of(reading, statement)
    if verb is None:
        return True
    if statement.rule == "call" and verb.lemma_ not in _NAMING:
        return False
    if verb.lemma_ in _DOING and not _is_reported(claim.fate.cue, verb):
        return False
    if statement.rule == "say" and _is_own_deed(claim.fate.cue, verb):
        return False
    return not _is_beside(reading, statement, claim) and not (is_aside(claim.fate.cue) and verb.i < claim.fate.cue.i)


def _verb_of(reading: Reading, statement: Statement) -> Token | None:
    token = token_at(reading.doc, max(statement.cue_end - 1, statement.cue_start))
    while token.idx >= statement.cue_start:
        if token.lemma_.lower() in reporting_verbs() and token.tag_.startswith("VB"):
            return token
        if token.i == 0:
            break
        token = token.nbor(-1)
    return None


def _is_reported(cue: Token, verb: Token) -> bool:
    """Whether the cue stands in a clause that the verb reports ("promised that 500 would come"), not in what it does ("promised 500")."""
    token = cue
    while token != verb and token.head != token:
        if token.dep_ in _COMPLEMENT and token.head == verb:
            return True
        token = token.head
    return token != verb


def _is_beside(reading: Reading, statement: Statement, claim: Claim) -> bool:
    """ "..., an official said, while shells killed 22": words behind the speaker's, which a new clause begins."""
    text = reading.article.text
    opening = statement.cue_start - statement.start
    return opening > _OPENING and claim.start > statement.cue_end and _TURN.match(text[statement.cue_end : claim.start]) is not None


#: Characters before the speaker that may be an adverb or a date still: "On Monday the army said".
_OPENING = 25


def _is_own_deed(cue: Token, verb: Token) -> bool:
    """ "declared a curfew and sent 300 men": behind the thing said, what the speaker does."""
    if cue.i < verb.i or not any(child.dep_ == "dobj" for child in verb.children):
        return False
    token, deed = cue, False
    while token.head != token and token != verb:
        if token.dep_ in _COMPLEMENT or token.dep_ == "dobj":
            return False
        deed = deed or token.dep_ in ("advcl", "conj")
        token = token.head
    return token == verb and deed
