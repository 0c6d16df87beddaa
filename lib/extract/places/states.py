"""Abbreviated states behind a town: "Topeka, Kan.", "CHARLESTON, W.Va."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.places.runs import Found

if TYPE_CHECKING:
    from lib.gazetteer import Gazetteer

_ABBREVIATED = re.compile(r", ((?:[A-Z]\. ?)?[A-Z][a-z]{0,5}\.)(?![A-Z]\.)")


def add_states(text: str, found: list[Found], gazetteer: Gazetteer) -> list[Found]:
    """The mentions with the abbreviated states behind them, in place of what else their letters may name ("Kan")."""
    ends = {each.end for each in found}
    states = []
    for match in _ABBREVIATED.finditer(text):
        start, end = match.span(1)
        senses = gazetteer.candidates(match[1]) if match.start() in ends else ()
        if senses and all(sense.kind == "admin1" for sense in senses):
            states.append(Found(start, end, match[1], match[1], "qualifier"))
    covered = [(state.start, state.end) for state in states]
    return [each for each in found if not any(start <= each.start < end for start, end in covered)] + states
