"""A page's markup without what no article stands in, so that finding the article costs no more than the article is worth."""

from __future__ import annotations

import re

from lib.errors import ReadError

#: Most characters of a page without its scripts, styles and drawings, and most tags. Long live blogs have half as many; the time to
#: find the article grows faster than they do.
MAX_MARKUP, MAX_TAGS = 2_000_000, 30_000

#: Longest tag whose attributes are kept, in characters: a picture may stand in one, which nobody needs to read the words.
MAX_TAG = 4000

#: Most characters of data about the article that a page may hold (JSON-LD).
MAX_DATA = 300_000

_INVALID = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ASIDE = re.compile(r"<(?P<end>/?)(?P<name>script|style|svg|template|canvas|math)\b(?P<rest>[^<>]*)>", re.IGNORECASE)
_LONG_TAG = re.compile(rf"<(/?[a-zA-Z][\w:-]{{0,40}})[^<>]{{{MAX_TAG},}}+>")


def clean_markup(page: str, place: str) -> str:
    """The markup without scripts but those that hold data, styles, drawings, and what no parser takes.

    Raises:
        ReadError: what is left is too much for an article.
    """
    kept = _LONG_TAG.sub(r"<\1>", _drop_asides(_INVALID.sub("", page)))
    if len(kept) > MAX_MARKUP:
        cause = f"The page has {len(kept):,} characters; one with an article may have {MAX_MARKUP:,}."
        raise ReadError(cause, place=place, remedy="Paste the article's text.")
    if kept.count("<") > MAX_TAGS:
        raise ReadError(f"The page has more than {MAX_TAGS:,} tags.", place=place, remedy="Paste the article's text.")
    return kept


def _drop_asides(page: str) -> str:
    """The markup without the elements that hold no words, each up to its end; in one pass, however they are nested or left open."""
    parts: list[str] = []
    at, inside, data = 0, "", 0
    for tag in _ASIDE.finditer(page):
        name = tag["name"].lower()
        if inside:
            if tag["end"] and name == inside:
                at, inside = tag.end(), ""
            continue
        if tag["end"] or tag["rest"].endswith("/"):
            continue
        if name == "script" and "ld+json" in tag["rest"].lower():
            end = page.find("</script", tag.end(), tag.end() + MAX_DATA - data)
            if end >= 0:
                data += end - tag.end()
                continue
        parts.append(page[at : tag.start()])
        inside = name
    return "".join(parts) + ("" if inside else page[at:])
