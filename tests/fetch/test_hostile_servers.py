"""What a server that means harm, or is broken, cannot do: fill the memory, take for ever, or end in a traceback."""

import gzip
import socket
import time
import tracemalloc

import pytest

from lib.errors import FetchError
from lib.fetch import Guard, Limits, fetch
from tests.fetch.server import HOST, refused, send, serve

PAGE = b"<html><body><p>LIMA (AP) - Miners met on Friday.</p></body></html>"
SOON = Limits(size=100_000, connect=2, read=2, total=0.4)


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


#: Drops of a server that is never in a hurry; it ends some time, so that a test fails and does not hang.
DROPS = 300


def drip(before, sent):
    """Write one byte now and then after these, and note each."""

    def answer(handler):
        handler.wfile.write(before)
        for _ in range(DROPS):
            handler.wfile.write(b"a")
            sent.append(1)
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
    sent: list[int] = []
    with serve({"/a": drip(before, sent)}) as server:
        assert "too long" in str(refused(server, "/a", SOON))
        assert len(sent) < DROPS, "each drop came in time, and still it was not waited for the last"


def test_to_go_on_for_ever():
    """ "100 Continue" is an answer before the answer; a server may send one after another and never come to the point."""
    sent: list[int] = []

    def answer(handler):
        for _ in range(DROPS):
            handler.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            sent.append(1)
            time.sleep(0.03)

    with serve({"/a": answer}) as server:
        assert "too long" in str(refused(server, "/a", SOON))
        assert len(sent) < DROPS


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
