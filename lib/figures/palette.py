"""Colours: one for each status and each kind of fact, the same in every figure, in a light and a dark variant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

ThemeName = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Theme:
    """What figures need to know of the page that they stand on."""

    name: ThemeName
    ink: str
    muted: str
    paper: str
    grid: str
    land: str
    water: str
    border: str
    accent: str
    shade: str


LIGHT = Theme(
    name="light",
    ink="#1d2127",
    muted="#5d6470",
    paper="#fdfcfa",
    grid="#e4e0d8",
    land="#f4f0e8",
    water="#e3ebef",
    border="#cfc5b3",
    accent="#b23a1e",
    shade="#d9a441",
)
DARK = Theme(
    name="dark",
    ink="#e8e6e1",
    muted="#a2a8b3",
    paper="#14171c",
    grid="#2c323b",
    land="#2a2f37",
    water="#191d23",
    border="#4b535f",
    accent="#f2845c",
    shade="#b88a2e",
)

#: status -> (light, dark). Red to amber for losses, blue to green for people on their way; no two closer than 12 in CIE Lab, also as
#: readers with deuteranopia or protanopia see them (a test holds that). Figures name each status beside its colour all the same.
STATUS = {
    "requested": ("#7e93c9", "#a8c1f8"),
    "pledged": ("#3277bb", "#4ab0f7"),
    "trained": ("#44b0bf", "#5ac7d3"),
    "deployed": ("#2a7b67", "#159e7f"),
    "present": ("#76982f", "#cae46f"),
    "withdrawn": ("#694e96", "#9285cf"),
    "killed": ("#a30a2d", "#eb526a"),
    "wounded": ("#ce5e0d", "#fa964e"),
    "casualties": ("#6d2365", "#b66aaa"),
    "captured": ("#cc9d18", "#edcc49"),
    "missing": ("#896b4c", "#cdac8b"),
    "denied": ("#617281", "#959ea7"),
    "": ("#4d535d", "#c0c3c0"),
}

#: status of a meeting -> (light, dark); what is denied has one colour, of people as of meetings. Figures tell them apart by shape as well.
MEETING = {
    "held": ("#1f4bb0", "#6d92ff"),
    "planned": ("#7b25d6", "#8b4ef5"),
    "cancelled": ("#984509", "#e8d9a0"),
    "denied": STATUS["denied"],
}

#: kind of fact -> (light, dark)
KIND = {
    "places": ("#2b74b8", "#6cb0ee"),
    "meetings": ("#7a2a6b", "#cf77bd"),
    "personnel": ("#c05a00", "#ff9a52"),
    "quotes": ("#0f6b55", "#3fae8e"),
    "events": ("#a3162e", "#f0566e"),
}

#: Claimants told apart where a figure compares them, the one with most claims first, as (light, dark); a shape goes with each colour.
#: They have nothing to do with the statuses' colours and never stand in one figure with those.
VOICES = (
    ("#084a90", "#3f8fe0"),
    ("#c94a00", "#ff7a33"),
    ("#008f68", "#1fb98a"),
    ("#c24f9c", "#e78fd0"),
    ("#be9000", "#f2cf4c"),
    ("#2f95d4", "#a8dcff"),
    ("#262626", "#ffffff"),
)
#: All other claimants together.
OTHERS = ("#959aa1", "#7d848e")

#: Statuses in the order in which figures stack them: the way there, then what it cost.
STATUS_ORDER = tuple(STATUS)


def theme(name: str | None) -> Theme:
    """The theme of that name; light where the browser has not said yet."""
    return DARK if name == "dark" else LIGHT


def status_colour(status: str | None, name: ThemeName) -> str:
    """The colour of a personnel status; the last, neutral one where the text gives no status."""
    return STATUS.get(status or "", STATUS[""])[name == "dark"]


def meeting_colour(status: str | None, name: ThemeName) -> str:
    """The colour of a meeting's status; a neutral one where the text gives none that is known."""
    return MEETING.get(status or "", STATUS[""])[name == "dark"]


def voice_colour(place: int | None, name: ThemeName) -> str:
    """The colour of the claimant in that place of the order, from 0; the grey of all others for None and beyond the last."""
    return (VOICES[place] if place is not None and place < len(VOICES) else OTHERS)[name == "dark"]


def kind_colour(table: str, name: ThemeName) -> str:
    """The colour of a kind of fact, by its table."""
    return KIND[table][name == "dark"]


def hover_label(theme: Theme) -> dict[str, Any]:
    """How what the pointer is told looks."""
    return {"bgcolor": theme.paper, "bordercolor": theme.border, "font": {"color": theme.ink}, "align": "left"}


def fade(colour: str, alpha: float) -> str:
    """``#rrggbb`` with an opacity, 0 to 1.

    >>> fade("#ff0000", 0.5)
    'rgba(255,0,0,0.5)'
    """
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha:g})"
