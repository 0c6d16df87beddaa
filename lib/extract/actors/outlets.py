"""Outlets and groups that no list holds, by the words for them: "the radio station Kivu 1", "told Dar News", "Dignidad, a rights group"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.actors.nations import nation_code
from lib.extract.values import Actor
from lib.gazetteer.countries import country_code, demonym_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lib.extract.actors.words import Word

#: What stands before an outlet's name, and words that open a sentence.
_BEFORE = frozenset(
    "agency broadcaster channel daily media network news newspaper press radio state television tv via the in at on but as by".split()
)
_CAP = r"[A-Z][\w'’-]*"
_RUN = rf"{_CAP}(?:\s(?:{_CAP}|\d+)){{0,3}}"
_KIND = (
    r"(?:(?:online|state|private|local|independent|official|public|opposition|pro-government|state-run|state-owned|regional)\s)?"
    r"(?:(?:news|press)\s(?:agency|site|website|channel|outlet|portal|service|network|programme|program)|(?:daily\s)?newspaper|(?:radio|television|TV)"
    r"\s(?:station|channel|network|broadcaster)|broadcaster|radio|television|tabloid|news\smagazine)"
)
#: "the Libyan news site Al-Wasat", "the radio station Kivu 1".
_CALLED = re.compile(rf"\b(?:(?P<nation>{_CAP})\s)?{_KIND}\s(?P<name>{_RUN})")
_MEDIA = r"News|Radio|TV|Television|Times|Herald|Tribune|Gazette|Chronicle|Daily|Broadcasting|Post|Mail|Telegraph|Newspaper|Online|Media|FM"
#: "told Dar News", "in an interview with Radio Okapi": names that say themselves what they are, where somebody speaks to them.
_SPOKEN_TO = re.compile(
    rf"\b(?:told|to|with|by|on|via)\s(?:the\s)?(?P<name>(?:{_CAP}\s){{1,3}}(?:{_MEDIA})|(?:Radio|Rádio|TV|Canal|Diario|Agencia|Agence|Télé|Tele)\s{_CAP}(?:\s{_CAP})?)\b"
)


def find_outlets(text: str) -> Iterator[tuple[int, int, Actor]]:
    """Where an outlet is named by its kind, and the outlet."""
    for match in _CALLED.finditer(text):
        yield match.start(), match.end(), Actor(match["name"], "body", nation_code(match["nation"] or ""), "outlet")
    for match in _SPOKEN_TO.finditer(text):
        yield match.start("name"), match.end("name"), Actor(match["name"], "body", None, "outlet")


_GROUPS = (
    r"(?:group|organi[sz]ation|agency|network|company|NGO|charity|watchdog|militia|party|movement|union|association|foundation|coalition|outlet|"
    r"newspaper|faction|gang|cartel|think\stank|firm|body|initiative|collective|monitor|operator|contractor|affiliate)"
)
#: "Plataforma Uno, a local monitoring group", "the rights group Dignidad".
_APPOSED = re.compile(
    rf"(?P<name>{_CAP}(?:\s{_CAP}){{0,3}}),\s(?:a|an|the)\s(?:(?!(?:of|for|at|in|from|with|to|by|on|who|whose)\b)[\w'’-]+\s){{0,5}}?{_GROUPS}"
    r"(?=[,.;:)]|\s(?:that|which|based|of|in|with|for|behind|linked|run|led|close|known|backed|active|working|tracking|monitoring|allied)\b)"
)
_INTRODUCED = re.compile(
    rf"\b(?:rights|monitoring|aid|environmental|advocacy|migrant|armed|rebel|militant|activist|consultancy|medical|press\sfreedom|conflict)\s"
    rf"(?:group|organi[sz]ation|agency|network|charity|watchdog|monitor|faction|firm)\s(?P<name>{_RUN})"
)


def find_introduced(text: str) -> Iterator[tuple[int, int]]:
    """Where names stand that the text says are those of a group or a company."""
    for pattern in (_APPOSED, _INTRODUCED):
        for match in pattern.finditer(text):
            if nation_code(match["name"]) is None:
                yield match.span("name")


def is_surname(text: str, words: list[Word], index: int) -> bool:
    """Whether a word that names an outlet ends somebody's name: "said Sunita Rai", but not "Russia's Tass" or "News Agency Yonhap"."""
    word, before = words[index], words[index - 1] if index else None
    if before is None or word.text.isupper() or not before.capital or text[before.end : word.start] != " ":
        return False
    return before.key not in _BEFORE and not (country_code(before.text) or demonym_code(before.text))
