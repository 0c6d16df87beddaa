"""Cues to places in the words around a name, and how well known a name is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.places.role_words import is_cue
from lib.extract.places.runs import run_end
from lib.extract.places.words import word_class
from lib.extract.syntax.clauses import head_at
from lib.gazetteer.countries import country_code, demonym_code

if TYPE_CHECKING:
    from lib.extract.places.runs import Sentence
    from lib.gazetteer.candidate import Candidate

_OF = re.compile(r"(?:^|([\w’'-]+)\s)([\w’'-]+(?:\s[\w’'-]+)?)\s+(?:of|called|named)\s+(?:the\s+)?$")
#: What ``_OF`` ends with, but for a "the": a look tells, where the pattern would be tried at every word.
_LINKS = frozenset({"of", "called", "named"})
_THE = re.compile(r"\bthe\s+(?:[\w-]+\s+of\s+)?$")
#: Type words that do not stand alone behind a name: "Lagos state officials" are no state.
_HALF_TYPES = frozenset({"state", "territory", "division", "department", "port", "coast", "zone", "ward"})
_HELD = re.compile(r", |,? in (?:the )?")
AFTER = re.compile(r"[\s-]([a-z]+(?:\s[a-z]+)?)")


def of_type_before(left: str) -> str | None:
    """The kind that the words before a name give: "the city of"."""
    if _LINKS.isdisjoint(left.split()[-2:]):
        return None
    found = _OF.search(left)
    return _of_type(found.group(2), found.group(1) or "") if found else None


def _of_type(words: str, before: str) -> str | None:
    """The type word that the words before "of" end with; None where a name owns it: "the Diffa region of Niger"."""
    first, _, last = words.rpartition(" ")
    owner = first or before
    if owner[:1].isupper() and demonym_code(owner) is None and owner.lower() not in ("the", "in", "a"):
        return None
    if words in word_class("of_type"):
        return words
    return last if last in word_class("of_type") else None


def has_container(sentence: Sentence, match: int) -> bool:
    """Whether ", Country" or ", Province" follows."""
    words, text = sentence.words, sentence.text
    follows = next((index for index in range(match + 1, min(match + 4, len(words))) if words[index].capital), None)
    if follows is None or _HELD.fullmatch(text[words[match].end : words[follows].start]) is None:
        return False
    end = run_end(sentence, follows)
    name = text[words[follows].start : words[end].end]
    if country_code(name):
        return True
    senses = sentence.gazetteer.candidates(name)
    return bool(senses) and any(sense.kind == "admin1" for sense in senses[:3])


def is_struck(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a verb that towns undergo has the name for its object: "shelled Chuhuiv"."""
    token = head_at(sentence.span.doc, start, end)
    return token.dep_ in ("dobj", "nsubjpass") and is_cue(token.head, "attack_verb", "visit_verb", "invade_verb")


def weigh_name(senses: tuple[Candidate, ...]) -> float:
    """How likely a name is a place, from its most prominent sense alone."""
    return max((_prominence(sense) for sense in senses[:4]), default=0.0)


def _prominence(sense: Candidate) -> float:
    if sense.kind in ("country", "region", "water") or sense.feature_code == "PPLC":
        return 3.0
    if sense.kind == "admin1":
        return 2.0 if sense.variant else 2.5
    if sense.kind != "city":
        return 0.8
    steps = ((1_000_000, 2.5), (150_000, 2.5), (50_000, 1.5), (10_000, 1.0), (0, 0.5))
    return next(weight for people, weight in steps if sense.population >= people) - (0.5 if sense.variant else 0.0)


def is_near(sentence: Sentence, first: int) -> bool:
    """Whether the words before say that the thing is beside the place: "north of", "the outskirts of"."""
    left = sentence.text[max(sentence.span.start_char, sentence.words[first].start - 40) : sentence.words[first].start].lower()
    left = (_THE.sub("", left) if "the" in left else left).rstrip()
    return any(left.endswith(cue) and (len(left) == len(cue) or not left[-len(cue) - 1].isalnum()) for cue in word_class("near"))


def type_after(words: str) -> str | None:
    """The type word that a lower-case word or pair of words begins with."""
    if words in word_class("place_type"):
        return words
    first = words.split(" ")[0]
    return first if first in word_class("place_type") and first not in _HALF_TYPES else None
