"""Capitalised runs -> persons: titles, countries and bodies cut off, the name left."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lib.extract.actors.words import Known, Word, known_names, known_titles, match_at, name_words, title_before
from lib.gazetteer.countries import country_code, demonym_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PARTICLES = name_words("particle")
_LOWER_PARTICLES = _PARTICLES - {"e", "y", "la", "le", "los", "las", "do", "ben", "bar", "st"}
#: Words that begin sentences in capitals and are no names.
_OPENERS = name_words("opener")
_BODY_NOUNS = name_words("body noun")


@dataclass(slots=True)
class NameRun:
    """A person's name in the text: words ``first`` to ``last`` (exclusive), the title before it, what general knowledge says."""

    first: int
    last: int
    known: Known | None
    title: str | None = None
    title_start: int | None = None
    gender: str | None = None
    country: str | None = None


def find_runs(words: list[Word]) -> Iterator[tuple[int, int]]:
    """Stretches of words that may be one name: capitals in a row, particles between them allowed."""
    index = 0
    while index < len(words):
        if not words[index].capital and not (words[index].key in _LOWER_PARTICLES and _runs_on(words, index)):
            index += 1
            continue
        end = index + 1
        while end < len(words) and words[end - 1].joined and _continues(words, end):
            end += 1
        while not words[end - 1].capital and words[end - 1].key in _PARTICLES:
            end -= 1
        if end > index:
            yield index, end
        index = max(end, index + 1)


def _runs_on(words: list[Word], index: int) -> bool:
    return bool(words[index].joined) and index + 1 < len(words) and words[index + 1].capital


def _continues(words: list[Word], index: int) -> bool:
    word = words[index]
    if word.capital:
        return True
    if word.key in _PARTICLES:
        return _runs_on(words, index) or (bool(word.joined) and index + 1 < len(words) and _runs_on(words, index + 1))
    return words[index - 1].joined in _HYPHENS and _hyphenated(words, index)


def _hyphenated(words: list[Word], index: int) -> bool:
    """ "Jong-un": a small letter after a hyphen goes on with the name; "-led", "-backed" and the like do not."""
    return len(words[index].key) <= 6 and words[index].key not in _COMPOUND_ENDS and index >= 2 and bool(words[index - 2].joined)


_HYPHENS = ("-", "‑")
_COMPOUND_ENDS = name_words("compound end")


def read_run(words: list[Word], start: int, end: int, is_person: Callable[[Word], bool]) -> NameRun | None:
    """The person's name in a run, or None; ``is_person`` tells whether the model takes a word for a person's."""
    end = _without_letters(words, start, end)
    first, country = _skip_modifiers(words, start, end, is_person)
    first = _inner_title(words, first, end)
    if first >= end:
        return None
    title, title_start, gender = None, None, None
    size_title = 0
    while first < end and (found := _title_at(words, first, end)):
        title_start = first if title_start is None else title_start
        title, gender = _better_title(title, found[1]), gender or found[1].gender
        first += found[0]
        size_title += found[0]
    if first >= end:
        return None
    if title is None and (before := title_before(words, first)):
        title, gender = before[1].form, before[1].gender
        title_start = first - before[0]
    found_name = match_at(known_names(), words, first)
    if (
        found_name
        and found_name[1].kind == "person"
        and found_name[0] >= end - first - 1
        and (" " in found_name[1].form or found_name[0] == end - first)
    ):
        return NameRun(first, first + found_name[0], found_name[1], title, title_start, gender or found_name[1].gender, country)
    last = _trim(words, first, end)
    if last <= first or (found_name and found_name[1].kind == "body" and not found_name[1].doubtful):
        return None
    if title is None and words[first].key in _OPENERS:
        return None
    return NameRun(first, last, None, title, title_start, gender, country)


def _without_letters(words: list[Word], start: int, end: int) -> int:
    """Where a name ends before the letters of a seat or an honour: "Ana Diaz MP"."""
    while end - start > 2 and words[end - 1].text.isupper() and words[end - 1].key in _LETTERS_BEHIND:
        end -= 1
    return end


_LETTERS_BEHIND = name_words("letters behind")


def _inner_title(words: list[Word], first: int, end: int) -> int:
    """Past the body that a title belongs to: "Kenya Wildlife Service Director" begins at "Director" where a name follows."""
    if first < end and _title_at(words, first, end):
        return first
    for index in range(first + 1, end - 1):
        found = _title_at(words, index, end)
        if found and index + found[0] < end and words[index + found[0]].key not in ("jr", "sr"):
            office = found[0] > 1 or words[index].key not in _FORENAMES
            return index if office or any(word.key in _BODY_NOUNS for word in words[first:index]) else first
    return first


#: Titles that are names as well: "Martin Luther King".
_FORENAMES = frozenset(
    "king queen prince princess pope major marshal judge bishop sheikh don sister father brother mother justice lord lady sir dame"
    " son baron duke dean pastor abbot emir mullah imam miss cardinal sultan khan coach player driver chief head boss".split()
)


def _better_title(known: str | None, found: Known) -> str:
    return found.form if known is None or found.role else known


def _title_at(words: list[Word], index: int, end: int) -> tuple[int, Known] | None:
    found = match_at(known_titles(), words, index)
    if found is None or found[1].doubtful or index + found[0] > end:
        return None
    return found


def _skip_modifiers(words: list[Word], start: int, end: int, is_person: Callable[[Word], bool]) -> tuple[int, str | None]:
    """Past sentence openers, demonyms, countries and bodies that stand before a title or a name."""
    first, country = start, None
    while first < end:
        known = match_at(known_names(), words, first)
        if known and known[1].kind == "person" and known[0] > 1:
            break
        if known and known[1].kind == "body" and first + known[0] < end and not known[1].doubtful:
            first, country = first + known[0], known[1].country or country
            continue
        size = next((n for n in (2, 1) if first + n <= end and _nation(words[first : first + n])), 0)
        if size and not (size == 1 and is_person(words[first]) and _names_on(words, first, end, is_person)):
            country = _nation(words[first : first + size])
            first += size
            continue
        if words[first].key in _OPENERS and (first == start or words[first].key in _MODIFIERS) and not _title_at(words, first, end):
            first += 1
            continue
        break
    return first, country


_MODIFIERS = name_words("modifier")


def _names_on(words: list[Word], first: int, end: int, is_person: Callable[[Word], bool]) -> bool:
    return first + 1 < end and is_person(words[first + 1]) and not match_at(known_titles(), words, first + 1)


@lru_cache(maxsize=4096)
def _nation_of(text: str) -> str | None:
    return demonym_code(text) or country_code(text)


def _nation(words: list[Word]) -> str | None:
    if len(words) == 2 and not words[0].joined:
        return None
    text = " ".join(word.text for word in words)
    return _nation_of("US" if text == "U S" else "UK" if text == "U K" else text)


def _trim(words: list[Word], first: int, end: int) -> int:
    """Where the name ends: before a word that belongs to a body, a place or a thing; nothing is left where the name itself is one."""
    for index in range(first, end):
        word = words[index]
        if word.key in _BODY_NOUNS or (index > first and word.key in _OPENERS and word.key not in ("may", "april", "june", "august")):
            return first
    return end


_INITIALS = re.compile(r"^[A-Z]{2,}$")


def looks_like_name(words: list[Word], run: NameRun) -> bool:
    """Whether the words can be a person's full name by their shape: two to six words, not all of them acronyms."""
    count = run.last - run.first
    office = known_titles().get(words[run.last - 1].key, ())
    if words[run.last - 1].key not in _FORENAMES and any(len(keys) == 1 and known.role for keys, known in office):
        return False  # "Health Secretary"
    return 2 <= count <= 6 and not all(_INITIALS.match(word.text) for word in words[run.first : run.last])


_KOREAN = name_words("Korean surname")
_CHINESE = name_words("Chinese surname")
_VIETNAMESE = name_words("Vietnamese surname")


def surname_keys(words: list[Word], run: NameRun) -> list[tuple[str, ...]]:
    """The shorter forms by which a text may go on naming a person, likeliest first."""
    keys = [word.key for word in words[run.first : run.last]]
    while len(keys) > 1 and keys[-1] in ("jr", "sr", "ii", "iii", "iv", "vi"):
        keys.pop()
    if len(keys) == 1:
        return [tuple(keys)]
    hyphened = len(keys) == 3 and words[run.last - 2].joined in _HYPHENS
    family_first = (keys[0] in _KOREAN and (len(keys) == 3 or hyphened)) or (keys[0] in _VIETNAMESE and len(keys) >= 3)
    family_first = family_first or (keys[0] in _CHINESE and len(keys) <= 3 and all(len(key) <= 6 for key in keys))
    found: list[tuple[str, ...]] = [(keys[0],)] if family_first else []
    first = max(1, len(keys) - 3)
    found += [tuple(keys[cut:]) for cut in range(len(keys) - 1, first - 1, -1) if keys[cut] not in _PARTICLES or cut < len(keys) - 1]
    if not family_first and keys[0] not in _OPENERS:
        found.append((keys[0],))
    return found
