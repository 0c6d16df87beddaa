"""Which machines may be asked."""

import ipaddress
import socket
from threading import Event

import pytest

from lib.errors import FetchError
from lib.fetch import Guard, read_guard
from lib.fetch.address import read_address
from lib.fetch.answer import NoAnswer
from lib.fetch.guard import is_own, is_public
from tests.fetch.server import answer_names

PUBLIC = ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "64:ff9b::808:808", "2002:808:808::1", "::ffff:8.8.8.8"]
PRIVATE = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.8.9.10",
    "168.63.129.16",
    "169.254.169.254",
    "169.254.0.1",
    "172.16.0.1",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::8.8.8.8",
    "100::1",
    "2001::8.8.8.8",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
]
NEVER = [
    "169.254.169.254",
    "::ffff:169.254.169.254",
    "fd00:ec2::254",
    "100.100.100.200",
    "168.63.129.16",
    "0.0.0.0",
    "::",
    "224.0.0.1",
    "fe80::1",
]


@pytest.mark.parametrize("ip", PUBLIC)
def test_public(ip):
    assert is_public(ipaddress.ip_address(ip))


@pytest.mark.parametrize("ip", PRIVATE)
def test_private(ip):
    assert not is_public(ipaddress.ip_address(ip))


@pytest.mark.parametrize("ip", NEVER)
def test_never_allowed(ip):
    assert not is_own(ipaddress.ip_address(ip))


def resolve(monkeypatch, ips, guard=Guard(), url="http://feeds.example/"):  # noqa: B008
    answer_names(monkeypatch, {"feeds.example": [ips]})
    return guard.resolve(read_address(url))


def test_all_addresses_of_a_name_in_order(monkeypatch):
    assert resolve(monkeypatch, ["93.184.216.34", "8.8.8.8", "93.184.216.34"]) == ["93.184.216.34", "8.8.8.8"]


@pytest.mark.parametrize("ips", [["10.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["::1", "93.184.216.34"]])
def test_one_private_address_refuses_the_name(monkeypatch, ips):
    with pytest.raises(FetchError, match="private or reserved network") as caught:
        resolve(monkeypatch, ips)
    assert "10.0.0.1" not in str(caught.value), "what a name means inside is nobody's business outside"


@pytest.mark.parametrize("port", [22, 25, 6379, 9200])
def test_other_services_are_not_asked(monkeypatch, port):
    with pytest.raises(FetchError, match=f"port {port}"):
        resolve(monkeypatch, ["93.184.216.34"], url=f"http://feeds.example:{port}/")


def test_a_host_of_ones_own_network_may_be_allowed(monkeypatch):
    monkeypatch.setenv("DATELINE_ALLOW_PRIVATE", "Feeds.example:8123, [::1]:80")
    assert resolve(monkeypatch, ["10.0.0.1"], read_guard(), "http://feeds.example:8123/") == ["10.0.0.1"]
    assert read_guard().resolve(read_address("http://[::1]/")) == ["::1"]
    with pytest.raises(FetchError):
        resolve(monkeypatch, ["10.0.0.1"], read_guard(), "http://feeds.example:8080/")
    with pytest.raises(FetchError):
        resolve(monkeypatch, ["169.254.169.254"], read_guard(), "http://feeds.example:8123/")


@pytest.mark.parametrize("value", ["feeds.example", "feeds.example:http", ":80", "feeds.example:0", "feeds.example:99999"])
def test_what_is_allowed_must_be_a_host_with_a_port(monkeypatch, value):
    monkeypatch.setenv("DATELINE_ALLOW_PRIVATE", value)
    with pytest.raises(FetchError, match="DATELINE_ALLOW_PRIVATE"):
        read_guard()


def test_nothing_private_is_allowed_unasked():
    assert read_guard() == Guard()


def test_a_name_service_that_never_answers_is_not_waited_for(monkeypatch):
    over = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait(30) and [])
    with pytest.raises(NoAnswer, match=r"in time where feeds\.example is"):
        Guard().resolve(read_address("http://feeds.example/"), 0.05)
    assert not over.is_set(), "the name service is still silent"
    over.set()
