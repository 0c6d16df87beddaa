"""People counted of whom no listed word tells what became: "two gunmen opened fire", "eleven officials were barred from entry"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.actors.verbs import reporting_verbs
from lib.extract.personnel.settle import FORCES
from lib.extract.personnel.words import VERBAL, Fate, is_future, word_status
from lib.extract.syntax.clauses import governing_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lib.extract.personnel.settle import Claim
    from lib.extract.personnel.unit_words import Unit
    from lib.extract.personnel.units import Counted
    from lib.extract.values import Reading

#: Fewer ministers, leaders or officials than this are a meeting's parties, told of by name.
_LEADERS = 10
#: Nouns of what is only measured by the people it has or holds: "an island of 11,000 people".
_MEASURED = frozenset(
    "island town city village country nation state region district province settlement community parish county municipality hamlet"
    " commune suburb neighbourhood neighborhood home population house parliament centre center hall room venue capacity space stadium"
    " electorate market audience".split()
)
#: Verbs that hand something to people: recipients are no claim.
_GIVING = frozenset(
    "give hand feed provide deliver supply reach serve bring offer pay issue grant vaccinate donate help assist aid benefit".split()
)
_MADE = frozenset("build design mean intend make plan equip license licence construct conceive".split())
#: Words behind the number by which those who tell something are known.
_TELLING = frozenset("familiar knowledge briefed speaking close requesting".split())
_CITING = frozenset("cite quote interview ask consult tell according need survey poll".split())
#: Verbs of what only has room for people, is made of them, or lists them.
_HOLDING = frozenset(
    "seat accommodate fit sleep admit cater hold house total exceed represent elect employ average attract equal outnumber need require"
    " want seek lack expect name list include".split()
)
_NO_PEOPLE = frozenset(
    {
        "names",
        "members",
        "attendees",
        "viewers",
        "voters",
        "seats",
        "jobs",
        "posts",
        "copies",
        "candidates",
        "inhabitants",
        "residents",
        "households",
    }
)
_MEETING = frozenset("meet see know have greet welcome receive thank join marry".split())
_LISTED = frozenset({"conj", "appos", "attr"})


def read_plain(reading: Reading, counted: Counted, unit: Unit | None, value: int, same: list[Claim]) -> Fate | None:
    """What a number of people is told for where only the noun says that they are people; None where they only measure or speak.

    Forces are then present, where the words look ahead pledged; of others nothing is known but their number ("none").
    """
    if unit is None or counted.noun is None or value == 1 or (unit.kind == "label" and value < _LEADERS):
        return None
    head, verb = counted.head, governing_verb(counted.head)
    if counted.noun.lower_ in _NO_PEOPLE or (verb.lemma_ in _HOLDING and head.dep_ in ("dobj", "npadvmod", "attr")):
        return None
    if head.dep_ == "amod" or _speaks(reading, counted, verb) or _measures(counted, verb):
        return None
    if (
        same
        and head.dep_ in _LISTED
        and not any(token.dep_ in ("nsubj", "nsubjpass") for token in head.doc[same[-1].counted.last + 1 : counted.first])
    ):
        return same[-1].fate
    if head.dep_ == "pobj" and head.head.dep_ == "agent" and (status := word_status(verb, "subject")) is not None:
        return Fate(status, verb, "subject", "plain")
    if unit.kind in ("force", "armed") and _falls(verb):
        return Fate("killed", verb, "subject", "plain")
    cue = verb if verb.pos_ in VERBAL else head
    if unit.kind not in FORCES:
        return Fate("none", cue, "noun", "plain")
    return Fate("pledged" if cue.pos_ in VERBAL and is_future(cue) else "present", cue, "noun", "plain")


def _speaks(reading: Reading, counted: Counted, verb: Token) -> bool:
    """Whether they are those who tell it, or whom somebody meets: "three diplomats said", "citing two people familiar with"."""
    doc = counted.head.doc
    start = doc[counted.first].idx
    if any(statement.cue_start <= start < statement.cue_end for statement in reading.statements):
        return True
    if verb.lemma_ in _MEETING and counted.head.dep_ == "dobj":
        return True
    if counted.head.dep_ == "nsubj" and verb.lemma_ in reporting_verbs():
        return True
    return verb.lemma_ in _CITING or any(token.lower_ in _TELLING for token in doc[counted.last + 1 : counted.last + 4])


def _falls(verb: Token) -> bool:
    """ "60 soldiers fell", nowhere and upon nobody."""
    return verb.lemma_ == "fall" and not any(child.dep_ in ("prep", "prt", "advmod") and child.i > verb.i for child in verb.children)


def _measures(counted: Counted, verb: Token) -> bool:
    """Whether the number only tells how large something is, or who got help."""
    head = counted.head
    while head.dep_ == "conj" and head.head != head:
        head = head.head
    if head.dep_ != "pobj":
        return verb.lemma_ in _GIVING and head.dep_ in ("dobj", "dative")
    preposition = head.head
    if preposition.lower_ in ("of", "for") and preposition.head.lemma_.lower() in _MEASURED:
        return True
    if preposition.lower_ == "for" and verb.lemma_ in _MADE:
        return True
    return preposition.lower_ in ("to", "for") and verb.lemma_ in _GIVING
