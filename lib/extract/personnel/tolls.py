"""Numbers that stand apart from what they count: "the death toll rose to 45", "put the number of wounded at 90", "a force of 12,000"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.extract.personnel.status import find_fate
from lib.extract.personnel.unit_words import Unit, collective_of, unit_of
from lib.extract.personnel.units import Counted
from lib.extract.personnel.words import VERBAL, Fate, Role, adjective_status, is_future, noun_status, word_status
from lib.extract.syntax.clauses import token_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


@dataclass(frozen=True, slots=True)
class Toll:
    """What a number apart from its noun counts.

    ``start`` is the index of the token at which the whole phrase begins; ``near`` says that the words stand right before the number.
    """

    unit: Unit | None
    fate: Fate
    start: int
    near: bool = False


_LINK = re.compile(
    r"\b(?:to|from|then|at|of|as|is|are|was|were|reach(?:es|ed|ing)?|hit|hits|total(?:s|led|ed|ing)?|number(?:s|ed|ing)?|stood\s+at|by|past|beyond|than|exceeded|remains?(?:\s+at)?|currently|now|has|have|had|been)"
    r"\s+(?:now\s+|currently\s+|least\s+)?$|[:(]\s*$",
    re.IGNORECASE,
)
_TOLL = re.compile(
    r"\b(?:(?P<killed>death[-\s]+toll|deaths?|fatalities|body\s+count|toll|dead|killed)|(?P<wounded>wounded|injured|injuries)|(?P<casualties>casualties|losses|casualty)"
    r"|(?P<missing>missing)|(?P<captured>arrests|detainees|hostages|prisoners|arrested|detained|captured)|(?P<none>displaced|homeless|evacuated|infected|infections|refugees|evacuees|arrivals|landings|crossings|departures))\b",
    re.IGNORECASE,
)
_COUNTING = re.compile(
    r"\b(?:number|toll|total|tally|count|figure|losses|casualties|fatalities|deaths|strength|size|arrivals|landings|crossings|departures|injuries|arrests|dead|wounded|injured)\b",
    re.IGNORECASE,
)
#: Words right before a number that only give a figure: of what, the sentences before say.
_GIVEN = re.compile(
    r"\b(?:put|puts|putting|set|sets|give|gives|gave|given|place|places|placed|raise[sd]?|revise[sd]?|lower(?:s|ed)?|correct(?:s|ed)?)\s+"
    r"(?:it|that|this|them)\s+(?:at|as|to)\s+$|\b(?:speaks?|spoke|spoken|talks?|talked)\s+of\s+$|\blists?\s+(?:of|with)\s+$",
    re.IGNORECASE,
)
#: Verbs that give a bare figure, which a comma or full stop ends: "the agency gave 38, citing".
_BARE = re.compile(r"\b(?:gave|gives|counted|counts|reported|reports|recorded|records|confirmed|confirms|cited|cites)\s+$", re.IGNORECASE)
#: What stands behind the number in "puts at 39 the number of staff murdered".
_INVERTED = re.compile(r"\s+(?:the|its)\s+(?:number|toll|total|tally|count|figure)\b", re.IGNORECASE)
#: Verbs that are a part of the number: "exceed 1,000".
_PASSING = frozenset({"exceed", "surpass", "top", "pass", "approach", "near"})
_FIGURES = frozenset({"number", "tally", "count", "figure", "total"})
#: Words for the hurt that count only right before the number: "put its dead at 13".
_STATES = frozenset({"dead", "wounded", "injured"})
_AT = re.compile(r"\s+(?:at|as|to)\s+(?:now\s+|about\s+)?")
#: Sentences back in which "the figure" may have been said to be one of deaths.
_BACK = 2
_TOLD = frozenset({"killed", "wounded", "casualties", "missing"})
_COLLECTIVE = re.compile(
    r"\b([A-Za-z]+)\s+(?:numbering|of|totalling|totaling|comprising|made\s+up\s+of|consisting\s+of)\s+(?:its\s+|the\s+)?$", re.IGNORECASE
)
_FATE_NOUNS = frozenset({"dead", "casualties", "deaths", "losses", "fatalities", "injuries"})
_NUMBERING = re.compile(r"\b([A-Za-z]+),?\s+(?:(?:who|which|that)\s+)?number(?:s|ed|ing)?\s+$", re.IGNORECASE)
#: How many tokens back the words may stand.
_REACH = 60
#: How many words before "900 strong" the force may stand.
_FORCE_REACH = 14
_STOP = re.compile(r"[;!?]|\b(?:while|whereas|but)\b|\b(?:who|which)\b(?![^,]*,)")


def find_toll(doc: Doc, sent: Span, counted: Counted) -> Toll | None:
    """The words before a lone number that say what it counts; None where there are none."""
    sent = doc[max(sent.start, counted.first - _REACH) : sent.end]
    before = doc[sent.start : counted.first].text_with_ws
    found = _collective(doc, sent, counted, before)
    if found is not None:
        return found
    numbering = _NUMBERING.search(before)
    unit = unit_of(numbering[1]) if numbering else None
    if numbering and unit is not None:
        noun = token_at(doc, sent.start_char + numbering.start(1))
        return Toll(unit, Fate("present", noun, "noun", "toll"), noun.i, True)
    if counted.last + 1 < sent.end and doc[counted.last + 1].lower_ == "strong":
        return _strong(doc, sent, counted)
    bare = _BARE.search(before) is not None and counted.unit is None and doc[min(counted.last + 1, sent.end - 1)].text in ",.;"
    if (bare or _GIVEN.search(before)) and (counted.noun is None or counted.noun.lower_ == "names"):
        return _told_before(doc, sent, counted.first)
    inverted = _INVERTED.match(doc[counted.last : min(counted.last + 4, sent.end)].text, len(doc[counted.last]))
    if inverted is not None and before.rstrip().endswith((" at", " as")):
        first = token_at(doc, doc[counted.last].idx + inverted.end() - 1).i
        return _read_window(doc, sent, doc[first : sent.end], first)
    if not _LINK.search(before) and doc[counted.first].lemma_ not in _PASSING:
        return None
    counting = None
    for match in _COUNTING.finditer(before):
        plain = match[0].lower() not in _STATES or _AT.fullmatch(before, match.end()) is not None
        if plain and not _STOP.search(before, match.end()):
            counting = match
    if counting is None:
        return None
    first = token_at(doc, sent.start_char + counting.start()).i
    window = doc[first : counted.first]
    toll = _read_window(doc, sent, window, first)
    if toll is not None and toll.fate.status in _TOLD and _may_become(window):
        return None
    of_things = any(token.tag_ == "NNS" and token.dep_ == "pobj" and token.head.lower_ == "of" for token in window)
    if toll is None and counting[0].lower() == "strength" and counted.noun is None:
        return Toll(Unit("troops", "force"), Fate("present", doc[first], "noun", "toll"), first)
    if toll is None and counted.noun is None and not of_things and counting[0].lower() in _FIGURES:
        return _told_before(doc, sent, counted.first)
    return toll


def _may_become(window: Span) -> bool:
    """ "has risen to 257 and could reach 500": what only may come true."""
    verb = next((token for token in reversed(window) if token.pos_ in VERBAL), None)
    return verb is not None and is_future(verb)


def _told_before(doc: Doc, sent: Span, first: int) -> Toll | None:
    """ "The mayor put it at 115": of what, the words before say, those of the sentences before included: "how many died"."""
    start = sent.start
    for _ in range(_BACK):
        if start:
            start = doc[start - 1].sent.start
    nearest = None
    for token in reversed(doc[start:first]):
        if token.like_num and token.i >= sent.start:
            return None
        status = (
            adjective_status(token)
            or noun_status(token)
            or (token.pos_ == "VERB" and (word_status(token, "object") or _dying(token)))
            or None
        )
        if status == "killed":
            return Toll(None, Fate(status, doc[first - 1], "noun", "toll"), first)
        nearest = nearest or (status if status in _TOLD else None)
    return Toll(None, Fate(nearest, doc[first - 1], "noun", "toll"), first) if nearest is not None else None


def _dying(verb: Token) -> str | None:
    return word_status(verb, "subject")


def _read_window(doc: Doc, sent: Span, window: Span, first: int) -> Toll | None:
    """Unit and fate from the words between "number of" (or "toll") and the number."""
    noun = next((token for token in window if _window_unit(token) is not None), None)
    unit = _window_unit(noun) if noun is not None else None
    opening = doc[max(first - 1, sent.start) : window.end].text
    state = _TOLL.search(opening)
    if state is not None:
        status = state.lastgroup or "killed"
        if status == "killed" and re.search(r"\b(?:wounded|injured|missing)\b", opening):
            status = "casualties"
        return Toll(unit, Fate(status, doc[first], "noun", "toll"), first)
    if unit is None or noun is None:
        return None
    fate = find_fate(doc, sent, Counted(unit, noun, noun.i, noun.i, noun))
    if fate is None or fate.rule not in ("participle", "attributive"):
        told = ((token, word_status(token, "object")) for token in window if token.i > noun.i and token.tag_ == "VBN")
        fate = next((Fate(status, token, "object", "toll") for token, status in told if status), None)
    if fate is None and unit.kind in ("force", "armed", "worker"):
        fate = Fate("present", doc[first], "noun", "toll")
    return Toll(unit, fate, first) if fate is not None else None


def _strong(doc: Doc, sent: Span, counted: Counted) -> Toll | None:
    """ "The force is 17,000 strong", "the force that entered the town is said to be 900 soldiers strong"."""
    for token in reversed(doc[max(sent.start, counted.first - _FORCE_REACH) : counted.first]):
        unit = collective_of(token.lower_) or unit_of(token.lower_)
        if unit is not None:
            fate = _clause_on(token) or find_fate(doc, sent, Counted(unit, token, token.i, counted.last + 1, token))
            return Toll(unit, fate or Fate("present", token, "noun", "toll"), counted.first)
    return None


def _clause_on(noun: Token) -> Fate | None:
    """What a clause on a force says that it did or underwent: "sent to Haiti", "that entered the town"."""
    for verb in noun.children:
        if verb.dep_ in ("acl", "relcl") and verb.i > noun.i:
            role: Role = "subject" if any(child.dep_ == "nsubj" and child.tag_ in ("WDT", "WP") for child in verb.children) else "object"
            status = word_status(verb, role)
            if status is not None:
                return Fate(status, verb, role, "toll")
    return None


def _window_unit(token: Token) -> Unit | None:
    """The unit that a word between "number of" and the number names, words for the fate itself aside."""
    if token.lower_ in _FATE_NOUNS:
        return None
    unit = unit_of(token.doc[token.i : token.i + 2].text) or unit_of(token.lower_)
    body = collective_of(token.lower_) if unit is None else None
    return unit or (body if body is not None and body.kind in ("force", "worker") else None)


def _collective(doc: Doc, sent: Span, counted: Counted, before: str) -> Toll | None:
    """ "a contingent of about 11,000 sent there", "a crew of 12"."""
    match = _COLLECTIVE.search(before)
    if match is None:
        return None
    unit = collective_of(match[1])
    if unit is None or match[1].lower() in ("toll", "total", "list", "rally"):
        return None
    noun = token_at(doc, sent.start_char + match.start(1))
    fate = find_fate(doc, sent, counted) or find_fate(doc, sent, Counted(unit, noun, noun.i, noun.i, noun))
    if fate is None:
        fate = Fate("present", noun, "noun", "collective")
    return Toll(
        Unit(
            unit.name, "force" if unit.name in ("troops", "peacekeepers") else "worker" if unit.name in ("crew", "workers") else "generic"
        ),
        fate,
        noun.i,
    )
