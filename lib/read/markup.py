"""A page's markup without what no article stands in, so that finding the article costs no more than the article is worth."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lib.errors import ReadError

#: Most characters of a page without its scripts, styles and drawings, and most tags. Long live blogs have half as many; the time to
#: find the article grows faster than they do.
MAX_MARKUP, MAX_TAGS = 2_000_000, 30_000

#: Longest tag whose attributes are kept, in characters: a picture may stand in one, which nobody needs to read the words.
MAX_TAG = 4000

#: Most characters of data about the article that a page may hold (JSON-LD).
MAX_DATA = 300_000

_INVALID = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ASIDE = re.compile(r"<(?P<end>/?)(?P<name>script|style|svg|template|canvas|math)\b(?P<rest>[^<>]*+)(?:>|\Z)", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
_LONG_TAG = re.compile(rf"<(/?[a-zA-Z][\w:-]{{0,40}}+)[^<>]{{{MAX_TAG},}}+(?:>|\Z)")


@dataclass(frozen=True, slots=True)
class Markup:
    """A page's markup without what no article stands in, and the ``data`` that stand in its scripts, each JSON."""

    text: str
    data: list[str]


def clean_markup(page: str, place: str) -> Markup:
    """The markup without scripts but those that hold data, styles, drawings, and what no parser takes.

    Raises:
        ReadError: what is left is too much for an article.
    """
    found = _drop_asides(_INVALID.sub("", page))
    kept = _LONG_TAG.sub(r"<\1>", found.text)
    if len(kept) > MAX_MARKUP:
        cause = f"The page has {len(kept):,} characters; one with an article may have {MAX_MARKUP:,}."
        raise ReadError(cause, place=place, remedy="Paste the article's text.")
    if kept.count("<") > MAX_TAGS:
        raise ReadError(f"The page has more than {MAX_TAGS:,} tags.", place=place, remedy="Paste the article's text.")
    return Markup(kept, found.data)


def _drop_asides(page: str) -> Markup:
    """The page without the elements that hold no words, each up to its end; in one pass, however they are nested or left open."""
    parts: list[str] = []
    data: list[str] = []
    at, inside, left, known = 0, "", MAX_DATA, 0
    for tag in _ASIDE.finditer(page):
        name = tag["name"].lower()
        if inside:
            if tag["end"] and name == inside:
                at, inside = tag.end(), ""
            continue
        if tag["end"] or tag["rest"].endswith("/") or tag.start() < known:
            continue
        if name == "script" and "ld+json" in tag["rest"].lower():
            end = _SCRIPT_END.search(page, tag.end(), tag.end() + left)
            if end:
                known = end.start()
                data.append(page[tag.end() : known])
                left -= known - tag.end()
                continue
        parts.append(page[at : tag.start()])
        inside = name
    return Markup("".join(parts) + ("" if inside else page[at:]), data)
