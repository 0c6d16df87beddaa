"""Persons told one after another by their countries: "met Uganda's A and Tanzania's B", of whom the parser loses one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.meetings.groups import mention_at
from lib.extract.syntax.clauses import SUBJECTS, token_at
from lib.gazetteer.countries import country_code

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lib.extract.values import ActorMention, Reading

#: What joins the next of a list, the country that introduces it, and the words of an office.
_JOINT = r"(?:,| and|, and) (?:the )?(?P<country>[A-Z][\w.]*(?: [A-Z][\w.]*){0,2})[’']s (?P<office>(?:[A-Za-z-]+ ){0,4})"
_NEXT, _LAST = re.compile(_JOINT), re.compile(f"{_JOINT}$")
#: Characters before a name in which the joint and the country stand.
_REACH = 80


def listed_beside(reading: Reading, token: Token) -> list[Token]:
    """The persons right behind and right before a person named in such a list; who does something of his own is none of it."""
    own = mention_at(reading.actors, token.idx) if token.dep_ not in SUBJECTS else None
    if own is None or not _is_named(own):
        return []
    return [other for mention in (_behind(reading, own), _before(reading, own)) if (other := _token_of(reading, mention)) is not None]


def _behind(reading: Reading, own: ActorMention) -> ActorMention | None:
    joint = _NEXT.match(reading.article.text, own.end)
    if joint is None or not country_code(joint["country"]):
        return None
    return next(
        (mention for mention in reading.actors if joint.start("office") <= mention.start <= joint.end() and _is_named(mention)), None
    )


def _before(reading: Reading, own: ActorMention) -> ActorMention | None:
    joint = _LAST.search(reading.article.text, max(0, own.start - _REACH), own.start)
    if joint is None or not country_code(joint["country"]):
        return None
    return next((mention for mention in reading.actors if mention.end == joint.start() and _is_named(mention)), None)


def _is_named(mention: ActorMention) -> bool:
    return mention.actor.kind == "person" and mention.how in ("name", "surname")


def _token_of(reading: Reading, mention: ActorMention | None) -> Token | None:
    """The last word of a name, unless it is the subject of a verb of its own."""
    token = token_at(reading.doc, mention.end - 1) if mention is not None else None
    return token if token is not None and token.dep_ not in SUBJECTS else None
