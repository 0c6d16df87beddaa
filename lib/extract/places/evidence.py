"""What speaks for and against a name being a place, and how much: ``data/lookups/place_weights.csv``, fitted on labelled articles."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lib.extract.places.cues import AFTER, has_container, is_near, is_struck, of_type_before, type_after, weigh_name
from lib.extract.places.runs import opens_story, taken_by
from lib.extract.places.words import is_title, touching, word_class
from lib.extract.syntax.clauses import token_at
from lib.gazetteer.names import is_abbreviation
from lib.lookups import load_lookup

if TYPE_CHECKING:
    from lib.extract.places.runs import Sentence

#: The feature that every name has: how seldom a name in capitals is a place.
LEVEL = "level"
#: Words before a name that are told one by one; of the others only the part of speech counts.
_BEFORE = frozenset(
    "in at near from to of outside inside around across into through off toward towards between over and or by with for on within"
    " against than like including about via leaving is called named".split()
)
_LABELS = frozenset(("GPE", "LOC", "FAC", "PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT"))
#: What ``_ATTACK_ON`` ends with, but for a "the": a look tells, where the pattern would be tried at every word.
_AIMING = frozenset({"on", "against", "of", "at"})
_ATTACK_ON = re.compile(
    r"\b(?:attacks?|(?:air ?)?strikes?|raids?|assaults?|bombings?|shelling|bombardment|missiles|drones|offensive|march|advance|grip)"
    r" (?:on|against|of|at) (?:the )?$",
    re.IGNORECASE,
)


def witnesses(sentence: Sentence, first: int, last: int, *, listed: bool, joined: bool) -> list[str]:
    """The features of the name from one word to another.

    ``listed`` tells that it stands in a list of places, ``joined`` that "and" or a comma ties it to a place before.
    """
    known = tuple(sentence.gazetteer.candidates(_name(sentence, first, last)))
    prior = f"known {weigh_name(known):g}" if known else "unknown"
    label = _label(sentence, first, last)
    before, after = _before(sentence, first), _after(sentence, last)
    how = "known" if known else "unknown"
    found = [LEVEL, prior, label, f"{prior}, {label}", f"before: {before}", f"after: {after}", f"{how}, {before}"]
    found.append(f"{before}, {after}" if before in ("in", "at", "near", "from", "to", "of") else f"-, {after}")
    length = f"words {min(last - first, 2) + 1}"
    found += [length] if known else [f"{length}, unknown", f"{length}, unknown, {label}"]
    found += _cues(sentence, first, last)
    found += _cautions(sentence, first, last, bool(known) and weigh_name(known) >= 3)
    if listed:
        found.append("in a list of places")
    if joined:
        found += ["joined to a place", f"joined, {label}"]
    return found


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in load_lookup("place_weights")}


def weigh(features: list[str]) -> float:
    """The logarithm of the odds that a name with these features is a place."""
    weights = _weights()
    return sum(weights.get(feature, 0.0) for feature in features)


def _name(sentence: Sentence, first: int, last: int) -> str:
    return sentence.text[sentence.words[first].start : sentence.words[last].end]


def _label(sentence: Sentence, first: int, last: int) -> str:
    """The parser's label, and whether it covers the whole name."""
    doc, words = sentence.span.doc, sentence.words
    start, end = token_at(doc, words[first].start), token_at(doc, words[last].end - 1)
    label = start.ent_type_ if start.ent_type_ in _LABELS else "no label"
    if label == "no label":
        return label
    begins = start.ent_iob_ == "B"
    ends = end.i + 1 == len(doc) or doc[end.i + 1].ent_iob_ != "I" or doc[end.i + 1].lower_ in ("'s", "’s", "'", "’")
    return label if begins and ends and end.ent_type_ == start.ent_type_ else f"{label}, in part"


def _before(sentence: Sentence, first: int) -> str:
    """The word before the name, or its kind."""
    doc, words = sentence.span.doc, sentence.words
    index = token_at(doc, words[first].start).i - 1
    if index < sentence.span.start:
        return "start"
    if doc[index].lower_ == "the" and index - 1 >= sentence.span.start:
        the, index = "the ", index - 1
    else:
        the = ""
    token = doc[index]
    if token.lower_ == "of" and index and doc[index - 1].lower_ == "out":
        return "out of"
    if token.lower_ in word_class("vague_direction"):
        return f"{the}direction"
    if token.lower_ in _BEFORE:
        return f"{the}{token.lower_}" if token.lower_ in ("in", "at", "of", "to", "from", "by", "with") else token.lower_
    if is_title(token.lower_):
        return "title"
    return f"{the}{token.pos_}"


def _after(sentence: Sentence, last: int) -> str:
    """What comes after the name."""
    word, text = sentence.words[last], sentence.text
    if word.possessive:
        return "'s"
    if word.glued:
        return "hyphen"
    token = token_at(sentence.span.doc, word.end)
    if token.idx < word.end or token.i >= sentence.span.end:
        return "end"
    if token.lower_ in ("and", "or", "in", "where", "of", "for"):
        return token.lower_
    return f"{'' if text[word.end : token.idx] else 'glued '}{token.pos_}"


def _cues(sentence: Sentence, first: int, last: int) -> list[str]:
    words, text = sentence.words, sentence.text
    start, end = words[first].start, words[last].end
    left = text[max(sentence.span.start_char, start - 50) : start]
    follows = AFTER.match(text, end) if not words[last].possessive else None
    cues = {
        "kind before": of_type_before(left) is not None,
        "attack on": not _AIMING.isdisjoint(left.lower().split()[-2:]) and _ATTACK_ON.search(left) is not None,
        "near": is_near(sentence, first),
        "object of a blow": is_struck(sentence, start, end),
        "kind after": follows is not None and type_after(follows.group(1)) is not None,
        "locals after": follows is not None and follows.group(1).split(" ")[0] in word_class("locals"),
        "container after": has_container(sentence, last),
        "kind within": last > first and words[last].lower in word_class("place_type"),
        "dateline": opens_story(sentence, last),
        "first word of places": last > first and words[first].lower in word_class("place_first"),
        "ending of places": words[last].lower.endswith(tuple(word_class("place_ending"))) and len(words[last].text) > 6,
    }
    return [cue for cue, holds in cues.items() if holds]


def _cautions(sentence: Sentence, first: int, last: int, renowned: bool) -> list[str]:
    words = sentence.words
    word = words[first]
    single = first == last
    before = words[first - 1] if first else None
    title = before is not None and before.breaks and is_title(before.lower) and touching(sentence.text, before, word)
    cautions = {
        "title before": title and not renowned,
        "title before a renowned name": title and renowned,
        "surname": single and word.text in sentence.surnames,
        "given name": word.lower in word_class("given_name") and not renowned,
        "ordinary word": single and word.lower in sentence.ordinary and not word.text.isupper(),
        "capitals": word.text.isupper() and not is_abbreviation(word.text),
        "capital before": before is not None and before.capital and touching(sentence.text, before, word),
    }
    if taker := taken_by(sentence, word.start):
        cautions[f"named as a {taker}"] = True
    return [caution for caution, holds in cautions.items() if holds]
