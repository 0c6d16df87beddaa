"""Reading -> attacks: discrete strikes, bombings, ambushes and shellings; PLOVER's ASSAULT."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lib.extract.clauses import children, governing_verb, head_at, is_within, noun_lemma, prepositional_objects, subjects
from lib.extract.meeting_sides import actor_at
from lib.extract.modality import status_of_noun, status_of_verb
from lib.extract.when import event_date, stated_date
from lib.extract.where import event_place, places_in
from lib.gazetteer.countries import country_code, demonym_code
from lib.lookups import load_lookup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from lib.extract.values import DateMention, PlaceMention, Reading

#: Words before "attack", "strike" or "raid" that make them something else.
_NOT_ARMED = frozenset(
    "heart panic asthma cyber verbal personal police hunger labor labour general teachers workers rail transport hacker ransomware"
    " shark dog wildcat doctors nurses student"
    " political scathing further future more possible potential nationwide indefinite threatened".split()
)
#: UCDP ``where_prec`` from which a place is too coarse to be struck: a country.
_COARSE = 6
#: Words before a passive ("was hit overnight") in which a weapon must be named.
_BEFORE = 60


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


@dataclass(frozen=True, slots=True)
class _Hit:
    token: Token
    mode: str | None
    rule: str
    definite: bool  # "the attack": speaks of one told before


def find_attacks(reading: Reading) -> list[Attack]:
    """One Attack for each place and time struck, in the order of the text."""
    attacks: list[Attack] = []
    for sent in reading.sentences():
        for hit in _hits(sent):
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
    return one.country_code == other.country_code and other.admin1 == one.resolved_place


@cache
def _cues() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["lemma"], row["pos"]): row for row in load_lookup("attack_cues")}


@cache
def _weapons(kind: str) -> dict[str, str | None]:
    return {row["lemma"]: row["mode"] or None for row in load_lookup("weapons") if row["kind"] == kind}


@cache
def _armed_words() -> frozenset[str]:
    return frozenset(_weapons("weapon")) | frozenset(_weapons("armed")) | {"missile", "ballistic", "aerial", "naval"}


def _hits(sent: Span) -> Iterator[_Hit]:
    cues = _cues()
    for token in sent:
        pos = "NOUN" if token.pos_ in ("NOUN", "PROPN") else token.pos_
        row = cues.get((token.lemma_.lower(), pos)) if pos in ("NOUN", "VERB") else None
        if row is None:
            continue
        hit = _noun_hit(token, row) if pos == "NOUN" else _verb_hit(token, row)
        if hit is not None:
            yield hit


def _noun_hit(token: Token, row: dict[str, str]) -> _Hit | None:
    modifiers = {child.lower_ for child in token.children if child.dep_ in ("amod", "compound", "nmod", "poss")}
    if modifiers & _NOT_ARMED or token.dep_ == "compound":
        return None
    if row["needs"] == "target" and not _is_armed(token):
        return None
    if row["needs"] == "explosive" and not {word.lemma_.lower() for word in token.subtree} & set(_weapons("weapon")):
        return None
    if status_of_noun(token) in ("planned", "proposed", "denied", "cancelled"):
        return None
    mode = next((found for word in token.subtree if (found := _weapons("weapon").get(word.lemma_.lower()))), row["mode"] or None)
    definite = any(child.lower_ in ("the", "this", "that", "these") for child in children(token, "det"))
    return _Hit(token, mode, f"noun_{row['lemma'].replace(' ', '_')}", definite)


def _is_armed(strike: Token) -> bool:
    """Whether a "strike" is one with weapons: something is its target or weapon, a country's or force's it is, or it was told before."""
    if any(noun_lemma(doer) not in _armed_words() and doer.pos_ == "NOUN" for doer in prepositional_objects(strike, "by")):
        return False
    targets = [target for target in prepositional_objects(strike, "on", "against", "at") if target.ent_type_ not in ("DATE", "TIME")]
    if targets or children(strike, "poss"):
        return True
    before = children(strike, "amod", "compound", "nmod", "det")
    return any(demonym_code(word.text) or noun_lemma(word) in _armed_words() or word.lower_ in ("the", "air") for word in before)


def _verb_hit(token: Token, row: dict[str, str]) -> _Hit | None:
    if status_of_verb(token) != "held":
        return None
    doers = [*subjects(token), *prepositional_objects(token, "by", "with")]
    if token.dep_ == "acl" and token.tag_ == "VBN":
        doers = prepositional_objects(token, "by", "with")
    objects = children(token, "dobj")
    words = doers if row["needs"] in ("weapon", "armed") else objects
    lexicon = _weapons("weapon") | (_weapons("armed") if row["needs"] == "armed" else {})
    found = [noun_lemma(word) for word in words if noun_lemma(word) in lexicon]
    if not found and children(token, "auxpass"):  # "a house was hit": by what, the words before say
        before = token.doc[max(0, token.i - _BEFORE) : token.i]
        found = [noun_lemma(word) for word in before if word.pos_ in ("NOUN", "PROPN") and noun_lemma(word) in _weapons("weapon")]
    if row["needs"] and not found:
        return None
    if row["needs"] == "armed" and not objects and not children(token, "nsubjpass"):
        return None
    mode = next((lexicon[lemma] for lemma in found if lexicon.get(lemma)), row["mode"] or None)
    return _Hit(token, mode, f"verb_{row['lemma']}", False)


def _attacks_of(reading: Reading, sent: Span, hit: _Hit, before: list[Attack]) -> list[Attack]:
    """The attack at each place that the words name; the last one told before where they say only "the attack"."""
    anchor = hit.token.idx
    places = _struck_places(reading, sent, hit)
    date = stated_date(reading, sent, anchor)
    if not places:
        if before and (hit.definite or date is None):
            places = [before[-1].place]
        else:
            return []
    date = date or event_date(reading, sent, anchor)
    start, end = _words(hit.token)
    actors = _attackers(reading, hit.token)
    return [Attack(start, end, sent.start_char, sent.end_char, place, date, hit.mode, actors, hit.rule) for place in places]


def _struck_places(reading: Reading, sent: Span, hit: _Hit) -> list[PlaceMention]:
    """Places on the words of the attack itself ("strikes on A and B"), else the one that fits best in the sentence."""
    found = places_in(reading, sent.start_char, sent.end_char)
    verb = governing_verb(hit.token)
    own = []
    for mention in found:
        root = head_at(reading.doc, mention.start, mention.end)
        if _precision_of(mention) >= _COARSE or not is_within(root, hit.token) or root.dep_ not in ("pobj", "conj", "dobj"):
            continue
        if mention.role == "event" or not any(link.dep_ in ("relcl", "acl", "poss") for link in _chain(root, hit.token)):
            own.append(mention)
    finest = min((_precision_of(mention) for mention in own), default=0)
    own = [mention for mention in own if _precision_of(mention) == finest]
    if own:
        return own
    best = event_place(reading, sent, hit.token.idx)
    if best is None or (best.role == "dateline"):
        return []
    root = head_at(reading.doc, best.start, best.end)
    near = governing_verb(root) == verb or is_within(root, verb)
    return [best] if near or best.role == "event" else []


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
