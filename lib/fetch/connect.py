"""A connection to exactly the machine that was checked, and a deadline that no slow server can outlast."""

from __future__ import annotations

import socket
import ssl
import time
from contextlib import contextmanager, suppress
from functools import cache
from threading import Timer
from typing import TYPE_CHECKING, Self

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from urllib3 import HTTPResponse

    from lib.fetch.address import Address

#: Says what asks, and nothing that is not so; some sites refuse what is no browser, and then their pages are saved by hand.
USER_AGENT = "Dateline/0.1 (reads news articles that a person asks for)"
_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, "
    "application/xml;q=0.9, application/pdf;q=0.9, text/plain;q=0.8, */*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
#: Machines of one name that are tried, one after another.
_TRIES = 8


class Deadline:
    """Seconds for all that is done within it: when they are over, the socket that is watched is shut, and whoever waits on it wakes up.

    Timeouts of a socket alone bound each wait and not their sum: a server that sends a byte now and then would never be done.
    """

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._until = time.monotonic() + seconds
        self._socket: socket.socket | None = None
        self._timer = Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    @property
    def left(self) -> float:
        """Seconds that are left; a hundredth at least, for a socket's timeout of none means no waiting at all."""
        return max(self._until - time.monotonic(), 0.01)

    def watch(self, watched: socket.socket | None) -> None:
        """Shut this socket, and no longer the one before, when time is up.

        Raises:
            TimeoutError: it is up already.
        """
        self._socket = watched
        if watched is not None:
            self.check()

    def check(self) -> None:
        """Raise TimeoutError where time is up: what was read last may have been cut off."""
        if self.passed:
            raise TimeoutError

    def _end(self) -> None:
        self.passed = True
        if self._socket is not None:
            with suppress(OSError):  # closed already
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


@contextmanager
def ask(address: Address, ips: Sequence[str], timeouts: tuple[float, float], deadline: Deadline) -> Iterator[HTTPResponse]:
    """The answer of the first of a host's machines that can be reached, its body still to be read.

    ``timeouts`` are the seconds to wait for a connection and for each part of an answer. Names are not looked up again, the server's
    certificate is checked against the address's host, and proxies are not used: one would look the name up anew, and not be checked.

    Raises:
        OSError, http.client.HTTPException, urllib3.exceptions.HTTPError: as the connection fails.
    """
    connection = _connect(address, ips, timeouts[0], deadline)
    try:
        deadline.watch(connection.sock)
        connection.timeout = min(timeouts[1], deadline.left)
        connection.request("GET", address.target, headers={"Host": address.authority} | _HEADERS, preload_content=False)
        response = connection.getresponse()
        try:
            yield response
        finally:
            response.close()
    finally:
        deadline.watch(None)
        connection.close()


def _connect(address: Address, ips: Sequence[str], seconds: float, deadline: Deadline) -> HTTPConnection:
    """A connection to the first machine that takes one; the last one's error where none does."""
    *others, last = ips[:_TRIES]
    for ip in others:
        with suppress(OSError, HTTPError):
            return _connect_to(ip, address, seconds, deadline)
    return _connect_to(last, address, seconds, deadline)


def _connect_to(ip: str, address: Address, seconds: float, deadline: Deadline) -> HTTPConnection:
    deadline.check()
    timeout = min(seconds, deadline.left)
    connection: HTTPConnection
    if address.scheme == "https":
        connection = HTTPSConnection(ip, address.port, timeout=timeout, server_hostname=address.host, ssl_context=_trust())
    else:
        connection = HTTPConnection(ip, address.port, timeout=timeout)
    try:
        connection.connect()
    except BaseException:
        connection.close()
        raise
    return connection


@cache
def _trust() -> ssl.SSLContext:
    """Who may vouch for a server: whom this machine trusts (an intranet's own authority too), and Mozilla's list where it has none."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
