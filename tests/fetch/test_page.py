"""One address fetched from a real server: what comes, what is asked, and what a hostile server cannot do."""

import gzip
import zlib

import pytest

from lib.fetch import Guard, fetch
from tests.fetch.server import HOST, answer_names, redirect, refused, send, serve

PAGE = b"<html><body><p>LIMA (AP) - Miners met on Friday.</p></body></html>"


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
