"""Capitals that go by description: "the Chinese capital", "the capital" once its country has been named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.places.runs import Found
from lib.gazetteer.countries import capital_country, capital_of, country_code, demonym_code

if TYPE_CHECKING:
    from lib.extract.values import Reading

_CAPITAL = re.compile(
    r"\b(?:[Tt]he (?P<people>[A-Z][\w-]+(?: [A-Z][\w-]+)?)|(?P<owner>[A-Z][\w-]+(?: [A-Z][\w-]+)?)[’']s?|(?P<the>[Tt]he))"
    r" capital\b(?! city\b)"
)
#: What follows where the capital is named beside its description, or where a sum of money or a province's seat is meant.
_NAMED = re.compile(
    r",? (?:of )?(?:the )?[A-Z]|,? of\b|[- ](?:gains|markets?|punishment|investment|region|letters?|flows?|expenditure|controls)"
)
_CAPITALISED = re.compile(r"[A-Z][\w-]+(?: [A-Z][\w-]+)?")
#: How far back (in characters) the nations are named that "the capital" could be of.
_BACK = 500
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]+, $")


def find_capitals(reading: Reading, found: list[Found]) -> list[Found]:
    """Descriptions that stand for a capital, without those that only explain its name ("Doha, the Qatari capital")."""
    text, described = reading.article.text, []
    for phrase in _CAPITAL.finditer(text):
        start, end = phrase.span()
        if _NAMED.match(text, end) or _NAME_BEFORE.search(text, 0, start) or reading.block_kind(start) not in ("body", "caption"):
            continue
        if any(each.start <= start < each.end for each in found):
            continue
        code = _nation(phrase, text)
        if phrase["the"] and any(capital_country(each.bare) not in (None, code) for each in found):
            continue  # with another nation's capital in the story, "the capital" may be that one
        if code and (capital := capital_of(code)):
            start = phrase.start("owner") if phrase["owner"] else start
            described.append(Found(start, end, capital, capital, "capital"))
    return described


def _nation(phrase: re.Match[str], text: str) -> str | None:
    """The country whose capital is meant; of "the capital" the one nation that the text before it speaks of."""
    if words := phrase["people"] or phrase["owner"]:
        return demonym_code(words) or country_code(words)
    nations = set()
    for words in _CAPITALISED.findall(text, max(0, phrase.start() - _BACK), phrase.start()):
        codes = (demonym_code(name) or country_code(name) for name in (words, *words.split(" ")))
        nations.add(next((code for code in codes if code), None))
    nations.discard(None)
    return nations.pop() if len(nations) == 1 else None
