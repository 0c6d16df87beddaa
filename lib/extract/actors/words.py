"""Words of a text and the names, bodies and titles of general knowledge that they spell."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from lib.lookups import load_lookup, split_cell

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’][sS]$")
#: What may stand between two words of one name.
_JOINTS = frozenset({" ", "-", "‑", "/", ".", "'", "’", "\u00a0", " & ", "' ", "’ "})
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae"})


@cache
def name_words(use: str) -> frozenset[str]:
    """Words of ``data/lookups/name_words.csv`` with a use: ``particle``, ``opener``, ``body noun``, ``group noun`` ..."""
    return frozenset(row["word"] for row in load_lookup("name_words") if row["use"] == use)


class Word(NamedTuple):
    """A word without its possessive ending; ``key`` is folded, ``joined`` is what parts it from a next word of the same name."""

    start: int
    end: int
    text: str
    key: str
    capital: bool
    joined: str


@dataclass(frozen=True, slots=True)
class Known:
    """A name of general knowledge: ``name`` is the canonical one, ``form`` the spelling; ``doubtful`` forms mean other things too."""

    kind: Literal["person", "body", "title"]
    name: str
    form: str
    country: str | None = None
    role: str | None = None
    gender: str | None = None
    doubtful: bool = False


def fold_key(text: str) -> str:
    """Lower case without accents and apostrophes.

    >>> fold_key("Erdoğan"), fold_key("Sa’ar")
    ('erdogan', 'saar')
    """
    plain = text.lower().replace("'", "").replace("’", "")
    if plain.isascii():
        return plain
    return "".join(char for char in unicodedata.normalize("NFKD", plain.translate(_LETTERS)) if not unicodedata.combining(char))


def split_words(text: str, spans: Iterable[tuple[int, int]]) -> list[Word]:
    """The words of the given stretches of the text, in order."""
    words: list[Word] = []
    for first, last in spans:
        found = list(_WORD.finditer(text, first, last))
        for number, match in enumerate(found):
            raw, start = match[0], match.start()
            bare = _POSSESSIVE.sub("", raw)
            after = found[number + 1].start() if number + 1 < len(found) else -1
            joined = _joint(text[match.end() : after], fold_key(bare)) if after > 0 and bare == raw else ""
            words.append(Word(start, start + len(bare), bare, fold_key(bare), bare[0].isupper(), joined))
    return words


def _joint(gap: str, key: str) -> str:
    return gap if gap in _JOINTS or (gap == ". " and ((len(key) == 1 and key != "x") or key in name_words("abbreviation"))) else ""


Trie = dict[str, list[tuple[tuple[str, ...], Known]]]


def _keys(form: str) -> tuple[str, ...]:
    return tuple(fold_key(_POSSESSIVE.sub("", match)) for match in _WORD.findall(form))


def _trie(entries: Iterable[Known]) -> Trie:
    trie: Trie = {}
    for known in entries:
        keys = _keys(known.form)
        trie.setdefault(keys[0], []).append((keys, known))
    for found in trie.values():
        found.sort(key=lambda pair: -len(pair[0]))
    return trie


@cache
def known_names() -> Trie:
    """People and bodies by their first word; single words of people are names that the public uses alone ("Putin")."""
    entries = []
    for row in load_lookup("people"):
        for form in (row["name"], *split_cell(row["aliases"])):
            country, gender = row["country"] or None, row["gender"] or None
            entries.append(Known("person", row["name"], form, country, row["role"], gender))
    for row in load_lookup("bodies"):
        doubtful = set(split_cell(row["doubtful"]))
        for form in (row["name"], *split_cell(row["aliases"])):
            entries.append(Known("body", row["name"], form, row["country"] or None, row["kind"], None, form in doubtful))  # noqa: PERF401
    return _trie(entries)


@cache
def known_titles() -> Trie:
    """Titles and offices; ``role`` is the office that several titles share, ``doubtful`` where it never stands before a name."""
    return _trie(
        Known("title", row["role"], row["title"], None, row["role"], row["gender"] or None, row["before_name"] != "1")
        for row in load_lookup("titles")
    )


def match_at(trie: Trie, words: list[Word], index: int) -> tuple[int, Known] | None:
    """The longest entry that begins at a word: how many words it takes, and what it is.

    Capitals must be written where the name has them; a body's name of one word is matched letter for letter.
    """
    for keys, known in trie.get(words[index].key, ()):
        size = len(keys)
        if size > 1 and (index + size > len(words) or words[index + 1].key != keys[1] or not _spells(words, index, keys)):
            continue
        if known.kind == "title" or _capitals_fit(words, index, size, known):
            return size, known
    return None


def _spells(words: list[Word], index: int, keys: tuple[str, ...]) -> bool:
    if index + len(keys) > len(words):
        return False
    for offset in range(1, len(keys)):
        if words[index + offset].key != keys[offset]:
            return False
        before = words[index + offset - 1]
        if not before.joined and words[index + offset].start - before.end != 3:  # "People's Daily": the ending was cut off
            return False
    return True


def _capitals_fit(words: list[Word], index: int, size: int, known: Known) -> bool:
    first = words[index]
    if size == 1:
        return first.text == known.form or (known.kind == "person" and first.capital)
    return first.capital or known.form[0].islower()


def title_before(words: list[Word], index: int) -> tuple[int, Known] | None:
    """The longest title that ends right before a word: how many words it takes, and what it is."""
    for size in range(min(5, index), 0, -1):
        start = index - size
        if not words[index - 1].joined:
            return None
        for keys, known in known_titles().get(words[start].key, ()):
            if len(keys) == size and not known.doubtful and _spells(words, start, keys):
                return size, known
    return None


def initials_start(words: str, short: str) -> int | None:
    """Where the words begin whose initials are the abbreviation; None where they are not."""
    tokens = list(re.finditer(r"\S+", words))
    for cut in range(len(tokens) - 1, -1, -1):
        if not tokens[cut][0][0].isupper():
            continue
        capitals = "".join(token[0][0] for token in tokens[cut:] if token[0][0].isupper())
        if capitals.upper() == short.upper() or "".join(token[0][0] for token in tokens[cut:]).upper() == short.upper():
            return tokens[cut].start()
    return None
