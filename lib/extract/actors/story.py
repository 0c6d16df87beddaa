"""The nation of office holders whom a story names without one: that of its dateline or of the government that it is about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lib.extract.actors.nations import adjective_of, nation_code
from lib.extract.actors.offices import office_of

if TYPE_CHECKING:
    from lib.extract.actors.cast import Cast

#: Offices of a state; a general or a governor is as well of a state as of an alliance or a bank.
_OFFICES = frozenset({"president", "vice president", "prime minister", "chancellor", "king", "premier"})
#: Bodies that every state has one of.
_BARE = frozenset({"army", "military", "navy", "government", "presidency"})
#: Kinds of bodies that act for a state.
_STATE = frozenset({"government", "ministry", "military", "police", "intelligence", "parliament"})


def settle_nations(cast: Cast) -> None:
    """Give ministers and heads of state without a nation that of the story, where only one comes into question; else they keep none."""
    bare = [seen for seen in cast.seen if not isinstance(seen.actor, str) and seen.actor.country is None and seen.actor.name in _BARE]
    if bare and (nation := _filed_in(cast) or _story_nation(cast)):
        for seen in bare:
            seen.actor = replace(seen.actor, name=f"{adjective_of(nation)} {seen.actor.name}", country=nation)  # type: ignore[type-var, union-attr]
    without = [person for person in cast.people.values() if person.country is None and not person.known and _serves_state(person.role)]
    if without and (nation := _story_nation(cast)):
        for person in without:
            person.country = nation


def _serves_state(role: str | None) -> bool:
    office = office_of(role) if role else None
    return office is not None and (office in _OFFICES or office.endswith(" minister"))


def _story_nation(cast: Cast) -> str | None:
    """The nation of the dateline unless the story speaks of others only, else the one nation that it speaks of."""
    bodies = [cast.actor(seen.actor) for seen in cast.seen if not isinstance(seen.actor, str)]
    spoken = {body.country for body in bodies if body.role in _STATE} | {person.country for person in cast.people.values()}
    spoken.discard(None)
    filed = _filed_in(cast)
    if filed is not None or any(block.kind == "dateline" for block in cast.reading.article.blocks):
        return filed if filed in spoken or not spoken else None
    return spoken.pop() if len(spoken) == 1 else None


def _filed_in(cast: Cast) -> str | None:
    """The nation of the dateline; None where there is none, or the town alone does not tell."""
    text = cast.reading.article.text
    for block in cast.reading.article.blocks:
        if block.kind == "dateline":
            parts = (part.strip(" -–—:.") for part in text[block.start : block.end].split("(")[0].split(","))
            return next((code for part in parts if (code := nation_code(part))), None)
    return None
