"""What kind of body a description names."""

from __future__ import annotations

#: Words of a description, and the kind of body that the first of them found in it means.
_KINDS = {
    "committee": "government",
    "council": "government",
    "ministry": "ministry",
    "intelligence": "intelligence",
    "spy": "intelligence",
    "media": "outlet",
    "news": "agency",
    "police": "police",
    "army": "military",
    "military": "military",
    "forces": "military",
    "navy": "military",
    "television": "outlet",
    "broadcaster": "outlet",
}


def kind_of(what: str) -> str:
    """The kind of a body by the words for it, in small letters: "spy agency" is ``intelligence``."""
    return next((kind for word, kind in _KINDS.items() if word in what), "government")
