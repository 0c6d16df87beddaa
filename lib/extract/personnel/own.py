"""Whose soldiers they are where no word beside the number says it: those of the army that speaks, or of the country that was attacked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.personnel.force import countries_at_arms
from lib.extract.personnel.settle import HIT
from lib.extract.syntax.clauses import token_at

if TYPE_CHECKING:
    from lib.extract.personnel.settle import Claim
    from lib.extract.values import PlaceMention, Reading, Statement

#: Units whose men are mostly of other countries than the one they are in.
_FOREIGN = frozenset({"peacekeepers", "observers", "mercenaries", "contractors", "specialists", "volunteers"})
_COMMANDING = re.compile(
    r"defen[cs]e|army|military|armed forces|chief of staff|general|president|prime minister|king\b|police|interior", re.IGNORECASE
)
_ALLIED = re.compile(
    r"\b(?:NATO|U\.?N\.?|United Nations|African Union|EU|coalition|multinational|mission|alliance|allied|allies|peacekeep\w+)\b"
)
#: How many characters back an alliance may stand whose men they are.
_BACK = 300


def own_force(reading: Reading, claim: Claim, place: PlaceMention | None, statement: Statement | None) -> str | None:
    """ "Five soldiers died in Gao, the army said": a state that speaks of soldiers in its own country means its own.

    So do its ministers of soldiers sent out, and unnamed soldiers or policemen hit are their country's where no other's are told of.
    """
    if claim.unit.kind != "force" or claim.unit.name in _FOREIGN:
        return None
    country, role = (statement.claimant_country, statement.claimant_role or "") if statement is not None else (None, "")
    here = place.place.country_code if place is not None and place.place is not None else None
    if country is not None and country == here:
        return country
    if country is not None and claim.status in ("deployed", "pledged") and _COMMANDING.search(role):
        return country
    if claim.status not in HIT or here is None or claim.unit.name not in ("troops", "police", "officers"):
        return None
    text = reading.article.text[max(0, claim.start - _BACK) : claim.end]
    others = countries_at_arms(reading.doc, token_at(reading.doc, claim.start).i) - {here}
    return here if not others and not _ALLIED.search(text) else None
