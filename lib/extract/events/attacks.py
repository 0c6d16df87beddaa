"""Reading -> attacks: discrete strikes, bombings, ambushes and shellings; PLOVER's ASSAULT."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from lib.extract.events.attack_cues import Hit, find_hits, is_made
from lib.extract.events.days import LOOK_BACK, attack_date, counted_date, is_only_time, is_reacted_to, nearby_date
from lib.extract.events.merge import Attack, dates_meet, distinct, holds, merge
from lib.extract.events.near import DISTRICT, place_pointed_to, place_told_near
from lib.extract.events.struck import COARSE, precision_of, struck_places
from lib.extract.meetings.groups import actor_at
from lib.extract.syntax.clauses import children, prepositional_objects, subjects
from lib.extract.syntax.when import event_date
from lib.gazetteer.countries import country_code, demonym_code

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Span, Token

    from lib.extract.values import DateMention, PlaceMention, Reading

#: UCDP ``where_prec`` of the sea.
_SEA = 7
#: How long an attack is news.
_NEWS = timedelta(days=14)
#: Places listed that make attacks at large particular ones.
_LISTED = 2
#: UCDP ``date_prec`` of more than a month: that is a tally of many attacks, not one.
_TALLY = 5


def find_attacks(reading: Reading) -> list[Attack]:
    """One Attack for each place and time struck, in the order of the text; what is told without a place is left out."""
    attacks: list[Attack] = []
    hit_at: dict[int, Attack] = {}
    for sent in reading.sentences():
        for hit in find_hits(sent):
            for attack in _attacks_of(reading, sent, hit, attacks):
                hit_at[sent.start_char] = merge(attacks, attack, hit)
    _date_from_later(attacks, reading.article.published)
    for attack in attacks:
        if precision_of(attack.place) > DISTRICT and not _is_sea(attack.place):
            attack.place = place_told_near(reading, attack, hit_at) or attack.place
    placed = distinct([attack for attack in attacks if attack.place is not None])
    return [attack for attack in placed if not any(holds(attack, other) for other in placed) and _is_one(attack)]


def _date_from_later(attacks: list[Attack], published: date | None) -> None:
    """Give an attack without a day the day of the first one told after it with one: a report opens with the news and dates it below."""
    for index, attack in enumerate(attacks):
        later = next((other.date for other in attacks[index + 1 :] if not _is_undated(other)), None)
        if _is_undated(attack) and later is not None and later.date_prec == 1 and _is_news(later, published):
            attack.date = replace(later, basis="bounded", rule="told_below")


def _is_news(told: DateMention, published: date | None) -> bool:
    return published is None or timedelta() <= published - told.date_start <= _NEWS


def _is_sea(mention: PlaceMention | None) -> bool:
    return precision_of(mention) == _SEA


def _is_one(attack: Attack) -> bool:
    """Whether a country that was struck is told with the day: else it is the war at large."""
    return precision_of(attack.place) != COARSE or (
        attack.date is not None and attack.date.basis != "published" and attack.date.date_prec == 1
    )


def _attacks_of(reading: Reading, sent: Span, hit: Hit, before: list[Attack]) -> list[Attack]:
    """The attack at each place that the words name; the one told before where they say only "the attack"."""
    date = attack_date(reading, sent, hit) or nearby_date(reading, sent, hit)
    places: list[PlaceMention | None] = [*struck_places(reading, sent, hit)]
    if hit.generic and len(places) < _LISTED and (date is None or date.date_prec > 1):
        return []
    if is_only_time(hit):
        _tell_date(reading, before, counted_date(reading, sent, hit))
        return []
    if date is not None and date.date_prec >= _TALLY:
        return []
    if not places:
        pointed = place_pointed_to(reading, sent)
        told = _told_before(before, date, hit) if pointed is None else None
        if pointed is None and told is None and before and date is None:
            return []
        places = [told.place if told is not None else pointed]
    date = date or _story_date(before) or _fallback(reading, sent, hit)
    start, end = _words(hit.token)
    actors = _attackers(reading, hit.token)
    return [Attack(start, end, sent.start_char, sent.end_char, place, date, hit.mode, actors, hit.rule, hit.definite) for place in places]


def _fallback(reading: Reading, sent: Span, hit: Hit) -> DateMention | None:
    """The day of the report, or of the speech in the sentence; never that of a reaction to the attack."""
    date = event_date(reading, sent, hit.token.idx)
    if date is None or date.basis == "published" or not is_reacted_to(hit):
        return date
    published = reading.article.published or date.date_start
    return replace(date, date_start=published, date_end=published, date_prec=1, basis="published", rule="publication_date", text="")


def _tell_date(reading: Reading, before: list[Attack], date: DateMention | None) -> None:
    """Give the attacks told last without a day of their own the one counted from them: "on Monday, the eve of the attack"."""
    published = reading.article.published
    if date is None or (published is not None and date.date_start > published):
        return
    for attack in before:
        if _is_undated(attack):
            attack.date = date


def _is_undated(attack: Attack) -> bool:
    return attack.date is None or attack.date.basis == "published"


def _told_before(before: list[Attack], date: DateMention | None, hit: Hit) -> Attack | None:
    """The attack that words without a place speak of: the last one told whose days meet theirs."""
    if not (hit.definite or date is None or before):
        return None
    longer = date is not None and date.date_prec > 1  # "the deadliest since the siege of 2004" dates no news
    return next((attack for attack in reversed(before) if dates_meet(attack.date, date) and not (longer and _is_undated(attack))), None)


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
    verb = token.head if is_made(token) else token
    if verb.pos_ == "VERB":
        doers = prepositional_objects(verb, "by") if children(verb, "nsubjpass", "auxpass") else subjects(verb)
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
