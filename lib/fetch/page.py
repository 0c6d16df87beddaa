"""One address -> its bytes: checked, bounded in size and time, sent on at most a few times, without cookies, credentials or proxies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.errors import FetchError
from lib.fetch.address import Address, follow, read_address
from lib.fetch.answer import FAILURES, check_status, check_type, read_location, tell_failure, too_large
from lib.fetch.connect import Deadline, ask
from lib.fetch.guard import Guard, read_guard

if TYPE_CHECKING:
    from urllib3 import HTTPResponse

#: Times that a server may send on: from http to https, to www, to the new place, and two more.
MAX_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 1 << 16
_BY_HAND = "Save the page in the browser and drop the file."


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may cost: bytes after unpacking; seconds to look its name up or to connect, for each answer, and for all of it."""

    size: int = 20_000_000
    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: ``url`` where it was found in the end, ``media_type`` as the server says, in lower case, with any charset."""

    url: str
    content: bytes
    media_type: str


def fetch(url: str, limits: Limits | None = None, guard: Guard | None = None) -> Fetched:
    """What stands at an address of the public internet, or of a host that ``guard`` (by default the environment) allows.

    Raises:
        FetchError: it must not or cannot be asked, does not answer in time, or answers with an error, too much or no text.
    """
    limits, guard = limits or Limits(), guard or read_guard()
    address = read_address(url)
    with Deadline(limits.total) as deadline:
        for _ in range(MAX_REDIRECTS + 1):
            ips = guard.resolve(address, min(limits.connect, deadline.left))
            found = _ask_once(address, ips, limits, deadline)
            if isinstance(found, Fetched):
                return found
            address = follow(address, found)
    raise FetchError(f"The server sends on more than {MAX_REDIRECTS} times.", place=str(address), remedy=_BY_HAND)


def _ask_once(address: Address, ips: list[str], limits: Limits, deadline: Deadline) -> Fetched | str:
    """The page, or where the server sends on to."""
    try:
        with ask(address, ips, (limits.connect, limits.read), deadline) as response:
            if response.status in _REDIRECTS and (location := read_location(response.headers)):
                return location
            check_status(response.status, response.headers, address)
            media_type = check_type(response.headers, address, limits.size)
            return Fetched(str(address), _read(response, address, limits.size, deadline), media_type)
    except FAILURES as error:
        raise tell_failure(error, address, deadline.passed) from error


def _read(response: HTTPResponse, address: Address, most: int, deadline: Deadline) -> bytes:
    """All of the body, unpacked piece by piece, so that a small packet that unpacks to gigabytes never gets that far."""
    content = bytearray()
    while piece := response.read(_CHUNK):
        deadline.check()
        content += piece
        if len(content) > most:
            raise too_large(address, most)
    deadline.check()  # a socket that is shut when time is up looks like the end of the body
    return bytes(content)
