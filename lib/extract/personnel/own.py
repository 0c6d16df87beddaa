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
#: Units whose men are mostly those of the country that they are in, and what they do there.
_OWN = frozenset({"troops", "police", "officers", "personnel"})
_AT_HOME = frozenset({"deployed", "present", "pledged", "withdrawn"})
#: The share of an article's places from which on one country is that of its story.
_MOST = 0.7
#: How many characters back an alliance may stand whose men they are.
_BACK = 300


def home_country(reading: Reading) -> str | None:
    """ISO 3166-1 alpha-3 code of the one country in which the article's story takes place; None where it takes place in several."""
    codes = [
        mention.place.country_code
        for mention in reading.places
        if mention.role in ("event", "dateline") and mention.place is not None and mention.place.country_code
    ]
    top = max(set(codes), key=codes.count, default=None)
    return top if top is not None and codes.count(top) >= _MOST * len(codes) else None


def own_force(reading: Reading, claim: Claim, place: PlaceMention | None, statement: Statement | None) -> str | None:
    """ "Five soldiers died in Gao, the army said": a state that speaks of soldiers in its own country means its own.

    So do its ministers of soldiers sent out, and unnamed soldiers or policemen are of the country that they are hit or at work in where
    no other's are told of.
    """
    if claim.unit.kind != "force" or claim.unit.name in _FOREIGN:
        return None
    country, role = (statement.claimant_country, statement.claimant_role or "") if statement is not None else (None, "")
    here = place.place.country_code if place is not None and place.place is not None else None
    if country is not None and country == here:
        return country
    if country is not None and claim.status in ("deployed", "pledged") and _COMMANDING.search(role):
        return country
    home = home_country(reading)
    here = here or home
    if here is None or claim.unit.name not in _OWN or (claim.status not in HIT and (claim.status not in _AT_HOME or here != home)):
        return None
    text = reading.article.text[max(0, claim.start - _BACK) : claim.end]
    others = countries_at_arms(reading.doc, token_at(reading.doc, claim.start).i) - {here}
    return here if not others and not _ALLIED.search(text) else None
