"""One person told of without a number of his own: "20 soldiers and a civilian were killed".

Soldiers, policemen, crew and children count alone too. A lone "killed a teacher" is left out: news counts such a one only among others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.personnel.numbers import Number
from lib.extract.personnel.unit_words import unit_of
from lib.extract.personnel.words import phrase_status
from lib.extract.syntax.clauses import with_conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

#: Kinds of unit whose one member is told of as a casualty; officials and the like are told of by name.
_KINDS = frozenset({"force", "civil", "worker"})
_PEOPLE = frozenset({"man", "woman", "boy", "girl", "person", "child", "infant", "baby"})
#: Units whose one member's death is news by itself, and counted.
_ALONE = frozenset({"troops", "peacekeepers", "children", "crew", "police"})
#: How many words may stand between the article and the noun.
_LONGEST = 6
_FATAL = frozenset("kill die wound injure shoot murder slay drown kidnap abduct detain arrest execute behead stab lynch perish".split())
_DEAD = frozenset({"dead", "drowned", "lifeless"})


def find_singles(sent: Span) -> list[Number]:
    """A number of one for each "a soldier", and each "a teacher" that is joined to a number of others, whom a fatal verb befalls."""
    if not any(token.lemma_ in _FATAL or token.lower_ in _DEAD for token in sent):
        return []
    found = []
    for token in sent:
        one = token.lower_ in ("a", "an") and token.dep_ == "det" and 0 < token.head.i - token.i <= _LONGEST and _is_victim(token.head)
        if one or (token.lower_ == "another" and _is_hurt(token)):
            start = token.idx - sent.start_char
            found.append(Number(start, start + len(token), start, start + len(token), 1, 1, 1, "exact"))
    return found


def _is_hurt(another: Token) -> bool:
    """ "one was killed and another seriously injured": a fate right behind "another"."""
    for token in another.doc[another.i + 1 : another.i + 4]:
        if token.tag_ in ("VBN", "JJ", "VBD") and phrase_status(token.lower_, "adjective") in ("killed", "wounded", "missing"):
            return True
        if token.tag_ != "RB" and token.lemma_ not in ("be", "have"):
            return False
    return False


def _is_victim(noun: Token) -> bool:
    """Whether the noun is one person whom the verb befalls, joined to a number of others or of a unit counted alone."""
    unit = unit_of(noun.doc[max(0, noun.i - 1) : noun.i + 1].text) or unit_of(noun.lower_)
    if noun.tag_ != "NN" or unit is None or not (unit.kind in _KINDS or noun.lower_ in _PEOPLE) or noun.lower_.endswith("s"):
        return False
    token = noun
    while token.dep_ == "conj":
        token = token.head
    told_alone = unit.name in _ALONE
    if not told_alone and not any(child.dep_ == "nummod" for joined in with_conjuncts(token) for child in joined.children):
        return False
    verb = token.head
    found_dead = verb.lemma_ == "find" and any(child.lower_ in _DEAD for child in verb.children)
    if not (verb.lemma_ in _FATAL or found_dead) or verb.pos_ != "VERB":
        return False
    if token.dep_ in ("dobj", "nsubjpass"):
        return True
    return token.dep_ == "nsubj" and verb.lemma_ in ("die", "drown", "perish")
