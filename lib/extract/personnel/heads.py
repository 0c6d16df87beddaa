"""What a counted noun means with the words behind it: "members of the gang", "guards and miners", "people with wounds"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.personnel.unit_words import Unit, collective_of, unit_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

#: Words for a body of people -> the unit of its members; the first that stands behind "members of" decides.
_BODIES: tuple[tuple[re.Pattern[str], Unit], ...] = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), unit)
    for words, unit in (
        (r"police|carabinieri|constabulary", Unit("police", "force")),
        (
            r"army|armed\s+forces|military|national\s+guard|coast\s*guards?|security\s+forces|forces|navy|marines|brigade|battalion|regiment"
            r"|division|troops|garrison|border\s+guards?|special\s+forces|gendarmerie",
            Unit("troops", "force"),
        ),
        (r"peacekeep\w+|mission|blue\s+helmets", Unit("peacekeepers", "force")),
        (r"gangs?|cartels?|mafia|syndicates?|maras?", Unit("gang members", "armed")),
        (r"militias?|rebels?|guerrillas?|guerillas?|fighters|resistance|insurgen\w+|fronts?", Unit("fighters", "armed")),
        (r"jihadists?|islamists?|terror\w*|extremis\w+|militants?|armed\s+(?:group|wing)", Unit("militants", "armed")),
        (r"famil(?:y|ies)|household|tribes?|clan|communit\w+|congregation", Unit("people", "generic")),
        (r"crew", Unit("crew", "worker")),
        (r"staff|workforce", Unit("workers", "worker")),
    )
)
_MEMBERS = frozenset({"member", "members", "operatives", "operative"})
_OF = re.compile(
    r"\s+of\s+((?:[\w'’-]+\s+){0,5}?[\w'’-]+)(?=\s*[,.;:()]|\s+(?:who|were|was|had|have|has|are|is|in|at|on|by|to|and|from|near)\b|$)"
)
#: Units listed among forces whose men do no fighting.
_HELPERS = frozenset({"medics", "doctors", "nurses", "rescuers", "firefighters", "aid workers"})


def member_unit(sent: Span, end: int, noun: str) -> Unit | None:
    """The unit of members of a body that the words behind name; ``end`` is the character behind the noun. None where they name none."""
    if noun.lower() not in _MEMBERS:
        return None
    match = _OF.match(sent.text, end - sent.start_char)
    return next((unit for pattern, unit in _BODIES if match is not None and pattern.search(match[1])), None)


def joint_unit(doc: Doc, sent: Span, unit: Unit, last: int) -> Unit | None:
    """The unit of two nouns that share a number: "police and soldiers" are troops, "guards and miners" workers, others people."""
    index = last + 1
    if index + 1 >= sent.end or doc[index].lower_ != "and" or unit.kind == "label":
        return None
    other, behind = None, last
    for length in (3, 2, 1):
        words = doc[index + 1 : min(index + 1 + length, sent.end)]
        other = unit_of(words.text) or (collective_of(words.text) if length == 1 else None)
        if other is not None:
            behind = words.end
            break
    if other is None or other.name == unit.name or (behind < sent.end and doc[behind].tag_ in ("NN", "NNS", "HYPH", "POS")):
        return None
    kinds = {"worker" if each.name in _HELPERS else each.kind for each in (unit, other)}
    if kinds == {"force"}:
        return Unit("troops", "force")
    if kinds == {"worker"}:
        return Unit("workers", "worker")
    if kinds <= {"civil", "generic", "worker"}:
        return Unit("people", "generic")
    return None
