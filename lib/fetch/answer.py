"""What a server's answer, or its silence, means: text to read, or an error with its cause and its remedy."""

from __future__ import annotations

import re
import ssl
from http.client import HTTPException
from typing import TYPE_CHECKING

from urllib3.exceptions import DecodeError, HTTPError, NewConnectionError
from urllib3.exceptions import SSLError as TLSError
from urllib3.exceptions import TimeoutError as WaitedTooLong

from lib.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lib.fetch.address import Address

#: All that a connection and an answer can fail with.
FAILURES = (OSError, HTTPException, HTTPError, ValueError)
#: What can be read: pages, plain text, PDF, feeds, and what servers call a file whose kind they do not know.
PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf"})
FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"}) | {
    "application/feed+json",
    "application/json",
}
UNKNOWN = frozenset({"", "application/octet-stream", "binary/octet-stream"})
#: Packings that ``lib.fetch.connect`` asks for; what another packing holds cannot be bounded, or not be opened.
_PACKINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})

_BY_HAND = "Open it in the browser, save the page and drop the file."
_LATER = "Try again later, or save the page in the browser and drop the file."
_CHECK = "Check the address in the browser."
_STATUS = {
    401: ("The page wants a login", "Log in in the browser, save the page and drop the file."),
    402: ("The page wants to be paid for", "Open it in the browser with your subscription, save the page and drop the file."),
    403: ("The site refuses to give the page to a program", _BY_HAND),
    404: ("There is no page at this address", _CHECK),
    406: ("The site refuses to give the page to a program", _BY_HAND),
    410: ("The page was taken down", "Look for it in a web archive, or in another outlet."),
    429: ("The site asks for fewer requests", _LATER),
    451: ("The page may not be shown here for legal reasons", _BY_HAND),
}


class TooMany(FetchError):
    """The site asks for fewer requests: it is left alone for now."""


class NoAnswer(FetchError):
    """The host takes no connection, or is too slow."""


def check_status(status: int, headers: Mapping[str, str], address: Address) -> None:
    """Raise FetchError unless the answer is the page."""
    if status == 200:
        return
    words, remedy = _STATUS.get(
        status, ("The site has a fault of its own", _LATER) if status >= 500 else ("The site gives no page", _CHECK)
    )
    wait = headers.get("retry-after", "")
    if status in (429, 503) and wait.isdecimal() and len(wait) < 6:
        words += f" and to wait {int(wait):,} seconds" if status == 429 else f" and asks to wait {int(wait):,} seconds"
    kind = TooMany if status == 429 else FetchError
    raise kind(f"{words} (HTTP {status}).", place=str(address), remedy=remedy)


def read_location(headers: Mapping[str, str]) -> str:
    """Where an answer sends on to, "" where it does not say. Headers are told as Latin-1, and an address not quoted is UTF-8 mostly."""
    location = headers.get("location", "")
    try:
        return location.encode("latin-1").decode()
    except UnicodeError:
        return location


def check_type(headers: Mapping[str, str], address: Address, most: int) -> str:
    """The media type of an answer that can be read, with its charset where the server names one: ``text/html; charset=koi8-r``.

    Raises:
        FetchError: it is of another kind, packed in a way that was not asked for, or larger than ``most`` bytes as it says itself.
    """
    stated, _, parameters = headers.get("content-type", "").partition(";")
    media_type = stated.strip().lower()
    if media_type not in PAGES | FEEDS | UNKNOWN:
        shown = re.sub(r"[^\w.+/-]", "", media_type)[:60]
        cause = f"The address gives {shown}, which holds no text to read."
        raise FetchError(
            cause, place=str(address), remedy="Give the address of an article or of a feed (HTML, plain text, PDF, RSS, Atom)."
        )
    if headers.get("content-encoding", "").strip().lower() not in _PACKINGS:
        raise FetchError("The server packs the page in a way that it was not asked for.", place=str(address), remedy=_BY_HAND)
    length = headers.get("content-length", "")
    if length.isdecimal() and len(length) < 20 and int(length) > most:
        raise too_large(address, most)
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", parameters, re.IGNORECASE)
    return f"{media_type}; charset={charset[1].lower()}" if charset else media_type


def too_large(address: Address, most: int) -> FetchError:
    """The error for what has more than ``most`` bytes after unpacking."""
    remedy = "Check that it is an article; if so, save its text and drop the file."
    return FetchError(f"There are more than {most:,} bytes at the address.", place=str(address), remedy=remedy)


def tell_failure(error: Exception, address: Address, overtime: bool) -> FetchError:
    """The error for a connection or an answer that failed; ``overtime`` where it was cut off because it took too long."""
    place = str(address)
    if overtime or (isinstance(error, (TimeoutError, WaitedTooLong)) and not isinstance(error, NewConnectionError)):
        return NoAnswer(f"{address.host} takes too long to answer.", place=place, remedy=_LATER)
    if isinstance(error, ssl.SSLCertVerificationError):
        cause = f"The certificate of {address.host} is not valid: {error.verify_message or 'it cannot be checked'}."
        return FetchError(cause, place=place, remedy="Check this machine's clock and the address; what comes from there cannot be trusted.")
    if isinstance(error, (ssl.SSLError, TLSError)):
        return FetchError(f"No safe connection to {address.host} can be made (TLS).", place=place, remedy=_BY_HAND)
    if isinstance(error, NewConnectionError):
        remedy = "Check the address, and whether this machine is on the internet, without a proxy: proxies are not used."
        return NoAnswer(f"{address.host} takes no connection on port {address.port}.", place=place, remedy=remedy)
    if isinstance(error, DecodeError):
        return FetchError("What the server packed cannot be unpacked.", place=place, remedy=_BY_HAND)
    return FetchError(f"The answer of {address.host} broke off or cannot be read.", place=place, remedy=_LATER)
