"""Signs around capitalised words that they name a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.actors.verbs import is_reporting
from lib.extract.actors.words import name_words

if TYPE_CHECKING:
    from lib.extract.actors.cast import Cast
    from lib.extract.actors.people import NameRun

_NO_PEOPLE = frozenset({"medium", "outlet", "newspaper", "agency", "party", "authority", "ally"})


def reports(cast: Cast, run: NameRun) -> bool:
    """Whether the name is the subject of a verb of saying."""
    token = cast.tokens.get(cast.words[run.last - 1].start)
    return token is not None and token.dep_ == "nsubj" and is_reporting(token.head)


def is_apposed(cast: Cast, run: NameRun) -> bool:
    """ "one of the survivors, Ana Diaz, said": a name between commas behind a noun for people."""
    before = cast.tokens.get(cast.words[run.first - 1].start) if run.first else None
    text, end = cast.reading.article.text, cast.words[run.last - 1].end
    if before is None or before.lemma_.lower() not in name_words("group noun") - _NO_PEOPLE:
        return False
    return text[before.idx + len(before) : cast.words[run.first].start] == ", " and text[end : end + 1] in ",.;"


def says_next(cast: Cast, run: NameRun) -> bool:
    """ "the head of the council, Ana Diaz, said": a verb of saying behind the name's comma."""
    after = cast.tokens.get(cast.words[run.last].start) if run.last < len(cast.words) else None
    end = cast.words[run.last - 1].end
    text = cast.reading.article.text
    return after is not None and is_reporting(after) and text[end : after.idx] == ", " and text[cast.words[run.first].start - 2] == ","
