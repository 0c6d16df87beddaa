"""Reading -> attacks: discrete strikes, bombings, ambushes and shellings; PLOVER's ASSAULT."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lib.extract.events.attack_cues import Hit, find_hits
from lib.extract.meetings.sides import actor_at
from lib.extract.syntax.clauses import children, governing_verb, head_at, is_within, prepositional_objects, subjects
from lib.extract.syntax.when import event_date, stated_date
from lib.extract.syntax.where import event_place, places_in
from lib.gazetteer.countries import country_code, demonym_code

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from lib.extract.values import DateMention, PlaceMention, Reading

#: UCDP ``where_prec`` from which a place is too coarse to be struck: a country.
_COARSE = 6
#: UCDP ``where_prec`` of the neighbourhood of a spot.
_NEAR = 2


_OTHER_CLAUSES = frozenset({"relcl", "acl", "poss", "advcl", "ccomp", "pcomp", "csubj"})
_AT_PREPOSITIONS = frozenset("on in at against near of outside around over inside into by to throughout".split())
#: Words between two places that make a list of them ("the airport of A and barracks near B").
_LIST_WORDS = 6


@dataclass(slots=True)
class Attack:
    """One attack as the article tells it: at one place, in one interval."""

    start: int
    end: int
    sent_start: int
    sent_end: int
    place: PlaceMention
    date: DateMention | None
    mode: str | None
    actors: list[str]
    rule: str


def find_attacks(reading: Reading) -> list[Attack]:
    """One Attack for each place and time struck, in the order of the text."""
    attacks: list[Attack] = []
    for sent in reading.sentences():
        for hit in find_hits(sent):
            for attack in _attacks_of(reading, sent, hit, attacks):
                _merge(attacks, attack)
    placed = [attack for attack in attacks if _precision(attack) < _COARSE]
    placed = [attack for attack in placed if not any(_holds(attack, other) for other in placed)]
    stated = [attack for attack in attacks if attack.date is not None and attack.date.basis != "published" and attack.date.date_prec == 1]
    return placed or stated[:1]


def _holds(larger: Attack, finer: Attack) -> bool:
    """Whether an attack is told of a province in which a finer place is struck at the time: then it is no other attack."""
    one, other = larger.place.place, finer.place.place
    if one is None or other is None or one.where_prec <= other.where_prec or not _dates_meet(larger.date, finer.date):
        return False
    if larger.sent_start == finer.sent_start:
        return True
    return one.country_code == other.country_code and other.admin1 == one.resolved_place


def _attacks_of(reading: Reading, sent: Span, hit: Hit, before: list[Attack]) -> list[Attack]:
    """The attack at each place that the words name; the last one told before where they say only "the attack"."""
    anchor = hit.token.idx
    places = _struck_places(reading, sent, hit)
    date = stated_date(reading, sent, anchor)
    if not places:
        if before and (hit.definite or date is None):
            places = [before[-1].place]
        else:
            return []
    date = date or _story_date(before) or event_date(reading, sent, anchor)
    start, end = _words(hit.token)
    actors = _attackers(reading, hit.token)
    return [Attack(start, end, sent.start_char, sent.end_char, place, date, hit.mode, actors, hit.rule) for place in places]


def _story_date(before: list[Attack]) -> DateMention | None:
    """The day of the attack told last, where the sentence gives no day of its own: the story goes on."""
    if not before or before[-1].date is None or before[-1].date.basis == "published" or before[-1].date.date_prec > 1:
        return None
    return replace(before[-1].date, basis="bounded", rule="story_goes_on")


def _struck_places(reading: Reading, sent: Span, hit: Hit) -> list[PlaceMention]:
    """Places on the words of the attack itself ("strikes on A and B"), else the one that fits best in the sentence."""
    found = places_in(reading, sent.start_char, sent.end_char)
    verb = governing_verb(hit.token)
    own = []
    for mention in found:
        root = head_at(reading.doc, mention.start, mention.end)
        if _precision_of(mention) < _COARSE and is_within(root, hit.token) and _is_struck(root, hit.token):
            own.append(mention)
    finest = min((_precision_of(mention) for mention in own), default=0)
    own = [mention for mention in own if _precision_of(mention) == finest]
    if own:
        return own
    best = event_place(reading, sent, hit.token.idx)
    if best is None or best.role == "dateline" or (_precision_of(best) >= _COARSE and best.role != "event"):
        return []
    root = head_at(reading.doc, best.start, best.end)
    near = governing_verb(root) == verb
    if not near and prepositional_objects(hit.token, "on", "against"):
        return []  # "strikes on its soil" name their target, and it is not the place of another clause
    near = near or is_within(root, verb)
    return _with_listed(reading, found, best) if near or best.role == "event" else []


def _with_listed(reading: Reading, found: list[PlaceMention], first: PlaceMention) -> list[PlaceMention]:
    """The place with those that a list joins to it, at the same level of detail."""
    listed = [first]
    for mention in found:
        between = reading.article.text[listed[-1].end : mention.start]
        joined = " and " in between or between.strip() == ","
        same_level = max(_precision_of(mention), _NEAR) == max(_precision_of(first), _NEAR) and mention.role == "event"
        if mention.start > listed[-1].end and same_level and joined and len(between.split()) <= _LIST_WORDS:
            listed.append(mention)
    return listed


def _is_struck(place: Token, hit: Token) -> bool:
    """Whether the way from the word of the attack down to the place leads through objects and "in", "on", "near" alone."""
    if place.dep_ not in ("pobj", "conj", "dobj", "appos"):
        return False
    return not any(
        link.dep_ in _OTHER_CLAUSES or (link.dep_ == "prep" and link.lower_ not in _AT_PREPOSITIONS) for link in _chain(place, hit)
    )


def _chain(token: Token, top: Token) -> list[Token]:
    """The words between a word and one above it in the parse, the lower included."""
    links = []
    while token != top and token.head != token:
        links.append(token)
        token = token.head
    return links


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


def _precision_of(mention: PlaceMention) -> int:
    return mention.place.where_prec if mention.place is not None else 1


def _precision(attack: Attack) -> int:
    return _precision_of(attack.place)


def _merge(attacks: list[Attack], new: Attack) -> None:
    """Add an attack, or let it tell an earlier one's mode, attackers and date better."""
    for known in attacks:
        if _same_place(known.place, new.place) and _dates_meet(known.date, new.date):
            known.mode = known.mode or new.mode
            known.actors = known.actors or new.actors
            if _tells_date_better(new.date, known.date):
                known.date = new.date
            return
    attacks.append(new)


def _same_place(known: PlaceMention, new: PlaceMention) -> bool:
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
