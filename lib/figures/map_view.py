"""What of the world a map shows first, and how closely each of its places is known."""

from __future__ import annotations

from itertools import pairwise
from math import log2
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pandas as pd

#: How a place is drawn: a dot; a dot with a ring around it; a ring; a soft patch without an edge; a shaded country.
Mark = Literal["exact", "near", "rough", "region", "country"]
#: UCDP ``where_prec`` of what is near a place, of a country, and of sea or air.
NEAR, COUNTRY, SEA = 2, 6, 7
#: UCDP ``where_prec`` from which a point stands for an area too large to steer the view by.
REGION = 5
#: The first view holds the most reported places, up to this share of all mentions; the rest is a drag away.
CORE = 0.8
#: Degrees at least added around the places, so that one place alone does not fill the map with one street, and names have room.
MARGIN = (4.0, 2.5)
#: Pixels that the world is wide at zoom 0; of a letter of a name, of one of an area's name, and between a name and its mark.
_WORLD, _LETTER, _AREA_LETTER, _OFF = 512, 6.8, 9.0, 12
#: How much more of the world a map may show on each side, as a share of the view, for it is higher or wider than the view.
_BEYOND = 0.4
#: Pixels that a map is at least wide beside a column of text, and on a phone.
WIDE, NARROW = 520, 345

#: West, south, east and north in degrees; east may lie beyond 180.
Box = tuple[float, float, float, float]


def mark_kinds(places: pd.DataFrame) -> list[Mark]:
    """How each place is drawn; a country is never a point, and what is not exact never a mere dot."""
    return [
        "country" if whole else "exact" if exact else "near" if prec == NEAR else "region" if prec in (REGION, SEA) else "rough"
        for whole, exact, prec in zip(whole_country(places), places["exact"], places["where_prec"], strict=True)
    ]


def whole_country(places: pd.DataFrame) -> pd.Series:
    """Which places are countries: named as such, or a vague part of one ("western Russia") that has no point but the country's own."""
    return (places["where_prec"] == COUNTRY) | ((places["where_prec"] >= REGION) & (places["name"] == places["country"]))


def view(places: pd.DataFrame) -> Box:
    """West, south, east and north of the core of the places, with a margin; of the world where there is none.

    West is in -180..180, and east lies east of it, beyond 180 where the shorter way round crosses the antimeridian.
    """
    near = places[places["where_prec"] < REGION] if (places["where_prec"] < REGION).any() else places
    if near.empty:
        return -150.0, -45.0, 170.0, 70.0
    near = near.sort_values("mentions", ascending=False, kind="stable")
    near = near[near["mentions"].cumsum().shift(fill_value=0) < CORE * near["mentions"].sum()]
    lons, lats = sorted(near["lon"].astype(float)), near["lat"].astype(float)
    gaps = [(right - left, right) for left, right in pairwise([*lons, lons[0] + 360])]
    width, west = 360 - max(gaps)[0], (max(gaps)[1] + 180) % 360 - 180
    side, top = max(MARGIN[0], width / 8), max(MARGIN[1], (lats.max() - lats.min()) / 12)
    return west - side, max(lats.min() - top, -80.0), west + width + side, min(lats.max() + top, 80.0)


def outside(places: pd.DataFrame) -> int:
    """How many places (countries and larger regions apart) lie outside the first view."""
    west, south, east, north = view(places)
    inside = ((places["lon"].astype(float) - west) % 360 <= east - west) & places["lat"].astype(float).between(south, north)
    return int((~inside & ~whole_country(places) & ~places["where_prec"].isin((REGION, SEA))).sum())


def first_zoom(box: Box, wide: int) -> float:
    """About the zoom at which a map so many pixels wide holds a view."""
    return max(0.0, log2(wide * 360 / (_WORLD * (box[2] - box[0]))))


def place_name(lon: float, letters: int, box: Box, wide: int, *, area: bool) -> tuple[bool, bool]:
    """Whether a name of so many letters has to stand to the left of its mark in the first view, and whether an edge of the map would cut it
    off all the same. The name of an area stands over its middle.
    """
    west, _, east, _ = box
    middle = ((lon - west + 90) % 360 - 90) / (east - west) * wide
    long = letters * (_AREA_LETTER / 2 if area else _LETTER)
    beyond = (
        -_BEYOND * wide < middle < 0 or wide < middle < (1 + _BEYOND) * wide
    )  # the map may show more than the view, nobody knows how much
    if area:
        return False, beyond or 0 <= middle < long or wide - long < middle <= wide
    return middle + _OFF + long > wide, beyond
