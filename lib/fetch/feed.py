"""A feed (RSS, RSS 1.0, Atom, JSON Feed) -> the articles that it lists, without asking anyone anything."""

from __future__ import annotations

import codecs
import html
import io
import json
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import feedparser

from lib.errors import FetchError
from lib.fetch.address import read_address, shorten
from lib.read.charset import find_encoding

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Largest feed that is read, in bytes, in tags (those of quoted pages too: what is quoted is told differently by each parser), and in
#: attributes of one tag: some thousand entries with their texts. feedparser takes some seconds for so many tags, and its time grows with
#: the square of a tag's attributes.
MAX_FEED, MAX_TAGS, MAX_ATTRIBUTES = 5_000_000, 100_000, 200
_MAX_TITLE = 500
#: Bytes within which a feed says that it is one.
_HEAD = 4096
_OPENING = re.compile(r"(?>\s|\ufeff|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s[^>\[]*(?:\[[^\]]*\]\s*)?>)*+<(?:\w+:)?(?:rss|feed|RDF)\b", re.DOTALL)
_JSON = re.compile(r"\s*\{[^{}\[\]]{0,2000}?\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/")
_DECLARATION = re.compile(r"\A\s*+<\?xml\b[^<>]*>")
_ENCODING = re.compile(rb"\s*<\?xml\b[^<>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_ATTRIBUTES = re.compile(rf"<[^\s<>/=]++(?:\s++[^\s<>=]++\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+')){{{MAX_ATTRIBUTES}}}")
_TAG = re.compile(r"<[^<>]{0,1000}>")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that a feed lists; ``published`` is the day as the feed's own clock has it (YYYY-MM-DD), "" where it gives none."""

    url: str
    title: str
    published: str


def is_feed(content: bytes) -> bool:
    """Whether bytes open as a feed does, whatever the server calls them; a page that only names a feed is none.

    >>> is_feed(b'<?xml version="1.0"?><rss version="2.0">'), is_feed(b'<!DOCTYPE html><html><link rel="alternate" href="/feed">')
    (True, False)
    """
    head = _decode(content[:_HEAD])
    return bool(_OPENING.match(head) or _JSON.match(head))


def read_feed(content: bytes, base: str) -> list[Entry]:
    """The articles that a feed lists, in its order, each address once; links are relative to ``base``, the feed's own address.

    Entries without an http or https link are left out: there is nothing to fetch.

    Raises:
        FetchError: it is too large, declares entities (by which a few bytes are made to stand for gigabytes), is damaged, or is no feed.
    """
    place = shorten(base)
    if not is_feed(content):
        remedy = "Give the address of an article, or of a feed in RSS, Atom or JSON Feed."
        raise FetchError("What is there is no feed.", place=place, remedy=remedy)
    text = _DECLARATION.sub("", _decode(content), count=1).lstrip()
    is_json = _JSON.match(text) is not None
    if problem := _find_size(content) or ("" if is_json else _find_problem(text)):
        raise FetchError(f"The feed {problem}.", place=place, remedy="Give the addresses of its articles one by one.")
    entries: dict[str, Entry] = {}
    for found in (_parse_json if is_json else _parse_xml)(text, base):
        if url := _link(found, base):
            entries.setdefault(url, Entry(url, _title(found), _published(found)))
    return list(entries.values())


def _decode(content: bytes) -> str:
    """The feed's text, decoded here and once, so that what is checked is what is parsed."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    declared = _ENCODING.match(content.removeprefix(codecs.BOM_UTF8))
    encoding = find_encoding(declared[1].decode()) if declared else None
    for name in filter(None, (encoding, "utf-8-sig")):
        with suppress(UnicodeError):
            return content.decode(name)
    return content.decode(encoding or "cp1252", "replace")


def _find_size(content: bytes) -> str:
    return f"has {len(content):,} bytes; {MAX_FEED:,} are allowed" if len(content) > MAX_FEED else ""


def _find_problem(text: str) -> str:
    """What would make it take too much memory or time to read XML; "" where nothing does."""
    if "<!entity" in text.lower():
        return "declares entities, which can be made to fill the memory"
    if text.count("<") > MAX_TAGS:
        return f"has more than {MAX_TAGS:,} tags"
    return f"has a tag with {MAX_ATTRIBUTES} attributes" if _ATTRIBUTES.search(text) else ""


def _parse_json(text: str, base: str) -> list[Mapping[str, str]]:
    """Entries by the names that feedparser gives their parts; what is no text is left out."""
    try:
        items = json.loads(text)["items"]
        names = {"link": "url", "id": "external_url", "title": "title", "published": "date_published", "updated": "date_modified"}
        return [{name: item[key] for name, key in names.items() if isinstance(item.get(key), str)} for item in items]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged(base) from error


def _damaged(base: str) -> FetchError:
    remedy = "Give the addresses of its articles one by one."
    return FetchError("The feed is damaged and cannot be read.", place=shorten(base), remedy=remedy)


def _parse_xml(text: str, base: str) -> list[Mapping[str, str]]:
    headers = {"content-location": base, "content-type": "application/xml; charset=utf-8"}
    try:
        # A stream, for feedparser takes bytes and text for the name of a file or an address to be fetched.
        stream = io.BytesIO(text.encode("utf-8", "replace"))
        parsed = feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except (
        Exception
    ) as error:  # of many kinds: for a character that Unicode has not, an address with half a bracket, an entry without a link
        raise _damaged(base) from error
    return list(parsed.entries)


def _link(found: Mapping[str, str], base: str) -> str:
    """The entry's own address; an address that RSS gives as the entry's name (``guid``) where it has no link."""
    for words in (found.get("feedburner_origlink"), found.get("link"), found.get("id")):
        with suppress(FetchError, ValueError):
            if words and words.strip():
                return str(read_address(urljoin(base, words.strip())))
    return ""


def _title(found: Mapping[str, str]) -> str:
    return " ".join(html.unescape(_TAG.sub("", found.get("title", "")[: 4 * _MAX_TITLE])).split())[:_MAX_TITLE]


def _published(found: Mapping[str, str]) -> str:
    """The day as written, without turning it to another time zone: that of the outlet is the one that its "Monday" is told by."""
    written = found.get("published") or found.get("updated") or ""
    if iso := _ISO_DAY.match(written.strip()):
        return iso.group() if _is_day(*map(int, iso.group().split("-"))) else ""
    parts = parsedate(written[:100])
    return date(*parts[:3]).isoformat() if parts and _is_day(*parts[:3]) else ""


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except (ValueError, OverflowError):  # a year of twenty digits
        return False
