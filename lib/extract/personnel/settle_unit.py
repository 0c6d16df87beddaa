"""The canonical unit of the people counted, where their noun alone does not tell it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lib.extract.personnel.force import country_of
from lib.extract.personnel.settle import FAR_MORE, FORCES, HIT, MILITARY, antecedent_of
from lib.extract.personnel.shares import unit_told
from lib.extract.personnel.unit_words import Unit, collective_of, unit_of
from lib.extract.personnel.words import word_status
from lib.extract.syntax.clauses import subjects

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from lib.extract.personnel.settle import Claim
    from lib.extract.personnel.units import Counted
    from lib.extract.personnel.words import Fate
    from lib.extract.values import Reading

PEOPLE, MIGRANTS = Unit("people", "generic"), Unit("migrants", "civil")
#: Words of articles on people who cross borders without leave, and how many of them an article on nothing else has.
_CROSSING = re.compile(
    r"\b(?:migrants?|migration|asylum|smugglers?|smuggling|traffickers?|dingh(?:y|ies)|trawlers?|castaways?|unaccompanied)\b", re.IGNORECASE
)
_ENOUGH = 3
#: What befalls people of whom an article on migrants tells beside them.
_LEFT_ALONE = frozenset({"captured", "wounded"})
#: How many tokens back the text may have said what officers it speaks of.
_FAR_BACK = 150
#: Nouns that leave open what the people are.
_VAGUE = frozenset({"men", "casualties", "deaths", "lives", "losses", "fatalities"})
#: Words of a sentence that tells of refugees: its people are no soldiers, whatever was counted before.
_FLIGHT = frozenset({"refugee", "displace", "displaced", "flee", "asylum", "migrant", "unhcr", "evacuate"})
_POLICE = frozenset({"police", "policeman", "policemen", "constabulary", "superintendent", "sheriff", "interior"})
_OWNERS = frozenset({"his", "its", "their", "whose", "her"})
#: Words for bodies whose men serve for pay.
_HIRED = frozenset({"mercenary", "mercenaries", "wagner"})


def settle_unit(reading: Reading, sent: Span, counted: Counted, unit: Unit | None, fate: Fate, source: Claim | None, value: int) -> Unit:
    """The canonical unit; a lone number or a bare "people", "men" takes that of the words that it goes on from.

    On a way that migrants take, people told of without another word are migrants.
    """
    found = _unit_by_words(reading, sent, counted, unit, fate, source, value)
    if found != PEOPLE or fate.status in _LEFT_ALONE or (counted.noun is not None and collective_of(counted.noun.lower_) is not None):
        return found
    return MIGRANTS if _tells_of_migrants(reading.article.text) else found


def _unit_by_words(reading: Reading, sent: Span, counted: Counted, unit: Unit | None, fate: Fate, source: Claim | None, value: int) -> Unit:
    """The unit that the claim's own words give, or those that it goes on from."""
    told = unit_told(sent, counted)
    if told is not None:
        return told
    if unit is None:
        return _unit_of_lone(reading.doc, sent, counted, fate, source, value)
    if source is not None and source.sent.start == sent.start and counted.noun is not None and counted.noun.lower_ == "others":
        return source.unit
    if unit.name == "officers" and counted.noun is not None and _are_police(reading.doc, sent, counted.noun):
        return Unit("police", "force")
    if unit.kind == "generic" and unit.name == "people" and _FLIGHT.isdisjoint(token.lemma_.lower() for token in sent):
        return _unit_of_men(reading, sent, counted, fate, source) or unit
    return unit


def _unit_of_lone(doc: Doc, sent: Span, counted: Counted, fate: Fate, source: Claim | None, value: int) -> Unit:
    named = _named_behind(doc, sent, counted)
    if named is not None:
        return named
    if source is None and (counted.partitive or fate.status in MILITARY):
        return _nearest_noun(doc, counted.first) or PEOPLE
    if source is not None and counted.partitive:
        return source.unit
    return source.unit if source is not None and _goes_on(source, counted, fate, value) else PEOPLE


def _unit_of_men(reading: Reading, sent: Span, counted: Counted, fate: Fate, source: Claim | None) -> Unit | None:
    """What "men", "people" or "deaths" are, where the words around say more."""
    noun = counted.noun
    if noun is not None and noun.lower_ == "people" and word_status(fate.cue, "crowd") is not None:
        return None
    moved = fate.status in MILITARY and fate.role != "crowd"
    if noun is not None and noun.lower_ == "men":
        if _are_hired(fate):
            return Unit("mercenaries", "armed")
        if _under_arms(reading.doc, counted):
            return Unit("troops", "force")
        if fate.cue.lemma_ == "lose":
            return _lost_unit(reading, fate, source)
        if moved and source is None:
            return Unit("troops", "force")
    apposed = _apposed(reading.doc, sent, counted.first)
    if apposed is not None:
        return apposed
    vague = noun is not None and (noun.lower_ in _VAGUE or noun.text[:1].isupper())
    if fate.status == "captured" and source is not None and source.sent.start != sent.start:
        return None
    if source is not None and source.unit.kind in FORCES and (vague or fate.status in MILITARY):
        return source.unit
    nearest = _nearest_noun(reading.doc, counted.first) if moved else None
    return nearest if nearest is not None and nearest.kind == "force" else None


def _are_hired(fate: Fate) -> bool:
    """ "Wagner has 900 men there"."""
    return any(token.lower_ in _HIRED for subject in subjects(fate.cue) for token in subject.subtree if token.i < fate.cue.i)


def _under_arms(doc: Doc, counted: Counted) -> bool:
    """ "a garrison of 7,000 men", "27 of his men", "whose 300 men": a body's or a commander's men."""
    before = doc[max(0, counted.first - 4) : counted.first]
    if any((unit := collective_of(token.lower_)) is not None and unit.kind == "force" for token in before) and "of" in before.text:
        return True
    return any(token.lower_ in _OWNERS for token in doc[max(0, counted.first - 1) : counted.last + 1])


def _are_police(doc: Doc, sent: Span, noun: Token) -> bool:
    """ "200 police officers ... Another 600 officers": which officers the text speaks of nearest to here."""
    if noun.i and doc[noun.i - 1].dep_ in ("compound", "amod") and unit_of(doc[noun.i - 1 : noun.i + 1].text) is not None:
        return False
    for token in (*reversed(doc[max(0, noun.i - _FAR_BACK) : noun.i]), *doc[noun.i : sent.end]):
        if token.lower_ in _POLICE:
            return True
        if token.lower_ in ("army", "military", "troops", "soldiers", "navy", "general", "generals"):
            return False
    return False


def _lost_unit(reading: Reading, fate: Fate, source: Claim | None) -> Unit:
    """ "lost 300 men": a state's soldiers, or the fighters told of before."""
    losers = subjects(fate.cue)
    if any(country_of(reading, subject) for subject in losers):
        return Unit("troops", "force")
    own = next((unit for subject in losers if (unit := unit_of(subject.lower_)) is not None and unit.kind == "armed"), None)
    if own is not None:
        return own
    return source.unit if source is not None and source.unit.kind in ("force", "armed") else Unit("troops", "force")


def _goes_on(source: Claim, counted: Counted, fate: Fate, value: int) -> bool:
    """Whether a lone number still counts the people of an earlier claim: "killed 12" in a new sentence tells of others."""
    if source.sent.start == counted.head.sent.start or fate.status not in HIT:
        return True
    if source.status in HIT:
        return value <= FAR_MORE * source.number.value
    return fate.rule not in ("object", "verb_before") and value <= source.number.value


def _named_behind(doc: Doc, sent: Span, counted: Counted) -> Unit | None:
    """ "the dead at 31, all of them civilians"."""
    words = [token.lower_ for token in doc[counted.last + 1 : min(counted.last + 5, sent.end)]]
    if words[:2] != [",", "all"] and words[:2] != [",", "mostly"]:
        return None
    behind = counted.last + (5 if words[2:4] in (["of", "them"], ["of", "whom"]) else 3)
    return unit_of(doc[behind].lower_) if behind < sent.end else None


def _apposed(doc: Doc, sent: Span, first: int) -> Unit | None:
    """ "a division of builders, two brigades - 5,000 people": who they are is said before the dash or comma."""
    index = first - 1
    if index < sent.start or doc[index].text not in ("-", "–", "—", "--", ",", ":", "("):
        return None
    for token in reversed(doc[max(sent.start, index - 12) : index]):
        if token.pos_ == "VERB":
            return None
        unit = unit_of(token.lower_)
        if unit is not None and unit.kind in ("force", "worker"):
            return unit
    return None


def _nearest_noun(doc: Doc, first: int) -> Unit | None:
    token = antecedent_of(doc, first)
    return unit_of(token.lower_) if token is not None else None


@lru_cache(maxsize=4)
def _tells_of_migrants(text: str) -> bool:
    """Whether the article is on people who cross borders without leave."""
    return len(_CROSSING.findall(text)) >= _ENOUGH
