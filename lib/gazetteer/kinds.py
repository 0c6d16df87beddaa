"""Words that say what kind of place a name means: "Kursk region", "oblast of Kursk", "the city of Kursk"."""

from __future__ import annotations

from functools import lru_cache

PROVINCE = ("admin1", "admin2")
DISTRICT = ("admin2", "admin1")
TOWN = ("city",)

#: A type word and the kinds that it can mean, the likelier first.
TYPE_KINDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("oblast", "krai", "kray", "governorate", "province", "state", "emirate", "voivodeship", "prefecture"), PROVINCE),
    **dict.fromkeys(("republic", "division", "territory", "wilaya", "wilayat", "vilayet", "autonomous republic"), PROVINCE),
    **dict.fromkeys(("autonomous okrug", "autonomous oblast", "autonomous region", "federal subject", "department", "canton"), PROVINCE),
    **dict.fromkeys(("region", "border region", "area", "border area"), ("admin1", "region", "admin2")),
    **dict.fromkeys(("county", "district", "raion", "rayon", "parish", "borough", "subdistrict", "municipal district"), DISTRICT),
    "municipality": ("admin2", "city", "admin1"),
    **dict.fromkeys(("city", "town", "village", "port", "settlement", "hamlet", "township", "port city", "capital city"), TOWN),
    **dict.fromkeys(("river", "lake", "sea", "gulf", "bay", "strait", "canal", "ocean"), ("water",)),
}

#: What is left of "Southern Province" or "Free State" without the type word names nothing.
GENERIC = frozenset(
    "north south east west central centre center northern southern eastern western northeast northwest southeast southwest upper lower "
    "middle coast capital free federal metropolitan national autonomous special delta rivers unity lakes plateau district city".split()
) | {
    "north east",
    "north west",
    "south east",
    "south west",
    "north eastern",
    "north western",
    "south eastern",
    "south western",
    "far north",
}

_LONGEST = max(word.count(" ") + 1 for word in TYPE_KINDS)


@lru_cache(maxsize=4096)
def split_type(folded: str) -> tuple[str, str] | None:
    """A folded name without its type word, and that word; None where there is none.

    >>> split_type("kursk region"), split_type("oblast of kursk"), split_type("city of david"), split_type("kursk")
    (('kursk', 'region'), ('kursk', 'oblast'), ('david', 'city'), None)
    """
    words = folded.split(" ")
    for length in range(min(_LONGEST, len(words) - 1), 0, -1):
        last = " ".join(words[-length:])
        stem = " ".join(words[:-length])
        if last in TYPE_KINDS and stem not in GENERIC:
            return stem, last
        first = " ".join(words[:length])
        if first in TYPE_KINDS and len(words) > length + 1 and words[length] == "of":
            return " ".join(words[length + 1 :]), first
    return None
