"""Whether the thing that a verb or noun tells took place: held, planned, cancelled, denied, or only proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from lib.extract.syntax.clauses import children, governing_verb
from lib.extract.syntax.undoing import came_to_nothing, is_undone

if TYPE_CHECKING:
    from spacy.tokens import Token

Status = Literal["held", "planned", "cancelled", "denied", "proposed"]

#: Words that govern an infinitive or a noun and say what is to become of it.
PLANNING = frozenset(
    "plan schedule set due expect expected slate intend prepare arrange agree announce vow pledge promise prepared scheduled planned"
    " bound".split()
)
#: Of these, those whose pluperfect tells that nothing came of it ("had been expected in Lima").
FALLING_THROUGH = frozenset({"plan", "schedule", "set", "expect", "slate", "intend", "due", "suppose", "mean"})
PROPOSING = frozenset(
    "propose suggest offer urge call want wish hope seek ask invite demand request consider like need ready willing open press push"
    " appeal try allow want encourage possible".split()
)
CANCELLING = frozenset("cancel postpone scrap suspend shelve abort axe delay defer call_off put_off break_off".split())
REFUSING = frozenset("refuse decline reject rule_out deny dismiss avoid prevent".split())
#: Verbs that with "for" only ask for a thing ("called for talks").
_CALLING = frozenset({"call", "press", "appeal", "push", "ask", "hope", "wait"})
#: Verbs by which a meeting comes about ("talks that he is to hold").
_HOLDING = frozenset({"hold", "have", "conduct", "take", "begin", "start", "open", "attend", "pay", "make"})
#: Verbs whose purpose, once they are done, is taken as done: "flew to Lima to meet X", "was taken to the palace to see Y".
_LEADING_TO = frozenset(
    "travel fly arrive come go gather continue begin start return drive sail cross visit land join sit usher take bring lead escort cut"
    " interrupt convene assemble emerge manage help".split()
)
_FUTURE_AUXILIARIES = frozenset({"will", "shall", "'ll", "’ll"})
_DOUBTFUL_AUXILIARIES = frozenset({"could", "may", "might", "should", "can"})
_PAST_OCCASIONS = frozenset({"after", "following", "since"})
#: What something is done to: in the active, and in the passive.
_OBJECTS = frozenset({"dobj", "nsubjpass"})
#: Adjectives before a noun ("upcoming talks").
_PLANNED_NOUNS = frozenset("upcoming forthcoming planned scheduled coming future next".split())
_PROPOSED_NOUNS = frozenset("proposed possible potential further new direct prospective eventual".split())


def verb_lemma(verb: Token) -> str:
    """The verb's lemma with its particle: "called off" -> "call_off"."""
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), None)
    return f"{verb.lemma_.lower()}_{particle}" if particle else verb.lemma_.lower()


def status_of_verb(verb: Token) -> Status:
    """What the verb's auxiliaries, negation and governing words, and the words behind a plan, say of the action.

    "will meet" is planned, "did not meet" denied, "could meet" and "offered to meet" only proposed.
    """
    status = _status_of_verb(verb)
    return "cancelled" if status == "planned" and came_to_nothing(verb) else status


def _status_of_verb(verb: Token) -> Status:
    lemma = verb_lemma(verb)
    if lemma in CANCELLING or _is_shelved(verb):
        return "cancelled"
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if children(verb, "neg") or _no_subject(verb):
        return "denied"
    if auxiliaries & _DOUBTFUL_AUXILIARIES or any(child.lower_ == "if" for child in verb.children if child.dep_ == "mark"):
        return "proposed"
    if {"to", "have"} <= auxiliaries:  # "is said to have met" did; "was to have met" did not
        return "cancelled" if (verb.head.lemma_ == "be" and verb.head != verb) or verb.head.lower_ in PLANNING else "held"
    if _was_planned_before(verb, lemma):
        return "cancelled"
    if auxiliaries & _FUTURE_AUXILIARIES:
        return "planned"
    if "would" in auxiliaries:
        return "proposed" if lemma == "like" else "planned"
    if "to" in auxiliaries or verb.dep_ in ("xcomp", "acl", "pcomp"):
        return _status_of_governor(verb)
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not auxiliaries and verb.tag_ in ("VB", "VBG", "VBN"):
        return status_of_verb(verb.head)
    return "held"


def _was_planned_before(verb: Token, lemma: str) -> bool:
    """Whether the pluperfect tells of a plan that did not hold: "had been expected in Lima", "had planned to meet"."""
    return lemma in FALLING_THROUGH and any(child.lower_ in ("had", "'d", "’d") for child in children(verb, "aux"))


def _is_shelved(verb: Token) -> bool:
    """Whether the verb is "put on ice", "put on hold"."""
    rest = {noun.lower_ for prep in children(verb, "prep") if prep.lower_ == "on" for noun in children(prep, "pobj")}
    return verb.lemma_ in ("put", "place") and bool(rest & {"ice", "hold"})


def _is_called_off(noun: Token) -> bool:
    """Whether the noun's own verb cancels or shelves it."""
    return noun.dep_ in _OBJECTS and (verb_lemma(noun.head) in CANCELLING or _is_shelved(noun.head))


def _no_subject(verb: Token) -> bool:
    return any(
        grand.lower_ in ("no", "neither")
        for child in children(verb, "nsubj", "nsubjpass", "dobj")
        for grand in children(child, "det", "preconj")
    )


def _status_of_governor(verb: Token) -> Status:
    """What the word above an infinitive or participle makes of it: "is due to", "refused to", "on his way to"."""
    above = verb.head
    lemma = verb_lemma(above) if above.pos_ in ("VERB", "AUX") else above.lemma_.lower()
    is_infinitive = any(child.lower_ == "to" for child in children(verb, "aux"))
    if lemma in REFUSING:
        return "denied"
    if lemma in PROPOSING or above.lower_ in PROPOSING:
        return "proposed"
    if lemma in PLANNING or above.lower_ in PLANNING or above.lower_ == "going" or (lemma == "be" and is_infinitive):
        return "denied" if children(above, "neg") else "cancelled" if _was_planned_before(above, lemma) else "planned"
    if above.pos_ in ("ADJ", "NOUN") and above.head != above and above.dep_ in ("acomp", "attr", "dobj", "pobj"):
        outer = governing_verb(above)
        return "planned" if is_infinitive and lemma in ("due", "likely", "certain") else _weaker(status_of_verb(outer), is_infinitive)
    if above.pos_ in ("VERB", "AUX") and above != verb:
        return _weaker(
            status_of_verb(above),
            is_infinitive and above.lemma_.lower() not in _LEADING_TO,
        )
    return "planned" if is_infinitive else "held"


def _weaker(status: Status, is_infinitive: bool) -> Status:
    return "planned" if status == "held" and is_infinitive else status


def _finite(verb: Token) -> Token:
    """The verb that an infinitive hangs on, at last."""
    while any(child.lower_ == "to" for child in children(verb, "aux")) and verb.dep_ in ("xcomp", "advcl", "acl", "ccomp"):
        above = governing_verb(verb.head)
        if above == verb:
            break
        verb = above
    return verb


def status_of_noun(noun: Token) -> Status | None:
    """What the words around a noun ("talks", "visit", "strike") say of it; None where they say nothing either way."""
    status = _status_of_noun(noun)
    undone = is_undone(noun) if status != "denied" else False
    return "cancelled" if undone or (status == "planned" and came_to_nothing(noun)) else status


def _status_of_noun(noun: Token) -> Status | None:
    modifiers = {child.lower_ for child in noun.children if child.dep_ in ("amod", "det", "nmod")}
    if "no" in modifiers:
        return "denied"
    if modifiers & _PLANNED_NOUNS:
        return "cancelled" if _is_called_off(noun) else "planned"
    for relative in children(noun, "relcl"):  # "the talks that he is to hold"
        inside = next((child for child in children(relative, "xcomp") if child.lemma_ in _HOLDING), relative)
        if inside.lemma_ in _HOLDING or verb_lemma(inside) in CANCELLING | PLANNING:
            return "planned" if verb_lemma(inside) in PLANNING else status_of_verb(inside)
    verb = governing_verb(noun)
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    if noun.dep_ == "pobj" and noun.head.lower_ in _PAST_OCCASIONS:
        verb = _finite(verb)  # "agreed to stop firing, after talks": they were, whatever is still to be
    lemma = verb_lemma(verb)
    status = status_of_verb(verb)
    as_object = noun.dep_ in _OBJECTS and noun.head == verb
    if as_object and _is_called_off(noun):
        return "denied" if status == "denied" else "cancelled"
    if as_object and lemma in REFUSING:
        return "denied"
    if (as_object and lemma in PROPOSING) or (noun.dep_ == "pobj" and noun.head.lower_ == "for" and lemma in _CALLING):
        return "proposed"
    if lemma in ("set", "schedule", "slate", "plan", "due", "expect", "arrange") and (as_object or noun.dep_ == "nsubj"):
        return "planned"
    if noun.dep_ == "nsubj" and lemma == "be" and any(child.lower_ in ("due", "set", "scheduled", "expected") for child in verb.children):
        return "planned"
    if lemma == "expect":  # "expects her in Lima for the summit"
        return "planned"
    if as_object or (noun.dep_ == "nsubj" and noun.head == verb) or status in ("planned", "proposed"):
        return status
    if status == "cancelled" and lemma not in CANCELLING and noun.dep_ == "pobj" and noun.head.lower_ not in _PAST_OCCASIONS:
        return status  # "was to fly in for talks but stayed away"
    if modifiers & _PROPOSED_NOUNS & {"proposed", "possible", "potential", "prospective", "eventual"}:
        return "proposed"
    return None
