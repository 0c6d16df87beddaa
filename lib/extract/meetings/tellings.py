"""What each place in the text tells of a meeting: its sides, way, status, place and date, before tellings of one meeting are merged."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from lib.extract.meetings.cues import LETTERS, Cue, find_cues, outer_noun, topic_of, visited_place_token
from lib.extract.meetings.groups import resolve_side
from lib.extract.meetings.merge import Telling
from lib.extract.meetings.sides import SUPPORT_VERBS, sides_of_noun, sides_of_verb
from lib.extract.syntax.clauses import children, governing_verb, head_at, prepositional_objects, subjects
from lib.extract.syntax.modality import status_of_noun, status_of_verb
from lib.extract.syntax.when import dates_in, event_date, stated_date
from lib.extract.syntax.where import event_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from lib.extract.values import Actor, PlaceMention, Reading

#: Verbs by which a letter changes hands in a place; other letters have none.
_HANDING = frozenset({"hand", "deliver"})
#: "for the second time in two days" is today and yesterday; "in less than two weeks" is at most thirteen days.
_FEW_DAYS = 3
#: Sides from which one telling of a call stands for several calls.
_CONFERENCE = 3
#: UCDP ``where_prec`` of a country.
_COUNTRY = 6
_SHORT_OF = re.compile(r"\b(?:less|fewer|under|shorter)\b", re.IGNORECASE)
_OTHER_OCCASION = frozenset({"previous", "earlier", "previously", "last", "former", "past"})


def find_tellings(reading: Reading) -> Iterator[Telling]:
    """The tellings of meetings in an article, in order; what is only proposed is left out."""
    sides: list[Actor] = []
    for sent in reading.sentences():
        for cue in find_cues(sent):
            telling = _telling(reading, sent, cue)
            if telling is None:
                continue
            if not telling.sides and telling.status == "planned":  # "the two leaders will meet": those of the meeting told last
                telling = replace(telling, sides=sides, weak=telling.weak and not sides)
            sides = telling.sides if len(telling.sides) > 1 else sides
            yield from _one_call_each(telling)


def _one_call_each(telling: Telling) -> Iterator[Telling]:
    """Who "phoned A and B" phoned each of them: a call has two ends."""
    if telling.mode != "phone" or len(telling.sides) < _CONFERENCE:
        yield telling
        return
    caller, *called = telling.sides
    for other in called:
        yield replace(telling, sides=[caller, other])


def _telling(reading: Reading, sent: Span, cue: Cue) -> Telling | None:
    """What one cue tells; None where it is only proposed or has no side to it."""
    status = status_of_verb(cue.token) if cue.kind == "verb" else status_of_noun(outer_noun(cue.token))
    if status == "proposed":
        return None
    sides, place = _sides_and_place(reading, sent, cue)
    if not _tells_enough(cue, sides, place):
        return None
    date = stated_date(reading, sent, _anchor(cue))
    if status in (None, "held") and (cue.rule == "verb_expect" or (date is not None and date.future)):
        status = "planned"
    if date is None and status not in ("planned", "cancelled") and not _will_not(cue):
        date = event_date(reading, sent, _anchor(cue))
    start, end = _words(cue)
    return Telling(
        start,
        end,
        sent.start_char,
        sent.end_char,
        cue.mode,
        sides,
        status,
        place,
        date,
        cue.rule,
        cue.weak or len(sides) < 2,
        _is_another(cue),
        _again_within(reading, sent),
        topic_of(cue),
    )


def _sides_and_place(reading: Reading, sent: Span, cue: Cue) -> tuple[list[Actor], PlaceMention | None]:
    """Who takes part, and where: a visit by where it goes, a letter by where it changes hands, a call nowhere."""
    sides = sides_of_verb(reading, cue.token) if cue.kind == "verb" else sides_of_noun(reading, cue.token)
    if cue.mode == "visit":
        place = _visited_place(reading, cue)
        visitors = [side for side in sides if side.kind == "person"]
        return visitors if _goes_abroad(visitors, place) else _speaker_before(reading, sent, cue), place
    place = event_place(reading, sent, _anchor(cue))
    if cue.mode == "letter":
        return _letter_sides(reading, cue, sides), place if cue.token.lemma_ in _HANDING else None
    if cue.personal and not _can_be_received(sides):
        return [], place
    return sides, None if cue.mode == "phone" else place


def _letter_sides(reading: Reading, cue: Cue, sides: list[Actor]) -> list[Actor]:
    """Who wrote and who received: "handed Kim a message from Putin" is a letter from Putin to Kim, not from the one who hands it over."""
    token = cue.token
    letter = next((child for child in children(token, "dobj") if child.lemma_.lower() in LETTERS), None)
    writers = prepositional_objects(letter, "from") + children(letter, "poss") if letter is not None else []
    named = [side for writer in writers if (side := resolve_side(reading, writer)) is not None]
    if not named:
        return sides
    carriers = {side.name for doer in subjects(token) if (side := resolve_side(reading, doer)) is not None}
    return named + [side for side in sides if side.name not in carriers | {each.name for each in named}]


def _speaker_before(reading: Reading, sent: Span, cue: Cue) -> list[Actor]:
    """The person named last before the words in the sentence: "X said while on a visit to Y", whatever the parser made of it."""
    last = bisect_right(reading.actors, cue.token.idx, key=lambda mention: mention.start)
    for mention in reversed(reading.actors[:last]):
        if mention.start < sent.start_char:
            break
        if mention.actor.kind == "person":
            return [mention.actor]
    return []


def _will_not(cue: Cue) -> bool:
    """Whether the words deny something to come ("will not receive"): then no day is known."""
    return any(child.lower_ in ("will", "wo", "would") for child in children(cue.token, "aux"))


def _anchor(cue: Cue) -> int:
    """The character that dates and places are sought from: the verb of "talks that he is to hold on Friday", else the cue itself."""
    if cue.kind == "noun":
        for relative in children(cue.token, "relcl"):
            return relative.idx
    return cue.token.idx


def _tells_enough(cue: Cue, sides: list[Actor], place: PlaceMention | None) -> bool:
    if cue.mode == "visit":
        return _goes_abroad(sides, place)
    return bool(sides) or _again_words(cue)


def _goes_abroad(sides: list[Actor], place: PlaceMention | None) -> bool:
    """Whether the place visited is known and lies in none of the visitors' countries."""
    home = {side.country for side in sides if side.country}
    return bool(home) and place is not None and place.place is not None and place.place.country_code not in home


def _again_words(cue: Cue) -> bool:
    """Whether the words speak of the parties by a pronoun only: "their second meeting", "the two had spoken"."""
    owners = {child.lower_ for child in cue.token.children if child.dep_ in ("poss", "nsubj")}
    return bool(owners & {"their", "they", "two", "both", "pair", "leaders", "men"})


def _can_be_received(sides: list[Actor]) -> bool:
    return len(sides) > 1 and sum(side.kind in ("person", "group") for side in sides) > 1


def _visited_place(reading: Reading, cue: Cue) -> PlaceMention | None:
    """The mention of the place that the visit goes to, by whatever role it was given."""
    token = visited_place_token(cue)
    if token is None:
        return None
    last = bisect_right(reading.places, token.idx, key=lambda mention: mention.start)
    for mention in reversed(reading.places[max(0, last - 2) : last]):
        if mention.start <= token.idx < mention.end or head_at(reading.doc, mention.start, mention.end) == token:
            return mention
    return _half_of_country(reading, token)


def _half_of_country(reading: Reading, token: Token) -> PlaceMention | None:
    """ "The North" of an article that speaks of North Korea: the country, by the words that are there."""
    if token.text not in ("North", "South"):
        return None
    for mention in reading.places:
        if mention.place is not None and mention.place.where_prec == _COUNTRY and mention.place.resolved_place.startswith(f"{token.text} "):
            return replace(mention, start=token.idx, end=token.idx + len(token), text=token.text)
    return None


def _is_another(cue: Cue) -> bool:
    near = {child.lower_ for child in cue.token.children if child.dep_ in ("amod", "advmod")}
    return bool(near & _OTHER_OCCASION) and not children(cue.token, "npadvmod")


def _again_within(reading: Reading, sent: Span) -> int | None:
    """Length in days of the window that "for the second time in two weeks" opens, where the sentence says so."""
    for mention in dates_in(reading, sent.start_char, sent.end_char):
        if mention.rule == "second_time_within":
            days = (mention.date_end - mention.date_start).days
            return days - 1 if _SHORT_OF.search(mention.text) or days <= _FEW_DAYS else days
    return None


def _words(cue: Cue) -> tuple[int, int]:
    """The words that tell of the meeting: from the verb that carries the noun to the last word that hangs closely on the cue."""
    first = last = cue.token
    verb = governing_verb(cue.token)
    if cue.kind == "noun" and verb.lemma_ in SUPPORT_VERBS and 0 < cue.token.i - verb.i < 6:
        first = verb
    for child in cue.token.children:
        if child.dep_ in ("prep", "dobj", "agent", "prt") and child.right_edge.i - cue.token.i < 15:
            last = max(last, child.right_edge, key=lambda token: token.i)
    while last.is_punct or last.is_space:
        last = last.nbor(-1)
    return first.idx, last.idx + len(last)
