"""Whose word a claim rests on: the statement that tells it, not one that only judges, pledges or stands beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.actors.verbs import reporting_verbs
from lib.extract.personnel.scenes import is_aside
from lib.extract.syntax.clauses import token_at

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
