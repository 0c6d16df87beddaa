"""Rules are data: a name, a pattern, words that it must match and words that it must not."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One labelled pattern.

    ``matches`` must be found by ``pattern.search`` and ``rejects`` must not; the tests run both for every rule in every module's ``RULES``.
    """

    name: str
    pattern: re.Pattern[str]
    matches: str
    rejects: str


def rule(name: str, pattern: str, matches: str, rejects: str, flags: int = re.IGNORECASE) -> Rule:
    """A Rule with its pattern compiled (verbose, case-insensitive unless told otherwise)."""
    return Rule(name, re.compile(pattern, flags | re.VERBOSE), matches, rejects)
