"""Keys that rows are filed under and sought by, as text that is the same in every process, and the rules that they were made by."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

_LIB = Path(__file__).resolve().parents[1]
#: The code and the lookups that decide about keys of facts, and about those of articles: changed, stored keys may be other ones.
_FACTS = ("link/[!s]*.py", "context.py", "lookups.py", "../data/lookups/*.csv")
_ARTICLES = ("link/stories.py", "context.py", "read/block*.py", "read/dateline*.py", "read/wire*.py", "extract/personnel/number_words.py")


def write_key(key: Hashable) -> str:
    """A key of tuples, sets, texts and numbers as text.

    >>> write_key((frozenset({"b", "a"}), None, (2025, 3)))
    "({'a','b'},None,(2025,3))"
    """
    if isinstance(key, tuple):
        return f"({','.join(map(write_key, key))})"
    if isinstance(key, frozenset):
        return f"{{{','.join(sorted(map(write_key, key)))}}}"
    return repr(key)


@cache
def key_rules(table: str) -> str:
    """16 hex digits of a hash over what decides about a table's keys: where it is the same, stored keys are what they would be today."""
    digest = hashlib.sha256()
    for pattern in _ARTICLES if table == "articles" else _FACTS:
        for path in sorted(_LIB.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
