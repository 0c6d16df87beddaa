"""What a person, a feed or a server gives as an address -> its parts, read once and by one parser, or an error that says what is wrong."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from lib.errors import FetchError

#: Ports of web servers. On others stand other services, which a request from here could be made to talk to.
PORTS = frozenset({80, 443, 8080, 8443})
_DEFAULT = {"http": 80, "https": 443}
#: Longest address that browsers and servers agree on, in characters.
MAX_ADDRESS = 2000
#: Longest name of a host (RFC 1035), in characters.
_MAX_HOST = 253
_SHOWN = 120
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\<>\"]")
_LOGIN = re.compile(r"//[^/?#]*@")
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_NUMERIC = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)")
_TYPE_AGAIN = "Copy it anew from the browser's address bar; it looks like https://example.org/news/article.html."


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address; ``host`` in lower case and ASCII, IPv6 without brackets; ``target`` is the path and query, quoted."""

    scheme: str
    host: str
    port: int
    target: str

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"

    @property
    def authority(self) -> str:
        """Host and, unless it is the scheme's own, port, as in the header Host."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT[self.scheme] else f"{host}:{self.port}"


def read_address(url: str) -> Address:
    """The parts of an address; blanks and pointed brackets around it and what stands behind ``#`` are left out.

    >>> str(read_address(" <HTTPS://Example.ORG:443/a b?c=ü#top> ".replace("a b", "a%20b")))
    'https://example.org/a%20b?c=%C3%BC'

    Raises:
        FetchError: it is no http or https address, names no host, or is written so that programs read different hosts in it.
    """
    words = url.strip().removeprefix("<").removesuffix(">").strip()
    place = shorten(words)
    if len(words) > MAX_ADDRESS:
        raise FetchError(f"The address has {len(words):,} characters; {MAX_ADDRESS:,} are allowed.", place=place, remedy=_TYPE_AGAIN)
    scheme = _SCHEME.match(words)
    if not scheme or scheme[1].lower() not in _DEFAULT or not words[scheme.end() :].startswith("//"):
        named = f"{scheme[1].lower()} addresses are not fetched" if scheme and "." not in scheme[1] else "This is no address of a web page"
        raise FetchError(f"{named}.", place=place, remedy="Give an address that starts with https:// or http://, or drop the file itself.")
    if _UNSAFE.search(words):
        raise FetchError("There is a blank or a character in it that no address has.", place=place, remedy=_TYPE_AGAIN)
    try:
        parts = parse_url(words)
    except (LocationParseError, UnicodeError, ValueError) as error:
        raise FetchError("The address cannot be read.", place=place, remedy=_TYPE_AGAIN) from error
    if parts.auth is not None:
        raise FetchError("There is a user's name or password in it.", place=place, remedy="Give the address without them.")
    name = (parts.scheme or "").lower()
    port = parts.port if parts.port is not None else _DEFAULT[name]
    return Address(name, _read_host(parts.host or "", place), port, parts.request_uri)


def follow(address: Address, location: str) -> Address:
    """Where a server sends on to; a relative ``location`` is relative to the address asked.

    Raises:
        FetchError: that is no address to go to, or leads from https to http: what comes could be changed under way, which nobody asked for.
    """
    try:
        joined = urljoin(str(address), location.strip())
    except ValueError as error:
        raise FetchError("The server sends on to an address that cannot be read.", place=str(address), remedy=_TYPE_AGAIN) from error
    onward = read_address(joined)
    if address.scheme == "https" and onward.scheme == "http":
        remedy = f"If you trust the way there, give that address itself: {shorten(str(onward))}"
        raise FetchError("The server sends on from https to http, where others can change what comes.", place=str(address), remedy=remedy)
    return onward


def shorten(words: str) -> str:
    """An address as messages and logs show it: on one line, not too long, and without a password."""
    words = _LOGIN.sub("//…@", words[:MAX_ADDRESS])
    shown = " ".join("".join(char if char.isprintable() else " " for char in words[: _SHOWN + 1]).split())
    return (shown if len(words) <= _SHOWN else shown[:_SHOWN] + "…") or "address"


def _read_host(host: str, place: str) -> str:
    """A name, or an IP address in its one plain form: ``0x7f.1`` and ``2130706433`` hide what they mean."""
    bare = host.removeprefix("[").removesuffix("]")
    if host.startswith("["):
        try:
            return str(ipaddress.IPv6Address(bare if "%" not in bare else ""))
        except ValueError as error:
            raise FetchError("The host's IPv6 address cannot be read.", place=place, remedy=_TYPE_AGAIN) from error
    bare = bare.removesuffix(".")
    if not bare:
        raise FetchError("The address names no host.", place=place, remedy=_TYPE_AGAIN)
    if _NUMERIC.fullmatch(bare):
        try:
            return str(ipaddress.IPv4Address(bare))
        except ValueError as error:
            remedy = "Write it as four numbers, as in http://93.184.216.34/, or give the host's name."
            raise FetchError("The host is a number that is no plain IP address.", place=place, remedy=remedy) from error
    if len(bare) > _MAX_HOST or not _NAME.fullmatch(bare):
        raise FetchError("The host's name cannot be read.", place=place, remedy=_TYPE_AGAIN)
    return bare
