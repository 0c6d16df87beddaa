"""Being sent on: each hop is checked as if a person had given it, and nothing is carried from one to the next."""

import time

import pytest

from lib.errors import FetchError
from lib.fetch import Guard, Limits, fetch
from tests.fetch.server import HOST, answer_names, answer_raw, redirect, refused, send, serve

PAGE = b"<html><body><p>LIMA (AP) - Miners met on Friday.</p></body></html>"
OTHER = "other.example"


@pytest.mark.parametrize(("words", "path"), [("/straße", "/stra%C3%9Fe"), ("/дом?q=ü", "/%D0%B4%D0%BE%D0%BC?q=%C3%BC")])
def test_an_address_that_is_not_quoted(words, path):
    with serve({"/a": answer_raw(b"HTTP/1.1 302 Found", b"Location: " + words.encode()), path: PAGE}) as server:
        assert fetch(f"{server.url}/a", guard=server.guard).url == server.url + path


def test_an_address_in_an_older_encoding():
    answers = {"/a": answer_raw(b"HTTP/1.1 302 Found", "Location: /straße".encode("latin-1")), "/stra%C3%9Fe": PAGE}
    with serve(answers) as server:
        assert fetch(f"{server.url}/a", guard=server.guard).content == PAGE


def test_a_name_that_means_a_private_network_at_the_second_hop(monkeypatch):
    looked_up = answer_names(monkeypatch, {HOST: [["127.0.0.1"]], OTHER: [["10.0.0.1"]], "within.example": [["10.0.0.1"]]})
    with serve({"/a": redirect("/b"), "/b": redirect("http://within.example/")}) as server:
        error = refused(server, "/a")
    assert "within.example stands in a private or reserved network" in str(error)
    assert (looked_up, server.asked) == ([HOST, HOST, "within.example"], ["/a", "/b"])


def test_a_name_that_changes_its_meaning_between_two_hops(monkeypatch):
    answer_names(monkeypatch, {HOST: [["127.0.0.1"], ["169.254.169.254"]]})
    with serve({"/a": redirect("/b"), "/b": PAGE}) as server:
        assert "private or reserved network" in str(refused(server, "/a"))
    assert server.asked == ["/a"]


@pytest.mark.parametrize("port", [22, 25, 6379])
def test_other_services_are_not_asked_where_a_server_sends_on_to_them(monkeypatch, port):
    looked_up = answer_names(monkeypatch, {HOST: [["127.0.0.1"]], OTHER: [["93.184.216.34"]]})
    with serve({"/a": redirect(f"http://{OTHER}:{port}/")}) as server:
        assert f"port {port}" in str(refused(server, "/a"))
    assert looked_up == [HOST]


def test_nothing_is_carried_from_one_host_to_another(monkeypatch):
    answer_names(monkeypatch, {HOST: [["127.0.0.1"]], OTHER: [["127.0.0.1"]]})
    with serve({"/b": PAGE}) as other:

        def send_on(handler):
            send(handler, b"", 302, location=f"http://{OTHER}:{other.port}/b", set_cookie="id=1; Domain=example", www_authenticate="Basic")

        with serve({"/a": send_on}) as server:
            guard = Guard(server.guard.allowed | {(OTHER, other.port)})
            assert fetch(f"{server.url}/a", guard=guard).content == PAGE
    (first,), (second,) = server.headers, other.headers
    assert {name.lower() for name in second} == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert {name for name in first if first[name] != second.get(name)} == {"Host"}


def test_slow_hops_share_one_deadline():
    def send_on_later(to):
        def answer(handler):
            time.sleep(0.15)
            send(handler, b"", 302, location=to)

        return answer

    with serve({f"/{number}": send_on_later(f"/{number + 1}") for number in range(4)} | {"/4": PAGE}) as server:
        assert "too long" in str(refused(server, "/0", Limits(connect=2, read=2, total=0.4)))
    assert len(server.asked) < 5, "each hop answered in time, and still they were not all waited for"


def test_the_name_service_is_bounded_by_the_same_deadline(monkeypatch):
    asked = []

    def resolve(guard, address, seconds):
        asked.append(seconds)
        raise FetchError("not now", place="here", remedy="later")

    monkeypatch.setattr(Guard, "resolve", resolve)
    for limits in (Limits(connect=2, total=60), Limits(connect=20, total=1)):
        with pytest.raises(FetchError, match="not now"):
            fetch(f"http://{HOST}/", limits, Guard())
    assert asked[0] == 2
    assert 0 < asked[1] <= 1
