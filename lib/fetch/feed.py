"""A feed (RSS, RSS 1.0, Atom) -> the articles that it lists, without asking anyone anything."""

from __future__ import annotations

import html
import io
import re
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import feedparser

from lib.errors import FetchError
from lib.fetch.address import read_address, shorten

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Largest feed that is read, in bytes: some thousand entries with their texts, and about a second of work.
MAX_FEED = 5_000_000
_MAX_TITLE = 500
_OPENING = re.compile(
    rb"(?:\s|\xef\xbb\xbf|<\?.{0,500}?\?>|<!--.{0,4000}?-->|<!DOCTYPE\s[^>\[]{0,300}>)*<(?:\w+:)?(?:rss|feed|RDF)\b", re.DOTALL
)
_TAG = re.compile(r"<[^<>]{0,1000}>")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


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
    head = content[:16_384]
    return bool(_OPENING.match(head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")))


def read_feed(content: bytes, base: str) -> list[Entry]:
    """The articles that a feed lists, in its order, each address once; links are relative to ``base``, the feed's own address.

    Entries without an http or https link are left out: there is nothing to fetch.

    Raises:
        FetchError: it is too large, declares entities (by which a few bytes are made to stand for gigabytes), or is no feed.
    """
    place = shorten(base)
    if len(content) > MAX_FEED:
        remedy = "Give the addresses of its articles one by one."
        raise FetchError(f"The feed has {len(content):,} bytes; {MAX_FEED:,} are allowed.", place=place, remedy=remedy)
    if b"<!ENTITY" in content.replace(b"\0", b"").upper():
        remedy = "Give the addresses of its articles one by one."
        raise FetchError("The feed declares entities, which can be made to fill the memory.", place=place, remedy=remedy)
    # A stream, for feedparser takes bytes and text for the name of a file or an address to be fetched.
    parsed = feedparser.parse(
        io.BytesIO(content), response_headers={"content-location": base}, sanitize_html=False, resolve_relative_uris=False
    )
    if not parsed.version and not parsed.entries:
        remedy = "Give the address of an article, or of a feed in RSS or Atom."
        raise FetchError("What is there is neither a page nor a feed.", place=place, remedy=remedy)
    entries: dict[str, Entry] = {}
    for found in parsed.entries:
        if url := _link(found, base):
            entries.setdefault(url, Entry(url, _title(found), _published(found)))
    return list(entries.values())


def _link(found: Mapping[str, str], base: str) -> str:
    """The entry's own address; an address that RSS gives as the entry's name (``guid``) where it has no link."""
    for words in (found.get("feedburner_origlink"), found.get("link"), found.get("id")):
        try:
            return str(read_address(urljoin(base, words.strip()))) if words and words.strip() else ""
        except (FetchError, ValueError):
            continue
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
    except ValueError:
        return False
