"""Buildings, camps, mines and crossings by the words that make their names: "Santa Rita church", "Air Base 12", "Escondida copper mine"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.places.cues import is_near, weigh_name
from lib.extract.places.runs import Found, after_of, heads_body, longest_known
from lib.extract.places.words import word_class
from lib.extract.syntax.clauses import head_at, token_at

if TYPE_CHECKING:
    from lib.extract.places.runs import Sentence

#: A building that does something is a body; one that something is done at or to is a place.
_SITE_DEPS = frozenset({"pobj", "dobj", "nsubjpass", "conj", "appos", "ROOT", "dep"})
_FOLLOWS = re.compile(r" ((?:[a-z'’-]+ ){0,2}[a-z-]+)")
_NUMBER = re.compile(r" (?:No\.? )?\d{1,4}\b(?![.,]\d)")
_QUALITIES = frozenset(
    "gold copper coal iron silver diamond lithium cobalt oil gas nuclear power border international refugee displaced displacement naval"
    " military air train railway metro bus football presidential royal general maternity children's training maximum-security central main"
    " district provincial regional transit detention".split()
)
#: How well known a town is from which "Goma hospital" is a hospital there and no name of one.
_TOWN = 1.5


def site_run(sentence: Sentence, first: int, stop: int, match: int | None) -> tuple[Found | None, int] | None:
    """The site that a run of capitals names by its last word, and the index to go on from; None where it names none."""
    words = sentence.words
    lowers = [word.lower for word in words[first : stop + 1]]
    ends = lowers[-1] in word_class("site_head") or " ".join(lowers[-2:]) in word_class("site_head")
    ends = ends or (stop > first and lowers[-1] in word_class("site_placed") and _is_placed(sentence, first))
    if stop == first and _NUMBER.match(sentence.text, words[stop].end) is None and not heads_body(sentence, first, stop):
        return None
    if not ends or match == stop:
        return None
    last = after_of(sentence, stop) - 1 if heads_body(sentence, first, stop) else stop
    if words[last].possessive or (stop == first and last == stop):
        return None, last + 1
    number = _NUMBER.match(sentence.text, words[last].end)
    end = number.end() if number else words[last].end
    return _site(sentence, first, last, end), last + 1


def _is_placed(sentence: Sentence, first: int) -> bool:
    """Whether something is said to be at it, which tells Government House in a town from the House as a body."""
    start = sentence.words[first].start
    left = sentence.text[max(sentence.span.start_char, start - 14) : start].lower().split()
    return bool(left) and (left[-1] if left[-1] != "the" else left[-2] if len(left) > 1 else "") in ("at", "outside", "inside", "near")


def site_phrase(sentence: Sentence, first: int, stop: int) -> Found | None:
    """The site that a name and the lower-case words behind it make: "Escondida copper mine"; not "a Goma hospital"."""
    words = sentence.words
    follows = _FOLLOWS.match(sentence.text, words[stop].end) if not words[stop].possessive and not words[stop].glued else None
    head = _head(follows[1]) if follows else None
    if follows is None or head is None:
        return None
    name = sentence.text[words[first].start : words[stop].end]
    prior = weigh_name(sentence.gazetteer.candidates(name))
    determiner = token_at(sentence.span.doc, words[first].start)
    indefinite = determiner.i > sentence.span.start and determiner.nbor(-1).lower_ in ("a", "an", "another", "every", "each", "some")
    if (
        indefinite
        or name.lower() in word_class("faith")
        or (prior >= _TOWN and not any(head.endswith(own) for own in word_class("site_own")))
    ):
        return None
    return _site(sentence, first, stop, follows.start(1) + len(head))


def _head(words: str) -> str | None:
    """The words that say which building it is, from the lower-case words behind a name: "gold mine", "air base"."""
    parts = words.split(" ")
    for length in (3, 2, 1):
        for skipped in (0, 1):
            head = " ".join(parts[skipped : skipped + length])
            known = head in word_class("site_head") or head in word_class("site_lower")
            if known and len(parts) >= skipped + length and all(part in _QUALITIES for part in parts[:skipped]):
                return " ".join(parts[: skipped + length])
    return None


def _site(sentence: Sentence, first: int, last: int, end: int) -> Found | None:
    """The mention, where something is said to be there; a town that its name begins with says where it is."""
    start = sentence.words[first].start
    if head_at(sentence.span.doc, start, end).dep_ not in _SITE_DEPS:
        return None
    name = sentence.text[start:end]
    match = longest_known(sentence, first)
    town = sentence.text[start : sentence.words[match].end] if match is not None and match <= last else ""
    town = "" if town == name else town
    return Found(start, end, name, name, "site", site=True, known=False, near=is_near(sentence, first), anchor=town)
