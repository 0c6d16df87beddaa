"""One address fetched from a real server: what comes, what is asked, and what a hostile server cannot do."""

import gzip
import socket
import ssl
import time
import tracemalloc
import zlib

import pytest

from lib.errors import FetchError
from lib.fetch import Guard, Limits, connect, fetch
from tests.fetch.server import HOST, answer_names, make_certificate, redirect, send, serve

PAGE = b"<html><body><p>LIMA (AP) - Miners met on Friday.</p></body></html>"
SOON = Limits(size=100_000, connect=2, read=2, total=0.4)


def refused(server, path, limits=None, guard=None):
    """The error that a path is refused with."""
    with pytest.raises(FetchError) as caught:
        fetch(server.url + path, limits, guard or server.guard)
    assert caught.value.remedy
    return caught.value


def test_a_page():
    with serve({"/a?b=%C3%BC": PAGE}) as server:
        found = fetch(f"{server.url}/a?b=ü#top", guard=server.guard)
    assert (found.url, found.content, found.media_type) == (f"{server.url}/a?b=%C3%BC", PAGE, "text/html; charset=utf-8")


def test_what_is_asked_tells_who_asks_and_nothing_else(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with serve({"/a": lambda handler: send(handler, PAGE, set_cookie="id=1"), "/b": PAGE}) as server:
        fetch(f"{server.url}/a", guard=server.guard)
        fetch(f"{server.url}/b", guard=server.guard)
    assert {name.lower() for name in server.headers[1]} == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert server.headers[1]["Host"] == f"{HOST}:{server.port}"
    assert server.headers[1]["User-Agent"].startswith("Dateline/")


def test_the_name_is_looked_up_once_and_what_was_checked_is_asked(monkeypatch):
    looked_up = answer_names(monkeypatch, {HOST: [["127.0.0.1"], ["169.254.169.254"]]})
    with serve({"/": PAGE}) as server:
        assert fetch(server.url, guard=server.guard).content == PAGE
        assert looked_up == [HOST]
        assert "private" in str(refused(server, "/"))
    assert server.asked == ["/"]


def test_a_machine_that_does_not_answer_is_passed_over(monkeypatch):
    answer_names(monkeypatch, {HOST: [["::1", "127.0.0.1"]]})
    with serve({"/": PAGE}) as server:
        assert fetch(server.url, guard=server.guard).content == PAGE


def test_a_server_on_this_machine_is_not_asked_unasked():
    with serve({"/": PAGE}) as server:
        assert "port" in str(refused(server, "/", guard=Guard()))
    assert server.asked == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_sent_on(status):
    with serve({"/a": redirect("b?c#d", status), "/b?c": PAGE}) as server:
        assert fetch(f"{server.url}/a", guard=server.guard).url == f"{server.url}/b?c"


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
    ],
)
def test_not_sent_on_to_a_private_network(location):
    with serve({"/a": redirect(location)}) as server:
        assert "private or reserved network" in str(refused(server, "/a"))


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://example.org/", "http://a:b@example.org/", "http://0x7f.1/", "//:80/"])
def test_not_sent_on_to_what_is_no_address(location):
    with serve({"/a": redirect(location)}) as server:
        refused(server, "/a")
    assert server.asked == ["/a"]


def test_sent_round_and_round():
    with serve({"/a": redirect("/b"), "/b": redirect("/a")}) as server:
        assert "more than 5 times" in str(refused(server, "/a"))
    assert len(server.asked) == 6


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "login"),
        (403, "save the page"),
        (404, "no page"),
        (410, "taken down"),
        (418, "no page"),
        (429, "fewer requests"),
        (500, "fault"),
        (304, "no page"),
    ],
)
def test_each_status_has_its_cause_and_remedy(status, words):
    with serve({"/a": lambda handler: send(handler, b"", status)}) as server:
        error = refused(server, "/a")
    assert words in str(error)
    assert f"HTTP {status}" in str(error)


def test_how_long_to_wait_is_passed_on():
    with serve({"/a": lambda handler: send(handler, b"", 429, retry_after="120")}) as server:
        assert "120 seconds" in str(refused(server, "/a"))


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_packed(packing):
    body = gzip.compress(PAGE) if packing == "gzip" else zlib.compress(PAGE)
    with serve({"/a": lambda handler: send(handler, body, content_encoding=packing)}) as server:
        assert fetch(f"{server.url}/a", guard=server.guard).content == PAGE


def test_a_bomb_is_not_unpacked():
    bomb = gzip.compress(bytes(20_000_000), 1)
    with serve({"/a": lambda handler: send(handler, bomb, content_encoding="gzip")}) as server:
        tracemalloc.start()
        error = refused(server, "/a", Limits(size=100_000))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert "more than 100,000 bytes" in str(error)
    assert peak < 5_000_000


@pytest.mark.parametrize("packing", ["gzip, gzip", "br", "zstd", "pack200"])
def test_packed_as_nobody_asked_for(packing):
    with serve({"/a": lambda handler: send(handler, PAGE, content_encoding=packing)}) as server:
        assert "packs" in str(refused(server, "/a"))


def test_damaged_packing():
    with serve({"/a": lambda handler: send(handler, b"no gzip at all", content_encoding="gzip")}) as server:
        assert "unpacked" in str(refused(server, "/a"))


def test_too_large_by_its_own_word_is_not_read():
    with serve({"/a": lambda handler: send(handler, bytes(200_000))}) as server:
        assert "more than 100,000 bytes" in str(refused(server, "/a", Limits(size=100_000)))


def endless(handler):
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b"<p>more</p>" * 1000)


def test_a_body_without_end():
    with serve({"/a": endless}) as server:
        assert "more than 100,000 bytes" in str(refused(server, "/a", Limits(size=100_000)))


def drip(before):
    """Write one byte now and then, after these; it ends by itself after some seconds, so that a test fails and does not hang."""

    def answer(handler):
        handler.wfile.write(before)
        for _ in range(200):
            handler.wfile.write(b"a")
            time.sleep(0.03)

    return answer


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nX-Long: ",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n",
    ],
    ids=["status", "headers", "body", "counted body"],
)
def test_drop_by_drop(before):
    with serve({"/a": drip(before)}) as server:
        assert "too long" in str(refused(server, "/a", SOON))


def test_silence():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(FetchError, match="too long"):
            fetch(f"http://{HOST}:{port}/", Limits(read=0.1), Guard(frozenset({(HOST, port)})))


def test_nobody_there():
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(FetchError, match="takes no connection"):
        fetch(f"http://{HOST}:{port}/", guard=Guard(frozenset({(HOST, port)})))


def test_a_name_that_nobody_has(monkeypatch):
    def look_up(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(FetchError, match="No host called nowhere"):
        fetch("http://nowhere.example/")


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.9\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 300 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX-A: " + b"b" * 200_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n<p>cut off",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFFF\r\nab",
    ],
    ids=["nothing", "another protocol", "no status", "many headers", "a long header", "cut off", "a bad chunk", "a huge chunk"],
)
def test_broken_answers(answer):
    def write(handler):
        handler.wfile.write(answer)
        handler.close_connection = True

    with serve({"/a": write}) as server:
        assert "cannot be read" in str(refused(server, "/a"))


@pytest.mark.parametrize("media_type", ["image/png", "video/mp4", "application/zip", "application/javascript", "text/css", "a\x01b"])
def test_what_holds_no_text(media_type):
    with serve({"/a": lambda handler: send(handler, PAGE, content_type=media_type)}) as server:
        error = refused(server, "/a")
    assert "no text to read" in str(error)
    assert str(error).isprintable()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("TEXT/HTML", "text/html"),
        ('text/html; Charset="KOI8-R"', "text/html; charset=koi8-r"),
        ("application/pdf", "application/pdf"),
        ("", ""),
    ],
)
def test_media_types(given, kept):
    with serve({"/a": lambda handler: send(handler, PAGE, content_type=given)}) as server:
        assert fetch(f"{server.url}/a", guard=server.guard).media_type == kept


@pytest.fixture
def trusted(tmp_path, monkeypatch):
    """Serve with a certificate for a host; it is the only one that is trusted."""

    def make(host):
        certificate, key = make_certificate(tmp_path, host)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        monkeypatch.setattr(connect, "_trust", lambda: ssl.create_default_context(cafile=certificate))
        return context

    return make


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
