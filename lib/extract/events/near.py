"""Where an attack was whose own words name no place, or only a large one: the sentences around tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.events.merge import Attack, lies_in
from lib.extract.events.struck import precision_of
from lib.extract.syntax.clauses import governing_verb, head_at, subjects
from lib.extract.syntax.when import is_reporting
from lib.extract.syntax.where import places_in

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from lib.extract.values import PlaceMention, Reading

#: UCDP ``where_prec`` of a district: what is coarser may be told more finely by the sentences that follow.
DISTRICT = 3
#: Verbs whose place is one that somebody went to or was taken to afterwards.
_GOING = frozenset(
    "fly travel go visit arrive take rush evacuate treat transfer flee send return meet hold gather convene leave come".split()
)
#: Words that point back to a place told before.
_THERE = re.compile(
    r"\b(?:[Tt]here(?! (?:is|are|was|were|have|has|had|will))"
    r"|(?<!\bof )(?<!\bto )(?<!from )(?<!near )(?<!outside )the (?:\w+ )?"
    r"(?:city|town|village|area|camp|district|region|island)\b(?! (?:in|of|where|near|at)\b))"
)
#: Sentences before or after an attack's own in which its place may be told.
_AHEAD = 3


def place_pointed_to(reading: Reading, sent: Span) -> PlaceMention | None:
    """The place that "there" or "the city" stands for: the last one told before where something happens; None without such words."""
    pointer = _THERE.search(sent.text)
    if pointer is None:
        return None
    sents = reading.sentences()
    at = sents.index(sent)
    for each in sents[max(0, at - _AHEAD) : at + 1][::-1]:
        end = sent.start_char + pointer.start() if each is sent else each.end_char
        found = [mention for mention in places_in(reading, each.start_char, end) if _may_be_of(reading, None, mention)]
        if found:
            return found[-1]
    return None


def place_told_near(reading: Reading, attack: Attack, hit_at: dict[int, Attack]) -> PlaceMention | None:
    """The finer place that one of the sentences around gives, those before first where the attack is spoken of as known."""
    sents = reading.sentences()
    at = next(index for index, sent in enumerate(sents) if sent.start_char == attack.sent_start)
    after, before = sents[at : at + _AHEAD + 1], sents[max(0, at - _AHEAD) : at][::-1]
    for run in (before, after) if attack.known and attack.place is None else (after,):
        for sent in run:
            if hit_at.get(sent.start_char, attack) is not attack:
                break
            told = places_in(reading, sent.start_char, sent.end_char)
            found = [mention for mention in told if _may_be_of(reading, attack.place, mention)]
            if found and attack.place is not None and _is_split(found):
                return None
            if found:
                return found[-1] if run is before else found[0]
    return None


def _is_split(found: list[PlaceMention]) -> bool:
    """Whether the finer places are several of one kind, so that the coarser one tells all: "the districts of A and B"."""
    return len(found) > 1 and precision_of(found[0]) == precision_of(found[1])


def _may_be_of(reading: Reading, place: PlaceMention | None, mention: PlaceMention) -> bool:
    """Whether a place told around can be the attack's: fine, where something happens, and not where somebody spoke or went."""
    if precision_of(mention) > DISTRICT or mention.role != "event":
        return False
    verb = governing_verb(head_at(reading.doc, mention.start, mention.end))
    if is_reporting(verb) or verb.lemma_.lower() in _GOING or _is_stay(verb):
        return False
    return place is None or lies_in(mention, place)


def _is_stay(verb: Token) -> bool:
    """Whether the verb says that a person was somewhere: "the adviser had been in the city"."""
    return verb.lemma_.lower() == "be" and any(word.ent_type_ == "PERSON" for word in subjects(verb))
