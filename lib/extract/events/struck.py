"""Which places an attack struck: those on its own words, else the one that fits best in its sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.events.named import UNLISTED, places_told
from lib.extract.syntax.clauses import SUBJECTS, children, governing_verb, head_at, is_within, prepositional_objects
from lib.extract.syntax.when import is_reporting
from lib.extract.syntax.where import event_place

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from lib.extract.events.attack_cues import Hit
    from lib.extract.values import PlaceMention, Reading

#: UCDP ``where_prec`` from which a place is too coarse to be struck: a country.
COARSE = 6
#: UCDP ``where_prec`` of the neighbourhood of a spot.
_NEAR = 2
_OTHER_CLAUSES = frozenset({"relcl", "acl", "poss", "advcl", "ccomp", "pcomp", "csubj"})
_AT_PREPOSITIONS = frozenset("on in at against near of outside around over inside into by to throughout".split())
_BEARING = re.compile(
    r"(?:\b(?:north|south|east|west)(?:east|west|ern)?|\d[\d,.]*\s?(?:km|kilomet\w+|miles)\)?|far|hours?|minutes?) (?:of|from) (?:the )?$"
)
#: Characters before a place in which its bearing words stand.
_BEARING_REACH = 40
_FROM = re.compile(
    r"\bfrom (?:the )?(?:[\w-]+ ){0,2}$"
    r"|\bfrom (?:the )?(?:[\w-]+ ){0,4}(?:villages?|towns?|cities|city|districts?|provinces?|camps?) of (?:[\w'’-]+(?: and|,) )*$"
)
#: What stands between a place and one that only says where it lies.
_LOCATES = re.compile(
    r"(?: (?:junction|crossing|gorge|valley|camp|village|town|mine|field|island|district|area|port|region|township|quarter))?,? ?"
    r"(?:\(|(?:a|an|the) (?:[\w'’-]+ ){1,5})?(?:in|near|outside|of|off|close to|inside|within) (?:the )?(?:[\w-]+ ){0,2}"
)
#: "nine people in A, two in B and four in C": a place with its own share of the toll.
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|another|several|(?:the )?(?:rest|others))"
_COUNTED_AT = re.compile(rf"(?:[,;] (?:and )?|\band ){_NUMBER}(?: [\w-]+){{0,2}} (?:in|at|near) (?:the )?(?:[\w-]+ of )?$")
_QUARTERS = re.compile(r"\b(?:districts|quarters|neighbou?rhoods|suburbs|boroughs|wards)\b")
_BETWEEN = re.compile(r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?,? (?:and )?(?:the )?")
#: Words between two places that make a list of them ("the airport of A and barracks near B").
_LIST_WORDS = 6


def precision_of(mention: PlaceMention | None) -> int:
    """UCDP ``where_prec`` of a mention; a name without a place of its own counts as a spot, no mention as coarser than all."""
    if mention is None:
        return COARSE + 2
    return mention.place.where_prec if mention.place is not None else 1


def struck_places(reading: Reading, sent: Span, hit: Hit) -> list[PlaceMention]:
    """Places on the words of the attack itself ("strikes on A and B"), else the one that fits best in the sentence."""
    found = places_told(reading, sent)
    verb = governing_verb(hit.token)
    own = []
    for mention in found:
        root = head_at(reading.doc, mention.start, mention.end)
        if precision_of(mention) != COARSE and is_within(root, hit.token) and _is_struck(root, hit.token):
            own.append(mention)
    own = [mention for mention in own if not _is_bearing(reading, mention)] or own
    own = list(dict.fromkeys(_located(reading, mention, found) for mention in own))
    finest = min((_level(mention) for mention in own), default=0)
    own = [mention for mention in own if _level(mention) == finest]
    if own:
        return _whole_city(reading, found, list(dict.fromkeys([*own, *_with_listed(reading, found, own[-1])])))
    if (
        hit.token.dep_ == "pobj"
        and hit.token.head.lower_ not in ("in", "by", "during")
        and prepositional_objects(hit.token, "on", "against")
    ):
        return []  # "in response to the assault on a plant": what the rest of the sentence tells is elsewhere
    if hit.definite and hit.token.pos_ != "VERB" and hit.token.dep_ not in ("nsubj", "nsubjpass"):
        return []  # "the raid": told elsewhere
    best = event_place(reading, sent, hit.token.idx)
    if best is None:
        return [mention for mention in found if mention.rule == UNLISTED][:1]
    if best.role == "dateline" or (precision_of(best) >= COARSE and best.role != "event"):
        return []
    root = head_at(reading.doc, best.start, best.end)
    near = governing_verb(root) == verb
    if (not near and is_reporting(governing_verb(root))) or _is_quoted_apart(reading, best, hit.token.idx):
        return []  # where somebody spoke of it
    if not near and prepositional_objects(hit.token, "on", "against"):
        return []  # "strikes on its soil" name their target, and it is not the place of another clause
    near = near or is_within(root, verb)
    if _is_left(reading, best) or not (near or best.role == "event"):
        return []
    best = _located(reading, best, found)
    return _whole_city(reading, found, _with_listed(reading, found, best))


def _is_quoted_apart(reading: Reading, mention: PlaceMention, anchor: int) -> bool:
    """Whether one of a place and a word stands in a quotation and the other does not."""
    between = reading.article.text[min(mention.start, anchor) : max(mention.start, anchor)]
    return between.count('"') % 2 == 1 or between.count("“") != between.count("”")


def _level(mention: PlaceMention) -> int:
    """The level of detail at which places stand in one list: a spot or its neighbourhood, a district, a province, a region or country."""
    return min(max(precision_of(mention), _NEAR), COARSE - 1)


def _is_left(reading: Reading, mention: PlaceMention) -> bool:
    """Whether somebody or something only came from the place."""
    return _FROM.search(reading.article.text, max(0, mention.start - 2 * _BEARING_REACH), mention.start) is not None


def _before(mention: PlaceMention, found: list[PlaceMention], text: str) -> PlaceMention | None:
    """The place that a mention locates, the first of a chain: "Gedo, a village in Y", "the market in the X district of the capital"."""
    first = mention
    for other in reversed([other for other in found if other.end <= mention.start]):
        if not _LOCATES.fullmatch(text, other.end, first.start):
            break
        first = other
    return first if first is not mention and _level(first) <= _level(mention) else None


def _located(reading: Reading, mention: PlaceMention, found: list[PlaceMention]) -> PlaceMention:
    """The place that a chosen one only locates, else the one chosen."""
    return _before(mention, found, reading.article.text) or mention


def _whole_city(reading: Reading, found: list[PlaceMention], struck: list[PlaceMention]) -> list[PlaceMention]:
    """Several quarters of a city named with them are one attack on the city."""
    around = reading.article.text[max(0, struck[0].start - _BEARING_REACH) : struck[-1].end + _BEARING_REACH]
    cities = [mention for mention in found if mention.end <= struck[0].start and precision_of(mention) == 1 and mention not in struck]
    return cities[-1:] if cities and _QUARTERS.search(around) else struck


def _is_bearing(reading: Reading, mention: PlaceMention) -> bool:
    """Whether the place only tells how far off another is: "40 km north of Ankara"."""
    return _BEARING.search(reading.article.text, max(0, mention.start - _BEARING_REACH), mention.start) is not None


def _with_listed(reading: Reading, found: list[PlaceMention], first: PlaceMention) -> list[PlaceMention]:
    """The place with those that a list joins to it, at the same level of detail."""
    listed = [first]
    for mention in found:
        between = reading.article.text[listed[-1].end : mention.start]
        joined = " and " in between or between.strip() == ","
        same_level = _level(mention) == _level(first) and mention.role == "event"
        near = joined and len(between.split()) <= _LIST_WORDS
        if mention.start > listed[-1].end and same_level and (near or _COUNTED_AT.search(between)):
            listed.append(mention)
    for mention in reversed([each for each in found if each.end <= first.start and _level(each) == _level(first)]):
        if _BETWEEN.fullmatch(reading.article.text, mention.end, listed[0].start):
            listed.insert(0, mention)
    return listed


def _is_struck(place: Token, hit: Token) -> bool:
    """Whether the way from the word of the attack down to the place leads through objects and "in", "on", "near" alone."""
    if place.head == hit and place.dep_ in (("nsubjpass", "nsubj") if hit.lemma_ == "come" else ("nsubjpass", "compound", "nmod")):
        return True  # "the Nairobi bombing", "Nairobi was bombed", "Nairobi came under attack"
    if place.dep_ not in ("pobj", "conj", "dobj", "appos"):
        return False
    return not any(
        link.dep_ in _OTHER_CLAUSES or _is_joined_verb(link) or (link.dep_ == "prep" and link.lower_ not in _AT_PREPOSITIONS)
        for link in _chain(place, hit)
    )


def _is_joined_verb(word: Token) -> bool:
    """Whether the word begins another main clause with who does it: "one was shot down and two fell on the depot"."""
    return word.dep_ == "conj" and word.pos_ in ("VERB", "AUX") and bool(children(word, *SUBJECTS))


def _chain(token: Token, top: Token) -> list[Token]:
    """The words between a word and one above it in the parse, the lower included."""
    links = []
    while token != top and token.head != token:
        links.append(token)
        token = token.head
    return links
