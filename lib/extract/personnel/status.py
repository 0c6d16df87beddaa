"""What became of the people counted: which word governs a counted phrase, and the codebook's status that it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.personnel.nouns import read_adjective, read_among, read_noun, read_subject, read_wounds
from lib.extract.personnel.parts import is_of_part
from lib.extract.personnel.units import end_of_people
from lib.extract.personnel.words import (
    VERBAL,
    Fate,
    Role,
    adjective_status,
    noun_status,
    phrase_status,
    word_status,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Span, Token

    from lib.extract.personnel.units import Counted

_LINKING = frozenset(
    "still also reportedly now so far believed feared thought reported presumed confirmed said known listed left seriously critically badly"
    " lightly slightly severely already apparently allegedly later officially estimated declared since all currently more others other"
    " people ( )".split()
)
#: Nouns that only gather people, so that the verb above them governs: "a group of 40 refugees were arrested".
_GATHERING = frozenset(
    "group number total force contingent crew team thousand hundred dozen score ten million couple pair crowd batch wave convoy"
    " party list majority most half rest last first bulk remainder remnant third quarter body remains percent part range trio lot"
    " maximum minimum some average column detachment unit brigade battalion division garrison army delegation family estimate".split()
)
_WEAK = frozenset({"have", "see", "include", "count", "number", "keep", "be", "report", "total", "carry", "claim", "leave"})
#: "taken prisoner": what looks like an object of the verb is a part of it.
_CAPTIVE = frozenset({"prisoner", "hostage", "captive"})
_NOMINAL = ("NOUN", "PROPN", "NUM", "ADJ", "PRON")
_STEPS = frozenset({"nummod", "quantmod", "compound", "amod", "conj", "appos", "advmod", "nmod", "dep"})
_BEFORE = frozenset("the its their his and another as with of from some all : an a least at dead".split())
_BEHIND = frozenset("already so far reportedly feared believed reported being who whom that were was had have been are to be".split())


def find_fate(doc: Doc, sent: Span, counted: Counted) -> Fate | None:
    """The fate of the counted phrase, from the nearest word that tells it; None where nothing does."""
    finders: tuple[Callable[[Doc, Span, Counted], Fate | None], ...]
    finders = (read_wounds, read_among, read_adjective, read_noun, _predicate_after, _governor, _participle_after, _verb_before)
    if counted.partitive:
        finders = (_predicate_after, _governor, _participle_after, read_adjective, read_noun, _verb_before)
    for finder in finders:
        fate = finder(doc, sent, counted)
        if fate is None:
            continue
        if fate.rule == "attributive":
            return _outcome(doc, sent, counted) or fate
        if finder is _governor and fate.cue.lemma_ in _WEAK:
            return _participle_after(doc, sent, counted) or fate
        return fate
    return None


def _outcome(doc: Doc, sent: Span, counted: Counted) -> Fate | None:
    """What happened to people told to be wounded: "captured two wounded soldiers"."""
    fate = _predicate_after(doc, sent, counted) or _governor(doc, sent, counted)
    return fate if fate is not None and fate.status in ("captured", "withdrawn", "killed") else None


def _predicate_after(doc: Doc, sent: Span, counted: Counted) -> Fate | None:
    """The finite predicate right behind the phrase: "... have been killed", "... are dead", "... died"."""
    index, passive, finite = end_of_people(doc, sent, counted), False, False
    last = min(sent.end, index + 8)
    while index < last:
        token = doc[index]
        if not (token.lower_ in _LINKING or token.lemma_ in ("have", "be", "get") or token.tag_ in ("RB", "MD", "TO")):
            break
        finite = finite or token.tag_ in ("VBD", "VBP", "VBZ", "MD")
        passive = passive or token.lemma_ in ("be", "get")
        index += 1
    if index >= last:
        return None
    token = doc[index]
    if token.pos_ in VERBAL and token.lower_ != "missing":
        if not finite and (token.tag_ not in ("VBD", "VBP", "VBZ") or _is_participle(token)):
            return None
        return _fate_of(token, "object" if token.tag_ == "VBN" and passive else "subject", "predicate")
    if not finite:
        return None
    status = adjective_status(token) or (noun_status(token) if token.tag_ in ("NNS", "NN") else None)
    return Fate(status, token, "adjective", "predicate") if status else None


def _is_participle(token: Token) -> bool:
    """ "12 people killed in": tagged as past tense, but a verb that needs an object and has none."""
    if token.tag_ != "VBD" or any(child.dep_ in ("dobj", "ccomp") and child.lemma_ not in _CAPTIVE for child in token.children):
        return False
    return word_status(token, "object") is not None and word_status(token, "subject") is None


def _fate_of(verb: Token, role: Role, rule: str) -> Fate | None:
    """The fate that a verb tells of its subject or object; looks through "are believed to have died", "are in hospital"."""
    status = word_status(verb, role)
    if role == "subject" and (crowd := word_status(verb, "crowd")) is not None:
        status, role = status or crowd, "crowd" if status in (None, crowd) else role
    if status is None or verb.lemma_ == "be" or status == "present":
        below = _below(verb, rule)
        if below is not None:
            return below
    if status is None or (verb.lemma_ == "be" and not _is_located(verb)):
        return None
    return Fate(status, verb, role, rule)


def _is_located(verb: Token) -> bool:
    """ "were in the region", "are there"."""
    return any(
        (child.dep_ == "prep" and child.lower_ in ("in", "at", "on", "near", "inside", "along", "around"))
        or child.lower_ in ("there", "here")
        for child in verb.children
        if child.i > verb.i
    )


def _below(verb: Token, rule: str) -> Fate | None:
    """What the complements of a linking or reporting verb tell."""
    for child in verb.children:
        if child.dep_ in ("acomp", "oprd", "attr", "prep") or (child.dep_ == "advmod" and child.pos_ == "ADJ"):
            status = adjective_status(child)
            if status is not None:
                return Fate(status, child, "adjective", rule)
        if child.dep_ in ("xcomp", "ccomp") and child.pos_ in VERBAL and not any(g.dep_ in ("nsubj", "nsubjpass") for g in child.children):
            passive = any(grand.dep_ == "auxpass" for grand in child.children)
            perfect = any(grand.lower_ in ("have", "has", "had") for grand in child.children)
            inner = _fate_of(child, "object" if passive or (child.tag_ == "VBN" and not perfect) else "subject", rule)
            if inner is not None:
                return inner
    return None


def _governor(doc: Doc, sent: Span, counted: Counted) -> Fate | None:
    """Climb from the phrase to the verb or noun that governs it."""
    token = counted.head
    for _ in range(8):
        head, dep = token.head, token.dep_
        if dep in _STEPS and head.pos_ in _NOMINAL and head != token:
            token = head
        elif dep == "pobj" and head.lower_ == "of" and head.head.pos_ in _NOMINAL:
            noun = head.head
            status = noun_status(noun)
            if status is not None:
                return Fate(status, noun, "noun", "fate_of")
            if noun.lemma_.lower() not in _GATHERING and noun.tag_ != "CD":
                return None
            token = noun
        elif dep == "pobj":
            return _under_preposition(head)
        else:
            return _from_verb(head, dep)
    return None


def _under_preposition(preposition: Token) -> Fate | None:
    """ "asked for 2,000 troops": a verb and its preposition as the list has them."""
    verb = preposition.head
    if preposition.lower_ in ("with", "alongside") and verb.pos_ in VERBAL:
        joined = word_status(verb, "object" if verb.tag_ == "VBN" else "subject")  # "was killed with two others"
        return Fate(joined, verb, "subject", "object") if joined in ("killed", "wounded", "missing") else None
    for lemma in (verb.lemma_, verb.text):
        status = phrase_status(f"{lemma} {preposition.text}", "object")
        if status is not None:
            return Fate(status, verb, "object", "object")
    if preposition.lower_ == "for" and (status := noun_status(verb)) in ("requested",):
        return Fate(status, verb, "noun", "fate_of")
    return None


def _from_verb(verb: Token, dep: str) -> Fate | None:
    if dep == "nsubj" and verb.pos_ not in VERBAL:
        status = adjective_status(verb)
        return Fate(status, verb, "adjective", "predicate") if status else None
    if dep == "nsubjpass" or (dep == "nsubj" and verb.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in verb.children)):
        return _fate_of(verb, "object", "passive")
    if dep == "nsubj":
        return _fate_of(verb, "subject", "subject")
    if verb.lemma_ in ("include", "be", "number", "comprise") and (fate := read_subject(verb)) is not None:
        return fate
    if dep not in ("dobj", "obj", "oprd", "npadvmod", "dative"):
        return None
    if verb.lemma_ in ("take", "leave", "find", "report", "hold"):
        for child in verb.children:
            if child.dep_ in ("acomp", "oprd", "xcomp", "advcl") and (status := adjective_status(child)):
                return Fate(status, child, "adjective", "object")
    return _fate_of(verb, "object", "object")


def _participle_after(doc: Doc, sent: Span, counted: Counted) -> Fate | None:
    """ "12 people killed in the blast", "a contingent of 11,000 sent there", "men who had fled": a clause that hangs on the phrase."""
    begin = index = end_of_people(doc, sent, counted)
    if index + 1 < sent.end and doc[index].lower_ == "," and doc[index + 1].lower_ in ("who", "whom", "all"):
        index += 1
    while index < sent.end and (doc[index].tag_ == "RB" or doc[index].lower_ in _BEHIND):
        index += 1
    if index < min(sent.end, begin + 5):
        adjacent = all(token.tag_ == "RB" for token in doc[begin:index])
        fate = _participle_at(doc[index], adjacent)
        if fate is not None:
            return fate
    for child in counted.head.children:
        if child.dep_ in ("acl", "relcl") and child.i > counted.last and not is_of_part(child):
            fate = _fate_of(child, _relative_role(child), "participle")
            if fate is not None:
                return fate
    return None


def _participle_at(token: Token, adjacent: bool) -> Fate | None:
    if (token.tag_ == "VBN" or _is_participle(token)) and (status := word_status(token, "object")) is not None:
        return Fate(status, token, "object", "participle")
    if token.tag_ in ("VBD", "VBP", "VBG", "VBN") and (fate := _fate_of(token, "subject", "participle")) is not None:
        return fate
    if adjacent and (status := adjective_status(token)) is not None:
        return Fate(status, token, "adjective", "participle")
    return None


def _relative_role(verb: Token) -> Role:
    """Whether the people counted do or undergo what the clause on them tells."""
    pronouns = {child.lower_ for child in verb.children if child.dep_ == "nsubj"}
    if verb.tag_ == "VBD" and any(child.dep_ == "dobj" and child.lemma_ not in _CAPTIVE for child in verb.children):
        return "subject"
    if verb.tag_ == "VBN" and not pronouns & {"who", "that", "which"}:
        return "object"
    if verb.dep_ == "relcl" and pronouns and not pronouns & {"who", "that", "which"}:
        return "object"
    return "subject"


def _verb_before(doc: Doc, sent: Span, counted: Counted) -> Fate | None:
    """The verb right before the phrase, whatever the parse says: "killing 12", "shot dead eight", "and wounded another 30"."""
    index = counted.first - 1
    while index >= sent.start and doc[index].lower_ in _BEFORE:
        index -= 1
    if index < sent.start:
        return None
    token = doc[index]
    if token.pos_ == "VERB" and (status := word_status(token, "object")) is not None:
        return Fate(status, token, "object", "verb_before")
    return None
