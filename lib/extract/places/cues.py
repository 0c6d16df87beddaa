"""What speaks for and against a name being a place: words around it, the parser's label, how well known the name is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.places.runs import run_end
from lib.extract.places.words import is_title, touching, word_class
from lib.extract.syntax.clauses import head_at, token_at
from lib.gazetteer.countries import country_code, demonym_code

if TYPE_CHECKING:
    from lib.extract.places.runs import Sentence
    from lib.gazetteer.candidate import Candidate

#: What is done to towns more than to people.
_STRUCK = frozenset(
    "shell bombard bomb raid seize capture besiege visit attack hit strike enter leave pound occupy bypass encircle recapture"
    " retake overrun liberate storm flee reach".split()
)
#: What the parser's label adds: it is right about most labels that say place, and wrong about a third of the others.
_LABELS = {
    "GPE": 1.5,
    "LOC": 1.5,
    "FAC": 0.5,
    "PERSON": -1.0,
    "ORG": -0.7,
    "NORP": -0.7,
    "PRODUCT": -0.3,
    "WORK_OF_ART": -0.7,
    "EVENT": -0.7,
}
_OF = re.compile(r"(?:^|([\w’'-]+)\s)([\w’'-]+(?:\s[\w’'-]+)?)\s+(?:of|called|named)\s+(?:the\s+)?$")
_ATTACK_ON = re.compile(
    r"\b(?:attacks?|(?:air ?)?strikes?|raids?|assaults?|bombings?|shelling|bombardment|missiles|drones|offensive|march|advance|grip)"
    r" (?:on|against|of|at) (?:the )?$",
    re.IGNORECASE,
)
_HELD = re.compile(r", |,? in (?:the )?")
_LIST = re.compile(r"([\w-]+)(?:\s+of|:)?\s+$")
AFTER = re.compile(r"[\s-]([a-z]+(?:\s[a-z]+)?)")


def weigh_cues(sentence: Sentence, first: int, match: int) -> tuple[str, float, str | None]:
    """The word before, what the words around add, and the kind that "the city of" gives."""
    words, text = sentence.words, sentence.text
    left = text[max(sentence.span.start_char, words[first].start - 50) : words[first].start]
    before = words[first - 1].lower if first and text[words[first - 1].end : words[first].start].strip() in ("", "the") else ""
    if first > 1 and before == "the":
        before = words[first - 2].lower
    weight, type_word = 0.0, None
    if (found := _OF.search(left)) and (of_type := _of_type(found.group(2), found.group(1) or "")):
        weight, type_word = 2.5, of_type
    elif opens_list(left):
        weight = 2.5
    elif before in word_class("locative") or (before in word_class("vague_direction") and left.rstrip().lower().endswith(before)):
        weight = 1.5
    elif _ATTACK_ON.search(left):
        weight = 2.0
    elif before == "of":
        weight = 1.5 if is_near(sentence, first) or re.search(r"\bout of(?: the)?\s$", left) else 0.7
    elif _is_struck(sentence, words[first].start, words[match].end):
        weight = 1.5
    follows = AFTER.match(text, words[match].end)
    if follows and not words[match].possessive:
        weight += 2.5 if type_after(follows.group(1)) else 1.5 if site_after(follows.group(1)) else 0.0
    if follows and follows.group(1).split(" ")[0] in word_class("locals"):
        weight += 1.5
    if _has_container(sentence, match):
        weight += 2.0
    return before, weight, type_word


def _of_type(words: str, before: str) -> str | None:
    """The type word that the words before "of" end with; None where a name owns it: "the Diffa region of Niger"."""
    first, _, last = words.rpartition(" ")
    owner = first or before
    if owner[:1].isupper() and demonym_code(owner) is None and owner.lower() not in ("the", "in", "a"):
        return None
    if words in word_class("of_type"):
        return words
    return last if last in word_class("of_type") else None


def _has_container(sentence: Sentence, match: int) -> bool:
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


def opens_list(left: str) -> bool:
    """Whether the words before are "the villages of" or "three towns:"."""
    found = _LIST.search(left)
    return found is not None and found.group(1).lower() in word_class("plural_type")


def site_after(words: str) -> str | None:
    """The building that a lower-case word or pair of words begins with: "refugee camp"."""
    return next((site for site in (words, words.split(" ")[0]) if site in word_class("site_head")), None)


def weigh_label(sentence: Sentence, start: int, end: int) -> float:
    """What the parser's label of the words adds."""
    token = token_at(sentence.span.doc, start)
    weight = _LABELS.get(token.ent_type_, 0.0)
    if weight > 0 and token_at(sentence.span.doc, end - 1).ent_type_ != token.ent_type_:
        return 0.0
    return weight


def _is_struck(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a verb that towns undergo has the name for its object: "shelled Chuhuiv"."""
    token = head_at(sentence.span.doc, start, end)
    return token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_ in _STRUCK


def weigh_caution(sentence: Sentence, first: int, match: int, before: str, prior: float) -> float:
    """What speaks against a place: a title before, a given name, a person's surname, a word that only opens the sentence."""
    words = sentence.words
    word, weight = words[first], 0.0
    if first and words[first - 1].breaks and is_title(words[first - 1].lower) and touching(sentence.text, words[first - 1], word):
        weight -= 3.0 if words[first - 1].capital or prior < 3 else 1.0
    if first == match:
        if word.text in sentence.surnames and before not in ("in", "at", "near", "to"):
            weight -= 4.0
        if word.lower in word_class("given_name") and prior < 3:
            weight -= 1.5
        if word.start == sentence.span.start_char or before == "":
            weight -= 0.5 if prior < 2 else 0.0
        if word.lower in sentence.ordinary and not word.text.isupper():
            weight -= 2.0
    return weight


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
    left = re.sub(r"\bthe\s+(?:[\w-]+\s+of\s+)?$", "", left).rstrip()
    return any(left.endswith(cue) and (len(left) == len(cue) or not left[-len(cue) - 1].isalnum()) for cue in word_class("near"))


def type_after(words: str) -> str | None:
    """The type word that a lower-case word or pair of words begins with."""
    if words in word_class("place_type"):
        return words
    first = words.split(" ")[0]
    return (
        first
        if first in word_class("place_type") - {"state", "territory", "division", "department", "port", "coast", "zone", "ward"}
        else None
    )
