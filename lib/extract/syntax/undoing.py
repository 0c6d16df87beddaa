"""Whether the words behind a plan say that nothing came of it: "talks with X, set for noon, were called off", "that trip was put off"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OFF = (
    r"(?:called off|cancell?ed|postponed|put (?:off|back|aside)|put on (?:ice|hold)|scrapped|suspended|shelved|aborted|axed|dropped|delayed"
    r"|deferred|broken off|abandoned|pushed back|rescheduled)"
)
_UNDONE = (
    r"(?P<be>\b(?:was|were|is|are|has been|have been|had been|will be|being|got|has|have))"
    rf" (?:\w+ly |since |later |then |again |now )?{_OFF}\b"
)
_OF_ITSELF = re.compile(_UNDONE)
#: The plan taken up again by its kind: "that trip has been postponed".
_AGAIN = re.compile(
    r"\b(?:the|that|this|their|his|her|its|both|all|these|those) (?:\w+ )?"
    r"(?:trips?|visits?|journeys?|tours?|meetings?|talks|rounds?|sessions?|summits?|calls?|encounters?|appointments?|plans?|events?"
    rf"|conversations?|gatherings?|audiences?|stops?)(?: (?:in|to|with|of|at|between) [^.;,]{{1,40}})? {_UNDONE}"
)
#: What those who were to come did instead.
_FAILED = re.compile(
    r"\b(?:(?:has|have|had )?(?:stayed|kept) away|stayed (?:at )?home|fell through|came to nothing"
    r"|never (?:came|went|happened|arrived|got there|took place|materiali[sz]ed)"
    r"|did(?: not|n['’]t) (?:come about|take place|go ahead|materiali[sz]e|happen|turn up|show up))\b"
)


def is_undone(token: Token) -> bool:
    """Whether a noun's own predicate calls it off, whatever stands between: "talks in Accra, due at noon, were called off"."""
    sent = token.sent
    rest = sent.doc[token.i + 1 : sent.end]
    found = _OF_ITSELF.search(rest.text.lower())
    if found is None:
        return False
    between = [word for word in rest if word.idx < rest.start_char + found.start("be")]
    commas = [word.i for word in between if word.text == ","]
    if len(commas) > 1:
        between = [word for word in between if not commas[0] <= word.i <= commas[-1]]
    return not any(word.tag_ in _FINITE or word.text in (";", ":") for word in between)


def came_to_nothing(token: Token) -> bool:
    """Whether the rest of a plan's sentence, or the one behind it, says that it was called off or that its people stayed away."""
    sent = token.sent
    rest = sent.doc[token.i + 1 : sent.end].text.lower()
    return bool(_AGAIN.search(rest) or _FAILED.search(rest) or _AGAIN.search(_next(sent)))


def _next(sent: Span) -> str:
    """The next sentence of the same paragraph, in small letters."""
    if sent.end >= len(sent.doc) or "\n" in sent.text[-2:]:
        return ""
    return sent.doc[sent.end].sent.text.lower()
