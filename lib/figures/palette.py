"""Colours: one for each status and each kind of fact, the same in every figure, in a light and a dark variant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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

#: status -> (light, dark). Red to amber for losses, blue to green for people on their way; checked for red-green blindness in tests.
STATUS = {
    "requested": ("#7f93c9", "#9fb0e0"),
    "pledged": ("#2b74b8", "#6cb0ee"),
    "trained": ("#4bb3c4", "#5fd0e0"),
    "deployed": ("#0f6b55", "#3fae8e"),
    "present": ("#86a61c", "#b9d65a"),
    "withdrawn": ("#6b5fb0", "#a79bea"),
    "killed": ("#a3162e", "#f0566e"),
    "wounded": ("#e2711d", "#ff9a52"),
    "casualties": ("#7a2a6b", "#cf77bd"),
    "captured": ("#c89b12", "#f0cf4f"),
    "missing": ("#8a6a52", "#c4a183"),
    "denied": ("#7a7f87", "#9aa0a8"),
    "": ("#4d5560", "#c3c8d0"),
}

#: kind of fact -> (light, dark)
KIND = {
    "places": ("#2b74b8", "#6cb0ee"),
    "meetings": ("#7a2a6b", "#cf77bd"),
    "personnel": ("#c05a00", "#ff9a52"),
    "quotes": ("#0f6b55", "#3fae8e"),
    "events": ("#a3162e", "#f0566e"),
}

#: Statuses in the order in which figures stack them: the way there, then what it cost.
STATUS_ORDER = tuple(STATUS)


def theme(name: str | None) -> Theme:
    """The theme of that name; light where the browser has not said yet."""
    return DARK if name == "dark" else LIGHT


def status_colour(status: str | None, name: ThemeName) -> str:
    """The colour of a personnel status; the last, neutral one where the text gives no status."""
    return STATUS.get(status or "", STATUS[""])[name == "dark"]


def kind_colour(table: str, name: ThemeName) -> str:
    """The colour of a kind of fact, by its table."""
    return KIND[table][name == "dark"]


def fade(colour: str, alpha: float) -> str:
    """``#rrggbb`` with an opacity, 0 to 1.

    >>> fade("#ff0000", 0.5)
    'rgba(255,0,0,0.5)'
    """
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha:g})"
