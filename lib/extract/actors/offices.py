"""Who held which office when, and which offices two wordings share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from lib.extract.actors.words import Word, known_titles, split_words
from lib.lookups import load_lookup

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of time in an office; ``since`` and ``until`` are "YYYY" or "YYYY-MM", empty where unknown or open."""

    name: str
    country: str | None
    role: str
    office: str | None
    since: str
    until: str

    def covers(self, day: str) -> bool:
        """Whether the person held the office in a month ("YYYY-MM"); a year alone covers all its months."""
        return self.since <= day and (not self.until or day <= self.until or self.until == day[:4])


@lru_cache(maxsize=4096)
def office_of(words: str) -> str | None:
    """The office that a wording names, shared by its synonyms: "top diplomat" and "foreign minister" are one.

    >>> office_of("head of the Russian Security Council"), office_of("acting governor of Kursk Oblast"), office_of("bread")
    ('security chief', 'governor', None)
    """
    text = words.lower().replace("heads ", "head of ", 1) if words.lower().startswith("heads ") else words.lower()
    if "security council" in text and text.startswith(("head", "chief", "secretary")):
        return "security chief"
    found = split_words(text, [(0, len(text))])
    best: tuple[int, str | None] = (0, None)
    for index in range(len(found)):
        size, office = _title_at(found, index)
        if size > best[0]:
            best = (size, office)
    return best[1] or None


def _title_at(words: list[Word], index: int) -> tuple[int, str | None]:
    for keys, known in known_titles().get(words[index].key, ()):
        if [word.key for word in words[index : index + len(keys)]] == list(keys):
            return len(keys), known.role
    return 0, None


@cache
def _terms() -> dict[str, list[Term]]:
    terms: dict[str, list[Term]] = {}
    for row in load_lookup("people"):
        term = Term(row["name"], row["country"] or None, row["role"], office_of(row["role"]), row["from"], row["until"])
        terms.setdefault(row["name"], []).append(term)
    return terms


@cache
def _holders() -> dict[tuple[str, str], list[Term]]:
    holders: dict[tuple[str, str], list[Term]] = {}
    for terms in _terms().values():
        for term in terms:
            if term.office and term.country:
                holders.setdefault((term.office, term.country), []).append(term)
    return holders


def _month(published: date | None) -> str | None:
    return published.strftime("%Y-%m") if published else None


def terms_of(name: str) -> list[Term]:
    """All terms in office that are known of a person."""
    return _terms().get(name, [])


def term_of(name: str, published: date | None) -> Term | None:
    """A person's term at the time of publication; the last one known where none covers it."""
    terms = _terms().get(name)
    if not terms:
        return None
    month = _month(published)
    term = next((term for term in terms if month and term.covers(month)), terms[0])
    over = month is not None and term.until and term.until[:7] < month[: len(term.until)] and not term.role.startswith("former")
    return replace(term, role=f"former {term.role}") if over else term


#: Offices that one person in a country holds at a time and that newspapers name without more.
SINGLE_OFFICES = frozenset(
    {
        "president",
        "vice president",
        "prime minister",
        "chancellor",
        "king",
        "emir",
        "sultan",
        "crown prince",
        "supreme leader",
        "foreign minister",
        "defence minister",
        "interior minister",
        "finance minister",
        "security chief",
        "military leader",
        "national security adviser",
        "leader",
    }
)


def holder_of(office: str, country: str, published: date | None) -> Term | None:
    """The one person who held an office when the article was published; None where that is unknown or not one person."""
    month = _month(published)
    if month is None or office not in SINGLE_OFFICES:
        return None
    held = [term for term in _holders().get((office, country), ()) if term.covers(month) and not term.role.startswith(("former", "deputy"))]
    return held[0] if len(held) == 1 else None
