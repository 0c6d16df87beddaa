"""Servers are known by their certificates, though connected to by number."""

import ssl

import pytest

from lib.errors import FetchError
from lib.fetch import Limits, connect, fetch
from tests.fetch.server import HOST, make_certificate, redirect, refused, serve

PAGE = b"<html><body><p>LIMA (AP) - Miners met on Friday.</p></body></html>"


@pytest.fixture
def trusted(tmp_path, monkeypatch):
    """Serve with a certificate for a host that is trusted as Mozilla's list is."""

    def make(host):
        certificate, key = make_certificate(tmp_path, host)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        monkeypatch.setattr(connect.certifi, "where", lambda: str(certificate))
        connect._trust.cache_clear()
        return context

    yield make
    connect._trust.cache_clear()


def test_https_by_name_though_connected_by_number(trusted):
    context = trusted(HOST)
    asked = []
    context.sni_callback = lambda _, name, __: asked.append(name)
    with serve({"/a": PAGE}, context) as server:
        assert fetch(f"{server.url}/a", guard=server.guard).content == PAGE
    assert asked == [HOST]


def test_a_certificate_for_another_host(trusted):
    with serve({"/a": PAGE}, trusted("other.example")) as server:
        assert "certificate" in str(refused(server, "/a"))
    assert server.asked == []


def test_a_certificate_that_nobody_vouches_for(tmp_path):
    certificate, key = make_certificate(tmp_path, HOST)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with serve({"/a": PAGE}, context) as server:
        assert "certificate" in str(refused(server, "/a"))


def test_https_does_not_lead_to_http(trusted):
    with serve({"/a": redirect(f"http://{HOST}/a")}, trusted(HOST)) as server:
        assert "from https to http" in str(refused(server, "/a"))


def test_http_where_https_is_asked():
    with serve({"/a": PAGE}) as server:
        port = server.port
        with pytest.raises(FetchError, match="TLS"):
            fetch(f"https://{HOST}:{port}/a", Limits(connect=1), server.guard)
