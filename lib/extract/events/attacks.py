"""Reading -> attacks: discrete strikes, bombings, ambushes and shellings; PLOVER's ASSAULT."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lib.extract.events.attack_cues import Hit, find_hits
from lib.extract.events.days import LOOK_BACK, attack_date, is_only_time
from lib.extract.events.struck import COARSE, precision_of, struck_places
from lib.extract.meetings.groups import actor_at
from lib.extract.syntax.clauses import children, governing_verb, head_at, prepositional_objects, subjects
from lib.extract.syntax.when import event_date, is_reporting
from lib.extract.syntax.where import places_in
from lib.gazetteer.countries import country_code, demonym_code

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from lib.extract.values import DateMention, PlaceMention, Reading

#: UCDP ``where_prec`` of a district: what is coarser may be told more finely by the sentences that follow.
_DISTRICT = 3
#: Verbs whose place is one that somebody went to or was taken to afterwards.
_GOING = frozenset(
    "fly travel go visit arrive take rush evacuate treat transfer flee send return meet hold gather convene leave come".split()
)
#: Sentences before or after an attack's own in which its place may be told.
_AHEAD = 3
#: UCDP ``date_prec`` of more than a month: that is a tally of many attacks, not one.
_TALLY = 5


@dataclass(slots=True)
class Attack:
    """One attack as the article tells it: at one place (None until it is told), in one interval; ``known``: spoken of as "the attack"."""

    start: int
    end: int
    sent_start: int
    sent_end: int
    place: PlaceMention | None
    date: DateMention | None
    mode: str | None
    actors: list[str]
    rule: str
    known: bool = False


def find_attacks(reading: Reading) -> list[Attack]:
    """One Attack for each place and time struck, in the order of the text; what is told without a place is left out."""
    attacks: list[Attack] = []
    hit_at: dict[int, Attack] = {}
    for sent in reading.sentences():
        for hit in find_hits(sent):
            for attack in _attacks_of(reading, sent, hit, attacks):
                hit_at[sent.start_char] = _merge(attacks, attack, hit)
    for attack in attacks:
        if precision_of(attack.place) > _DISTRICT:
            attack.place = _place_told_near(reading, attack, hit_at) or attack.place
    placed = _distinct([attack for attack in attacks if attack.place is not None])
    return [attack for attack in placed if not any(_holds(attack, other) for other in placed) and _is_one(attack)]


def _is_one(attack: Attack) -> bool:
    """Whether a country that was struck is told with the day: else it is the war at large."""
    return precision_of(attack.place) < COARSE or (
        attack.date is not None and attack.date.basis != "published" and attack.date.date_prec == 1
    )


def _holds(larger: Attack, finer: Attack) -> bool:
    """Whether an attack is told of a country or province in which a finer place is struck at the time: then it is no other attack."""
    return larger is not finer and _lies_in(finer.place, larger.place) and _dates_meet(larger.date, finer.date)


def _lies_in(finer: PlaceMention | None, larger: PlaceMention | None) -> bool:
    """Whether a place lies in a coarser one, as far as country and province tell."""
    if finer is None or larger is None or larger.place is None or precision_of(finer) >= precision_of(larger):
        return False
    one, other = finer.place, larger.place
    if one is None or one.country_code is None:
        return True
    if one.country_code != other.country_code:
        return other.country_code is None
    return other.where_prec >= COARSE - 1 or other.admin1 is None or one.admin1 in (None, other.admin1, other.resolved_place)


def _attacks_of(reading: Reading, sent: Span, hit: Hit, before: list[Attack]) -> list[Attack]:
    """The attack at each place that the words name; the one told before where they say only "the attack"."""
    anchor = hit.token.idx
    date = attack_date(reading, sent, hit)
    if hit.generic and (date is None or date.date_prec > 1):
        return []
    if date is not None and date.date_prec >= _TALLY:
        return []
    if is_only_time(hit):
        return []
    places: list[PlaceMention | None] = [*struck_places(reading, sent, hit)]
    if not places:
        told = _told_before(before, date, hit)
        if told is None and before and date is None:
            return []
        places = [told.place if told is not None else None]
    date = date or _story_date(before) or event_date(reading, sent, anchor)
    start, end = _words(hit.token)
    actors = _attackers(reading, hit.token)
    return [Attack(start, end, sent.start_char, sent.end_char, place, date, hit.mode, actors, hit.rule, hit.definite) for place in places]


def _told_before(before: list[Attack], date: DateMention | None, hit: Hit) -> Attack | None:
    """The attack that words without a place speak of: the last one told whose days meet theirs."""
    if not (hit.definite or date is None or before):
        return None
    return next((attack for attack in reversed(before) if _dates_meet(attack.date, date)), None)


def _place_told_near(reading: Reading, attack: Attack, hit_at: dict[int, Attack]) -> PlaceMention | None:
    """The finer place that one of the sentences around gives, those before first where the attack is spoken of as known."""
    sents = reading.sentences()
    at = next(index for index, sent in enumerate(sents) if sent.start_char == attack.sent_start)
    after, before = sents[at : at + _AHEAD + 1], sents[max(0, at - _AHEAD) : at][::-1]
    for run in (before, after) if attack.known and attack.place is None else (after,):
        for sent in run:
            if hit_at.get(sent.start_char, attack) is not attack:
                break
            found = next(
                (mention for mention in places_in(reading, sent.start_char, sent.end_char) if _may_be_of(reading, attack, mention)), None
            )
            if found is not None:
                return found
    return None


def _may_be_of(reading: Reading, attack: Attack, mention: PlaceMention) -> bool:
    """Whether a place in another sentence can be the attack's: fine, where something happens, and not where somebody spoke or went."""
    if precision_of(mention) > _DISTRICT or mention.role != "event":
        return False
    verb = governing_verb(head_at(reading.doc, mention.start, mention.end))
    if is_reporting(verb) or verb.lemma_.lower() in _GOING or _is_stay(verb):
        return False
    return attack.place is None or _lies_in(mention, attack.place)


def _is_stay(verb: Token) -> bool:
    """Whether the verb says that a person was somewhere: "the adviser had been in the city"."""
    return verb.lemma_.lower() == "be" and any(word.ent_type_ == "PERSON" for word in subjects(verb))


def _story_date(before: list[Attack]) -> DateMention | None:
    """The day of the attack told last, where the sentence gives no day of its own: the story goes on."""
    told = next((attack.date for attack in reversed(before) if attack.date is None or attack.date.rule != LOOK_BACK), None)
    if told is None or told.basis == "published" or told.date_prec > 1:
        return None
    return replace(told, basis="bounded", rule="story_goes_on")


def _attackers(reading: Reading, token: Token) -> list[str]:
    """ISO 3166-1 alpha-3 of who attacks: the owner, demonym or subject of the words."""
    words = [word for child in children(token, "poss", "amod", "compound", "nmod") for word in [child, *child.children]]
    words += [*(prepositional_objects(token, "by"))]
    if token.pos_ == "VERB":
        doers = prepositional_objects(token, "by") if children(token, "nsubjpass", "auxpass") else subjects(token)
        words += [word for doer in doers for word in [doer, *children(doer, "poss", "amod", "compound", "nmod")]]
    codes = []
    for word in words:
        code = demonym_code(word.text) or (country_code(word.text) if word.pos_ == "PROPN" else None)
        actor = actor_at(reading, word) if code is None and word.pos_ == "PROPN" else None
        code = code or (actor.country if actor is not None else None)
        if code and code not in codes:
            codes.append(code)
    return codes


def _words(token: Token) -> tuple[int, int]:
    """The words that tell of the attack: the noun with what stands before it, or the verb with its object."""
    first = last = token
    for child in token.children:
        if child.dep_ in ("compound", "amod", "nmod", "poss") and token.i - child.i < 5:
            first = min(first, child.left_edge, key=lambda word: word.i)
        if child.dep_ in ("dobj", "prep") and child.right_edge.i - token.i < 10:
            last = max(last, child.right_edge, key=lambda word: word.i)
    while last.is_punct or last.is_space:
        last = last.nbor(-1)
    return first.idx, last.idx + len(last)


def _merge(attacks: list[Attack], new: Attack, hit: Hit) -> Attack:
    """Add an attack, or let it tell an earlier one's place, mode, attackers and date better; returns the one that stands."""
    for known in reversed(attacks):
        if not _dates_meet(known.date, new.date):
            continue
        if _same_place(known.place, new.place) or _tells_place(known, new, hit):
            if precision_of(new.place) < precision_of(known.place):
                known.place = new.place
            known.mode = known.mode or new.mode
            known.actors = known.actors or new.actors
            if _tells_date_better(new.date, known.date):
                known.date = new.date
            return known
    attacks.append(new)
    return new


def _tells_place(known: Attack, new: Attack, hit: Hit) -> bool:
    """Whether a later telling only says more finely, or less, where the same attack was."""
    if known.place is None or new.place is None:
        return True
    if not hit.definite and new.sent_start != known.sent_start:
        return False
    return _lies_in(new.place, known.place) or _lies_in(known.place, new.place)


def _distinct(attacks: list[Attack]) -> list[Attack]:
    """The attacks without those that turned out to be told twice once their places were known."""
    kept: list[Attack] = []
    for attack in attacks:
        if not any(_same_place(attack.place, other.place) and _dates_meet(attack.date, other.date) for other in kept):
            kept.append(attack)
    return kept


def _same_place(known: PlaceMention | None, new: PlaceMention | None) -> bool:
    if known is None or new is None:
        return False
    if known.place is None or new.place is None:
        return known.text == new.text
    return (known.place.resolved_place, known.place.country_code) == (new.place.resolved_place, new.place.country_code)


def _dates_meet(known: DateMention | None, new: DateMention | None) -> bool:
    if known is None or new is None or "published" in (known.basis, new.basis):
        return True
    return known.date_start <= new.date_end and new.date_start <= known.date_end


def _tells_date_better(new: DateMention | None, known: DateMention | None) -> bool:
    if new is None or known is None:
        return known is None and new is not None
    if (new.basis == "published") != (known.basis == "published"):
        return known.basis == "published"
    return new.date_prec < known.date_prec
