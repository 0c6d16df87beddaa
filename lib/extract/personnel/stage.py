"""Where the sentences before a claim take place, whatever they tell: what carries over to people whose own sentence names no place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.personnel.finer import is_finer, name_of, precision_of
from lib.extract.syntax.clauses import governing_verb, head_at
from lib.extract.syntax.where import places_in

if TYPE_CHECKING:
    from spacy.tokens import Span

    from lib.extract.personnel.settle import Claim
    from lib.extract.values import PlaceMention, Reading

#: Verbs of those who come, meet and speak: what they do somewhere is no scene of a deed.
_VISITING = frozenset(
    "say tell speak announce meet visit travel fly arrive attend host receive talk hold gather convene sign return confer discuss"
    " welcome greet depart head chair open address warn condemn mourn".split()
)
#: What ties a place to what the sentence tells: a preposition and at most four words without a comma between.
_SET_IN = re.compile(
    r"\b(?:in|at|on|near|off|outside|inside|around|across|along|throughout|out of|against|entered|stormed|raided|attacked|struck|hit"
    r"|bombed|shelled|overran|seized|captured|rocked|shook|(?:kilomet(?:re|er)s?|km|miles?)\s(?:\w+\s)?(?:of|from))"
    r"\s(?:(?!(?:from|to|by|for)\s)[\w'’-]+\s){0,4}?$",
    re.IGNORECASE,
)
#: Bodies and offices: "the ministry in Sanaa", "a court in Lyon" tell who speaks or decides.
_BODY = re.compile(
    r"\b(?:ministr(?:y|ies)|minister|office|authorit(?:y|ies)|officials?|spokes\w+|government|court|judges?|prosecutors?|embass(?:y|ies)|consulate"
    r"|ambassador|headquarters|bureau|agency|department|council|parliament|observers?|experts|analysts?|diplomats?|correspondents?"
    r"|reporters|journalists|mission|mayor|governor|prefect|chief|commissioner|bishop|archbishop)\s(?:based\s)?(?:in|at|of|to)\s(?:the\s)?(?:[\w'’-]+\s(?:of\s)?){0,2}?$",
    re.IGNORECASE,
)
#: Those that are bodies only where the words say that they sit there: "a rights group based in", and not "an armed group in".
_BASED = re.compile(
    r"\b(?:group|organi[sz]ation|charity|watchdog|monitor|observatory|network|NGO|think tank|firm|company|union|federation|newspaper"
    r"|broadcaster|website)(?:,? (?:which|that) is)?,? based in (?:the )?$",
    re.IGNORECASE,
)
#: A body that is itself where things happened: "outside the municipal office in".
_AT_BODY = re.compile(
    r"\b(?:outside|inside|at|near|around|in front of|stormed|attacked|hit|on)\s(?:the\s|an?\s|its\s)?(?:[\w'’-]+\s){0,2}?$", re.IGNORECASE
)
#: Characters before a place in which such words stand.
_BEFORE = 70
#: Sentences back that may still set the stage, and places of one paragraph that may.
_STAGE = 3
#: UCDP ``where_prec`` of what is coarser than a province.
_REGION = 5
#: GeoNames codes of the seats of governments.
_CAPITALS = frozenset({"PPLC", "PPLG"})


def is_of_body(reading: Reading, mention: PlaceMention) -> bool:
    """Whether a place only says where a body sits: "the prosecutor's office in", "the ministry in", "a rights group based in"."""
    text, start = reading.article.text, max(0, mention.start - _BEFORE)
    if _BASED.search(text, start, mention.start) is not None:
        return True
    body = _BODY.search(text, start, mention.start)
    return body is not None and _AT_BODY.search(text, start, body.start()) is None


def stage_beside(reading: Reading, claim: Claim) -> PlaceMention | None:
    """The place in which the claim's own paragraph has set its story so far, from the sentence right before it backwards."""
    return _back(reading, claim, within=True)


def stage_before(reading: Reading, claim: Claim) -> PlaceMention | None:
    """Where the sentences right before a claim take place, in paragraphs before too; None for several places."""
    return _back(reading, claim, within=False)


def stage_of_article(reading: Reading, claim: Claim) -> PlaceMention | None:
    """The place of an article's story, told before the claim: one that its title names, where it opens, or the dateline of no capital."""
    title = reading.article.title.lower()
    told = [mention for mention in places_in(reading, 0, claim.start) if _is_setting(reading, mention) and precision_of(mention) < _REGION]
    named = [mention for mention in told if mention.text.split()[0].lower() in title and not _is_capital(mention)]
    if named:
        return named[0]
    lines = [mention for mention in reading.places if mention.role == "dateline" and mention.start < claim.start]
    if len(lines) == 1 and not told and not _is_capital(lines[0]):
        return lines[0]
    return _place_in(reading, reading.doc[0].sent)


def _is_capital(mention: PlaceMention) -> bool:
    return mention.place is not None and mention.place.feature_code in _CAPITALS


def _back(reading: Reading, claim: Claim, *, within: bool) -> PlaceMention | None:
    sent, text = claim.sent, reading.article.text
    for _ in range(_STAGE):
        if sent.start == 0:
            return None
        previous = reading.doc[sent.start - 1].sent
        if within and "\n" in text[previous.end_char - 1 : sent.start_char + 1]:
            return None
        sent = previous
        place = _place_in(reading, sent)
        if place is not None:
            return place
    return None


def _place_in(reading: Reading, sent: Span) -> PlaceMention | None:
    """The one place in which a sentence is set; a place that holds another of them, a sea and a speaker's seat give way."""
    found = [mention for mention in places_in(reading, sent.start_char, sent.end_char) if _is_setting(reading, mention)]
    found = [mention for mention in found if not any(is_finer(other, mention) for other in found)]
    if len({name_of(mention) for mention in found}) > 1:
        found = [mention for mention in found if precision_of(mention) < _REGION] or found
    return found[0] if len({name_of(mention) for mention in found}) == 1 else None


def _is_setting(reading: Reading, mention: PlaceMention) -> bool:
    if mention.role == "dateline" or is_of_body(reading, mention):
        return False
    if governing_verb(head_at(reading.doc, mention.start, mention.end)).lemma_ in _VISITING:
        return False
    return _SET_IN.search(reading.article.text, max(0, mention.start - _BEFORE), mention.start) is not None
