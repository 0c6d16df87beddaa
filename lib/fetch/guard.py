"""Which machines may be asked: those of the public internet, and none that stand in a network of one's own or in a cloud's backyard.

A page that Dateline fetches is chosen by whoever can type an address, write a feed or run a server that sends on. Without a guard each of
them could read, through Dateline, what only its machine can reach.
"""

from __future__ import annotations

import ipaddress
import os
import socket
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from lib.errors import FetchError
from lib.fetch.address import PORTS, Address
from lib.fetch.answer import NoAnswer

#: Seconds to wait for what a name means, where nobody says how long.
PATIENCE = 10.0
#: Hosts in one's own network that may be asked all the same, as ``host:port`` with commas between: an intranet's own feed.
ALLOW = "DATELINE_ALLOW_PRIVATE"

IP = ipaddress.IPv4Address | ipaddress.IPv6Address

#: All unicast addresses that are handed out (IANA, IPv6 address space); the wrappers of IPv4 addresses are unwrapped before.
_IPV6 = ipaddress.ip_network("2000::/3")
#: ``is_global`` does not refuse these in all Python versions: shared space (RFC 6598), IETF's own (RFC 6890), 6to4's relays (RFC 7526),
#: documentation (RFC 9637) and Teredo, whose addresses hide another one.
_REFUSED = tuple(map(ipaddress.ip_network, ("100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "3fff::/20", "2001::/32")))
#: Where clouds tell a machine its own secrets: AWS, Google, Azure; AWS over IPv6; Alibaba; Oracle; Azure's host, a public address.
METADATA = frozenset(map(ipaddress.ip_address, ("169.254.169.254", "fd00:ec2::254", "100.100.100.200", "192.0.0.192", "168.63.129.16")))
#: NAT64's well-known prefix (RFC 6052) ends in the IPv4 address that is meant.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_OWN_NETWORK = f"Save the page in the browser and drop the file. Whoever runs Dateline can allow a host of their own by {ALLOW}=HOST:PORT."


@dataclass(frozen=True, slots=True)
class Guard:
    """Who may be asked. ``allowed`` are the hosts, as an address names them, and ports that may stand in a network of one's own."""

    allowed: frozenset[tuple[str, int]] = frozenset()

    def resolve(self, address: Address, seconds: float = PATIENCE) -> list[str]:
        """All IP addresses of the host, looked up once, in so many seconds; who connects to one of these connects to what was checked.

        One that must not be asked refuses the host: no honest name stands for machines of the internet and of a network within.

        Raises:
            FetchError: the name is unknown or nobody says in time, the port or one of the addresses is refused.
        """
        allowed = (address.host, address.port) in self.allowed
        if address.port not in PORTS and not allowed:
            known = ", ".join(map(str, sorted(PORTS)))
            cause = f"The address names port {address.port}; pages are fetched from ports {known} alone."
            raise FetchError(cause, place=str(address), remedy=_OWN_NETWORK)
        found = _look_up(address, seconds)
        for ip in found:
            if not (is_public(ip) or (allowed and is_own(ip))):
                cause = f"{address.host} stands in a private or reserved network; only pages on the public internet are fetched."
                raise FetchError(cause, place=str(address), remedy=_OWN_NETWORK)
        return [str(ip) for ip in found]


def read_guard() -> Guard:
    """The guard that the environment variable ``DATELINE_ALLOW_PRIVATE`` asks for; without it nothing private is allowed.

    Raises:
        FetchError: the variable is not a list of hosts with ports.
    """
    allowed = set()
    for pair in filter(None, (part.strip() for part in os.environ.get(ALLOW, "").split(","))):
        host, _, port = pair.rpartition(":")
        if not host or not port.isdecimal() or not 0 < int(port) < 65536:
            raise FetchError(f"{pair!r} is no host with a port.", place=ALLOW, remedy=f"Write, for example, {ALLOW}=feeds.intranet:80.")
        allowed.add((host.lower().strip("[]"), int(port)))
    return Guard(frozenset(allowed))


def is_public(ip: IP) -> bool:
    """Whether an IP address is of the public internet, also one that wraps another.

    >>> [is_public(ipaddress.ip_address(ip)) for ip in ("93.184.216.34", "10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "168.63.129.16")]
    [True, False, False, False, False]
    """
    ip = _unwrap(ip)
    if ip in METADATA or any(ip in network for network in _REFUSED if network.version == ip.version):
        return False
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        return False
    return ip.version == 4 or ip in _IPV6


def is_own(ip: IP) -> bool:
    """Whether an IP address may be that of a host in one's own network: never one where a cloud keeps secrets or that many answer to."""
    ip = _unwrap(ip)
    return not (ip in METADATA or ip.is_link_local or ip.is_multicast or ip.is_unspecified or (ip.version == 4 and ip.is_reserved))


def _unwrap(ip: IP) -> IP:
    """The IPv4 address that an IPv6 address stands for: IPv4-mapped, 6to4, NAT64."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip


def _look_up(address: Address, seconds: float) -> list[IP]:
    """What the name means. It is asked in a thread that is left to itself when time is up: the system's own call cannot be cut short."""
    answers: SimpleQueue[Any] = SimpleQueue()

    def look_up() -> None:
        try:
            answers.put(socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM))
        except Exception as error:
            answers.put(error)

    Thread(target=look_up, name="look-up", daemon=True).start()
    try:
        found = answers.get(timeout=seconds)
    except Empty as error:
        remedy = "Try again later, and check whether this machine is on the internet."
        raise NoAnswer(f"No name service says in time where {address.host} is.", place=str(address), remedy=remedy) from error
    if isinstance(found, Exception):
        remedy = "Check the spelling, and whether this machine is on the internet."
        raise FetchError(f"No host called {address.host} is known.", place=str(address), remedy=remedy) from found
    named = dict.fromkeys(str(socket_address[0]).partition("%")[0] for *_, socket_address in found)
    return [ipaddress.ip_address(name) for name in named]
