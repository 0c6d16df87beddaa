"""What each place in the text tells of a meeting: its sides, way, status, place and date, before tellings of one meeting are merged."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from lib.extract.meetings.assemblies import ASSEMBLY, find_assembly
from lib.extract.meetings.cues import Cue, find_cues, is_on_the_line, outer_noun, topic_of
from lib.extract.meetings.days import own_day, story_day
from lib.extract.meetings.groups import sides_at
from lib.extract.meetings.letters import letter_sides
from lib.extract.meetings.merge import Telling
from lib.extract.meetings.phrases import find_phrases, has_fallen_through
from lib.extract.meetings.references import pair_of_story, plural_reference, protagonist, sides_meant
from lib.extract.meetings.sides import SUPPORT_VERBS, sides_of_noun, sides_of_verb
from lib.extract.meetings.stations import stations
from lib.extract.meetings.venues import place_meant, venue
from lib.extract.meetings.visits import goes_abroad, places_joined, speaker_before, visited_place, visits_somebody
from lib.extract.syntax.clauses import children, governing_verb, prepositional_objects, subjects
from lib.extract.syntax.modality import status_of_noun, status_of_verb
from lib.extract.syntax.when import dates_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span

    from lib.extract.syntax.modality import Status
    from lib.extract.values import Actor, PlaceMention, Reading

#: Verbs by which a letter changes hands in a place; other letters have none.
_HANDING = frozenset({"hand", "deliver", "bring"})
#: "for the second time in two days" is today and yesterday; "in less than two weeks" is at most thirteen days.
_FEW_DAYS = 3
#: Sides from which one telling stands for several meetings of the first with each other one.
_CONFERENCE = 3
_PAIR = 2
#: Cues of what is still to come.
_EXPECTED = frozenset({"verb_expect", "verb_due"})
#: Verbs of going whose present tense is of a journey to come ("goes on to Lima").
_GOING = frozenset({"go", "head", "continue", "proceed", "fly", "travel"})
_SHORT_OF = re.compile(r"\b(?:less|fewer|under|shorter)\b", re.IGNORECASE)
_OTHER_OCCASION = frozenset({"previous", "earlier", "previously", "last", "former", "past", "next", "another"})
#: Verbs by which one more takes part in a meeting.
_DONE_TO = frozenset({"verb_see", "verb_receive", "verb_welcome", "verb_host", "verb_brief", "verb_consult", "verb_ring"})
_JOINING = frozenset({"host", "chair", "mediate", "broker", "moderate", "facilitate", "join", "attend", "convene", "lead", "co-chair"})
#: Words by which one meets several one after the other, and those by which several share one line.
_APART = re.compile(
    r"\b(?:separate(?:ly)?|individually|in turn|each of|one by one|one-on-one|one after (?:another|the other)|back[- ]to[- ]back"
    r"|bilateral (?:meetings|talks|sessions)|bilaterals)\b",
    re.IGNORECASE,
)
_ONE_LINE = re.compile(r"\b(?:video|virtual|conference call|joint call|zoom|together)\b", re.IGNORECASE)


def find_tellings(reading: Reading) -> Iterator[Telling]:
    """The tellings of meetings in an article, in order; what is only proposed is left out."""
    told: list[list[Actor]] = []
    for sent in reading.sentences():
        for found in (*find_cues(sent), *find_phrases(sent)):
            cue = replace(found, mode="phone") if is_on_the_line(found, sent) else found
            status = status_of_verb(cue.token) if cue.kind == "verb" else status_of_noun(outer_noun(cue.token))
            sides, place, referred = _sides_and_place(reading, sent, cue, told)
            if not sides and cue.mode == "in_person" and (assembly := find_assembly(cue)) is not None:
                cue, sides = replace(cue, rule=ASSEMBLY), [assembly]
            if len(sides) > 1:
                told.append(sides)  # also of what is only proposed: "the two may cross paths. They will hold no talks"
            if status == "denied" and cue.mode == "visit" and cue.weak:
                continue  # "did not go to Lima" tells of no visit that was called for
            if status != "proposed" and _tells_enough(cue, sides, place):
                telling = tell(reading, sent, cue, status, sides, place, referred)
                yield from stations(reading, sent, cue, telling) or _one_each(reading, telling, sent.text)


def _one_each(reading: Reading, telling: Telling, words: str) -> Iterator[Telling]:
    """Who "goes on to A and B" visits each.

    Who "phoned A and B" phoned each of them: a call has two ends; who "met A and B separately" met each.
    """
    if telling.mode == "visit":
        for place in (telling.place, *(places_joined(reading, telling.place) if telling.place is not None else [])):
            yield replace(telling, place=place)
        return
    by_phone = telling.mode == "phone" and not _ONE_LINE.search(words)
    if len(telling.sides) < _CONFERENCE or not (by_phone or (telling.mode == "in_person" and _APART.search(words))):
        yield telling
        return
    first, *others = telling.sides
    for other in others:
        yield replace(telling, sides=[first, other])


def tell(
    reading: Reading, sent: Span, cue: Cue, status: Status | None, sides: list[Actor], place: PlaceMention | None, referred: bool
) -> Telling:
    """What one cue tells."""
    date = own_day(reading, sent, _anchor(cue))
    if _is_to_come(cue) and date is not None and not date.future and date.date_end < (reading.article.published or date.date_end):
        date = None  # the day of something else in the sentence
    if has_fallen_through(cue):
        status = "cancelled"
    elif status in (None, "held") and (cue.rule in _EXPECTED or _is_to_come(cue) or (date is not None and date.future)):
        status = "planned"
    if date is None and status not in ("planned", "cancelled") and not _will_not(cue):
        date = story_day(reading, sent, _anchor(cue), cue.token)
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
        joins=_joins(cue, sides),
        echo=cue.weak and referred,
    )


def _is_to_come(cue: Cue) -> bool:
    """Whether the present tense tells of a journey that is ahead."""
    return cue.mode == "visit" and cue.token.tag_ in ("VBZ", "VBP") and cue.token.lemma_ in _GOING


def _sides_and_place(reading: Reading, sent: Span, cue: Cue, told: list[list[Actor]]) -> tuple[list[Actor], PlaceMention | None, bool]:
    """Who takes part, and where: a visit by where it goes, a letter by where it changes hands, a call nowhere.

    The last value tells whether the sides are those of a meeting ``told`` of before.
    """
    sides = sides_of_verb(reading, cue.token) if cue.kind == "verb" else sides_of_noun(reading, cue.token)
    if cue.mode == "visit" and visits_somebody(cue) and _can_be_received(sides):
        return sides, venue(reading, sent, _anchor(cue)), False
    if cue.mode == "visit":
        place = visited_place(reading, cue)
        visitors = [side for side in sides if side.kind == "person"]
        if cue.kind == "noun" and not goes_abroad(visitors, place, cue.weak):
            visitors = speaker_before(reading, sent, cue)
        return visitors, place, False
    if cue.mode == "letter":
        place = venue(reading, sent, _anchor(cue)) if cue.token.lemma_ in _HANDING else None
        return letter_sides(reading, cue, sides), place, False
    number = plural_reference(cue) if len(sides) < 2 else None
    meant = sides_meant(number, told) if number is not None else []
    if number == _PAIR and not meant and not sides:
        meant = pair_of_story(reading, sent)
    if meant:
        sides = list({side.name: side for side in [*meant, *sides]}.values())
    elif len(sides) == 1 and cue.kind == "noun" and (number is not None or prepositional_objects(cue.token, "with")):
        follows = protagonist(reading, sent, cue, sides)
        sides = [follows, *sides] if follows is not None and sides[0].kind != "body" else sides
    if cue.personal and (not _can_be_received(sides) or not (meant or _other_than_doers(reading, cue, sides))):
        return [], None, False
    if cue.mode == "phone":
        return sides, None, bool(meant)
    place = place_meant(reading, sent, _anchor(cue)) or venue(reading, sent, _anchor(cue))
    if cue.rule == "verb_agree" and place is None:
        return [], None, False  # who agree may never have met
    return sides, place, bool(meant)


def _will_not(cue: Cue) -> bool:
    """Whether the words deny something to come ("will not receive"): then no day is known."""
    return any(child.lower_ in ("will", "wo", "would") for child in children(cue.token, "aux"))


def _anchor(cue: Cue) -> int:
    """The character that dates and places are sought from: the verb of "talks that he is to hold on Friday", else the cue itself."""
    if cue.kind == "noun":
        for relative in children(cue.token, "relcl"):
            return next(iter(children(relative, "xcomp")), relative).idx
    return cue.token.idx


def _joins(cue: Cue, sides: list[Actor]) -> bool:
    """Whether one person hosts or joins what is named as known: "the emir hosted the talks"."""
    verb = cue.token.head
    known = any(child.lower_ in ("the", "these", "those") for child in children(cue.token, "det"))
    return cue.kind == "noun" and cue.token.dep_ == "dobj" and known and verb.lemma_.lower() in _JOINING and len(sides) == 1


def _tells_enough(cue: Cue, sides: list[Actor], place: PlaceMention | None) -> bool:
    if cue.mode == "visit":
        return goes_abroad(sides, place, cue.weak) or (visits_somebody(cue) and len(sides) > 1)
    return bool(sides) or _again_words(cue)


def _again_words(cue: Cue) -> bool:
    """Whether the words speak of the parties by a pronoun only: "their second meeting", "the two had spoken"."""
    owners = {child.lower_ for child in cue.token.children if child.dep_ in ("poss", "nsubj")}
    return bool(owners & {"their", "they", "two", "both", "pair", "leaders", "men"})


def _other_than_doers(reading: Reading, cue: Cue, sides: list[Actor]) -> bool:
    """Whether somebody else than those who did it is named, as the one it was done to, or they did it to each other."""
    things = [child for child in children(cue.token, "dobj") if not sides_at(reading, child) and child.pos_ != "PRON"]
    if cue.rule in _DONE_TO and things:
        return False  # "saw the film with X", "hosted a dinner for X"
    doers = {side.name for doer in subjects(cue.token) for side in sides_at(reading, doer)}
    mutual = any(child.lower_ in ("other", "another") for child in children(cue.token, "dobj"))
    return mutual or cue.token.lemma_ in ("speak", "talk") or any(side.name not in doers for side in sides)


def _can_be_received(sides: list[Actor]) -> bool:
    return len(sides) > 1 and sum(side.kind in ("person", "group") for side in sides) > 1


def _is_another(cue: Cue) -> bool:
    near = {child.lower_ for child in cue.token.children if child.dep_ in ("amod", "advmod") and not children(child, "npadvmod")}
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
