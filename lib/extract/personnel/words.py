"""The words that tell what became of people: ``data/lookups/status_verbs.csv``, and how sure the text is of them.

A verb's own tense decides between told and pledged ("sent", "will send"); a denial or a supposition takes the claim away.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from lib.extract.syntax.clauses import prepositional_objects
from lib.lookups import load_lookup

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

#: How a word governs the people counted: they undergo it, do it, gather for it, stand under its noun, or are what the adjective says.
Role = Literal["object", "subject", "crowd", "noun", "adjective"]


@dataclass(frozen=True, slots=True)
class Fate:
    """A status with the word that tells it; ``status`` "none" means a fate that the codebook has no word for (displaced, rescued)."""

    status: str
    cue: Token
    role: Role
    rule: str


VERBAL = ("VERB", "AUX")
#: Fates that are no claim while they are only to come or only feared.
_ONLY_DONE = frozenset({"killed", "wounded", "casualties", "captured", "missing", "none"})
_MODALS = frozenset({"will", "would", "shall", "may", "might", "could", "can", "should", "must", "’ll", "'ll", "wo"})
#: Verbs over an infinitive that leave it a fact: "began to send", "is reported to have sent".
_FACTUAL = frozenset(
    "begin start continue help manage seem appear use fail force make let say report believe think know estimate suspect claim presume"
    " understand fear feel rush travel come".split()
)
_PROPOSING = frozenset("consider discuss plan propose mull suggest contemplate weigh envisage".split())
_APPROVING = _PROPOSING | frozenset(
    "approve authorise authorize order announce agree back endorse request seek urge promise pledge offer".split()
)
_SUPPOSING = frozenset({"if", "unless", "whether", "lest"})
_DENYING = frozenset(
    "deny reject dismiss refute disprove debunk rebut prevent avoid avert refuse threaten simulate denial"
    " rumour rumor simulation capable able potential".split()
)
_SAYING = frozenset("say tell report announce add estimate believe".split())
_SUBORDINATE = frozenset({"ccomp", "xcomp", "acl", "advcl", "pcomp", "conj", "aux", "auxpass", "relcl"})
_BETWEEN = frozenset("been were was badly seriously otherwise left or and either both".split())
_PLURALS = frozenset("dozens hundreds scores thousands many several others another".split())


@cache
def _lexicon() -> dict[Role, dict[str, tuple[str, str]]]:
    table: dict[Role, dict[str, tuple[str, str]]] = {"object": {}, "subject": {}, "crowd": {}, "noun": {}, "adjective": {}}
    for row in load_lookup("status_verbs"):
        table[row["role"]][row["lemma"]] = (row["status"], row["future"])  # type: ignore[index]
    return table


def word_status(word: Token, role: Role) -> str | None:
    """The status that a word tells in a role, tense reckoned in; None where it tells none, "none" where the codebook has no word for it."""
    table = _lexicon()[role]
    for key in _keys(word):
        if key in table:
            status, future = table[key]
            return "pledged" if future == "pledged" and is_future(word) else joined_status(word, status)
    return None


def phrase_status(words: str, role: Role) -> str | None:
    """The status that words tell as they stand: "asked for", "unaccounted for"."""
    return _lexicon()[role].get(words.lower(), (None, ""))[0]


def adjective_status(token: Token) -> str | None:
    """The status of an adjective or of a phrase used as one: "dead", "in hospital", "unaccounted for"."""
    table = _lexicon()["adjective"]
    for length in (3, 2, 1):
        found = table.get(token.doc[token.i : token.i + length].text.lower())
        if found:
            return joined_status(token, found[0])
    for child in token.children if token.dep_ == "prep" else ():  # "in Iranian jails"
        if child.dep_ == "pobj" and (found := table.get(f"{token.lower_} {child.lemma_.lower()}")):
            return found[0]
    return None


def noun_status(noun: Token) -> str | None:
    """The status that a noun tells of the people it is of: "the deaths of eight people"."""
    table = _lexicon()["noun"]
    found = table.get(noun.lemma_.lower()) or table.get(noun.lower_)
    if found is None:
        return None
    return "pledged" if found[1] == "pledged" and _is_planned(noun) else found[0]


def _is_planned(noun: Token) -> bool:
    """ "the planned deployment of", "approved the dispatch of", "ordered the withdrawal of"."""
    if any(child.lower_ in ("planned", "further", "next", "possible", "imminent", "future", "proposed") for child in noun.children):
        return True
    return noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in _APPROVING


def _keys(word: Token) -> list[str]:
    """The forms under which a word may stand in the list, phrases first: "shoot dead", "take prisoner", "killed"."""
    lemma, doc = word.lemma_.lower(), word.doc
    deps = ("prt", "acomp", "oprd", "dobj", "attr", "advmod", "xcomp", "ccomp", "prep", "dep")
    keys = [f"{lemma} {child.lemma_.lower()}" for child in word.children if child.dep_ in deps]
    # "stabbed six people to death", "taken to local hospitals"
    keys += [f"{lemma} to {noun.lemma_.lower()}" for noun in prepositional_objects(word, "to")]
    following = [token.lower_ for token in doc[word.i + 1 : word.i + 4] if token.pos_ != "DET"][:2]
    if following:
        keys += [f"{lemma} {following[0]}", f"{lemma} {' '.join(following)}"]
    return [*keys, lemma, word.lower_]


def joined_status(word: Token, status: str) -> str:
    """ "killed or wounded", "dead and missing": two fates of the same people are casualties together."""
    if status == "captured" and any(child.dep_ == "conj" and child.tag_ == "VBN" and _done(child) == "killed" for child in word.children):
        return "killed"  # "kidnapped and killed"
    if status not in ("killed", "wounded", "missing"):
        return status
    doc = word.doc
    for step in (1, -1):
        index = word.i + step
        if not (0 <= index < len(doc) and doc[index].lower_ in ("and", "or", "/", ",")):
            continue
        index += step
        while 0 <= index < len(doc) and doc[index].lower_ in _BETWEEN:
            index += step
        if not 0 <= index < len(doc) or doc[index].tag_ in ("VB", "VBG", "NNS"):
            continue
        other = _done(doc[index])
        if (
            other is not None
            and other != status
            and not _has_own_people(doc[min(word.i, index) + 1 : max(word.i, index)], doc[index], step)
        ):
            return "casualties"
    return status


def _done(token: Token) -> str | None:
    roles: tuple[Role, ...] = ("object", "adjective")
    for role in roles:
        for key in (token.lemma_.lower(), token.lower_):
            status = _lexicon()[role].get(key, ("", ""))[0]
            if status in ("killed", "wounded", "missing"):
                return status
    return None


def _has_own_people(between: Span, other: Token, step: int) -> bool:
    """Whether the second verb of "killed 3 and wounded 5" has people of its own."""
    doc = other.doc
    nearby = [*between, *doc[other.i + 1 : other.i + 4]] if step == 1 else [*between]
    return any(token.like_num or token.lower_ in _PLURALS for token in nearby)


def is_future(verb: Token) -> bool:
    """Whether a verb tells what is to come or only may come: "will send", "plans to send", "to be sent"."""
    for _ in range(4):
        own = any(child.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for child in verb.children)
        if verb.dep_ != "conj" or verb.head.pos_ not in VERBAL or own:
            break
        verb = verb.head
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if auxiliaries & {"have", "having"}:
        return False
    if auxiliaries & _MODALS:
        return True
    head = verb.head
    if "to" in auxiliaries:
        return head == verb or head.lemma_ not in _FACTUAL or head.lower_ in ("going", "due")
    return verb.tag_ == "VBG" and head.lemma_ in _PROPOSING


def is_supposed(cue: Token, status: str) -> bool:
    """Whether the text denies, supposes or only fears what the cue tells: "did not kill", "if 5,000 were sent", "could kill 300"."""
    verb = _verb_of(cue)
    if verb is None and status in _ONLY_DONE:
        return _is_feared(cue)
    for step in range(5):
        if verb is None:
            return False
        if _is_negated(verb) or _is_conditional(verb):
            return True
        if step == 0 and status in _ONLY_DONE and is_future(verb) and not _is_announced(verb, status):
            return True
        if verb.dep_ not in _SUBORDINATE or verb.dep_ == "relcl":
            return False
        above = verb.head
        for _ in range(8):
            if above.lemma_ in _DENYING:
                return True
            if above.pos_ in VERBAL or above.head == above:
                break
            above = above.head
        if above.lemma_ in _SAYING:
            return _is_negated(above)
        verb = above if above != verb else None
    return False


def _verb_of(cue: Token) -> Token | None:
    if cue.pos_ in VERBAL:
        return cue
    head = cue.head
    return head if head.pos_ in VERBAL else None


def _is_feared(noun: Token) -> bool:
    """ "could result in the deaths of 300": a noun under a verb that only may come true."""
    token = noun
    for _ in range(6):
        if token.pos_ in VERBAL or token.head == token:
            break
        token = token.head
    auxiliaries = {child.lower_ for child in token.children if child.dep_ == "aux"}
    return bool(auxiliaries & {"could", "may", "might", "would"}) and not auxiliaries & {"have"}


def _is_negated(verb: Token) -> bool:
    """Negated, "not only" and "no fewer than" aside."""
    for child in verb.children:
        if child.dep_ == "neg" and child.i + 1 < len(child.doc):
            return child.doc[child.i + 1].lower_ not in ("only", "just", "fewer", "less", "more", "yet", "long", "immediately")
    return False


def _is_conditional(verb: Token) -> bool:
    for child in verb.children:
        if child.i < verb.i and child.dep_ in ("mark", "advmod") and child.lower_ in _SUPPOSING:
            return True
        if child.dep_ == "aux" and child.lower_ == "should" and child.is_sent_start:
            return True
    return False


def _is_announced(verb: Token, status: str) -> bool:
    """ "will be released": announced, not feared."""
    return status == "captured" and verb.lemma_ in ("release", "free", "exchange", "swap", "return", "hand")
