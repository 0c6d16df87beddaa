"""An address -> articles: the page that stands there, or every article that the feed there lists.

What is fetched is what a person asked for: one page, or the articles of one feed, one after another with a pause between two requests to
the same host. Links in pages are not followed, so robots.txt, which is for programs that wander, is not asked for.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from typing import TYPE_CHECKING

from lib.errors import DatelineError, FetchError
from lib.fetch.address import read_address, shorten
from lib.fetch.answer import FEEDS, NoAnswer, TooMany
from lib.fetch.feed import is_feed, read_feed
from lib.fetch.guard import read_guard
from lib.fetch.page import fetch
from lib.read.charset import decode_page
from lib.read.documents import Document, Refused
from lib.read.kinds import HEAD, find_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lib.fetch.feed import Entry
    from lib.fetch.guard import Guard
    from lib.fetch.page import Fetched, Limits

#: Articles of one feed that are fetched; most feeds list 10 to 50.
MAX_ENTRIES = 100
#: Seconds between two requests to one host.
PAUSE = 1.0
#: Times that one host may leave a request unanswered before the rest of its articles is given up.
PATIENCE = 3
#: Bytes within which a page says that it is one.
_HEAD = 4096


def open_url(
    url: str, limits: Limits | None = None, guard: Guard | None = None, wait: Callable[[float], None] = time.sleep
) -> Iterator[Document | Refused]:
    """The article at an address, or those that the feed there lists; ``wait`` is called with the seconds to pause.

    A document's name is the address where it was found in the end; its ``meta`` holds ``url``, ``media_type`` and, from a feed, the day
    of publication. The headline is the page's own, so that an article is the same one by its address and by a feed. Nothing is raised:
    what cannot be fetched is Refused, and the rest of a feed is fetched all the same.
    """
    try:
        guard = guard or read_guard()
        found = fetch(url, limits, guard)
        if not is_feed(found.content):
            yield _document(found)
            return
        entries = read_feed(found.content, found.url)
        if not entries:
            raise FetchError("The feed lists no articles.", place=found.url, remedy="Try again when it does.")
    except DatelineError as error:
        yield Refused(shorten(url), error)
        return
    yield from _open_entries(entries[:MAX_ENTRIES], limits, guard, wait, {read_address(found.url).host: time.monotonic()})
    if len(entries) > MAX_ENTRIES:
        cause = f"The feed lists {len(entries):,} articles; the first {MAX_ENTRIES} were fetched."
        yield Refused(found.url, FetchError(cause, place=found.url, remedy="Give the addresses of the others one by one."))


def _open_entries(
    entries: list[Entry], limits: Limits | None, guard: Guard, wait: Callable[[float], None], asked: dict[str, float]
) -> Iterator[Document | Refused]:
    """Each entry's page; ``asked`` says when each host was asked last. A host that wants fewer requests or is silent is asked no more."""
    closed: dict[str, FetchError] = {}
    silent: Counter[str] = Counter()
    for entry in entries:
        host = read_address(entry.url).host
        try:
            if host in closed:
                raise FetchError(closed[host].cause, place=entry.url, remedy=closed[host].remedy)
            if host in asked and (left := asked[host] + PAUSE - time.monotonic()) > 0:
                wait(left)
            asked[host] = time.monotonic()
            found = fetch(entry.url, limits, guard)
            if is_feed(found.content):
                raise FetchError("The feed leads to another feed.", place=entry.url, remedy="Give that feed's own address.")
            document = _document(found, entry)
        except DatelineError as error:
            silent[host] += isinstance(error, NoAnswer)
            if isinstance(error, TooMany) or (isinstance(error, NoAnswer) and silent[host] == PATIENCE):
                closed[host] = error
            yield Refused(entry.url, error)
        else:
            yield document


def _document(found: Fetched, entry: Entry | None = None) -> Document:
    if found.media_type.partition(";")[0] in FEEDS and b"<html" not in found.content[:_HEAD].lower():
        remedy = "Give the address of an article, or of a feed in RSS, Atom or JSON Feed."
        raise FetchError("What is there is neither a page nor a feed.", place=found.url, remedy=remedy)
    content = found.content
    plain = re.match(r"text/(?:plain|markdown); charset=", found.media_type)
    if plain and find_kind(found.url, content[:HEAD], found.media_type) in ("text", "markdown"):  # what is a PDF stays one
        content = decode_page(content, found.url, found.media_type).encode()  # text itself names no encoding
    published = {"published": entry.published} if entry and entry.published else {}
    return Document(found.url, content, {"url": found.url, "media_type": found.media_type} | published)
