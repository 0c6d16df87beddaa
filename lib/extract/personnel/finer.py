"""Which of two places is the finer, and which only locates the other."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lib.extract.values import Place, PlaceMention, Reading

#: UCDP ``where_prec`` of the neighbourhood of a spot, of a district, and of a province.
SPOT, _DISTRICT, _PROVINCE = 2, 3, 4
#: Degrees within which a spot may lie in a district.
_BESIDE = 0.6
#: Words between a place and the one that it lies in or near, in so many characters.
_LOCATES = re.compile(r"(?:,\s+an?\s[^.;,]{0,70}?|,)?\s(?:in|of|outside|near)\s(?:the\s+)?(?:[A-Za-z][\w-]*\s+){0,3}")
_GAP = 90
#: Names of buildings and squares, which a town locates; a market, mine, camp, port or base is a place of its own.
_BUILDING = re.compile(
    r"\b(?:hotel|resort|church|cathedral|chapel|mosque|temple|synagogue|monastery|university|college|school|academy|square"
    r"|station|hall|theat(?:re|er)|cinema|stadium|arena|restaurant|caf[eé]|nightclub|club|mall|building|tower|palace|house|embassy)$",
    re.IGNORECASE,
)


def located_place(reading: Reading, place: PlaceMention) -> PlaceMention:
    """ "the Bir hospital in Kathmandu", "Kazan, a town 40 km north of Ankara": the place that another's name only locates."""
    index = bisect_left(reading.places, place.start, key=lambda mention: mention.start)
    before = reading.places[index - 1] if index else None
    if before is None or before.role in ("actor", "dateline") or not 0 < place.start - before.end <= _GAP:
        return place
    if _LOCATES.fullmatch(reading.article.text, before.end, place.start) is None or precision_of(before) > _DISTRICT:
        return place
    return before


def settlement_of(reading: Reading, place: PlaceMention) -> PlaceMention:
    """ "the central mosque in Kano": the town around a building, where the words right behind it name one; other places as they are."""
    if _BUILDING.search(place.text) is None:
        return place
    for mention in reading.places:
        if mention.text != place.text:
            continue
        index = bisect_left(reading.places, mention.end, key=lambda other: other.start)
        behind = reading.places[index] if index < len(reading.places) else None
        if behind is None or precision_of(behind) > SPOT or behind.start - mention.end > _GAP:
            continue
        if _LOCATES.fullmatch(reading.article.text, mention.end, behind.start) is not None and _BUILDING.search(behind.text) is None:
            return behind
    return place


def name_of(mention: PlaceMention) -> str:
    """The name by which a place is told from others: the resolved one, else the words of the text."""
    return mention.place.resolved_place if mention.place is not None else mention.text


def precision_of(mention: PlaceMention) -> int:
    """UCDP ``where_prec`` of a mention; a name that could not be resolved counts as the neighbourhood of a spot."""
    return mention.place.where_prec if mention.place is not None else SPOT


def is_finer(mention: PlaceMention, larger: PlaceMention) -> bool:
    """Whether the first is a finer place of the second's country or province; in a district is what lies beside its centre."""
    if mention.place is None or larger.place is None or mention.place.country_code != larger.place.country_code:
        return False
    if larger.place.where_prec == _DISTRICT:
        return _are_beside(mention.place, larger.place) and mention.place.where_prec <= SPOT
    if larger.place.where_prec == _PROVINCE and larger.place.admin1 and mention.place.admin1 != larger.place.admin1:
        return False
    return mention.place.where_prec < larger.place.where_prec


def _are_beside(one: Place, other: Place) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None in (one.admin1, other.admin1) or one.admin1 == other.admin1
    return abs(one.lat - other.lat) < _BESIDE and abs(one.lon - other.lon) < _BESIDE
