"""Signs around capitalised words that they name a person."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from lib.extract.actors.offices import office_of
from lib.extract.actors.verbs import is_reporting
from lib.extract.actors.words import fold_key, name_words, title_before

if TYPE_CHECKING:
    from lib.extract.actors.cast import Cast
    from lib.extract.actors.people import NameRun

#: "the governor of Zamfara, ": an office and what it is of, up to the name.
_OFFICE_OF = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|of|an?)\s((?:[\w-]+\s){1,3}(?:of|for|in|to)\s[^,.;:“”\"\n]{2,50}),\s$")
#: Titles and ranks that aliases of listed names begin with.
_TITLED = re.compile(r"(?:King|Queen|Prince|Princess|Emir|Sheikh|Sultan|Pope|President|Ayatollah|Gen\.?|General|Sir|Dame|Lord|Crown) ")
_NO_PEOPLE = frozenset({"medium", "outlet", "newspaper", "agency", "party", "authority", "ally"})


def reports(cast: Cast, run: NameRun) -> bool:
    """Whether the name is the subject of a verb of saying."""
    token = cast.tokens.get(cast.words[run.last - 1].start)
    return token is not None and token.dep_ == "nsubj" and is_reporting(token.head)


def is_apposed(cast: Cast, run: NameRun) -> bool:
    """ "one of the survivors, Ana Diaz, said", "the mayor of Cobija, Ana Diaz,": a name between commas behind a noun or an office."""
    before = cast.tokens.get(cast.words[run.first - 1].start) if run.first else None
    text, end = cast.reading.article.text, cast.words[run.last - 1].end
    start = cast.words[run.first].start
    if before is None or text[before.idx + len(before) : start] != ", " or text[end : end + 1] not in ",.;":
        return False
    if before.lemma_.lower() in name_words("group noun") - _NO_PEOPLE:
        return True
    office = _OFFICE_OF.search(text, max(0, start - 90), start)
    return office is not None and bool(office_of(office[1]))


def says_next(cast: Cast, run: NameRun) -> bool:
    """ "the head of the council, Ana Diaz, said": a verb of saying behind the name's comma."""
    after = cast.tokens.get(cast.words[run.last].start) if run.last < len(cast.words) else None
    end = cast.words[run.last - 1].end
    text = cast.reading.article.text
    return after is not None and is_reporting(after) and text[end : after.idx] == ", " and text[cast.words[run.first].start - 2] == ","


def names_place(cast: Cast, run: NameRun) -> bool:
    """ "Near Tin Aguelhok", "the village of Naung Shwe", "Fort Santiago": where somebody is, not who."""
    text, start = cast.reading.article.text, cast.words[run.first].start
    token = cast.tokens.get(cast.words[run.last - 1].start)
    if token is not None and token.dep_ in ("nsubj", "nsubjpass") and is_reporting(token.head):
        return False
    return cast.words[run.first].text in _PLACE_FIRST or _PLACED.search(text, max(0, start - 30), start) is not None


#: Words that begin the names of forts and waters, and of nobody.
_PLACE_FIRST = frozenset(
    {"Fort", "Lake", "Mount", "Port", "Camp", "Cape", "Puerto", "Rio", "Villa", "Monte", "Koh", "Pulau", "Tel", "Wadi"}
)
#: What stands right before a place, and before nobody's name.
_PLACED = re.compile(
    r"\b(?:(?:near|outside|in|at|into|inside|towards) "
    r"|(?:village|town|city|district|island|suburb|port|camp|hamlet|municipality|commune) of )$"
)


def past_office(cast: Cast, start: int, end: int) -> int:
    """Past what an office is of, where a run of capitals begins with it: "Minister of Public Works Ana Diaz"."""
    words = cast.words
    of = start >= 2 and words[start - 1].key in ("of", "for") and words[start - 2].joined
    if not of or not title_before(words, start - 1):
        return start
    tokens = [cast.tokens.get(word.start) for word in words[start:end]]
    for number, (token, following) in enumerate(pairwise(tokens)):
        governed = token is not None and token.dep_ == "pobj" and token.head.lower_ in ("of", "for")
        named = token is not None and following is not None and token.ent_type_ != "PERSON" == following.ent_type_
        if governed or named:
            return start + number + 1
    return start


def says_more(written: str, listed: str) -> bool:
    """Whether an article's form of a listed name has more of it, or the same letters: the article's form is the one to show.

    >>> says_more("Ana María Diaz", "Ana Diaz"), says_more("AB Diaz", "A.B. Diaz"), says_more("Diaz", "Ana Diaz")
    (True, True, False)
    """
    more, less = (fold_key(re.sub(r"[.\-‑]", " ", name)).split() for name in (written, listed))
    if more != less and "".join(more) == "".join(less):
        return True
    return len(more) > len(less) and all(word in more for word in less) and more[-1] == less[-1] and not _TITLED.match(written)
