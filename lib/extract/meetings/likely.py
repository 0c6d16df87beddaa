"""Meetings that no rule reads but the words around two names make likely, as weighed by ``data/lookups/meeting_weights.csv``."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from math import fsum
from typing import TYPE_CHECKING

from lib.extract.meetings.cues import Cue
from lib.extract.meetings.pairs import find_pairs
from lib.extract.meetings.tellings import tell
from lib.extract.meetings.venues import venue
from lib.extract.syntax.modality import status_of_noun, status_of_verb
from lib.lookups import load_lookup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span

    from lib.extract.meetings.merge import Telling
    from lib.extract.meetings.pairs import Pair
    from lib.extract.values import Actor, ActorMention, Reading

#: Log odds from which a pair counts as having met: tried on texts that the weights were not fitted on, the best of -0.5 to 1.
_ENOUGH = 0.0


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in load_lookup("meeting_weights")}


def likely_tellings(reading: Reading, told: list[Telling]) -> Iterator[Telling]:
    """A telling for each pair, or circle of pairs, that is likely to have met and that none of those ``told`` brings together."""
    known = {pair for telling in told for pair in _pairs(telling.sides)}
    starts = [mention.start for mention in reading.actors]
    for sent in reading.sentences():
        mentions = reading.actors[bisect_left(starts, sent.start_char) : bisect_left(starts, sent.end_char)]
        present, likely = {mention.actor.name for mention in mentions}, list(_likely(reading, sent, mentions))
        near = known | {pair.names for pair in likely}
        for pair, sides in _circles([pair for pair in likely if not _is_told(pair, known, near, present)]):
            telling = _telling(reading, sent, pair, sides)
            if telling is not None:
                yield telling
                known |= _pairs(sides)


def _is_told(pair: Pair, known: set[frozenset[str]], near: set[frozenset[str]], present: set[str]) -> bool:
    """Whether the two are ``known`` to have met, or to have met a third one of the sentence, and so not each other.

    It is enough that one of them is known to have met the third, and the other is likely to.
    """
    one, other = pair.names
    thirds = [(frozenset((one, third)), frozenset((other, third))) for third in present]
    return pair.names in known or any({left, right} <= near and (left in known or right in known) for left, right in thirds)


def _likely(reading: Reading, sent: Span, mentions: list[ActorMention]) -> Iterator[Pair]:
    """The likely pairs of a sentence, each with the word that tells of it best."""
    weights = _weights()
    best: dict[frozenset[str], tuple[float, Pair]] = {}
    for pair in find_pairs(reading, sent, mentions):
        weight = fsum(weights.get(witness, 0.0) for witness in pair.witnesses)  # the same in whichever order a set comes
        if weight > _ENOUGH and (pair.names not in best or weight > best[pair.names][0]):
            best[pair.names] = weight, pair
    return (pair for _, pair in best.values())


def _pairs(sides: list[Actor]) -> set[frozenset[str]]:
    return {frozenset((one.name, other.name)) for one in sides for other in sides if one != other}


def _circles(pairs: list[Pair]) -> Iterator[tuple[Pair, list[Actor]]]:
    """The pairs of a sentence as meetings: one where most of those linked go with each other, else one a pair."""
    left = sorted(pairs, key=lambda pair: (pair.one.first, pair.other.first))
    while left:
        links = [left.pop(0)]
        names = set(links[0].names)
        while joined := [pair for pair in left if pair.names & names]:
            links += joined
            names |= {name for pair in joined for name in pair.names}
            left = [pair for pair in left if pair not in joined]
        if len(links) >= len(names):  # more than a chain or a star
            yield links[0], list({person.name: person.mention.actor for pair in links for person in (pair.one, pair.other)}.values())
        else:
            yield from ((pair, [pair.one.mention.actor, pair.other.mention.actor]) for pair in links)


def _telling(reading: Reading, sent: Span, pair: Pair, sides: list[Actor]) -> Telling | None:
    """What the pair's word tells; None where it is only proposed."""
    trigger, is_verb = pair.trigger, pair.trigger.pos_ in ("VERB", "AUX")
    status = status_of_verb(trigger) if is_verb else status_of_noun(trigger)
    if status == "proposed":
        return None
    cue = Cue(trigger, pair.mode, "verb" if is_verb else "noun", False, "likely_pair")
    place = venue(reading, sent, trigger.idx) if pair.mode == "in_person" else None
    return tell(reading, sent, cue, status, sides, place, False)
