"""Sides that go without names: "the two leaders met again", "their first meeting", "a meeting with Y is planned" in a story about X."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from lib.extract.meetings.groups import is_delegate
from lib.extract.syntax.clauses import children, governing_verb, noun_lemma, subjects, token_at
from lib.gazetteer.countries import demonym_code

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from lib.extract.meetings.cues import Cue
    from lib.extract.values import Actor, Reading

_NUMBERS = {"both": 2, "two": 2, "pair": 2, "duo": 2, "couple": 2, "three": 3, "trio": 3, "four": 4, "quartet": 4, "five": 5, "six": 6}
_SEVERAL = frozenset({"they", "them", "their", "themselves", "those"})
#: Nouns that stand for sides of a meeting beside those of people who meet for others.
_PARTIES = frozenset({"man", "woman", "side", "country", "neighbour", "neighbor", "party", "team", "capital", "state", "nation", "rival"})
#: Children of a noun that tell which of its kind is meant, so that it refers to nobody told of before.
_TELLING = frozenset({"prep", "relcl", "compound", "nmod", "poss", "appos", "acl"})
#: Sentences back in which the one whom the story follows is sought.
_BACK = 2
#: Paragraphs back in which those are sought whom "the two" stands for.
_PARAGRAPHS = 4


def plural_reference(cue: Cue) -> int | None:
    """How many sides told of before the words refer to: 0 for a plural without a number, None where they refer to nobody."""
    token = cue.token
    around = subjects(token) if cue.kind == "verb" else children(token, "poss")
    if cue.kind == "noun" and token.dep_ in ("dobj", "pobj", "nsubjpass"):
        around += [doer for doer in subjects(governing_verb(token)) if doer != token]
    for word in around:
        number = _refers(word)
        if number is not None:
            return number
    return None


def _refers(word: Token) -> int | None:
    if word.lower_ in _SEVERAL:
        return 0
    if word.lower_ in _NUMBERS and not any(child.dep_ == "prep" for child in word.children):
        return _NUMBERS[word.lower_]
    if word.tag_ not in ("NNS", "NNPS") or not (is_delegate(word) or noun_lemma(word) in _PARTIES):
        return None
    if children(word, *_TELLING) or any(demonym_code(child.text) for child in word.children):
        return None
    before = {child.lower_ for child in word.children}
    number = next((_NUMBERS[each] for each in before if each in _NUMBERS), 0)
    return number if number or before & {"the", "these", "those", "all"} else None


def sides_meant(number: int, told: list[list[Actor]]) -> list[Actor]:
    """The sides of the last meeting told of that had so many; any number of them where the words give none.

    Two of one country are no two sides: "the negotiator and the spy chief ... The sides met".
    """
    for sides in reversed(told):
        countries = [side.country for side in sides if side.country]
        if (len(sides) == number or (not number and len(sides) > 1)) and (len(set(countries)) > 1 or len(countries) < len(sides)):
            return sides
    return []


def pair_of_story(reading: Reading, sent: Span) -> list[Actor]:
    """The two whom the last paragraphs are about: those named most often, of two countries; [] where two share the second place."""
    numbers = [number for number, block in enumerate(reading.article.blocks) if block.start <= sent.start_char < block.end]
    if not numbers:
        return []
    start = reading.article.blocks[max(0, numbers[0] - _PARAGRAPHS)].start
    counts = Counter(
        mention.actor for mention in reading.actors if start <= mention.start < sent.start_char and mention.actor.kind == "person"
    )
    ranked = counts.most_common()
    first = ranked[0][0] if ranked else None
    if first is None or first.country is None:
        return []
    others = [(actor, number) for actor, number in ranked[1:] if actor.country not in (None, first.country)]
    if not others or (len(others) > 1 and others[0][1] == others[1][1]):
        return []
    return [first, others[0][0]]


def protagonist(reading: Reading, sent: Span, cue: Cue, others: list[Actor]) -> Actor | None:
    """The person whom the sentence, or one just before it in the same paragraph, is about; None where that is one of ``others``."""
    last = bisect_right(reading.actors, cue.token.idx, key=lambda mention: mention.start)
    block = next((block for block in reading.article.blocks if block.start <= sent.start_char < block.end), None)
    start = block.start if block is not None else sent.start_char
    names = {actor.name for actor in others}
    sentences: set[int] = set()
    for mention in reversed(reading.actors[:last]):
        token = token_at(reading.doc, mention.end - 1)
        sentences.add(token.sent.start)
        if mention.start < start or len(sentences) > _BACK + 1:
            return None
        subject = token if token.dep_ in ("nsubj", "nsubjpass") else token.head
        if mention.actor.kind == "person" and subject.dep_ in ("nsubj", "nsubjpass") and mention.actor.name not in names:
            return mention.actor
    return None
