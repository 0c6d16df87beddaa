"""Claims with vague numbers, read by another rule: "hundreds" is 200 or more in this codebook and 100 in ACLED's.

Rows keep the words (``count_text``), so that the rule is the reader's choice and not the store's. The rules are the columns of
``data/lookups/vague_counts.csv``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, get_args

from lib.extract.personnel.numbers import VagueRule, find_numbers

if TYPE_CHECKING:
    import pandas as pd

#: Rule -> whose it is. The first is the one that rows are stored by.
RULES: dict[VagueRule, str] = {"codebook": "Dateline's codebook", "acled": "ACLED", "ccc": "Crowd Counting Consortium"}
assert tuple(RULES) == get_args(VagueRule)


def recount(personnel: pd.DataFrame, rule: VagueRule) -> pd.DataFrame:
    """The same rows with the lower bounds of vague numbers as ``rule`` has them; words that no rule knows keep theirs."""
    if rule == "codebook":
        return personnel
    low = personnel["count_low"].copy()
    vague = personnel["count_rule"] == "vague"
    for index, words, stored in zip(personnel.index[vague], personnel["count_text"][vague], low[vague], strict=True):
        if read_vague(words, "codebook") == stored:
            low[index] = read_vague(words, rule)
    return personnel.assign(count_low=low)


@cache
def read_vague(words: str, rule: VagueRule) -> int | None:
    """The lowest number that vague words stand for.

    >>> read_vague("several hundred soldiers", "codebook"), read_vague("several hundred soldiers", "acled"), read_vague("40", "acled")
    (200, 100, None)
    """
    return next((number.low for number in find_numbers(words, rule) if number.rule == "vague"), None)
