"""Meetings strung together in one sentence: "received by X in Lima on Monday, by Y in Quito on Tuesday and by Z in Bogota"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lib.extract.meetings.groups import mention_at
from lib.extract.syntax.when import dates_in
from lib.extract.syntax.where import places_in

if TYPE_CHECKING:
    from spacy.tokens import Span

    from lib.extract.meetings.cues import Cue
    from lib.extract.meetings.merge import Telling
    from lib.extract.values import Actor, Reading

_PREPOSITIONS = frozenset({"by", "with"})
#: What stands before the second and every further preposition.
_JOINTS = frozenset({",", ";", "and", "then", "last", "later", "finally", "lastly"})
#: Words between a preposition and the name behind it: a title, a nation.
_TITLE_REACH = 8


def stations(reading: Reading, sent: Span, cue: Cue, telling: Telling) -> list[Telling]:
    """One telling for each "by X" or "with Y" that has a place of its own; [] where there are fewer than two."""
    starts = _starts(reading, sent, cue, telling)
    if len(starts) < 2:
        return []
    guests = {other.name for other, _ in starts}
    first = [side for side in telling.sides if side.name not in guests]
    found = []
    for number, (other, start) in enumerate(starts):
        end = starts[number + 1][1] if number + 1 < len(starts) else sent.end_char
        places = places_in(reading, start, end)
        if len(first) != 1 or not places:
            return []
        dates = dates_in(reading, start, end)
        found.append(replace(telling, sides=[*first, other], place=places[0], date=dates[0] if dates else None, another=number > 0))
    return found


def _starts(reading: Reading, sent: Span, cue: Cue, telling: Telling) -> list[tuple[Actor, int]]:
    """The sides that a preposition of the same kind begins, and where each preposition stands."""
    names = {side.name for side in telling.sides}
    found: list[tuple[Actor, int]] = []
    kind = None
    for word in sent.doc[cue.token.i + 1 : sent.end]:
        if word.lower_ not in _PREPOSITIONS or (kind is not None and (word.lower_ != kind or word.nbor(-1).lower_ not in _JOINTS)):
            continue
        for near in sent.doc[word.i + 1 : min(word.i + _TITLE_REACH, sent.end)]:
            mention = mention_at(reading.actors, near.idx)
            if mention is not None and mention.actor.kind == "person":
                if (found or mention.actor.name in names) and mention.actor.name not in {actor.name for actor, _ in found}:
                    found.append((mention.actor, word.idx))
                    kind = word.lower_
                break
    return found
