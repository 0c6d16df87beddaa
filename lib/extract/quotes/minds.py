"""Quoted words that tell what somebody is minded to: "X is ready to go "the whole way"", "both sides wanted "a new start""."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from lib.extract.quotes.page import Attribution, read_voice, role_of
from lib.extract.statements.speakers import find_voice, is_outlet

if TYPE_CHECKING:
    from lib.extract.quotes.page import Page
    from lib.extract.quotes.passages import Passage

_ATTITUDES = frozenset(
    "prepared ready willing unwilling determined keen eager reluctant committed resolved confident convinced certain sure afraid hopeful"
    " concerned worried alarmed appalled shocked saddened disappointed outraged grateful proud optimistic pessimistic adamant"
    " wants wanted hopes hoped wishes wished seeks sought intends intended plans planned refuses refused expects expected".split()
)
#: Tokens between the attitude and the passage.
_REACH = 12


def read_mind(page: Page, passage: Passage) -> Attribution | None:
    """The one of whom the clause before the passage says what he or she is minded to; None where no attitude or nobody stands there."""
    last = bisect_left(page.starts, passage.outer_start)
    for token in reversed(page.reading.doc[max(0, last - _REACH) : last]):
        if token.text in (".", ";", ":", "!", "?") or token.is_sent_end:
            return None
        if token.lower_ not in _ATTITUDES or token.pos_ not in ("ADJ", "VERB"):
            continue
        holders = [token] if token.head.pos_ not in ("AUX", "VERB") else [token, token.head]
        subject = next((child for holder in holders for child in holder.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is None or subject.i not in page.mentions or subject.i > token.i:
            return None
        return read_voice(page, subject, token, "minded")
    return None


_WISHES = frozenset("want wish hope intend agree plan seek aim pledge vow promise expect".split())


def read_wish(page: Page, passage: Passage, found: Attribution | None) -> Attribution | None:
    """ "KCNA reported that both sides wanted ...": an agency that tells of others' wishes carries their words."""
    if found is None or found.relayed_by is not None:
        return found
    number = bisect_left(page.starts, passage.outer_start)
    for token in reversed(page.reading.doc[max(0, number - 12) : number]):
        if token.is_sent_start or token.idx < found.cue_end:
            return found
        if token.lemma_ in _WISHES and token.pos_ == "VERB":
            subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
            voice = find_voice(subject, page.mentions)
            teller = next((mention.actor for mention in page.mentions.values() if mention.actor.name == found.speaker), None)
            if voice is None or teller is None or not is_outlet(teller) or voice.name == found.speaker:
                return found
            role = role_of(voice.actor) if voice.actor else None
            return Attribution(voice.name, role, found.speaker, found.cue_start, found.cue_end, "wished")
    return found
