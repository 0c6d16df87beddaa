"""An address opened: a page, or all that a feed lists, with what cannot be fetched named among the rest."""

import socket

import pytest

from lib.fetch import Guard, open_url
from lib.fetch.open import MAX_ENTRIES, PATIENCE, PAUSE
from lib.read.documents import Document, Refused
from tests.fetch.server import HOST, answer_names, redirect, send, serve

PAGE = (
    b"<html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head><body><p>LIMA (AP) - Miners met.</p></body></html>"
)


@pytest.fixture
def waited():
    """The seconds waited, instead of waiting."""
    return []


def feed(*links, media_type="application/rss+xml"):
    items = "".join(
        f"<item><title>No. {n}</title><link>{link}</link><pubDate>{n + 1} Mar 2025 12:00 GMT</pubDate></item>"
        for n, link in enumerate(links)
    )
    body = f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'.encode()
    return lambda handler: send(handler, body, content_type=media_type)


def opened(server, path, waited, guard=None):
    return list(open_url(server.url + path, guard=guard or server.guard, wait=waited.append))


def test_a_page_that_names_a_feed_stays_a_page(waited):
    with serve({"/old": redirect("/a?b"), "/a?b": PAGE}) as server:
        url = f"{server.url}/a?b"
        assert opened(server, "/old", waited) == [Document(url, PAGE, {"url": url, "media_type": "text/html; charset=utf-8"})]
    assert server.asked == ["/old", "/a?b"]
    assert waited == []


def test_a_feed_with_some_that_cannot_be_fetched(waited):
    answers = {"/feed": feed("/a", "/gone", "http://127.0.0.1/secret", "http://169.254.169.254/", "/b", "/feed"), "/a": PAGE, "/b": PAGE}
    with serve(answers) as server:
        found = opened(server, "/feed", waited)
    assert [type(each) for each in found] == [Document, Refused, Refused, Refused, Document, Refused]
    assert [each.name.removeprefix(server.url) for each in found] == [
        "/a",
        "/gone",
        "http://127.0.0.1/secret",
        "http://169.254.169.254/",
        "/b",
        "/feed",
    ]
    assert [each.meta.get("published") for each in found if isinstance(each, Document)] == ["2025-03-01", "2025-03-05"]
    assert ["404" in str(found[1].error), "private" in str(found[2].error), "another feed" in str(found[5].error)] == [True] * 3
    assert server.asked == ["/feed", "/a", "/gone", "/b", "/feed"]


def test_plain_text_in_another_encoding(waited):
    with serve({"/a": lambda handler: send(handler, "Лима".encode("koi8-r"), content_type="text/plain; charset=KOI8-R")}) as server:
        assert [found.content.decode() for found in opened(server, "/a", waited) if isinstance(found, Document)] == ["Лима"]


def test_a_host_is_asked_with_pauses(waited):
    with serve({"/feed": feed("/a", "/b", "http://127.0.0.1/c"), "/a": PAGE, "/b": PAGE}) as server:
        opened(server, "/feed", waited)
    assert len(waited) == 2
    assert all(0 < seconds <= PAUSE for seconds in waited)


def test_a_host_that_asks_for_fewer_requests_is_asked_no_more(waited):
    answers = {"/feed": feed("/a", "/b", "/c"), "/a": PAGE, "/b": lambda handler: send(handler, b"", 429), "/c": PAGE}
    with serve(answers) as server:
        found = opened(server, "/feed", waited)
    assert server.asked == ["/feed", "/a", "/b"]
    assert ["fewer requests" in str(each.error) for each in found[1:] if isinstance(each, Refused)] == [True, True]


def test_a_host_that_never_answers_is_given_up(waited, monkeypatch):
    answer_names(monkeypatch, {"silent.example": [["127.0.0.1"]]})
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    links = [f"http://silent.example:{port}/{n}" for n in range(5)]
    with serve({"/feed": feed(*links[:4], "/a", links[4]), "/a": PAGE}) as server:
        found = opened(server, "/feed", waited, Guard(server.guard.allowed | {("silent.example", port)}))
    assert [type(each) for each in found] == [Refused] * 4 + [Document, Refused]
    assert all("takes no connection" in str(each.error) for each in found if isinstance(each, Refused))
    assert len(waited) == PATIENCE  # before the second and third request to it, and before the one to the other host


@pytest.mark.parametrize("media_type", ["text/html", "text/plain", "application/octet-stream", "text/xml", ""])
def test_a_feed_is_one_whatever_the_server_calls_it(waited, media_type):
    with serve({"/feed": feed("/a", media_type=media_type), "/a": PAGE}) as server:
        assert [each.content for each in opened(server, "/feed", waited)] == [PAGE]


def test_a_long_feed_says_what_was_left_out(waited):
    links = [f"/{n}" for n in range(MAX_ENTRIES + 5)]
    with serve({"/feed": feed(*links)} | dict.fromkeys(links, PAGE)) as server:
        found = opened(server, "/feed", waited)
    assert sum(isinstance(each, Document) for each in found) == MAX_ENTRIES
    assert f"lists {MAX_ENTRIES + 5} articles" in str(found[-1].error)


def test_nothing_is_fetched_before_it_is_asked_for():
    with serve({"/feed": feed("/a", "/b"), "/a": PAGE, "/b": PAGE}) as server:
        articles = open_url(f"{server.url}/feed", guard=server.guard)
        assert server.asked == []
        next(articles)
        assert server.asked == ["/feed", "/a"]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (feed(), "lists no articles"),
        (lambda handler: send(handler, b"<?xml version='1.0'?><sitemap/>", content_type="text/xml"), "neither a page nor a feed"),
        (lambda handler: send(handler, b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss/>"), "entities"),
        (lambda handler: send(handler, b"", 503), "fault"),
    ],
)
def test_what_gives_no_article(waited, answer, words):
    with serve({"/a": answer}) as server:
        (found,) = opened(server, "/a", waited)
    assert isinstance(found, Refused)
    assert words in str(found.error)
    assert found.name == f"{server.url}/a"


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "http://127.0.0.1/", "http://[::ffff:127.0.0.1]/", "http://localhost.", "http://2130706433/", "x" * 9999]
)
def test_addresses_that_are_refused(waited, url):
    (found,) = open_url(url, wait=waited.append)
    assert isinstance(found, Refused)
    assert len(found.name) < 200


def test_a_host_of_ones_own_network_by_the_environment(waited, monkeypatch):
    with serve({"/a": PAGE}) as server:
        monkeypatch.setenv("DATELINE_ALLOW_PRIVATE", f"{HOST}:{server.port}")
        assert [type(each) for each in open_url(f"{server.url}/a", wait=waited.append)] == [Document]
        monkeypatch.setenv("DATELINE_ALLOW_PRIVATE", "nonsense")
        (found,) = open_url(f"{server.url}/a", wait=waited.append)
        assert "DATELINE_ALLOW_PRIVATE" in str(found)
        assert isinstance(opened(server, "/a", waited, Guard())[0], Refused)
