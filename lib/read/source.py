"""Who published an article, where only its own text can tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.read.datelines import dateline_agency
from lib.read.wires import wire_name, wire_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.read.article import Block

#: Where nothing tells.
UNKNOWN = "unknown"

_AGENCY = re.compile(rf"(?<!\w)(?:{wire_pattern()})(?!\w)", re.IGNORECASE | re.VERBOSE)


def infer_source(text: str, blocks: Sequence[Block]) -> str:
    """The agency that the dateline names, else the one that most credits name last ("Photo by Jo Diaz / AFP"), else ``unknown``."""
    for block in blocks:
        if block.kind == "dateline" and (agency := dateline_agency(text[block.start : block.end])):
            return wire_name(agency) or agency
    named: dict[str, int] = {}
    for block in blocks:
        words = text[block.start : block.end]
        if block.kind == "boilerplate" and len(words) < 300 and (found := _AGENCY.findall(words)):
            name = wire_name(found[-1]) or found[-1]
            named[name] = named.get(name, 0) + 1
    return max(named, key=lambda name: named[name], default=UNKNOWN)
