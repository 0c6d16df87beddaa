"""The place that a claim's own sentence gives, by name or by words that stand for one told before ("there", "the region")."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from lib.extract.personnel.finer import precision_of
from lib.extract.personnel.scenes import is_aside, is_hospital, is_of_speaker
from lib.extract.personnel.settle import HIT
from lib.extract.personnel.stage import is_of_body
from lib.extract.syntax.clauses import governing_verb, head_at, is_within
from lib.extract.syntax.when import is_reporting
from lib.extract.syntax.where import event_place, is_end_of_way, places_in

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lib.extract.personnel.settle import Claim
    from lib.extract.values import PlaceMention, Reading

#: Statuses of people who go somewhere.
GOING = frozenset({"deployed", "pledged", "requested", "trained"})
_TOWARDS = frozenset({"to", "into", "toward", "towards", "onto", "for"})
_AT = frozenset({"in", "at", "on", "near", "along", "across", "around", "outside", "inside", "throughout", "off"})
_COUNTRY = 6
#: "there", "the region": words that stand for the last place told of that kind; at most so many tokens behind the claim's cue.
_THE_KIND = (
    r"the\s+(?:region|oblast|province|state|governorate|(?P<spot>city|town|village|camp|port)|area"
    r"|district|island|peninsula|territory|enclave|(?P<country>country|kingdom|republic))\b(?!\s+of\b)"
)
_BACK = re.compile(rf"\b(?:there\b|(?:to|in|into|at|on|of|across|near)\s+{_THE_KIND})", re.IGNORECASE)
_AROUND = re.compile(rf"\b(?:in|at|on|across|near)\s+{_THE_KIND}", re.IGNORECASE)
_BACK_REACH = 60
_JUST_IN = re.compile(r"\s+(?:in|near|at|off|outside)\s+(?:the\s+(?:(?:city|town|village|province|district|region)\s+of\s+)?)?")
#: What is done to people where they are: who "died" or "was wounded" may lie in a hospital elsewhere.
_STRIKING = frozenset("kill shoot massacre slaughter murder execute behead".split())
#: How many tokens back the words for a place may reach.
_REACH = 110


def own_place(reading: Reading, claim: Claim) -> PlaceMention | None:
    """The place that the claim's own sentence gives: for people on the move the place they go to, the finest named."""
    found = [
        mention for mention in places_in(reading, claim.sent.start_char, claim.sent.end_char) if not _is_elsewhere(reading, claim, mention)
    ]
    beside = next((mention for mention in found if _is_right_behind(reading, claim, mention)), None)
    if beside is not None:
        return beside
    if claim.status in GOING:
        goals = [mention for mention in found if _is_goal(reading, claim, mention)]
        if goals:
            return min(goals, key=lambda mention: (precision_of(mention), abs(mention.start - claim.start)))
        if _goes_elsewhere(reading, claim, found):
            return None
    left = [mention for mention in found if is_within(head_at(reading.doc, mention.start, mention.end), claim.fate.cue)]
    if claim.status == "withdrawn" and left:
        return min(left, key=precision_of)
    place = event_place(reading, claim.sent, claim.fate.cue.idx)
    if place in found and claim.status in GOING and claim.fate.role == "object" and not _is_of_going(reading, claim, place):
        return None
    if place in found and (place.role == "event" or precision_of(place) < _COUNTRY or claim.status not in (HIT | GOING)):
        return place
    events = [mention for mention in found if mention.role == "event"]
    return min(events, key=lambda mention: (precision_of(mention), abs(mention.start - claim.start))) if events else None


def _is_right_behind(reading: Reading, claim: Claim, mention: PlaceMention) -> bool:
    """ "seven near Rafah", "were killed in Aden; two in Taiz": nothing but a preposition between the words of the claim and the place."""
    if claim.status in GOING or claim.status == "withdrawn" or precision_of(mention) >= _COUNTRY:
        return False
    cue = claim.fate.cue
    ends = (claim.end,) if claim.total is not None and claim.fate is claim.total.fate else (claim.end, cue.idx + len(cue))
    return any(end < mention.start and _JUST_IN.fullmatch(reading.article.text, end, mention.start) is not None for end in ends)


def _is_elsewhere(reading: Reading, claim: Claim, mention: PlaceMention) -> bool:
    """Whether a place of the sentence is where men come from or were bound for, where one speaks, what a deed answers, or a hospital's."""
    token = head_at(reading.doc, mention.start, mention.end)
    cue = claim.fate.cue
    if _is_origin(reading, claim, mention) or is_of_speaker(reading, token) or is_of_body(reading, mention):
        return True
    verb = governing_verb(token)
    if is_reporting(verb) and verb != cue and verb.is_ancestor(cue) and _is_where_said(token, verb, cue):
        return True
    if claim.status not in GOING and is_end_of_way(reading, mention):
        return True
    if claim.status not in HIT:
        return False
    if is_hospital(token):
        return not _is_struck(token, claim)
    return is_aside(cue) and verb.is_ancestor(governing_verb(cue)) and not is_aside(token)


def _is_struck(token: Token, claim: Claim) -> bool:
    """ "killed 17 people at a clinic near Kandi": done at the hospital itself, and not died or treated there."""
    if claim.fate.cue.lemma_ not in _STRIKING:
        return False
    at = token
    while at.dep_ in ("pobj", "prep", "compound") and at.head.i < at.i:
        if at.dep_ == "prep" and at.lower_ in ("at", "in", "inside", "outside") and at.head in (claim.fate.cue, claim.counted.head):
            return True
        at = at.head
    return False


def _is_where_said(token: Token, verb: Token, cue: Token) -> bool:
    """ "told a court in Nice that": the place hangs on the speech itself, not on what is said."""
    if token.i < verb.i or verb.i < cue.i < token.i:
        return False
    while cue.head not in (verb, cue):
        cue = cue.head
    if cue.dep_ != "ccomp":
        return False
    while token.head not in (verb, token):
        token = token.head
    return token.dep_ in ("prep", "dobj", "dative")


def _is_origin(reading: Reading, claim: Claim, mention: PlaceMention) -> bool:
    """ "600 soldiers from North Korea", "migrants from Mali and Chad": where they come from is not where they are, were hit or went."""
    if claim.status == "withdrawn":
        return False
    token = head_at(reading.doc, mention.start, mention.end)
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    preposition = token.head
    if (
        token.dep_ == "pobj"
        and preposition.lower_ == "from"
        and preposition.head in (claim.counted.noun, claim.counted.head, claim.fate.cue)
    ):
        return True
    own = mention.place is not None and mention.place.where_prec == _COUNTRY and mention.place.country_code == claim.force
    return own and claim.status in GOING


def _is_goal(reading: Reading, claim: Claim, mention: PlaceMention) -> bool:
    """Whether "to", "into" or "in" ties the place to the verb that moves the people, or to the people themselves."""
    token = head_at(reading.doc, mention.start, mention.end)
    for _ in range(4):
        if token.dep_ == "pobj" and token.head.lower_ in (_TOWARDS | _AT if claim.status == "trained" else _TOWARDS):
            return is_within(token, claim.fate.cue) or is_within(token, claim.counted.head)
        if token.head == token or token.pos_ in ("VERB", "AUX"):
            return False
        token = token.head
    return False


def _is_of_going(reading: Reading, claim: Claim, mention: PlaceMention) -> bool:
    """Whether the place stands in the clause that tells of the sending; "fled a cell in Quito and sent 300 men" tells of two things."""
    verb = governing_verb(head_at(reading.doc, mention.start, mention.end))
    return is_within(verb, claim.fate.cue) or claim.fate.cue.dep_ != "conj" or mention.start > claim.start


def _goes_elsewhere(reading: Reading, claim: Claim, found: list[PlaceMention]) -> bool:
    """ "ordered 300 men to the border" in the capital: the words give a goal that is no place by name."""
    words = (claim.fate.cue, claim.counted.head)
    ways = [prep for word in words for prep in word.children if prep.dep_ == "prep" and prep.lower_ in ("to", "into")]
    goals = [goal for way in ways for goal in way.children if goal.tag_ in ("NN", "NNS") and goal.i > claim.counted.last]
    placed = [head_at(reading.doc, mention.start, mention.end) for mention in found]
    return any(not any(is_within(place, goal) for place in placed) for goal in goals)


def place_meant(reading: Reading, claim: Claim) -> PlaceMention | None:
    """What "there" or "the region" beside the claim stands for: the last place told, of the kind that the word names."""
    start = min(claim.end, claim.fate.cue.idx)
    text, last = reading.article.text, min(claim.sent.end_char, max(claim.end, claim.fate.cue.idx) + _BACK_REACH)
    match = _BACK.search(text, start, last) or _AROUND.search(text, max(claim.sent.start_char, claim.start - _BACK_REACH), claim.start)
    if match is None or is_of_speaker(reading, head_at(reading.doc, match.start(), match.end())):
        return None
    earlier = reading.doc[max(0, claim.sent.start - _REACH)].idx
    told = places_in(reading, earlier, match.start())
    if match["country"]:
        told = _countries_told(reading, claim, earlier, match.start())
    elif match[0].lower() != "there":
        kinds = (1, 2) if match["spot"] else (3, 4, 5)
        told = [mention for mention in told if precision_of(mention) in kinds]
    told = [mention for mention in told if not _is_origin(reading, claim, mention)]
    happened = [mention for mention in told if mention.role == "event"]
    return next(reversed(happened or told), None)


def _countries_told(reading: Reading, claim: Claim, start: int, end: int) -> list[PlaceMention]:
    """The mentions between two characters of the country that the article names most, not counting the one whose people are meant.

    Who acts is among them ("Niger's generals met. Some 300 US soldiers remain in the country"); where another country is named more often,
    it is not clear which is meant.
    """
    named = [(mention, mention.place.country_code) for mention in reading.places if mention.place and mention.place.country_code]
    often = Counter(code for _, code in named if code != claim.force)
    most = max(often.values(), default=0)
    return [
        mention for mention, code in named if start <= mention.start < end and precision_of(mention) == _COUNTRY and often[code] == most
    ]
